"""The console script. Imports nothing heavy itself, so that whatever comes first comes fast."""

import sys


def main() -> int:
    """Run the command that was typed; 0 done, 1 found wanting, 2 refused or wrongly asked, 130 interrupted."""
    from tui.cli import run

    return run(sys.argv[1:])
