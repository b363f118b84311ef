"""Who works, where several people use one login: asked for at the start, so that the log can tell them apart.

The plain rule: a name is asked for where none is given by --person, PINCITE_PERSON or the settings, and either the
settings say `shared = true` or the case file knows the login under another name than its own.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from tui import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from db import Case


def ask(login: str, names: Sequence[str]) -> str:
    """The name that is typed or chosen by its number; Invalid where there is no answer."""
    known = ", ".join(f"{number} {safe.show(name)}" for number, name in enumerate(names, 1))
    print(f"Several people use the login {safe.show(login)} here.", file=sys.stderr)
    print(f"Who works? {known}{', or another name' if known else 'A name, or a pseudonym'}: ", end="", file=sys.stderr)
    sys.stderr.flush()
    answer = " ".join(sys.stdin.readline().split())
    if answer.isdecimal() and 1 <= int(answer) <= len(names):
        return names[int(answer) - 1]
    if not answer:
        from db import Invalid

        raise Invalid(f"Say who works, since several people use the login {login}: PINCITE_PERSON=NAME, or --person.")
    return answer


def settle(case: Case, shared: bool) -> str:
    """Have an unnamed person of a login that several people use named; the sentence to show where nobody can be asked.

    shared: whether the settings say that the login is shared.
    """
    from db import names_under

    login = case.person.login
    names = names_under(case.rows, login)
    if not names and not shared:
        return ""
    if os.isatty(0) and os.isatty(2):
        case.person = replace(case.person, name=ask(login, names))
        return ""
    return (
        f"Several people use the login {login}{' (' + ', '.join(names) + ')' if names else ''}, "
        f"and the log will name it alone; name who works by --person or PINCITE_PERSON."
    )
