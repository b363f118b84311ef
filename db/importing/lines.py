"""JSON lines as records of the exchange format: one object a line, each with its kind."""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import count, islice
from json.scanner import make_scanner
from typing import Any, cast

from db.classes import dataclass
from db.errors import Invalid, quoted
from db.importing.problems import Problems
from db.kinds import BY_PLURAL, KINDS
from db.words.near import hint, plain

Entry = dict[str, Any]
LISTS = ("setting", "term", "property")
KIND_WORDS: dict[str, str] = {
    **{plain(name): kind.name for name, kind in BY_PLURAL.items()},
    **{plain(kind.name): kind.name for kind in KINDS},
    "documented case": "case",
    **{word: word for word in LISTS},
}
KEY = re.compile(r'"key"\s*:\s*"([^"\\]+)"')
STEP = 5_000
SPACED = re.compile(rb'"\s+:')
TOGETHER, MOST_BYTES = 200, 500_000  # lines that are decoded at once, and bytes that these may have


@dataclass(slots=True)
class Line:
    """One line: its number, the word of its kind, what it says, and the id that its record gets (0 for a list).

    there: the record of that id is in the case file already, so that the line only names it.
    """

    number: int
    kind: str
    entry: Entry
    id: int = 0
    there: bool = False


def distinct(pairs: list[tuple[str, Any]]) -> Entry:
    """An object of which no name is given twice."""
    entry = dict(pairs)
    if len(entry) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Invalid(f"“{twice}” stands there twice; give it once, as a list where there are several.")
    return entry


def no_number(word: str) -> Any:
    """JSON has no NaN and no Infinity."""
    raise Invalid(f"{word} is no number.")


scan: Callable[[str, int], tuple[Any, int]] = make_scanner(cast(Any, json.JSONDecoder(parse_constant=no_number)))
careful = json.JSONDecoder(object_pairs_hook=distinct, parse_constant=no_number)


def decode(raw: bytes) -> Any:
    """The JSON of a line; Invalid where an object gives a name twice."""
    return careful.decode(raw.decode("utf-8"))


def decode_together(raws: Sequence[bytes]) -> Sequence[Entry | None]:
    """The objects of some lines, None for those that must be decoded one by one, which costs three times as much.

    Between the lines stands a word that nobody can know, so that no line can end in another one. The hook that
    finds a name that an object gives twice is left out where there are no more colons after quotation marks than
    the object has names.
    """
    nothing: list[Entry | None] = [None] * len(raws)
    if sum(map(len, raws)) > MOST_BYTES:
        return nothing
    word = os.urandom(8).hex()
    data = b"[" + f',"{word}",'.encode().join(raws) + b"]"
    try:
        text = data.decode("utf-8")
        found, end = scan(text, 0)
    except (ValueError, RecursionError, StopIteration, Invalid):
        return nothing
    entries, between = found[::2], found[1::2]
    if end != len(text) or between != [word] * (len(raws) - 1) or set(map(type, entries)) != {dict}:
        return nothing
    if data.count(b'":') == sum(map(len, entries)) and not spaced(data):
        return list(entries)
    pairs = zip(raws, entries, strict=True)
    return [one if raw.count(b'":') == len(one) and not spaced(raw) else None for raw, one in pairs]


def spaced(data: bytes) -> bool:
    """Whether there is space between a quotation mark and a colon."""
    signs = (sign for sign in (b" ", b"\t", b"\r", b"\n") if sign in data)  # one alone is looked for far quicker
    return any(sign + b":" in data for sign in signs) and SPACED.search(data) is not None


def read_lines(data: bytes, problems: Problems, progress: Callable[[int], None]) -> Iterator[Line]:
    """The records of a file in order; what cannot be read is a problem, and the keys of such lines are given too.

    progress is told how many bytes are read. A line whose kind is '' is wrong and serves its key alone.
    """
    stream = BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    number = 0
    while raws := list(islice(stream, TOGETHER)):
        together = decode_together(raws)
        kinds = [KIND_WORDS.get(one["kind"]) if one and type(one.get("kind")) is str else None for one in together]
        if all(kinds):
            yield from map(Line, count(number + 1), cast(list[str], kinds), cast(list[Entry], together))
        else:
            yield from one_by_one(number, raws, together, problems)
        number += len(raws)
        if not number % STEP:
            progress(stream.tell())


def one_by_one(
    number: int, raws: Sequence[bytes], together: Sequence[Entry | None], problems: Problems
) -> Iterator[Line]:
    """The records of some lines after that number; together: the objects of those that are decoded already."""
    for raw, known in zip(raws, together, strict=True):
        number += 1
        if known is None and raw.isspace():
            continue
        try:
            entry = decode(raw) if known is None else known
            yield Line(number, kind_word(entry), entry)
        except (ValueError, RecursionError, Invalid) as error:
            problems.add(number, why(error, raw))
            yield Line(number, "", key_of(raw))


def kind_word(entry: Any) -> str:
    """The kind that a line is of; Invalid where it says none that there is."""
    if type(entry) is not dict:
        raise Invalid('It is no object; a line is like {"kind": "incident", "title": "…"}.')
    kind = entry.get("kind")
    found = KIND_WORDS.get(kind) if type(kind) is str else None
    if found:
        return found
    if type(kind) is not str:
        raise Invalid('It says no kind; begin it with {"kind": "incident", … or another kind.')
    found = KIND_WORDS.get(plain(kind))
    if not found:
        raise Invalid(f"{quoted(kind)} is no kind of record; {hint(kind, [k.name for k in KINDS] + list(LISTS))}")
    return found


def key_of(raw: bytes) -> Entry:
    """The key of a line that is wrong, so that what names it is not called wrong as well."""
    found = KEY.search(raw.decode("utf-8", "replace"))
    return {"key": found[1]} if found else {}


def why(error: Exception, raw: bytes) -> str:
    """Why a line cannot be read, in a sentence."""
    if isinstance(error, Invalid):
        return error.sentence
    if isinstance(error, UnicodeDecodeError):
        return f"It is not UTF-8 (byte {error.start + 1}); save the file as UTF-8."
    if isinstance(error, RecursionError):
        return "It is nested too deeply."
    if isinstance(error, json.JSONDecodeError):
        if raw.lstrip().startswith(b"[") or raw.strip() in (b"{", b"]", b"},", b"}"):
            return "It is part of a larger JSON text; write one object a line, without commas between them."
        at = min(error.pos, len(error.doc.rstrip())) + 1
        return f"It is no JSON: {error.msg.removesuffix(' at')} at character {at}."
    return "It holds a number that is too long."
