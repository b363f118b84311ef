"""The commands that make records, each generated from the declaration of its kind."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from db import BY_NAME, Cite, Field, Invalid, Kind, Links, form_fields
from tui.cli.commands import BY_NAME as WORDS
from tui.cli.out import say
from tui.cli.shared import Word, opened, pairs, text

CITING = ("article", "words", "span", "before", "after", "passage")


def making(kind_name: str, word: str = "") -> click.Command:
    """The command that makes a record of a kind: required fields are arguments, the others options."""
    kind = BY_NAME[kind_name]
    fields = {one.name: one for one in form_fields(kind)}
    required = [one for one in fields.values() if one.required and one.default is None]
    cites = any(link.name == "cites" for link in kind.links)
    params: list[click.Parameter] = [click.Argument(["path"], metavar="CASE", type=click.Path(path_type=Path))]
    params += [click.Argument([f"f_{one.name}"], metavar=one.name.upper()) for one in required]
    params.append(click.Argument(["more"], metavar="[FIELD=VALUE]...", nargs=-1))
    taken = CITING if cites else ()
    params += [option(one) for one in fields.values() if one not in required and one.name not in taken]
    params += [link_option(link) for link in kind.links if link.name != "cites"]
    params += citing_options() if cites else []
    params += [gazetteer_option()] if kind_name == "place" else []
    params.append(click.Option(["--reason"], metavar="WORDS", help="Why, for the log."))
    name = word or kind_name
    return Word(name, params=params, callback=callback(kind), help=help_of(kind, name))


def help_of(kind: Kind, word: str) -> str:
    """What the command's help says."""
    fields = ", ".join(one.name for one in form_fields(kind) if one.required and one.default is None)
    lead = f"{WORDS[word].does} Needed: {fields}." if fields else WORDS[word].does
    held = ""
    if kind.name in ("incident", "report"):
        held = " FIELD=VALUE also takes properties, as in killed='11 civilians': what the analysts hold."
    return f"{lead} A code or a name stands for a record; - for standard input.{held}"


def option(field: Field) -> click.Option:
    """The option of one field."""
    listed = f" ({', '.join(word.replace('_', ' ') for word in field.of)})" if field.reads == "choice" else ""
    name = field.name.replace("_", "-")
    said = f"{field.help[0].upper()}{field.help[1:]}{listed}."
    return click.Option(
        [f"--{name}", f"f_{field.name}"], metavar=metavar(field), help=said,
        shell_complete=completing(field) if field.reads == "choice" else None,
    )  # fmt: skip


def metavar(field: Field) -> str:
    """What stands for a field's value in the help."""
    words = {"ref": "CODE", "date": "DATE", "time": "TIME", "count": "COUNT", "int": "NUMBER", "real": "NUMBER"}
    return words.get(field.reads, {"term": "TERM", "choice": "WORD", "yesno": "yes|no"}.get(field.reads, "WORDS"))


def completing(field: Field) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completion of a closed list."""

    def complete(ctx: click.Context, param: click.Parameter, begun: str) -> list[str]:
        return [word for word in field.of if word.startswith(begun)]

    return complete


def link_option(link: Links) -> click.Option:
    """The option of one kind of link, which may repeat: its parts with : between, or NAME=VALUE with ; between."""
    parts = ":".join(one.name.upper() for one in link.fields)
    name = link.name.replace("_", "-")
    said = f"{link.help[0].upper()}{link.help[1:]}; may repeat."
    return click.Option([f"--{name}", f"l_{link.name}"], metavar=parts, multiple=True, help=said)


def gazetteer_option() -> click.Option:
    """Whether the fields that are not given come from the gazetteer."""
    said = "Take what is not given from the gazetteer: kind, where it lies, degrees."
    return click.Option(["--gazetteer"], is_flag=True, help=said)


def citing_options() -> list[click.Parameter]:
    """How words are cited."""
    return [
        click.Option(["--article", "c_article"], metavar="CODE", help="The article that it cites."),
        click.Option(["--words", "c_words"], metavar="WORDS", multiple=True, help="The exact words; may repeat."),
        click.Option(["--span", "c_span"], metavar="START:STOP", multiple=True,
                     help="Or their span in characters, from 0, half-open; may repeat."),
        click.Option(["--before", "c_before"], metavar="WORDS", help="What stands before words that stand twice."),
        click.Option(["--after", "c_after"], metavar="WORDS", help="What stands after them."),
        click.Option(["--version", "c_version"], type=click.IntRange(1), metavar="NUMBER",
                     help="Which version of the article's text; else the newest."),
        click.Option(["--passage", "c_passage"], metavar="CODE", multiple=True,
                     help="A passage by its code; may repeat."),
    ]  # fmt: skip


def callback(kind: Kind) -> Callable[..., None]:
    """What the command does."""

    def run(path: Path, more: Sequence[str], reason: str | None, gazetteer: bool = False, **given: Any) -> None:
        from db import known_place, make_record

        entries = {name[2:]: text(words) for name, words in given.items() if name.startswith("f_") and words}
        entries |= pairs(more)
        links = {name[2:]: [entry(words) for words in some] for name, some in given.items() if name.startswith("l_")}
        with opened(path) as case:
            if gazetteer:
                entries = {**known_place(case, entries.get("name", "")).entries, **entries}
            done = make_record(
                case, kind.name, entries, links=as_fields(kind, links), cites=cites(given), reason=reason
            )
        say(done.sentence)

    return run


def entry(words: str) -> dict[str, str] | list[str]:
    """One link as entered: NAME=VALUE with ; between, or parts with : between."""
    if "=" in words:
        return pairs([part.strip() for part in words.split(";")])
    return [part.strip() for part in words.split(":")]


def as_fields(kind: Kind, links: dict[str, list[Any]]) -> dict[str, list[dict[str, str]]]:
    """Links with their parts by field."""
    found = {}
    for link in kind.links:
        names = [one.name for one in link.fields]
        rows = links.get(link.name, [])
        found[link.name] = [row if isinstance(row, dict) else by_place(link.name, names, row) for row in rows]
    return found


def by_place(link: str, names: Sequence[str], parts: Sequence[str]) -> dict[str, str]:
    """Parts by the fields in order; Invalid where there are too many."""
    if len(parts) > len(names):
        raise Invalid(f"{link} has the parts {':'.join(names)}; write {names[0]}=… where a part holds a colon.")
    return {name: part for name, part in zip(names, parts, strict=False) if part}


def cites(given: dict[str, Any]) -> list[Cite]:
    """The passages that were named."""
    article, version = given.get("c_article") or "", given.get("c_version") or 0
    beside = {"before": given.get("c_before") or "", "after": given.get("c_after") or ""}
    found = [Cite(article, text(words), version=version, **beside) for words in given.get("c_words") or ()]
    for place in given.get("c_span") or ():
        start, stop = span(place)
        found.append(Cite(article, start=start, stop=stop, version=version))
    found += [Cite(passage=code) for code in given.get("c_passage") or ()]
    if article and not found:
        raise Invalid(f"Name the words of {article} that it cites, by --words or --span.")
    return found


def span(place: str) -> tuple[int, int]:
    """START:STOP as numbers."""
    start, _, stop = place.partition(":")
    if not (start.strip().isdecimal() and stop.strip().isdecimal()):
        raise Invalid(f"“{place}” is no span; write it like 120:138.")
    return int(start), int(stop)


report = making("report")
case = making("case")
incident = making("incident")
actor = making("actor")
place = making("place")
victim = making("victim")
target = making("target")
topic = making("topic")
claim = making("claim")
quote = making("quote")
utterance = making("utterance")
evidence = making("evidence")
request = making("request")
response = making("response")
origin = making("origin")
decision = making("decision")
post = making("post")
command_link = making("command", "command-link")
