"""A record as people read it, down to the words that it rests on."""
