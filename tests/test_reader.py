"""A text read in parts, its passages in view, and which records rest on which words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.case import Case, Person
from db.citing import resting, spots
from db.creating import create
from db.errors import Busy, NotFound
from db.lists.windows import COVER
from db.reader import KEPT, NEAR, Reader, parts
from db.words.spans import paragraph_number
from db.words.spans import parts as cut
from db.writer import Writer

FIRST = "Two shells hit a market.\n\n  \nA driver saw it. \u0647\u0630\u0627 [sic] e\u0301t\u00e9\n"
LONG = "word " * 40_000 + "end.\nShort.\n\n"
SPACED = "".join(f"Paragraph {n}, with a line of white space behind it.\n \n" for n in range(2_000))
SHORT_PARAGRAPHS = "".join(f"Paragraph {n} of many, with some words in it.\n" for n in range(3_000))


@dataclass
class Held:
    """A case with two articles, and the ids of what was made in it by name."""

    case: Case
    ids: dict[str, int] = field(default_factory=dict)

    def text(self, writer: Writer, name: str, words: str, version: int = 1, **article: object) -> None:
        """An article (or another version of it) with these words."""
        if name not in self.ids:
            self.ids[name] = writer.insert("article", {"title": name, **article})
        text = writer.insert("text", {"article": self.ids[name], "version": version, "length": len(words)})
        self.ids[f"{name} text"] = text
        rows = [(text, n, start, start + len(one), 0, one) for n, (start, one) in enumerate(cut(words), 1)]
        writer.insert_many("part", ("text", "position", "start", "stop", "bytes_start", "words"), rows)

    def cites(self, writer: Writer, name: str, of: str, start: int, words: str, **values: object) -> None:
        """A claim, quote, note or evidence that cites a passage; its kind is the first word of its name."""
        kind = name.split()[0]
        needs = {"claim": {"subject": self.ids["incident"], "property": "killed", "status": "draft"}}
        record = writer.insert(kind, {**needs.get(kind, {}), **values})
        passage = writer.passage(self.ids[f"{of} text"], start, start + len(words), words)
        writer.insert("citation", {"record": record, "passage": passage})
        self.ids[name], self.ids[f"{name} words"] = record, passage

    def reader(self, name: str, **values: bool) -> Reader:
        """A reader of an article's latest text."""
        return Reader(self.case, self.ids[f"{name} text"], **values)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """Articles first, long and secret, with claims, quotes and notes on them."""
    case = create(tmp_path_factory.mktemp("reader") / "r.db", Person("ann"))
    held = Held(case)
    with case.write("add") as writer:
        held.ids["incident"] = writer.insert("incident", {"title": "Market"})
        held.text(writer, "first", FIRST, publisher="A Paper", published="2020-05-11", demonstration=1)
        held.text(writer, "long", LONG)
        held.text(writer, "many", SHORT_PARAGRAPHS)
        held.text(writer, "spaced", SPACED)
        held.text(writer, "secret", "A witness said so.", handling="protected")
        number = {"said": "two", "low": 2, "best": 2, "high": 2, "qualifier": "exact", "unit": "unit.people"}
        held.cites(writer, "claim market", "first", 0, FIRST[:23], **number)
        held.cites(writer, "quote market", "first", 0, FIRST[:23], speaker_said="a driver")
        held.cites(writer, "claim driver", "first", FIRST.index("driver"), "driver")
        held.cites(writer, "claim gone", "first", 4, "shells", withdrawn="a mistake")
        held.cites(writer, "note secret", "secret", 2, "witness", text="who?")
        start = LONG.index("word", 65_000)
        held.cites(writer, "claim long", "long", start, LONG[start : start + 5_000])
        held.cites(writer, "claim short", "long", start + 4_990, LONG[start + 4_990 : start + 5_010])
    yield held
    case.close()


def test_the_heading(held: Held) -> None:
    heading = held.reader("first").heading
    assert (heading.code, heading.title, heading.outlet, heading.published) == ("A1", "first", "A Paper", "2020-05-11")
    assert (heading.version, heading.versions, heading.length) == (1, 1, len(FIRST))
    assert heading.demonstration
    assert not heading.covered


def test_no_text_no_heading(held: Held) -> None:
    with pytest.raises(NotFound):
        Reader(held.case, held.ids["first text"] + 99)


@pytest.mark.parametrize("name", ["first", "long", "many"])
def test_parts_are_found_from_every_place_and_are_the_text(held: Held, name: str) -> None:
    words = {"first": FIRST, "long": LONG, "many": SHORT_PARAGRAPHS}[name]
    reader = held.reader(name)
    for at in [*range(0, len(words), 997), len(words) - 1]:
        part = reader.part(at)
        assert part
        assert part.start <= at < part.stop
        assert part.words == words[part.start : part.stop]
        assert part.opens == (part.start == 0 or words[part.start - 1] == "\n")
        if part.words.strip():
            assert part.paragraph == paragraph_number(words, part.start)
    assert reader.part(-1) is None
    assert reader.part(len(words)) is None
    assert reader.words(3, len(words) + 5) == words[3:]


def test_only_what_is_near_is_read(held: Held) -> None:
    text = held.ids["many text"]
    found, _ = parts(held.case, text, 60_000, 1_000)
    assert [one.stop for one in found[:-1]] == [one.start for one in found[1:]]
    assert 59_000 - 50 < found[0].start < 59_100
    assert 60_900 < found[-1].start < 61_000
    assert parts(held.case, text, 0, 100)[0][0].start == 0


def worked(case: Case, act: Callable[[], object]) -> int:
    """How much SQLite works for something, in instructions."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    case.connection.set_progress_handler(step, 1)
    act()
    case.connection.set_progress_handler(None, 0)
    return count


def test_what_was_read_before_makes_no_read_dearer(held: Held) -> None:
    reader = held.reader("spaced")
    early, late = 3 * NEAR, len(SPACED) - 5 * NEAR
    for at in range(0, early - NEAR, NEAR):
        reader.part(at)
    first = worked(held.case, lambda: reader.part(early))
    for at in range(early, late - NEAR, NEAR):
        reader.part(at)
    last = worked(held.case, lambda: reader.part(late))
    assert last < 1.2 * first, "paragraphs are counted on from the place read before"
    kept = [part.start for part in reader._parts]
    assert kept == reader._starts == sorted(set(kept))
    assert max(kept) - min(kept) < KEPT + 3 * NEAR


@given(st.lists(st.integers(0, len(SPACED) - 1), min_size=1, max_size=30))
def test_parts_are_numbered_rightly_in_whatever_order_they_are_read(held: Held, places: list[int]) -> None:
    reader = held.reader("spaced")
    for at in places:
        part = reader.part(at)
        assert part
        assert part.words == SPACED[part.start : part.stop]
        assert part.start <= at < part.stop
        assert not part.words.strip() or part.paragraph == SPACED.count("Paragraph", 0, part.start) + 1


def test_passages_in_view_with_what_rests_on_them(held: Held) -> None:
    market, driver = held.reader("first").passages(0, len(FIRST))
    assert (market.words, market.resting, market.lost) == (FIRST[:23], "1 claim, 1 quote", False)
    assert (driver.start, driver.stop, driver.resting) == (FIRST.index("driver"), FIRST.index("driver") + 6, "1 claim")
    assert held.reader("first").passages(23, driver.start) == []
    assert held.reader("first").passages(22, driver.start + 1) == [market, driver]


def test_long_passages_are_seen_from_within(held: Held) -> None:
    reader = held.reader("long")
    start = reader.passages(0, len(LONG))[0].start
    assert [one.start for one in reader.passages(start + 4_000, start + 4_001)] == [start]
    assert [one.start for one in reader.passages(start + 4_995, start + 4_996)] == [start, start + 4_990]
    assert reader.passages(start + 5_010, start + 6_000) == []


def test_stepping_meets_every_passage_in_order_both_ways(held: Held) -> None:
    reader = held.reader("first")
    market, driver = reader.passages(0, len(FIRST))
    assert reader.step(-1, -1) == market
    assert reader.step(market.start, market.stop) == driver
    assert reader.step(driver.start, driver.stop) is None
    assert reader.step(len(FIRST), 0, back=True) == driver
    assert reader.step(driver.start, driver.stop, back=True) == market
    assert reader.step(market.start, market.stop, back=True) is None


def test_a_passage_by_its_id_even_where_nothing_rests_on_it(held: Held) -> None:
    found = held.reader("first").passage(held.ids["claim gone words"])
    assert found
    assert (found.words, found.cited) == ("shells", ())
    assert held.reader("long").passage(held.ids["claim gone words"]) is None


def test_resting_says_what_each_record_is(held: Held) -> None:
    claim, quote = resting(held.case, held.ids["claim market words"])
    assert (claim.code, claim.kind, claim.words) == ("C1", "claim", "Market · killed · 2 people")
    assert (quote.code, quote.kind, quote.words) == ("Q1", "quote", f"{FIRST[:23]} · a driver")


def test_covered_articles_give_no_words_until_uncovered(held: Held) -> None:
    reader = held.reader("secret")
    assert (reader.heading.covered, reader.heading.title) == (True, COVER)
    assert (reader.part(0), reader.passages(0, 99), reader.words(0, 9)) == (None, [], "")
    reader.uncover()
    assert (reader.heading.title, reader.words(0, 9)) == ("secret", "A witness")
    assert reader.resting(held.ids["note secret words"])[0].words == "who?"
    reader.uncover(False)
    assert (reader.part(0), reader.heading.title) == (None, COVER)
    assert reader.resting(held.ids["note secret words"])[0].words == COVER


@pytest.mark.parametrize(
    ("name", "words"),
    [("claim market", ["claim market"]), ("incident", ["claim market", "claim driver", "claim long"])],
)
def test_spots_lead_from_a_record_to_its_words(held: Held, name: str, words: list[str]) -> None:
    found = [one.passage for one in spots(held.case, held.ids[name])]
    assert found[: len(words)] == [held.ids[f"{one} words"] for one in words]
    assert held.ids["claim gone words"] not in found


def test_spots_by_way_of_claims_and_quotes(tmp_path: Path) -> None:
    held = Held(create(tmp_path / "s.db", Person("ann")))
    with held.case.write("add") as writer:
        incident = held.ids["incident"] = writer.insert("incident", {"title": "Market"})
        held.text(writer, "first", FIRST)
        for at, name in ((0, "claim one"), (4, "claim two"), (8, "claim three")):
            held.cites(writer, name, "first", at, FIRST[at : at + 5])
        one, two, three = (held.ids[f"claim {name}"] for name in ("one", "two", "three"))
        utterance = writer.insert("utterance", {"title": "It"})
        held.cites(writer, "quote it", "first", 40, FIRST[40:45], utterance=utterance)
        assessment = writer.insert("assessment", {"subject": incident, "property": "killed"})
        for claim, bearing in ((one, "against"), (three, "for")):
            writer.insert("weighing", {"assessment": assessment, "claim": claim, "bearing": bearing})
        evidence = writer.insert("evidence", {"title": "Video"})
        writer.insert("bearing", {"evidence": evidence, "claim": two})
        note = writer.insert("note", {"text": "look", "about": evidence})
    words = {name: held.ids[f"{name} words"] for name in ("claim one", "claim two", "claim three", "quote it")}
    for record, wanted in (
        (assessment, ["claim three", "claim one"]),
        (evidence, ["claim two"]),
        (note, ["claim two"]),
        (utterance, ["quote it"]),
        (words["claim two"], ["claim two"]),
        (held.ids["first"], []),
    ):
        assert [spot.passage for spot in spots(held.case, record)] == [words[name] for name in wanted]
    held.case.close()


def test_words_that_no_longer_stand_are_lost(tmp_path: Path) -> None:
    held = Held(create(tmp_path / "l.db", Person("ann")))
    with held.case.write("add") as writer:
        held.ids["incident"] = writer.insert("incident", {"title": "Market"})
        held.text(writer, "first", FIRST)
        held.cites(writer, "claim market", "first", 0, "Two shells")
    held.case.connection.execute("DROP TRIGGER passage_moved")
    held.case.connection.execute("UPDATE passage SET words = 'Six shells'")
    (passage,) = held.reader("first").passages(0, 30)
    assert (passage.lost, passage.words) == (True, "Six shells")
    held.case.close()


def test_a_locked_file_is_busy_and_not_waited_for(tmp_path: Path) -> None:
    held = Held(create(tmp_path / "b.db", Person("ann")))
    with held.case.write("add") as writer:
        held.text(writer, "first", FIRST)
    held.case.connection.execute("PRAGMA journal_mode = DELETE")
    screen = Case.open(tmp_path / "b.db", Person("ben"), readonly=True, wait=0)
    reader = Reader(screen, held.ids["first text"])
    held.case.connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy):
        reader.part(0)
    held.case.connection.execute("ROLLBACK")
    assert reader.words(0, 3) == "Two"
    screen.close()
    held.case.close()
