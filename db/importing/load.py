"""Loading JSON lines: everything is read, checked and resolved first, then copied in one operation, or not at all."""

import gc
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import groupby, islice
from pathlib import Path

from db.case import Case
from db.classes import dataclass
from db.edits.relative import settle
from db.errors import Invalid, ReadOnly, Refused
from db.importing.copying import FITS, Copying, Progress
from db.importing.filling import Filling
from db.importing.incoming import Incoming
from db.importing.lines import Entry, Line, read_lines
from db.importing.names import Names
from db.importing.own_lists import DEMONSTRATION, TAKE, Lists
from db.importing.plans import OWN_TEXT
from db.importing.problems import Problems
from db.importing.referring import alone, check_references
from db.importing.rows import Rows
from db.importing.standing import SAME, match_named
from db.importing.texts import Texts
from db.journals import written_once
from db.kinds import KINDS
from db.sqlite import MANY, roomy, unreferred

STEP = 2_000
RUN = 250  # lines that are filled together: where one of them is special, all are filled one by one
TRIES = 3
NEARLY_ALL = 10  # times what is there, from which on what comes is nearly all of it
APART = frozenset({"passage", "text"})  # kinds that are read before the others
READ: Entry = {}  # what is left of a line


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded: how many records of each kind, codes of the file that became others, what was added to lists,
    and notes as (line, sentence); the operation, 0 where the lines brought nothing new."""

    operation: int
    counts: dict[str, int]
    codes: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]
    properties: tuple[str, ...]
    notes: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Ready:
    """A file that is read, checked and resolved against the case file as it stood at a change of its log."""

    lines: list[Line]
    names: Names
    lists: Lists
    rows: Rows
    problems: Problems
    seen: int

    @property
    def alone(self) -> bool:
        """Whether what it refers to is looked for all at once."""
        return alone(self.rows) and not self.lists.grew

    @property
    def fills(self) -> bool:
        """Whether it is many times what the case file holds, so that nearly all pages that it writes are new ones."""
        return max(MANY, NEARLY_ALL * self.seen) < self.rows.total <= FITS


class Moved(Exception):
    """Somebody wrote to the case file since it was read."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def load(
    case: Case,
    source: Path | bytes,
    *,
    reason: str | None = None,
    progress: Progress = silent,
    folder: Path | None = None,
    demonstration: bool = False,
) -> Loaded:
    """Load a file of JSON lines, or its bytes, as one operation; WrongLines names each line that is wrong.

    folder: where files named by lines lie; beside the file where none is given. demonstration: make an empty case
    file a demonstration, which alone takes demonstration texts. progress is told (stage, done, of how many).
    """
    if case.readonly:
        raise ReadOnly(case.notice or f"{case.path} is open read-only.")
    data = source if isinstance(source, bytes) else read_file(source)
    if folder is None and isinstance(source, Path):
        folder = source.parent
        reason = reason or source.name
    with no_collection(), roomy(case.connection):
        for tries in range(1, TRIES + 1):
            try:
                return attempt(case, prepare(case, data, folder, demonstration, progress), reason, progress)
            except Moved:
                if tries == TRIES:
                    raise Refused("Others keep writing to the case file; nothing was loaded, try again.") from None
    raise AssertionError


def attempt(case: Case, ready: Ready, reason: str | None, progress: Progress) -> Loaded:
    """Copy what is ready, which nobody holds any longer afterwards, so that the collector need not walk it."""
    once = written_once(case) if ready.fills else nullcontext()
    with once, unreferred(case.connection) if ready.alone else nullcontext():
        return copy(case, ready, reason, progress)


def read_file(path: Path) -> bytes:
    """The bytes of a file of lines; Invalid says why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from None


@contextmanager
def no_collection() -> Iterator[None]:
    """Without the collector of cycles, which would walk all rows again and again and find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def last_change(case: Case) -> int:
    """The number of the last change in the log."""
    return int(case.one("SELECT coalesce(max(id), 0) FROM change"))


def prepare(case: Case, data: bytes, folder: Path | None, demonstration: bool, progress: Progress) -> Ready:
    """Read, check and resolve; WrongLines where something is wrong."""
    seen, problems, rows = last_change(case), Problems(), Rows()
    names = Names(case, problems)
    lines = list(read_lines(data, problems, lambda done: progress("reading", done, len(data))))
    incoming = Incoming(case, problems, folder)
    worded = of_kinds(lines, OWN_TEXT)
    incoming.read(worded, fresh=names.kept)
    match_named(case, of_kinds(lines, SAME), problems)
    names.register(lines)
    lists = Lists.of(case, names.refer)
    for line in of_kinds(lines, TAKE):
        lists.take(line, names.kept, problems)
    lists.meet(lines, names.kind_named, problems)
    texts = Texts(case)
    incoming.enter(worded, names, texts, rows)
    filling = Filling(names, lists, texts, problems, rows)
    filling.demonstration = is_demonstration(case, lists, names.kept and demonstration)
    fill(lines, filling, incoming, progress)
    filling.end()
    problems.stop()
    return Ready(lines, names, lists, rows, problems, seen)


def of_kinds(lines: Iterable[Line], kinds: Container[str]) -> list[Line]:
    """The lines of some kinds, most of a large file being of others."""
    return [line for line in lines if line.kind in kinds]


def is_demonstration(case: Case, lists: Lists, asked: bool) -> bool:
    """Whether the case file is a demonstration, or is to become one."""
    if asked:
        lists.settings[DEMONSTRATION] = "yes"
    return asked or case.one("SELECT value FROM setting WHERE name = ?", (DEMONSTRATION,)) == "yes"


def fill(lines: list[Line], filling: Filling, incoming: Incoming, progress: Progress) -> None:
    """The rows of all lines: passages first, since others cite them; what a line says is let go once it is read."""
    done, kinds = 0, {line.kind for line in lines}
    filling.holding.watched = "assessment" in kinds
    for line in lines if "passage" in kinds else ():
        if line.kind == "passage" and line.id:
            filling.citing.passage_line(line)
    for run in runs(lines):
        wanted = [line for line in run if line.id and not line.there] if run[0].kind not in APART else []
        if run[0].kind == "article":
            for line in wanted:
                line.entry = incoming.titled(line)
                filling.fill(line)
        elif wanted:
            filling.fill_all(wanted)
        for line in run:
            line.entry = READ
        if done % STEP < len(run):
            progress("checking", done, len(lines))
        done += len(run)


def runs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that follow on each other and say the same names, some hundreds at a time."""
    for _, some in groupby(lines, lambda line: (line.kind, *line.entry)):
        while run := list(islice(some, RUN)):
            yield run


def copy(case: Case, ready: Ready, reason: str | None, progress: Progress) -> Loaded:
    """Copy what is ready; Moved where the case file was written to since it was read."""
    operation = 0
    names, lists, rows = ready.names, ready.lists, ready.rows
    if rows.total or lists.grew:
        with case.write("load", reason) as writer:
            if last_change(case) != ready.seen:
                raise Moved
            Copying(writer, rows, progress).all(lists, names)
            if ready.alone:
                check_references(writer.connection, rows)
            if rows.relative:
                settle(writer, rows.relative)
            operation = writer.operation
            progress("sealing", 0, 1)
    counts = {kind.name: rows.records[kind.table].count for kind in KINDS if kind.table in rows.records}
    counts |= {"text": len(rows.texts)} if rows.texts else {}
    notes = tuple(sorted(ready.problems.notes))
    return Loaded(operation, counts, tuple(names.moved()), tuple(lists.new_terms), tuple(lists.new_properties), notes)
