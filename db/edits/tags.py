"""Tags: put on and taken off many records at once; a new one is made by its first use."""

from collections.abc import Sequence

from db.case import Case
from db.edits.done import Done, done, each, operation
from db.edits.links import ensure_tag, link_named, tag_named
from db.errors import Invalid, NotFound, quoted
from db.kinds import BY_NAME, kind_of
from db.rules import Known, read
from db.terms import known
from db.words.near import hint, near, plain

MOST_NEAR = 3


def tag(case: Case, ids: int | Sequence[int], names: Sequence[str], *, reason: str | None = None) -> Done:
    """Put tags on records, in one operation."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, f"tag {', '.join(names)}", reason) as writer:
        lists = known(case)
        made = [quoted(name) for name in listed(names, lists) if not tag_named(writer, name)]
        for name in listed(names, lists):
            one_tag = ensure_tag(writer, name, lists)
            for one in ids:
                link_named(kind_of(one), "tags")
                writer.check_open(kind_of(one).table, one, {"tags": 1})
                writer.set_link("tagging", {"record": one, "tag": one_tag})
    new = f"; {' and '.join(made)} {'is a new tag' if len(made) == 1 else 'are new tags'}" if made else ""
    return done(case, ids, f"tagged {', '.join(names)}{new}", writer.operation)


def near_tags(case: Case, name: str) -> list[str]:
    """Tags that a new name may have been meant for, the likeliest first; none where there is a tag of that name."""
    known_tags = [row[0] for row in case.rows("SELECT name FROM tag WHERE withdrawn IS NULL ORDER BY name")]
    wanted = alike(name)
    if any(one.lower() == name.strip().lower() for one in known_tags):
        return []
    same = [one for one in known_tags if alike(one) == wanted]
    return list(dict.fromkeys([*same, *near(name, known_tags, MOST_NEAR)]))[:MOST_NEAR]


def alike(name: str) -> str:
    """A name as tags are compared: without case, hyphens, marks of a plural."""
    words = plain(name.casefold()).split()
    return "".join(one.removesuffix("s") if len(one) > 3 else one for one in words)


def untag(case: Case, ids: int | Sequence[int], names: Sequence[str], *, reason: str | None = None) -> Done:
    """Take tags off records, in one operation; a record without the tag is passed over."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, f"untag {', '.join(names)}", reason) as writer:
        for name in listed(names, known(case)):
            one_tag = tag_named(writer, name)
            if not one_tag:
                there = [row[0] for row in case.rows("SELECT name FROM tag WHERE withdrawn IS NULL ORDER BY name")]
                raise NotFound(f"There is no tag {quoted(name)}; {hint(name, there)}")
            for one in ids:
                writer.check_open(kind_of(one).table, one, {"tags": 1})
                sql = "SELECT id FROM tagging WHERE record = ? AND tag = ?"
                for (row,) in writer.execute(sql, (one, one_tag)):
                    writer.delete("tagging", row)
    return done(case, ids, f"no longer tagged {', '.join(names)}", writer.operation)


def listed(names: Sequence[str], lists: Known) -> list[str]:
    """The names as stored; Invalid where there is none."""
    field = BY_NAME["tag"].field("name")
    found = [read(field, name, lists)["name"] for name in names]
    if not found:
        raise Invalid("No tag is named.")
    return list(dict.fromkeys(found))
