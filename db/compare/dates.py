"""Rules for dates: by role first, then as days or as periods. Pure."""

import re

from db.compare.kindred import PERIODS
from db.compare.ranges import APART, EQUAL, OVERLAP, WITHIN, Range, days, ends, is_period, lie, meet
from db.compare.saying import ROLES, as_read, pair, said
from db.compare.value import Context, Relation, Value
from db.words.datewords import WEEKDAY, WEEKDAYS
from db.words.edtf import Date

MARKS = "?~%"
MOST = re.compile(r"^(?:the )?(?:most(?! recent)|majority)\b|\b(?:most|majority) of\b", re.IGNORECASE)
# Words beside a date that say what begins or was done then, where people gave it no role.
ROLE_WORDS = (
    ("agreed", re.compile(r"\b(?:agreed|signed|brokered|announced|reached|negotiated)\b", re.IGNORECASE)),
    (
        "in_force",
        re.compile(
            r"\b(?:since|in force|into force|took effect|takes effect|effective|began|in place)\b", re.IGNORECASE
        ),
    ),
)
WITHOUT_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d|XX))?")


def roles(a: Value, b: Value, context: Context) -> Relation | None:
    """Dates that are the dates of different things."""
    one, other = role(a, context), role(b, context)
    if not one or not other or one == other:
        return None
    parts = (f"{ROLES[of]}: {as_read(v, context) if v.date else said(v, context)}" for of, v in ((one, a), (other, b)))
    why = f"Two dates with different parts to play: {'; '.join(parts)}. Neither contradicts the other."
    return Relation("date_roles_differ", "date.roles", why, {"roles": " / ".join(sorted((one, other)))})


def role(value: Value, context: Context) -> str:
    """The part that a date plays: as coded, else, of a state or campaign, as the words beside it say."""
    if value.role or value.date is None or is_period(value.date) or not context.running(value.subject):
        return value.role
    return next((name for name, pattern in ROLE_WORDS if pattern.search(value.said)), "")


def half_role(a: Value, b: Value, context: Context) -> Relation | None:
    """Dates of which only one says what it is the date of, where that is not when the thing itself happened."""
    one, other = role(a, context), role(b, context)
    said_of = one or other
    if bool(one) == bool(other) or said_of in ("happened", "window"):
        return None
    why = f"{pair(a, b, context)}: one is a date of another part ({ROLES[said_of]}), the other does not say of which."
    return Relation("date_roles_differ", "date.role_unsaid", f"{why} Both can be right.", {"roles": said_of})


def dates(a: Value, b: Value, context: Context) -> Relation | None:
    """Two dates of one role; None where they cannot be compared."""
    if a.date is None or b.date is None:
        return weekdays(a, b, context) if a.date is b.date else None
    if a.date == b.date:
        return Relation("same", "date.equal", f"Both say {as_read(a, context)}.")
    if "unknown" in (a.date.precision, b.date.precision):
        return without_year(a, b, context)
    if is_period(a.date) and is_period(b.date):
        return periods(a, b, context)
    return placed(a, b, context, lie(days(a.date), days(b.date)))


def placed(a: Value, b: Value, context: Context, place: str) -> Relation:
    """The relation of two dates that lie so to each other."""
    why = f"{pair(a, b, context)} ({as_read(a, context)}; {as_read(b, context)})"
    if place == EQUAL:
        return Relation("same", "date.equal", f"{why} are the same days.")
    if place == APART:
        return Relation("disjoint", "date.apart", f"{why} have no day in common.", clash=True, soft=softened(a, b))
    if place == OVERLAP:
        return Relation("overlaps", "date.overlap", f"{why} overlap, and neither holds the other.", clash=True)
    finer, coarser = (a, b) if place == WITHIN else (b, a)
    why = f"{as_read(finer, context)} lies within {as_read(coarser, context)}: both can be true."
    return Relation("refines" if place == WITHIN else "refined_by", "date.within", why + inferred(a, b))


def inferred(a: Value, b: Value) -> str:
    """A sentence where one of them is inferred and not stated."""
    return " One of them is inferred, not stated." if a.inferred != b.inferred else ""


def softened(a: Value, b: Value) -> str:
    """What leaves room between two dates that have no day in common."""
    for value in (a, b):
        if value.property == "majority_period" or MOST.search(value.scope.whom) or MOST.search(value.said):
            return "“most”"
    if any(mark in one.date.edtf for one in (a, b) if one.date for mark in MARKS):
        return "a date that is marked as uncertain"
    return ""


def periods(a: Value, b: Value, context: Context) -> Relation:
    """Two periods: end by end where both ends meet, else as wholes."""
    assert a.date is not None
    assert b.date is not None
    one, other = ends(a.date), ends(b.date)
    if all(meet(x, y) for x, y in zip(one, other, strict=True)):
        places = {lie(x, y) for x, y in zip(one, other, strict=True)} - {EQUAL}
        if len(places) == 1 and OVERLAP not in places:
            return placed(a, b, context, places.pop())
        if not places:
            return placed(a, b, context, EQUAL)
        why = f"{pair(a, b, context)}: both ends can be the same days."
        return Relation("approximately_same", "date.ends", why + inferred(a, b))
    return placed(a, b, context, lie(whole(a.date), whole(b.date)))


def whole(when: Date) -> Range:
    """All days of a period."""
    start, end = ends(when)
    return Range(start.low, end.high)


def without_year(a: Value, b: Value, context: Context) -> Relation | None:
    """A day or month without a year beside another date: month and day alone can be compared."""
    assert a.date is not None
    assert b.date is not None
    one, other = month_day(a.date), month_day(b.date)
    if one is None or other is None:
        return None
    shorter = min(len(one), len(other))
    if one[:shorter] != other[:shorter]:
        why = f"{pair(a, b, context)} are no one day, whatever the year."
        return Relation("disjoint", "date.without_year", why, clash=True, soft=softened(a, b))
    known = [(when.precision != "unknown", len(parts)) for when, parts in ((a.date, one), (b.date, other))]
    why = f"{pair(a, b, context)} can be the same day; the year is not given with both."
    if known[0] == known[1]:
        return Relation("approximately_same", "date.without_year", why)
    return Relation("refines" if known[0] > known[1] else "refined_by", "date.without_year", why)


def month_day(when: Date) -> tuple[str, ...] | None:
    """Month and day as far as they are given; None for a period, a year or a decade."""
    if found := WITHOUT_YEAR.match(when.edtf):
        return tuple(part for part in found.groups() if part and part != "XX")
    if when.precision in ("day", "month") and "/" not in when.edtf:
        return tuple(part for part in when.edtf.rstrip(MARKS).split("-")[1:] if part != "XX")
    return None


def weekdays(a: Value, b: Value, context: Context) -> Relation | None:
    """Days of the week that one article names and nothing dates; those of two articles cannot be compared."""
    one, other = weekday(a.said), weekday(b.said)
    if one is None or other is None or not a.articles & b.articles:
        return None
    if one == other:
        return Relation("same", "date.weekday", f"Both say {WEEKDAYS[one]}.")
    why = f"{pair(a, b, context)} are two days; nothing in the article gives the date of either."
    return Relation("disjoint", "date.weekday", why, clash=True)


def weekday(words: str) -> int | None:
    """The one day of the week that some words name, Monday being 0."""
    found = {match[1][:3] for match in re.finditer(rf"\b({WEEKDAY})\b", words.lower())}
    known = [place for place, day in enumerate(WEEKDAYS) if day[:3].lower() in found]
    return known[0] if len(known) == 1 else None


def case_in_period(a: Value, b: Value, context: Context) -> Relation | None:
    """The day of an incident, and the period that a report or series gives for its cases; None where it fits."""
    event, period = (a, b) if b.property in PERIODS or b.role == "window" else (b, a)
    if not event.date or not period.date or meet(days(event.date), whole(period.date)):
        return None
    if event.role not in ("", "happened") or event.denies or period.denies:
        return None
    many = softened(event, period)
    room = " It says “most”, which leaves room for cases outside." if many == "“most”" else ""
    why = (
        f"{as_read(event, context)} lies outside {as_read(period, context)}, the period given for the cases of which "
        f"this is one.{room}"
    )
    return Relation("disjoint", "date.case_outside", why, {"period": period.property}, clash=True, soft=many)


def is_period_of_cases(value: Value) -> bool:
    """Whether a value is the period of a report's or a series' cases."""
    return value.date is not None and (
        value.property in PERIODS or (value.property == "date" and value.role == "window")
    )


def of_periods(a: Value, b: Value) -> bool:
    """Whether two values of one thing are periods of its cases, under two properties."""
    return a.property != b.property and is_period_of_cases(a) and is_period_of_cases(b)


def of_most(value: Value) -> bool:
    """Whether a period is that of most cases alone."""
    return value.property == "majority_period" or bool(MOST.search(value.scope.whom) or MOST.search(value.said))


def share_of_cases(a: Value, b: Value, context: Context) -> Relation | None:
    """Two periods of cases, perhaps one of all of them and one of most."""
    if a.denies or b.denies:
        return None
    if of_most(a) == of_most(b):
        return dates(a, b, context)
    assert a.date is not None
    assert b.date is not None
    both = f"{pair(a, b, context)} ({as_read(a, context)}; {as_read(b, context)})"
    if not meet(whole(a.date), whole(b.date)):
        why = f"{both} have no day in common, though most cases lie in one and all of them in the other."
        return Relation("disjoint", "date.most_outside", why, clash=True)
    why = f"{both}: one is the period of most cases, the other that of all. Neither contradicts the other."
    return Relation("scope_differs", "scope.most_cases", why, {"scope": "share"})
