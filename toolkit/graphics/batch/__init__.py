"""Many pictures from one template and a table: rows, columns, names, a pool of painters, a journal."""
