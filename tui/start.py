"""The console script. Imports nothing heavy itself, so that whatever comes first comes fast."""

import os
import sys

OBJECTS = 100_000  # new ones between two looks at what a command has made and may throw away


def main() -> int:
    """Run the command that was typed; 0 done, 1 found wanting, 2 refused or wrongly asked, 130 interrupted."""
    if not os.environ.get("NO_COLOR"):  # only a value counts, as no-color.org says
        os.environ.pop("NO_COLOR", None)
    if os.environ.get("LC_CTYPE") == "C.UTF-8":
        from tui.locales import put_back

        put_back()
    named = case_named(sys.argv[1:])
    if named and os.isatty(0) and os.isatty(1):
        return on_screen(*named)
    import gc

    gc.set_threshold(OBJECTS)  # imports leave nothing to throw away, and to look for it took a fifth of their time
    from tui.cli import run

    found = run(sys.argv[1:])
    gc.freeze()  # nor is anything looked through once more on leaving
    return found


def case_named(args: list[str]) -> tuple[str, str] | None:
    """The case file and the code of `CASE` or `open CASE [CODE]`; None for all else, which is a command's to read."""
    if any(one.startswith("-") for one in args):
        return None
    if args[:1] == ["open"] and 2 <= len(args) <= 3:
        return args[1], "".join(args[2:])
    # A name with a dot or a slash is no command's, whatever commands there will be.
    plain = len(args) == 1 and ("." in args[0] or "/" in args[0]) and os.path.isfile(args[0])
    return (args[0], "") if plain else None


def on_screen(path: str, code: str) -> int:
    """The first frame, then the screen; whatever is wrong is said once the terminal is as it was."""
    import gc

    from tui import first

    gc.disable()  # nothing is thrown away before the first key is answered; the screen turns it on again
    try:
        first.paint(path, code)
        from tui.sparing import spared

        with spared():
            from tui.opening import opened

        return opened(path, code)
    except Exception as error:
        first.give_back()
        from db import CaseError, in_words
        from tui.cli.failing import said, unexpected

        found = error if isinstance(error, CaseError) else in_words(path, error)
        return said(found) if found else unexpected(error)
    finally:
        gc.enable()
