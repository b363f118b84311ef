"""Where a platform keeps what belongs to a person: settings, data, state. Made private when first needed."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

NAME = "pincite"


def home(variable: str, below: str, mac: str) -> str:
    """A folder of ours by the XDG variable, else below the home folder; on macOS and Windows where those keep it."""
    if os.environ.get(variable):
        return os.path.join(os.environ[variable], NAME)
    if sys.platform == "darwin":
        return os.path.join(os.path.expanduser("~"), "Library", mac, NAME)
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.expanduser("~"), NAME)
    return os.path.join(os.path.expanduser("~"), below, NAME)


def config_home() -> str:
    """The folder of settings."""
    return home("XDG_CONFIG_HOME", ".config", "Application Support")


def config_name() -> str:
    """The file of settings."""
    return os.path.join(config_home(), "config.toml")


def as_path(folder: str) -> Path:
    """As a path; pathlib is imported by those who need one, since the first frame does not."""
    from pathlib import Path

    return Path(folder)


def data_place() -> Path:
    """The folder of case files that we make ourselves, such as copies of the sample."""
    return as_path(home("XDG_DATA_HOME", ".local/share", "Application Support"))


def state_place() -> Path:
    """The folder of reports of failures."""
    return as_path(home("XDG_STATE_HOME", ".local/state", "Logs"))


def private(folder: Path) -> Path:
    """The folder, made where it is missing so that only its owner can enter it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
