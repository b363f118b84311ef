"""What a file is, before anything of it is shown: the checks that a case file passes when it is opened."""

from __future__ import annotations

import errno
import os
import stat

from db.digesting import digest
from db.errors import Away, Busy, Damaged, NotACase
from db.patience import Patient
from db.sqlite import WAL_SAFE, Connection, DatabaseError, sqlite

TYPE_CHECKING = False
if TYPE_CHECKING:  # this room comes before the first frame: dataclasses, typing and urllib would double its time
    FilePath = str | os.PathLike[str]
    Rows = list[tuple[str, str, str]]

APPLICATION_ID = 0x50494E43  # "PINC"
SCHEMA = 23  # the number of migrations that this pincite knows
STATEMENTS = 64  # kept compiled by a connection: more than a sheet and a page need, and each takes some kilobytes
FEW_STATEMENTS = 16  # by one beside it, which is asked other things each time
MAGIC = b"SQLite format 3\x00"
JOURNAL = bytes.fromhex("d9d505f920a163d7")  # how a rollback journal begins that is to be played back
KINDS = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"\x7fELF", "a program"),
)


class Header:
    """What the first 100 bytes say: schema number, WAL or not; and whether the file can be written here."""

    __slots__ = ("schema", "wal", "writable")

    def __init__(self, schema: int, wal: bool, writable: bool) -> None:
        self.schema = schema
        self.wal = wal
        self.writable = writable


def looks_like(head: bytes) -> str:
    """What a file that is no SQLite file is, in words."""
    for magic, words in KINDS:
        if head.startswith(magic):
            return words
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return "not a SQLite file (it may be encrypted)"
    return "a text file" if b"\x00" not in head else "not a SQLite file"


def stat_file(path: FilePath) -> os.stat_result:
    """The file's state; NotACase where it is missing, a folder or no plain file."""
    if not os.fspath(path):
        raise NotACase("The name of the case file is empty; name one, as in: pincite case.db")
    try:
        found = os.stat(path)
    except FileNotFoundError:
        raise NotACase(f"There is no file {path}; make one with: pincite new {path}") from None
    except OSError as error:
        raise NotACase(f"{path} cannot be opened: {error.strerror}.") from None
    if stat.S_ISDIR(found.st_mode):
        raise NotACase(f"{path} is a folder; name a case file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise NotACase(f"{path} is not a plain file, so it cannot be a case file.")
    if not found.st_size:
        raise NotACase(f"{path} is empty and no case file; delete it, then make one with: pincite new {path}")
    return found


OPEN: dict[tuple[int, int], list[Header]] = {}  # headers of the files that this process has open, by device and inode


def held(path: FilePath) -> tuple[int, int]:
    """The key under which an open file is known."""
    found = os.stat(path)
    return found.st_dev, found.st_ino


def sniff(path: FilePath) -> Header:
    """Read the header before any connection is open; NotACase with what the file is instead.

    A file that this process has open already is not opened again, since closing it would drop SQLite's locks.
    """
    size = stat_file(path).st_size
    known = OPEN.get(held(path))
    if known:
        return known[-1]
    try:
        head = read_head(path)
    except OSError as error:
        raise NotACase(f"{path} cannot be read: {error.strerror}.") from None
    if not head.startswith(MAGIC):
        raise NotACase(f"{path} is {looks_like(head)}, not a case file.")
    number = int.from_bytes
    if len(head) < 100:
        raise Damaged(f"{path} is damaged: it breaks off after {size:,} bytes; restore a backup.")
    if number(head[68:72], "big") != APPLICATION_ID:
        raise NotACase(f"{path} is a SQLite file of another program, not a case file.")
    page = number(head[16:18], "big")
    page = 65536 if page == 1 else page
    wal = head[18] == 2
    pages = number(head[28:32], "big")
    if (size % page or (pages * page > size and not has_wal(path))) and not has_journal(path):
        if (stat_file(path).st_size, read_head(path)) != (size, head):  # another program has just committed or left
            return sniff(path)
        raise Damaged(f"{path} is damaged: it should be {pages * page:,} bytes long and is {size:,}; restore a backup.")
    writable = os.access(path, os.W_OK) and os.access(folder_of(path), os.W_OK)
    return Header(number(head[60:64], "big"), wal, writable)


def taken(path: FilePath, header: Header) -> None:
    """Remember that this process has the file open."""
    OPEN.setdefault(held(path), []).append(header)


def released(path: FilePath, header: Header) -> None:
    """Forget one opening of the file, by whatever name it goes now."""
    for key, headers in list(OPEN.items()):
        if any(one is header for one in headers):
            headers[:] = [one for one in headers if one is not header]
            if not headers:
                del OPEN[key]
            return


def folder_of(path: FilePath) -> str:
    """The folder that a file is in."""
    return os.path.dirname(os.path.abspath(path))


def check_age(path: FilePath, schema: int) -> None:
    """NotACase where a newer pincite made the file."""
    if schema > SCHEMA:
        raise NotACase(
            f"{path} was made by a newer pincite (schema {schema}, this one knows {SCHEMA}); upgrade pincite."
        )


def new_file(path: FilePath) -> None:
    """Make an empty file that only its owner may read; NotACase where something stands there already."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise NotACase(f"{path} is there already; nothing was changed.") from None
    except OSError as error:
        raise NotACase(f"{path} cannot be made: {error.strerror}.") from None


def read_head(path: FilePath) -> bytes:
    """The first 100 bytes, or as many as there are."""
    with open(path, "rb") as file:
        return file.read(100)


def has_wal(path: FilePath) -> bool:
    """Whether a write-ahead log that holds something stands beside the file."""
    try:
        return os.stat(f"{os.fspath(path)}-wal").st_size > 0
    except OSError:  # the last program that leaves takes it away
        return False


def has_journal(path: FilePath) -> bool:
    """Whether a rollback journal stands beside the file from which SQLite will bring back what was half written.

    Until then the file may be of any length. A journal that was only begun does not start with its sign.
    """
    try:
        with open(f"{os.fspath(path)}-journal", "rb") as file:
            return file.read(len(JOURNAL)) == JOURNAL
    except OSError:
        return False


def connect(path: FilePath, header: Header, *, readonly: bool, statements: int = STATEMENTS) -> Connection:
    """A bare connection, still without our settings (see settle); it waits for no lock, so the caller does."""
    # A connection that cannot write would leave the -wal and -shm files that it made; query_only holds it.
    mode = "rw" if header.writable else "ro"
    if readonly and header.wal and not os.access(folder_of(path), os.W_OK):
        if not has_wal(path):
            mode = "ro&immutable=1"
        elif not os.access(f"{os.fspath(path)}-shm", os.R_OK):  # by which SQLite reads a log, and which it cannot make
            raise NotACase(f"{path} is in use by a program with unsaved pages, and its folder cannot be written.")
        else:
            mode = "ro"
    try:
        return sqlite.connect(
            f"file:{in_uri(path)}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=0,
            factory=Patient,
            cached_statements=statements,
        )
    except DatabaseError as error:
        raise refused(path, error) from None


def in_uri(path: FilePath) -> str:
    """A path as a part of a URI: whole, and with all but plain characters as bytes in hexadecimal."""
    coded = os.fsencode(os.path.abspath(path))
    return "".join(chr(one) if 32 < one < 127 and one not in b"%?#" else f"%{one:02x}" for one in coded)


def settle(connection: Connection, *, readonly: bool = False) -> None:
    """The settings of every connection; some of them read the file, so it may be locked."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of a case file goes to folders for passing files
    for index in ("record", "part"):  # the words that an index knows, for this connection alone
        words = f"temp.{index}_word USING fts5vocab(main, {index}_search, instance)"
        connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {words}")
    if readonly:
        connection.execute("PRAGMA query_only = ON")


def out_of_reach(path: FilePath) -> Away | None:
    """What to say where the disk, or the server, that holds the file does not give it now; None where it does.

    SQLite calls a read that fails there damage, and nothing but the file's own state tells the two apart.
    """
    try:
        os.stat(path)
    except OSError as error:
        why = f"{path} cannot be reached now ({error.strerror})"
        return Away(f"{why}; nothing was changed. Try again once its disk or its server is back.")
    return None


def turned_readonly(path: FilePath) -> bool:
    """Whether the disk of a file takes nothing at all any more, as after an error of it; asked without the file, since
    to close that would let go of its locks.
    """
    folder, nameless = os.path.dirname(os.path.realpath(path)), getattr(os, "O_TMPFILE", 0)
    try:
        if os.statvfs(folder).f_flag & os.ST_RDONLY:
            return True
        if nameless:  # after an error the disk calls itself writable still, and takes no file
            os.close(os.open(folder, nameless | os.O_WRONLY, 0o600))
    except OSError as error:
        return error.errno == errno.EROFS
    return False


def refused(path: FilePath, error: DatabaseError | UnicodeDecodeError) -> NotACase | Busy | Away:
    """A SQLite error on opening, as a sentence."""
    if away := out_of_reach(path):
        return away
    text = "its schema cannot be read" if isinstance(error, UnicodeDecodeError) else str(error)
    if "locked" in text or "busy" in text:
        return Busy(f"{path} is held by another program; try again when it is done.")
    if "not a database" in text:
        return NotACase(f"{path} is not a case file, or it is damaged or encrypted.")
    return Damaged(f"{path} is damaged ({text}); restore a backup, or try: sqlite3 {path} .recover.")


def check_schema(path: FilePath, connection: Connection) -> str:
    """Compare the schema's triggers, tables and views with our own; the sentence to show, or ''.

    A sentence means that it must stay read-only. NotACase where a newer pincite made the file. Views that are not
    as pincite makes them can be read no more on this connection, since they may have no end.
    """
    # The number in the file's first page may be old as long as the newer one stands in the write-ahead log.
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    check_age(path, schema)
    problem = schema_fault(path, connection, schema)
    if schema < SCHEMA and not problem:
        return older(path, schema) + ", so it is open read-only; bring it up to date with: pincite upgrade " + str(path)
    return problem


def schema_fault(path: FilePath, connection: Connection, schema: int) -> str:
    """What in the schema of this number is not as pincite makes it, as a sentence, or ''."""
    from db.migrations import objects  # which digests as this room does

    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return "" if objects.all_ours(schema, rows) else compared(path, connection, rows, objects.known(schema))


def compared(path: FilePath, connection: Connection, rows: Rows, ours: dict[str, str]) -> str:
    """The schema held to our list object by object: what is not ours, as a sentence, or ''."""
    found = {f"{kind} {name}": digest(sql) for kind, name, sql in rows}
    names = {one.partition(" ")[2] for one in ours}
    views = (one for one, sql in found.items() if one.startswith("view ") and ours.get(one) != sql)
    fence(connection, names.intersection(one.removeprefix("view ") for one in views))
    return difference(path, ours, found)


def fence(connection: Connection, views: set[str]) -> None:
    """Have SQLite refuse every statement that would run what one of these views says."""
    if views:
        deny, ok = sqlite.SQLITE_DENY, sqlite.SQLITE_OK
        connection.set_authorizer(lambda action, one, two, database, within: deny if within in views else ok)


def older(path: FilePath, schema: int) -> str:
    """The words for a file that an older pincite made."""
    return f"{path} was made by an older pincite (schema {schema} of {SCHEMA})"


def difference(path: FilePath, expected: dict[str, str], found: dict[str, str]) -> str:
    """What of the schema is not ours, as a sentence, or ''. Tables, views and indexes of others are let be."""
    foreign = [n.removeprefix("trigger ") for n in found if n.startswith("trigger ") and n not in expected]
    if foreign:
        return f"{path} holds triggers that are not pincite's ({some(foreign)}), so it is open read-only."
    changed = [n for n, sql in expected.items() if found.get(n) != sql]
    if changed:
        return f"{path} has a changed schema ({some(changed)}), so it is open read-only; restore a backup."
    return ""


def some(names: list[str]) -> str:
    """The first three names."""
    return ", ".join(names[:3]) + (" and more" if len(names) > 3 else "")


def far(path: FilePath) -> str:
    """The type of the file system where other machines reach it, else ''."""
    from db.filesystems import network

    return network(path)


def turn_back(path: FilePath, header: Header) -> str:
    """Bring a file that must not be in WAL mode back to the rollback journal; the sentence to show, or ''.

    Where the SQLite is too old for the write-ahead log, and on network file systems, whose machines share no memory.
    """
    if not header.wal or not header.writable or (WAL_SAFE and not far(path)):
        return ""
    connection = connect(path, header, readonly=False)
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except DatabaseError:  # what is wrong with it, if it is not just in use, is found when it is opened
        mode = "wal"
    finally:
        connection.close()
    header.wal = mode != "delete"
    if not header.wal:
        return ""
    why = "that this SQLite is too old for" if not WAL_SAFE else "that is not safe on a network file system"
    return f"Others have this case file open in a way {why}, so it is open read-only."
