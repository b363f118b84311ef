"""new, add, load, dump and backup: case files, and what goes into them and comes out."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from db import Case, Invalid
from tui.cli.out import emit, json_line, on_terminal, say, seen, write_rows
from tui.cli.progress import Progress
from tui.cli.shared import (
    case_argument,
    command,
    format_option,
    opened,
    person,
    reason_option,
    text,
    uncovered_option,
    warn,
)
from tui.held import Waiting


@command("new")
@case_argument
@click.option("--title", metavar="WORDS", help="What it is called; else the name of the file.")
def new(path: Path, title: str | None) -> None:
    """CASE must not be there yet; it is made so that only you can read it (mode 0600)."""
    from db import create

    with create(path, person(), title=text(title)) as case:
        advice = case.advice()
    say(f"{path} is made; add articles with: pincite add {path} FILE…")
    if advice:
        warn(advice)


META = (
    "title", "publisher", "outlet", "author", "published", "kind", "language", "url", "archive-url", "captured-at",
    "collected-by", "how", "received-from", "about", "handling",
)  # fmt: skip


def meta_options(function: Any) -> Any:
    """An option for each thing that may be said of the files."""
    for name in reversed(META):
        words = field_of(name).help
        option = click.option(f"--{name}", metavar="WORDS", help=f"{words[0].upper()}{words[1:]}.")
        function = option(function)
    return function


def field_of(name: str) -> Any:
    """The field of articles that an option fills."""
    from db import BY_NAME, COMMON

    column = name.replace("-", "_")
    return COMMON[column] if column in COMMON else BY_NAME["article"].field(column)


@command("add")
@case_argument
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--encoding", metavar="NAME", help="Where it is not UTF-8 and no byte order mark says so: cp1252, …")
@click.option("--keep-lines", is_flag=True, help="Keep the lines of a hard-wrapped text; else they are joined.")
@click.option("--replaces", metavar="ARTICLE", help="The article that FILE is a new text of.")
@click.option(
    "--relation",
    default="correction",
    show_default=True,
    metavar="WORD",
    help="With --replaces: what the new text is, as in translation.",
)
@meta_options
@reason_option
@format_option
def add(
    path: Path, files: Sequence[Path], encoding: str | None, keep_lines: bool, replaces: str | None, relation: str,
    form: str, reason: str | None, **meta: str | None,
) -> int:  # fmt: skip
    """FILEs are plain texts or folders of them. Title and date line are found where they plainly stand, and marked
    unconfirmed; “Last updated: …” gives the date where no other stands. An article that is there already is not
    added again. Exits with 2 where a file is refused; the others go in. With --replaces, FILE is a corrected text of
    an article that is there; what cites the earlier text goes on doing so until somebody settles it with pincite carry.
    """
    from db import add as add_files

    given = {name: words for name, words in meta.items() if words}
    with opened(path) as case:
        secured(case)
        if replaces:
            from tui.cli.carrying import replaced

            if given:
                raise Invalid(f"--{next(iter(given))} is said of the article itself; use: pincite set CASE {replaces}")
            replaced(case, files, replaces, relation, encoding, keep_lines, text(reason) or None, form)
            return 0
        found = add_files(case, files, given, encoding=encoding, keep_lines=keep_lines, reason=text(reason) or None)
    if form == "table":
        say(*(added(one) for one in found if not one.problem))
    else:
        names = ("file", "code", "there", "title", "published", "unconfirmed", "words", "joined", "updated", "problem")
        rows = ({name: getattr(one, name) for name in names} for one in found)
        write_rows(form, names, names, (False,) * len(names), rows)
    for one in found:
        if one.problem and form == "table":
            warn(one.problem)
    return 2 if any(one.problem for one in found) else 0


def added(one: Any) -> str:
    """What became of one file."""
    if one.there:
        return f"{one.file} is there already as {one.code}, “{one.title}”."
    doubt = f"; {' and '.join(words_of(one.unconfirmed))} unconfirmed" if one.unconfirmed else ""
    doubt += " (the day of its last update)" if one.updated else ""
    doubt += "; wrapped lines joined into paragraphs" if one.joined else ""
    date = f", {one.published}" if one.published else ""
    return f"{one.file} is {one.code}, “{one.title}”{date}, {one.words:,} words{doubt}."


def words_of(names: Sequence[str]) -> list[str]:
    """Fields in words."""
    return ["date" if name == "published" else name for name in names]


@command("load")
@case_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or JSON.")  # fmt: skip
@click.option("--demonstration", is_flag=True,
              help="Make an empty case file a demonstration, which alone takes demonstration texts.")  # fmt: skip
@reason_option
def load(path: Path, file: Path, form: str, reason: str | None, demonstration: bool) -> None:
    """FILE holds one record a line as JSON, or is - for standard input; the exchange format is described in
    docs/exchange.md. One operation, all or nothing: each wrong line is named with its reason. Texts keep their lines:
    those of a hard-wrapped text are not joined, as they are by add, since the places that are cited are counted in
    the text as it stands.
    """
    from db import load as load_lines

    if not path.exists():
        raise Invalid(f"There is no file {path}; make one with: pincite new {path}")
    source = sys.stdin.buffer.read() if str(file) == "-" else file
    with opened(path) as case, Progress() as progress:
        secured(case)
        why = text(reason) or None
        loaded = load_lines(case, source, reason=why, progress=progress, demonstration=demonstration)
    if form == "json":
        emit([json_line({"operation": loaded.operation, "counts": loaded.counts, "codes": dict(loaded.codes),
                         "terms": loaded.terms, "properties": loaded.properties})])  # fmt: skip
    else:
        say(*told(loaded))
    for line, sentence in loaded.notes:
        warn(f"line {line}: {sentence}")


def of_kind(kind: str, count: int) -> str:
    """How many records of a kind: 1 claim, 2 claims."""
    from db import BY_NAME

    return f"{count:,} {BY_NAME[kind].plural if count != 1 and kind in BY_NAME else kind}"


def told(loaded: Any) -> list[str]:
    """What was loaded: how many of each kind, the lists that grew, and which code became which."""
    counts = ", ".join(of_kind(kind, count) for kind, count in loaded.counts.items() if count)
    what = counts or "no records, but entries of lists,"
    found = [f"Loaded {what} in operation {loaded.operation}." if loaded.operation else "Nothing in it is new."]
    for name, words in (("properties", loaded.properties), ("terms", loaded.terms)):
        if words:
            found.append(f"New {name}: {', '.join(words)}.")
    if loaded.codes:
        found.append("Codes of the file and what they became:")
        found += [f"  {given} -> {became}" for given, became in loaded.codes]
    return found


@command("dump")
@case_argument
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="A new file that only you can read.")
@uncovered_option
@reason_option
def dump(path: Path, output: Path | None, uncovered: bool, reason: str | None) -> None:
    """Every record with raw bytes, all versions of texts and all states, but not the log. What is protected, and
    what rests on it, is left out and counted unless --uncovered asks for it. The log says who took out what.
    """
    from db import dump as write_lines

    with opened(path) as case, Progress() as progress, outlet(output) as out:
        done = write_lines(case, out, protected=uncovered, reason=text(reason) or None, progress=progress)
    said = ", ".join(of_kind(kind, count) for kind, count in done.left_out.items())
    warn(f"Dumped {done.records:,} records" + (f"; left out since they are protected: {said}." if said else "."))


@contextmanager
def outlet(output: Path | None) -> Iterator[Callable[[bytes], Any]]:
    """Where lines of JSON go: a new private file, which is gone again where the dump fails, or standard output."""
    if output is None:
        yield on_screen if on_terminal() else sys.stdout.buffer.write
        sys.stdout.buffer.flush()
        return
    try:
        number = os.open(output, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise Invalid(f"{output} cannot be made: {error.strerror}.") from None
    try:
        with os.fdopen(number, "wb") as file:
            yield file.write
    except BaseException:
        output.unlink(missing_ok=True)
        raise


def on_screen(line: bytes) -> None:
    """A line of JSON for a terminal: what it might act on or hide is escaped."""
    sys.stdout.write(seen(line.decode()))


@command("backup")
@case_argument
@click.argument("to", required=False, type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), metavar="NUMBER", help="Keep so many in the folder; the oldest go.")
@click.option("--put-back", is_flag=True, help="Put the backup TO, else the newest good one, in the place of CASE.")
@reason_option
def backup(path: Path, to: Path | None, keep: int | None, put_back: bool, reason: str | None) -> int | None:
    """TO is a new file or a folder; without it the copy is put beside the case file, into CASE.backups. It is made
    while others may write, is opened and verified, and can be read by you alone. The log says who took it. Exits with 1
    where the schema of the case file was altered, so that its copy is no good backup.
    What stood in the place of a backup that is put back is kept beside it.
    """
    from db import backup as copy

    if put_back:
        from db import bring_back

        say(bring_back(path, to, person(), text(reason) or None))
        return None
    with opened(path) as case:
        made = copy(case, to, keep=keep, reason=text(reason) or None)
    say(made.sentence)
    return None if made.sound else 1


@command("upgrade")
@case_argument
def upgrade(path: Path) -> None:
    """A verified copy is made first; then all steps are taken, or none. Until then the file is open read-only."""
    from db import upgrade as bring_up
    from tui.cli.comparing import bring_up_to_date

    say(bring_up(path, person(), waiting=Waiting(path, warn)).sentence)
    bring_up_to_date(path, rebuild=False)


def secured(case: Case) -> None:
    """A backup before many records come in, where the last one is old; without room for one the work goes on."""
    from db import CaseError, ensure_backup, keep_presence

    if not case.readonly:
        keep_presence(case)  # it may take long, and others shall see whom they wait for
    try:
        ensure_backup(case)
    except CaseError as error:
        warn(f"No backup was made: {error.sentence}")
