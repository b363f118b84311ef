"""What a person may have meant by a word that is not known. Pure."""

from collections.abc import Iterable

MOST_LISTED = 30


def plain(word: str) -> str:
    """A word as words are compared: lower case, spaces for underscores and hyphens."""
    return " ".join(word.lower().replace("_", " ").replace("-", " ").split())


def an(word: str) -> str:
    """A word with its article, where it has one: an actor, a claim, evidence."""
    if word == "evidence":
        return word
    return f"{'an' if word[:1].lower() in 'aeiou' and not word.startswith('uni') else 'a'} {word}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one, or ''."""
    return next(iter(near(word, known, 1, 0.6)), "")


def near(word: str, known: Iterable[str], most: int, least: float = 0.75) -> list[str]:
    """The known words that are most like this one, the most alike first; least: how alike, 1 for the same."""
    from difflib import get_close_matches

    by_plain: dict[str, str] = {}
    for one in known:
        by_plain.setdefault(plain(one), one)
    return [by_plain[one] for one in get_close_matches(plain(word), by_plain, most, least)]


def hint(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the nearest one, or all that there are."""
    listed = list(dict.fromkeys(known))
    near = nearest(word, listed)
    if near:
        return f"did you mean {near}?"
    if not listed:
        return "there are none."
    more = f" and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    return f"there are {', '.join(listed[:MOST_LISTED])}{more}."
