"""Rules for values in words: only what can be seen from the words themselves is said. Pure."""

import re

from db.compare.kindred import family
from db.compare.polarity import LADDER as STEPS
from db.compare.polarity import same_thing, tone
from db.compare.saying import pair, said
from db.compare.value import Context, Relation, Value
from db.compare.wording import alike, listed, names, same_meaning, same_words

EITHER = re.compile(r"\b(?:either|or)\b", re.IGNORECASE)
BOTH = re.compile(r"\b(?:both|and|jointly|together)\b", re.IGNORECASE)
MOSTLY = 0.6  # the share of content words from which two texts count as one in other words


def texts(a: Value, b: Value, context: Context) -> Relation | None:
    """Two values in words."""
    one, other = a.text or a.said, b.text or b.said
    if not one or not other:
        return None
    if same_words(one, other):
        return as_said(a, b, context)
    found = joined(a, b, context, one, other) or toned(a, b, context, one, other)
    if found:
        return found
    if same_meaning(one, other):
        return other_words(a, b, context, "words.meaning")
    found = lists(a, b, context, one, other) or named(a, b, context, one, other)
    if found:
        return found
    if alike(one, other) >= MOSTLY:
        return other_words(a, b, context, "words.most")
    why = f"“{one}” and “{other}”: the words differ. Whether they mean the same is for a person to say."
    return Relation("words_differ", "words.differ", why)


def toned(a: Value, b: Value, context: Context, one: str, other: str) -> Relation | None:
    """Words that speak of one thing and deny it, or say it more or less strongly; None where the tone is one."""
    first, second = tone(one), tone(other)
    if first.denies != second.denies and a.denies == b.denies:
        if not same_thing(first, second):
            return None
        why = f"{pair(a, b, context)}: one says by its words that what the other says is not so."
        return Relation("disjoint", "words.denied", why, clash=True)
    if first.step == second.step or not same_thing(first, second, MOSTLY):
        return None
    up = STEPS.index(first.step) > STEPS.index(second.step)
    strong, weak = (a, b) if up else (b, a)
    why = f"Said more strongly by one than by the other, by their words: {pair(strong, weak, context)}."
    return Relation("stronger" if up else "weaker", "words.strength", why, {"steps": f"{first.step} / {second.step}"})


def joined(a: Value, b: Value, context: Context, one: str, other: str) -> Relation | None:
    """Two texts that name the same, one joining it by "or" and the other by "and"."""
    if bool(EITHER.search(one)) == bool(EITHER.search(other)) or len(names(one) & names(other)) < 2:
        return None
    if (
        names(one) != names(other)
        and alike(EITHER.sub(" ", BOTH.sub(" ", one)), EITHER.sub(" ", BOTH.sub(" ", other))) < MOSTLY
    ):
        return None
    why = f"{pair(a, b, context)} name the same, and one leaves open which of them."
    of_who = family(a.property) == "who"
    return Relation("attribution_differs" if of_who else "overlaps", "words.joined", why, clash=of_who)


def as_said(a: Value, b: Value, context: Context) -> Relation:
    """The same value, perhaps in other words of the sources."""
    if not a.said or not b.said or same_words(a.said, b.said):
        return Relation("same", "words.equal", f"Both say {said(a, context)}.")
    return other_words(a, b, context, "words.said")


def other_words(a: Value, b: Value, context: Context, rule: str) -> Relation:
    """One thing in other words."""
    return Relation("wording_only", rule, f"{pair(a, b, context)}: one thing said in other words.")


def lists(a: Value, b: Value, context: Context, one: str, other: str) -> Relation | None:
    """Two texts that list several things, one list within the other."""
    first, second = listed(one), listed(other)
    if not first or not second or not first & second:
        return None
    if first == second:
        return other_words(a, b, context, "words.list")
    finer, coarser = parts_of(first, second), parts_of(second, first)
    return within(a, b, context, finer and not coarser, coarser and not finer, "words.list")


def parts_of(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> bool:
    """Whether each entry of one list stands in the other, as it is or more widely: displaced people."""
    return all(any(set(wide) <= set(entry) for wide in second) for entry in first)


def named(a: Value, b: Value, context: Context, one: str, other: str) -> Relation | None:
    """Two texts of which one names all that the other names, and more."""
    first, second = names(one), names(other)
    if not first or not second:
        return None
    return within(a, b, context, first < second, second < first, "words.names")


def within(a: Value, b: Value, context: Context, finer: bool, coarser: bool, rule: str) -> Relation | None:
    """One of two texts names no more than a part of what the other names."""
    if not finer and not coarser:
        return None
    inner, outer = (a, b) if finer else (b, a)
    why = f"What {said(inner, context)} names is a part of what {said(outer, context)} names."
    return Relation("refines" if finer else "refined_by", rule, why)
