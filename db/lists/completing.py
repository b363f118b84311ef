"""What would complete the filter that is being typed: fields, then the values that a field may have."""

import re
from collections.abc import Iterable, Sequence

from db.case import Case
from db.kinds import BY_NAME
from db.lists.listings import COVERING, Listing
from db.lists.windows import listing_named
from db.vocabulary import CLOSED

MOST = 12
TOKEN = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))+')  # spaces within quotation marks belong to it
TEST = re.compile(r"(-?[A-Za-z_]+)(~>=?|~<=?|>=|<=|[:><=])(.*)$", re.DOTALL)
OPEN = f"coalesce(handling, '') NOT IN {COVERING}"  # a protected name is never offered
BEGINS = r"LIKE ?1 ESCAPE '\' AND withdrawn IS NULL"
PLACES = f"SELECT name FROM place WHERE name {BEGINS} AND {OPEN}"
ACTORS = f"SELECT name FROM actor WHERE name {BEGINS} AND {OPEN}"
REPORTS = f"SELECT title FROM report WHERE title {BEGINS} AND {OPEN}"
NAMED = f"SELECT DISTINCT name FROM ({ACTORS} UNION ALL {PLACES} UNION ALL {REPORTS})"
NAMES = {
    "place": PLACES,
    "alleged": ACTORS,
    "tag": f"SELECT name FROM tag WHERE name {BEGINS}",
    "named": NAMED,
    "subject": NAMED,
}
FIXED = {
    "withdrawn": ("yes",),
    "draft": ("yes",),
    "open": ("contradiction", "no"),
    "basis": ("held", "reviewed", "claimed"),
    "bearing": CLOSED["bearing"],
}


def completions(case: Case, name: str, text: str, at: int) -> tuple[int, tuple[str, ...]]:
    """Where the word at a place in a filter begins, and what it may become, the likeliest first."""
    listing = listing_named(name)
    head = text[:at]
    start = next((one.start() for one in TOKEN.finditer(head) if one.end() == len(head)), at)
    token = text[start:at]
    test = TEST.match(token)
    if not test:
        return start, fields(listing, token)
    field = test[1].lstrip("-").lower()
    if field not in listing.filters or "~" in test[2] or test[2] in "<>":
        return at, ()
    typed = test[3].lstrip('"')
    values = starting(values_of(case, listing, field, typed), typed)
    return start + test.start(3), tuple(quoted(one) for one in values[:MOST])


def fields(listing: Listing, token: str) -> tuple[str, ...]:
    """The fields that begin so, each with the sign that it is mostly used with."""
    minus = "-" if token.startswith("-") else ""
    known = [one for one in listing.filters if one.startswith(token.lstrip("-").lower())]
    return tuple(f"{minus}{one}{'>' if listing.filters[one][0] == 'count' else ':'}" for one in known)


def values_of(case: Case, listing: Listing, field: str, typed: str) -> Sequence[str]:
    """The values that a field may have; of names only those that begin with what is typed."""
    kind = listing.filters[field][0]
    if kind in NAMES:
        pattern = typed.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        return [row[0] for row in case.rows(f"{NAMES[kind]} LIMIT ?2", (pattern, MOST))]
    if kind in FIXED:
        return FIXED[kind]
    if kind == "term":
        return terms(case, listing, field)
    if kind == "equal":
        if field == "property":
            return [row[0] for row in case.rows("SELECT code FROM property ORDER BY position")]
        return CLOSED.get(field, ())
    return ()


def terms(case: Case, listing: Listing, field: str) -> list[str]:
    """The labels of the list that a field takes its terms from."""
    of = [one.of[0] for one in BY_NAME[listing.kind].fields if one.name == field and one.of]
    sql = "SELECT label FROM term WHERE list = ? ORDER BY position"
    return [row[0] for row in case.rows(sql, (of[0],))] if of else []


def starting(values: Iterable[str], typed: str) -> list[str]:
    """The values that begin with what is typed."""
    return [one for one in values if one.lower().startswith(typed.lower()) and one.lower() != typed.lower()]


def quoted(value: str) -> str:
    """A value as a filter takes it: in quotation marks where it has spaces, then a space."""
    plain = value.replace('"', "")
    return f'"{plain}" ' if " " in plain else f"{plain} "
