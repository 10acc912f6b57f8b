"""The plan, its forms, its drawing rules and its edits: standard library only, no Qt, no SQL, no files."""
