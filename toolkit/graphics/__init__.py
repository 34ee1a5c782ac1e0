"""Template, brand, layout, paint, encode."""
