"""The objects of each released schema with a digest of their SQL, so that a foreign trigger is found on opening."""

import json
from pathlib import Path

FILE = Path(__file__).with_name("objects.json")


def known(schema: int) -> dict[str, str]:
    """Digest by 'type name' for a schema number; empty where this pincite does not know it."""
    found: dict[str, str] = json.loads(FILE.read_text(encoding="utf-8")).get(str(schema), {})
    return found
