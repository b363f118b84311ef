"""The page on the exchange format says what the code does."""

import json
import re
from pathlib import Path

from db.importing.lines import LISTS
from db.importing.manual import placed
from db.kinds import KINDS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "exchange.md"
TEXT = PAGE.read_text("utf-8")


def test_its_tables_are_those_of_the_declarations() -> None:
    assert placed(TEXT) == TEXT, "Run: .venv/bin/python -m db.importing.manual docs/exchange.md"


def test_every_kind_is_named_and_has_an_example() -> None:
    kinds = {kind.name for kind in KINDS} | set(LISTS)
    block = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
    assert block
    assert {json.loads(line)["kind"] for line in block[1].splitlines()} == kinds
    first = TEXT[TEXT.index('- `"kind"`') : TEXT.index('- `"key"`')]
    assert set(re.findall(r"`(\w+)`", first)) == kinds
