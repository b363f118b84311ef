"""People of whom a hospital tells that they were injured: it admitted 34 patients, casualties were brought in. Pure."""

import re
from collections.abc import Sequence

from db.suggest.counts.clauses import ILL
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

TAKEN_IN = re.compile(
    r"\b(?:hospitals?|clinics?|wards?)\b(?:(?! (?:who|that|which|where|but)\b)[^.;:])*"
    r" (?:admitted|received|took in)(?: [^.;:,]{3,40} and)?(?: (?:another|a further))? $"
)
CROWD = frozenset("people persons civilians men women children residents villagers patients".split())
BROUGHT = re.compile(
    r"(?: (?:had|have|has|were|was|been|already)){0,3}"
    r" (?:arrived|arrive|arriving|come in|came in|coming in|brought|reached|taken|rushed|admitted|received"
    r"|transferred)\b"
)
ADMITTED = re.compile(r"\b(?:admitted|admits|received|receives|treated|treating|treats|receiving|admitting|with) $")


def in_hospital(low: str, one: Mention, tokens: Sequence[Token]) -> str:
    """The rule by which people are told to be injured by where they are treated, "" for others and for the ill."""
    if one.whom in ("patients", "casualties") and BROUGHT.match(low, one.end):
        return "count.predicate"
    if one.whom not in CROWD or ILL.match(low, one.end):
        return ""
    told = any(harm.kind in ("killed", "injured") for token in tokens for harm in token.harms)
    patients = one.whom == "patients" and told and is_admitted(low, one)
    return "count.verb" if patients or TAKEN_IN.search(low, max(one.start - 90, 0), one.start) else ""


def is_admitted(low: str, one: Mention) -> bool:
    """Whether somebody admitted or treats those of a number."""
    return bool(ADMITTED.search(low, max(one.start - 40, 0), one.start))
