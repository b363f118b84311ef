"""Presence: who has the case file open, and in which record. Session rows, no operations; never dumped."""

import os
from dataclasses import field
from datetime import timedelta
from typing import TYPE_CHECKING

from db.classes import dataclass
from db.words.ages import moment

if TYPE_CHECKING:
    from db.case import Case

BEAT = 20.0  # seconds between two signs of life
STALE = timedelta(seconds=65)  # without a sign of life for so long, a program counts as gone


@dataclass(frozen=True, slots=True)
class Present:
    """A program that has the case file open: whose, since when (UTC), in which record, whether in a form."""

    sitting: str
    person: str
    login: str
    pid: int | None
    space: int | None
    record: int | None
    editing: bool
    since: str
    at: str = field(compare=False)


def space() -> int | None:
    """The number of the space that this process's number is from; None where the system has no such."""
    try:
        return os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        return None


def keep_presence(case: "Case", record: int | None = None, *, editing: bool = False) -> tuple[Present, ...]:
    """Say that this sitting is here, in which record; forget programs that are gone. Who else is here."""
    now = case.clock()
    with case.side() as connection:
        connection.execute(
            """INSERT INTO presence (sitting, person, login, pid, space, record, editing, since, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
            ON CONFLICT (sitting) DO UPDATE SET record = ?6, editing = ?7, at = ?8""",
            (case.person.sitting, case.person.name, case.person.login, os.getpid(), space(), record, editing, now),
        )
        for one in listed(case):
            if not alive(one, now):
                connection.execute("DELETE FROM presence WHERE sitting = ?", (one.sitting,))
    return present(case)


def drop_presence(case: "Case") -> None:
    """Say that this sitting is over."""
    with case.side() as connection:
        connection.execute("DELETE FROM presence WHERE sitting = ?", (case.person.sitting,))


def present(case: "Case") -> tuple[Present, ...]:
    """Who else has the case file open, whoever came first first; programs that died are not among them."""
    now = case.clock()
    case.company = tuple(one for one in listed(case) if one.sitting != case.person.sitting and alive(one, now))
    return case.company


def listed(case: "Case") -> list[Present]:
    """All rows of presence."""
    sql = "SELECT sitting, person, login, pid, space, record, editing, since, at FROM presence ORDER BY since, sitting"
    return [
        Present(s, who, login, pid, within, record, bool(editing), since, at)
        for s, who, login, pid, within, record, editing, since, at in case.rows(sql)
    ]


def alive(one: Present, now: str) -> bool:
    """Whether a program still runs, as far as its process and its last sign of life tell."""
    try:
        if abs(moment(now) - moment(one.at)) > STALE:
            return False
    except ValueError:
        return False
    if one.pid is None or one.space != space():
        return True
    try:
        os.kill(one.pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
