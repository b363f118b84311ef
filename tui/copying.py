"""Words with their pincite, and the way to the clipboard: of tmux where it is around, else of the terminal."""

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

from db import Invalid

if TYPE_CHECKING:
    from db import Heading, Part

MOST = 50_000  # code points: terminals take no more by OSC 52
WAIT = 3.0  # seconds for tmux


def pincite(words: str, heading: "Heading", part: "Part | None", last: "Part | None" = None) -> str:
    """The words in quotation marks, with outlet, date, paragraph and the article's code.

    part, last: those that the words begin and end in.
    """
    first, end = (one.paragraph if one else 0 for one in (part, last or part))
    paras = f"paras {first:,}–{end:,}" if end > first > 0 else f"para {first:,}" if first else ""
    parts = [heading.outlet or heading.title, heading.published, paras]
    version = f", version {heading.version}" if heading.versions > 1 else ""
    return f"“{words}” ({', '.join(part for part in parts if part)}; {heading.code}{version})"


def copied(words: str, osc: Callable[[str], None]) -> str:
    """Copy, and say where it went; Invalid where it cannot be done. osc: hands words to the terminal by OSC 52."""
    if len(words) > MOST:
        raise Invalid(f"{len(words):,} characters are too many for a clipboard; select at most {MOST:,}.")
    tmux = shutil.which("tmux") if os.environ.get("TMUX") else None
    if tmux:
        return by_tmux(tmux, words)
    osc(words)
    return "Handed to the terminal for its clipboard (OSC 52); some terminals must be told to allow it."


def by_tmux(tmux: str, words: str) -> str:
    """Copy into tmux's buffer, which hands it on to the terminal where that is allowed."""
    try:
        run = subprocess.run(
            [tmux, "load-buffer", "-w", "-"], input=words.encode(), capture_output=True, timeout=WAIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Invalid("tmux took no copy; nothing was copied.") from None
    if run.returncode:
        raise Invalid("tmux took no copy; nothing was copied.")
    return "Copied into tmux's buffer (prefix ] pastes it), and to the terminal's clipboard where tmux may."
