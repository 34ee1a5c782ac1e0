"""Lessons: parse, list, search, check, slides, quiz."""
