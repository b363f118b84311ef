"""The schema is what the declarations say, in every table, and what objects.json knows of it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from waiting import PATIENCE, ran

from db import opening
from db.building import build
from db.kinds import COMMON, KINDS
from db.migrations import all_steps, objects
from db.migrations.found import FOUND
from db.oplog.tables import LOGGED, OWNERS, RECORDS, key
from db.records import Field, Kind, Links
from db.sqlite import Connection, sqlite
from db.vocabulary import CLOSED
from db.writer import KEYS

TOP = Path(__file__).resolve().parents[1]
TYPES = {"int": "INTEGER", "yesno": "INTEGER", "ref": "INTEGER", "real": "REAL"}
CHECKED = re.compile(
    r"""^\s*"?(\w+)"? TEXT(?:.|\n\s+(?=CHECK))*?CHECK \(("?\1"? (?:IN \([^)]*\)|= '\w+'(?: OR "?\1"? = '\w+')*))\)""",
    re.MULTILINE,
)
# Entries of lists are hardly ever taken away, and SQLite looks for what names them only then.
SELDOM = {"term", "property"}
GUARDS = {
    *("operation_sealed", "operation_said", "operation_kept"),
    *("change_sealed", "change_said", "change_named", "change_unsealed", "change_kept"),
    *("text_kept", "part_kept", "part_never_deleted", "raw_kept", "raw_never_deleted", "part_found"),
    *("find_it", "forget_it"),
    *("passage_checked", "passage_moved", "claim_cites", "claim_keeps_citing"),
    *("hold_placed", "hold_stays", "name_forgotten"),
}


@pytest.fixture(scope="module")
def schema() -> Iterator[Connection]:
    """An empty case file, in memory."""
    connection = sqlite.connect(":memory:", isolation_level=None)
    build(connection, wal=False)
    yield connection
    connection.close()


def columns(schema: Connection, table: str) -> dict[str, tuple[str, bool, str | None]]:
    """Type, whether it may not be empty, and default, by column."""
    rows = schema.execute(f"PRAGMA table_info({table})").fetchall()
    return {row[1]: (row[2], bool(row[3]), row[4]) for row in rows}


def all_fields() -> Iterator[tuple[str, Field]]:
    """Every declared field with its table, once for each table."""
    for kind in KINDS:
        yield from ((kind.table, field) for field in (*kind.fields, *(COMMON[name] for name in kind.common)))
    yield from ((link.table, field) for link in LINKS for field in link.fields)


LINKS = tuple({link.table: link for kind in KINDS for link in kind.links}.values())
FIELDS = list(all_fields())


def test_the_list_of_objects_is_current(schema: Connection) -> None:
    assert objects.listed()[str(opening.SCHEMA)] == objects.objects(schema), "run: python -m db.migrations.listing"
    assert max(map(int, objects.listed())) == opening.SCHEMA


def test_the_digest_of_all_objects_is_of_these_alone(schema: Connection) -> None:
    rows = objects.rows_of(schema)
    statistics = ("table", "sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)")
    assert objects.all_ours(opening.SCHEMA, reversed(rows)), "run: python -m db.migrations.listing"
    assert objects.all_ours(opening.SCHEMA, [*rows, statistics])
    assert not objects.all_ours(opening.SCHEMA, [*rows, ("trigger", "_sqlite_one", "CREATE TRIGGER _sqlite_one …")])
    assert not objects.all_ours(opening.SCHEMA, rows[:-1])
    assert not objects.all_ours(opening.SCHEMA, [*rows[:-1], (*rows[-1][:2], rows[-1][2] + " ")])


def test_the_steps_are_as_many_as_the_schema_says(schema: Connection) -> None:
    names = [row[0] for row in schema.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid").fetchall()]
    assert names == sorted(set(names))
    assert len(names) == opening.SCHEMA == len(all_steps()._migrations)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_the_columns_of_its_fields(schema: Connection, kind: Kind) -> None:
    declared = {"id", *kind.common, *(column for field in kind.fields for column in field.columns)}
    assert set(columns(schema, kind.table)) == declared


@pytest.mark.parametrize("link", LINKS, ids=lambda link: link.table)
def test_links_have_the_columns_of_their_fields(schema: Connection, link: Links) -> None:
    declared = {"id", link.owner, *(column for field in link.fields for column in field.columns)}
    assert set(columns(schema, link.table)) == declared | ({"position"} if link.ordered else set())


def test_columns_have_the_types_defaults_and_needs_of_their_fields(schema: Connection) -> None:
    wrong = []
    for table, field in FIELDS:
        kind, needed, default = columns(schema, table)[field.name]
        given = None if field.default is None else str(field.default)
        found = None if default is None else default.strip("'")
        if (kind, needed, found) != (TYPES.get(field.reads, "TEXT"), field.required or given is not None, given):
            wrong.append(f"{table}.{field.name}: {kind}, {'needed' if needed else 'may be empty'}, {default}")
    assert not wrong


def test_lists_in_the_file_are_those_of_the_vocabulary(schema: Connection) -> None:
    of = {(table, field.name): field.of for table, field in FIELDS if field.reads == "choice"}
    for part, reads, listed in (("precision", "date", "date_precision"), ("qualifier", "count", "qualifier")):
        of |= {(table, f"{field.name}_{part}"): CLOSED[listed] for table, field in FIELDS if field.reads == reads}
    of |= {("coverage", "state"): CLOSED["coverage"], ("property", "value_type"): CLOSED["value_type"]}
    found = {}
    for table, sql in schema.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"):
        for column, words in CHECKED.findall(sql):
            found[table, column] = tuple(re.findall(r"'(\w+)'", words))
    assert {key: words for key, words in found.items() if key[0] in LOGGED} == of


def test_no_check_makes_sqlite_build_a_table_for_every_row(schema: Connection) -> None:
    tables = dict(schema.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"))
    assert [name for name, sql in tables.items() if re.search(r"CHECK \([^()]* IN \([^()]*,[^()]*,", sql)] == []


def test_references_lead_where_their_fields_say(schema: Connection) -> None:
    wrong = []
    for table, field in FIELDS:
        leads = {row[3]: row[2] for row in schema.execute(f"PRAGMA foreign_key_list({table})").fetchall()}
        expected = None
        if field.reads == "ref":
            expected = "record" if field.of == ("any",) or len(field.of) > 1 else field.of[0]
        elif field.reads in ("term", "code"):
            expected = "term" if field.reads == "term" else "property"
        if leads.get(field.name) != ("documented_case" if expected == "case" else expected):
            wrong.append(f"{table}.{field.name} -> {leads.get(field.name)}")
    assert not wrong


def tables(schema: Connection) -> list[str]:
    """Our own tables: no virtual ones and none that SQLite or the migrations keep for themselves."""
    return [name.removeprefix("table ") for name in objects.objects(schema) if name.startswith("table ")]


def test_tables_are_strict(schema: Connection) -> None:
    virtual = {"part_search", "record_search"}
    strict = {row[1] for row in schema.execute("PRAGMA table_list").fetchall() if row[5]}
    assert set(tables(schema)) - strict == virtual


def test_references_are_indexed(schema: Connection) -> None:
    missing = []
    for table in tables(schema):
        indexed = {
            schema.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in schema.execute(f"PRAGMA index_list({table})").fetchall()
        }
        indexed |= {row[1] for row in schema.execute(f"PRAGMA table_info({table})").fetchall() if row[5] == 1}
        for row in schema.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if row[2] not in SELDOM and row[3] not in indexed:
                missing.append(f"{table}.{row[3]}")
    assert not missing


def test_triggers_are_those_that_are_meant(schema: Connection) -> None:
    logs = {f"log_{table}_{did}" for table in LOGGED for did in ("made", "changed")}
    logs |= {f"log_{table}_deleted" for table in LOGGED if table not in RECORDS}
    guards = {f"{table}_{what}" for table in RECORDS for what in ("registered", "never_deleted", "keeps_id")}
    search = {f"{table}_{what}" for table in FOUND for what in ("found", "found_again")}
    found = {row[0] for row in schema.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()}
    assert found == GUARDS | logs | guards | search
    assert set(LOGGED) == {*RECORDS, *OWNERS, *KEYS}


def test_every_column_of_a_logged_table_is_logged(schema: Connection) -> None:
    missing = []
    for table in LOGGED:
        for did, row in (("made", "NEW"), ("changed", "OLD"), ("deleted", "OLD")):
            if did == "deleted" and table in RECORDS:
                continue
            sql = "SELECT sql FROM sqlite_master WHERE name = ?"
            (made,) = schema.execute(sql, (f"log_{table}_{did}",)).fetchone()
            names = [one for one in columns(schema, table) if did != "changed" or one != key(table)]
            missing += [f"{table}.{one} {did}" for one in names if f'{row}."{one}"' not in made]
    assert not missing


def test_the_schema_needs_no_sqlite_newer_than_3_37(schema: Connection) -> None:
    names = "unixepoch|timediff|octet_length|concat|concat_ws|string_agg|jsonb|unhex"
    newer = re.compile(rf"->|\b({names})\b *\(|\bIS (NOT )?DISTINCT\b")
    made = schema.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
    assert not [name for name, sql in made if newer.search(sql)]


CREATE = """
import sys
from db.creating import create
from db.case import Person
from db.errors import CaseError
try:
    create(sys.argv[1], Person("Ann")).close()
    print("made")
except CaseError as error:
    print(error)
"""


def test_four_make_one_file_at_once_and_one_of_them_does(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CREATE, str(tmp_path / "new.db")]
    processes = [subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = sorted(process.communicate(timeout=PATIENCE)[0].strip() for process in processes)
    assert said[-1] == "made"
    assert all(one.endswith("is there already; nothing was changed.") for one in said[:-1])


def test_the_steps_keep_their_order_whichever_is_imported_first() -> None:
    code = (
        "import db.migrations.m05_claims; from db import building; from db.sqlite import sqlite\n"
        "connection = sqlite.connect(':memory:', isolation_level=None)\n"
        "building.build(connection, wal=False)\n"
        "print(connection.execute('SELECT name FROM _sqlite_migrations ORDER BY rowid').fetchone()[0])"
    )
    done = ran([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "m01_journal"
