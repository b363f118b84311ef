"""Words read for what they say: counts, dates, spellings, and places in a text. Pure."""
