"""Foreign files to Grids (readers), and Grids to Plans (recognise)."""
