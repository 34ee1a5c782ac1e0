"""Errors, jobs, child processes, files, text and paths."""
