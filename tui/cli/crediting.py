"""origins and quotes: where words come from, and how one utterance is told."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from db import Case, Instance, Origin, Shared, Utterance
from tui.cli.out import bold, emit, json_lines, room, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, uncovered_option, warn
from tui.tables import paragraphs


@command("origins")
@case_argument
@click.argument("code", required=False, default="")
@click.option("--shared", "runs", is_flag=True, help="Articles that share runs of words, with the words.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many.")
@uncovered_option
@format_option
def origins(path: Path, code: str, runs: bool, limit: int, uncovered: bool, form: str) -> None:
    """CODE is a record, for the origins of the claims on it; with --shared an article. Whoever speaks is an origin,
    with the body behind them; an article's own voice is one with the articles that carry the same words.
    """
    from db import origins as found_origins
    from db import shared, sources_behind
    from tui.cli.comparing import bring_up_to_date

    bring_up_to_date(path, rebuild=False)
    with opened(path, readonly=True) as case:
        record = case.codes.find(code) if code else None
        if runs:
            some = shared(case, record, most=limit, uncovered=uncovered)
            show_shared(some, form)
            return
        found = found_origins(case, record, uncovered=uncovered)[:limit]
        if form == "json":
            emit(json_lines(origin_data(one) for one in found))
            return
        names = ("code", "origin", "articles", "claims", "which", "through")
        rows = (
            {
                "code": one.code, "origin": origin_name(one), "articles": len(one.articles), "claims": one.claims,
                "which": " ".join(one.article_codes), "through": ", ".join(one.through),
            }
            for one in found
        )  # fmt: skip
        write_rows(form, names, names, (False, False, True, True, False, False), rows)
        if record is not None and form == "table":
            emit(["", str(sources_behind(case, record))])


def origin_name(one: Origin) -> str:
    """An origin in words."""
    return f"{one.name} (in its own voice)" if one.own_voice else one.name


def origin_data(one: Origin) -> dict[str, Any]:
    """One origin as plain data."""
    return {
        "code": one.code, "name": one.name, "own_voice": one.own_voice, "articles": list(one.article_codes),
        "claims": one.claims, "through": list(one.through), "records": list(one.records),
    }  # fmt: skip


def show_shared(found: Iterator[Shared], form: str) -> None:
    """Articles that share words."""
    if form == "json":
        emit(json_lines(shared_data(one) for one in found))
    elif form == "csv":
        names = ("first", "second", "words", "share", "state", "decision", "longest")
        rows = (
            {**shared_data(one), "longest": one.runs[0].words if one.runs else "", "share": f"{one.share:.2f}"}
            for one in found
        )
        write_rows(form, names, names, (False,) * len(names), rows)
    else:
        emit(line for one in found for line in shared_lines(one))


def shared_data(one: Shared) -> dict[str, Any]:
    """Two articles as plain data."""
    return {
        "first": one.a_code, "second": one.b_code, "words": one.words, "share": round(one.share, 3),
        "state": one.state, "decision": one.decision or None,
        "runs": [
            {
                "words": run.words, "first": list(run.first), "second": list(run.second),
                "first_speakers": list(run.first_speakers), "second_speakers": list(run.second_speakers),
            }
            for run in one.runs
        ],
    }  # fmt: skip


def shared_lines(one: Shared) -> Iterator[str]:
    """Two articles for people."""
    columns = room()
    state = {"open": "nobody decided", "one_text": "counted as one text"}.get(one.state, one.state.replace("_", " "))
    by = f" by {one.decision}" if one.decision else ""
    head = f"{one.a_code} and {one.b_code} · {one.words:,} words, {one.share:.0%} of the shorter · {state}{by}"
    yield from map(bold, paragraphs(head, columns))
    for run in one.runs:
        speakers = " / ".join(", ".join(some) or "nobody" for some in (run.first_speakers, run.second_speakers))
        credited = f" ({speakers})" if run.first_speakers or run.second_speakers else ""
        yield from paragraphs(f"“{' '.join(run.words.split())}”{credited}", columns, "  ")
    yield ""


@command("quotes")
@case_argument
@click.argument("code", required=False, default="")
@click.option("--utterances", is_flag=True, help="Quotes by what was said once, with how they differ.")
@click.option("--candidates", is_flag=True, help="Quotes that share words and are not grouped yet.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many.")
@uncovered_option
@format_option
@click.pass_context
def quotes(
    ctx: click.Context, path: Path, code: str, utterances: bool, candidates: bool, limit: int, uncovered: bool,
    form: str,
) -> None:  # fmt: skip
    """CODE is an utterance, a quote, a speaker or an article. Without --utterances the list of quotes."""
    if candidates:
        show_candidates(path, limit, form)
        return
    if not utterances:
        from tui.cli.reading import list_

        where = (f"speaker:{code}",) if code else ()
        ctx.invoke(list_, path=path, kind="quotes", where=where, limit=limit, uncovered=uncovered, form=form)
        return
    from db import ledger

    with opened(path, readonly=True) as case:
        record = case.codes.find(code) if code else None
        found = [one for one, _ in zip(ledger(case, record, uncovered=uncovered), range(limit), strict=False)]
        if form == "json":
            emit(json_lines(utterance_data(case, one, uncovered) for one in found))
        elif form == "csv":
            names = ("utterance", "quote", "words", "speaker", "mode", "outlet", "difference", "credited_to_another")
            write_rows(form, names, names, (False,) * len(names), (row for one in found for row in rows_of(one)))
        else:
            emit(line for one in found for line in utterance_lines(one))


def rows_of(one: Utterance) -> Iterator[dict[str, Any]]:
    """The instances of an utterance as rows."""
    for quote in one.instances:
        yield {
            "utterance": one.code, "quote": quote.code, "words": quote.words, "speaker": quote.speaker_name,
            "mode": quote.mode, "outlet": quote.outlet, "difference": quote.kind,
            "credited_to_another": "yes" if quote.credited_to_another else "",
        }  # fmt: skip


def utterance_data(case: Case, one: Utterance, uncovered: bool) -> dict[str, Any]:
    """An utterance as plain data, each quote of it with its passages."""
    from tui.cli.comparing import passages

    return {
        "code": one.code, "title": one.title, "speaker": one.speaker_name,
        "quotes": [
            {
                "code": quote.code, "covered": True
            } if quote.covered else {
                "code": quote.code, "words": quote.words, "speaker": quote.speaker_name, "as": quote.speaker_said,
                "mode": quote.mode, "article": case.codes.code(quote.article), "difference": quote.kind,
                "credited_to_another": quote.credited_to_another, "report_and_person": quote.crossed,
                "bits": [{"how": bit.how, "words": bit.words} for bit in quote.wording.second],
                "passages": passages(case, quote.quote, uncovered),
            }
            for quote in one.instances
        ],
    }  # fmt: skip


def utterance_lines(one: Utterance) -> Iterator[str]:
    """An utterance for people: the fullest instance, then each of the others with what is changed between marks."""
    columns = room()
    speaker = f" · {one.speaker_name}" if one.speaker_name else ""
    yield from map(bold, paragraphs(f"{one.code}  {one.title}{speaker}", columns))
    for quote in one.instances:
        yield from paragraphs(instance_words(quote), columns, "  ")
    yield ""


def instance_words(quote: Instance) -> str:
    """One instance in a line; words that are changed stand between » and «."""
    words = " ".join(f"»{bit.words}«" if bit.how == "changed" else bit.words for bit in quote.wording.second)
    marks = [quote.kind.replace("_", " ")] if quote.kind != "identical" else []
    marks += ["credited to another"] if quote.credited_to_another else []
    marks += ["a report here, a person there"] if quote.crossed else []
    parts = [quote.speaker_name, quote.outlet, quote.mode, *marks]
    return f"{quote.code}  “{words or quote.words}” · {' · '.join(part for part in parts if part)}"


def show_candidates(path: Path, limit: int, form: str) -> None:
    """Quotes that may be one utterance."""
    from db import ungrouped

    with opened(path, readonly=True) as case:
        names = ("first", "second", "alike", "first_words", "second_words")
        hidden = 0
        rows = []
        for one, other, share in ungrouped(case, limit):
            if any(line.covered for line in lines_of(case, one.id, other.id)):
                hidden += 1
                continue
            codes = (case.codes.code(one.id), case.codes.code(other.id))
            rows.append(dict(zip(names, (*codes, f"{share:.0%}", one.words, other.words), strict=True)))
        write_rows(form, names, ("first", "second", "alike", "words", "words"), (False,) * 5, rows)
        if hidden:
            warn(f"{hidden:,} pairs are protected and left out.")


def lines_of(case: Case, *quotes: int) -> list[Any]:
    """The sheets' heads of quotes, which say whether they are covered."""
    from db import describe

    return [describe(case, quote, first=1) for quote in quotes]
