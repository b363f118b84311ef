"""Commands as a whole: help, wrong names, bad files, failures, exit codes."""

import re
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from commands import pincite, small
from waiting import ran

from tui.cli import main
from tui.cli.commands import COMMANDS, GROUPS, Word
from tui.places import state_place

TOP = Path(__file__).resolve().parents[1]
NAMES = [word.name for word in COMMANDS]


@pytest.mark.parametrize("word", COMMANDS, ids=NAMES)
def test_every_command_has_help_with_an_example(word: Word) -> None:
    ran = pincite(word.name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert word.does in " ".join(ran.out.split())
    assert not re.search(r"\S {3,}\S", ran.out.partition("Options:")[0])
    assert f"Example:\n  pincite {word.name}" in ran.out
    assert word.group in GROUPS


@pytest.mark.parametrize("word", COMMANDS, ids=NAMES)
def test_every_example_can_be_read(word: Word) -> None:
    _, name, *args = shlex.split(word.example.partition(" > ")[0])
    with main.make_context("pincite", [name, *args]) as context:
        found = main.get_command(context, name)
        assert found
        found.make_context(name, args, parent=context)


def test_the_version_is_said() -> None:
    ran = pincite("--version")
    assert ran.code == 0
    assert ran.out.startswith("pincite")


def test_help_lists_every_command() -> None:
    ran = pincite("--help")
    assert ran.code == 0
    assert all(f"  {name} " in ran.out for name in NAMES)
    assert pincite().code in (0, 2)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("lst",), "did you mean list?"),
        (("list", "{case}", "incidnts"), "did you mean incidents?"),
        (("list", "{case}", "cases"), "did you mean documented_cases?"),
        (("list", ""), "The name of the case file is empty"),
        (("list", "{case}", "incidents", "--where", "kiled>1"), "did you mean killed?"),
        (("list", "{case}", "incidents", "--sort", "kiled"), "cannot be sorted"),
        (("list", "{case}", "incidents", "--sorted", "x"), "--sort"),
        (("set", "{case}", "I1", "titel=x"), "did you mean title?"),
        (("set", "{case}", "I1", "kind=air atack"), "did you mean air attack?"),
        (("set", "{case}", "I1"), "what to set"),
        (("set", "{case}", "I1", "--add", "nams=x"), "did you mean names?"),
        (("assess", "{case}", "I1", "kiled", "3"), "did you mean killed?"),
        (("assess", "{case}", "I1", "killed"), "Name a record"),
        (("incident", "{case}", "x", "--scope", "sinlge"), "did you mean single?"),
        (("claim", "{case}", "I1", "killed", "--article", "A1", "--span", "x"), "like 120:138"),
        (("claim", "{case}", "I1", "killed", "--article", "A1"), "--words or --span"),
        (("actor", "{case}", "x", "--names", "a:b:c"), "NAME:LANGUAGE".lower()),
        (("search", "{case}", "x", "--kind", "clam"), "did you mean claim?"),
        (("status", "{case}", "I1", "finalised"), "did you mean finalized?"),
        (("withdraw", "{case}", "I1"), "needs a reason"),
        (("show", "{case}", "I99"), "holds no I99"),
        (("show", "{case}", "Nowhere"), "Nowhere"),
        (("show", "{case}"), "Missing argument"),
        (("timeline", "{case}", "--by", "day"), "week, month"),
        (("view", "{case}", "save"), "save NAME LIST"),
        (("view", "{case}", "drop", "x"), "There is no view"),
        (("draft", "{case}", "drop", "1"), "no draft 1"),
        (("log", "{case}", "--limit", "0"), "x>=1"),
        (("verify", "{case}", "--against", "zz"), "head"),
        (("undo", "{case}", "99"), "99"),
        (("new", "{case}"), "is there already"),
        (("load", "{case}", "nowhere.jsonl"), "nowhere.jsonl"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, args: tuple[str, ...], sentence: str) -> None:
    case = small(tmp_path)
    ran = pincite(*(one.format(case=case) for one in args))
    assert ran.code == 2
    assert sentence in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert ran.out == ""


def zoo(folder: Path) -> dict[str, Path]:
    """Files that are no case files."""
    case = small(folder)
    found = {name: folder / name for name in ("missing.db", "empty.db", "folder.db", "picture.db", "text.db", "cut.db")}
    found["empty.db"].touch()
    found["folder.db"].mkdir()
    found["picture.db"].write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 200)
    found["text.db"].write_text("words\n" * 50)
    found["cut.db"].write_bytes(case.read_bytes()[:50_000])
    found["newer.db"] = folder / "newer.db"
    newer = bytearray(case.read_bytes())
    newer[60:64] = (99).to_bytes(4, "big")
    found["newer.db"].write_bytes(newer)
    return found


@pytest.mark.parametrize("command", ["open", "list", "show", "search", "log", "verify", "set", "load"])
def test_files_that_are_no_case_files(tmp_path: Path, command: str) -> None:
    more = {"show": ["I1"], "search": ["x"], "set": ["I1", "title=x"], "load": ["x.jsonl"]}.get(command, [])
    found = zoo(tmp_path)
    before = sorted(tmp_path.iterdir())
    for name, path in found.items():
        ran = pincite(command, path, *more)
        assert (ran.code, ran.out) == (2, ""), name
        assert len(ran.err.splitlines()) == 1, (name, ran.err)
        assert path.name in ran.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_case_file_alone_opens_it(tmp_path: Path) -> None:
    case = small(tmp_path)
    assert pincite(case).out == pincite("open", case).out
    assert "Strike near the hospital" in pincite(case).out
    assert pincite(tmp_path / "other.db").code == 2


def test_a_file_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small(tmp_path)
    monkeypatch.setattr("db.opening.os.access", lambda path, mode: mode != 2)
    assert pincite("list", case, "claims").code == 0
    ran = pincite("set", case, "I1", "title=x")
    assert ran.code == 2
    assert "read-only" in ran.err or "cannot be written" in ran.err


def test_our_own_failures_are_a_sentence_and_a_private_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        secret = "secret"
        raise ValueError(f"{secret} words")

    monkeypatch.setattr("db.describe", fails, raising=False)
    ran = pincite("show", small(tmp_path), "I1")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "secret" not in ran.err
    (report,) = state_place().iterdir()
    assert str(report) in ran.err
    assert "ValueError" in report.read_text()
    assert "secret" not in report.read_text()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700


def test_an_interrupt_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.verify", interrupted, raising=False)
    ran = pincite("verify", small(tmp_path))
    assert (ran.code, ran.out) == (130, "")
    assert "Interrupted" in ran.err


def test_an_interrupt_ends_a_read_within_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db import Case

    def endless(case: Case, *_: object, **__: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        case.rows("WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t")

    monkeypatch.setattr("db.verify", endless, raising=False)
    before = signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        ran = pincite("verify", small(tmp_path))
    finally:
        signal.signal(signal.SIGALRM, before)
    assert (ran.code, ran.out) == (130, "")
    assert "Interrupted" in ran.err


def test_a_locked_file_is_waited_for_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from db import Case

    case = small(tmp_path)
    opened = Case.open

    def hasty(path: Path, person: object, **more: object) -> Case:
        return opened(path, person, **{**more, "wait": 0.4})  # type: ignore[arg-type]

    with opened(case) as other:
        monkeypatch.setattr(Case, "open", hasty)
        other.connection.execute("BEGIN IMMEDIATE")
        ran = pincite("set", case, "I1", "title=x")
        other.connection.execute("ROLLBACK")
    assert ran.code == 2
    first, second = ran.err.splitlines()
    assert first.startswith("Another program holds ")
    assert "waiting for up to 5 seconds" in first
    assert "held by another program" in second


def test_the_person_is_named_by_option_environment_or_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = small(tmp_path)
    pincite("--person", "Cleo", "set", case, "I1", "title=one")
    monkeypatch.setenv("PINCITE_PERSON", "Dan")
    pincite("set", case, "I1", "title=two")
    persons = [line.split()[4] for line in pincite("log", case, "--limit", 2).lines[2:]]
    assert persons == ["Dan", "Cleo"]


@pytest.mark.parametrize(
    "words",
    [("show", "{case}", "{bytes}"), ("tag", "{case}", "I1", "{bytes}"),
     ("list", "{case}", "claims", "--where", "tag:{bytes}"),
     ("--person", "{bytes}", "note", "{case}", "I1", "words"), ("withdraw", "{case}", "I1", "--reason", "{bytes}"),
     ("new", "{new}", "--title", "{bytes}")],
)  # fmt: skip
def test_bytes_that_are_no_text_are_refused_in_words(tmp_path: Path, words: tuple[str, ...]) -> None:
    case, new = small(tmp_path), tmp_path / "new.db"
    before = pincite("log", case).out
    ran = pincite(*(one.format(case=case, new=new, bytes="a\udcffb") for one in words))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("holds characters that are no text; give it in UTF-8.\n")
    assert (pincite("log", case).out, new.exists()) == (before, False)


def test_commands_in_a_process_of_their_own(tmp_path: Path) -> None:
    case = small(tmp_path)
    script = (
        "import sys; from tui.start import main; code = main(); print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )

    def run(*args: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", script, *map(str, args)]
        return ran(command, cwd=TOP, input=stdin, capture_output=True)

    listed = run("list", case, "incidents")
    assert listed.returncode == 0
    assert b"Strike near the hospital" in listed.stdout
    assert not {b"textual", b"sqlite_utils", b"rich", b"pydoc"} & set(listed.stderr.split())
    assert run("show", case, "I9").returncode == 2
    closed = f"exec {shlex.quote(sys.executable)} -c {shlex.quote(script)} list {case} claims | true"
    piped = ran(["sh", "-c", closed], cwd=TOP, capture_output=True)
    assert b"Error" not in piped.stderr
    assert run("search", case, "nowhere").returncode == 1
    lines = b'{"kind": "tag", "name": "from a pipe"}\n'
    assert b"Loaded 1 tag" in run("load", case, "-", stdin=lines).stdout
    lines = b'{"kind": "term", "list": "weapon", "word": "catapult"}\n'
    assert b"Loaded no records, but entries of lists, in op" in run("load", case, "-", stdin=lines).stdout


def test_readme_lists_every_command() -> None:
    rows = [line for line in (TOP / "README.md").read_text("utf-8").splitlines() if line.startswith("| `pincite ")]
    assert rows == [f"| `pincite {word.name}` | {word.does} |" for word in COMMANDS]
