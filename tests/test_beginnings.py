"""What is typed of a word finds every word that begins so, whether by one query or word by word."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_case import ANN, small_case

from db import Case, Cite, beginnings, create, find_in, note
from db.beginnings import MOST, beginning, in_parts, match, settled
from db.lists import choosing, holding
from db.lists import windows as w
from db.writer import Writer

TITLES = (
    "Strike near Kafr Nabl", "strikes on Killi", "Kil", "killed \U0001f600 kilz", "KIL'ah 12 people", "Kïlis, Éclair",
    "قلعة المضيق", "قلعه", "القلعة", "kil\uffff", "k2", "a-kilo",
)  # fmt: skip


def incidents(writer: Writer, *titles: str) -> None:
    """Incidents of these titles."""
    for title in titles:
        writer.insert("incident", {"title": title, "kind": "act.air_attack", "scope": "single"})


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Incidents whose titles begin alike, and more words with one beginning than are looked for one by one."""
    with create(tmp_path_factory.mktemp("titled") / "t.db", ANN) as made:
        with made.write("add") as writer:
            incidents(writer, *TITLES, *(f"zone z{number:03}" for number in range(MOST + 1)))
        yield made


def hits(case: Case, query: str) -> list[int]:
    """The rows that match."""
    return [row[0] for row in case.rows("SELECT rowid FROM record_search WHERE record_search MATCH ?", (query,))]


@pytest.mark.parametrize(
    "typed",
    ["k", "ki", "kil", "Kil", "kill", "killed", "killedx", "strike", "s", "1", "12", "قلع", "قلعة", "ا", "kïl", "z",
     "z1", "z10", "zone z0", "near kaf", "kil'", "a-ki", "é"],
)  # fmt: skip
def test_all_words_that_begin_so_are_found(titled: Case, typed: str) -> None:
    asked = settled(titled, "record_search", typed)
    assert hits(titled, asked) == hits(titled, match(typed, prefix=True))
    assert bool(hits(titled, asked)) == (typed != "killedx")


def test_words_are_asked_for_one_by_one_where_they_are_few(titled: Case) -> None:
    assert settled(titled, "record_search", "kill") == '("killed" OR "killi")'
    assert settled(titled, "record_search", "strike near kaf") == '"strike" AND "near" AND ("kafr")'
    assert settled(titled, "record_search", "z0").count("OR") == MOST - 1
    parts = [f"z{one:02}" for one in range(11)] + ["zon"]
    assert settled(titled, "record_search", "z") == "(" + " OR ".join(f'"{one}" *' for one in parts) + ")"
    assert settled(titled, "record_search", "none") == '("none" *)'
    assert settled(titled, "record_search", "'") == ""
    assert beginning("record_search", '"whole phrase"') == ("?", ['"whole phrase"'])


LETTERS = "ab1ل\U00010330"
WORDS = ["".join(one) for length in range(1, 5) for one in product(LETTERS, repeat=length)][::3]


@pytest.fixture(scope="module")
def worded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Incidents whose titles are a word each, of one to four letters."""
    with create(tmp_path_factory.mktemp("worded") / "w.db", ANN) as made:
        with made.write("add") as writer:
            incidents(writer, *WORDS)
        yield made


@given(typed=st.text("ab1ل", min_size=1, max_size=4), most=st.integers(1, 60), parts=st.integers(1, 30))
def test_where_words_are_many_longer_beginnings_find_the_same(worded: Case, typed: str, most: int, parts: int) -> None:
    with pytest.MonkeyPatch.context() as few:
        few.setattr(beginnings, "MOST", most)
        few.setattr(beginnings, "PARTS", parts)
        asked = settled(worded, "record_search", typed)
        assert hits(worded, asked) == hits(worded, match(typed, prefix=True))
        assert asked.count('"') // 2 <= max(most, parts)
        assert not (in_parts(asked) and f'"{typed}" *' in asked), "which would gather all at once"
        assert in_parts(asked) <= (sum(word.startswith(typed) for word in WORDS) > most)


def test_very_many_words_lead_the_list_without_a_look_at_their_hits(titled: Case) -> None:
    z, kil = w.plan(titled, "incidents", "z"), w.plan(titled, "incidents", "kil")
    assert (bool(z.hits), bool(kil.hits)) == (True, False)
    assert w.count(titled, z) == len(hits(titled, '"z" *')) == MOST + 1
    assert w.first(titled, z, 20) == hits(titled, '"z" *')[:20]


def test_a_filtered_list_takes_in_words_that_are_written_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "FEW", 1)
    with create(tmp_path / "l.db", ANN) as case:
        with case.write("add") as writer:
            incidents(writer, "Kafr Nabl", "Kafranbel", "Kansafra")
        plans = [w.plan(case, "incidents", "kaf"), w.plan(case, "incidents", "kans")]
        assert [(bool(one.hits), w.count(case, one)) for one in plans] == [(True, 2), (False, 1)]
        with case.write("add") as writer:
            incidents(writer, "Kafr Zita", "Kafarya", "Kansabba")
        assert [w.count(case, one) for one in plans] == [4, 2]


@pytest.mark.parametrize("filter_", ["eight", "eight -later", "eight peop", "peop eight", "peop"])
def test_rows_that_cite_the_words_stand_among_those_that_hold_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filter_: str
) -> None:
    with small_case(tmp_path) as case:
        cites = Cite("A2", "At least eight people died in the strike")
        for number, text in enumerate(
            ["eight", "cited alone", "people, eight", "neither people", "eight again", "later eight"]
        ):
            note(case, case.codes.id("I1"), text, cites=[cites] if number in (1, 4) else [])
        few = w.plan(case, "notes", filter_)
        wanted = w.first(case, few, 20)
        monkeypatch.setattr(holding, "FEW", 1)
        many = w.plan(case, "notes", filter_)
        monkeypatch.setattr(holding, "spread", lambda case, word: True)
        spread = w.plan(case, "notes", filter_)
        assert spread.hits != many.hits
        assert (bool(few.hits), bool(many.hits)) == (False, True)
        assert len(wanted) == len(set(wanted)) > 2
        for plan in (few, many, spread):
            assert w.first(case, plan, 20) == wanted
            assert w.last(case, plan, 2) == wanted[-2:]
            assert w.after(case, plan, wanted[0], 2) == wanted[1:3]
            assert w.after(case, plan, wanted[-1], 1, before=True) == wanted[-2:-1]
            assert w.around(case, plan, wanted[1], 1, 1) == wanted[:3]
            assert (w.count(case, plan), w.position(case, plan, wanted[2])) == (len(wanted), 2)


def test_what_begins_so_is_found_and_offered(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        assert [one.code for one in find_in(case, "incident", "near HOSP", prefix=True).hits] == ["I1"]
        assert [one.code for one in find_in(case, "words of articles", "peopl", prefix=True).hits][:1] == ["A2"]
        assert [one.code for one in choosing.choices(case, ["actor"], "exam")] == ["P1"]
