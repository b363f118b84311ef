"""Saved views: a list's filter and order, by name."""

from dataclasses import dataclass

from db.case import Case
from db.edits.done import Done, done, operation
from db.edits.records import withdraw
from db.errors import NotFound, Refused, quoted
from db.kinds import BY_NAME
from db.lists.windows import plan
from db.rules import read
from db.terms import known
from db.words.near import hint


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: its name, which list, filter and order."""

    id: int
    code: str
    name: str
    pane: str
    filter: str
    sort: str


def views(case: Case, pane: str = "") -> list[View]:
    """All views by name, or those of one list."""
    sql = """SELECT id, name, pane, coalesce(filter, ''), coalesce(sort, '') FROM view
        WHERE withdrawn IS NULL AND ? IN ('', pane) ORDER BY name COLLATE NOCASE"""
    return [View(row[0], case.codes.code(row[0]), *row[1:]) for row in case.rows(sql, (pane,))]


def view_named(case: Case, name: str) -> View:
    """The view of that name or code; NotFound where there is none."""
    there = views(case)
    for one in there:
        if name in (one.name, one.code):
            return one
    raise NotFound(f"There is no view {quoted(name)}; {hint(name, [one.name for one in there])}")


def save_view(case: Case, name: str, pane: str, filter_: str = "", sort: str = "") -> Done:
    """Save a filter and order under a name; a view of that name is changed. Invalid where the list refuses them."""
    listing = plan(case, pane, filter_, sort).listing.name
    lists = known(case)
    with operation(case, "save view") as writer:
        name = read(BY_NAME["view"].field("name"), name, lists)["name"]
        values = {"name": name, "pane": listing, "filter": filter_ or None, "sort": sort or None}
        found = writer.execute("SELECT id FROM view WHERE name = ? AND withdrawn IS NULL", (name,))
        if found:
            writer.update("view", found[0][0], values)
        made = found[0][0] if found else writer.insert("view", values)
    return done(case, (made,), f"{quoted(name)} is saved", writer.operation)


def rename_view(case: Case, name: str, to: str) -> Done:
    """Give a view, by name or code, another name; Refused where another view has that."""
    one = view_named(case, name)
    to = str(read(BY_NAME["view"].field("name"), to, known(case))["name"])
    with operation(case, "rename view") as writer:
        if writer.execute("SELECT 1 FROM view WHERE name = ? AND id <> ? AND withdrawn IS NULL", (to, one.id)):
            raise Refused(f"There is a view {quoted(to)} already; take another name, or drop that one first.")
        if to != one.name:
            writer.update("view", one.id, {"name": to})
    return done(case, (one.id,), f"is called {quoted(to)} now", writer.operation)


def drop_view(case: Case, name: str) -> Done:
    """Withdraw a view by name or code."""
    return withdraw(case, view_named(case, name).id, "no longer wanted")
