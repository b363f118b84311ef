"""Numbers that are an age, or only what a share is of: Maher Odeh, 41; aged under 18; 90 per cent of 3,000. Pure."""

import re

from db.suggest.lexicon import people
from db.suggest.numbers.mentions import Mention

AGE = re.compile(r"[A-Z\u00c0-\u00de][\w'’.-]*,\s(?:\d\d?\sand\s)?$")
OF_AN_AGE = re.compile(
    r"(?:^|\W)an? (?:[\w-]+ )?(?:boy|girl|child|man|woman|youth|lad|son|daughter|kid|teenager|toddler|infant|baby) of"
    r"(?: about| around| perhaps| maybe)? $"
)
AFTER_AGE = re.compile(r"\s?[,.;)]|\s(?:and|who|from|of)\b")
SHARE_OF = re.compile(
    r"(?:%|per ?cent|third|quarter|fifths?|tenths?|half) of (?:the |all |its |their |[a-z]+ [a-z]+'s )?$"
)
AGED = re.compile(
    r"\bage[ds]? (?:between )?(?:[\w-]+(?:,? (?:and|to|or)|,) ){0,5}$|\b(?:older|younger) than $|\bthe ages? of $"
    r"|\b(?:youngest|oldest|eldest)(?: of (?:them|whom|these))?,? (?:(?:was|is|being) )?(?:only |just )?$"
)
YOUNG = re.compile(
    r"\b(?:children|child|girls?|boys?|minors|infants|babies|kids|pupils|women|men|people|those|persons|them|whom)"
    r" (?:aged? )?(?:under|below|over|younger than|older than)(?: the age of)? $"
)
OLD = re.compile(r"\b(?:men|women|people|those|persons|residents|civilians|children|boys|girls) $")
DONE_TO = re.compile(r" (?:killed|injured|wounded|hurt|arrested|detained)\b")
SET_OFF = re.compile(r"[^\W\d_],\s$")
OF_SEVERAL = re.compile(r"\b([a-z]+), (?:\d\d?, )*\d\d? and \d\d?(?=\s?[,.;)—–]|\s?$)")  # two women, 31 and 70
YEARS_OLD = re.compile(r"(?:, \d\d?)*,? and \d\d?-year-olds?\b")  # four women – 59, 61 and 79-year-old
OF_ONE = re.compile(r"\b([a-z]+), $")
OLDEST = 110


def a_share(low: str, one: Mention) -> bool:
    """Whether a number is only what a share is of, or an age: 90 percent of the 30,000, aged between 20 and 35."""
    if DONE_TO.match(low, one.end):
        return False
    return bool(
        SHARE_OF.search(low, max(one.start - 40, 0), one.start) or AGED.search(low, max(one.start - 30, 0), one.start)
    )


def an_age(text: str, low: str, one: Mention) -> bool:
    """Whether a bare number is the age of somebody named before it: "Maher Odeh, 41, …", "the speaker, 34, left"."""
    over = one.count.qualifier == "more_than" and low.startswith("over ", one.start)
    if over and not one.whom and OLD.search(low, max(one.start - 24, 0), one.start) and AFTER_AGE.match(low, one.end):
        return 0 < (one.count.low or 0) < OLDEST  # men over 60
    if (
        one.whom
        or one.of_them
        or one.count.qualifier not in ("exact", "about")
        or not 0 < (one.count.best or 0) < OLDEST
    ):
        return False
    begin = max(one.start - 40, 0)
    if OF_AN_AGE.search(low, begin, one.start) or YOUNG.search(low, begin, one.start):
        return True
    if AGE.search(text, max(one.start - 24, 0), one.start) and AFTER_AGE.match(low, one.end):
        return True
    if of_those_named(low, one) or YEARS_OLD.match(low, one.end):
        return True
    if low.endswith((" no, ", " sorry, "), 0, one.start):
        return False
    return bool(SET_OFF.search(text, max(one.start - 3, 0), one.start)) and low.startswith(",", one.end)


def of_those_named(low: str, one: Mention) -> bool:
    """Whether a number stands behind people as their age: two women, 31 and 70, were killed; their son, 12 - died."""
    begin = max(one.start - 40, 0)
    several = next((ages for ages in OF_SEVERAL.finditer(low, begin, one.stop + 60) if ages.end() >= one.stop), None)
    if several and several.start() < one.start < several.end():
        return several[1] in people()
    named = OF_ONE.search(low, begin, one.start)
    return bool(named and named[1] in people()) and low.startswith((" —", " –", " -"), one.end)
