"""Places in a text, and names that are none. Pure."""
