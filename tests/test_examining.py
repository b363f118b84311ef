"""doctor says what is wrong with a case file, however spoilt it is."""

from pathlib import Path

import pytest
from full_case import ANN, full_case

from db.case import Case
from db.checks.examining import Health, examine


def of(path: Path, about: str) -> list[Health]:
    """What doctor says of one thing."""
    return [one for one in examine(path, ANN) if one.about == about]


def test_a_whole_file_is_well(tmp_path: Path) -> None:
    path = full_case(tmp_path).path
    path.chmod(0o600)
    assert [one for one in examine(path, ANN) if not one.well and one.about not in ("disk", "file system")] == []


def test_pages_of_junk_are_said_to_be_damage(tmp_path: Path) -> None:
    case = full_case(tmp_path)
    (page,) = case.row("SELECT rootpage FROM sqlite_master WHERE name = 'operation'") or (0,)
    size, path = case.one("PRAGMA page_size"), case.path
    case.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * size : page * size] = b"\xaa" * size
    path.write_bytes(data)
    found = of(path, "case file")
    assert not found[-1].well
    assert "is damaged" in found[-1].says


def test_a_disk_that_is_almost_full_is_no_matter_of_the_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = full_case(tmp_path).path
    monkeypatch.setattr(Case, "advice", lambda case: "Only 1 MB are free.")
    assert of(path, "file system")[0].well
