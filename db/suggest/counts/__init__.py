"""What befell the people that a number counts, whose part they are, and what the words around weigh. Pure."""
