"""versions and carry: the texts of an article, how they differ, and what is settled of passages of the earlier ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from db import Case, Invalid
from tui import safe
from tui.cli.out import emit, json_lines, room, say, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, records, text, uncovered_option
from tui.tables import paragraphs
from tui.times import local

AROUND = 24  # code points of a paragraph shown around words that stand at several places
DOES = "[accept | unchanged | repoint | leave | withdraw | again] [PASSAGE...]"


def replaced(
    case: Case, files: Sequence[Path], article: str, relation: str, encoding: str | None, keep_lines: bool,
    reason: str | None, form: str,
) -> None:  # fmt: skip
    """Add one file as a new text of an article, and say how its passages fared."""
    from db import replace_text

    if len(files) != 1:
        raise Invalid("A new text of an article comes from one file; name one.")
    record = case.codes.find(article, ("article",))
    found = replace_text(
        case, record, files[0], relation=relation, encoding=encoding, keep_lines=keep_lines, reason=reason
    )
    if form == "table":
        say(found.sentence)
        if any(found.fared.values()):
            say(f"What cites the earlier text goes on doing so; settle it with: pincite carry CASE {found.article}")
    else:
        row = {"article": found.article, "text": found.text, "version": found.version, "words": found.words}
        row["joined"] = found.joined
        fates = {name: found.fared.get(name, 0) for name in ("unchanged", "beside", "changed", "ask", "gone")}
        names = (*row, *fates)
        write_rows(form, names, names, (False, False, True, True, False, *(True,) * 5), [row | fates])


@command("versions")
@case_argument
@click.argument("article", metavar="ARTICLE")
@click.option("--differences", nargs=2, type=int, metavar="OLD NEW", help="Show how two versions differ, by number.")
@uncovered_option
@format_option
def versions(path: Path, article: str, differences: tuple[int, int] | None, uncovered: bool, form: str) -> None:
    """Each text of an article with when and by whom it was added, and how many of its passages are cited. With
    --differences, what went stands between [- and -], what came between {+ and +}.
    """
    from db import article_versions

    with opened(path, readonly=True) as case:
        record = case.codes.find(article, ("article",))
        found = article_versions(case, record)
        if differences:
            told(case, record, {one.version: one.id for one in found}, differences, form, uncovered)
            return
        names = ("version", "code", "relation", "characters", "cited", "added", "by")
        rows = (
            {"version": one.version, "code": one.code, "relation": one.relation, "characters": one.length,
             "cited": one.passages, "added": local(one.at) if one.at else "", "by": one.person}
            for one in found
        )  # fmt: skip
        write_rows(form, names, names, (True, False, False, True, True, False, False), rows)


def told(case: Case, article: int, texts: dict[int, int], wanted: tuple[int, int], form: str, uncovered: bool) -> None:
    """How two versions differ."""
    from db import Reader, changed_lines

    missing = [str(one) for one in wanted if one not in texts]
    if missing:
        known = ", ".join(map(str, texts))
        raise Invalid(f"{case.codes.code(article)} has no version {missing[0]}; it has {known}.")
    if Reader(case, texts[wanted[0]], uncovered=uncovered).heading.covered:
        raise Invalid(f"{case.codes.code(article)} is protected; --uncovered shows its words.")
    found = changed_lines(case, texts[wanted[0]], texts[wanted[1]])
    if form != "table":
        names = ("old", "new", "start", "stop", "begin", "end")
        rows = ({"old": one.old, "new": one.new, "start": one.span[0], "stop": one.span[1], "begin": one.place[0],
                 "end": one.place[1]} for one in found)  # fmt: skip
        write_rows(form, names, names, (False, False, True, True, True, True), rows)
        return
    columns = room()

    def lines() -> Iterator[str]:
        for one in found:
            gone = f"[-{one.old}-]" if one.old else ""
            came = f"{{+{one.new}+}}" if one.new else ""
            yield from paragraphs(f"… {one.before}{gone}{came}{one.after} …".replace("\n", " "), columns)
            yield ""
        count = f"{len(found):,} place{' differs' if len(found) == 1 else 's differ'}."
        yield count if found else "No word differs."

    emit(lines())


@command("carry")
@case_argument
@click.argument("article", metavar="ARTICLE")
@click.argument("words", nargs=-1, metavar=DOES)
@click.option("--words", "to", metavar="WORDS", help="With repoint: the words of the newest text to cite instead.")
@click.option("--span", metavar="START:END", help="With repoint: their place in it, in characters.")
@reason_option
@uncovered_option
@format_option
def carry(
    path: Path, article: str, words: Sequence[str], to: str | None, span: str | None, reason: str | None,
    uncovered: bool, form: str,
) -> int:  # fmt: skip
    """Alone it lists the passages of earlier texts that are cited still, with old words and new, and exits with 1
    where any waits. accept lets the records cite the newest text; unchanged accepts all whose words and sentence stand
    unchanged; repoint takes other words; leave keeps them on the earlier text; withdraw withdraws what rests on them;
    again carries passages that were cited since.
    """
    with opened(path, readonly=not words) as case:
        record = case.codes.find(article, ("article",))
        if words:
            say(settle(case, record, words, (text(to), span or ""), text(reason) or None))
            return 0
        return listed(case, record, uncovered, form)


def settle(case: Case, article: int, words: Sequence[str], where: tuple[str, str], reason: str | None) -> str:
    """Do one thing with passages; its sentence."""
    import db

    did, ids = words[0], records(case, words[1:])
    if did == "unchanged" and not ids:
        return str(db.accept_unchanged(case, article, reason).sentence)
    if did == "again" and not ids:
        return str(db.carry_again(case, article, reason).sentence)
    if did == "repoint" and len(ids) == 1 and any(where):
        return str(db.repoint(case, ids[0], where[0], place(where[1]), reason).sentence)
    some = {"accept": db.accept_carried, "leave": db.leave_carried, "withdraw": db.withdraw_carried}
    if did in some and ids:
        return str(some[did](case, ids, reason).sentence)
    raise Invalid("Write accept, leave or withdraw and passages, repoint and one with --words or --span, or unchanged.")


def place(words: str) -> tuple[int, int] | None:
    """A span as typed; Invalid where it is none."""
    start, sign, stop = words.partition(":")
    if not words:
        return None
    if not (sign and start.isdecimal() and stop.isdecimal()):
        raise Invalid(f"“{words}” is no span; write it like 120:138.")
    return int(start), int(stop)


def listed(case: Case, article: int, uncovered: bool, form: str) -> int:
    """What waits to be settled."""
    from db import CARRIED, beside, waiting_passages

    found = waiting_passages(case, article, uncovered=uncovered)
    if form != "table":
        rows = (row(one) for one in found)
        names = ("passage", "state", "version", "words", "now", "start", "stop", "cited_by", "others")
        if form == "json":
            emit(json_lines(rows))
        else:
            write_rows(form, names, names, (False,) * len(names), rows)
        return int(bool(found))
    columns = room()

    def lines() -> Iterator[str]:
        for one in found:
            rests = ", ".join(rest.code for rest in one.resting)
            yield safe.show(f"{one.code}  {CARRIED[one.state]}; cited by {rests}")
            yield from paragraphs(f"version {one.version}: {one.words}".replace("\n", " "), columns, "  ")
            if one.twin:
                yield from paragraphs(f"now: {one.now}".replace("\n", " "), columns, "  ")
            for at in one.others:
                near = beside(case, one.new, at)
                words = "" if one.covered else f": …{near.before[-AROUND:]}{near.words}{near.after[:AROUND]}…"
                told = f"para {near.paragraph}, --span {at[0]}:{at[1]}{words}".replace("\n", " ")
                yield from paragraphs(f"they stand in {told}", columns, "  ")
        yield f"{len(found):,} passage{'' if len(found) == 1 else 's'} wait." if found else "Nothing waits here."

    emit(lines())
    return int(bool(found))


def row(one: Any) -> dict[str, Any]:
    """A passage that waits, by column."""
    return {
        "passage": one.code, "state": one.state, "version": one.version, "words": one.words, "now": one.now,
        "start": one.place[0], "stop": one.place[1], "cited_by": " ".join(rest.code for rest in one.resting),
        "others": " ".join(f"{start}:{stop}" for start, stop in one.others),
    }  # fmt: skip
