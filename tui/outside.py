"""A text in the person's own editor: in a private file of a private folder, both gone afterwards whatever happens."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from db import Invalid
from tui.places import private, state_place


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The editor's command by VISUAL, else EDITOR; Invalid where neither is set."""
    wanted = (environ.get("VISUAL") or environ.get("EDITOR") or "").strip()
    try:
        found = shlex.split(wanted)
    except ValueError:
        found = []
    if not found:
        raise Invalid("No editor is set; set EDITOR, for example: export EDITOR=nano.")
    return found


def edited_outside(text: str, waiting: AbstractContextManager[None]) -> str:
    """The text after the person's editor; waiting gives the terminal away as long as it runs.

    Invalid where no editor is set, or it cannot be started or fails; then the text is as it was.
    """
    command = editor_command(os.environ)
    folder = Path(tempfile.mkdtemp(dir=private_home()))
    try:
        path = folder / "text.txt"
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text + "\n")
        run(command, path, waiting)
        return path.read_text("utf-8").removesuffix("\n")
    except (UnicodeDecodeError, OSError):
        raise Invalid("The editor left no text that can be read; the field is as it was.") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(command: list[str], path: Path, waiting: AbstractContextManager[None]) -> None:
    """Run the editor on a file; Invalid where it cannot be started or fails."""
    try:
        with waiting:
            done = subprocess.run([*command, str(path)], check=False)
    except OSError:
        raise Invalid(f"The editor {command[0]} cannot be started; the field is as it was.") from None
    if done.returncode:
        raise Invalid(f"The editor {command[0]} ended with an error; the field is as it was.")


def private_home() -> Path:
    """A folder that only its owner enters: the session's own in memory where there is one."""
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    if session and os.access(session, os.W_OK) and not os.stat(session).st_mode & 0o077:
        return Path(session)
    return private(state_place())
