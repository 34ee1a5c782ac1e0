"""Parse, list, search and show lessons."""
