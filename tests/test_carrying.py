"""Passages carried to a corrected text: never silently on other words, none lost that stands unchanged."""

import pytest
from carrying_corpus import KINDS, corpus, fates
from hypothesis import given
from hypothesis import strategies as st

from db.carrying.placing import ASK, CHANGED, GONE, UNCHANGED, Placed, place

FIRST = "Strikes on a hospital in Ariha killed 11 civilians on Monday, Example Watch said. The army denied it."
NEXT = "Strikes on a market in Saraqib killed 11 civilians on Sunday, Example Watch said. The army denied it."
LAST = "A driver who saw it counted three aircraft. Nobody else could be asked."
OLD = "\n".join((FIRST, NEXT, LAST))


def carried(new: str, words: str, old: str = OLD, nth: int = 0) -> tuple[Placed, str]:
    """What became of some words, and the words where they are now."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    (found,) = place(old, new, [(start, start + len(words))])
    return found, new[found.start : found.stop]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("size", "count"), [(1_000, 40), (20_000, 200), (100_000, 300)])
def test_a_corpus_of_edits(kind: str, size: int, count: int) -> None:
    for seed in range(1, 4):
        one = corpus(kind, seed, size, count)
        found = place(one.old, one.new, one.spans)
        fared = fates(one, found)
        for placed, (start, stop) in zip(found, one.spans, strict=True):
            if placed.state == UNCHANGED:
                assert one.new[placed.start : placed.stop].split() == one.old[start:stop].split()
        assert not fared["wrong"]
        assert not fared["lost"]
        assert len(fared["asked"]) <= (count // 50 if kind == "all" else count // 200)


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("killed 11 civilians on Monday", "killed 12 civilians on Monday", "killed 11 civilians"),
        ("killed 11 civilians on Monday", "killed 12 civilians on Monday", "11"),
        ("killed 11 civilians on Monday", "killed 11,000 civilians on Monday", "killed 11"),
        ("killed 11 civilians on Monday", "killed 1 1 civilians on Monday", "killed 11 civilians"),
        ("killed 11 civilians on Monday", "killed 11 non-civilians on Monday", "civilians on Monday"),
        ("on Monday", "on Tuesday", "killed 11 civilians on Monday"),
        ("in Ariha killed", "in Ariha not killed", "hospital in Ariha killed 11"),
        ("Example Watch said. The army", "Sample Watch said. The army", "Example Watch said"),
        ("counted three", "counted no three", "saw it counted three aircraft"),
        ("three aircraft", "three, aircraft", "three aircraft"),
        ("three aircraft", "three Aircraft", "three aircraft"),
    ],
)
def test_any_other_word_sign_or_digit_is_a_change(was: str, now: str, words: str) -> None:
    found, there = carried(OLD.replace(was, now, 1), words)
    assert found.state == CHANGED
    assert there != words or found.stop > found.start


def test_a_changed_digit_never_lands_on_its_look_alike_a_paragraph_on() -> None:
    found, there = carried(OLD.replace("killed 11", "killed 12", 1), "killed 11 civilians")
    assert (found.state, there) == (CHANGED, "killed 12 civilians")
    both = OLD.replace("killed 11", "killed 12", 1)
    assert carried(both, "killed 11 civilians", nth=1)[0] == Placed(
        UNCHANGED, both.index("killed 11"), both.index("killed 11") + 19
    )


@pytest.mark.parametrize("apart", [" ", "\n\n"])
def test_a_changed_sentence_is_not_found_in_a_copy_of_what_it_was(apart: str) -> None:
    one, same, other = "Two nurses were hurt.", "The clinic was put out of service.", "The army denied it on Monday."
    old = f"{one} {same} Films were posted.\n\n{other} A driver came."
    new = f"{one} {same.replace('was', 'was not')} Films were posted.\n\n{same}{apart}{other} A driver came."
    found, there = carried(new, same, old)
    assert (found.state, there) == (CHANGED, "The clinic was not put out of service.")
    assert [new[slice(*span)] for span in found.others] == [same]
    at = new.index("put out of service")
    assert carried(new, "put out of service", old)[0] == Placed(UNCHANGED, at, at + 18, beside=True)
    gone = new.replace(f" {same.replace('was', 'was not')}", "")
    assert carried(gone, same, old)[0].state == UNCHANGED


def test_a_paragraph_that_went_takes_its_passages_though_another_reads_alike() -> None:
    new = "\n".join((NEXT, LAST))
    assert carried(new, "killed 11 civilians")[0].state == GONE
    assert carried(new, "The army denied it.")[0].state != UNCHANGED
    assert carried(new, "The army denied it.", nth=1)[0].state == UNCHANGED


def test_of_repeated_sentences_context_decides_and_without_it_nobody_does() -> None:
    old = "One came. Nobody was hurt. Two came. Nobody was hurt. Three came and went away."
    new = "One came. Two came. Nobody was hurt. Three came and went away."
    assert carried(new, "Nobody was hurt.", old)[0].state != UNCHANGED
    assert carried(new, "Nobody was hurt.", old, nth=1)[0].state == UNCHANGED
    twice = "He left then. Nobody was hurt. She stayed on."
    found = carried(twice.replace("hurt. ", "hurt. Nobody was hurt. "), "Nobody was hurt.", twice)[0]
    assert (found.state, len(found.others)) == (ASK, 2)


def test_a_moved_paragraph_and_new_lines_change_nothing() -> None:
    new = "\n\n".join((LAST, NEXT, FIRST)).replace("a hospital in", "a\nhospital  in")
    for words in ("Strikes on a hospital in Ariha", "killed 11 civilians", "The army denied it.", "three aircraft"):
        found, there = carried(new, words)
        assert (found.state, there.split()) == (UNCHANGED, words.split())
        assert new[: found.start].count("Saraqib") == (words != "three aircraft")


def test_white_space_at_the_ends_of_a_passage_changes_nothing() -> None:
    for words in (" killed 11 civilians ", "denied it.\n"):
        new = OLD.replace("\n", "\n\n").replace("killed", " killed")
        assert carried(new, words)[0].state == UNCHANGED


def test_unchanged_words_in_a_changed_sentence_are_told_apart() -> None:
    assert carried(OLD, "killed 11 civilians")[0].beside is False
    new = OLD.replace("Strikes on a hospital in Ariha", "No strikes on a hospital in Ariha", 1)
    assert carried(new, "killed 11 civilians")[0].state == UNCHANGED
    assert carried(new, "killed 11 civilians")[0].beside is True


def test_scripts_without_spaces_are_carried_by_character() -> None:
    old = "空襲で11人が死亡した。町は空になった。"
    assert carried(old.replace("町は", "その町は"), "11人が死亡", old)[0].state == UNCHANGED
    assert carried(old.replace("11", "12"), "11人が死亡", old)[0].state == CHANGED


@given(st.text("ab \n.1", max_size=60), st.text("ab \n.1", max_size=60), st.integers(0, 50), st.integers(1, 9))
def test_unchanged_always_means_the_same_words(old: str, new: str, start: int, length: int) -> None:
    stop = min(start + length, len(old))
    if start < stop:
        (found,) = place(old, new, [(start, stop)])
        if found.state == UNCHANGED:
            assert new[found.start : found.stop].split() == old[start:stop].split() != []
        assert 0 <= found.start <= found.stop <= len(new)
