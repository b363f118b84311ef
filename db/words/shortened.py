"""Words cut to the room that a line has for them. Pure."""

TITLE = 90  # code points of a title made of words


def short(words: str, most: int = TITLE) -> str:
    """Words as one line that is no longer than a title, or than so many code points."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"
