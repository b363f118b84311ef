"""One grammar for what people filter by, on screen and in commands. Pure.

A filter is words and tests: `hospital killed>10 date:2020-01..2020-02 place:"Jisr al-Shughur" -tag:checked`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from db.classes import dataclass
from db.errors import Invalid

TOKEN = r'(?P<not>-)?(?:(?P<field>[A-Za-z_]+)(?P<op>~>=?|~<=?|>=|<=|[:><=]))?(?P<value>"[^"]*"?|[^\s"]+)?'


@dataclass(frozen=True, slots=True)
class Test:
    """One test of a field: op is one of : = > >= < <= ~> ~<; `~` asks whether it may be."""

    field: str
    op: str
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a filter asks for: words that must stand in the record (one each, folded later), and tests."""

    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.without or self.tests)


@cache
def compiled() -> re.Pattern[str]:
    """What a token is; lists without a filter do without it."""
    return re.compile(TOKEN)


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The words and tests of a filter, in order."""
    place, token = 0, compiled()
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        found = token.match(text, place)
        if not found or found.end() == place:
            place += 1
            continue
        yield found
        place = found.end()


def parse(text: str, fields: Iterable[str]) -> Query:
    """A filter as a query; Invalid with the nearest field where one is not known, or a value is missing."""
    known = tuple(fields)
    words: list[str] = []
    without: list[str] = []
    tests: list[Test] = []
    for token in tokens(text):
        value = (token["value"] or "").strip('"')
        if not token["field"]:
            if value:
                (without if token["not"] else words).append(value)
            continue
        field, op = token["field"].lower(), token["op"]
        if field not in known:
            raise Invalid(unknown(field, known))
        if not value:
            raise Invalid(f"{field}{op} needs a value, as in {example(field, op)}.")
        tests.append(Test(field, op, value, bool(token["not"])))
    return Query(tuple(words), tuple(without), tuple(tests))


def unknown(field: str, known: tuple[str, ...]) -> str:
    """What to say of a field that a list does not have."""
    from difflib import get_close_matches

    near = get_close_matches(field, known, 1, 0.6)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}."
    return f"Nothing here is filtered by “{field}”; {hint}"


def example(field: str, op: str) -> str:
    """A test that would be right."""
    values = {"date": "2020-01..2020-02", "place": "Idlib", "status": "todo", "tag": "hospital"}
    return f"{field}{op}{values.get(field, '10' if op != ':' else 'word')}"


def whole(value: str, field: str) -> int:
    """A whole number of a test; Invalid otherwise."""
    plain = value.replace(",", "")
    if not re.fullmatch(r"\d{1,15}", plain):
        raise Invalid(f"{field} is compared with a whole number, as in {field}>10, not with “{value}”.")
    return int(plain)
