"""Which names a login of the system works under: where there is another than its own, several people may share it.

Light, since the first frame waits for it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

MOST = 9
NAMES = """
WITH RECURSIVE named (person) AS (
  SELECT min(person) FROM operation WHERE login = ?1
  UNION ALL
  SELECT (SELECT min(person) FROM operation o WHERE o.login = ?1 AND o.person > named.person)
  FROM named WHERE named.person IS NOT NULL LIMIT ?2
)
SELECT person FROM named WHERE person <> ?1
UNION SELECT person FROM presence WHERE login = ?1 AND person <> ?1 ORDER BY person LIMIT ?2"""


def names_under(rows: Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]], login: str) -> tuple[str, ...]:
    """The names, other than its own, under which a login has worked in a case file or is here now; at most nine."""
    return tuple(str(row[0]) for row in rows(NAMES, (login, MOST)))
