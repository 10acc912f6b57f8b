"""The plan file: SQLite through SQLAlchemy Core, one transaction per edit, with its journal."""
