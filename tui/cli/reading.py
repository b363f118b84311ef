"""list, show and search."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import click

from db import Listing, Row
from tui.cli.out import emit, headed, json_line, room, write_rows
from tui.cli.shared import (
    case_name_argument,
    command,
    completed,
    format_option,
    kind_names,
    list_names,
    opened,
    records,
    uncovered_option,
    warn,
)
from tui.tables import list_table, one_line

ROWS = 200


@command("list")
@case_name_argument
@click.argument("kind", required=False, shell_complete=completed(list_names))
@click.argument("words", nargs=-1)
@click.option("--where", multiple=True, metavar="TEST", help="A test such as killed>10 or place:Idlib; may repeat.")
@click.option("--sort", default="", metavar="COLUMN", help="The order; -killed is descending.")
@click.option("--view", metavar="NAME", help="A saved filter and order.")
@click.option("--limit", type=click.IntRange(1), default=ROWS, show_default=True, help="At most so many rows.")
@click.option("--all", "every", is_flag=True, help="All rows.")
@uncovered_option
@format_option
def list_(
    path: str, kind: str | None, words: Sequence[str], where: Sequence[str], sort: str, view: str | None,
    limit: int, every: bool, uncovered: bool, form: str,
) -> None:  # fmt: skip
    """KIND is incidents, reports, quotes, articles, claims, actors, places …; without it, all lists are named.
    WORDS are words that must stand in the record. A test is FIELD:WORDS, FIELD>NUMBER, FIELD:2020-01..2020-02;
    ~> asks whether it may be, - before a test takes it away. A * after a value of an incident (11*) says that the
    words which it is held on were corrected, and nobody has looked at it since.
    """
    from db import stream

    with opened(path, readonly=True) as case:
        if view:
            from db import view_named

            saved = view_named(case, view)
            kind, where, sort = kind or saved.pane, (saved.filter, *where), sort or saved.sort
        if not kind:
            write_rows(form, ("list", "rows"), ("list", "rows"), (False, True), lists(case))
            return
        asked = " ".join((*words, *map(quoted, where)))
        plan, rows = stream(case, kind, asked, sort, most=None if every else limit + 1, uncovered=uncovered)
        shown = rows if every else islice(rows, limit)
        told = Told()
        emit_list(plan.listing, shown, form, told)
        if not every and next(rows, None) is not None:
            warn(f"These are the first {limit} rows; --all shows them all, --limit more of them.")
        told.tell()


def emit_list(listing: Listing, rows: Iterator[Row], form: str, told: "Told") -> None:
    """The rows of a list in the form asked for."""
    columns = listing.columns
    if form == "table":
        emit(headed(list_table(listing.name, columns, ((row.code, *row.cells) for row in told.of(rows)), room())))
        return
    names = ("code", *(column.name for column in columns))
    cells = (
        {"code": row.code, **({"covered": True} if form == "json" else {})} if row.covered
        else dict(zip(names, (row.code, *row.cells), strict=True))
        for row in told.of(rows)
    )  # fmt: skip
    write_rows(form, names, names, (), cells)


def quoted(test: str) -> str:
    """A test whose value has spaces, as the grammar wants it: place:Jisr al-Shughur is one test."""
    head, sign, value = test.partition(":")
    one = sign and " " in value and '"' not in value and not any(mark in value for mark in ":<>=")
    return f'{head}:"{value}"' if one and " " not in head else test


def lists(case: Any) -> Iterator[dict[str, Any]]:
    """Every list with its number of rows."""
    from db import LISTINGS, count_rows, plan

    for listing in LISTINGS:
        yield {"list": listing.name, "rows": f"{count_rows(case, plan(case, listing.name)):,}"}


class Told:
    """Counts the rows that stay covered while they pass."""

    def __init__(self) -> None:
        self.covered = 0

    def of(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            self.covered += row.covered
            yield row

    def tell(self) -> None:
        """Say how many rows are covered."""
        if self.covered:
            rows = "1 row is" if self.covered == 1 else f"{self.covered:,} rows are"
            warn(f"{rows} protected and covered; --uncovered shows what they say.")


@command("show")
@case_name_argument
@click.argument("codes", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Records of each section.")
@uncovered_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or JSON.")  # fmt: skip
def show(path: str, codes: Sequence[str], limit: int, uncovered: bool, form: str) -> None:
    """CODES are codes such as I12, or names: its fields, what is held, claims for and against, quotes, evidence,
    requests and responses, victims and targets, notes, tags, and who changed it last.
    """
    from db import describe
    from tui.cli.sheets import sheet_data, sheet_lines

    with opened(path, readonly=True) as case:
        sheets = [describe(case, one, uncovered=uncovered, first=limit) for one in records(case, codes)]
        if form == "json":
            emit(json_line(sheet_data(case, sheet)) for sheet in sheets)
            return
        columns = room()
        emit(
            line
            for place, sheet in enumerate(sheets)
            for line in ("",) * bool(place) + tuple(sheet_lines(sheet, columns))
        )


@command("search")
@case_name_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", shell_complete=completed(kind_names),
              help="Only such records, as in article or claim.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=ROWS, show_default=True, help="At most so many hits.")
@uncovered_option
@format_option
def search(path: str, words: Sequence[str], kinds: Sequence[str], limit: int, uncovered: bool, form: str) -> int:
    """All WORDS must stand in the record or paragraph; "words in quotation marks" stand together.
    Spellings with or without marks are found alike. What is protected is searched only with --uncovered, and never
    counted without. Exits with 1 where nothing is found.
    """
    from db import find_words

    with opened(path, readonly=True) as case:
        of = tuple(kind_named(one) for one in kinds)
        found = find_words(case, " ".join(words), limit=limit + 1, kinds=of, uncovered=uncovered)
        hits = found.hits
        if form == "table":
            emit(line for hit in hits[:limit] for line in hit_lines(hit))
        else:
            names = ("kind", "code", "title", "before", "words", "after", "at")
            rows = ({name: getattr(hit, name) for name in names} for hit in hits[:limit])
            write_rows(form, names, names, (False,) * len(names), rows)
        if len(hits) > limit:
            warn(f"These are the first {limit} hits; --limit shows more.")
        if uncovered and found.covered:
            warn(f"{found.covered:,} of the hits {'is' if found.covered == 1 else 'are'} protected.")
    if not hits:
        also = "" if uncovered else " What is protected was not searched; --uncovered searches it, too."
        warn(f"Nothing is found.{also}")
    return int(not hits)


def kind_named(word: str) -> str:
    """A kind by its word, in singular or plural."""
    from db import BY_NAME, BY_PLURAL, Invalid, hint

    found = BY_NAME.get(word) or BY_PLURAL.get(word.replace(" ", "_"))
    if not found:
        raise Invalid(f"There is no kind {word}; {hint(word, BY_NAME)}")
    return str(found.name)


def hit_lines(hit: Any) -> Iterator[str]:
    """A hit: what it is, and the words around it."""
    from tui import safe
    from tui.cli.out import bold

    title = one_line(hit.title)
    columns = room()
    head = safe.show(f"{hit.code}  {hit.kind}  ")
    yield bold(head) + safe.fence(safe.fit(title, columns - len(head)).rstrip() if columns else title)
    if hit.words:
        around = one_line(f"{hit.before}»{hit.words}«{hit.after}")
        yield "    " + safe.fence(safe.fit(around, columns - 4).rstrip() if columns else around)
