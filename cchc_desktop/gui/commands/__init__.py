"""What the user asks for, done: the only part of the window that reaches storage, importing and publishing."""
