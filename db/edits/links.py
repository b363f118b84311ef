"""Rows that belong to a record: names, passages cited, members, claims for and against, hand-overs and the like."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.case import Case
from db.edits.citing import Cite, cite
from db.edits.done import Done, done, each, operation
from db.errors import Invalid, NotFound, Refused
from db.kinds import BY_NAME, kind_of
from db.records import Kind
from db.records import Links as Link
from db.rules import Columns, Known, read
from db.terms import known
from db.words.near import an, hint
from db.writer import Writer

Entry = str | Mapping[str, str]


def link_named(kind: Kind, name: str) -> Link:
    """The links of a kind by name; Invalid with the nearest where it has none of that name."""
    for one in kind.links:
        if one.name == name == "people":  # readers must have read
            raise Refused("Who works on a record and who has read it follows from its review; see: pincite queue.")
        if one.name == name:
            return one
    names = [one.name for one in kind.links]
    raise Invalid(f"{an(kind.name).capitalize()} has no {name.replace('_', ' ')}; {hint(name, names)}")


def read_link(link: Link, entry: Entry, lists: Known) -> Columns:
    """The columns of one row; a text alone is its first field."""
    given = {link.fields[0].name: entry} if isinstance(entry, str) else dict(entry)
    strange = [name for name in given if name not in {one.name for one in link.fields}]
    if strange:
        raise Invalid(f"{link.name} have no “{strange[0]}”; {hint(strange[0], [one.name for one in link.fields])}")
    columns: Columns = {}
    for one in link.fields:
        if one.name in given or (one.required and one.default is None):
            columns |= read(one, given.get(one.name, ""), lists)
        elif one.default is not None:
            columns[one.name] = one.default
    if not any(value is not None for value in columns.values()):
        raise Invalid(f"Nothing is entered for {link.name}: {link.help}.")
    return columns


def add(writer: Writer, kind: Kind, owner: int, name: str, entry: Entry, lists: Known) -> int:
    """One row more within an operation; its id. A row that is there already stays as it is."""
    link = link_named(kind, name)
    if link.table == "tagging":
        words = entry if isinstance(entry, str) else entry.get("tag", "")
        columns: Columns = {link.owner: owner, "tag": ensure_tag(writer, words, lists)}
    else:
        columns = {link.owner: owner, **read_link(link, entry, lists)}
    where = " AND ".join(f'"{column}" IS ?' for column in columns)
    found = writer.execute(f"SELECT id FROM {link.table} WHERE {where}", tuple(columns.values()))
    if found:
        return int(found[0][0])
    if link.ordered:
        sql = f"SELECT coalesce(max(position), 0) + 1 FROM {link.table} WHERE {link.owner} = ?"
        columns["position"] = writer.execute(sql, (owner,))[0][0]
    return writer.insert(link.table, columns)


def ensure_tag(writer: Writer, name: str, lists: Known) -> int:
    """The id of a tag by its name in any case; a new one is made by its first use."""
    name = read(BY_NAME["tag"].field("name"), name, lists)["name"]
    return tag_named(writer, name) or writer.insert("tag", {"name": name})


def tag_named(writer: Writer, name: str) -> int:
    """The id of a tag by its name in any case, or 0."""
    sql = "SELECT id FROM tag WHERE name = ? COLLATE NOCASE AND withdrawn IS NULL ORDER BY name = ? DESC, id LIMIT 1"
    found = writer.execute(sql, (name, name))
    return int(found[0][0]) if found else 0


def add_links(
    case: Case, ids: int | Sequence[int], name: str, entries: Sequence[Entry], *, reason: str | None = None
) -> Done:
    """Add rows of one kind of link to one record or many, in one operation."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, f"add {name}", reason) as writer:
        lists = known(case)
        for one in ids:
            kind = kind_of(one)
            writer.check_open(kind.table, one, {name: 1})
            for entry in entries:
                add(writer, kind, one, name, entry, lists)
    return done(case, ids, f"{name.replace('_', ' ')} added", writer.operation)


def add_cites(case: Case, ids: int | Sequence[int], cites: Sequence[Cite], *, reason: str | None = None) -> Done:
    """Let records cite these words too, in one operation."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, "add cites", reason) as writer:
        for one in ids:
            link_named(kind_of(one), "cites")
            writer.check_open(kind_of(one).table, one, {"cites": 1})
            for named in cites:
                columns = {"record": one, "passage": cite(writer, case, named), "role": named.role}
                writer.set_link("citation", columns)
    return done(case, ids, "cites added", writer.operation)


def remove_links(
    case: Case, record: int, name: str, entries: Sequence[Entry | int], *, reason: str | None = None
) -> Done:
    """Take rows of one kind of link away from a record: by what they say, or by the row's id."""
    (record,) = each(case, (record,))
    kind = kind_of(record)
    link = link_named(kind, name)
    with operation(case, f"remove {name}", reason) as writer:
        lists = known(case)
        writer.check_open(kind.table, record, {name: 1})
        for entry in entries:
            for row in rows_like(writer, link, record, entry, lists):
                writer.delete(link.table, row)
    return done(case, (record,), f"{name.replace('_', ' ')} removed", writer.operation)


def rows_like(writer: Writer, link: Link, owner: int, entry: Entry | int, lists: Known) -> list[int]:
    """Ids of the rows of an owner that are as described; NotFound where there is none."""
    if isinstance(entry, int):
        columns: dict[str, Any] = {"id": entry}
    elif isinstance(entry, str):
        columns = read(link.fields[0], entry, lists)
    else:
        columns = {}
        for one in link.fields:
            if one.name in entry:
                columns |= read(one, entry[one.name], lists)
    where = " AND ".join(f'"{column}" IS ?' for column in (link.owner, *columns))
    found = writer.execute(f"SELECT id FROM {link.table} WHERE {where}", (owner, *columns.values()))
    if not found:
        raise NotFound(f"{writer.codes.code(owner)} has no such {link.name}; nothing was changed.")
    return [row[0] for row in found]
