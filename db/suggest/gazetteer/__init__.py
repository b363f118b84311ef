"""A small gazetteer: Syria by its towns, the world by its countries and large cities; see README.md here."""

from pathlib import Path

FOLDER = Path(__file__).parent
COLUMNS = ("name", "kind", "within", "latitude", "longitude", "geonames", "other names")
