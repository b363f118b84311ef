"""The derived table of relations: kept with each change as a full run makes it, and what is decided comes back."""

import random
from pathlib import Path

import pytest
from sample_case import keys
from small_case import Cite, claim, small_case, undoable

from db.case import Case
from db.checks.verifying import verify
from db.compare import keeping
from db.compare.counting import sources_behind
from db.compare.keeping import Relations, all_due, catch_up
from db.compare.listing import asked_of, count_differences, differences, values_of
from db.compare.waiting import due
from db.edits.assess import Held, assess
from db.edits.decisions import decide, hold_claim
from db.edits.records import make_record, restore, set_fields, withdraw
from db.edits.status import set_status
from db.errors import Invalid, NeedsReason, Stopped
from db.lists.windows import page
from db.oplog.undoing import redo, undo

COLUMNS = "subject, property, a, b, name, rule, params, rank, state, decision, other"
TABLE = f"SELECT {COLUMNS} FROM claim_relation ORDER BY subject, property, a, b, name"


def kept(case: Case) -> list[tuple[object, ...]]:
    return case.rows(TABLE)


def whole(case: Case) -> list[tuple[object, ...]]:
    """The table as a full run makes it."""
    before = kept(case)
    all_due(case)
    catch_up(case)
    after = kept(case)
    with case.side() as connection:
        connection.execute("DELETE FROM claim_relation")
        marks = ", ".join("?" * 11)
        connection.executemany(f"INSERT INTO claim_relation VALUES ({marks})", before)
    return after


def found(case: Case, code: str = "I1") -> list[tuple[str, str]]:
    return [(one.name, one.state) for one in differences(case, asked_of(case, code))]


def another(case: Case, value: str, article: str = "A2", words: str = "At least eight people died in Ariha") -> int:
    return claim(
        case, {"property": "killed", "value": value, "unit": "civilians", "modality": "concluded"}, Cite(article, words)
    )


def test_an_edit_compares_what_it_touches(case: Case) -> None:
    assert found(case) == [("scope_differs", "")]
    made = another(case, "9 civilians")
    assert ("disjoint", "open") in found(case)
    assert case.one("SELECT open FROM incident_row") == 1
    set_fields(case, made, {"value": "11 civilians"})
    assert found(case) == [("scope_differs", "")]
    assert case.one("SELECT open FROM incident_row") == 0
    withdraw(case, made, "a slip")
    assert kept(case) == whole(case)


def test_what_waits_is_filtered_and_shown_in_lists(case: Case) -> None:
    another(case, "9 civilians")
    _, rows = page(case, "incidents", "open:contradiction")
    assert [row.code for row in rows] == ["I1"]
    _, rows = page(case, "incidents", "open:no")
    assert rows == []
    assert page(case, "incidents", "open>1")[1] == []
    with pytest.raises(Invalid, match="open:contradiction"):
        page(case, "incidents", "open:perhaps")
    plan, rows = page(case, "incidents", "origins:2 sources:2")
    names = [column.name for column in plan.listing.columns]
    assert rows[0].cells[names.index("open")] == "1"
    assert str(sources_behind(case, rows[0].id)) == "2 articles, 2 origins"


def test_a_decision_is_remembered_and_comes_back(case: Case) -> None:
    made = another(case, "9 civilians")
    one = case.codes.id("C1")
    with pytest.raises(NeedsReason):
        decide(case, one, made, "no_contradiction", " ")
    done = decide(case, one, made, "no contradiction", "counted before and after the night")
    assert ("disjoint", "decided") in found(case)
    assert case.one("SELECT open FROM incident_row") == 0
    assert count_differences(case, asked_of(case, state="open")) == 0
    basis = case.rows("SELECT claim, said FROM basis ORDER BY id")
    assert basis == [(one, "killed 11 civilians"), (made, "At least eight people died in Ariha")]
    assert "C1 and C4: no contradiction" in done.sentence
    touching = another(case, "9 civilians", "A2", "At least eight people died in the strike")
    assert ("disjoint", "again") in found(case)
    assert case.one("SELECT open FROM incident_row") == 1
    withdraw(case, touching, "a slip")
    assert ("disjoint", "decided") in found(case)
    set_fields(case, made, {"value": "8 civilians"})
    assert ("disjoint", "again") in found(case)
    undo(case, done.operation, "too soon")
    assert ("disjoint", "open") in found(case)
    redo(case)
    assert kept(case) == whole(case)


def test_a_held_value_decides_what_it_weighs(case: Case) -> None:
    made = another(case, "9 civilians")
    done = hold_claim(case, made, (case.codes.id("C1"),), reason="the later count", standard="believe")
    held = case.row("SELECT property, low, unit, reason, standard FROM assessment WHERE id = ?", done.ids)
    assert held == ("killed", 9, "unit.civilians", "the later count", "proof.believe")
    assert case.rows("SELECT claim, bearing FROM weighing ORDER BY claim") == [
        (case.codes.id("C1"), "against"),
        (made, "for"),
    ]
    assert ("disjoint", "decided") in found(case)
    hold_claim(case, case.codes.id("C1"), (made,), reason="on second thoughts")
    assert case.rows("SELECT low FROM assessment WHERE held") == [(11,)]
    assert case.rows("SELECT bearing FROM weighing ORDER BY claim") == [("for",), ("against",)]
    set_fields(case, made, {"value": "7 civilians"})
    assert ("disjoint", "again") in found(case)
    assess(case, case.codes.id("I1"), Held("killed", ""))
    assert ("disjoint", "open") in found(case)


def test_decisions_are_of_what_they_can_be(case: Case) -> None:
    one, other = case.codes.id("C1"), case.codes.id("C2")
    with pytest.raises(Invalid, match="nothing that is decided"):
        decide(case, one, other, "settled", "because")
    with pytest.raises(Invalid, match="one record"):
        decide(case, one, one, "same", "because")
    with pytest.raises(Invalid, match="two claims"):
        decide(case, case.codes.id("I1"), other, "no_contradiction", "because")
    with pytest.raises(Invalid, match="two articles"):
        decide(case, one, other, "same_origin", "because")


def test_drafts_and_withdrawn_claims_are_not_compared(case: Case) -> None:
    made = another(case, "9 civilians")
    set_status(case, made, "draft")
    assert found(case) == [("scope_differs", "")]
    set_status(case, made, "todo")
    assert ("disjoint", "open") in found(case)
    withdraw(case, made, "a slip")
    assert found(case) == [("scope_differs", "")]
    restore(case, made)
    assert ("disjoint", "open") in found(case)


def test_what_lies_in_what_compares_anew(case: Case) -> None:
    for place, article, words in (("L1", "A1", "Ariha on Jan. 29"), ("L2", "A2", "people died in Ariha")):
        claim(case, {"property": "place", "value": place}, Cite(article, words))
    assert ("refines", "") in found(case)
    set_fields(case, case.codes.id("L2"), {"within": ""})
    assert ("disjoint", "open") in found(case)
    assert kept(case) == whole(case)


def test_a_report_s_period_meets_its_cases(case: Case) -> None:
    claim(case, {"property": "date", "value": "2020-01-29"}, Cite("A1", "on Jan. 29"))
    report = make_record(case, "report", {"title": "A study"}).ids[0]
    make_record(case, "case", {"report": "R1", "incident": "I1"})
    made = make_record(
        case,
        "claim",
        {"subject": "R1", "property": "majority_period", "value": "2019-05/2019-12"},
        cites=[Cite("A1", "Later the count rose")],
    ).ids[0]
    assert [(one.name, one.params["soft"]) for one in differences(case, asked_of(case, name="disjoint"))] == [
        ("disjoint", "“most”")
    ]
    assert list(differences(case, asked_of(case, case.codes.code(report))))
    set_fields(case, made, {"value": "2019-05/2020-02"})
    assert not list(differences(case, asked_of(case, name="disjoint")))
    assert kept(case) == whole(case)


def test_much_at_once_is_put_off_and_caught_up(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.touched.MANY", 0)
    another(case, "9 civilians")
    assert due(case) == 1
    assert found(case) == [("scope_differs", "")]
    told: list[tuple[int, int]] = []
    assert catch_up(case, lambda done, total: told.append((done, total))) == 1
    assert told == [(1, 1)]
    assert due(case) == 0
    assert ("disjoint", "open") in found(case)
    assert case.one("SELECT open FROM incident_row") == 1


def test_a_full_run_goes_on_where_it_was_interrupted(sample: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept(sample)
    all_due(sample)
    total = due(sample)
    monkeypatch.setattr(keeping, "BATCH", 5)

    def stop(done: int, total: int) -> None:
        if done >= 15:
            raise Stopped

    with pytest.raises(Stopped):
        catch_up(sample, stop)
    assert due(sample) == total - 15
    catch_up(sample)
    assert due(sample) == 0
    assert kept(sample) == before


def test_equal_claims_cost_one_value(case: Case) -> None:
    with case.write("load") as writer:
        for number in range(300):
            made = writer.insert(
                "claim", {"subject": case.codes.id("I1"), "property": "killed", "low": 11, "best": 11, "high": 11,
                          "qualifier": "exact", "unit": "unit.civilians", "said": f"eleven {number}",
                          "modality": "concluded"}
            )  # fmt: skip
            writer.insert("citation", {"record": made, "passage": case.codes.id("PG1")})
    another(case, "9 civilians")
    assert len(values_of(case, case.codes.id("I1"), "killed")) == 3
    of_killed = [one for one in kept(case) if one[1] == "killed"]
    assert sorted(one[4] for one in of_killed) == ["disjoint", "scope_differs", "scope_differs"]


def test_many_different_values_are_bounded(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.pairing.MOST", 4)
    for number in range(20, 30):
        another(case, f"{number} civilians")
    assert sum(one[1] == "killed" for one in kept(case)) <= 6
    assert kept(case) == whole(case)


def test_relations_of_a_claim_are_those_of_its_value(case: Case) -> None:
    same = another(case, "11 civilians")
    another(case, "9 civilians", words="At least eight people died in the strike")
    for code in ("C1", case.codes.code(same)):
        assert sorted(found(case, code)) == [("contradicts_itself", "open"), ("scope_differs", "")]
    (one,) = differences(case, asked_of(case, "C1", "contradicts itself"))
    assert one.first.claim == same
    assert one.first.claims == (case.codes.id("C1"), same)
    assert str(one.first.sources) == "2 articles, 2 origins"


@pytest.mark.parametrize("seed", range(6))
def test_kept_bit_by_bit_is_what_a_full_run_makes(sample: Case, seed: int) -> None:
    chance = random.Random(seed)
    named = keys(sample)
    claims = [one for key, one in sorted(named.items()) if sample.codes.code(one).startswith("C")]
    before = {table: sample.one(f"SELECT count(*) FROM {table}") for table in ("claim", "decision", "assessment")}
    for _ in range(12):
        one, other = chance.sample(claims, 2)
        if sample.one("SELECT status FROM claim WHERE id = ?", (one,)) == "finalized":
            set_status(sample, one, "todo", reason="to try it")
        act = chance.randrange(6)
        if act == 0:
            withdraw(sample, one, "to try it")
        elif act == 1:
            restore(sample, one)
        elif act == 2:
            set_fields(sample, one, {"said": f"other words {chance.random()}"})
        elif act == 3:
            decide(sample, one, other, chance.choice(("no_contradiction", "not_same_event", "unknown")), "to try it")
        elif act == 4 and sample.one("SELECT qualifier FROM claim WHERE id = ?", (one,)):
            set_fields(sample, one, {"value": str(chance.randrange(1, 30)), "unit": "people"})
        elif not undoable(sample):
            continue
    assert kept(sample) == whole(sample)
    assert not [finding for finding in verify(sample) if finding.kind == "derived"]
    after = {table: sample.one(f"SELECT count(*) FROM {table}") for table in before}
    assert all(after[table] >= before[table] for table in before)


def test_a_full_run_changes_no_record(sample: Case) -> None:
    last = "SELECT max(id), count(*) FROM change"
    before, operations = sample.row(last), sample.one("SELECT count(*) FROM operation")
    all_due(sample)
    catch_up(sample)
    assert sample.row(last) == before
    assert sample.one("SELECT count(*) FROM operation") == operations
    assert verify(sample) == []


SAID = (
    ("killed", "9 civilians", "concluded", "A1", "killed 11 civilians"),
    ("killed", "9 civilians", "concluded", "A2", "At least eight people died in Ariha"),
    ("killed", "12 civilians", "alleged", "A2", "At least eight people died in Ariha"),
    ("killed", "at least 9 civilians", "concluded", "A1", "killed 11 civilians"),
    ("killed", "11 civilians", "alleged", "A2", "At least eight people died in Ariha"),
    ("injured", "about 20 people", "stated", "A1", "killed 11 civilians"),
    ("injured", "21 people", "alleged", "A2", "At least eight people died in Ariha"),
    ("injured", "40 staff", "stated", "A1", "killed 11 civilians"),
)


def told_in_order(folder: Path, order: list[int]) -> list[str]:
    """What relates once these claims came in one by one, by their values and not by their ids."""
    folder.mkdir()
    shown = "SELECT property, low, best, high, unit, modality FROM claim WHERE id = ?"
    found = []
    with small_case(folder) as case:
        for prop, value, modality, article, words in (SAID[place] for place in order):
            unit = value.rpartition(" ")[2]
            said = {"property": prop, "value": value, "unit": unit, "modality": modality, "said": value}
            claim(case, said, Cite(article, words))
        for a, b, *rest in case.rows("SELECT a, b, name, rule, rank, state FROM claim_relation"):
            sides = [str(case.row(shown, (one,))) for one in (a, b)]
            turned = rest[0] in ("refines", "stronger")
            found.append(f"{sides if turned else sorted(sides)} {rest}")
    return sorted(found)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_which_claims_come_makes_no_difference(tmp_path: Path, seed: int) -> None:
    order = list(range(len(SAID)))
    expected = told_in_order(tmp_path / "first", order)
    random.Random(seed).shuffle(order)
    assert len(expected) > 10
    assert told_in_order(tmp_path / "second", order) == expected


def test_the_order_of_claims_makes_no_difference(case: Case) -> None:
    another(case, "9 civilians")
    connection = case.connection
    ids = [row[0] for row in case.rows("SELECT DISTINCT subject FROM claim")]
    one = sorted(Relations(connection).rows(ids))
    other = sorted(Relations(connection).rows(ids[::-1]))
    assert one == other
