"""Things with very many claims are kept by what these say: whatever is done, it is what the claims themselves give."""

import json
import random
from collections.abc import Callable, Iterable
from functools import partial

import pytest
from small_case import claim, undoable

from db.case import Case
from db.checks.verifying import verify
from db.compare import crowding, pairing
from db.compare.keeping import COLUMNS, GROUPED, Relations, all_due, catch_up, grouped, in_order
from db.compare.relate import at_once as relate_at_once
from db.compare.value import Context, Relation, Value
from db.derive import TABLES, Derived
from db.edits.assess import Held, assess
from db.edits.citing import Cite
from db.edits.decisions import decide, hold_claim
from db.edits.expunge import Everywhere, expunge
from db.edits.merging import merge
from db.edits.records import make_record, restore, set_fields, withdraw
from db.edits.status import set_status
from db.errors import CaseError
from db.oplog.undoing import redo

CITES = (
    Cite("A1", "killed 11 civilians"), Cite("A1", "It was the worst night"), Cite("A1", "on Jan. 29"),
    Cite("A2", "At least eight people died in the strike"), Cite("A2", "North Force or South Force did it"),
)  # fmt: skip


def rows(case: Case, table: str, names: tuple[str, ...]) -> set[tuple[object, ...]]:
    return set(case.rows(f"SELECT {', '.join(names)} FROM {table}"))


def check(case: Case) -> None:
    """All that is derived is what the claims give, and what is kept of them is what they say."""
    connection = case.connection
    subjects = [row[0] for row in case.rows("SELECT DISTINCT subject FROM claim")]
    expected = in_order(Relations(connection, direct=True).rows(subjects))
    assert rows(case, "claim_relation", COLUMNS) == set(map(tuple, expected))
    assert rows(case, "relation_group", GROUPED) == set(grouped(expected))
    incidents = [row[0] for row in case.rows("SELECT id FROM incident")]
    for table, some in Derived(connection, direct=True).computed(json.dumps(incidents)).items():
        there = rows(case, table, TABLES[table])
        assert there <= set(some), table
        assert table != "incident_row" or there == set(some)


@pytest.fixture
def crowded(case: Case, monkeypatch: pytest.MonkeyPatch) -> Case:
    """The small case, in which three claims on a thing are very many."""
    monkeypatch.setattr(crowding, "FEW", 2)
    monkeypatch.setattr(crowding, "CROWD", 2)
    make_record(case, "incident", {"title": "Shelling of the market", "kind": "shelling", "scope": "campaign"})
    quote = {"speaker": "P1", "speaker_said": "Example Watch"}
    make_record(case, "quote", quote, cites=[CITES[1]])
    make_record(case, "quote", {**quote, "speaker": "P4"}, cites=[CITES[1]])
    for number in range(4):
        another(case, random.Random(number))
    assert case.one("SELECT count(*) FROM crowd") == 1
    return case


def another(case: Case, chance: random.Random) -> int:
    """One more claim, on one of two incidents."""
    said = chance.choice([
        {"property": "killed", "value": str(chance.randrange(5, 11)), "unit": chance.choice(("civilians", "people"))},
        {"property": "killed", "value": f"at least {chance.randrange(5, 11)}", "unit": "civilians"},
        {"property": "who", "value": chance.choice(("P2 or P3", "P2 and P3", "P2"))},
        {"property": "date", "value": f"2020-01-{chance.randrange(28, 31)}"},
        {"property": "place", "value": chance.choice(("L1", "L2"))},
        {"property": "purpose", "value": "the worst night", "claimant": "P1", "quote": chance.choice(("Q1", "Q2"))},
    ])  # fmt: skip
    more = {"modality": chance.choice(("concluded", "alleged")), "subject": chance.choice(("I1", "I1", "I1", "I2"))}
    return claim(case, {**more, **said}, chance.choice(CITES))


def act(case: Case, chance: random.Random) -> None:
    """One thing that a person may do."""
    claims = [row[0] for row in case.rows("SELECT id FROM claim ORDER BY id")]
    one, other = chance.sample(claims, 2)
    article = case.codes.id(chance.choice(("A1", "A2")))
    acts: list[Callable[[], object]] = [
        partial(another, case, chance), partial(another, case, chance),
        partial(withdraw, case, one, "to try it"), partial(restore, case, one),
        partial(set_fields, case, one, {"value": str(chance.randrange(5, 11)), "unit": "civilians"}),
        partial(set_fields, case, one, {"subject": chance.choice(("I1", "I2"))}),
        partial(set_fields, case, one, {"claimant": chance.choice(("P1", "P4", ""))}),
        partial(set_fields, case, one, {"handling": chance.choice(("protected", ""))}),
        partial(set_status, case, one, chance.choice(("draft", "todo", "peer_reviewed")), reason="to try it"),
        partial(decide, case, one, other, chance.choice(("no_contradiction", "not_same_event")), "to try it"),
        partial(hold_claim, case, one, (other,), reason="to try it"),
        partial(assess, case, case.codes.id("I1"), Held("killed", str(chance.randrange(5, 11)))),
        partial(set_fields, case, article, {"handling": chance.choice(("protected", "public"))}),
        partial(set_fields, case, article, {"published": f"2020-0{chance.randrange(1, 9)}-05"}),
        partial(set_fields, case, case.codes.id("L2"), {"within": chance.choice(("L1", ""))}),
        partial(set_fields, case, case.codes.id("P4"), {"within": chance.choice(("P1", ""))}),
        partial(set_fields, case, case.codes.id("I1"), {"scope": chance.choice(("single", "campaign"))}),
        partial(make_record, case, "utterance", {"title": "the night"}),
        partial(set_fields, case, case.codes.id("Q1"), {"utterance": chance.choice(("U1", ""))}),
        partial(merge, case, case.codes.id("I1"), case.codes.id("I2"), "to try it"),
        partial(undoable, case), partial(undoable, case), partial(redo, case),
    ]  # fmt: skip
    try:
        chance.choice(acts)()
    except CaseError:
        return


@pytest.mark.parametrize("seed", range(12))
def test_what_is_kept_of_very_many_claims_is_what_they_give(
    crowded: Case, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr("db.compare.pairing.MOST", chance.choice((3, 4, 60)))
    for _ in range(25):
        act(crowded, chance)
        check(crowded)
    assert not [finding for finding in verify(crowded) if finding.kind == "derived"]
    assert crowded.one("SELECT count(*) FROM crowd") > 0


def killed(case: Case, value: int, times: int = 1) -> list[int]:
    said = {"property": "killed", "value": str(value), "unit": "civilians", "modality": "concluded"}
    return [claim(case, said, CITES[3]) for _ in range(times)]


def test_a_value_that_comes_up_among_those_compared_is_compared(crowded: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.pairing.MOST", 3)
    for value, times in ((20, 5), (21, 5), (23, 3)):
        killed(crowded, value, times)
    leaves = killed(crowded, 22, 4)
    compared = "SELECT count(*) FROM claim_relation r JOIN claim c ON c.id IN (r.a, r.b) WHERE c.low = ?"
    assert [crowded.one(compared, (value,)) for value in (20, 22, 23)] == [2, 2, 0]
    withdraw(crowded, leaves[:3], "to try it")
    assert [crowded.one(compared, (value,)) for value in (20, 22, 23)] == [2, 0, 2]
    check(crowded)


def test_an_edit_compares_only_the_values_that_it_touches(crowded: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in range(20, 30):
        (made,) = killed(crowded, value)
    asked: list[tuple[int, int]] = []

    def at_once(a: Value, b: Value, context: Context) -> tuple[Relation, ...] | None:
        asked.append((a.claim, b.claim))
        return relate_at_once(a, b, context)

    monkeypatch.setattr(pairing, "at_once", at_once)
    set_fields(crowded, made, {"value": "40"})
    assert asked
    assert all(made in pair for pair in asked)
    check(crowded)


def test_what_is_kept_otherwise_is_found(crowded: Case) -> None:
    with crowded.side() as connection:
        connection.execute("DELETE FROM crowd_claim WHERE claim = (SELECT max(claim) FROM crowd_claim)")
    found = [finding.sentence for finding in verify(crowded) if finding.kind == "derived"]
    assert found == ["What is kept of the claims on I1 is not what they say."]
    all_due(crowded)
    catch_up(crowded)
    assert verify(crowded) == []
    assert crowded.one("SELECT count(*) FROM crowd") == 1


def test_a_bulk_of_changes_forgets_what_is_kept(crowded: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowding, "MANY", 0)
    killed(crowded, 20)
    assert crowded.rows("SELECT subject FROM crowd UNION ALL SELECT value FROM crowd_claim") == []
    check(crowded)


def test_a_date_of_publication_compares_what_goes_on_alone(crowded: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    subjects = Relations.subjects

    def told(self: Relations, ids: Iterable[int], properties: Iterable[str] | None = None) -> None:
        compared.extend(ids)
        subjects(self, ids, properties)

    claim(crowded, {"property": "killed", "value": "9", "unit": "people", "subject": "I2"}, CITES[0])
    monkeypatch.setattr(Relations, "subjects", told)
    set_fields(crowded, crowded.codes.id("A1"), {"published": "2020-03-05"})
    assert set(compared) == {crowded.codes.id("I2")}
    check(crowded)


def test_expunging_leaves_nothing_of_what_was_said(crowded: Case) -> None:
    made = claim(crowded, {"property": "purpose", "value": "to frighten the Katib family"}, CITES[0])
    digests = (
        "SELECT v.key FROM crowd_value v JOIN crowd_claim k ON k.value = v.id WHERE k.claim = ? AND sort = 'stand'"
    )
    (before,) = crowded.rows(digests, (made,))
    expunge(crowded, Everywhere("Katib"), "asked for by the family", yes=True)
    assert crowded.rows("SELECT 1 FROM crowd_value WHERE key = ?", before) == []
    assert not [finding for finding in verify(crowded) if finding.kind == "derived"]
    check(crowded)
