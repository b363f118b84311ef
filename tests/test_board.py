"""The board: groups in order as a window, its filter, deciding on screen, the pages beside it."""

from pathlib import Path

import pytest
from rooms import Room, shown, small
from sample_case import sample_case
from small_case import Cite, claim, small_case

from db import Case, CaseError, board_completions, count_spots, decide, make_record, spots_of, tell, undo, wanted
from db.compare.board import GroupKey
from db.lists.windows import page
from tui import readings, safe
from tui.board import Board
from tui.boards import items_of
from tui.browser import Browser
from tui.items import stops
from tui.ledgers import changed, instance_item, origin_items, utterance_items


def nine(case: Case) -> int:
    """A claim that contradicts C1."""
    said = {"property": "killed", "value": "9 civilians", "unit": "civilians", "modality": "concluded"}
    return claim(case, said, Cite("A2", "At least eight people died in Ariha"))


def keys(case: Case, filter_: str = "", **more: bool) -> list[tuple[str, str]]:
    """The groups of a filter, in order."""
    found = spots_of(case, wanted(case, filter_, **more), "first", 100)
    return [(str(case.codes.code(one.subject)), one.prop) for one in found]


def test_the_worst_stands_first_and_what_agrees_is_left_out(sample: Case) -> None:
    of = wanted(sample)
    found = spots_of(sample, of, "first", 500)
    assert [one.weight for one in found] == sorted(one.weight for one in found)
    assert count_spots(sample, of) == (
        len(found),
        sample.one("SELECT count(*) FROM claim_relation WHERE state IN ('open', 'again')")
        + sample.one("SELECT count(*) FROM maybe_same"),
    )
    assert max(one.weight for one in found) < 200
    whole = spots_of(sample, wanted(sample, agreeing=True), "first", 500)
    assert len(whole) > len(found)
    assert {one.key for one in found} < {one.key for one in whole}
    groups = tell(sample, of, found)
    assert [one.spot for one in groups] == found
    for one in groups:
        waiting = [relation.state in ("open", "again") for relation in one.relations]
        assert waiting == sorted(waiting, reverse=True)
        assert one.waiting == (1 if one.maybe else sum(waiting))


@pytest.mark.parametrize("n", [1, 4, 7])
def test_a_window_from_either_end_shows_the_same_groups(sample: Case, n: int) -> None:
    of = wanted(sample)
    whole = spots_of(sample, of, "first", 500)
    down: list[GroupKey] = spots_of(sample, of, "first", n)
    while more := spots_of(sample, of, "after", n, down[-1]):
        down += more
    up: list[GroupKey] = spots_of(sample, of, "last", n)
    while more := spots_of(sample, of, "before", n, up[0]):
        up[:0] = more
    assert down == up == whole
    assert spots_of(sample, of, "from", n, whole[3]) == whole[3 : 3 + n]


def test_the_board_is_filtered(case: Case) -> None:
    made = nine(case)
    assert keys(case) == [("I1", "killed")]
    for filter_ in ("relation:disjoint", "open:yes", "property:killed", "incident:I1", "about:I1", "hospital", "C1",
                    "-open:decided", "relation:disjoint,overlaps"):  # fmt: skip
        assert keys(case, filter_) == [("I1", "killed")], filter_
    for filter_ in ("relation:overlaps", "open:no", "open:decided", "open:again", "property:date", "-hospital", "P1"):
        assert keys(case, filter_) == [], filter_
    decide(case, case.codes.id("C1"), made, "no_contradiction", "two counts")
    assert keys(case, "open:decided") == [("I1", "killed")]
    assert keys(case, "open:yes") == []
    nine(case)
    assert keys(case, "open:again") == [("I1", "killed")]


def test_what_may_be_one_event_is_a_group_of_its_own(case: Case) -> None:
    held = {"date": "2020-01-29", "place": "L2"}
    for title in ("Strike", "Bombs on a market"):
        make_record(case, "incident", {"title": title, **held})
    nine(case)
    one, other = case.codes.id("I2"), case.codes.id("I3")
    assert keys(case) == [("I1", "killed"), ("I2", f"~{other}")]
    for filter_ in (
        "relation:maybe_same",
        "incident:I2",
        "incident:I3",
        "relation:same_event open:yes",
        "Strike -near",
    ):
        assert keys(case, filter_) == [("I2", f"~{other}")], filter_
    for filter_ in ("relation:disjoint", "property:killed", "incident:I1", "open:decided"):
        assert ("I2", f"~{other}") not in keys(case, filter_), filter_
    marks = {row.code: row.cells for row in page(case, "incidents", "open:same")[1]}
    assert set(marks) == {"I2", "I3"}
    assert [row.code for row in page(case, "incidents", "open:contradiction")[1]] == ["I1"]
    assert {row.code for row in page(case, "incidents", "open:yes")[1]} == {"I1", "I2", "I3"}
    decided = decide(case, one, other, "not_same", "two markets")
    assert keys(case) == [("I1", "killed")]
    assert page(case, "incidents", "open:same")[1] == []
    undo(case, decided.operation, "too soon")
    assert keys(case, "relation:maybe_same") == [("I2", f"~{other}")]


@pytest.mark.parametrize(
    ("filter_", "said"),
    [
        ("relation:disjoined", "did you mean disjoint"),
        ("relation:unsourced", "page of their own"),
        ("relation:look_alike", "pincite compare"),
        ("open:perhaps", "open:decided"),
        ("property:kiled", "did you mean killed"),
        ("colour:red", "Nothing here is filtered by"),
        ("incident:I99", "no I99"),
    ],
)
def test_a_filter_that_is_wrong_says_what_would_be_right(case: Case, filter_: str, said: str) -> None:
    with pytest.raises(CaseError, match=said):
        wanted(case, filter_)


def test_the_filter_is_completed(case: Case) -> None:
    assert board_completions(case, "rel", 3) == (0, ("relation:",))
    assert board_completions(case, "hospital relation:disj", 22) == (18, ("disjoint ",))
    assert board_completions(case, "-open:de", 8) == (6, ("decided ",))
    assert "killed " in board_completions(case, "property:k", 10)[1]


@pytest.mark.parametrize("width", [40, 78, 138])
def test_groups_fit_their_width_and_say_all(sample: Case, width: int) -> None:
    of = wanted(sample, agreeing=True)
    for group in tell(sample, of, spots_of(sample, of, "first", 500)):
        items = items_of(group, width)
        assert len(stops(items)) == (1 if group.maybe else len(group.relations))
        text = "\n".join("".join(part for part, _ in line) for item in items for line in item.lines)
        assert group.label in text
        for one in group.relations:
            assert one.first.line.code in text
        for line in text.split("\n"):
            assert safe.width(safe.unfence(line)) <= width, line


def test_the_changed_word_is_lit(sample: Case) -> None:
    from db import ledger

    told = list(ledger(sample))
    assert any(one.stands_out for one in told)
    found = [one for utterance in told for one in utterance.instances if one.kind == "changed"]
    for quote in found:
        lit = [part for line in instance_item(quote, 78).lines for part, style in line if style == "lit"]
        words = {quote.words[a - 4 : b] for a, b, name in changed(quote, quote.words) if name == "lit"}
        assert bool(lit) == bool(words)
    assert len(utterance_items(told[0], 78)) == len(told[0].instances) + 1


def test_origins_say_how_many_articles_carry_one(sample: Case) -> None:
    from db import origins

    text = "".join(part for item in origin_items(origins(sample)[0], 78) for line in item.lines for part, _ in line)
    assert "4 articles, 1 origin" in text


# Journeys


async def deciding(room: Room, *what: str) -> None:
    """Press ! and pick what these letters narrow to."""
    await room.keys("!", *what, "enter")


async def test_from_an_incident_to_a_decision_and_back(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        nine(case)
    async with small(tmp_path) as room:
        await room.keys("b")
        await room.reads("C1 and C4: disjoint · open")
        assert "incident:I1" in room.text
        assert "No number fits both" in room.text
        await room.keys("enter")
        await room.reads("killed 11 civilians in Ariha")
        await room.reads("At least eight people died in Ariha, a monitor says")
        assert "━ I1 killed: disjoint" in room.text
        await room.keys("backspace")
        await deciding(room, "=no contr")
        await room.keys("=a later count", "enter")
        await room.reads("no contradiction")
        await room.reads("Decided (")
        assert "a later count" in room.text
        assert "open" not in room.text.split("\n")[2]
        await room.keys("u")
        await room.reads("C1 and C4: disjoint · open")
        await deciding(room, "=C4 is")
        await room.keys("=the monitor saw it", "enter")
        await room.reads("is held for I1")
        await room.reads("decided by S1")
        await room.keys("n")
        await room.reads("Nothing here waits")
        await deciding(room, "=open again")
        await room.keys("=too soon", "enter")
        await room.reads("C1 and C4: disjoint · open")
        await room.keys("escape", "escape")
        assert not isinstance(room.screen, Board)


async def test_no_reason_means_no_decision(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        nine(case)
    async with small(tmp_path) as room:
        await room.keys("b")
        await room.reads("disjoint · open")
        await deciding(room, "=no contr")
        await room.keys("escape")
        await room.reads("Nothing was decided.")
        assert "disjoint · open" in room.text


async def test_the_filter_line_of_the_board(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        nine(case)
    async with small(tmp_path) as room:
        await room.keys("b")
        await room.reads("disjoint · open")
        await room.keys("/", "=  relation:disj0")
        await room.reads("There is no relation")
        await room.keys(*["backspace"] * 2, "=j")
        await room.keys("tab", "enter")
        await room.reads("1 group, 1 open")
        await room.keys("/", "= property:date", "enter")
        await room.reads("Nothing of that is found")
        await room.keys("escape")
        await room.reads("disjoint · open")


async def test_what_agrees_unfolds(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        nine(case)
        said = {"property": "killed", "value": "11 civilians", "unit": "civilians", "modality": "concluded"}
        claim(case, said, Cite("A2", "a monitor says"))
        claim(case, said, Cite("A1", "Later the count rose"))
    async with small(tmp_path) as room:
        await room.keys("b")
        await room.reads("and 2 claims more")
        assert "C6 · “Later the count rose”" not in room.text
        await room.keys("==")
        await room.reads("C6 · “Later the count rose”")
        await room.keys("==")
        await room.until(lambda: "C6 · “Later the count rose”" not in room.text)


async def test_the_pages_and_what_they_lead_to(tmp_path: Path) -> None:
    async with shown(sample_case(tmp_path), (120, 40)) as room:
        await room.keys("3", "b")
        await room.reads("groups,")
        for words in (
            "Quotes by utterance",
            "Origins, and articles",
            "nobody behind",
            "Both sides",
            "The same, or not",
        ):
            await room.keys("tab")
            await room.reads(words)
            await room.until(lambda: "Reading …" not in room.text)
        await room.keys("shift+tab", "shift+tab")
        await room.until(lambda: "the article itself" in room.text)
        await room.keys("/", "=zzz", "enter")
        await room.reads("Nothing of that is found")
        await room.keys("/", *["backspace"] * 3, "=relation:disjoint", "enter")
        await room.reads("relation: filters what differs")
        await room.keys("escape")
        await room.until(lambda: "the article itself" in room.text)
        await room.keys("enter")
        await room.until(lambda: not isinstance(room.screen, Board))
        await room.until(lambda: isinstance(room.screen, Browser) and room.screen.state.pane == "article")
        await room.keys("backspace")
        await room.until(lambda: isinstance(room.screen, Board))
        await room.until(lambda: "the article itself" in room.text)


async def test_what_may_be_one_event_is_decided_on_the_board(tmp_path: Path) -> None:
    case = sample_case(tmp_path)
    (pair, other) = case.rows("SELECT a, b FROM maybe_same ORDER BY a")
    async with shown(case) as room:
        await room.keys("3", "b")
        await room.reads("groups,")
        await room.keys("/", *"relation:maybe_same", "enter")
        await room.reads("The same event?")
        await room.reads("2 groups, 2 open")
        await room.keys("n", "N", "enter")
        await room.until(lambda: not isinstance(room.screen, Board))
        await room.keys("backspace")
        await room.until(lambda: isinstance(room.screen, Board))
        await room.keys("!")
        await room.reads("not the same")
        await room.keys(*"not the same", "enter")
        await room.reads("Why")
        await room.keys(*"two days", "enter")
        await room.reads("1 group, 1 open")
    with Case.open(tmp_path / "sample.db", readonly=True) as after:
        assert after.rows("SELECT a, b FROM maybe_same") == [other]
        assert after.one("SELECT count(*) FROM decision WHERE a = ? AND b = ? AND kind = 'not_same'", pair) == 1


async def test_a_long_board_is_a_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "GROUPS", 4)
    monkeypatch.setattr(readings, "FIRST", 3)
    monkeypatch.setattr("tui.board.MOST", 12)
    monkeypatch.setattr("tui.board.NEAR", 2)
    case = sample_case(tmp_path)
    total = count_spots(case, wanted(case))[0]
    async with shown(case) as room:
        await room.keys("3", "b")
        await room.reads("groups,")
        board = room.screen
        assert isinstance(board, Board)
        seen = set()
        for _ in range(400):
            await room.until(lambda: not board.reading)
            assert len(board.seen.things) <= 12
            seen |= {group.spot for group in board.seen.things}
            if board.seen.at_end and board.pane.at == len(stops(board.pane.items)) - 1:
                break
            await room.keys("down")
        assert len(seen) == total
        await room.keys("g")
        await room.until(lambda: not board.reading and board.pane.at == 0)
        assert board.seen.at_start
        await room.keys("G")
        await room.until(lambda: not board.reading and board.seen.at_end)
        assert board.pane.at == len(stops(board.pane.items)) - 1


async def test_a_mark_stands_before_incidents_in_which_something_waits(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        nine(case)
        make_record(case, "incident", {"title": "Another strike"})
    async with small(tmp_path) as room:
        await room.reads("!Strike near the")
        assert "!Another" not in room.text
