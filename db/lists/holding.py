"""Rows that hold words: tested one by one where few do, read along the search index where many do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from db.lists.filters import id_range
from db.lists.listings import Listing

if TYPE_CHECKING:
    from db.lists.windows import Reads

FEW = 2000  # up to so many search hits a list of ids is quicker than reading along the search index
PASSAGES = 2000  # so many of those that hold a word are followed to what cites them
HITS = "SELECT rowid FROM record_search WHERE record_search MATCH"


def through_passages(listing: Listing) -> bool:
    """Whether words are also looked for in the passages that the rows cite."""
    return bool(listing.finish) or listing.name in ("quotes", "notes", "evidence")


def begins(word: str) -> tuple[str, list[str]]:
    """What the search index is asked for words that begin so."""
    from db.beginnings import beginning  # a list that is not filtered does without

    return beginning("record_search", word)


def holding(listing: Listing, word: str) -> tuple[str, list[Any]]:
    """The condition for rows whose record holds words that begin so."""
    asked, args = begins(word)
    if not asked:
        return "0", []
    held = f"r.{listing.key} IN ({HITS} {asked} AND {id_range(listing.kind)})"
    if not through_passages(listing):
        return held, args
    return f"{held} OR r.{listing.key} IN ({citing(asked)})", [*args, *args]


def citing(asked: str) -> str:
    """Records that cite passages which hold words, of the passages no more than are few."""
    return f"""SELECT record FROM citation
        WHERE passage IN ({HITS} {asked} AND {id_range("passage")} LIMIT {PASSAGES})"""


def spread(case: "Reads", word: str) -> bool:
    """Whether very many words begin so: to read the first of their hits takes as long as to read all."""
    from db.beginnings import in_parts

    asked, args = begins(word)
    return bool(asked) and in_parts(case.rows(f"SELECT {asked}", args)[0][0])


def many(case: "Reads", listing: Listing, word: str) -> bool:
    """Whether a word has more hits in a list than are tested one by one, or very many words begin so."""
    asked, args = begins(word)
    found = f"{HITS} {asked} AND {id_range(listing.kind)} LIMIT {FEW + 1}"
    return bool(asked) and (spread(case, word) or len(case.rows(found, args)) > FEW)


def leading(case: "Reads", listing: Listing, words: Sequence[str]) -> tuple[str, list[str], tuple[str, ...]]:
    """Which hits lead to the rows of a list in the order of its codes: rows `s` by rowid with their arguments, and
    the words that are left to be tested; '' where no word has many hits.
    """
    if not any(many(case, listing, word) for word in words):
        return "", [], tuple(words)
    if not through_passages(listing):
        found = [begins(word) for word in words]
        if not all(sql for sql, _ in found):
            return "", [], tuple(words)
        asked = " || ' AND ' || ".join(f"'(' || {sql} || ')'" for sql, _ in found)
        return f"({HITS} {asked} AND {id_range(listing.kind)})", [one for _, args in found for one in args], ()
    first = next(word for word in words if many(case, listing, word))
    asked, args = begins(first)
    held = f"{HITS} {asked} AND {id_range(listing.kind)}"
    if spread(case, first):  # one look at all hits, since each would read as much; + keeps it from being one for each
        beside = f"q.{listing.key} NOT IN ({held} AND +rowid IN ({citing(asked)}))"
        args = [*args, *args, *args, *args]
    else:
        beside = f"NOT EXISTS ({HITS} {asked} AND rowid = q.{listing.key})"
        args = [*args, *args, *args]
    cited = f"""SELECT q.{listing.key} AS rowid FROM {listing.table} q WHERE q.{listing.key} IN ({citing(asked)})
        AND {beside}"""
    return f"({held} UNION ALL {cited})", args, tuple(one for one in words if one != first)
