"""Carrying passages to a corrected text: where their words stand now, or that they don't."""
