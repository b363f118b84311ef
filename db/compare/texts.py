"""Rules for values in words: only what can be seen from the words themselves is said. Pure."""

from db.compare.saying import pair, said
from db.compare.value import Context, Relation, Value
from db.compare.wording import alike, listed, names, same_meaning, same_words

MOSTLY = 0.6  # the share of content words from which two texts count as one in other words


def texts(a: Value, b: Value, context: Context) -> Relation | None:
    """Two values in words."""
    one, other = a.text or a.said, b.text or b.said
    if not one or not other:
        return None
    if same_words(one, other):
        return as_said(a, b, context)
    if same_meaning(one, other):
        return other_words(a, b, context, "words.meaning")
    found = lists(a, b, context, one, other) or named(a, b, context, one, other)
    if found:
        return found
    if alike(one, other) >= MOSTLY:
        return other_words(a, b, context, "words.most")
    why = f"“{one}” and “{other}”: the words differ. Whether they mean the same is for a person to say."
    return Relation("words_differ", "words.differ", why)


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
