"""How long ago something was, in words. Pure."""

from datetime import datetime

STEPS = ((60, "minute"), (3600, "hour"), (86400, "day"), (7 * 86400, "week"), (365 * 86400, "year"))


def ago(then: str, now: str) -> str:
    """The time between two UTC times as kept: 'just now', '3 hours ago'; where it cannot be told, the time itself."""
    try:
        seconds = (moment(now) - moment(then)).total_seconds()
    except ValueError:
        return f"at {then}"
    if seconds < 0:
        return f"at {then}"
    found = [(int(seconds // length), word) for length, word in STEPS if seconds >= length]
    if not found:
        return "just now"
    count, word = found[-1]
    return f"{count} {word}{'' if count == 1 else 's'} ago"


def moment(text: str) -> datetime:
    """A time as kept; ValueError where it is none."""
    if len(text) != len("2020-01-29T08:30:00Z") or not text.endswith("Z"):
        raise ValueError(text)
    return datetime.fromisoformat(text)
