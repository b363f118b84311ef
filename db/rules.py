"""One check per field: text in, columns out, or Invalid. For forms as you type, writes and loads alike. Pure."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from unicodedata import normalize

from db.classes import dataclass
from db.errors import Invalid, quoted
from db.records import Field, Value
from db.vocabulary import Property
from db.words.dates import Date, read_date
from db.words.near import hint, plain
from db.words.numbers import read_count

Columns = dict[str, Value]
YES = frozenset({"yes", "y", "true", "1", "on"})
NO = frozenset({"no", "n", "false", "0", "off"})
MOST = 2**53 - 2
BOUNDS = {"latitude": 90.0, "longitude": 180.0}
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
LINE_BREAKS = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
WHOLE = re.compile(r"-?\d{1,3}(?:[, ]\d{3})+|-?\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Known:
    """What reading must know of a case file: labels by term code, properties by code, how to resolve a record.

    refer takes a code or name and the kinds that it may be of, and gives an id, or raises Invalid or NotFound.
    """

    terms: Mapping[str, str]
    properties: Mapping[str, Property]
    refer: Callable[[str, tuple[str, ...]], int]


def read(field: Field, text: str, known: Known) -> Columns:
    """The columns of a field for what was entered; all None where it is empty, Invalid where it is required."""
    text = clean(text, field.words)
    if not text.strip():
        if field.required:
            raise Invalid(f"The {field.words} is missing: {field.help}.")
        return dict.fromkeys(field.columns)
    return READERS[field.reads](field, text, known)


def clean(text: str, words: str = "text") -> str:
    """Text in NFC with LF alone as its line break; Invalid where no file could hold it."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text if char > "\ud7ff"):
        raise Invalid(f"The {words} holds characters that are no text; leave them out.")
    return normalize("NFC", BREAKS.sub("\n", text))


def spelt(name: str) -> str:
    """The name of a file as text on one line; bytes of it that are no UTF-8 become U+FFFD."""
    return LINE_BREAKS.sub(" ", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def read_line(field: Field, text: str, known: Known) -> Columns:
    """One line without white space at its ends."""
    text = text.strip()
    if LINE_BREAKS.search(text):
        raise Invalid(f"The {field.words} is one line; put the rest into a note.")
    return {field.name: text}


def read_text(field: Field, text: str, known: Known) -> Columns:
    """Any text; white space at its end goes."""
    return {field.name: text.rstrip()}


def read_int(field: Field, text: str, known: Known) -> Columns:
    """A whole number."""
    text = text.strip()
    if not WHOLE.fullmatch(text) or abs(number := int(re.sub("[, ]", "", text))) > MOST:
        raise Invalid(f"The {field.words} is a whole number, like 12, not {quoted(text)}.")
    return {field.name: number}


def read_real(field: Field, text: str, known: Known) -> Columns:
    """A number; degrees within their bounds."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    bound = BOUNDS.get(field.name, math.inf)
    if not math.isfinite(number) or abs(number) > bound:
        between = f" between -{bound:.0f} and {bound:.0f}" if math.isfinite(bound) else ""
        raise Invalid(f"The {field.words} is a number{between}, like 35.81, not {quoted(text.strip())}.")
    return {field.name: number}


def read_yesno(field: Field, text: str, known: Known) -> Columns:
    """1 for yes, 0 for no."""
    word = text.strip().lower()
    if word not in YES | NO:
        raise Invalid(f"The {field.words} is yes or no, not {quoted(text.strip())}.")
    return {field.name: int(word in YES)}


def read_time(field: Field, text: str, known: Known) -> Columns:
    """A day, or a time in UTC to the second; one with an offset is turned into UTC."""
    text = text.strip()
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"The {field.words} is a time in UTC like 2020-01-29 14:30, not {quoted(text)}.") from None
    if len(text) == 10:
        return {field.name: text}
    time = time.astimezone(UTC) if time.tzinfo else time
    return {field.name: time.strftime("%Y-%m-%dT%H:%M:%SZ")}


def date_columns(name: str, date: Date) -> Columns:
    """A date in the columns of a field."""
    return {name: date.edtf, f"{name}_low": date.low, f"{name}_high": date.high, f"{name}_precision": date.precision}


def read_a_date(field: Field, text: str, known: Known) -> Columns:
    """EDTF with its first and last day and its precision."""
    return date_columns(field.name, read_date(text))


def read_a_count(field: Field, text: str, known: Known) -> Columns:
    """The count as said, with its bounds and qualifier."""
    said, count = text.strip(), read_count(text)
    values = (said, count.low, count.best, count.high, count.qualifier)
    return dict(zip(field.columns, values, strict=True))


def read_choice(field: Field, text: str, known: Known) -> Columns:
    """One of a closed list."""
    by_plain = {plain(word): word for word in field.of}
    if plain(text) not in by_plain:
        words = [word.replace("_", " ") for word in field.of]
        raise Invalid(f"{quoted(text.strip())} is no {field.words}; {hint(text, words)}")
    return {field.name: by_plain[plain(text)]}


def read_term(field: Field, text: str, known: Known) -> Columns:
    """A term of the field's list, by word, label or code."""
    return {field.name: term(text, field.of[0], known)}


def read_ref(field: Field, text: str, known: Known) -> Columns:
    """A record by code or name."""
    return {field.name: known.refer(text.strip(), field.of)}


def read_code(field: Field, text: str, known: Known) -> Columns:
    """A property by code or label."""
    return {field.name: property_of(text, known).code}


def term(text: str, of: str, known: Known) -> str:
    """The code of a term of one list ("any" for all) by its word, label or code; Invalid where there is none."""
    wanted = singular(text)
    listed = {code: label for code, label in known.terms.items() if of in ("any", code.partition(".")[0])}
    found = [
        code
        for code, label in listed.items()
        if wanted in (singular(label), singular(code.partition(".")[2])) or text.strip() == code
    ]
    if not found:
        words = [label for labels in zip(listed.values(), map(word, listed), strict=True) for label in labels]
        raise Invalid(f"{quoted(text.strip())} is no {of.replace('_', ' ')} that is known; {hint(text, words)}")
    if len(found) > 1:
        raise Invalid(f"{quoted(text.strip())} may be {', '.join(found)}; write which.")
    return found[0]


def singular(text: str) -> str:
    """A term as terms are compared: "Barrel bombs" is "barrel_bomb"."""
    return plain(text).removesuffix("s")


def word(code: str) -> str:
    """The word of a term's code, with spaces."""
    return code.partition(".")[2].replace("_", " ")


def property_of(text: str, known: Known) -> Property:
    """A property by code or label; Invalid with the nearest where there is none."""
    wanted = plain(text)
    for one in known.properties.values():
        if wanted in (plain(one.code), plain(one.label)):
            return one
    raise Invalid(f"{quoted(text.strip())} is no property; {hint(text, known.properties)}")


Reader = Callable[[Field, str, Known], Columns]
READERS: dict[str, Reader] = {
    "line": read_line,
    "text": read_text,
    "int": read_int,
    "real": read_real,
    "yesno": read_yesno,
    "time": read_time,
    "date": read_a_date,
    "count": read_a_count,
    "choice": read_choice,
    "term": read_term,
    "ref": read_ref,
    "code": read_code,
}
