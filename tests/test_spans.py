"""Canonical text, parts, positions, sentences, characters as people see them, and the folding for search."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Invalid
from db.sqlite import sqlite
from db.words.spans import (
    FOLDS,
    PART,
    canonical,
    context,
    find,
    fold,
    fold_sql,
    is_boundary,
    paragraph,
    paragraph_number,
    parts,
    sentences,
    words,
)

BREAKS = ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\n"]
PIECES = [*"ab .\"'”A1é\u00a0\u0301\ufeff\u200d", *BREAKS, "أ", "😀", "🏽", "🇸", "가", "ᄀ"]
MESS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@pytest.mark.parametrize("line_break", BREAKS)
def test_every_break_is_one_line_feed(line_break: str) -> None:
    assert canonical(f"a{line_break}{line_break}b") == "a\n\nb"


def test_spaces_stay_and_marks_compose() -> None:
    assert canonical("\ufeff a\u00a0\nb \n") == " a\u00a0\nb \n"
    assert canonical("cafe\u0301") == "café"
    assert canonical("a\ufeffb") == "a\ufeffb"
    assert canonical("") == ""


@pytest.mark.parametrize(("text", "what"), [("ab\0c", "a NUL at character 3"), ("\ud800", "half of a character")])
def test_what_is_no_text_is_refused(text: str, what: str) -> None:
    with pytest.raises(Invalid, match=what) as caught:
        canonical(text)
    assert caught.value.sentence.endswith(".")


@given(MESS | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_canonical_text_stays_as_it_is(text: str) -> None:
    kept = canonical(text)
    assert canonical(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not re.search("[\r\x85\u2028\u2029\x0b\x0c]", kept)
    assert not kept.startswith("\ufeff")


def test_a_part_is_a_paragraph_with_the_empty_lines_after_it() -> None:
    assert parts("") == []
    assert parts("a\n\n\nb\nc") == [(0, "a\n\n\n"), (4, "b\n"), (6, "c")]
    assert parts("\n\na\n") == [(0, "\n\na\n")]
    assert parts("\n\n") == [(0, "\n\n")]


LONG = [
    "x" * (PART + 1),
    "word " * PART,
    "a" * (PART - 1) + "\u0301" * 3 + "b" * PART,
    "\u0301" * (3 * PART),
    "🏽" * (PART + 7),
    "🇸🇾" * PART,
    "\n" * (2 * PART + 1),
    "x" * (PART - 9) + " " + "\u0301" + "yz" * PART,
]


@pytest.mark.parametrize("text", LONG)
def test_a_long_paragraph_is_cut_between_characters(text: str) -> None:
    cut = parts(text)
    assert "".join(part for _, part in cut) == text
    assert max(len(part) for _, part in cut) <= PART
    inside = [start for start, _ in cut if not is_boundary(text, start)]
    assert not inside or set(text) == {"\u0301"} or set(text) == {"🏽"}


def test_a_long_paragraph_is_cut_after_a_space() -> None:
    assert {part[-1] for _, part in parts("a word  " * PART)} == {" "}


@given(MESS)
def test_parts_are_the_text(text: str) -> None:
    text = canonical(text)
    cut = parts(text)
    assert "".join(part for _, part in cut) == text
    assert all(text.startswith(part, start) and part for start, part in cut)
    assert all("\n" not in part.strip("\n") and not part.startswith("\n") for _, part in cut[1:])


def test_words_are_found_wherever_they_stand() -> None:
    text = "aaa b aaa"
    assert find(text, "aa") == [0, 1, 6, 7]
    assert find(text, "aa", before="a") == [1, 7]
    assert find(text, "aa", after=" ") == [1]
    assert find(text, "aaa", before="b ") == [6]
    assert find(text, "aaa", before="xx aaa b ") == []
    assert find(text, "") == find(text, "c") == find("", "a") == []


@given(st.text("ab", max_size=30), st.integers(0, 30), st.integers(1, 4), st.integers(0, 3))
def test_a_span_is_found_by_its_words_and_context(text: str, start: int, length: int, n: int) -> None:
    start = min(start, len(text))
    words, (before, after) = text[start : start + length], context(text, start, min(start + length, len(text)), n)
    assert not words or start in find(text, words, before, after)
    every = [at for at in range(len(text)) if words and text[at : at + len(words)] == words]
    assert find(text, words) == every


def test_context_ends_with_the_text() -> None:
    assert context("0123456789", 4, 6, 3) == ("123", "678")
    assert context("0123456789", 1, 9) == ("0", "9")
    assert context("0123456789", 0, 10) == ("", "")


def test_a_span_lies_in_its_paragraph() -> None:
    text = "one two\n\nthree\nfour"
    assert paragraph(text, 4, 7) == (0, 7)
    assert paragraph(text, 0, 8) == (0, 8)
    assert paragraph(text, 4, 12) == (0, 14)
    assert paragraph(text, 16, 16) == (15, 19)
    assert paragraph(text, 9, 14) == (9, 14)
    assert paragraph("one\ntwo", 0, 4) == (0, 4)


def test_paragraphs_are_numbered_without_the_empty_ones() -> None:
    text = "\none\n \u00a0\n\ntwo\nthree\n\n"
    assert [paragraph_number(text, text.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]
    assert paragraph_number(text, 0) == 1
    assert paragraph_number(text, text.index("\u00a0")) == 1
    assert paragraph_number(text, len(text)) == 3
    assert paragraph_number("", 0) == 1


SENTENCES = [
    ["He came.", "She left!", "Did they?", "Yes."],
    ["The U.N. staff and the U.S. Senate met Dr. Ahmad on Jan. 29 near St. James.", "Nobody spoke."],
    ["They fled to the U.S.", "The others stayed at No. 5 until 5 p.m.", "Then they left."],
    ["It began on Feb. 25.", "It ended in Sept. 2015.", "No.", "He denied it."],
    ["“It was a school.", "They knew,” she said.", "“Stop!” he cried.", "'Why?' asked J. R. Amin."],
    ['"They lied."', "(Nobody answered.)", "“Was it?”", "It rose 1.4 million… and fell.", "Wait...", "What?"],
    ["More than 1.4 million were displaced, i.e. nearly all, e.g. from Hama, Ltd. Co. and so on etc.", "It went on."],
    ["قُتل أحد عشر مدنيا.", "هل سقطت القذيفة على المشفى؟", "نعم."],
    ["The U.K.-based group spoke.", "Gen. Hasan v. The State, art. 5, pp. 3 and 4."],
]


@pytest.mark.parametrize("expected", SENTENCES)
def test_sentences_end_where_they_end(expected: list[str]) -> None:
    text = "  " + " ".join(expected) + " \u00a0\n\n" + expected[0]
    assert [text[start:stop] for start, stop in sentences(text)] == [*expected, expected[0]]


def test_sentences_need_no_space_in_chinese() -> None:
    text = "他来了。她走了！“好。”"
    assert [text[start:stop] for start, stop in sentences(text)] == ["他来了。", "她走了！", "“好。”"]


@given(MESS | st.text("ab .A!\n\u00a0”", max_size=60))
def test_sentences_hold_all_that_is_not_space(text: str) -> None:
    text, last, held = canonical(text), 0, ""
    for start, stop in sentences(text):
        assert last <= start < stop
        assert not text[last:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        assert "\n" not in text[start:stop]
        last, held = stop, held + text[start:stop]
    assert not text[last:].strip()


def test_hostile_lines_take_no_time_that_grows_with_their_square() -> None:
    size = 200_000
    for text in ("." * size, " " * size, "\n" * size, '."' * size, "a." * size, "!\u00a0" * size, "-" * size):
        assert sum(stop - start for start, stop in sentences(text)) <= len(text)
        assert len("".join(part for _, part in parts(text))) == len(text)
        words(text)


def test_words_keep_their_marks_hyphens_and_apostrophes() -> None:
    text = "The north-west’s U.N. staff said: 1,400 people, قُتل، cafe\u0301 don't -- (Ma\u02bfarrat)."
    found = [text[start:stop] for start, stop in words(text)]
    assert found[:6] == ["The", "north-west’s", "U.N", "staff", "said", "1,400"]
    assert found[6:] == ["people", "قُتل", "cafe\u0301", "don't", "Ma\u02bfarrat"]


CHARACTERS = [
    "e\u0301",
    "👩\u200d👩\u200d👧",
    "👍🏽",
    "❤\ufe0f",
    "🇸🇾",
    "각",
    "\u1100\u1161\u11a8",
    "ق\u064f",
    "\r\n",
    "1\ufe0f\u20e3",
    "ก\u0e33",
]


@pytest.mark.parametrize("one", CHARACTERS)
def test_a_character_is_not_cut(one: str) -> None:
    text = f"a{one}b{one}{one}"
    size, starts = len(one), [at for at in range(len(text) + 1) if is_boundary(text, at)]
    assert starts == [0, 1, size + 1, size + 2, 2 * size + 2, 3 * size + 2]


def test_letters_joined_in_writing_are_characters_of_their_own() -> None:
    assert all(is_boundary("ab\u200eجب\n\u0301", at) for at in range(7))
    assert not is_boundary("ب\u200dج", 1)
    assert is_boundary("ب\u200dج", 2)


@given(MESS)
def test_cutting_at_boundaries_never_parts_a_mark(text: str) -> None:
    for at in range(1, len(text)):
        if unicodedata.category(text[at]) == "Mn" and text[at - 1] not in "\n\r\x0b\x0c\x85\u2028\u2029\ufeff":
            assert not is_boundary(text, at)


def test_spellings_of_a_name_are_one_when_folded() -> None:
    assert fold("أريحا") == fold("إريحا") == fold("اريحا") == fold("أَرِيـحَا")
    assert fold("مستشفى") == fold("مستشفي") == fold("مستشفی")
    assert fold("مدرسة ٣٠ ۳۰") == "مدرسه 30 30"
    assert fold("Maʿarrat al-Nuʾman’s ‘Arīḥā’") == "Maarrat al-Numan's 'Arīḥā'"
    assert fold("Ari\u00adha\u200f") == "Ariha"


def test_no_replacement_touches_what_another_left() -> None:
    assert not {new for _, new in FOLDS} & {old for old, _ in FOLDS}
    assert all(len(old) == 1 and len(new) <= 1 for old, new in FOLDS)
    assert len({old for old, _ in FOLDS}) == len(FOLDS)


FOLDED = st.text(
    st.sampled_from(["".join(sorted({old for old, _ in FOLDS}))[n] for n in range(len(FOLDS))] + list("ab 'é"))
)


@given(st.lists(FOLDED | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), max_size=5))
def test_sql_folds_as_python_does(texts: list[str]) -> None:
    db = sqlite.connect(":memory:")
    db.execute("CREATE TABLE part (words TEXT)")
    db.execute("CREATE TABLE seen (words TEXT)")
    db.execute(f"CREATE TRIGGER t AFTER INSERT ON part BEGIN INSERT INTO seen VALUES ({fold_sql('NEW.words')}); END")
    twice = fold_sql("coalesce(words, '') || ' ' || words")
    db.execute(f"CREATE VIEW folded AS SELECT {twice} AS words FROM part")
    db.executemany("INSERT INTO part VALUES (?)", [(text,) for text in texts])
    assert [row[0] for row in db.execute("SELECT words FROM seen")] == [fold(text) for text in texts]
    assert [row[0] for row in db.execute("SELECT words FROM folded")] == [fold(f"{text} {text}") for text in texts]
    assert db.execute(f"SELECT {fold_sql('NULL')}").fetchone() == (None,)
    db.close()


def test_sql_nests_no_deeper_than_old_libraries_read() -> None:
    assert not re.search(r"(?:replace\(){13}", fold_sql("words"))


def test_the_real_articles_keep_every_character(articles: Path) -> None:
    for path in sorted(articles.glob("*.txt")):
        text = canonical(path.read_bytes().decode())
        assert "".join(part for _, part in parts(text)) == text
        assert all(text.count("\n", start, stop) == 0 for start, stop in sentences(text))
        assert paragraph_number(text, len(text)) == len(parts(text))
