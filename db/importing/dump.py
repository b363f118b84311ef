"""Dumping a case file as JSON lines that `load` reads back: everything but the log."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from db.case import Case
from db.importing.leaving import leaving
from db.importing.lines import Entry
from db.importing.showing import Showing, encode
from db.kinds import KINDS, kind_of
from db.records import Kind
from db.terms import known
from db.vocabulary import LISTS, PROPERTIES
from db.writer import quoted

BATCH = 500
Out = Callable[[bytes], Any]
Progress = Callable[[str, int, int], None]
TERMS = {f"{one.name}.{word}": label for one in LISTS for word, label in one.words}
GIVEN = {one.code: one for one in PROPERTIES}
SPECIAL = {
    "text": "SELECT * FROM text WHERE id > ? ORDER BY id LIMIT ?",
    "passage": """SELECT p.*, t.article, t.version FROM passage p JOIN text t ON t.id = p.text
        WHERE p.id > ? ORDER BY p.id LIMIT ?""",
}
CITED = """SELECT x.*, p.start, p.stop, p.words, t.article, t.version FROM citation x
    JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
    WHERE x.record IN (SELECT value FROM json_each(?)) ORDER BY x.position, x.id"""


@dataclass(frozen=True, slots=True)
class Dumped:
    """What went out: records, and how many of each kind were left out since they are protected or rest on what is.

    operation: its number in the log, 0 where the case file could not be written. pointers: references and links to
    what was left out that were left away.
    """

    records: int
    left_out: dict[str, int]
    pointers: int
    operation: int


def dump(
    case: Case,
    out: Out,
    *,
    protected: bool = False,
    reason: str | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Dumped:
    """Write the case file's lines to out, each as bytes with its line feed; the log says who took them out, and why.

    protected: with what is protected or privileged, and what rests on it.
    """
    operation = logged(case, protected, reason)
    with snapshot(case):
        gone = set() if protected else leaving(case)
        showing = Showing(case, known(case), gone)
        total = case.one("SELECT count(*) FROM record") - len(gone)
        done = 0
        for line in lists(case):
            out(encode(line))
        for line in records(case, showing):
            out(encode(line))
            done += 1
            if not done % BATCH:
                progress("dumping", done, total)
    left_out = Counter(kind_of(one).name for one in sorted(gone))
    return Dumped(done, dict(left_out), showing.pointed, operation)


def logged(case: Case, protected: bool, reason: str | None) -> int:
    """Enter the dump in the log before anything goes out; 0 where the case file cannot be written."""
    if case.readonly:
        return 0
    what = "with what is protected" if protected else "without what is protected"
    with case.write("dump", f"{what}: {reason}" if reason else what) as writer:
        return writer.operation


class snapshot:
    """One state of the case file for as long as it is read."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __enter__(self) -> None:
        self.case.patiently(lambda: self.case.connection.execute("BEGIN"))

    def __exit__(self, *_: object) -> None:
        self.case.back_out()


def lists(case: Case) -> Iterator[Entry]:
    """Settings, and the terms and properties that are the case file's own or were changed, in a fixed order."""
    for name, value in case.rows("SELECT name, value FROM setting ORDER BY name"):
        yield {"kind": "setting", "name": name, "value": value}
    sql = "SELECT code, list, word, label, standard FROM term ORDER BY own, list, position, code"
    for code, of, word, label, standard in case.rows(sql):
        if TERMS.get(code) != label:
            line = {"kind": "term", "list": of, "word": word, "label": label}
            yield line | ({"standard": standard} if standard else {})
    sql = 'SELECT code, label, value_type, "of", about, unit FROM property ORDER BY own, position, code'
    for row in case.dicts(sql):
        values = {name: value or "" for name, value in row.items()}
        values["unit"] = values["unit"].partition(".")[2]
        there = GIVEN.get(row["code"])
        if not there or any(getattr(there, name) != value for name, value in values.items()):
            yield {"kind": "property"} | {name: value for name, value in values.items() if value}


def records(case: Case, showing: Showing) -> Iterator[Entry]:
    """The lines of all records, kind by kind, in the order of their ids."""
    for kind in KINDS:
        for rows in batches(case, kind):
            stay = [row for row in rows if row["id"] not in showing.gone]
            if kind.name == "text":
                yield from map(showing.text, stay)
            elif kind.name == "passage":
                yield from map(showing.passage, stay)
            else:
                linked = links_of(case, kind, [row["id"] for row in stay])
                for row in stay:
                    yield showing.record(kind, row, linked.get(row["id"], {}))


def batches(case: Case, kind: Kind) -> Iterator[list[dict[str, Any]]]:
    """The rows of a kind in order of id, a batch at a time."""
    sql = SPECIAL.get(kind.name, f"SELECT * FROM {kind.table} WHERE id > ? ORDER BY id LIMIT ?")
    last = -1
    while rows := case.dicts(sql, (last, BATCH)):
        yield rows
        last = rows[-1]["id"]


def links_of(case: Case, kind: Kind, ids: list[int]) -> dict[int, dict[str, list[dict[str, Any]]]]:
    """The rows of all links of some records, by record and by the name of the links, in their order."""
    found: dict[int, dict[str, list[dict[str, Any]]]] = {}
    listed = json.dumps(ids)
    for links in kind.links:
        order = "position, id" if links.ordered else "id"
        owner = quoted((links.owner,))
        sql = f"SELECT * FROM {links.table} WHERE {owner} IN (SELECT value FROM json_each(?)) ORDER BY {order}"
        for row in case.dicts(CITED if links.table == "citation" else sql, (listed,)):
            found.setdefault(row[links.owner], {}).setdefault(links.name, []).append(row)
    return found
