"""Letters that names begin with, for patterns. Pure."""

# Capitals of the Latin script with every mark, as in transliterations: Ḥ, Ṣ, Š, Ż.
UPPER = "".join(one for one in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if one.isupper())
