"""suggest: what rules find in an article, and accepting or rejecting it."""

from collections.abc import Iterator
from pathlib import Path

import click

from db import KINDS_SUGGESTED, OPEN, Case, Invalid, Offer
from tui.cli.out import say, write_rows
from tui.cli.shared import (
    case_argument,
    command,
    format_option,
    opened,
    pairs,
    reason_option,
    text,
    uncovered_option,
)

NAMES = ("name", "state", "kind", "words", "read", "guess", "rule", "because", "makes")
SHOWN = ("name", "state", "read", "words", "rule")


@command("suggest")
@case_argument
@click.argument("article", metavar="ARTICLE")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help=f"Only of this kind: {', '.join(KINDS_SUGGESTED)}."
)
@click.option("--all", "every", is_flag=True, help="Those accepted and rejected, too.")
@click.option("--accept", "accepted", multiple=True, metavar="NAME", help="Makes the record of a suggestion.")
@click.option("--reject", "rejected", multiple=True, metavar="NAME", help="Keeps a suggestion from coming back.")
@click.option("--about", metavar="CODE", default="", help="What claims are about where the paragraph does not say.")
@click.option("--set", "changed", multiple=True, metavar="FIELD=VALUE", help="Changes a field of what is accepted.")
@click.option("--version", type=click.IntRange(1), metavar="NUMBER", help="Which version of its text; else the newest.")
@reason_option
@uncovered_option
@format_option
def suggest(
    path: Path, article: str, kinds: tuple[str, ...], every: bool, accepted: tuple[str, ...], rejected: tuple[str, ...],
    about: str, changed: tuple[str, ...], version: int | None, reason: str | None, uncovered: bool, form: str,
) -> None:  # fmt: skip
    """Nothing is stored until a suggestion is accepted. NAME is the first column, like count:101:122; --reject all
    rejects all that are listed. A claim is about what its paragraph is about; else give --about.
    """
    from db import offers

    writing = bool(accepted or rejected)
    if (about or changed) and not accepted:
        raise Invalid("--about and --set go with --accept.")
    with opened(path, readonly=not writing) as case:
        record = case.codes.find(article, ("article",))
        found = offers(case, record, kinds, version=version or 0, uncovered=uncovered)
        if writing:
            say(*settle(case, found, accepted, rejected, about, changed, text(reason)))
            return
    told = shown if form == "table" else row
    rows = (told(one) for one in found if every or one.state == OPEN)
    names = SHOWN if form == "table" else NAMES
    write_rows(form, names, names, (False,) * len(names), rows)


def settle(
    case: Case, found: list[Offer], accepted: tuple[str, ...], rejected: tuple[str, ...], about: str,
    changed: tuple[str, ...], reason: str,
) -> Iterator[str]:  # fmt: skip
    """Accept and reject what is named; a sentence for each."""
    from db import accept, offer_named, reject

    subject = case.codes.find(about, ("incident", "report")) if about else None
    for name in accepted:
        offer = offer_named(found, name)
        if offer.state != OPEN:
            raise Invalid(f"{name} is {offer.state} already.")
        yield accept(case, offer, pairs(changed), about=subject, reason=reason or None).sentence
    if "all" in rejected:
        yield reject(case, [one for one in found if one.state == OPEN], reason or None).sentence
    elif rejected:
        yield reject(case, [offer_named(found, name) for name in rejected], reason or None).sentence


def row(one: Offer) -> dict[str, str]:
    """One suggestion as a row."""
    return {
        "name": one.name, "state": one.state, "kind": one.found.kind, "words": one.words, "read": one.read,
        "guess": one.found.guess, "rule": one.found.rule, "because": one.because, "makes": one.makes,
    }  # fmt: skip


def shown(one: Offer) -> dict[str, str]:
    """One suggestion as a row for people, a guess marked as such."""
    return row(one) | ({"read": f"{one.read} (a guess)"} if one.found.guess else {})
