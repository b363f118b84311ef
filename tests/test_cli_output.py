"""What comes out of commands: nothing of a case file's text acts on a terminal, a spreadsheet or the pager."""

import csv
import io
import json
import re
import stat
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from commands import Ran, pincite
from hypothesis import given
from hypothesis import strategies as st
from small_case import put_text, small_case

from db.edits.citing import Cite
from db.edits.notes import note
from db.edits.records import make_record, set_fields
from db.edits.tags import tag
from db.entry.forms import form_fields
from db.kinds import BY_NAME
from db.terms import known
from tui import safe, tables
from tui.cli import out
from tui.cli.out import csv_line, inert, json_line
from tui.tables import table, wrapped

POISON = (
    "=1+1 \x1b]52;c;aGk=\x07\x1b[31m[sic][/b][@click=x] \u202eevil\u2066 \x9b1m \u200b\U000e0041 العربية 漢字 x\u0301"
)
LINES = POISON + "\n\x85\u2028second\r\n" + "long" * 2_000
MADE = "topic report actor place incident case victim target utterance quote evidence request response origin".split()
OWN = re.compile("\x1b\\[(?:1|22)m")
LRM = "\u200e"


@cache
def poisoned() -> bytes:
    """A case whose every text field holds escapes, markup and bidi controls, and some a million characters."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        with small_case(Path(folder)) as case:
            case.clock = lambda: "2026-01-01T00:00:00Z"
            for name in MADE:
                kind = BY_NAME[name]
                words = {"line": POISON, "text": LINES}
                entries = {one.name: words[one.reads] for one in form_fields(kind) if one.reads in words}
                needed = {"case": {"report": "R1"}, "response": {"actor": "P1", "kind": "none"}}.get(name, {})
                incident = {"incident": "I1"} if name in ("victim", "target", "case") else {}
                shown = {"handling": "public"} if name == "victim" else {}
                make_record(case, name, entries | needed | incident | shown, reason=POISON)
            article = make_record(case, "article", {"title": POISON, "publisher": POISON, "author": POISON}).ids[0]
            put_text(case, article, LINES + "\n" + POISON + "long" * 250_000)
            claim = {"subject": "I1", "property": "cause", "value": LINES, "claimant_said": POISON, "said": POISON}
            cites = [Cite("A3", start=0, stop=8_000), Cite("A3", start=5, stop=30)]
            make_record(case, "claim", claim | {"modality_said": POISON, "area_said": POISON}, cites=cites)
            note(case, case.codes.id("I1"), LINES)
            tag(case, [case.codes.id("I1")], [POISON])
            set_fields(case, case.codes.id("I1"), {"title": POISON})
            make_record(case, "view", {"name": POISON, "pane": "incidents", "filter": POISON})
            assert known(case)
        return (Path(folder) / "small.db").read_bytes()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "bad \x1b[31m.db"
    path.write_bytes(poisoned())
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    return path


COMMANDS = [
    *(("list", kind) for kind in (
        "incidents reports quotes articles claims actors places notes tags victims targets evidence utterances "
        "requests responses documented_cases topics origins views"
    ).split()),
    ("list",), ("open",), ("open", "I1"), ("view",), ("draft",), ("log",), ("log", "--all"), ("doctor",), ("verify",),
    ("timeline", "--of", "incidents"), ("search", "evil"), ("search", "second"),
    *(("show", code) for code in "I2 I1 A3 C4 N1 TG1 P5 R1 E1 V1 T1 U1 Q1 RQ1 RS1 L3 DC1 K1 OR1 VW1 PG4 TX3".split()),
    *(("source", code) for code in ("C4", "I1", "PG4", "PG5")),
]  # fmt: skip


def unsafe(text: str) -> set[str]:
    """Characters that a terminal may act on or hide, but for our own."""
    text = OWN.sub("", text).replace("\n", "").replace(LRM, "")
    return {char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")}


def run(case: Path, command: tuple[str, ...]) -> Ran:
    name, *args = command
    return pincite(name, case, *args)


@pytest.mark.parametrize("columns", [80, 33])
def test_nothing_of_a_text_acts_on_a_terminal(case: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(out, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("PAGER", "")
    for command in COMMANDS if columns == 80 else COMMANDS[::3]:
        ran = run(case, command)
        assert ran.code in (0, 1), (command, ran.err)
        assert not unsafe(ran.out + ran.err), command
        assert len(ran.out) < 1_000_000, command
        for line in OWN.sub("", ran.out).splitlines():
            assert safe.width(line.replace(LRM, "")) <= columns, (command, line)


def test_markup_is_shown_as_it_is(case: Path) -> None:
    shown = pincite("show", case, "I1").out
    assert "[sic][/b][@click=x]" in shown
    assert pincite("list", case, "incidents").out.count("[/b]") == 2


def test_pipes_get_whole_cells_that_are_safe(case: Path) -> None:
    for command in COMMANDS[::3]:
        assert not unsafe(run(case, command).out), command


def test_ascii_where_the_locale_is_not_utf_8(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    try:
        for command in COMMANDS[::5]:
            assert run(case, command).out.isascii(), command
        assert pincite("timeline", case, "--of", "incidents").code == 0
    finally:
        safe.use_ascii(False)


@pytest.mark.parametrize("kind", ["incidents", "claims", "notes"])
def test_json_keeps_every_character_and_csv_is_inert(case: Path, kind: str) -> None:
    rows = json.loads(pincite("list", case, kind, "--format", "json").out)
    assert any(POISON in words for row in rows for words in row.values())
    text = pincite("list", case, kind, "--format", "csv").out
    assert not {char for char in json.dumps(rows, ensure_ascii=False) if char == "\x9b"} or "\x9b" in text
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'" + POISON in cells or any(cell.startswith("'" + POISON[:20]) for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_json_escapes_what_is_not_seen() -> None:
    line = json_line({"words": POISON})
    assert json.loads(line) == {"words": POISON}
    assert not unsafe(line)


def test_numbers_stay_numbers_in_csv() -> None:
    assert csv_line(["-5", "+1", "a,b", 'say "x"', None, 3]) == '-5,\'+1,"a,b","say ""x""",,3'
    for words in ("@SUM(A1)", "\uff1d1+1", "\uff0b1", "\ufeff=1", " =1", "\u2028\u200b-2+3"):
        assert inert(words) == f"'{words}"


def test_a_pager_gets_the_lines_and_keeps_no_history(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    script = tmp_path / "pager"
    script.write_text(f'#!/bin/sh\n{{ env; cat; }} > "{seen}"\n')
    script.chmod(0o700)
    monkeypatch.setattr(out, "on_terminal", lambda: True)
    monkeypatch.setenv("PAGER", str(script))
    assert pincite("list", case, "actors").out == ""
    words = seen.read_text()
    assert "Example Watch" in words
    assert {"LESSHISTFILE=-", "LESSSECURE=1", "LESS=FRX"} <= set(words.splitlines())
    assert "Example Watch" in pincite("--no-pager", "list", case, "actors").out
    monkeypatch.setenv("PAGER", "no-such-pager")
    ran = pincite("list", case, "actors")
    assert "Example Watch" in ran.out
    assert "no-such-pager" in ran.err


def test_no_color_is_kept(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "on_terminal", lambda: True)
    monkeypatch.setenv("PAGER", "cat")
    assert "\x1b[1m" in pincite("list", case, "actors").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in pincite("list", case, "actors").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in pincite("list", case, "actors").out


def test_columns_that_find_no_room_are_left_out_with_a_sign() -> None:
    lines = list(table(("code", "title", "words"), (False, False, True), [("C1", "a" * 90, "12")], 30))
    assert [safe.width(line) <= 30 for line in lines] == [True] * 3
    assert lines[2].endswith("12")
    assert "…" in lines[2]
    narrow = list(table(("code", "title", "words"), (False, False, True), [("C1", "a" * 90, "12")], 12))
    assert narrow[0].endswith("…")
    assert [*table(("a",), (True,), [], None)] == ["a", "─"]


def test_wrapped_words_keep_their_order() -> None:
    words = "The quick brown fox jumps over the lazy dog " * 5
    assert " ".join(wrapped(words, 20)) == words.strip()
    assert all(safe.width(line) <= 20 for line in wrapped("漢字" * 40, 20))


@given(
    st.lists(
        st.lists(st.text(st.sampled_from("ab1 é漢ا\u0301\u202e\t"), max_size=9), min_size=3, max_size=3), max_size=6
    ),
    st.sampled_from([None, 9, 20, 40]),
)
def test_a_quick_line_is_the_careful_line(rows: list[list[str]], room: int | None) -> None:
    numbers = (False, True, False)
    wide = tables.widths(("a", "b", "c"), rows, room)
    shape = tables.plain_shape(wide, numbers)
    for row in rows:
        quick = tables.plain_line(row, wide, shape, room)
        assert quick in ("", tables.line(row, wide, numbers, room))
        assert quick or not "".join(row).isalnum() or not "".join(row).isascii() or room is not None
