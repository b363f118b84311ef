"""queue: what waits for review, and what people do with it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from db import Case, Invalid
from tui.cli.out import emit, json_line, room, say, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, records, text, uncovered_option

NAMES = ("review", "mine", "theirs", "drafts", "ready")
COLUMNS = ("code", "kind", "status", "words", "assigned", "reviewer", "first", "second", "next")
DOES = "[list | next | approve CODE... | back CODE... | assign CODE... PERSON | readers 1 or 2]"


@command("queue")
@case_argument
@click.argument("words", nargs=-1, metavar=DOES)
@click.option(
    "--whose",
    type=click.Choice(NAMES),
    default="review",
    show_default=True,
    help="What you may approve, what is yours, what is others', what is a draft, what may be finalized.",
)
@click.option("--of", "person", default="", metavar="PERSON", help="With --whose theirs: of this person alone.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Of this kind alone, as in claim; may repeat.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many at most.")
@click.option("--review", is_flag=True, help="With assign: to review them, not to work on them.")
@click.option("--comment", metavar="WORDS", help="With back: what is to be done again; - takes standard input.")
@click.option("--reason", metavar="WORDS", help="Why, for the log; - takes it from standard input.")
@uncovered_option
@format_option
def queue(
    path: Path, words: Sequence[str], whose: str, person: str, kinds: Sequence[str], limit: int, review: bool,
    comment: str | None, reason: str | None, uncovered: bool, form: str,
) -> int:  # fmt: skip
    """Alone, or with list, it lists a queue. next shows its first record with the words that it rests on, and exits
    with 1 where nothing waits. approve brings records one step on, back sends them back with a comment, assign gives
    them to a person ('' for nobody). readers 2 asks for a second reader, who is not the first; readers 1 does not.
    """
    did, rest = (words[0], words[1:]) if words else ("list", ())
    with opened(path, readonly=did in ("list", "next")) as case:
        if did in ("list", "next"):
            if rest:
                raise Invalid(f"queue {did} takes no more words; see: pincite queue --help")
            asked = {"person": person, "kinds": kinds, "uncovered": uncovered}
            return listed(case, whose, limit, form, asked) if did == "list" else shown(case, whose, form, asked)
        say(change(case, did, rest, review, text(comment or reason), text(reason) or None))
    return 0


def change(case: Case, did: str, rest: Sequence[str], review: bool, comment: str, reason: str | None) -> str:
    """Do one thing with records of a queue; its sentence."""
    from db import approve, ask_for_two, assign, send_back

    if did == "readers" and list(rest) in (["1"], ["2"]):
        return str(ask_for_two(case, rest[0] == "2", reason).sentence)
    if did in ("approve", "back") and rest:
        found = records(case, rest)
        done = approve(case, found, reason=reason) if did == "approve" else send_back(case, found, comment)
        return str(done.sentence)
    if did == "assign" and len(rest) > 1:
        return str(assign(case, records(case, rest[:-1]), rest[-1], review=review, reason=reason).sentence)
    raise Invalid(f"Write one of these: {DOES[1:-1].replace(' | ', ', ')}.")


def row(one: Any) -> dict[str, str]:
    """A record of a queue by column."""
    people = {role: getattr(one.standing, role) for role in ("assigned", "reviewer", "first", "second")}
    told = {"code": one.code, "kind": one.kind, "status": one.standing.status.replace("_", " "), "words": one.words}
    return {**told, **people, "next": one.next.replace("_", " ")}


def listed(case: Case, whose: str, limit: int, form: str, asked: dict[str, Any]) -> int:
    """The records of a queue, a line each."""
    from db import queue as read

    found = [row(one) for one in read(case, whose, limit=limit, **asked)]
    # For people, columns in which nobody stands are left out.
    names = [name for name in COLUMNS if form != "table" or any(one[name] for one in found)] or COLUMNS[:4]
    write_rows(form, names, names, (False,) * len(names), ({name: one[name] for name in names} for one in found))
    return 0


def shown(case: Case, whose: str, form: str, asked: dict[str, Any]) -> int:
    """The first record of a queue with the words that it rests on; 1 where nothing waits."""
    from db import excerpts
    from db import queue as read
    from tui.cli.sheets import excerpt_data, excerpt_lines

    found = read(case, whose, limit=1, **asked)
    if not found:
        say("Nothing waits here.")
        return 1
    one = found[0]
    some = excerpts(case, one.id, uncovered=asked["uncovered"])
    if form != "table":
        emit([json_line(row(one) | {"sources": [excerpt_data(case, source) for source in some]})])
        return 0
    columns = room()

    def lines() -> Iterator[str]:
        to = f"; approving makes it {row(one)['next']}" if one.next else f"; {one.why}"
        yield f"{one.code}  {one.words}"
        yield f"{row(one)['status']}{to}"
        yield from filter(None, (one.told, one.comment))
        for source in some:
            yield ""
            yield from excerpt_lines(source, columns)

    emit(lines())
    return 0
