"""Where a platform keeps what belongs to a person: settings, data, state. Made private when first needed."""

import os
import sys
from pathlib import Path

NAME = "pincite"


def home(variable: str, below: str, mac: str) -> Path:
    """A folder of ours by the XDG variable, else below the home folder; on macOS and Windows where those keep it."""
    if os.environ.get(variable):
        return Path(os.environ[variable]) / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / NAME
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / NAME
    return Path.home() / below / NAME


def config_place() -> Path:
    """The folder of settings."""
    return home("XDG_CONFIG_HOME", ".config", "Application Support")


def data_place() -> Path:
    """The folder of case files that we make ourselves, such as copies of the sample."""
    return home("XDG_DATA_HOME", ".local/share", "Application Support")


def state_place() -> Path:
    """The folder of reports of failures."""
    return home("XDG_STATE_HOME", ".local/state", "Logs")


def private(folder: Path) -> Path:
    """The folder, made where it is missing so that only its owner can enter it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
