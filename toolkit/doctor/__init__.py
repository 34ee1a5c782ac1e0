"""Finds what is wrong with a machine, and says the remedy."""
