"""The arrows of ARCHITECTURE.md, read from the code: who may import, open and write what."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]

SCREEN = {"textual", "rich", "click", "tui"}
SQLITES = {"sqlite3", "_sqlite3", "pysqlite3", "apsw"}
PANES = ("lists", "record", "article.pane", "editor.screen", "board", "queue", "carry", "find", "timeline", "history")
PURE = ("db.rules", "db.value_rules", "db.words", "db.carrying", "db.lists.query", "tui.rows")
PURE_STDLIB = {
    *("__future__", "array", "bisect", "calendar", "collections", "dataclasses", "datetime", "decimal"),
    *("difflib", "enum", "fractions", "functools", "heapq", "itertools", "math", "operator", "re"),
    *("string", "textwrap", "types", "typing", "unicodedata"),
}
CLOCK = {"now", "today", "utcnow"}
OPENS = {"read_bytes", "read_text", "write_bytes", "write_text", "copyfile", "copy2", "copytree"}
READ_FILES = (
    "db.opening",
    "db.creating",
    "db.migrations",
    "db.importing",
    "db.sample",
    "db.suggest.gazetteer",
    "db.suggest.lexicon",
    "db.holders",
    "db.filesystems",
    "db.turnstile",
    "db.spare",
    "db.edits.aside",
    "tui.cli.failing",
    "tui.cli.files",
    "tui.cli.shared",
    "tui.config",
    "tui.line.outlet",
    "tui.locales",
    "tui.outside",
)
WRITERS = (
    "db.building",
    "db.creating",
    "db.edits",
    "db.importing",
    "db.sample",
    "db.oplog.journal",
    "db.oplog.undoing",
    "db.upgrading",
    "db.oplog.inverse",
    "db.exporting",
    "db.backing",
)
BENEATH = ("db.case", "db.writer", "db.making", "db.derive", "db.migrations")
WRITES = re.compile(r"\b(?:INSERT(?: OR \w+)? INTO|UPDATE(?: OR \w+)?(?! SET)|DELETE FROM|REPLACE INTO)\b\s*(\w*)")
SIDES = ("_side", "_search", "_compare", "_board", "_maybe", "_crowd")
SIDE_TABLES = re.compile(r"CREATE (?:VIRTUAL )?TABLE (\w+)")
SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bINSERT (INTO|OR)\b|\bUPDATE\b.+\bSET\b|\bDELETE FROM\b|\bPRAGMA \w"
    r"|\bCREATE (TABLE|INDEX|VIEW|TRIGGER)\b|\b(ORDER|GROUP) BY\b|\bBEGIN IMMEDIATE\b",
    re.DOTALL,
)
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 40


@dataclass(frozen=True, slots=True)
class File:
    """One source file: its path from the top, its text, its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """Its dotted name, a package's without __init__."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def within(self, *rooms: str) -> bool:
        """Whether it is one of these modules or lies in one of these packages."""
        return any(f"{self.module}.".startswith(f"{room}.") for room in rooms)


Found = Iterator[tuple[int, str]]
Rule = Callable[[File], Found]


def parse(path: str, text: str) -> File:
    """A File of this text."""
    return File(path, text, ast.parse(text, path))


@cache
def files(*folders: str) -> tuple[File, ...]:
    """All source files in these folders of the checkout."""
    found = [path for folder in folders for path in sorted((TOP / folder).rglob("*.py"))]
    return tuple(parse(path.relative_to(TOP).as_posix(), path.read_text("utf-8")) for path in found)


def is_room(module: str) -> bool:
    """Whether a dotted name is a file or folder of the checkout."""
    path = TOP / module.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def imports(file: File) -> Found:
    """Everything imported, as line and dotted name: `from a import b` gives a.b; so does import_module."""
    package = file.module.split(".") if file.path.endswith("__init__.py") else file.module.split(".")[:-1]
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _last(node.func) in {"import_module", "__import__"}:
            yield from ((node.lineno, str(arg.value)) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def _last(node: ast.expr) -> str:
    """The last name of `a.b.c`, or of `c`; empty for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _expressions(file: File) -> Iterator[ast.expr]:
    yield from (node for node in ast.walk(file.tree) if isinstance(node, ast.expr))


def _calls(file: File) -> Iterator[ast.Call]:
    yield from (node for node in _expressions(file) if isinstance(node, ast.Call))


def _strings(file: File) -> Found:
    """Every string, as line and value; of an f-string {} stands for what its braces hold."""
    for node in _expressions(file):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        values = [part.value if isinstance(part, ast.Constant) else "{}" for part in parts]
        if isinstance(node, ast.JoinedStr | ast.Constant) and all(isinstance(value, str) for value in values):
            yield node.lineno, "".join(map(str, values))


def db_knows_no_screen(file: File) -> Found:
    """db never imports textual, rich, click or tui."""
    if file.within("db"):
        yield from ((line, f"imports {name}") for line, name in imports(file) if name.split(".")[0] in SCREEN)


def tui_uses_the_door(file: File) -> Found:
    """tui takes names from db itself and never from a room inside it."""
    if not file.within("tui"):
        return
    for line, name in imports(file):
        if name.startswith("db.") and (name.count(".") > 1 or is_room(name)):
            yield line, f"goes past the door: {name}"
    for node in _expressions(file):
        of_db = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "db"
        if of_db and is_room(f"db.{_last(node)}"):
            yield node.lineno, f"goes past the door: db.{_last(node)}"


def tui_holds_no_sql(file: File) -> Found:
    """tui has neither statements nor cursors, and no sqlite-utils."""
    if not file.within("tui"):
        return
    yield from ((line, f"imports {name}") for line, name in imports(file) if name.startswith("sqlite_utils"))
    yield from ((line, "holds SQL") for line, text in _strings(file) if SQL.search(text))
    for call in _calls(file):
        if _last(call.func) in {"execute", "executemany", "executescript", "cursor"}:
            yield call.lineno, f"calls {_last(call.func)}"


def one_sqlite(file: File) -> Found:
    """Only db/sqlite.py imports an SQLite library: two in one process drop each other's locks."""
    if file.module != "db.sqlite":
        yield from ((line, f"imports {name}") for line, name in imports(file) if name.split(".")[0] in SQLITES)


def pane(module: str) -> str:
    """The pane of a dotted name, else empty: tui.record, tui.record_claims and tui.record.x are one."""
    top, _, rest = module.partition(".")
    found = (name for name in PANES if f"{rest}.".startswith((f"{name}.", f"{name}_")))
    return next(found, "") if top == "tui" else ""


def panes_keep_apart(file: File) -> Found:
    """Panes know records and windows, never Case nor each other."""
    mine = pane(file.module)
    if not mine:
        return
    for line, name in imports(file):
        if pane(name) not in {"", mine}:
            yield line, f"imports another pane: {name}"
        if name == "db.Case":
            yield line, "knows Case"
    yield from ((node.lineno, "knows Case") for node in _expressions(file) if _last(node) == "Case")


def room_of(name: str) -> str:
    """The module that an imported name comes from; what db's door offers is taken from the room behind it."""
    import db

    name = f"{db.NAMES[name[3:]]}.{name[3:]}" if name[3:] in db.NAMES and name.startswith("db.") else name
    while name and not is_room(name):
        name = name.rpartition(".")[0]
    return name


def why_not_pure(module: str, asked: frozenset[str]) -> str:
    """What makes a room of ours impure, or ''; rooms that are being asked already count as pure."""
    if module in asked:
        return ""
    here = (file for file in files("db", "tui") if file.module == module)
    return next((what for file in here for _, what in impurities(file, asked | {module})), "")


def impurities(file: File, asked: frozenset[str] = frozenset()) -> Found:
    """Imports beyond the pure ones, also by way of other rooms; files, screen, keyboard and clock."""
    for line, name in imports(file):
        top = name.split(".")[0]
        if top in {"db", "tui"} and (why := why_not_pure(room_of(name), asked)):
            yield line, f"imports {name}, which {why}"
        elif top not in PURE_STDLIB | {"db", "tui"}:
            yield line, f"imports {name}"
    for call in _calls(file):
        if _last(call.func) in CLOCK | OPENS | {"open", "print", "input"}:
            yield call.lineno, f"calls {_last(call.func)}"


def pure_rooms_are_pure(file: File) -> Found:
    """Value in, value out, and so are the rooms they stand on: nothing opened or printed, no clock, no chance."""
    if file.within(*PURE):
        yield from impurities(file)


def few_write(file: File) -> Found:
    """People's changes are written by edits and importing, and by the log and the sample; never by tui."""
    if file.within(*WRITERS) or not file.within("db", "tui"):
        return
    for call in _calls(file):
        of_a_case = isinstance(call.func, ast.Attribute) and _last(call.func.value).lower().endswith("case")
        if of_a_case and _last(call.func) == "write":
            yield call.lineno, "writes to the case"
        if of_a_case and _last(call.func) == "side" and file.within("tui"):
            yield call.lineno, "writes session rows"


@cache
def side_tables() -> set[str]:
    """The tables of session and derived rows, by the migrations that make them."""
    made = (file for file in files("db") if file.within("db.migrations") and file.module.endswith(SIDES))
    return {table for file in made for table in SIDE_TABLES.findall(file.text)}


def others_write_side_rows_alone(file: File) -> Found:
    """Statements outside the rooms that write people's changes name only session and derived tables."""
    if not file.within("db") or file.within(*WRITERS, *BENEATH):
        return
    for line, text in _strings(file):
        named = set(WRITES.findall(text)) - side_tables()
        yield from ((line, f"writes to {table or 'a table named at run time'}") for table in named)


def no_with_connection(file: File) -> Found:
    """`with connection:` commits after an exception, too."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.With | ast.AsyncWith):
            for name in (_last(item.context_expr) for item in node.items):
                if re.fullmatch(r"(.*_)?(conn|con|connection|db|reader|writer)", name):
                    yield node.lineno, f"with {name}:"


def few_open_files(file: File) -> Found:
    """Opening and closing a live case file drops its locks: only named rooms open files at all."""
    if not file.within("db", "tui") or file.within(*READ_FILES):
        return
    for call in _calls(file):
        if call.args and _last(call.args[0]) == "devnull":
            continue
        words = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
        by_mode = any(isinstance(word, str) and re.fullmatch(r"[rwax][bt+]*", word) for word in words)
        owner = _last(call.func.value) if isinstance(call.func, ast.Attribute) else "builtins"
        name = _last(call.func)
        if name in OPENS or (
            name == "open" and (owner in {"builtins", "os", "io"} or by_mode or not (call.args or owner == "self"))
        ):
            yield call.lineno, f"opens a file by {name}"


def small_files_and_functions(file: File) -> Found:
    """Files of at most 400 lines, functions of at most 40; the functions of tests may be longer."""
    lines = file.text.count("\n")
    if lines > MOST_LINES:
        yield lines, f"has {lines} lines"
    for node in ast.walk(file.tree) if file.within("db", "tui") else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_LINES_OF_A_FUNCTION:
                yield node.lineno, f"{node.name} has {length} lines"


RULES: tuple[Rule, ...] = (
    db_knows_no_screen,
    tui_uses_the_door,
    tui_holds_no_sql,
    one_sqlite,
    panes_keep_apart,
    pure_rooms_are_pure,
    few_write,
    others_write_side_rows_alone,
    no_with_connection,
    few_open_files,
    small_files_and_functions,
)

LONG = "def f():\n" + "    pass\n" * 40

BREACHES: tuple[tuple[Rule, str, str], ...] = (
    (db_knows_no_screen, "db/x.py", "import rich.text"),
    (db_knows_no_screen, "db/edits/x.py", "from tui import safe"),
    (db_knows_no_screen, "db/x.py", "from importlib import import_module\nimport_module('click')"),
    (tui_uses_the_door, "tui/x.py", "from db.errors import Invalid"),
    (tui_uses_the_door, "tui/cli/x.py", "import db.errors"),
    (tui_uses_the_door, "tui/x.py", "from db import errors"),
    (tui_uses_the_door, "tui/x.py", "import db\ndb.errors.Invalid"),
    (tui_holds_no_sql, "tui/x.py", "f'SELECT {columns} FROM x'"),
    (tui_holds_no_sql, "tui/x.py", "x.execute('select 1')"),
    (tui_holds_no_sql, "tui/x.py", "import sqlite_utils"),
    (one_sqlite, "db/case.py", "import sqlite3"),
    (one_sqlite, "tests/test_x.py", "from pysqlite3 import dbapi2"),
    (panes_keep_apart, "tui/record.py", "from tui.article.pane import Article"),
    (panes_keep_apart, "tui/record_claims.py", "from . import lists"),
    (panes_keep_apart, "tui/find.py", "from db import Case"),
    (panes_keep_apart, "tui/find.py", "def f(case: Case): pass"),
    (pure_rooms_are_pure, "db/words/dates.py", "import os"),
    (pure_rooms_are_pure, "db/lists/query.py", "from db.case import Case"),
    (pure_rooms_are_pure, "db/words/edtf.py", "from datetime import date\ndate.today()"),
    (pure_rooms_are_pure, "tui/rows.py", "import textual"),
    (pure_rooms_are_pure, "tui/rows.py", "from db import Case"),
    (few_write, "tui/browser.py", "self.case.write('why')"),
    (few_write, "db/compare/x.py", "with case.write('why') as w: pass"),
    (few_write, "tui/browser.py", "self._case.side('draft')"),
    (others_write_side_rows_alone, "db/search.py", "'UPDATE incident SET title = ?'"),
    (others_write_side_rows_alone, "db/watch.py", "f'DELETE FROM {table}'"),
    (no_with_connection, "db/case.py", "with self._conn: pass"),
    (no_with_connection, "tests/test_x.py", "with db.conn as c: pass"),
    (few_open_files, "db/search.py", "open(path)"),
    (few_open_files, "db/search.py", "path.open('rb')"),
    (few_open_files, "db/search.py", "path.read_bytes()"),
    (few_open_files, "tui/browser.py", "open(self.case.file)"),
    (small_files_and_functions, "db/x.py", LONG),
    (small_files_and_functions, "tui/x.py", "\n" * 401),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_arrow(rule: Rule) -> None:
    found = [f"{file.path}:{line} {what}" for file in files("db", "tui", "tests") for line, what in rule(file)]
    assert not found, f"{rule.__doc__}\n" + "\n".join(found)


@pytest.mark.parametrize(("rule", "path", "code"), BREACHES)
def test_each_arrow_can_break(rule: Rule, path: str, code: str) -> None:
    assert list(rule(parse(path, code)))


def test_every_rule_has_a_breach() -> None:
    assert {rule for rule, _, _ in BREACHES} == set(RULES)
