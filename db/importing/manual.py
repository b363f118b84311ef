"""The tables of fields, lists and properties in docs/exchange.md, written from the declarations.

python -m db.importing.manual FILE writes them anew between the two marks of the file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from db.importing.plans import has_fields, line_name
from db.kinds import COMMON, KINDS
from db.records import Field, Kind, Links
from db.vocabulary import LISTS, PROPERTIES, Terms
from db.words.near import an

BEGIN, END = "<!-- fields -->", "<!-- end of fields -->"
READS = {
    "line": "text", "text": "text of several lines", "int": "whole number", "real": "number", "yesno": "true or false",
    "date": "date", "time": "time in UTC", "count": "count", "code": "a property",
}  # fmt: skip
# Fields of which load makes its own, or that passages and texts say in another way.
ELSEWHERE = {
    "text": ("length", "bytes"),
    "passage": ("text", "stop", "words"),
}
MORE: dict[str, tuple[tuple[str, str, str], ...]] = {
    "article": (
        ("text", "text of several lines", "its words; they are the first version"),
        ("file", "name of a file", "instead of them, a file beside the lines or in a folder below"),
        ("raw", "base64", "the bytes as received; with raw_name, media_type, encoding, converter"),
    ),
    "text": (
        ("text", "text of several lines", "its words"),
        ("file, raw", "", "as in an article"),
        ("coverage", "list of part, person, state", "who has read which of its parts"),
    ),
    "passage": (
        ("article, version", "an article, whole number", "where it stands; or text, a text"),
        ("end", "whole number", "the place after its last code point"),
        ("words", "text", "the exact words, compared with the span"),
    ),
    "claim": (("value", "as its property", "the value, as read"),),
    "assessment": (("value", "as its property", "the value, as read"),),
}


def manual() -> str:
    """The tables, in the order in which people see kinds and fields."""
    return "\n".join([*kinds(), *properties(), *lists()])


def kinds() -> Iterator[str]:
    """A table for each kind."""
    yield "## Fields of each kind"
    yield "An asterisk marks what is needed. What many kinds share comes first and is named again below each.\n"
    yield "| name | is | |\n| --- | --- | --- |"
    yield from (row(f"`{field.name}`", what(field), field.help + starts(field)) for field in COMMON.values())
    yield ""
    for kind in KINDS:
        yield f"### {kind.name} ({kind.letters})"
        yield f"{kind.help[0].upper()}{kind.help[1:]}.\n"
        yield "| name | is | |\n| --- | --- | --- |"
        yield from rows(kind)
        shared = ", ".join(f"`{name}`" for name in kind.common)
        yield f"\nAlso {shared}.\n" if shared else ""


def rows(kind: Kind) -> Iterator[str]:
    """The rows of a kind's table."""
    for field in kind.fields:
        if field.name not in ELSEWHERE.get(kind.name, ()):
            yield row(f"`{line_name(field)}`{'*' if field.required else ''}", what(field), field.help + starts(field))
    for name, is_, help_ in MORE.get(kind.name, ()):
        yield row(", ".join(f"`{one}`" for one in name.split(", ")), is_, help_)
    for links in kind.links:
        yield row(f"`{links.name}`", entries(links), links.help)
    if has_fields(kind):
        yield row("`fields`", "object", "what the analysts hold, by property")


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def what(field: Field) -> str:
    """What a field is given as."""
    if field.reads == "ref":
        return "any record" if field.of == ("any",) else " or ".join(map(an, field.of))
    if field.reads == "choice":
        return ", ".join(f"`{word}`" for word in field.of)
    if field.reads == "term":
        return "a term of any list" if field.of == ("any",) else f"a term of the list {field.of[0]}"
    return READS[field.reads]


def starts(field: Field) -> str:
    """What a field is where it is left out."""
    if field.default is None:
        return ""
    value = ("false", "true")[field.default] if field.reads == "yesno" else str(field.default).rpartition(".")[2]
    return f"; left out: `{value}`"


def entries(links: Links) -> str:
    """What a list holds."""
    if links.table == "citation":
        return "list of passages, see above"
    parts = [f"`{field.name}`{'*' if field.required else ''} ({what(field)})" for field in links.fields]
    return f"list of {', '.join(parts)}"


def properties() -> Iterator[str]:
    """The properties that every case file starts with."""
    yield "## Properties that every case file knows"
    yield "| property | label | type | values | unit |\n| --- | --- | --- | --- | --- |"
    for one in PROPERTIES:
        yield row(f"`{one.code}`", one.label, one.value_type, one.of, one.unit)
    yield ""


def lists() -> Iterator[str]:
    """The lists of terms that every case file starts with."""
    yield "## Lists of terms that every case file knows"
    yield "| list | terms | standard |\n| --- | --- | --- |"
    for one in LISTS:
        yield row(one.name, ", ".join(terms(one)), one.standard)


def terms(of: Terms) -> Iterator[str]:
    """The words of a list, each with its label where that says more."""
    for word, label in of.words:
        yield f"`{word}`" + (f" ({label})" if label != word.replace("_", " ") else "")


def placed(document: str) -> str:
    """A document with the tables between its marks."""
    head, _, rest = document.partition(BEGIN)
    tail = rest.partition(END)[2]
    return f"{head}{BEGIN}\n{manual()}\n{END}{tail}"


def main() -> int:
    """Write the tables into the file that is named."""
    path = Path(sys.argv[1])
    path.write_text(placed(path.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
