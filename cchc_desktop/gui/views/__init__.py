"""The views of the window: tree, table and what they are drawn with."""
