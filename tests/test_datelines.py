"""The dateline before the first sentence of a report."""

import pytest

from db.words.datelines import after_dateline


@pytest.mark.parametrize(
    "line",
    [
        "ADEN: ", "SANAA, Yemen (AP) — ", "GAZA CITY, Gaza Strip (AP) — ", "KYIV, March 5 (Reuters) - ", "HOMS – ",
        "Berlin (dpa) – ", "Beirut, 5 March (AFP): ", "RAS AL-AIN, Syria -- ", "NEW YORK/GENEVA (UN News) — ",
    ],
)  # fmt: skip
def test_a_dateline_is_left_out(line: str) -> None:
    assert after_dateline(f"{line}Five people died in Taiz.") == "Five people died in Taiz."


@pytest.mark.parametrize(
    "words",
    [
        "The town of Ariha — long held by rebels — was hit.", "Five people died in Taiz: two of them were boys.",
        "UN officials (two of them) - both in Homs - were hurt.", "In Aleppo (north) the raid went on.",
        "Idlib – where it began.",
    ],
)  # fmt: skip
def test_a_sentence_keeps_its_words(words: str) -> None:
    assert after_dateline(words) == words
