"""The case files of the benchmark are as whole as those that people make, though they are made in one pass."""

from pathlib import Path

import bench_case
import pytest
from full_case import ANN

from db.case import Case
from db.checks.verifying import verify
from db.compare import printing
from db.sqlite import WAL_SAFE


def test_a_case_made_at_once_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_case, "LONG_BYTES", 10_000)
    monkeypatch.setattr(bench_case, "LONG_PASSAGES", 10)
    monkeypatch.setattr(bench_case, "LONG_CLAIMS", (2, 10))
    monkeypatch.setattr(bench_case, "BATCH", 60)
    monkeypatch.setattr(printing, "AT_ONCE", 0)  # as in a large case, runs of words are indexed later
    (tmp_path / "case_100_1_old.db").touch()
    with Case.open(bench_case.bench_case(100, tmp_path), ANN) as case:
        assert [one.name for one in tmp_path.glob("case_100_1*")] == []
        assert (case.notice, case.one("PRAGMA journal_mode")) == ("", "wal" if WAL_SAFE else "delete")
        assert verify(case, whole=True) == []
        assert case.one("SELECT count(*) FROM incident_row WHERE killed_low > 0") == 100
        found = "SELECT count(*) FROM record_search WHERE record_search MATCH ?"
        assert case.one(found, (bench_case.RARE,)) == 2
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I1"), {"title": "Renamed"})
        assert case.one(found, ("renamed",)) == 1
