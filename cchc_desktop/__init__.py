"""CCHC Desktop: an offline editor for Vietnamese public administrative reform plans."""

__version__ = "0.1.0"
