"""Input is cut into the same pieces however it is split over reads, and answers never become keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line.keystream import KeyStream, Kind, Piece

PIECES = {
    "j": [(Kind.KEY, "j")],
    "é漢": [(Kind.KEY, "é"), (Kind.KEY, "漢")],
    "\x1b[A": [(Kind.KEY, "\x1b[A")],
    "\x1b[1;5C": [(Kind.KEY, "\x1b[1;5C")],
    "\x1bOP": [(Kind.KEY, "\x1bOP")],
    "\x1b[[A": [(Kind.KEY, "\x1b[[A")],
    "\x1b[7~": [(Kind.KEY, "\x1b[7~")],
    "\x1b\x7f": [(Kind.KEY, "\x1b\x7f")],
    "\x1b[<0;12;7M": [(Kind.MOUSE, "\x1b[<0;12;7M")],
    "\x1b[0n": [(Kind.ANSWER, "\x1b[0n")],
    "\x1b[?64;1;2c": [(Kind.REPORT, "\x1b[?64;1;2c")],
    "\x1b]11;rgb:0/0/0\x1b\\": [(Kind.REPORT, "\x1b]11;rgb:0/0/0\x1b\\")],
    "\x1b[200~a\n\x1b[Ab\x1b[0n\x1b[201~": [(Kind.PASTE, "a\n\x1b[Ab\x1b[0n")],
}


def pieces(texts: list[str]) -> list[Piece]:
    """What comes out when the texts are read one right after the other."""
    stream = KeyStream()
    return [piece for text in texts for piece in stream.feed(text, 0.0)]


@given(st.lists(st.sampled_from([*PIECES])), st.data())
def test_the_limits_of_reads_do_not_matter(inputs: list[str], data: st.DataObject) -> None:
    whole = "".join(inputs)
    # A read that ends between ESC and a letter means Escape and the letter, so chords are left whole.
    places = [
        at for at in range(1, len(whole)) if whole[at - 1 : at + 1] != "\x1b\x7f" and whole[at - 1 : at] != "\x1b"
    ]
    cuts = sorted(data.draw(st.sets(st.sampled_from(places)))) if places else []
    texts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert pieces(texts) == [Piece(*piece) for text in inputs for piece in PIECES[text]]


@pytest.mark.parametrize("text", [text for text in PIECES if text.startswith(("\x1b[", "\x1bO"))])
def test_a_sequence_split_after_its_escape_is_joined(text: str) -> None:
    assert pieces(["\x1b", text[1:]]) == [Piece(*piece) for piece in PIECES[text]]


@given(st.text(), st.lists(st.integers(0, 40)))
def test_any_input_is_survived(text: str, waits: list[int]) -> None:
    stream = KeyStream()
    for wait in waits:
        stream.feed(text[wait : wait + 5], 0.0)
        stream.settle(0.0)
    assert all(piece.kind for piece in stream.feed("\x1b[201~", 0.0) + stream.feed("q", 0.0))


def test_an_escape_is_an_escape_when_nothing_follows() -> None:
    stream = KeyStream()
    assert stream.feed("\x1b", 0.0) == []
    assert stream.lone_escape
    assert stream.settle(0.03) == [Piece(Kind.KEY, "\x1b")]
    assert not stream.incomplete


def test_the_late_tail_of_a_sequence_is_joined() -> None:
    stream = KeyStream()
    stream.feed("\x1b", 0.0)
    stream.settle(0.03)
    assert stream.feed("[5~j", 0.1) == [Piece(Kind.KEY, "\x1b[5~"), Piece(Kind.KEY, "j")]
    assert stream.feed("[5~", 0.1)[0] == Piece(Kind.KEY, "[")


@pytest.mark.parametrize("late", [0.0, 1.0])
def test_an_answer_never_becomes_keys(late: float) -> None:
    stream = KeyStream()
    stream.feed("\x1b[", 0.0)
    assert stream.feed("0n", late) == [Piece(Kind.ANSWER, "\x1b[0n")]


def test_escape_and_a_letter_are_two_keys() -> None:
    expected = [Piece(Kind.KEY, "\x1b"), Piece(Kind.KEY, "j")]
    assert pieces(["\x1bj"]) == pieces(["\x1b", "j"]) == expected
    assert pieces(["\x1b\x1b[A"]) == [Piece(Kind.KEY, "\x1b"), Piece(Kind.KEY, "\x1b[A")]


def test_a_paste_without_its_end_gives_no_keys() -> None:
    stream = KeyStream()
    assert stream.feed("\x1b[200~dd\x1b", 0.0) + stream.settle(9.0) + stream.feed("q\x1b[20", 9.0) == []
    assert stream.feed("1~", 9.0) == [Piece(Kind.PASTE, "dd\x1bq")]


def test_a_broken_sequence_is_dropped() -> None:
    stream = KeyStream()
    stream.feed("\x1b[1;", 0.0)
    assert stream.incomplete
    assert stream.settle(0.3) == []
    assert stream.feed("j", 0.4) == [Piece(Kind.KEY, "j")]


@pytest.mark.parametrize("parts", [("\x1b", "[0", "n"), ("\x1b", "[", "0", "n"), ("\x1b[", "0", "n"), ("\x1b", "[0n")])
def test_an_answer_that_comes_in_pieces_gives_no_keys_but_its_escape(parts: tuple[str, ...]) -> None:
    stream, found, now = KeyStream(), [], 0.0
    for part in parts:
        found += stream.feed(part, now)
        if stream.lone_escape:
            found += stream.settle(now + 0.05)
        now += 0.1
    assert [one.text for one in found if one.kind is Kind.KEY] in ([], ["\x1b"])
    assert found[-1].kind is Kind.ANSWER


def test_the_rest_of_an_answer_is_one_for_some_seconds_and_a_bracket_after_escape_is_a_key() -> None:
    stream = KeyStream()
    assert [one.text for one in (*stream.feed("\x1b", 0.0), *stream.settle(0.05))] == ["\x1b"]
    assert [one.kind for one in stream.feed("[0n", 3.0)] == [Kind.ANSWER]
    assert [one.text for one in (*stream.feed("\x1b", 9.0), *stream.settle(9.05))] == ["\x1b"]
    assert stream.feed("[", 9.1) == []
    assert [one.text for one in stream.settle(9.4)] == ["["]
    assert [one.text for one in stream.feed("[0n", 20.0)] == ["[", "0", "n"]


def test_brackets_typed_after_escape_are_keys() -> None:
    stream = KeyStream()
    found = [*stream.feed("\x1b", 0.0), *stream.settle(0.05), *stream.feed("[", 0.1), *stream.feed("]", 0.2)]
    assert [one.text for one in found] == ["\x1b", "[", "]"]
