"""words and mend, as a person's shell runs them."""

import json
from pathlib import Path

import pytest
from commands import pincite, small


def test_words_are_shown_with_their_pincite_and_what_rules_read(tmp_path: Path) -> None:
    ran = pincite("words", small(tmp_path), "A1", "--words", "killed 11 civilians", "--as", "claim")
    assert ran.lines[:2] == ["“killed 11 civilians” (An Agency, 2020-01-30, para 2; A1)", "I1 Strike near the hospital"]
    assert "value: 11   (killed 11 civilians)" in ran.lines
    assert "claimant: P1   (Example Watch said)" in ran.lines


def test_words_of_several_paragraphs_name_them_all(tmp_path: Path) -> None:
    said = pincite("words", small(tmp_path), "A1", "--span", "7:30").out
    assert said.endswith("(An Agency, 2020-01-30, paras 1–2; A1)\n"), said


def test_words_as_json(tmp_path: Path) -> None:
    ran = pincite("words", small(tmp_path), "A1", "--span", "41:60", "--as", "claim", "--format", "json")
    (found,) = json.loads(ran.out)
    assert (found["start"], found["stop"], found["fields"]["property"]["value"]) == (41, 60, "killed")


def test_a_guess_is_marked_in_the_table_of_suggestions(tmp_path: Path) -> None:
    path = small(tmp_path)
    (tmp_path / "he.txt").write_text(
        "Omar Darwish ran out.\n\n“It was dark,” he said. “We ran,” said Sami Hill.\n", "utf-8"
    )
    code = pincite("add", path, tmp_path / "he.txt").out.split(" is ")[1].partition(",")[0]
    lines = [line for line in pincite("suggest", path, code, "--kind", "quote").lines if "quote:" in line]
    assert ["direct, Omar Darwish (a guess)" in lines[0], "(a guess)" in lines[1]] == [True, False]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("words", "A1", "--words", "killed 12"), "does not stand in A1"),
        (("words", "A1", "--span", "9:9999"), "A1 has no span 9:9999"),
        (("words", "A1"), "Name the words of A1"),
        (("mend", "PG1"), "Give the words that it should be"),
        (("mend", "PG1", "--words", "Later"), "stands 2 times"),
        (("mend", "PG1", "--start", "-90"), "words that way"),
        (("mend", "C1", "--start", "1"), "must be a passage"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, args: tuple[str, ...], said: str) -> None:
    ran = pincite(args[0], small(tmp_path), *args[1:])
    assert ran.code
    assert said in ran.err


def test_a_passage_is_mended_and_the_change_undone(tmp_path: Path) -> None:
    path = small(tmp_path)
    assert (
        pincite("mend", path, "PG1", "--stop", "2").out == "PG1 is now “killed 11 civilians in Ariha”; C1 cites it.\n"
    )
    assert "killed 11 civilians in Ariha" in pincite("show", path, "C1").out
    assert pincite("undo", path, "--yes").code == 0
    assert "in Ariha”" not in pincite("source", path, "C1").out
    assert pincite("mend", path, "PG1", "--words", "11 civilians", "--reason", "shorter").code == 0
    assert pincite("verify", path).code == 0
