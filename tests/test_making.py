"""Rows by the thousand are written without their triggers: the file must be the same as with them, log and all."""

import json
import re
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

import pytest
from empty_case import empty_case
from hypothesis import given
from hypothesis import strategies as st
from loading import jsonl

from db import sample
from db.building import Site
from db.case import Case
from db.checks.verifying import verify
from db.creating import create
from db.errors import Refused
from db.importing import copying, filling, referring
from db.importing import load as loading_room
from db.importing.load import load
from db.importing.problems import WrongLines
from db.making import Column, Logging
from db.migrations import objects
from db.oplog.journal import digest, salted
from db.sqlite import alike

TOP = Path(__file__).resolve().parents[1]
EXAMPLES = re.search(r"```json\n(.*?)```", (TOP / "docs" / "exchange.md").read_text("utf-8"), re.DOTALL)
ODD = 'a "quoted" 100%% %s {x} \\ back\t\x01\x1f\x7f é أريحا \u2028 🙂'
HARD = (
    {"kind": "incident", "key": "a", "title": ODD},
    {"kind": "incident", "key": "b", "title": "b", "status": "finalized", "date": "2020-01", "killed": "at least 3"},
    {"kind": "place", "key": "p", "name": "Ariha", "latitude": 35.8128, "longitude": 1e-7, "names": [ODD, "أريحا"]},
    {"kind": "place", "name": "Far", "latitude": -33.100000000000001, "longitude": 179},
    {"kind": "note", "about": "a", "text": "two\nlines %d"},
    {"kind": "assessment", "subject": "a", "property": "killed", "value": 0, "held": False},
)


def written(path: Path, lines: bytes, folder: Path | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a case file into which the lines were loaded, by table; salts are all alike."""
    fixed: dict[str, Any] = {"clock": lambda: "2020-01-01T00:00:00Z", "salt": lambda: b"s" * 16}
    with create(path, sample.PERSON, title="x", site=Site(*sample.SITE), **fixed) as case:
        load(case, lines, folder=folder, reason="r", demonstration=True)
        assert verify(case) == []
        return rows(case)


def rows(case: Case) -> dict[str, list[tuple[Any, ...]]]:
    names = [name.removeprefix("table ") for name in objects.objects(case.connection) if name.startswith("table ")]
    plain = [name for name in names if not name.endswith("_search")]
    found = {name: sorted(case.rows(f"SELECT * FROM {name}"), key=repr) for name in plain}
    schema = case.rows("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    case.connection.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, record_search, instance)")
    index = case.rows("SELECT * FROM temp.indexed ORDER BY doc, col, offset")
    return found | {"schema": sorted(schema, key=repr), "index": index}


@pytest.mark.parametrize("name", ["examples", "sample", "hard"])
def test_the_file_is_the_same_with_and_without_triggers(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert EXAMPLES
    lines = {"examples": EXAMPLES[1].encode(), "sample": sample.lines(), "hard": jsonl(*HARD)}[name]
    monkeypatch.setattr(copying, "BULK", 10**9)
    by_triggers = written(tmp_path / "a.db", lines, sample.SOURCES)
    monkeypatch.setattr(copying, "BULK", 1)
    monkeypatch.setattr(referring, "MANY", 1)
    at_once = written(tmp_path / "b.db", lines, sample.SOURCES)
    for table, found in by_triggers.items():
        assert at_once[table] == found, table
    assert len(by_triggers["change"]) > 5
    assert by_triggers["index"]


def test_columns_left_out_are_logged_with_their_defaults(tmp_path: Path) -> None:
    logs: list[list[tuple[Any, ...]]] = []
    told: list[int] = []
    for many in (False, True):
        with empty_case(tmp_path, f"{many}.db") as case:
            with case.write("make") as writer:
                first = writer.reserve("incident", 3)
                rows = [(first, "a", None), (first + 1, "b", "public"), (first + 2, "c", None)]
                writer.insert_groups("incident", alike(("id", "title", "handling"), rows), told.append, many=many)
            logs.append(case.rows("SELECT id, operation, tbl, row, col, old, new FROM change WHERE operation > 1"))
            assert verify(case) == []
    assert logs[0] == logs[1]
    assert told == [2, 1, 2, 1]
    assert '"scope":"single"' in logs[1][0][-1]


COLUMNS = [
    Column("id", "%d", None, ""),
    Column("of", "%d", None, ""),
    Column("words", "%s", encode_basestring, ""),
    Column("scope", "%s", encode_basestring, '"50%%"'),
]


@pytest.mark.parametrize("names", [("id", "of", "words"), ("id", "words"), ("words", "id"), ("id",)])
@given(made=st.lists(st.tuples(st.integers(1, 2**53), st.integers(1, 2**53), st.text()), min_size=1))
def test_many_rows_are_logged_and_digested_as_each_is(names: tuple[str, ...], made: list[tuple[int, int, str]]) -> None:
    rows = [tuple(dict(zip(("id", "of", "words"), one, strict=True))[name] for name in names) for one in made]
    news, said = Logging("incident", COLUMNS, names).written(7, rows)
    each = [{name: row[names.index(name)] for name in ("id", "of", "words") if name in names} for row in rows]
    assert [json.loads(new) for new in news] == [one | {"scope": "50%"} for one in each]
    salts = [bytes([n % 256]) for n in range(len(made))]
    numbered = enumerate(zip(salts, made, news, strict=True), 7)
    one_by_one = [digest(salt, (n, "incident", one[0], None, None, new)) for n, (salt, one, new) in numbered]
    assert salted(salts, said) == one_by_one


def shaped() -> list[dict[str, Any]]:
    """Lines that say the same names, with values of all sorts."""
    lines: list[dict[str, Any]] = []
    for title in ("a", " padded ", ODD, "", 7, None, "two\nlines"):
        for date, killed in (
            ("2020-01-29", 3),
            ("2020-01-29", "3"),
            ("2020-02", "at least 4"),
            (None, None),
            (2020, 0),
        ):
            for scope in ("single", "series", None):
                lines.append({"kind": "incident", "title": title, "scope": scope, "date": date, "killed": killed})
    return lines


def simple() -> list[dict[str, Any]]:
    """Lines of which each fills the same columns."""
    return [{"kind": "incident", "title": "x", "killed": n, "date": f"2020-01-0{n + 1}"} for n in range(9)]


def lookalikes() -> list[dict[str, Any]]:
    """Lines of which most can be filled together, and some cannot."""
    lines: list[dict[str, Any]] = [{"kind": "place", "key": f"p{n}", "name": f"Village {n}"} for n in range(3)]
    for n in range(40):
        one = {"kind": "incident", "key": f"i{n}", "title": f"Strike {n} é" if n % 7 else f"Strike {n}"}
        one |= {"type": "Air strike" if n % 5 else "a new kind", "scope": ("single", "series")[n % 2]}
        one |= {"date": f"2020-01-{n % 28 + 1:02}" if n % 11 else "about May 2020", "place": f"p{n % 3}"}
        lines.append(one | {"killed": (n, str(n), f"at least {n}", None, 2.0)[n % 5]})
    return lines


@pytest.mark.parametrize("run", [1, 4, 250])
def test_lines_of_one_shape_are_filled_as_others(run: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again = {"kind": "assessment", "subject": "i3", "property": "killed", "value": 3, "held": False}
    right = jsonl(*(one for one in shaped() if one["title"]), *lookalikes(), again, *simple())
    monkeypatch.setattr(loading_room, "RUN", run)
    by_shape = written(tmp_path / "a.db", right)
    monkeypatch.setattr(filling, "SHAPES", 0)
    by_fields = written(tmp_path / "b.db", right)
    for table, found in by_fields.items():
        assert by_shape[table] == found, table


def test_what_is_wrong_with_lines_of_one_shape_is_said_as_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = (
        {"kind": "incident", "title": "x", "scope": "sinlge", "killed": "many houses", "date": "2020-13-01"},
        {"kind": "incident", "title": "x", "scope": "series", "killed": True, "date": ["2020"]},
        {"kind": "incident", "title": ["x"], "scope": 4, "killed": 3, "date": "2020"},
    )
    said = []
    for most in (1_000, 0):
        monkeypatch.setattr(filling, "SHAPES", most)
        with empty_case(tmp_path, f"{most}.db") as case, pytest.raises(WrongLines) as raised:
            load(case, jsonl(*shaped(), *wrong))
        said.append(str(raised.value))
    assert said[0] == said[1]
    assert "sinlge" in said[0]


LINES = (
    {"kind": "incident", "key": "a", "title": "x", "tags": ["t"]},
    {"kind": "assessment", "subject": "a", "property": "date", "value": "2020-01-29"},
)


def test_what_rows_refer_to_is_looked_for_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(referring, "MANY", 1)
    with empty_case(tmp_path, "a.db") as case:
        statements: list[str] = []
        case.connection.set_trace_callback(statements.append)
        load(case, jsonl(*LINES))
        assert statements.index("PRAGMA foreign_keys = OFF") < statements.index("BEGIN IMMEDIATE")
        assert statements.index("COMMIT") < statements.index("PRAGMA foreign_keys = ON")
        assert verify(case) == []


@pytest.mark.parametrize(
    ("table", "column", "value"), [("assessment", 1, 5), ("assessment", 2, "x"), ("tagging", 0, 5)]
)
def test_nothing_is_loaded_that_refers_to_what_is_not_there(
    table: str, column: int, value: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def astray(*given: Any) -> loading_room.Ready:
        ready = prepare(*given)
        windows = ready.rows.records[table].windows if table in ready.rows.records else [ready.rows.linked]
        for window in windows:
            for which, some in window.items():
                window[which] = [type(one)([*one[:column], value, *one[column + 1 :]]) for one in some]
        return ready

    prepare = loading_room.prepare
    monkeypatch.setattr(referring, "MANY", 1)
    monkeypatch.setattr(loading_room, "prepare", astray)
    with empty_case(tmp_path, "a.db") as case:
        before = rows(case)
        with pytest.raises(Refused, match="FOREIGN KEY"):
            load(case, jsonl(*LINES))
        assert case.one("PRAGMA foreign_keys") == 1
        case.connection.execute("DROP TABLE temp.indexed")
        assert rows(case) == before
