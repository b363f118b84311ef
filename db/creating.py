"""Making a case file, and bringing an older one up to date."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from db import opening
from db.building import Site, build
from db.case import Case, Person
from db.errors import Full, NotACase
from db.placing import new_part, place
from db.rules import spelt
from db.sqlite import WAL_SAFE, DatabaseError, sqlite
from db.vocabulary import LISTS, PROPERTIES


def create(
    path: str | Path,
    person: Person | None = None,
    *,
    title: str = "",
    site: Site | None = None,
    clock: Callable[[], str] | None = None,
    salt: Callable[[], bytes] | None = None,
) -> Case:
    """A new, empty case file with mode 0600; NotACase where something stands there already, or none can be made."""
    path, person = Path(path), person or Person.here()
    part = new_part(path, path.name)
    try:
        with closing(sqlite.connect(str(part), isolation_level=None)) as connection:
            build(connection, wal=WAL_SAFE and not opening.far(part))
        with Case.open(part, person) as case:
            case.clock = clock or case.clock
            case.salt = salt or case.salt
            furnish(case, site or Site.new(), title or spelt(path.stem))
        place(part, path)
    except (DatabaseError, Full, OSError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error).rstrip(".")
        raise NotACase(f"{path} cannot be made: {why}.") from None
    finally:
        for left in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                part.with_name(part.name + left).unlink(missing_ok=True)
    made = Case.open(path, person)
    made.clock, made.salt = clock or made.clock, salt or made.salt
    return made


def furnish(case: Case, site: Site, title: str) -> None:
    """The first operation: where the case file is made, the lists that every one starts with, and its title."""
    with case.write("new", "the case file is made") as writer:
        made = (site.number, site.uuid, site.letter, 1)
        writer.insert_many("site", ("site", "uuid", "letter", "home"), [made])
        for place, terms in enumerate(LISTS):
            rows = [
                (f"{terms.name}.{word}", terms.name, word, label, terms.standard, 0, place * 1000 + n)
                for n, (word, label) in enumerate(terms.words)
            ]
            writer.insert_many("term", ("code", "list", "word", "label", "standard", "own", "position"), rows)
        writer.insert_many(
            "property",
            ("code", "label", "value_type", "of", "about", "unit", "own", "position"),
            [
                (p.code, p.label, p.value_type, p.of or None, p.about or None, unit_code(p.unit), 0, n)
                for n, p in enumerate(PROPERTIES)
            ],
        )  # fmt: skip
        writer.insert_many("setting", ("name", "value"), [("title", title)])


def unit_code(word: str) -> str | None:
    """The code of a unit's term."""
    return f"unit.{word}" if word else None
