"""Values in the words of a sentence. Pure."""

from db.compare.value import Context, Value
from db.values import JOINED, word
from db.words.dates import show_date
from db.words.numbers import show_counted

STRENGTH = {
    "denied": "denied",
    "possible": "possible",
    "alleged": "alleged",
    "apparent": "apparent",
    "concluded": "found",
    "stated": "stated as fact",
}
ROLES = {
    "happened": "happened",
    "window": "the period",
    "window_end": "the end of a period",
    "agreed": "agreed",
    "in_force": "in force",
    "published": "published",
    "said": "said",
    "as_of": "as of",
}


def said(value: Value, context: Context) -> str:
    """What a source says, in its own words where they are kept, else as read."""
    if context.quiet:
        return ""
    return f"“{bare_of_marks(value.said)}”" if value.said else as_read(value, context)


def bare_of_marks(words: str) -> str:
    """Words without quotation marks around all of them, which the sentence sets itself."""
    inner = words[1:-1]
    paired = len(words) > 2 and words[0] + words[-1] in ("“”", '""', "''", "‘’", "«»") and words[0] not in inner
    return inner if paired else words


def pair(a: Value, b: Value, context: Context) -> str:
    """Both values, as said; as read, too, where the words do not show the difference."""
    if context.quiet:
        return ""
    one, other = said(a, context), said(b, context)
    if one == other:
        return f"{one} ({as_read(a, context)}) and {other} ({as_read(b, context)})"
    return f"{one} and {other}"


def as_read(value: Value, context: Context) -> str:
    """A value as it was read."""
    if context.quiet:
        return ""
    if value.count is not None:
        return show_counted(value.count, word(value.unit))
    if value.date is not None:
        return show_date(value.date)
    if value.yesno is not None:
        return "yes" if value.yesno else "no"
    if value.members:
        return members(value, context)
    return f"“{value.text or value.said}”"


def members(value: Value, context: Context) -> str:
    """The members of a set or attribution, with what joins them."""
    names = [
        context.name(one.key) + (f" ({word(one.involvement)})" if one.involvement else "") for one in value.members
    ]
    if len(names) == 1:
        return names[0]
    if value.operator == "including":
        return "among others " + ", ".join(names)
    if value.operator == "one_of":
        return "either " + " or ".join(names)
    joined = JOINED.get(value.operator, ", ").join(names)
    more = {
        "jointly": ", together",
        "each": ", each",
        "some_by_each": ", some by each",
        "unknown": ", how is not said",
    }
    return joined + more.get(value.operator, "")


def strength(value: Value) -> str:
    """How strongly it is said."""
    return STRENGTH.get(value.modality, value.modality)
