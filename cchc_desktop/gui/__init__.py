"""The window: PySide6 on top of every other room. Qt is imported by its modules only, never here."""
