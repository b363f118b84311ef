"""Lists as windows: filters, orders and pages over a small case."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_case import an_article, small_case

from db import search
from db.case import Case, Person
from db.creating import create
from db.edits.records import make_record, restore, set_fields, withdraw
from db.errors import Invalid
from db.kinds import BY_NAME
from db.lists import holding, pages, totals
from db.lists import windows as w
from db.lists.listings import LISTINGS, Listing
from db.oplog.undoing import undo
from db.records import Kind
from db.writer import Writer

DAY = "2020-01-{:02}"


def assess(writer: Writer, subject: int, code: str, **values: object) -> int:
    """One held assessment."""
    return writer.insert("assessment", {"subject": subject, "property": code, **values})


def strike(writer: Writer, n: int, place: int, actors: tuple[int, ...]) -> None:
    """Incident n: killed n (at least, for every third), on day n, every seventh a campaign."""
    title = f"Strike {n} near the {'market' if n % 5 == 0 else 'hospital'}"
    scope = "campaign" if n % 7 == 0 else "single"
    one = writer.insert("incident", {"title": title, "kind": "act.air_attack", "scope": scope})
    count = (
        {"low": n, "qualifier": "at_least"} if n % 3 == 0 else {"low": n, "best": n, "high": n, "qualifier": "exact"}
    )
    assess(writer, one, "killed", unit="unit.civilians", **count)
    day = DAY.format(n)
    assess(writer, one, "date", date=day, date_low=day, date_high=day, date_precision="day")
    assess(writer, one, "place", record=place)
    who = assess(writer, one, "who", operator="one_of")
    for actor in actors:
        writer.insert("member", {"owner": who, "record": actor})


@contextmanager
def twenty(folder: Path) -> Iterator[Case]:
    """Twenty incidents in one town, and one that is protected."""
    with create(folder / "w.db", Person("ann")) as made:
        with made.write("add") as writer:
            actors = tuple(writer.insert("actor", {"name": name}) for name in ("Syria", "Russia"))
            idlib = writer.insert("place", {"name": "Idlib Governorate"})
            ariha = writer.insert("place", {"name": "Ariha", "within": idlib})
            writer.insert("name", {"record": ariha, "name": "أريحا", "language": "ar"})
            for n in range(1, 21):
                strike(writer, n, ariha, actors)
            writer.insert("incident", {"title": "Not dated [b]x[/b]", "handling": "protected"})
        yield made


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Twenty incidents that no test changes."""
    with twenty(tmp_path_factory.mktemp("windows")) as made:
        yield made


def numbers(case: Case, filter_: str = "", sort: str = "") -> list[int]:
    """The numbers in the codes of the rows that a filter leaves."""
    return [int(row.code[1:]) for row in w.page(case, "incidents", filter_, sort)[1]]


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ("killed>17", [18, 19, 20]),
        ("killed<3", [1, 2]),
        ("killed~>18", [3, 6, 9, 12, 15, 18, 19, 20]),
        ("killed=5", [5]),
        ("killed:4..5", [4, 5]),
        ("date:2020-01-03..2020-01-04", [3, 4]),
        ("date<2020-01-03", [1, 2]),
        ("place:idlib date:2020-01-01", [1]),
        ("place:أريحا killed=2", [2]),
        ("alleged:russia market", [5, 10, 15, 20]),
        ("-hospital", [5, 10, 15, 20]),
        ("scope:campaign", [7, 14]),
        ("tag:none", []),
        ("withdrawn:yes", []),
        ('kind:"air attack" killed=1', [1]),
    ],
)
def test_filters(case: Case, filter_: str, expected: list[int]) -> None:
    assert numbers(case, filter_) == expected
    made = w.plan(case, "incidents", filter_)
    assert w.count(case, made) == len(expected)


@pytest.mark.parametrize("sort", ["", "killed", "-killed", "date", "-title", "place", "-status"])
def test_pages_meet_without_gap_or_repeat(case: Case, sort: str) -> None:
    made = w.plan(case, "incidents", "", sort)
    whole = w.first(case, made, 100)
    assert len(set(whole)) == 21
    assert w.last(case, made, 100) == whole
    for at in (0, 7, 20):
        assert w.after(case, made, whole[at], 5) == whole[at + 1 : at + 6]
        assert w.after(case, made, whole[at], 5, before=True) == whole[max(at - 5, 0) : at]
        assert w.position(case, made, whole[at]) == at
    assert w.around(case, made, whole[5], 2, 3) == whole[3:9]


def steps(case: Case, plan: w.Plan, anchor: int, before: bool) -> int:
    """How many instructions SQLite needs for the two rows beside an anchor."""
    done: list[None] = []
    case.connection.set_progress_handler(lambda: done.append(None), 1)
    w.after(case, plan, anchor, 2, before=before)
    case.connection.set_progress_handler(None, 1)
    return len(done)


@pytest.mark.parametrize("sort", ["status", "-status"])
def test_rows_that_are_alike_are_not_all_read_for_those_beside_one(case: Case, sort: str) -> None:
    plan = w.plan(case, "incidents", "", sort)
    ids = w.first(case, plan, 30)
    for before in (False, True):
        steps(case, plan, ids[3], before)  # the first of a connection may read the schema, too
        needed = [steps(case, plan, one, before) for one in ids[3:-3]]
        assert max(needed) <= min(needed) + 10


@pytest.mark.parametrize("listing", [one.name for one in LISTINGS])
def test_every_list_opens_in_every_order_and_filter(case: Case, listing: str) -> None:
    found = w.listing_named(listing)
    for sort in ("", *found.sorts):
        w.page(case, listing, "", sort)
    for field in found.filters:
        value = "todo" if field == "status" else "2020"
        w.page(case, listing, f"{field}:{value} -{field}:{value}")


@pytest.mark.parametrize("filter_", ["strike", "strike hospital", "strike -market killed>3", "hosp"])
@pytest.mark.parametrize("sort", ["", "-code"])
def test_words_with_many_hits_leave_the_same_rows(
    case: Case, filter_: str, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = w.plan(case, "incidents", filter_, sort)
    monkeypatch.setattr(holding, "FEW", 3)
    many = w.plan(case, "incidents", filter_, sort)
    assert (bool(few.hits), bool(many.hits)) == (False, True)
    wanted = w.first(case, few, 50)
    assert len(wanted) > 5
    anchor = wanted[4]
    for plan in (few, many):
        assert w.first(case, plan, 50) == wanted
        assert w.last(case, plan, 3) == wanted[-3:]
        assert w.after(case, plan, anchor, 2) == wanted[5:7]
        assert w.after(case, plan, anchor, 2, before=True) == wanted[2:4]
        assert w.around(case, plan, anchor, 1, 1) == wanted[3:6]
        assert (w.count(case, plan), w.position(case, plan, anchor)) == (len(wanted), 4)
    assert not w.plan(case, "incidents", filter_, "killed").hits


def test_covered_rows_show_nothing(case: Case) -> None:
    made = w.plan(case, "incidents", "", "-code")
    hidden = w.rows(case, made, w.first(case, made, 1))[0]
    assert hidden.covered
    assert "Not dated" not in " ".join(hidden.cells)
    shown = w.rows(case, made, w.first(case, made, 1), uncovered=True)[0]
    assert "Not dated [b]x[/b]" in shown.cells


@pytest.mark.parametrize("listing", [one for one in LISTINGS if one.covered != "0"], ids=lambda one: one.name)
def test_no_order_tells_what_covered_rows_say(tmp_path: Path, listing: Listing) -> None:
    """Whatever a covered row says, it stands after all others, by its code; so pages, ends and positions agree."""
    with a_few_of(tmp_path, listing) as (made, covered):
        for sort in (sign + one for one in listing.sorts for sign in ("", "-")):
            plan = w.plan(made, listing.name, "", sort)
            whole = w.first(made, plan, 100)
            assert whole[-3:] == covered
            assert [row.covered for row in w.rows(made, plan, whole)] == [False] * (len(whole) - 3) + [True] * 3
            assert w.last(made, plan, 100) == whole
            for at, one in enumerate(whole):
                assert w.after(made, plan, one, 2) == whole[at + 1 : at + 3]
                assert w.after(made, plan, one, 2, before=True) == whole[max(at - 2, 0) : at]
                assert w.position(made, plan, one) == at
            assert not w.plan(made, listing.name, "", sort, uncovered=True).veiled


@pytest.mark.parametrize("sort", ["modality", "-modality"])
def test_pages_go_on_over_rows_that_are_alike(tmp_path: Path, sort: str) -> None:
    with create(tmp_path / "n.db", Person("ann")) as made:
        with made.write("add") as writer:
            actor = writer.insert("actor", {"name": "one"})
            for said in ("alleged", "denied", "concluded", "alleged", "denied", "alleged", "denied", "alleged"):
                writer.insert("claim", {"subject": actor, "property": "killed", "modality": said, "status": "draft"})
        plan = w.plan(made, "claims", "", sort)
        whole = w.first(made, plan, 20)
        assert len(whole) == 8
        for at, one in enumerate(whole):
            assert w.after(made, plan, one, 3) == whole[at + 1 : at + 4]
            assert w.after(made, plan, one, 3, before=True) == whole[max(at - 3, 0) : at]
            assert w.position(made, plan, one) == at


@pytest.mark.parametrize(
    ("sort", "low"), [("date", "r.date_low"), ("killed", "r.killed_low"), ("place", "r.place_name")]
)
def test_rows_without_a_value_come_after_those_that_have_one_either_way(tmp_path: Path, sort: str, low: str) -> None:
    with twenty(tmp_path) as case:
        with case.write("add") as writer:
            bare = [writer.insert("incident", {"title": f"Bare {n}"}) for n in range(3)]
        for sign in ("", "-"):
            plan = w.plan(case, "incidents", "", sign + sort)
            whole = w.first(case, plan, 50)
            assert whole[-4:-1] == bare
            assert w.last(case, plan, 50) == whole
            for at, one in enumerate(whole):
                assert w.after(case, plan, one, 3) == whole[at + 1 : at + 4]
                assert w.after(case, plan, one, 3, before=True) == whole[max(at - 3, 0) : at]
                assert w.position(case, plan, one) == at
        asked = w.parts(plan)[0]
        read = case.rows(
            f"EXPLAIN QUERY PLAN SELECT r.incident FROM incident_row r WHERE {asked.where} {w.ordered(asked)}"
        )
        assert "SEARCH r USING INDEX incident_row_" in read[0][3]
        assert len(read) == 1, "sorted anew"
        assert low in asked.where


def test_a_quote_that_cites_nothing_says_so_in_its_row(tmp_path: Path) -> None:
    with create(tmp_path / "q.db", Person("ann")) as made:
        with made.write("add") as writer:
            writer.insert("quote", {"status": "draft"})
        assert w.page(made, "quotes")[1][0].cells[0] == "no words yet"


def test_uncovered_an_order_is_that_of_what_rows_say(tmp_path: Path) -> None:
    listing = next(one for one in LISTINGS if one.name == "incidents")
    with a_few_of(tmp_path, listing) as (made, covered):
        plan = w.plan(made, "incidents", "", "-killed", uncovered=True)
        assert w.first(made, plan, 6)[::2] == covered[::-1]


@contextmanager
def a_few_of(folder: Path, listing: Listing) -> Iterator[tuple[Case, list[int]]]:
    """Six records of a list's kind in a case file, and which three of them are covered; each says more."""
    kind = BY_NAME[listing.kind]
    with create(folder / "o.db", Person("ann")) as made:
        with made.write("add") as writer:
            other = writer.insert("actor", {"name": "two"})
            actor, report = writer.insert("actor", {"name": "one"}), writer.insert("report", {"title": "one"})
            kinds = {"response": "response.denied_event", "decision": "unknown"}
            needed = {
                **dict.fromkeys(("actor", "subject", "person", "over", "a"), actor),
                "report": report, "under": other, "kind": kinds.get(kind.name),
            }  # fmt: skip
            needed = {one: value for one, value in needed.items() if one in NEEDED.get(kind.name, ())}
            ids = [
                writer.insert(
                    kind.table,
                    {
                        **needed,
                        **valued(kind, n),
                        "handling": "protected" if n % 2 else "public",
                        **({"status": "draft"} if kind.name in ("claim", "quote") else {}),
                    },
                )
                for n in range(6)
            ]
            if kind.name == "incident":
                for n, one in enumerate(ids):
                    assess(writer, one, "killed", unit="unit.people", low=n, best=n, high=n, qualifier="exact")
        yield made, ids[1::2]


NEEDED = {
    "case": ("report",), "post": ("person",), "command": ("over", "under"), "claim": ("subject",),
    "assessment": ("subject",), "response": ("actor", "kind"), "decision": ("a", "kind"),
}  # fmt: skip


def valued(kind: Kind, n: int) -> dict[str, object]:
    """Columns of the nth record of a kind: words that sort by n, and properties that differ where it has one."""
    words: dict[str, object] = {
        one: f"{n} words" for one in ("name", "title", "text", "reason") if any(f.name == one for f in kind.fields)
    }
    if kind.name in ("claim", "assessment"):
        words = {"property": ("killed", "injured", "date", "place", "who", "duration")[n]}
    return words


@pytest.mark.parametrize(
    ("filter_", "sort", "words"),
    [
        ("killed>x", "", "whole number"),
        ("date:2020-13", "", "month"),
        ("status:foo", "", "no review status"),
        ("", "colour", "cannot be sorted"),
    ],
)
def test_wrong_filters_get_a_sentence(case: Case, filter_: str, sort: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        w.page(case, "incidents", filter_, sort)


def test_finds_names_in_any_spelling_and_leaves_out_what_is_covered(case: Case) -> None:
    assert {hit.code for hit in search.find_words(case, "اريحا").hits} == {"L2"}
    assert search.find_words(case, "dated").hits == []
    hit = search.find_words(case, "mark", prefix=True).hits[0]
    assert (hit.before, hit.words) == ("Strike 5 near the ", "market")
    assert search.find_words(case, '"').hits == []


def test_totals_add_single_events_alone_and_say_what_is_left_out(case: Case) -> None:
    found = totals.sum_up(case, "killed", "month")
    (bar,) = found.bars
    assert (bar.start, bar.unit, bar.incidents, bar.low, bar.high) == (
        "2020-01-01",
        "civilians",
        18,
        sum(range(21)) - 21,
        None,
    )
    assert {why: n for n, why in found.left_out} == {
        "protected": 1,
        "not single events (drawn as spans)": 2,
    }
    assert [span.code for span in found.spans] == ["I7", "I14"]
    weeks = totals.sum_up(case, "killed", "week", filter_="date:2020-01-01..2020-01-05 scope:single")
    assert [(b.start, b.low, b.high) for b in weeks.bars] == [("2019-12-30", 15, None)]


def test_a_covered_record_is_not_named_in_the_rows_of_others(tmp_path: Path) -> None:
    with create(tmp_path / "c.db", Person("ann")) as case:
        with case.write("add") as writer:
            person = writer.insert("actor", {"name": "Secret Person"})
            victim = writer.insert("victim", {"name": "Secret Victim"})
            one = writer.insert("incident", {"title": "Strike"})
            who = assess(writer, one, "who", operator="each")
            writer.insert("member", {"owner": who, "record": person})
            for about in (person, victim):
                writer.insert("note", {"text": "seen", "about": about})
            assess(writer, person, "member", record=person)
        with case.write("set") as writer:
            writer.update("actor", person, {"handling": "protected"})
        shown = [w.page(case, listing.name)[1] for listing in LISTINGS]
        assert "Secret" not in str(shown)


def test_what_was_counted_is_counted_again_only_where_rows_came_or_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = small_case(tmp_path)
    incidents = w.plan(small, "incidents")
    known = pages.recount(small, incidents, None)
    incident = small.one("SELECT min(id) FROM incident")
    with monkeypatch.context() as patch:
        patch.setattr(pages, "count_rows", lambda *_: pytest.fail("rows were looked at"))
        set_fields(small, incident, {"title": "Another title"})
        an_article(small)
        known = pages.recount(small, incidents, known)
    for change in (
        lambda: make_record(small, "incident", {"title": "One more"}),
        lambda: withdraw(small, incident, "twice"),
        lambda: restore(small, incident),
        lambda: undo(small),
    ):
        change()
        known = pages.recount(small, incidents, known)
        assert known.total == pages.count_rows(small, incidents)
    titled = w.plan(small, "incidents", "title:Another")
    none = pages.recount(small, titled, None)
    set_fields(small, small.one("SELECT max(id) FROM incident"), {"title": "Another, too"})
    assert pages.recount(small, titled, none).total == none.total + 1
    small.close()
