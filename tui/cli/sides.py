"""sides: what is alleged, what was asked and answered, what is denied and what exonerates."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from db import Answer, Case, Line, Sides
from tui.cli.comparing import passages
from tui.cli.out import Row, bold, emit, json_line, room, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, uncovered_option
from tui.tables import paragraphs

NAMES = (
    "part", "code", "request", "asker", "asked_on", "who", "about", "value", "said", "as_of", "denies", "strength",
    "outlet",
)  # fmt: skip


@command("sides")
@case_argument
@click.argument("code")
@uncovered_option
@format_option
def sides(path: Path, code: str, uncovered: bool, form: str) -> None:
    """CODE is a report, an incident or a topic: what is alleged, what was asked, and each addressee's answer or
    silence as of a date; what was said unasked, what is denied, and what exonerates.
    """
    from db import sides as both

    with opened(path, readonly=True) as case:
        found = both(case, case.codes.find(code), uncovered=uncovered)
        if form == "json":
            emit([json_line(sides_data(case, found, uncovered))])
        elif form == "csv":
            write_rows(form, NAMES, NAMES, (False,) * len(NAMES), sides_rows(found))
        else:
            emit(sides_lines(found))


def sides_data(case: Case, found: Sides, uncovered: bool) -> dict[str, Any]:
    """Both sides as plain data."""
    return {
        "code": found.code, "title": found.title,
        "alleged": [line_data(case, line, uncovered) for line in found.alleged],
        "requests": [
            {
                "code": one.code, "title": one.title, "asker": one.asker, "asked_on": one.asked_on or None,
                "answers": [answer_data(case, answer, uncovered) for answer in one.answers],
                "passages": passages(case, one.id, uncovered),
            }
            for one in found.requests
        ],
        "unasked": [answer_data(case, answer, uncovered) for answer in found.unasked],
        "denied": [line_data(case, line, uncovered) for line in found.denied],
        "told": [line_data(case, line, uncovered) for line in found.told],
        "exonerating": [line_data(case, line, uncovered) for line in found.exonerating],
    }  # fmt: skip


def line_data(case: Case, line: Line, uncovered: bool) -> dict[str, Any]:
    """A claim or a piece of evidence as plain data."""
    if line.covered:
        return {"code": line.code, "covered": True}
    return {
        "code": line.code, "about": line.label, "value": line.words, "said": line.said, "by": line.by,
        "outlet": line.outlet, "strength": line.strength, "passages": passages(case, line.leads, uncovered),
    }  # fmt: skip


def answer_data(case: Case, answer: Answer, uncovered: bool) -> dict[str, Any]:
    """One addressee's answer as plain data."""
    return {
        "addressee": answer.name, "kind": answer.kind or None, "words": answer.words, "as_of": answer.as_of or None,
        "outlet": answer.outlet,
        "code": answer.code or None, "denies": list(answer.denies),
        "passages": passages(case, answer.response, uncovered) if answer.response else [],
    }  # fmt: skip


def sides_rows(found: Sides) -> Iterator[Row]:
    """Both sides a row each: a claim, a piece of evidence, or an answer with the request it answers."""
    parts = (("denied", found.denied), ("told", found.told), ("exonerating", found.exonerating))
    yield from (line_row("alleged", line) for line in found.alleged)
    for one in found.requests:
        asked = {"part": "answer", "request": one.code, "asker": one.asker, "asked_on": one.asked_on}
        if not one.answers:
            yield asked
        yield from ({**asked, **answer_row("answer", answer)} for answer in one.answers)
    yield from (answer_row("unasked", answer) for answer in found.unasked)
    for name, lines in parts:
        yield from (line_row(name, line) for line in lines)


def line_row(part: str, line: Line) -> Row:
    """A claim or a piece of evidence as a row; a protected one says no more than its code."""
    if line.covered:
        return {"part": part, "code": line.code, "value": "protected"}
    return {
        "part": part, "code": line.code, "who": line.by, "about": line.label, "value": line.words, "said": line.said,
        "strength": line.strength, "outlet": line.outlet,
    }  # fmt: skip


def answer_row(part: str, answer: Answer) -> Row:
    """An addressee's answer as a row; where none is on record, its value is empty."""
    said = answer.words if answer.kind not in ("", "none") else ""
    return {
        "part": part, "code": answer.code, "who": answer.name, "value": answer.kind, "said": said,
        "as_of": answer.as_of, "denies": " ".join(answer.denies), "outlet": answer.outlet,
    }  # fmt: skip


def sides_lines(found: Sides) -> Iterator[str]:
    """Both sides for people."""
    columns = room()
    yield from map(bold, paragraphs(f"{found.code}  {found.title}", columns))
    yield from part("alleged", [claim_words(line) for line in found.alleged])
    for one in found.requests:
        asked = " ".join(part for part in (one.asker, one.asked_on) if part)
        head = f"asked: {one.code}  {one.title}" + (f" ({asked})" if asked else "")
        yield from part(head, [answer_words(answer) for answer in one.answers])
    yield from part("said unasked", [answer_words(answer) for answer in found.unasked])
    yield from part("denied", [claim_words(line) for line in found.denied])
    yield from part("said of an answer", [claim_words(line) for line in found.told])
    yield from part("exonerating", [claim_words(line) for line in found.exonerating])


def part(head: str, rows: list[str]) -> Iterator[str]:
    """One part under its heading, where there is something in it."""
    if not rows:
        return
    columns = room()
    yield ""
    yield from map(bold, paragraphs(head, columns))
    for row in rows:
        yield from paragraphs(row, columns, "  ")


def claim_words(line: Line) -> str:
    """A claim or a piece of evidence in a line."""
    said = f"“{line.said}”" if line.said else ""
    parts = [line.label, line.words, said, line.by, line.outlet, line.strength, *line.marks]
    return f"{line.code}  {' · '.join(one for one in parts if one)}"


def answer_words(answer: Answer) -> str:
    """One addressee's answer in a line."""
    kind = {"": "no answer is on record", "none": "no response"}.get(answer.kind, answer.kind.replace("_", " "))
    as_of = f"as of {answer.as_of}" if answer.as_of else ""
    denies = f"denies {', '.join(answer.denies)}" if answer.denies else ""
    words = f"“{answer.words}”" if answer.words and answer.kind not in ("", "none") else ""
    parts = [f"{answer.code}  {answer.name}".strip(), kind, words, as_of, denies, answer.outlet]
    return " · ".join(one for one in parts if one)
