"""The Graphics page."""
