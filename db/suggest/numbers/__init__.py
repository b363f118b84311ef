"""Numbers in a text with the nouns that they count, as tokens of a sentence. Pure."""
