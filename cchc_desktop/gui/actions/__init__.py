"""The commands of the window as data, free of Qt; the whole table stands in table.py."""
