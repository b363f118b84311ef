"""Which backups stand beside a case file, by their names."""

import re
from pathlib import Path

STAMP = re.compile(r"-(\d{8}T\d{6}Z)(?:-\d+)?\.db$")


def folder_of(path: Path) -> Path:
    """Where the automatic backups of a case file stand."""
    return path.with_name(f"{path.name}.backups")


def backups(path: Path, folder: Path | None = None) -> list[Path]:
    """The backups of a case file in a folder, else beside it; the newest first."""
    folder = folder or folder_of(path)
    if not folder.is_dir():
        return []
    found = [one for one in folder.glob(f"{path.stem}-*.db") if stamp_of(path, one)]
    return sorted(found, key=lambda one: (stamp_of(path, one), len(one.name), one.name), reverse=True)


def stamp_of(path: Path, backup: Path) -> str:
    """The time in the name of a backup of this case file, '' where it is none."""
    found = STAMP.fullmatch(backup.name.removeprefix(path.stem)) if backup.name.startswith(path.stem) else None
    return found[1] if found else ""
