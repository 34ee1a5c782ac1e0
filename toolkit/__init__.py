"""What the product knows; no widgets, no windows."""
