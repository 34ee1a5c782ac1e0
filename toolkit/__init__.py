"""What the product knows; no widgets, no windows."""

__version__ = "0.1.0"
