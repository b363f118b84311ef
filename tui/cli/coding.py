"""words and mend: words of an article as they would be cited, and a passage that is to be other words."""

from pathlib import Path

import click

from db import Cite, Invalid
from tui.cli.making import span
from tui.cli.out import emit, json_lines, room, say
from tui.cli.shared import case_argument, command, opened, reason_option, text, uncovered_option

PLACE = (
    click.option("--words", "wanted", metavar="WORDS", help="The exact words; - takes them from standard input."),
    click.option("--span", "place", metavar="START:STOP", help="Or their span in characters, from 0, half-open."),
    click.option("--before", metavar="WORDS", default="", help="What stands before words that stand twice."),
    click.option("--after", metavar="WORDS", default="", help="What stands after them."),
)
KINDS = ("claim", "quote", "incident", "evidence", "response")


@command("words")
@case_argument
@click.argument("article", metavar="ARTICLE")
@PLACE[0]
@PLACE[1]
@PLACE[2]
@PLACE[3]
@click.option("--version", type=click.IntRange(1), metavar="NUMBER", help="Which version of its text; else the newest.")
@click.option("--as", "kind", type=click.Choice(KINDS), help="Show how a form of this kind would be filled in.")
@uncovered_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or JSON.")  # fmt: skip
def words(
    path: Path, article: str, wanted: str | None, place: str | None, before: str, after: str, version: int | None,
    kind: str | None, uncovered: bool, form: str,
) -> None:  # fmt: skip
    """Nothing is written. With --as, each field that rules fill in is shown with the words that it was read from;
    pincite claim and its like make the record.
    """
    from db import Reader, from_words, newest, standing_words
    from tui.copying import pincite

    with opened(path, readonly=True) as case:
        source = Reader(case, newest(case, case.codes.find(article, ("article",)), version or 0), uncovered=uncovered)
        if source.heading.covered:
            raise Invalid(f"{article} is protected; --uncovered shows its words.")
        cite = Cite(article, text(wanted), *ends(place), before, after)
        start, stop = standing_words(case, source.text, cite)
        part = source.part(start)
        read = from_words(case, kind, source.text, start, stop) if kind else None
        said = pincite(source.words(start, stop), source.heading, part, source.part(stop - 1))
    fields = {name: (value, read.rules.get(name, "")) for name, value in read.entries.items()} if read else {}
    subject = read.subject if read else ""
    if form == "json":
        entries = {name: {"value": value, "from": why} for name, (value, why) in fields.items()}
        emit(json_lines([{"words": said, "start": start, "stop": stop, "subject": subject, "fields": entries}]))
    else:
        emit(lines(said, subject, fields, room()))


def lines(said: str, subject: str, fields: dict[str, tuple[str, str]], columns: int | None) -> list[str]:
    """The words, the subject, and a line for each field that was read."""
    from tui.tables import paragraphs

    told = [said, *([subject] if subject else [])]
    told += [f"{name}: {value}" + (f"   ({why})" if why else "") for name, (value, why) in fields.items()]
    return [line for one in told for line in paragraphs(one, columns)]


def ends(place: str | None) -> tuple[int | None, int | None]:
    """START:STOP as numbers, or none."""
    return span(place) if place else (None, None)


@command("mend")
@case_argument
@click.argument("passage", metavar="PASSAGE")
@PLACE[0]
@PLACE[1]
@PLACE[2]
@PLACE[3]
@click.option(
    "--start", type=int, default=0, metavar="WORDS", help="Moves its first end by words; to the left below 0."
)
@click.option("--stop", type=int, default=0, metavar="WORDS", help="Moves its end by words; to the left below 0.")
@reason_option
def mend(
    path: Path, passage: str, wanted: str | None, place: str | None, before: str, after: str, start: int, stop: int,
    reason: str | None,
) -> None:  # fmt: skip
    """PASSAGE is a code like PG7; pincite source names them. All records that cite it cite the new words. Where one
    of them is reviewed a reason is needed.
    """
    from db import move_passage, passage_span, re_point

    if bool(wanted) + bool(place) + bool(start or stop) != 1:
        raise Invalid("Give the words that it should be, their --span, or by how many words --start and --stop move.")
    why = text(reason) or None
    with opened(path) as case:
        found = case.codes.find(passage, ("passage",))
        if wanted:
            made = re_point(case, found, Cite(words=text(wanted), before=before, after=after), reason=why)
        else:
            low, high = span(place) if place else passage_span(case, found, start, stop)
            made = move_passage(case, found, low, high, reason=why)
    say(made.sentence)
