"""Crash-safe storage, settings, autosave."""
