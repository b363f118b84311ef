"""What befell those of whom only where they are tells it, or who they are: in a camp, in hospital, hostages. Pure."""

from db.suggest.counts.admitted import in_hospital, is_admitted
from db.suggest.counts.crowded import crowded
from db.suggest.counts.refuge import took_shelter
from db.suggest.counts.walking import is_accused
from db.suggest.counts.weighing import GOES_BACK
from db.suggest.lexicon import APART
from db.suggest.numbers.tokens import Token

HELD = dict.fromkeys(("hostage", "hostages", "captives", "detainee", "detainees"), "arrested")
HELD |= dict.fromkeys(("bodies", "corpses", "body", "corpse", "martyrs", "martyr", "victims"), "killed")
HELD |= dict.fromkeys(("idps", "evacuees", "evacuee", "deportees", "refugees", "refugee"), "displaced")
HELD |= {"casualties": "killed", "casualty": "killed"}


def by_place(tokens: list[Token], at: int, low: str) -> None:
    """What befell those of whom only a place tells it, or who they are: in a camp, brought to hospital, hostages."""
    one = tokens[at].mention
    assert one
    if rule := in_hospital(low, one, tokens):
        one.what, one.rule = "injured", rule
    elif kind := crowded(low, one):
        one.what, one.rule = kind, "count.noun"
    elif took_shelter(low, one):
        one.what, one.rule = "displaced", "count.noun"
    elif one.whom in HELD and (one.count.best != 1 or " more " in low[one.start : one.end]):
        one.what, one.rule = HELD[one.whom], "count.noun"
        if one.whom == "casualties" and is_admitted(low, one):
            one.what = "injured"
    elif is_accused(tokens, at):
        one.what, one.rule = APART, GOES_BACK
    elif one.whom in ("survivors", "survivor"):
        one.what = APART
