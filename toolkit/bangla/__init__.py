"""Bengali: digits, dates and number grouping, line breaking, phonetic typing, and reading Bijoy text."""
