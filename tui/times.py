"""Times as people read them: kept in UTC, shown in local time with the zone."""

from datetime import datetime

from db import Changed


def local(at: str) -> str:
    """A time as kept ('2020-01-29T10:02:03Z') in local time, to the minute, with the zone."""
    try:
        found = datetime.fromisoformat(at.removesuffix("Z") + "+00:00").astimezone()
    except ValueError:
        return at
    return found.strftime("%Y-%m-%d %H:%M %Z")


def changed_words(changed: Changed | None) -> str:
    """Who changed a record last, and when."""
    return f"last changed by {changed.person}, {local(changed.at)}: {changed.action}" if changed else ""
