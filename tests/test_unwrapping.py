"""Hard-wrapped lines joined into paragraphs, and everything else left as it stands."""

from json import dumps
from pathlib import Path
from textwrap import fill

import pytest
from commands import pincite
from empty_case import empty_case
from hypothesis import given
from hypothesis import strategies as st

from db import wording
from db.importing.articles import add
from db.importing.load import load
from db.importing.replacing import replace_text
from db.importing.unwrapping import joined

STATEMENT = """\
Both sides hit the pumping stations of the valley in May and left close
to 30,000 people without water, the group said as it published what it
had found.

"Cutting a town off from its water is not a side effect of war, it is
a way of waging it," said Miriam Castel, who leads the inquiry.

Deir Sunbul, 9 June

Two barrel bombs fell on the station at the northern entrance. Six peo-
ple died on the spot, two more in a hospital across the well-defended
border.
  1. The first attack came at noon, when eleven engineers had left.
  2. The second attack came at night, and the guard had not left.
"""
PARAGRAPHS = (
    "The shells fell on the northern part of the camp, where some four thousand people live, most of them displaced.",
    "A nurse who asked that her name not be used said that it received 36 wounded between seven in the morning and"
    " noon, and that nobody wrote down names after the first hour.",
    "Observers logged two jets leaving the base; the logs name the jets but not who flew them, and nobody asked.",
)
VERSE = (
    "We ran with nothing,\nnot even shoes,\nand the tent next to us\nwas burning before the morning had come\nto us\n"
)
CHAT = "".join(f"guest_{at}: nobody {'says a word ' * (at % 5)}about it\n" for at in range(1, 40))
SHORT = "Skip to content\nHome News Video\nSearch\n\nBy Reem Othman of the paper\n6 Feb 2020\n"
HAN = "".join(f"记者说{'三人死亡' * (3 + at % 9)}。\n" for at in range(20))


def test_sentences_go_on_over_the_ends_of_lines() -> None:
    made = joined(STATEMENT).split("\n")
    assert made[0].endswith(
        "left close to 30,000 people without water, the group said as it published what it had found."
    )
    assert made[2].startswith('"Cutting a town')
    assert made[2].endswith("who leads the inquiry.")
    assert "across the well-defended border." in made[6]


def test_headings_and_items_of_a_list_stay_lines() -> None:
    made = joined(STATEMENT).split("\n")
    assert made[4] == "Deir Sunbul, 9 June"
    assert [line.split()[0] for line in made[7:9]] == ["1.", "2."]


@pytest.mark.parametrize("words", ["\n".join(PARAGRAPHS), VERSE, CHAT, SHORT, HAN, "One line alone."])
def test_lines_that_were_not_broken_to_a_width_stay(words: str) -> None:
    assert joined(words) == words


@given(st.integers(45, 95), st.lists(st.sampled_from(PARAGRAPHS), max_size=6))
def test_what_was_wrapped_is_as_before(width: int, paragraphs: list[str]) -> None:
    every = [*PARAGRAPHS, *PARAGRAPHS, *paragraphs]  # enough to know the width from
    wrapped = "\n\n".join(fill(one, width, break_on_hyphens=False) for one in every)
    assert joined(wrapped) == "\n\n".join(every)


def test_what_is_set_in_stays_apart_and_is_joined_for_itself() -> None:
    quoted = fill(PARAGRAPHS[1], 66, initial_indent="    ", subsequent_indent="    ")
    wrapped = "\n\n".join((fill(PARAGRAPHS[0], 70), fill(PARAGRAPHS[2], 70) + "\n" + quoted, fill(PARAGRAPHS[2], 70)))
    assert joined(wrapped) == "\n\n".join((PARAGRAPHS[0], PARAGRAPHS[2] + "\n    " + PARAGRAPHS[1], PARAGRAPHS[2]))


def test_an_article_is_added_by_its_paragraphs_and_its_bytes_as_they_came(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT)
    with empty_case(tmp_path) as case:
        (done,) = add(case, [file])
        text = case.get("TX1")
        assert done.joined
        assert wording.whole(case, text.id) == joined(STATEMENT)
        assert text["converter"] == "wrapped lines joined"
        assert case.one("SELECT bytes FROM raw") == STATEMENT.encode()
        assert add(case, [file])[0].there


def test_lines_are_kept_where_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT)
    with empty_case(tmp_path) as case:
        (done,) = add(case, [file], keep_lines=True)
        assert not done.joined
        assert wording.whole(case, case.get("TX1").id) == STATEMENT
        assert add(case, [file])[0].there  # joined or not, the words are there
        found = replace_text(case, case.codes.find("A1"), file)
        assert (found.version, "Wrapped lines were joined into paragraphs." in found.sentence) == (2, True)
        assert wording.whole(case, case.get("TX2").id) == joined(STATEMENT)


def test_loaded_texts_keep_their_lines_and_help_says_so(tmp_path: Path) -> None:
    line = {"kind": "article", "key": "a", "title": "A statement", "text": STATEMENT}
    with empty_case(tmp_path) as case:
        load(case, dumps(line).encode())
        assert wording.whole(case, case.get("TX1").id) == STATEMENT
    assert "are not joined, as they are by add" in " ".join(pincite("load", "--help").out.split())


def test_the_command_says_that_lines_were_joined(tmp_path: Path) -> None:
    (tmp_path / "statement.txt").write_text(STATEMENT)
    with empty_case(tmp_path) as case:
        path = case.file
    told = pincite("add", path, tmp_path / "statement.txt").out
    assert "wrapped lines joined into paragraphs" in told
