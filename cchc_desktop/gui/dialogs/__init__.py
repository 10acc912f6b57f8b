"""The dialogs, each a compiled form of ui/ with the few lines that fill and read it."""
