"""What befell those of whom only where they are tells it, or who they are: in a cell, on a bus, hostages. Pure."""

from db.suggest.counts.crowded import crowded
from db.suggest.lexicon import APART
from db.suggest.numbers.tokens import Token

HELD = dict.fromkeys(("hostage", "hostages", "captives", "detainee", "detainees"), "arrested")
HELD |= dict.fromkeys(("bodies", "corpses", "body", "corpse", "martyrs", "martyr", "victims"), "killed")
HELD |= dict.fromkeys(("idps", "evacuees", "evacuee", "deportees", "refugees", "refugee"), "displaced")
HELD |= {"casualties": "killed", "casualty": "killed"}


def by_place(tokens: list[Token], at: int, low: str) -> None:
    """What befell those of whom only a place tells it, or who they are: in a cell, on a bus, hostages."""
    one = tokens[at].mention
    assert one
    if kind := crowded(low, one):
        one.what, one.rule = kind, "count.noun"
    elif one.whom in HELD and (one.count.best != 1 or " more " in low[one.start : one.end]):
        one.what, one.rule = HELD[one.whom], "count.noun"
    elif one.whom in ("survivors", "survivor"):
        one.what = APART
