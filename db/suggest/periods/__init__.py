"""The periods over which counts were added up. Pure."""
