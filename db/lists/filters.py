"""A filter's tests as SQL over a listing's rows."""

from collections.abc import Callable
from typing import Any

from db.errors import Invalid
from db.kinds import BY_NAME
from db.lists.listings import COVERING, Listing
from db.lists.query import Test, whole
from db.records import KIND_SHIFT, NUMBER_MASK, SITE_SHIFT

Clause = tuple[str, list[Any]]
# Protected names are not looked at, so that nobody finds them by trying letters; taken out where all is uncovered.
UNCOVERED = f" AND coalesce(handling, '') NOT IN {COVERING}"
NAME_OPEN = "".join(
    f" AND NOT EXISTS (SELECT 1 FROM {table} h WHERE h.id = record AND h.handling IN {COVERING})"
    for table in ("actor", "report", "place", "incident", "topic", "article", "victim", "target")
)
OTHER_NAMES = f"SELECT record FROM name WHERE name LIKE ?1{NAME_OPEN}"
NAMED = f"""{{0}} IN (SELECT id FROM actor WHERE name LIKE ?1{UNCOVERED}
  UNION ALL SELECT id FROM report WHERE title LIKE ?1{UNCOVERED}
  UNION ALL SELECT id FROM place WHERE name LIKE ?1{UNCOVERED}
  UNION ALL SELECT id FROM incident WHERE title LIKE ?1{UNCOVERED}
  UNION ALL SELECT id FROM topic WHERE name LIKE ?1{UNCOVERED} UNION ALL {OTHER_NAMES})"""
PLACES = f"""r.place IN (WITH RECURSIVE inside(id) AS (
    SELECT id FROM place WHERE name LIKE ?1{UNCOVERED} UNION {OTHER_NAMES}
    UNION SELECT p.id FROM place p JOIN inside i ON p.within = i.id) SELECT id FROM inside)"""
ALLEGED = f"""r.incident IN (SELECT w.incident FROM incident_who w WHERE w.actor IN (
    WITH RECURSIVE inside(id) AS (
      SELECT id FROM actor WHERE name LIKE ?1{UNCOVERED} UNION {OTHER_NAMES}
      UNION SELECT a.id FROM actor a JOIN inside i ON a.within = i.id) SELECT id FROM inside))"""
TAGGED = """r.{key} IN (SELECT g.record FROM tagging g JOIN tag t ON t.id = g.tag
  WHERE t.name LIKE ?1 AND t.withdrawn IS NULL)"""


def pattern(value: str) -> str:
    """A LIKE pattern: the words anywhere; * stands for anything where it is written."""
    plain = value.replace("\\", "").replace("%", "").replace("_", r"_")
    return plain.replace("*", "%") if "*" in plain else f"%{plain}%"


def bound(sql: str, value: str) -> Clause:
    """A clause whose ?1 is one pattern, however often it stands in it."""
    return sql.replace("?1", "?"), [pattern(value)] * sql.count("?1")


def clause(listing: Listing, test: Test, *, uncovered: bool = False) -> Clause:
    """One test as SQL and its arguments; uncovered: protected names count, too."""
    kind, *where = listing.filters[test.field]
    sql, args = CLAUSES[kind](listing, test, where)
    if uncovered:
        sql = sql.replace(UNCOVERED, "").replace(NAME_OPEN, "")
    return (f"NOT coalesce(({sql}), 0)" if test.negated else f"({sql})"), args


def like(_: Listing, test: Test, where: list[str]) -> Clause:
    """Words anywhere in the text; = asks for the whole of it."""
    if test.op == "=":
        return f"{where[0]} = ? COLLATE NOCASE", [test.value]
    return bound(f"{where[0]} LIKE ?1", test.value)


def equal(_: Listing, test: Test, where: list[str]) -> Clause:
    """One word of a closed list, several with commas between; spaces stand for underscores."""
    words = [one.strip().replace(" ", "_").lower() for one in test.value.split(",")]
    return f"{where[0]} IN ({', '.join('?' * len(words))})", list(words)


def term(_: Listing, test: Test, where: list[str]) -> Clause:
    """A term by its word or label."""
    sql = f"{where[0]} IN (SELECT code FROM term WHERE word LIKE ?1 OR label LIKE ?1)"
    return bound(sql, test.value.replace(" ", "_") if "_" in test.value else test.value)


def count(_: Listing, test: Test, where: list[str]) -> Clause:
    """A count: > asks that the low is above, ~> that it may be; = that the whole range is that number."""
    low, high = where
    if ".." in test.value:
        first, _sep, last = test.value.partition("..")
        return f"{low} >= ? AND {high} <= ?", [whole(first or "0", test.field), whole(last or "9" * 15, test.field)]
    number = whole(test.value, test.field)
    known = f"{low} >= 0 AND " if low.startswith("r.") else ""
    sides = {
        ">": f"{low} > ?", ">=": f"{low} >= ?", "<": f"{known}{high} < ?", "<=": f"{known}{high} <= ?",
        "~>": f"{high} > ?", "~>=": f"{high} >= ?", "~<": f"{known}{low} < ?", "~<=": f"{known}{low} <= ?",
    }  # fmt: skip
    if test.op in sides:
        return sides[test.op], [number]
    return f"{low} = ? AND {high} = ?", [number, number]


def date(_: Listing, test: Test, where: list[str]) -> Clause:
    """A day, month, year or period that the record's period meets; < and > compare its first and last day."""
    from db.words.dates import read_date

    text = test.value.replace("..", "/") if ".." in test.value and "/" not in test.value else test.value
    start, slash, end = text.partition("/")
    found = read_date(f"{start or '..'}/{end or '..'}" if slash else text)
    low, high = found.low or "", found.high or "}"
    if test.op in (">", ">="):
        return f"{where[0]} {test.op} ? AND {where[0]} <> '~'", [high if test.op == ">" else low]
    if test.op in ("<", "<="):
        return f"{where[1]} {test.op} ?", [low if test.op == "<" else high]
    return f"{where[0]} <= ? AND {where[1]} >= ? AND {where[0]} <> '~'", [high, low]


def subject(_: Listing, test: Test, where: list[str]) -> Clause:
    """The subject by its name or title."""
    return bound(NAMED.format("r.subject"), test.value)


def named(_: Listing, test: Test, where: list[str]) -> Clause:
    """A record that is referred to, by its name or title; where there is none, the words that say who, if any do."""
    sql = NAMED.format(where[0])
    return bound(f"{sql} OR ({where[0]} IS NULL AND {where[1]} LIKE ?1)" if where[1:] else sql, test.value)


def withdrawn(listing: Listing, test: Test, where: list[str]) -> Clause:
    """withdrawn:yes shows only what was withdrawn; the listing's own condition is then left out."""
    live = listing.live
    return (f"NOT ({live})" if test.value.lower().startswith("y") else live), []


def changed(listing: Listing, test: Test, where: list[str]) -> Clause:
    """Records that a person changed, by the person's name."""
    table = BY_NAME[listing.kind].table
    rows = f"SELECT x.row FROM operation o JOIN change x ON x.operation = o.id AND x.tbl = '{table}'"
    return bound(f"r.{listing.key} IN ({rows} WHERE o.person LIKE ?1)", test.value)


def note(listing: Listing, test: Test, where: list[str]) -> Clause:
    """Records with a note that holds the words; note:* is any note."""
    noted = f"SELECT about FROM note WHERE text LIKE ?1 AND withdrawn IS NULL{UNCOVERED}"
    return bound(f"r.{listing.key} IN ({noted})", test.value)


def basis(_: Listing, test: Test, where: list[str]) -> Clause:
    """What the shown fields rest on: held, reviewed or claimed."""
    return "? IN (r.date_basis, r.place_basis, r.who_basis, r.killed_basis, r.injured_basis)", [test.value.lower()]


def draft(_: Listing, test: Test, where: list[str]) -> Clause:
    """draft:yes is status:draft."""
    return "r.status = 'draft'", []


def bearing(_: Listing, test: Test, where: list[str]) -> Clause:
    """Evidence by how it bears on a claim, such as exonerates."""
    return "r.id IN (SELECT evidence FROM bearing WHERE bearing = ?)", [test.value.lower()]


CONTRADICTED = (
    "{0} > 0 AND EXISTS (SELECT 1 FROM claim_relation c WHERE c.subject = {1} AND c.state IN ('open', 'again'))"
)
MAYBE = "{0} > 0 AND ({1} IN (SELECT a FROM maybe_same) OR {1} IN (SELECT b FROM maybe_same))"
OPEN = {"contradiction": CONTRADICTED, "contradictions": CONTRADICTED, "same": MAYBE, "yes": "{0} > 0", "no": "{0} = 0"}


def open_(listing: Listing, test: Test, where: list[str]) -> Clause:
    """open:yes is what waits for a decision, open:contradiction and open:same why it does, open:no what does not;
    open>2 compares how much does."""
    value = test.value.lower()
    if value in OPEN:
        return OPEN[value].format(where[0], f"r.{listing.key}"), []
    if not value[:1].isdigit():
        known = "open:contradiction, open:same, open:yes, open:no or open>2"
        raise Invalid(f"“{test.value}” is nothing that stays open; write {known}.")
    return count(listing, test, where)


def place(_: Listing, test: Test, where: list[str]) -> Clause:
    """A place by any of its names, with all that lies within it."""
    return bound(f"({PLACES} OR r.place_name LIKE ?1)", test.value)


def alleged(_: Listing, test: Test, where: list[str]) -> Clause:
    """Incidents ascribed to an actor or to a body within it, alone or with others."""
    return bound(ALLEGED, test.value)


def tag(listing: Listing, test: Test, where: list[str]) -> Clause:
    """Records with a tag."""
    return bound(TAGGED.format(key=listing.key), test.value)


CLAUSES: dict[str, Callable[[Listing, Test, list[str]], Clause]] = {
    "like": like, "equal": equal, "term": term, "count": count, "date": date, "subject": subject, "named": named,
    "withdrawn": withdrawn, "changed": changed, "note": note, "basis": basis, "draft": draft, "bearing": bearing,
    "open": open_, "place": place, "alleged": alleged, "tag": tag,
}  # fmt: skip


def check(listing: Listing, test: Test) -> None:
    """Invalid where a test's value cannot be read, so that a wrong filter is said at once."""
    clause(listing, test)
    if listing.filters[test.field][0] == "equal" and test.field == "status":
        from db.vocabulary import CLOSED
        from db.words.near import hint

        known = CLOSED["status"]
        wrong = [one for one in test.value.lower().split(",") if one.strip().replace(" ", "_") not in known]
        if wrong:
            raise Invalid(f"“{wrong[0]}” is no review status; {hint(wrong[0], known)}")


def id_range(kind: str, column: str = "rowid") -> str:
    """SQL that keeps a search hit's id within a kind, for any site; the search index goes straight to its bounds."""
    first = BY_NAME[kind].number << KIND_SHIFT
    within = f"{column} BETWEEN (SELECT min(site) << {SITE_SHIFT} FROM site) + {first}"
    within += f" AND (SELECT max(site) << {SITE_SHIFT} FROM site) + {first + NUMBER_MASK}"
    return f"({within} AND ({column} >> {KIND_SHIFT} & 31) = {BY_NAME[kind].number})"
