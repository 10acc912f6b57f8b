"""Pages for every way out: measuring and painting text with QtGui, no widgets; for the window and the command line."""
