"""Probe, cut, caption and export video."""
