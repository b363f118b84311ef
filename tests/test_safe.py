"""The display map: nothing that acts on a terminal gets through, and widths are what is drawn."""

import sys
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from waiting import ran

from tui import safe

POISON = "\x00\x07\x1b\x7f\x85\x9b\u00ad\u061c\u200b\u200d\u200e\u202e\u2028\u2066\ufeff\ue000\ud800\u0378"
STRANGE = "ab \t\n\u00a0\u3000e\u0301\u20e3\ufe0f漢ｶ\u1161👍🏽👩🇺🇸\U000e0041שסلا٣…│·"
ODD = st.text(st.sampled_from(POISON + STRANGE) | st.characters())


@pytest.fixture(params=["unicode", "ascii"])
def _mode(request: pytest.FixtureRequest) -> Iterator[None]:
    safe.use_ascii(request.param == "ascii")
    yield
    safe.use_ascii(False)


def both_modes(text: str) -> Iterator[str]:
    """show(text) in Unicode and in ASCII mode."""
    yield safe.show(text)
    safe.use_ascii(True)
    try:
        yield safe.show(text)
    finally:
        safe.use_ascii(False)


@given(ODD)
def test_nothing_that_acts_on_a_terminal_is_shown(text: str) -> None:
    for shown in both_modes(text):
        kinds = {unicodedata.category(char) for char in shown}
        assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        assert {char for char in shown if unicodedata.category(char) == "Zs"} <= {" "}


@given(ODD)
def test_width_is_the_sum_of_the_cells_and_what_textual_measures(text: str) -> None:
    found = safe.cells(text)
    assert len(found) == len(text)
    assert "".join(piece for piece, _ in found) == safe.show(text)
    assert sum(wide for _, wide in found) == safe.width(text) == cell_len(safe.show(text))


@given(ODD)
def test_ascii_mode_shows_printable_ascii_of_the_same_width(text: str) -> None:
    shown, plain = both_modes(text)
    assert plain.isascii()
    assert plain == "" or plain.isprintable()
    assert len(plain) == cell_len(shown)


@given(ODD)
def test_what_is_shown_is_shown_as_it_is(text: str) -> None:
    for shown in both_modes(text):
        assert safe.show(shown) == shown


@given(ODD, st.integers(-1, 12), st.sampled_from(["…", "", ">>", "漢"]), st.booleans())
def test_fit_is_exactly_as_wide_as_asked(text: str, columns: int, mark: str, right: bool) -> None:
    fitted = safe.fit(text, columns, mark, right)
    assert cell_len(fitted) == max(columns, 0)
    assert safe.show(fitted) == fitted


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("Idlib", 7, "Idlib  "),
        ("Idlib", 5, "Idlib"),
        ("Idlib", 4, "Idl…"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "… "),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("", 2, "  "),
        ("x" * 10**6, 3, "xx…"),
    ],
)
def test_fit_crops_between_characters(text: str, columns: int, shown: str) -> None:
    assert safe.fit(text, columns) == shown


def test_fit_aligns_numbers_to_the_right() -> None:
    assert safe.fit("1,200", 7, right=True) == "  1,200"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[sic] [/b] [@click=x]", "[sic] [/b] [@click=x]"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\u202ecod.exe", "a�cod.exe"),
        ("a\x9b31mb", "a�31mb"),
        ("no\u00a0break\tand\nline", "no break and line"),
        ("wo\u200brd and soft\u00adhyphen", "wo·rd and soft·hyphen"),
        ("👍🏽 👩\u200d⚕\ufe0f 🇺🇸", "👍 👩⚕ US"),
        ("1\ufe0f\u20e3", "1\u20e3"),
        ("\u0301x", "\u25cc\u0301x"),
        ("x" + "\u0301" * 9, "x" + "\u0301" * 8 + "�"),
        ("x\ufe0f\ufe0f", "x�"),
        ("إدلب", "إدلب"),
    ],
)
def test_show(text: str, shown: str) -> None:
    assert safe.show(text) == shown


def test_ascii_mode_keeps_names_readable() -> None:
    *_, plain = both_modes("Ma‘arrat al-Nu‘mān – “déjà” … │█ 漢 \x1b \u202e سد")
    assert plain == "Ma'arrat al-Nu'man - \"deja\" ~ |# ?? ^ ? ??"


@pytest.mark.usefixtures("_mode")
def test_a_cut_is_marked_in_either_mode() -> None:
    assert safe.fit("Idlib", 3) == ("Id~" if safe.ascii_only() else "Id…")


@given(ODD)
def test_a_fence_comes_off_again(text: str) -> None:
    shown = safe.show(text)
    assert safe.unfence(safe.fence(shown)) == shown


def test_only_right_to_left_text_is_fenced() -> None:
    assert safe.fence("Ma‘arrat") == "Ma‘arrat"
    assert safe.fence("12 خان") == "\u200e12 خان\u200e"
    assert safe.fence("٣") == "\u200e٣\u200e"


@pytest.mark.parametrize(
    ("environ", "plain"),
    [
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, True),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, False),
        ({"LANG": "de_DE.utf8"}, False),
        ({"LANG": "de_DE@euro"}, True),
        ({}, True),
    ],
)
def test_the_locale_says_whether_only_ascii_may_be_sent(environ: dict[str, str], plain: bool) -> None:
    assert safe.locale_is_ascii(environ) is plain


def test_the_room_is_light() -> None:
    code = "import sys; old = set(sys.modules); import tui.safe; print(*sorted(set(sys.modules) - old))"
    loaded = ran([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert set(loaded.stdout.split()) <= {"__future__", "tui", "tui.safe", "unicodedata"}
