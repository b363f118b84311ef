"""The terminal line: keys in, differences out."""
