"""What doctor says of the SQLite in use and of a case file. Nothing of the file is changed."""

import os
import platform
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db import filesystems
from db.backing import is_shared
from db.case import Case, Person
from db.edits.sharing import standing
from db.errors import CaseError
from db.journals import is_marked
from db.opening import SCHEMA, far
from db.people import names_under
from db.restoring import offer
from db.sqlite import VERSION, WAL_SAFE, DatabaseError, sqlite

SAFE_FROM = "3.51.3"


@dataclass(frozen=True, slots=True)
class Health:
    """One thing that doctor looked at: about what, what it says, whether all is well."""

    about: str
    says: str
    well: bool = True


def examine(path: Path | None, person: Person | None = None) -> Iterator[Health]:
    """The library, then the case file where one is named."""
    yield Health("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield library()
    if path is None:
        return
    try:
        case = Case.open(path, person, readonly=True)
    except CaseError as error:
        yield Health("case file", error.sentence, False)
        return
    with case:
        try:
            yield from case_file(case)
        except CaseError as error:
            yield Health("case file", error.sentence, False)
        except DatabaseError as error:
            yield Health("case file", case.trouble(error).sentence, False)


def library() -> Health:
    """The SQLite in use, and whether several may write by its write-ahead log."""
    name = sqlite.__name__.partition(".")[0]
    words = f"SQLite {'.'.join(map(str, VERSION))} by {name}"
    if WAL_SAFE:
        return Health("sqlite", f"{words}; case files use the write-ahead log (WAL)")
    why = f"before {SAFE_FROM} the write-ahead log can damage a file that two programs have open"
    return Health("sqlite", f"{words}; case files use the slower rollback journal (DELETE), since {why}")


def case_file(case: Case) -> Iterator[Health]:
    """The file itself: schema, journal, who may read it, the room around it, what others put into it."""
    settings = case.settings()
    site = case.row("SELECT site, letter, uuid FROM site WHERE home")
    yield Health("case file", f"{case.path}: “{settings.get('title', '')}”, schema {case.header.schema} of {SCHEMA}")
    if case.notice:
        yield Health("case file", case.notice, False)
    if site:
        yield Health("site", f"{site[1]} ({site[0]}, {site[2]})")
    yield journal(case)
    yield place(case)
    yield rights(case)
    yield people(case)
    yield disk(case)
    operations, changes = case.rows("SELECT count(*), (SELECT count(*) FROM change) FROM operation")[0]
    yield Health("log", f"{operations:,} operations, {changes:,} changes")
    outside = int(case.one("SELECT count(*) FROM change WHERE operation IS NULL"))
    if outside:
        yield Health("log", f"{outside:,} changes from outside pincite; see pincite verify and pincite adopt", False)
    pages = case.one("SELECT last FROM counter WHERE tbl = 'to_clean'")
    if pages:
        words = "left free pages that may hold what it erased; give the same pincite expunge again"
        yield Health("expunging", f"operation {pages} {words}", False)
    broken = int(case.one("SELECT count(*) FROM pragma_foreign_key_check"))
    yield Health("references", f"{broken:,} lead nowhere" if broken else "all lead somewhere", not broken)
    yield from quick(case)
    yield from foreign(case)


def people(case: Case) -> Health:
    """Who works here under this login, and whether a name is asked for."""
    names = names_under(case.rows, case.person.login)
    if names:
        return Health("people", f"the login {case.person.login} also works as {', '.join(names)}: a name is asked for")
    return Health("people", f"the login {case.person.login} works under its own name alone")


def journal(case: Case) -> Health:
    """The journal mode and why it is so."""
    mode = str(case.one("PRAGMA journal_mode")).upper()
    if mode == "WAL" and not WAL_SAFE:
        return Health("journal", f"WAL, which this SQLite is too old for (before {SAFE_FROM}); open read-only", False)
    if mode == "WAL":
        return Health("journal", mode)
    if not WAL_SAFE:
        return Health("journal", f"{mode}, see sqlite")
    if far(case.path):
        return Health("journal", f"{mode}, see file system")
    if is_marked(case):
        return Health("journal", f"{mode}, as a load that was killed left it; the next screen brings WAL back")
    turn = f"sqlite3 {case.path} 'PRAGMA journal_mode = WAL'"
    return Health("journal", f"{mode}, as a copy, an older SQLite or a person left it; for WAL: {turn}")


def place(case: Case) -> Health:
    """The file system, and whether several may write there."""
    found, advice = filesystems.kind(case.path), case.advice() if far(case.path) else ""
    if advice:
        return Health(
            "file system", f"{found}, which other machines may reach: the rollback journal is used, {advice}", False
        )
    return Health("file system", f"{found}, of this machine" if found else "not said by this system")


def rights(case: Case) -> Health:
    """Who may read the file."""
    found = case.path.stat()
    mode = stat.S_IMODE(found.st_mode)
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    words = f"{mode:04o}, {found.st_size:,} bytes" + ("" if mine else ", owned by another user")
    if mode & 0o007:
        wanted = 660 if mode & 0o060 == 0o060 else 600
        return Health(
            "rights", f"{words}: everybody on this machine may read it; try chmod {wanted} {case.path}", False
        )
    if is_shared(case.path):
        words += f"; {standing(case.path)}"
    return Health("rights", words)


def disk(case: Case) -> Health:
    """Whether there is room to work: twice the file."""
    size, free = case.path.stat().st_size, shutil.disk_usage(case.path.parent).free
    words = f"{free // 2**20:,} MB free"
    return Health(
        "disk", words if free > 2 * size else f"{words}, less than twice the file; make room", free > 2 * size
    )


def quick(case: Case) -> Iterator[Health]:
    """SQLite's own quick check."""
    found = [row[0] for row in case.rows("PRAGMA quick_check(3)")]
    well = found == ["ok"]
    yield Health(
        "pages", "sound" if well else f"damaged: {'; '.join(found)}; restore a backup.{offer(case.path)}", well
    )


def foreign(case: Case) -> Iterator[Health]:
    """Tables and views that other programs added, which are let be."""
    from db.migrations.objects import known

    ours = known(case.header.schema)
    rows = case.rows("SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
    others = [name for kind, name in rows if f"{kind} {name}" not in ours and not name.startswith("sqlite_")]
    others = [name for name in others if "_search_" not in name and name != "_sqlite_migrations"]
    if others:
        yield Health("others", f"tables and views of other programs are ignored: {', '.join(others[:20])}")
