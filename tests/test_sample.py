"""The committed sample is what its sources make."""

import stat
from pathlib import Path

import pytest

from db.case import Case, Person
from db.checks.verifying import verify
from db.compare.candidates import candidates
from db.compare.listing import asked_of, differences
from db.importing.dump import dump
from db.oplog.journal import head
from db.sample import IN_CHECKOUT, build, copy_to


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build."""
    path = tmp_path_factory.mktemp("sample") / "fresh.db"
    build(path)
    return path


def lines(path: Path) -> list[bytes]:
    """All that a dump of a case file holds."""
    found: list[bytes] = []
    with Case.open(path, readonly=True) as case:
        dump(case, found.append, protected=True)
    return found


def test_the_committed_file_has_the_head_of_a_fresh_build(fresh: Path) -> None:
    with Case.open(IN_CHECKOUT, readonly=True) as committed, Case.open(fresh, readonly=True) as built:
        assert head(committed.connection) == head(built.connection), "Run: make sample"


def test_the_committed_file_holds_what_a_fresh_build_holds(fresh: Path) -> None:
    assert lines(IN_CHECKOUT) == lines(fresh), "Run: make sample"


def test_each_build_gives_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    build(tmp_path / "again.db")
    assert (tmp_path / "again.db").read_bytes() == fresh.read_bytes()


def test_the_sample_is_whole(fresh: Path) -> None:
    with Case.open(fresh) as case:
        assert verify(case) == []
        counts = dict(case.rows("SELECT kind, count(*) FROM record GROUP BY kind"))
        assert counts["article"] == 5
        assert counts["claim"] >= 120
        assert counts["quote"] >= 20
        assert case.one("SELECT count(*) FROM article WHERE NOT demonstration") == 0
        assert case.one("PRAGMA journal_mode") == "delete"


def test_what_was_decided_comes_back_when_more_is_read(fresh: Path) -> None:
    with Case.open(fresh) as case:
        states = dict(case.rows("SELECT state, count(*) FROM claim_relation GROUP BY state"))
        assert {"open", "decided", "again", ""} == set(states)
        (again,) = differences(case, asked_of(case, state="again"))
        assert (again.name, again.property) == ("disjoint", "air_strikes_since")
        assert again.second
        newest = max((*again.first.claims, *again.second.claims))
        sql = "SELECT min(operation) FROM change WHERE tbl = ? AND row = ?"
        decided = case.one(sql, ("decision", case.codes.id(again.decision)))
        assert case.one(sql, ("claim", newest)) > decided


@pytest.mark.parametrize("kind", ["incident", "actor"])
def test_some_that_may_be_one_are_decided_and_some_are_open(fresh: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(fresh.read_bytes())
    with Case.open(path, Person("Ann", "ann", "a1")) as case:
        of_kind = {frozenset((one.a, one.b)) for one in candidates(case, kind)}
        assert of_kind
        with case.write("withdraw") as writer:
            for (decision,) in case.rows("SELECT id FROM decision WHERE kind = 'same'"):
                writer.update("decision", decision, {"withdrawn": "to try it"})
        assert of_kind < {frozenset((one.a, one.b)) for one in candidates(case, kind)}


def test_a_copy_is_private(tmp_path: Path) -> None:
    copy_to(tmp_path / "mine.db")
    assert stat.S_IMODE((tmp_path / "mine.db").stat().st_mode) == 0o600
    with Case.open(tmp_path / "mine.db") as case, case.write("note") as writer:
        writer.insert("note", {"text": "mine"})
