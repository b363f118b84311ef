"""coverage: who has read which paragraphs of an article, what is left, and marks."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from db import Case, Invalid
from tui.cli.out import say, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, uncovered_option

STATES = ("unread", "read", "claimed", "nothing", "again")
DOES = "[ARTICLE [next | unread, read, claimed, nothing or again, and PARAGRAPH...]]"
SHOWN = 60  # characters of a paragraph


@command("coverage")
@case_argument
@click.argument("words", nargs=-1, metavar=DOES)
@click.option("--version", type=int, default=0, help="The version of its text; else the newest.")
@click.option("--of", "who", default="", metavar="PERSON", help="How the paragraphs stand for this person.")
@reason_option
@uncovered_option
@format_option
def coverage(
    path: Path, words: Sequence[str], version: int, who: str, reason: str | None, uncovered: bool, form: str
) -> int:
    """Alone it says how much of each article is read. With ARTICLE it lists its paragraphs as they stand for you.
    With a state and paragraphs, as in 3 or 4-9, it marks these as so for you. next shows the first paragraph that
    nobody has read, and exits with 1 where there is none.
    """
    with opened(path, readonly=len(words) < 3) as case:
        if not words:
            articles(case, who, form)
            return 0
        text = text_of(case, words[0], version)
        if len(words) == 1:
            return paragraphs(case, text, who, uncovered, form)
        if list(words[1:]) == ["next"]:
            return following(case, text, uncovered)
        if words[1] in STATES and len(words) > 2:
            say(mark(case, text, words[1], words[2:], reason))
            return 0
        raise Invalid(f"Write one of these: {DOES[1:-1]}; a state is one of {', '.join(STATES)}.")


def text_of(case: Case, article: str, version: int) -> int:
    """The text of an article."""
    from db import newest

    return int(newest(case, case.codes.find(article, ("article",)), version))


def articles(case: Case, who: str, form: str) -> None:
    """How much of each article is read."""
    from db import NotFound, Row, left, newest, page

    names = ("code", "title", "paragraphs", "left", *STATES[1:])

    def rows() -> Iterator[dict[str, Any]]:
        found: list[Row] = page(case, "articles", "", "", 1_000_000)[1]
        for one in found:
            try:
                read = left(case, newest(case, one.id), who)
            except NotFound:  # an article that is only named has no words yet
                continue
            told = {"code": case.codes.code(one.id), "title": one.cells[0], "paragraphs": read.paragraphs}
            yield told | {"left": read.unread} | {state: read.mine[state] for state in STATES[1:]}

    write_rows(form, names, names, (False, False, *(True,) * 6), rows())


def paragraphs(case: Case, text: int, who: str, uncovered: bool, form: str) -> int:
    """The paragraphs of a text with how they stand."""
    from db import Reader, paragraph_states

    reader = Reader(case, text, uncovered=uncovered)
    if reader.heading.covered:
        raise Invalid(f"{reader.heading.code} is protected; --uncovered shows its words.")
    names = ("paragraph", "state", "others", "begins")

    def rows() -> Iterator[dict[str, Any]]:
        for one in paragraph_states(case, text, 0, reader.heading.length, who):
            part = reader.part(one.start)
            begins = " ".join(reader.words(one.start, min(one.start + SHOWN, one.stop)).split())
            number = part.paragraph if part else 0
            yield {"paragraph": number, "state": one.state, "others": ", ".join(one.others), "begins": begins}

    write_rows(form, names, names, (True, False, False, False), rows())
    return 0


def following(case: Case, text: int, uncovered: bool) -> int:
    """The first paragraph that nobody has read."""
    from db import Reader, next_unread

    found = next_unread(case, text)
    if not found:
        say("Every paragraph was read by somebody.")
        return 1
    reader = Reader(case, text, uncovered=uncovered)
    if reader.heading.covered:
        raise Invalid(f"{reader.heading.code} is protected; --uncovered shows its words.")
    part = reader.part(found.start)
    number = part.paragraph if part else 0
    say(f"Paragraph {number:,} of {reader.heading.code}:", reader.words(found.start, found.stop).strip())
    return 0


def mark(case: Case, text: int, state: str, numbers: Sequence[str], reason: str | None) -> str:
    """Mark paragraphs by their numbers; the sentence."""
    from db import mark_paragraphs, parts_of

    parts = [part for words in numbers for number in span(words) for part in parts_of(case, text, number)]
    return str(mark_paragraphs(case, text, parts, state, reason).sentence)


def span(words: str) -> range:
    """The numbers that 3 or 4-9 names."""
    first, sign, last = words.partition("-")
    if not first.isdecimal() or (sign and not last.isdecimal()) or int(last or first) < int(first):
        raise Invalid(f"“{words}” names no paragraphs; write 3, or 4-9.")
    if int(last or first) - int(first) > 100_000:
        raise Invalid(f"“{words}” is more than an article has.")
    return range(int(first), int(last or first) + 1)
