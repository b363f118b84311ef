"""set, assess, note, tag, status, withdraw, restore: changes of one record or of many at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from db import Invalid
from tui.cli.making import cites, citing_options, entry
from tui.cli.out import say
from tui.cli.shared import case_argument, command, completed, opened, pairs, reason_option, records, states, text, warn

CODES = click.argument("words", nargs=-1, required=True, metavar="CODE...")


def with_cites(function: Any) -> Any:
    """The options that name words of an article."""
    for option in reversed(citing_options()):
        function.__click_params__ = [*getattr(function, "__click_params__", []), option]
    return function


def apart(words: Sequence[str], least: int, sentence: str) -> tuple[list[str], list[str]]:
    """Codes at the front and what follows them, at least so much; Invalid with the sentence otherwise."""
    codes, rest = list(words[: len(words) - least]), list(words[len(words) - least :])
    if not codes or len(rest) < least:
        raise Invalid(sentence)
    return codes, rest


@command("set")
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="CODE... FIELD=VALUE...")
@click.option("--add", multiple=True, metavar="LIST=PARTS", help="Adds to a list, as in names=Ariha:en; may repeat.")
@click.option("--remove", multiple=True, metavar="LIST=PARTS", help="Takes away from a list; may repeat.")
@reason_option
@with_cites
def set_(
    path: Path, words: Sequence[str], add: Sequence[str], remove: Sequence[str], reason: str | None, **given: Any
) -> None:
    """FIELD is a field of the record (pincite incident --help lists those of incidents) or a property, for what
    is held of it. An empty VALUE empties the field. --article with --words or --span lets the record cite words.
    """
    from db import add_cites, add_links, remove_links, set_fields

    codes = [one for one in words if "=" not in one]
    fields = [one for one in words if "=" in one]
    named = cites(given)
    if not codes or not (fields or add or remove or named):
        raise Invalid("Name records and what to set, as in: pincite set case.db I2 title='Strike on Ariha'")
    told, why = [], text(reason) or None
    with opened(path) as case:
        ids = records(case, codes)
        if fields:
            told.append(set_fields(case, ids, pairs(fields), reason=why).sentence)
        for name, rows in by_list(add).items():
            told.append(add_links(case, ids, name, listed(case, ids, name, rows), reason=why).sentence)
        for name, rows in by_list(remove).items():
            for one in ids:
                told.append(remove_links(case, one, name, listed(case, ids, name, rows), reason=why).sentence)
        if named:
            told.append(add_cites(case, ids, named, reason=why).sentence)
    say(*told)


def by_list(words: Sequence[str]) -> dict[str, list[str]]:
    """LIST=PARTS by the list."""
    found: dict[str, list[str]] = {}
    for one in words:
        name, sign, parts = one.partition("=")
        if not sign:
            raise Invalid(f"“{one}” names no list; write it like names=Ariha.")
        found.setdefault(name.replace("-", "_"), []).append(parts)
    return found


def listed(case: Any, ids: Sequence[int], name: str, rows: Sequence[str]) -> list[dict[str, str]]:
    """Entries of a list by field."""
    from db import hint, kind_of
    from tui.cli.making import as_fields

    kind = kind_of(ids[0])
    if name not in {link.name for link in kind.links}:
        raise Invalid(f"{kind.plural} have no list {name}; {hint(name, [link.name for link in kind.links])}")
    found: list[dict[str, str]] = as_fields(kind, {name: [entry(row) for row in rows]})[name]
    return found


@command("assess")
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="CODE... PROPERTY VALUE")
@click.option("--for", "claims", multiple=True, metavar="CODE", help="A claim for it; else those that say the same.")
@click.option("--against", multiple=True, metavar="CODE", help="A claim against it.")
@click.option("--unit", metavar="TERM", help="What is counted, as in civilians.")
@click.option("--operator", metavar="WORD", help="How the members of a set belong together, as in one of.")
@click.option("--standard", metavar="TERM", help="The standard of proof, as in believe.")
@click.option("--window", metavar="DATE", help="The period that it covers.")
@click.option("--area", metavar="CODE", help="The place that it covers.")
@click.option("--date-role", metavar="WORD", help="What a date is the date of.")
@click.option("--as-of", metavar="DATE", help="As of when it is held.")
@click.option("--by", metavar="WORDS", help="By whom it is held.")
@reason_option
def assess(
    path: Path, words: Sequence[str], claims: Sequence[str], against: Sequence[str], reason: str | None, **beside: Any
) -> None:
    """VALUE is read by the type of the PROPERTY: 11, at least 3, 2020-01-29, Ariha, P2 or P3, yes. An empty VALUE
    lets go of what was held. What was held before stays in the log.
    """
    from db import Held
    from db import assess as hold

    codes, (prop, value) = apart(words, 2, "Name a record, a property and its value, as in: I2 killed 11")
    given = {name: one for name, one in beside.items() if one}
    why = text(reason)
    held = Held(prop, text(value), given | ({"reason": why} if why else {}), claims or None, against)
    with opened(path) as case:
        say(hold(case, records(case, codes), held, reason=why or None).sentence)


@command("note")
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="CODE... TEXT")
@with_cites
def note(path: Path, words: Sequence[str], **given: Any) -> None:
    """TEXT is the note, or - for standard input. It may cite words by --article and --words or --span."""
    from db import note as add_note

    codes, (note_text,) = apart(words, 1, "Name a record and the note, as in: I2 'Ask for the logs.'")
    with opened(path) as case:
        say(add_note(case, records(case, codes), text(note_text), cites=cites(given)).sentence)


@command("tag")
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="CODE... TAG...")
@click.option("--remove", is_flag=True, help="Take the tags off.")
@reason_option
def tag(path: Path, words: Sequence[str], remove: bool, reason: str | None) -> None:
    """What is a code names a record, the rest are tags. A new tag is made by its first use."""
    from db import near_tags
    from db import tag as put_on
    from db import untag as take_off

    with opened(path) as case:
        codes = [one for one in words if is_code(case, one)]
        tags = [one for one in words if one not in codes]
        if not codes or not tags:
            raise Invalid("Name records by their codes, and tags, as in: I2 I3 hospital")
        change = take_off if remove else put_on
        near = {} if remove else {one: near_tags(case, one) for one in tags}
        say(change(case, records(case, codes), tags, reason=text(reason) or None).sentence)
        for one, others in near.items():
            if others:
                warn(f"New tag “{one}”; near: {', '.join(others)}. Undo takes it back.")


def is_code(case: Any, words: str) -> bool:
    """Whether words are the code of a record that is there."""
    try:
        return bool(case.codes.exists(case.codes.id(words)))
    except Invalid:
        return False


@command("status")
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="CODE... STATE", shell_complete=completed(states))
@reason_option
def status(path: Path, words: Sequence[str], reason: str | None) -> None:
    """STATE is draft, todo, assigned, updated, review_assigned, peer_reviewed, revisited or finalized. Finalized
    locks a record; reopening it needs a reason.
    """
    from db import set_status

    codes, (state,) = apart(words, 1, "Name records and a state, as in: I2 I3 peer_reviewed")
    with opened(path) as case:
        say(set_status(case, records(case, codes), state, reason=text(reason) or None).sentence)


@command("withdraw")
@case_argument
@CODES
@reason_option
def withdraw(path: Path, words: Sequence[str], reason: str | None) -> None:
    """Nothing is deleted: what is withdrawn leaves the lists, keeps its code and can be restored."""
    from db import withdraw as take

    with opened(path) as case:
        say(take(case, records(case, words), text(reason)).sentence)


@command("restore")
@case_argument
@CODES
@reason_option
def restore(path: Path, words: Sequence[str], reason: str | None) -> None:
    """The records stand again as they were."""
    from db import restore as bring_back

    with opened(path) as case:
        say(bring_back(case, records(case, words), text(reason) or None).sentence)
