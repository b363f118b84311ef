"""A value that is kept in words alone, read as what the other one is: a number, a day, names. Pure."""

import re
from dataclasses import replace

from db.compare.polarity import tone
from db.compare.value import Context, Key, Member, Value
from db.compare.wording import bare
from db.errors import Invalid
from db.words.dates import read_date
from db.words.numbers import may_begin, take_count

SETS = frozenset({"record", "term", "set", "who"})
STEM = 4  # letters that Russia and Russian have in common
MADE_OF = frozenset("the of and in al army force forces government state armed air military troops ministry".split())
EITHER = re.compile(r"\b(?:either|or)\b", re.IGNORECASE)


def matched(a: Value, b: Value, context: Context) -> tuple[Value, Value]:
    """Both as values of one type, as far as one that is in words can be read as what the other is."""
    if a.type == b.type:
        return a, b
    if a.type in SETS and b.type in SETS:
        both = "who" if "who" in (a.type, b.type) else "set"
        return replace(a, type=both), replace(b, type=both)
    return (plainly(a, b, context) if a.type == "text" else a), (plainly(b, a, context) if b.type == "text" else b)


def plainly(value: Value, other: Value, context: Context) -> Value:
    """A value in words read as the type of the other, itself where that cannot be."""
    words = value.text or value.said
    if other.count is not None:
        return counted(value, words)
    if other.date is not None:
        return dated(value, words)
    return named(value, words, other, context) if other.members else value


def counted(value: Value, words: str) -> Value:
    """The one number in the words."""
    found, end = [], 0
    for at in may_begin(words):
        taken = take_count(words, at) if at >= end else None
        if taken:
            found.append(taken[0])
            end = taken[1]
    return replace(value, type="count", count=found[0], text="") if len(found) == 1 else value


def dated(value: Value, words: str) -> Value:
    """The words as a day or a period."""
    try:
        return replace(value, type="date", date=read_date(words), text="")
    except Invalid:
        return value


def named(value: Value, words: str, other: Value, context: Context) -> Value:
    """Those of the other's members that the words name, joined as the words join them."""
    stems = {word[:STEM] for word in bare(words) if len(word) >= STEM}
    members = tuple(
        Member(one.key) for one in other.members if names(one.key, stems, context)
    )  # fmt: skip
    if not members:
        return value
    heard = tone(words)
    modality = heard.step if value.modality == "stated" else value.modality
    operator = other.operator
    if len(members) > 1:
        operator = "one_of" if EITHER.search(words) else ("unknown" if other.type == "who" else "and")
    return replace(
        value, type=other.type, members=members, operator=operator, text="", modality=modality,
        denies=value.denies or heard.denies,
    )  # fmt: skip


def names(key: Key, stems: set[str], context: Context) -> bool:
    """Whether the words that tell a name from others begin as some words do."""
    own = {word[:STEM] for word in bare(context.name(key)) if len(word) >= STEM and word not in MADE_OF}
    return bool(own) and own <= stems
