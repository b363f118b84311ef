"""What a dump leaves out: what is protected, what rests on it, and what names it."""

import json
from collections.abc import Iterable

from db.case import Case
from db.kinds import KINDS
from db.records import Field, Kind
from db.writer import quoted

# References that are left away where what they name is left out; a record with any other goes with it.
POINTERS = frozenset({("article", "about"), ("article", "outlet"), ("report", "article"), ("passage", "twin_of")})
# Links of which the rows alone go.
LOOSE = frozenset({"relation", "origin_article", "bearing", "denial"})


def leaving(case: Case) -> set[int]:
    """The ids of all records that are left out unless what is protected is asked for."""
    found: set[int] = set()
    edge = protected(case)
    while edge:
        found |= edge
        edge = naming(case, edge) - found
        if not edge:
            edge = serving(case, found) - found
    return found


def protected(case: Case) -> set[int]:
    """What is protected by its own mark or by that of an article that it cites."""
    found: set[int] = set()
    for kind in KINDS:
        if "handling" in kind.common:
            marked = "coalesce(handling, 'protected')" if kind.name == "victim" else "handling"
            sql = f"SELECT id FROM {kind.table} WHERE {marked} IN ('protected', 'privileged')"
            found.update(row[0] for row in case.rows(sql))
    return found


def naming(case: Case, ids: Iterable[int]) -> set[int]:
    """The records that name any of these, by a field, by links, or as the passage or text of an article."""
    listed = json.dumps(list(ids))
    found: set[int] = set()
    for kind in KINDS:
        for sql in (*by_fields(kind), *by_links(kind)):
            found.update(row[0] for row in case.rows(sql, (listed,)))
    return found


def by_fields(kind: Kind) -> list[str]:
    """Queries for the records of a kind that name others by a field."""
    named = (field for field in kind.fields if field.reads == "ref" and (kind.name, field.name) not in POINTERS)
    return [f"SELECT id FROM {kind.table} WHERE {among(field)}" for field in named]


def by_links(kind: Kind) -> list[str]:
    """Queries for the records of a kind that name others by links."""
    return [
        f"SELECT {links.owner} FROM {links.table} WHERE {among(field)}"
        for links in kind.links
        if links.table not in LOOSE
        for field in links.fields
        if field.reads == "ref"
    ]


def among(field: Field) -> str:
    """SQL: the field is one of the ids that are given as JSON."""
    return f"{quoted((field.name,))} IN (SELECT value FROM json_each(?))"


def serving(case: Case, gone: set[int]) -> set[int]:
    """Passages and utterances that serve only what is left out."""
    listed = json.dumps(list(gone))
    found: set[int] = set()
    for used, user, table in (("passage", "record", "citation"), ("utterance", "id", "quote")):
        sql = f"""SELECT {used}, {user} FROM {table} WHERE {used} IN (
            SELECT {used} FROM {table} WHERE {user} IN (SELECT value FROM json_each(?)))"""
        users: dict[int, set[int]] = {}
        for one, by in case.rows(sql, (listed,)):
            users.setdefault(one, set()).add(by)
        found.update(one for one, by in users.items() if by <= gone)
    return found
