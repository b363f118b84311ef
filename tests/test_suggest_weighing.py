"""Counts that no rule reads, by the weights of the words around them, and the table of these weights."""

from functools import cache

from suggest_weights import FOLDERS, SMALL, TABLE, everything, learned, table

from db.suggest.counts.counting import find_counts
from db.suggest.counts.signs import Signs
from db.suggest.counts.weighing import Verdict, judged, likely, table_of
from db.suggest.numbers.mentions import Mention
from db.suggest.reasons import RULES
from db.suggest.suggestion import Counted, Suggestion
from db.words.numbers import Count


def none(one: Mention, signs: Signs) -> Verdict | None:
    """A judge who leaves everything to the rules."""
    return None


def rows(text: str) -> dict[tuple[str, str], int]:
    """The weights of a table by sign and kind."""
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(sign, kind): int(weight) for sign, kind, weight in lines}


@cache
def found(text: str) -> list[Suggestion]:
    """The counts of a text."""
    return find_counts(text, [])


def told(some: list[Suggestion]) -> list[str]:
    """What befell those of each."""
    return [one.reading.what for one in some if isinstance(one.reading, Counted)]


def test_the_table_is_what_the_reference_teaches() -> None:
    mine, fresh = rows(TABLE.read_text(encoding="utf-8")), rows(table(learned(everything())))
    # a weight may be rounded otherwise, or left out as small, where exp() differs in its last digit
    apart = {sign for sign in mine.keys() | fresh.keys() if abs(mine.get(sign, 0) - fresh.get(sign, 0)) > SMALL}
    moved = {sign for sign in mine.keys() & fresh.keys() if abs(mine[sign] - fresh[sign]) > 1}
    assert (sorted(apart)[:9], sorted(moved)[:9]) == ([], []), "python tests/suggest_weights.py makes it anew"


def test_the_table_learns_from_no_set_that_no_rule_is_tuned_on() -> None:
    assert not {"apart", "abroad", "newsroom", "field", "relief"} & set(FOLDERS)


def test_what_no_rule_reads_is_weighed_and_shown_as_a_guess() -> None:
    text = "He was picked up at the checkpoint, and so were four neighbours."
    assert find_counts(text, [], none) == []
    (one,) = found(text)
    assert (text[one.start : one.stop], one.rule, told([one])) == ("four neighbours", "count.weighed", ["arrested"])
    assert one.guess == "by the words around it: “checkpoint”"
    assert one.rule in RULES


def test_those_who_speak_are_not_taken_for_harmed() -> None:
    assert found("The attack happened at noon. Two residents spoke of it.") == []


def test_the_weights_overrule_a_rule_only_where_they_are_sure() -> None:
    one = Mention(0, 1, Count("exact", 3, 3, 3), 1, "people", what="killed")
    chances = dict.fromkeys(("killed", "injured", "displaced", "arrested", "none"), 0.0)
    assert judged(one, chances | {"injured": 0.95}) == "injured"
    assert judged(one, chances | {"injured": 0.7, "killed": 0.3}) is None
    assert judged(one, chances | {"none": 0.97}) == ""
    assert judged(one, chances | {"none": 0.6, "killed": 0.4}) is None
    one.what = ""
    assert judged(one, chances | {"injured": 0.7, "none": 0.3}) == "injured"
    assert judged(one, chances | {"injured": 0.65, "none": 0.35}) is None


def test_a_sign_weighs_for_its_own_kind_once() -> None:
    weights = table_of([("near: fled", "displaced", "150"), ("harm", "same", "100"), ("end ·", "none", "50")])
    signs = Signs(["near: fled", "near: fled"], ["end ·"], {"killed": ["harm", "harm"], "injured": [],
                  "displaced": [], "arrested": []}, {})  # fmt: skip
    chances = likely(signs, weights)
    assert sorted(chances, key=lambda kind: -chances[kind])[:3] == ["displaced", "killed", "none"]
    assert abs(sum(chances.values()) - 1) < 1e-9


def test_lives_at_risk_are_no_count() -> None:
    text = "Shelling killed one man in Ariha, and while no aid comes thousands of lives hang in the balance."
    assert [text[one.start : one.stop] for one in found(text)] == ["one man"]
    assert told(found("The war has claimed thousands of lives.")) == ["killed"]
