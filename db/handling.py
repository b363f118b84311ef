"""Who may see what: a record is covered by its own handling mark or by that of the source that it cites."""

from collections.abc import Iterable

from db.case import Case
from db.kinds import kind_of
from db.lists.listings import BY_KIND, COVERING
from db.sqlite import id_list

IN_ARTICLE = {
    "text": f"EXISTS (SELECT 1 FROM article a WHERE a.id = r.article AND a.handling IN {COVERING})",
    "passage": "EXISTS (SELECT 1 FROM text t JOIN article a ON a.id = t.article "
    f"WHERE t.id = r.text AND a.handling IN {COVERING})",
}


def covered(case: Case, ids: Iterable[int]) -> set[int]:
    """Those of the records that stay covered until a person uncovers them."""
    by_kind: dict[str, list[int]] = {}
    for one in ids:
        by_kind.setdefault(kind_of(one).name, []).append(one)
    found: set[int] = set()
    for name, some in by_kind.items():
        listing = BY_KIND.get(name)
        if listing:
            table, key, test = listing.table, listing.key, listing.covered
        else:
            table, key, test = name, "id", IN_ARTICLE.get(name, "0")
        sql = f"SELECT r.{key} FROM {table} r WHERE r.{key} IN (SELECT value FROM json_each(?)) AND {test}"
        found.update(row[0] for row in case.rows(sql, (id_list(some),)))
    return found
