"""assessments, decide and candidates: what is held, what was decided, and what may be one."""

from pathlib import Path
from typing import Any

import click

from db import Case
from tui.cli.comparing import passages
from tui.cli.out import emit, json_lines, say, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, text, uncovered_option


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
