"""Which incidents may be one event: kept with each change as a full run finds them, and a few of many in a crowd."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_case import small_case, undoable

from db.case import Case
from db.checks.verifying import verify
from db.compare.keeping import all_due, catch_up
from db.edits.decisions import decide
from db.edits.records import make_record, set_fields, withdraw


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path) as case:
        yield case


@pytest.mark.parametrize("seed", range(4))
def test_what_may_be_one_is_kept_as_a_full_run_finds_it(case: Case, seed: int) -> None:
    chance = random.Random(seed)
    sql = "SELECT a, b, weight FROM maybe_same ORDER BY a, b"
    met = False
    for _ in range(25):
        ids = [row[0] for row in case.rows("SELECT id FROM incident ORDER BY id")]
        one = chance.choice(ids)
        act = chance.randrange(6)
        if act < 2 or len(ids) < 3:
            held = {"date": f"2020-01-{chance.randrange(10, 20)}", "place": chance.choice(("L1", "L2"))}
            make_record(case, "incident", {"title": "Strike on a market", "kind": "shelling", **held})
        elif act == 2:
            set_fields(case, one, {"date": chance.choice(("2020-01-15", "2020-01", "2021-05-01"))})
        elif act == 3:
            other = chance.choice([two for two in ids if two != one])
            decide(case, one, other, chance.choice(("same", "not_same", "unknown")), "to try it")
        elif act == 4:
            withdraw(case, one, "to try it")
        elif not undoable(case):
            continue
        kept_now, opens = case.rows(sql), case.rows("SELECT incident, open FROM incident_row ORDER BY 1")
        met = met or bool(kept_now)
        with case.side() as connection:
            connection.execute("DELETE FROM maybe_same")
        all_due(case)
        catch_up(case)
        assert case.rows(sql) == kept_now
        assert case.rows("SELECT incident, open FROM incident_row ORDER BY 1") == opens
    assert met
    assert verify(case, whole=True) == []


def test_where_much_lies_near_the_nearest_few_are_asked_about(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.near.CROWD", 2)
    titles = (
        "Strike on the old mill",
        "Fire at a bakery",
        "The old mill: strike on",
        "A raid",
        "Strike on the old mill",
    )
    day = {"date": "2020-01-29", "place": "L2"}
    made = [make_record(case, "incident", {"title": title, **day}).ids[0] for title in titles]
    sql = "SELECT a, b FROM maybe_same ORDER BY a, b"
    found = case.rows(sql)
    assert found == [(made[0], made[2]), (made[0], made[4]), (made[2], made[4])]
    all_due(case)
    catch_up(case)
    assert case.rows(sql) == found
    monkeypatch.setattr("db.compare.keeping.BATCH", 2)
    all_due(case)
    catch_up(case)
    assert case.rows(sql) == found


def test_in_a_crowd_no_more_than_a_few_are_asked_about(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.near.CROWD", 2)
    fields = {"title": "Strike on the old mill", "date": "2020-01-29", "place": "L2"}
    made = [make_record(case, "incident", fields).ids[0] for _ in range(8)]
    sql = "SELECT a, b FROM maybe_same ORDER BY a, b"
    assert case.rows(sql) == [(one, made[n]) for at, one in enumerate(made) for n in range(at + 1, min(at + 3, 8))]
    withdraw(case, made[3], "to try it")
    kept_now = case.rows(sql)
    assert (made[2], made[5]) in kept_now
    all_due(case)
    catch_up(case)
    assert case.rows(sql) == kept_now
