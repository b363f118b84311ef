"""compare: how claims agree, differ and only seem to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from db import Case, Difference, Side
from tui.cli.out import bold, emit, json_lines, room, say, write_rows
from tui.cli.progress import Progress
from tui.cli.shared import case_argument, command, format_option, opened, uncovered_option, warn
from tui.tables import paragraphs

ROWS = 200
NAMES = (
    "relation", "state", "subject", "property", "first", "first_value", "first_said", "first_by", "first_outlet",
    "second", "second_value", "second_said", "second_by", "second_outlet", "reason", "rule", "decision",
)  # fmt: skip


@command("compare")
@case_argument
@click.argument("code", required=False, default="")
@click.option(
    "--relation", metavar="NAME", default="", help="One relation, as in disjoint; unsourced is listed by itself."
)
@click.option("--open", "state", flag_value="open", help="Only what waits for a decision.")
@click.option("--decided", "state", flag_value="decided", help="Only what is decided and holds.")
@click.option("--property", "prop", metavar="NAME", default="", help="Only one property, as in killed.")
@click.option("--limit", type=click.IntRange(1), default=ROWS, show_default=True, help="At most so many relations.")
@click.option("--all", "every", is_flag=True, help="All relations.")
@click.option("--rebuild", is_flag=True, help="Compare every claim anew; it can be interrupted and goes on later.")
@uncovered_option
@format_option
def compare(
    path: Path, code: str, relation: str, state: str | None, prop: str, limit: int, every: bool, rebuild: bool,
    uncovered: bool, form: str,
) -> None:  # fmt: skip
    """CODE is a record, or a claim for its value alone; without it, the whole case. What agrees is left out unless
    same is asked for.
    Relations: same, refines, approximately_same, overlaps, disjoint, scope_differs, type_differs,
    date_roles_differ, wording_only, words_differ, stronger, attributed_differently, contradicts_itself, unsourced,
    attribution_differs, look_alike.
    """
    from db import asked_of, count_differences, differences

    bring_up_to_date(path, rebuild)
    if rebuild and not code and form == "table" and not (relation or state or prop):
        return
    with opened(path, readonly=True) as case:
        asked = asked_of(case, code, relation, state or "", prop)
        most = None if every else limit
        found = differences(case, asked, most=most, uncovered=uncovered)
        if form == "json":
            emit(json_lines(data(case, one, uncovered) for one in found))
        elif form == "csv":
            write_rows(form, NAMES, NAMES, (False,) * len(NAMES), (flat(one) for one in found))
        else:
            emit(lines(found))
        total = 0 if every or relation in ("look_alike", "same") else count_differences(case, asked)
        if total > limit:
            warn(f"These are the first {limit:,} of {total:,}; --all shows them all.")


def bring_up_to_date(path: Path, rebuild: bool) -> None:
    """Compare what is still to be compared; what can only be read is shown as it is, and that is said."""
    from db import all_due, catch_up, index_texts, waiting_to_compare

    if not rebuild:
        with opened(path, readonly=True) as case:
            waiting = waiting_to_compare(case)
        if not waiting:
            return
    with opened(path) as case:
        if case.readonly:
            warn(f"Some claims are still to be compared, and {path} can only be read here.")
            return
        with Progress() as progress:
            if rebuild:
                all_due(case)
            done = catch_up(case, lambda some, total: progress("comparing", some, total))
            index_texts(case, lambda some, total: progress("looking for shared words", some, total))
    if rebuild:
        say(f"{done:,} subjects were compared.")


def lines(found: Iterator[Difference]) -> Iterator[str]:
    """Relations for people: what relates how, both sides, and why."""
    columns = room()
    none = True
    for one in found:
        none = False
        decided = f"{one.state} by {one.decision}" if one.decision else one.state
        head = " · ".join(part for part in (one.name.replace("_", " "), decided) if part)
        about = f"{one.subject_code}  {one.subject_name}: {one.label}"
        yield from map(bold, paragraphs(f"{head} · {about}", columns))
        for side in (one.first, one.second):
            if side:
                yield from paragraphs(side_words(side), columns, "  ")
        yield from paragraphs(one.why, columns, "    ")
        if one.decided:
            yield from paragraphs(f"{one.decision}: {one.decided}", columns, "    ")
        yield ""
    if none:
        yield "Nothing of that kind is found."


def side_words(side: Side) -> str:
    """One side in a line: code, value, as said, who says so, where, how many say the same."""
    line = side.line
    said = f"“{line.said}”" if line.said and not line.covered else ""
    more = f"and {len(side.claims) - 1:,} more" if len(side.claims) > 1 else ""
    parts = [line.words, said, line.by, line.outlet, line.strength, *line.marks, more, str(side.sources)]
    return f"{line.code}  {' · '.join(part for part in parts if part)}"


def flat(one: Difference) -> dict[str, Any]:
    """One relation as a row."""
    found: dict[str, Any] = {
        "relation": one.name, "state": one.state, "subject": one.subject_code, "property": one.property,
        "reason": one.why, "rule": one.rule, "decision": one.decision,
    }  # fmt: skip
    for name, side in (("first", one.first), ("second", one.second)):
        if side:
            line = side.line
            said = "" if line.covered else line.said
            values = {"": line.code, "_value": line.words, "_said": said, "_by": line.by, "_outlet": line.outlet}
            found |= {f"{name}{part}": value for part, value in values.items()}
    return found


def data(case: Case, one: Difference, uncovered: bool) -> dict[str, Any]:
    """One relation as plain data, with the claims and their passages."""
    sides = [side for side in (one.first, one.second) if side]
    return {
        "relation": one.name, "rule": one.rule, "reason": one.why, "parameters": dict(one.params),
        "state": one.state or None, "decision": one.decision or None, "decided": one.decided or None,
        "subject": {"code": one.subject_code, "name": one.subject_name}, "property": one.property,
        "claims": [claim_data(case, side, uncovered) for side in sides],
    }  # fmt: skip


def claim_data(case: Case, side: Side, uncovered: bool) -> dict[str, Any]:
    """One side as plain data."""
    line = side.line
    if line.covered:
        return {"code": line.code, "covered": True}
    sources = side.sources
    return {
        "code": line.code, "value": line.words, "said": line.said, "by": line.by, "outlet": line.outlet,
        "strength": line.strength, "marks": list(line.marks), "same": [case.codes.code(one) for one in side.claims],
        "articles": sources.articles, "origins": sources.origins, "methods": sources.methods,
        "passages": passages(case, side.claim, uncovered),
    }  # fmt: skip


def passages(case: Case, record: int, uncovered: bool) -> list[dict[str, Any]]:
    """The passages that a record rests on; offsets are code points, half-open."""
    from db import excerpts

    found = []
    for one in excerpts(case, record, uncovered=uncovered, beside=0):
        place: dict[str, Any] = {"article": one.code, "role": one.spot.role}
        if one.covered:
            found.append({**place, "covered": True})
            continue
        more = {"version": one.version, "start": one.spot.start, "stop": one.spot.stop, "words": one.words}
        found.append({**place, **more})
    return found
