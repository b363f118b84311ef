"""Case: one case file, open. Its connection, the one way to write, and reads of single records."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

from db import opening
from db.classes import dataclass
from db.codes import Codes
from db.digesting import system_salt
from db.errors import Busy, CaseError, Damaged, Full, NotACase, Refused, Stopped, no_text
from db.errors import ReadOnly as ReadOnlyError
from db.kinds import kind_of
from db.patience import Patient, is_busy
from db.records import Record
from db.sqlite import Connection, DatabaseError, IntegrityError, OperationalError

if TYPE_CHECKING:
    from array import array
    from pathlib import Path  # which who only reads does not load

    from db.edits.presence import Present
    from db.turnstile import Turn
    from db.writer import Writer


def utc_now() -> str:
    """The time as kept: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def login_name() -> str:
    """The system's user by the uid; no host and no address is taken."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError, AttributeError):
        return str(getattr(os, "getuid", lambda: "unknown")())


@dataclass(frozen=True, slots=True)
class Person:
    """Who works: the name given (it may be a pseudonym), the system's user, and this sitting."""

    name: str
    login: str = field(default_factory=login_name)
    sitting: str = field(default_factory=lambda: os.urandom(8).hex())

    @classmethod
    def here(cls) -> "Person":
        """The person named by PINCITE_PERSON, else the system's user."""
        login = login_name()
        return cls(os.environ.get("PINCITE_PERSON", "").strip() or login, login)


T = TypeVar("T")
Waiting = Callable[[float], None]
TICK = 0.05  # seconds between two times that a wait is told of
QUEUEING = 1.0  # seconds in the queue before a case file


def with_offer(path: "opening.FilePath", error: CaseError) -> CaseError:
    """An error that says that a file is damaged, or no case file, with the newest good backup, where there is one."""
    if not isinstance(error, NotACase) or not os.path.isfile(path):
        return error
    from pathlib import Path

    from db.restoring import offer

    words = offer(Path(path))
    return type(error)(error.sentence + words) if words else error


def in_words(path: "opening.FilePath", error: Exception) -> CaseError | None:
    """What SQLite found spoilt in a file, or in what was given, as a sentence; None for any other error.

    Whatever goes wrong while the file cannot be reached is laid to that.
    """
    if isinstance(error, UnicodeEncodeError):
        return no_text(error)
    if isinstance(error, DatabaseError | OSError) and (away := opening.out_of_reach(path)):
        return away
    spoilt = isinstance(error, DatabaseError) and ("malformed" in str(error) or "not a database" in str(error))
    return with_offer(path, opening.refused(path, error)) if spoilt and isinstance(error, DatabaseError) else None


class Case:
    """An open case file. It belongs to the thread that opened it; another thread opens its own."""

    def __init__(self, file: str, connection: Connection, header: opening.Header, person: Person) -> None:
        self.file = file
        self.connection = connection
        self.header = header
        self.person = person
        self.notice = ""
        self.readonly = self.behind = False  # behind: made by an older pincite
        self.sparing = False
        self.wait = 5.0
        self.waiting: Waiting | None = None
        self.since = 0.0  # when the waiting that is under way began
        self.clock: Callable[[], str] = utc_now
        self.salt: Callable[[], bytes] = system_salt
        self.company: tuple[Present, ...] = ()
        self.codes = Codes(self.rows)
        if isinstance(connection, Patient):
            connection.waits = self.nap
        opening.taken(file, header)

    @property
    def path(self) -> "Path":
        """Where the file is, as a path."""
        from pathlib import Path

        return Path(self.file)

    @classmethod
    def open(
        cls, path: "opening.FilePath", person: Person | None = None, *, readonly: bool = False,
        wait: float = 5.0, waiting: Waiting | None = None, sparing: bool = False,
    ) -> "Case":  # fmt: skip
        """Open a case file that passes the checks; NotACase says what else it is. Creates nothing.

        sparing: beside the first one of a program. Few statements are kept compiled, and what few operations need is
        imported within one, though others wait for it then.
        """
        path = os.fspath(path)
        try:
            header = opening.sniff(path)
        except NotACase as error:
            raise with_offer(path, error) from None
        opening.check_age(path, header.schema)
        problem = opening.turn_back(path, header)
        kept = opening.FEW_STATEMENTS if sparing else opening.STATEMENTS
        connection = opening.connect(path, header, readonly=readonly or not header.writable, statements=kept)
        try:
            case = cls(path, connection, header, person or Person.here())
            case.wait, case.waiting, case.sparing = wait, waiting, sparing
            case.readonly = readonly or not header.writable
            if not header.writable:
                case.notice = f"{path} cannot be written here, so it is open read-only."
            case.patiently(lambda: opening.settle(connection, readonly=case.readonly))
            problem = case.patiently(lambda: opening.check_schema(path, connection)) or problem
            header.schema = int(case.one("PRAGMA user_version"))  # the write-ahead log may hold a newer one
            case.behind = header.schema < opening.SCHEMA
            if problem:
                case.notice, case.readonly = problem, True
                connection.execute("PRAGMA query_only = ON")
            return case
        except (DatabaseError, UnicodeDecodeError) as error:  # the second from a message about a spoilt schema
            connection.close()
            opening.released(path, header)
            raise with_offer(path, opening.refused(path, error)) from None
        except CaseError:
            connection.close()
            opening.released(path, header)
            raise

    def caught_up(self) -> bool:
        """Whether another program has brought the file up to date since it was opened; then it can be changed now."""
        if not self.behind or int(self.one("PRAGMA user_version")) != opening.SCHEMA:
            return False
        self.notice = self.patiently(lambda: opening.check_schema(self.file, self.connection))
        self.behind, self.header.schema = False, opening.SCHEMA
        return not self.notice

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()
        opening.released(self.file, self.header)

    def frugal(self) -> "Case":
        """Keep few pages in memory: a count fills any cache for nothing, a save alters few; the system has one, too."""
        self.connection.execute("PRAGMA cache_size = -600")
        return self

    def advice(self) -> str:
        """What one must know of where the file is: on a network file system, on a disk that is almost full; else ''."""
        found, room = opening.far(self.file), os.statvfs(opening.folder_of(self.file))
        free, size = room.f_bavail * room.f_frsize // 2**20, os.stat(self.file).st_size // 2**20
        if not found:
            few = free < 2 * size + 1
            return f"Only {free} MB are free beside {self.file}; make room for {2 * size + 1} MB." if few else ""
        return (
            f"{self.file} is on a network file system ({found}), where SQLite's locks cannot be trusted: "
            "have it open in one program alone, or keep it on a disk of one machine and work there over SSH."
        )

    def patiently(self, act: Callable[[], T], started: float | None = None) -> T:
        """Do it, and while another program holds the file try again until the wait is over; then Busy."""
        before = self.since
        started = self.since = before or started or monotonic()
        try:
            while True:
                try:
                    return act()
                except OperationalError as error:
                    if not is_busy(error):
                        raise self.trouble(error) from None
                except DatabaseError as error:
                    if "not authorized" in str(error) or "prohibited" in str(error):
                        raise Damaged(self.notice or f"{self.file} has a changed schema; restore a backup.") from None
                    raise
                self.nap(started)
        finally:
            self.since = before

    def nap(self, started: float) -> None:
        """Wait a moment for the file, which another program has held since then; Busy once the wait is over."""
        waited = monotonic() - (self.since or started)
        if waited >= self.wait:
            held = f"{self.holder()} for over {self.wait:.0f} s" if self.wait else "another program"
            raise Busy(f"{self.file} is held by {held}; try again.")
        if self.waiting:
            self.waiting(waited)
        # Between two operations of a busy writer the file is free for a moment that longer naps would miss.
        sleep(0.0002 if self.connection.in_transaction else 0.001 if waited < 1 else 0.005)

    def holder(self) -> str:
        """Who holds the file now, in words."""
        from db.holders import holder

        return holder(self)

    def trouble(self, error: DatabaseError) -> CaseError:
        """A SQLite error as a sentence fit to show."""
        text = str(error)
        if "interrupted" in text:
            return Stopped()
        failed = any(words in text for words in ("disk", "readonly", "unable to open"))  # the last is a new journal
        if failed and (away := opening.out_of_reach(self.file)):
            return away
        if failed and opening.turned_readonly(self.file):
            return ReadOnlyError(f"The disk of {self.file} can only be read now; nothing was changed.")
        if "full" in text or "disk I/O" in text:  # a quota that is used up shows as the second
            size = os.stat(self.file).st_size // 2**20 + 1
            what = "is full" if "full" in text else "is full or cannot be written"
            return Full(f"The disk {what}; nothing was changed. Make about {size} MB of room and try again.")
        if "readonly" in text:
            return ReadOnlyError(f"{self.file} cannot be written.")
        if text.startswith("no such") and self.header.schema < opening.SCHEMA:
            does = f"{opening.older(self.file, self.header.schema)} and cannot do that yet"
            return ReadOnlyError(f"{does}; bring it up to date with: pincite upgrade {self.file}")
        if "malformed" in text or "not a database" in text:
            return with_offer(self.file, opening.refused(self.file, error))
        if isinstance(error, IntegrityError):
            return Refused(text if text.endswith(".") else f"The case file does not allow that: {text}.")
        return Refused(f"The case file could not do that: {text}.")

    @property
    def version(self) -> int:
        """A number that changes when another connection has committed; it costs microseconds."""
        return int(self.one("PRAGMA data_version"))

    def rows(self, sql: str, args: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, waiting for a lock as long as the case waits."""
        return self.patiently(lambda: self.connection.execute(sql, args).fetchall())

    def numbers(self, sql: str, args: Sequence[Any] = ()) -> "array[int]":
        """The first column of a query, whole numbers, in little room."""
        from array import array

        return self.patiently(lambda: array("q", (row[0] for row in self.connection.execute(sql, args))))

    def row(self, sql: str, args: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        found = self.rows(sql, args)
        return found[0] if found else None

    def one(self, sql: str, args: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, args)
        return found[0] if found else None

    def dicts(self, sql: str, args: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All rows as mappings from column to value."""

        def fetch() -> list[dict[str, Any]]:
            cursor = self.connection.execute(sql, args)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        return self.patiently(fetch)

    def get(self, record: int | str, *, links: bool = True) -> Record:
        """One record by id or code, with its links; NotFound where there is none."""
        record_id = self.codes.id(record) if isinstance(record, str) else record
        kind = kind_of(record_id)
        found = self.dicts(f"SELECT * FROM {kind.table} WHERE id = ?", (record_id,))
        if not found:
            raise self.codes.missing(record_id)
        rows: dict[str, tuple[dict[str, Any], ...]] = {}
        for one in kind.links if links else ():
            order = "position, id" if one.ordered else "id"
            sql = f"SELECT * FROM {one.table} WHERE {one.owner} = ? ORDER BY {order}"
            rows[one.name] = tuple(self.dicts(sql, (record_id,)))
        return Record(record_id, self.codes.code(record_id), kind.name, found[0], rows)

    @contextmanager
    def write(self, action: str, reason: str | None = None, *, undoes: int | None = None) -> Iterator["Writer"]:
        """The one way for people's changes: one operation, sealed and committed at the end, or nothing at all."""
        if self.readonly:
            raise ReadOnlyError(self.notice or f"{self.file} is open read-only.")
        # Whoever only reads does not pay for these.
        from db.compare.upkeep import prepare
        from db.oplog.journal import Seal
        from db.writer import Writer

        if not self.sparing:
            prepare()
        with self.transaction():
            seal = Seal(self.connection, self.clock, self.salt)
            operation = seal.begin(self.person, action, reason, undoes)
            writer = Writer(self.connection, self.codes, operation, seal)
            yield writer
            writer.finish()
            seal.close(operation)

    @contextmanager
    def side(self) -> Iterator[Connection]:
        """For session rows and derived rows alone: a transaction without an operation."""
        if self.readonly:
            raise ReadOnlyError(self.notice or f"{self.file} is open read-only.")
        with self.transaction():
            yield self.connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE to COMMIT; any error rolls all of it back."""
        connection = self.connection
        if connection.in_transaction:
            raise Refused("A change is being written already.")
        turn = self.begin()
        try:
            connection.execute("PRAGMA defer_foreign_keys = ON")
            yield
            self.patiently(lambda: connection.execute("COMMIT"))
        except DatabaseError as error:
            self.back_out()
            raise self.trouble(error) from None
        except BaseException:
            self.back_out()
            raise
        finally:
            turn.leave()

    def begin(self) -> "Turn":
        """Begin to write when it is one's turn, which is to be left in the end; Busy when the wait is over."""
        from db.turnstile import Turn

        started, turn = monotonic(), Turn(self.path.parent)
        try:
            # A program that is stopped while it queues must not hold up the others: then all try as they can.
            while not turn.come.wait(TICK):
                waited = monotonic() - started
                if self.waiting:
                    self.waiting(waited)
                if waited >= min(self.wait, QUEUEING):
                    break
            self.patiently(lambda: self.connection.execute("BEGIN IMMEDIATE"), started)
        except BaseException:
            turn.leave()
            raise
        return turn

    def back_out(self) -> None:
        """Roll back where SQLite has not done so itself (on a full disk it has)."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def settings(self) -> dict[str, str]:
        """The case file's settings by name."""
        return dict(self.rows("SELECT name, value FROM setting ORDER BY name"))

    def label(self, record_id: int | None) -> str:
        """The words by which people know a record, '' for None."""
        return self.labels((record_id,)).get(record_id, "") if record_id else ""

    def labels(self, ids: Iterable[int | None]) -> dict[int, str]:
        """Words for many ids at once, one query a kind."""
        by_kind: dict[str, list[int]] = {}
        for record_id in {one for one in ids if one}:
            by_kind.setdefault(kind_of(record_id).name, []).append(record_id)
        found: dict[int, str] = {}
        for ids_of_kind in by_kind.values():
            kind = kind_of(ids_of_kind[0])
            marks = ", ".join("?" * len(ids_of_kind))
            sql = f"SELECT id, {kind.label} FROM {kind.table} WHERE id IN ({marks})"
            found.update((i, str(words or "")) for i, words in self.rows(sql, ids_of_kind))
        return found
