"""Plans to Grids (layout), and Grids to files (writers)."""
