"""Bengali digits, dates and number grouping."""
