"""The arrows of ARCHITECTURE.md, tried: what a fresh Python has loaded after an import or an edit."""

import sys
from pathlib import Path

import pytest
from sqlite_utils import Database
from test_arrows import PURE, SQLITES, files, imports, is_room
from waiting import ran

import db
from db import Person, create
from db.sqlite import Connection

TOP = Path(__file__).resolve().parents[1]
HEAVY = {"textual", "click", "sqlite_utils", "rich"}


def modules_after(code: str) -> set[str]:
    """The names of all modules in a fresh Python that ran this."""
    code += "\nimport sys; print(*sys.modules)"
    done = ran([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def loaded_by(*modules: str) -> set[str]:
    """What importing these loads; those that are not there yet are left out, none at all is a skip."""
    there = [module for module in modules if is_room(module)]
    if not there:
        pytest.skip(f"no {' nor '.join(modules)} yet")
    return modules_after(f"import {', '.join(there)}")


@pytest.mark.parametrize(
    ("module", "never"),
    [
        ("tui.start", HEAVY | SQLITES),
        ("tui.first", HEAVY),
        ("tui.cli", {"textual"}),
        ("tui.rows", HEAVY | SQLITES),
        ("db", HEAVY | SQLITES),
        ("db.case", HEAVY),
        ("db.edits", HEAVY),
        ("db.edits.records", {"hashlib"}),
        ("db.lists.windows", HEAVY),
        ("db.watch", HEAVY),
        ("tui.noting", {"db.suggest"}),
        ("tui.resuming", {"db.suggest"}),
    ],
)
def test_importing_loads_nothing_heavy(module: str, never: set[str]) -> None:
    assert not never & loaded_by(module)


def test_pure_rooms_load_no_case() -> None:
    assert not (HEAVY | SQLITES | {"db.case", "tui.app"}) & loaded_by(*PURE)


def test_opening_and_editing_load_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    create(path, Person("Ann")).close()
    code = f"""
from db import Case, Person
case = Case.open({str(path)!r}, Person("Ann"))
with case.write("title") as writer:
    writer.update("setting", "title", {{"value": "another"}})
assert case.settings()["title"] == "another"
case.close()"""
    assert not HEAVY & modules_after(code)


def test_sqlite_utils_uses_our_sqlite() -> None:
    database = Database(memory=True)
    assert isinstance(database.conn, Connection)
    database.close()


def test_the_door_offers_what_tui_takes() -> None:
    taken = {name for file in files("tui") for _, name in imports(file) if name.startswith("db.")}
    assert not {name for name in taken if not hasattr(db, name.removeprefix("db."))}


def test_the_door_gives_each_name_once() -> None:
    from db import ROOMS

    names = [name for found in ROOMS.values() for name in found]
    assert sorted(names) == sorted(set(names))


def test_the_program_starts_without_what_it_has_no_use_for() -> None:
    code = "from tui.sparing import spared\nwith spared(): import tui.app"
    needless = {"_ssl", "textual.widgets._input", "textual.widgets._option_list", "platformdirs.unix"}
    assert not needless & modules_after(code)
    assert needless <= modules_after("import tui.app"), "all of it is there where it may be used"
    later = "\nimport ssl, platformdirs, textual.command"
    assert modules_after(code + later) >= needless, "later all of it can be imported"
