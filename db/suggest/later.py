"""Days counted from another one: today, the same day, three days later, two weeks ago. Pure."""

import re
from datetime import timedelta

from db.suggest.points import number_word
from db.suggest.years import Now

PARTS = {"day": 1, "week": 7, "month": 30, "year": 365}


def counted(word: str, now: Now) -> tuple[str | None, str]:
    """A soft date in EDTF, and why it is a guess."""
    today = now.published
    bare = word.removeprefix("the ").removeprefix("at the ")
    if bare.startswith(("same", "next day", "next morning", "following", "day before")) or bare.endswith(
        (" later", " earlier")
    ):
        step = 1 if bare.startswith(("next", "following")) else -1 if bare.startswith("day before") else 0
        if bare.endswith((" later", " earlier")):
            how_many, unit = number_word(bare.split()[0]), bare.split()[1].rstrip("s")
            if how_many is None or unit != "day":
                return None, ""
            step = how_many if bare.endswith("later") else -how_many
        return ((now.last + timedelta(step)).isoformat(), "counted from the date before it") if now.last else (None, "")
    if today is None:
        return None, ""
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(bare)
    if days is not None:
        return (today + timedelta(days)).isoformat(), ""
    if (match := re.fullmatch(r"(last|this|next) (month|year)", bare)) is not None:
        step = {"last": -1, "this": 0, "next": 1}[match[1]]
        if match[2] == "year":
            return f"{today.year + step:04}", ""
        month = today.year * 12 + today.month - 1 + step
        return f"{month // 12:04}-{month % 12 + 1:02}", ""
    if (match := re.fullmatch(r"(\w+) (day|week)s? ago", bare)) is not None and (n := number_word(match[1])):
        return (today - timedelta(n * PARTS[match[2]])).isoformat(), "" if match[2] == "day" else "about so long ago"
    return None, ""
