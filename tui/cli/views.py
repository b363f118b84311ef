"""view and draft."""

from collections.abc import Sequence
from pathlib import Path

import click

from db import Invalid
from tui.cli.out import emit, json_line, say, write_rows
from tui.cli.shared import case_argument, command, format_option, opened
from tui.times import local


@command("view")
@case_argument
@click.argument("words", nargs=-1, metavar="[save NAME LIST | rename NAME NEW | drop NAME]")
@click.option("--where", multiple=True, metavar="TEST", help="A test of the filter; may repeat.")
@click.option("--sort", default="", metavar="COLUMN", help="The order; -killed is descending.")
@format_option
def view(path: Path, words: Sequence[str], where: Sequence[str], sort: str, form: str) -> None:
    """Alone it lists the views; pincite list CASE --view NAME shows the rows of one."""
    from db import drop_view, rename_view, save_view, views

    with opened(path, readonly=not words) as case:
        match list(words):
            case []:
                names = ("name", "list", "filter", "sort", "code")
                found = views(case)
                rows = (
                    {"name": v.name, "list": v.pane, "filter": v.filter, "sort": v.sort, "code": v.code} for v in found
                )
                write_rows(form, names, names, (False,) * 5, rows)
            case ["save", name, pane]:
                say(save_view(case, name, pane, " ".join(where), sort).sentence)
            case ["rename", name, new]:
                say(rename_view(case, name, new).sentence)
            case ["drop", name]:
                say(drop_view(case, name).sentence)
            case _:
                raise Invalid("Write save NAME LIST, rename NAME NEW, drop NAME, or nothing to list the views.")


@command("draft")
@case_argument
@click.argument("words", nargs=-1, metavar="[show NUMBER | drop NUMBER]")
@format_option
def draft(path: Path, words: Sequence[str], form: str) -> None:
    """Alone it lists your drafts. Drafts are private to each person and are never dumped."""
    from db import any_aside, begun_drafts, bring_in, drop_draft

    with opened(path, readonly=words[:1] != ("drop",) and not any_aside()) as case:
        if any_aside() and not case.readonly:
            bring_in(case)
        found = begun_drafts(case)
        match list(words):
            case []:
                names = ("number", "kind", "record", "fields", "typed", "kept")
                rows = (
                    {"number": d.id, "kind": d.kind, "record": case.codes.code(d.record) if d.record else "new",
                     "fields": len(d.form), "typed": gist, "kept": local(d.at)}
                    for d, gist in found
                )  # fmt: skip
                write_rows(form, names, names, (True, False, False, True, False, False), rows)
            case ["show", number]:
                emit(json_line(dict(d.form)) for d, _ in found if str(d.id) == number)
            case ["drop", number] if number.isdecimal():
                drop_draft(case, int(number))
                say(f"Draft {number} is dropped.")
            case _:
                raise Invalid("Write show NUMBER, drop NUMBER, or nothing to list your drafts.")
