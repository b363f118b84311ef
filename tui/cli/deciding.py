"""assessments, decide, candidates and sides: what is held, what was decided, what may be one, and who answered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from db import Answer, Case, Line, Sides
from tui.cli.comparing import passages
from tui.cli.out import bold, emit, json_line, json_lines, room, say, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, text, uncovered_option
from tui.tables import paragraphs


@command("assessments")
@case_argument
@click.argument("code", required=False, default="")
@click.option("--where", multiple=True, metavar="TEST", help="A test such as property:killed; may repeat.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many.")
@uncovered_option
@format_option
def assessments(path: Path, code: str, where: tuple[str, ...], limit: int, uncovered: bool, form: str) -> None:
    """CODE is a record, for what is held of it. Each value with the claims for and against it, and why."""
    from db import weighed

    with opened(path, readonly=True) as case:
        record = case.codes.find(code) if code else None
        found = weighed(case, record, " ".join(where), most=limit, uncovered=uncovered)
        if form == "json":
            emit(json_lines(held_data(case, one, uncovered) for one in found))
            return
        names = ("code", "subject", "property", "value", "for", "against", "standard", "held", "reason")
        rows = (
            {**one, "for": " ".join(one["for"]), "against": " ".join(one["against"]), "held": yes(one["held"])}
            for one in found
        )
        write_rows(form, names, names, (False,) * len(names), rows)


def held_data(case: Case, one: dict[str, Any], uncovered: bool) -> dict[str, Any]:
    """What is held as plain data, with the claims for and against it and the passages of all."""
    rests_on = [
        {"code": code, "bearing": bearing, "passages": passages(case, case.codes.id(code), uncovered)}
        for bearing in ("for", "against")
        for code in one[bearing]
    ]
    known = {name: value for name, value in one.items() if name != "id"}
    return {**known, "claims": rests_on, "passages": passages(case, one["id"], uncovered)}


def yes(value: bool) -> str:
    """Yes or no."""
    return "yes" if value else "no"


@command("decide")
@case_argument
@click.argument("first")
@click.argument("second")
@click.argument("kind", metavar="WHAT")
@click.option("--standard", metavar="TERM", default="", help="With hold: to which standard of proof.")
@reason_option
def decide(path: Path, first: str, second: str, kind: str, standard: str, reason: str | None) -> None:
    """WHAT is hold, for the value of the FIRST claim against the SECOND; or no-contradiction or not-same-event, of
    two claims; same, not-same, part-of or unknown, of two records; same-origin or not-same-origin, of two articles.
    A reason is needed. A decision comes back for another look when a new claim touches it or a value changes.
    """
    from db import decide as decide_on
    from db import hold_claim

    why = text(reason) or None
    with opened(path) as case:
        a, b = case.codes.find(first), case.codes.find(second)
        if kind == "hold":
            say(hold_claim(case, a, (b,), reason=why, standard=standard).sentence)
        else:
            say(decide_on(case, a, b, kind, why).sentence)


@command("merge")
@case_argument
@click.argument("kept")
@click.argument("gone")
@reason_option
def merge(path: Path, kept: str, gone: str, reason: str | None) -> None:
    """All that names the second record comes to name the first; the second is withdrawn, and its code still leads to
    it. Incidents, actors, places, reports and topics are merged. A reason is needed; undo parts them again.
    """
    from db import merge as merge_into

    with opened(path) as case:
        a, b = case.codes.find(kept), case.codes.find(gone)
        say(merge_into(case, a, b, text(reason) or None).sentence)


@command("candidates")
@case_argument
@click.argument("code", required=False, default="")
@click.option("--kind", metavar="KIND", default="incident", show_default=True, help="incident, actor, place or quote.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many pairs.")
@uncovered_option
@format_option
def candidates(path: Path, code: str, kind: str, limit: int, uncovered: bool, form: str) -> None:
    """CODE is a record, for what may be the same as it. What was decided is not asked again: pincite decide says
    same, not-same, part-of or unknown.
    """
    from db import candidates as found_candidates
    from db import kind_of, names_of

    with opened(path, readonly=True) as case:
        record = case.codes.find(code) if code else None
        kind = kind_of(record).name if record is not None else kind
        found = found_candidates(case, kind, record, limit)
        names = names_of(case, {one for pair in found for one in (pair.a, pair.b)}, uncovered=uncovered)
        columns = ("first", "first_name", "second", "second_name", "weight", "reasons")
        rows = (
            {
                "first": case.codes.code(one.a), "first_name": names.get(one.a, ""), "second": case.codes.code(one.b),
                "second_name": names.get(one.b, ""), "weight": one.weight,
                "reasons": list(one.reasons) if form == "json" else "; ".join(one.reasons),
            }
            for one in found
        )  # fmt: skip
        headings = ("first", "", "second", "", "weight", "what speaks for it")
        write_rows(form, columns, headings, (False, False, False, False, True, False), rows)


@command("sides")
@case_argument
@click.argument("code")
@uncovered_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or JSON.")  # fmt: skip
def sides(path: Path, code: str, uncovered: bool, form: str) -> None:
    """CODE is a report, an incident or a topic: what is alleged, what was asked, and each addressee's answer or
    silence as of a date; what was said unasked, what is denied, and what exonerates.
    """
    from db import sides as both

    with opened(path, readonly=True) as case:
        found = both(case, case.codes.find(code), uncovered=uncovered)
        if form == "json":
            emit([json_line(sides_data(case, found, uncovered))])
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
