"""The committed sample is what its sources make."""

import stat
from pathlib import Path

import pytest

from db.case import Case
from db.checks.verifying import verify
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


def test_the_sample_is_whole(fresh: Path) -> None:
    with Case.open(fresh) as case:
        assert verify(case) == []
        counts = dict(case.rows("SELECT kind, count(*) FROM record GROUP BY kind"))
        assert counts["article"] == 5
        assert counts["claim"] >= 120
        assert counts["quote"] >= 20
        assert case.one("SELECT count(*) FROM article WHERE NOT demonstration") == 0
        assert case.one("PRAGMA journal_mode") == "delete"


def test_a_copy_is_private(tmp_path: Path) -> None:
    copy_to(tmp_path / "mine.db")
    assert stat.S_IMODE((tmp_path / "mine.db").stat().st_mode) == 0o600
    with Case.open(tmp_path / "mine.db") as case, case.write("note") as writer:
        writer.insert("note", {"text": "mine"})
