"""The words that the rules of counts know, read from the tables beside this file. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from db.words.trie import trie

HERE = Path(__file__).parent
APART = "apart"
HARMED = ("casualties", "casualty", "refugees", "refugee", "remains of", "prisoners of war")
VOWELS = frozenset("aeiou")
HELD = (
    "camps?|families|households|patients|arrivals?|receiv(?:e|es|ed|ing)|tents?|shelters?"
    "|in (?:[a-z-]+ ){0,3}(?:hospitals?|custody|detention|captivity|camps|tents|shelters)|ha(?:ve|s|d) left|left"
)
OWNERS = ("their", "his", "her", "our", "my", "its")
OWN = f"(?:{'|'.join(OWNERS)})"


@dataclass(frozen=True, slots=True)
class Harm:
    """What an entry says befalls people, its class (see harm.tsv), and the form of a verb: base, s, past, part, ing."""

    kind: str
    group: str
    form: str = ""


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table, without its comments."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def grammar() -> dict[str, frozenset[str]]:
    """Words by their class."""
    return {name: frozenset(words.split()) for name, words in rows("grammar.tsv") if name != "joined"}


@cache
def people() -> dict[str, str]:
    """Nouns for people, each with its unit."""
    found = {
        word: unit for unit, words in rows("people.tsv") if unit not in ("things", "unsaid") for word in words.split()
    }
    plural = [word for word in found if word.endswith("s") and word[-2] not in "su" and word != "lives"]
    return {word[:-1]: found[word] for word in plural} | found


@cache
def listed(name: str) -> frozenset[str]:
    """The nouns of a list of people.tsv: things, unsaid."""
    return frozenset(next(words for unit, words in rows("people.tsv") if unit == name).split())


@cache
def named_in(name: str) -> frozenset[str]:
    """The words of a row of names.tsv."""
    return frozenset(next(words for row, words in rows("names.tsv") if row == name).split())


def spoken_in(name: str) -> str:
    """A row of speech.tsv."""
    return next(words for row, words in rows("speech.tsv") if row == name)


@cache
def caused() -> list[tuple[str, frozenset[str], re.Pattern[str]]]:
    """Verbs that say after their object what they made of it: the kind, the verbs, the words after the object."""
    return [
        (kind, frozenset(verbs.split("|")), re.compile(rf"(?: (?:of|from) (?:the )?[\w'-]+)?\s(?:{after})(?!\w)"))
        for kind, verbs, after in rows("caused.tsv")
    ]


@cache
def phrases() -> dict[str, tuple[re.Pattern[str], dict[str, tuple[Harm, ...]]]]:
    """By the first word of entries: one pattern for them, the longest first, and what each of its groups may mean."""
    by_first: dict[str, dict[str, tuple[Harm, ...]]] = {}
    for words, harm in entries():
        some = by_first.setdefault(words.split(" ", 1)[0], {})
        if harm not in some.get(words, ()):
            some[words] = (*some.get(words, ()), harm)
    return {first: compiled(found) for first, found in by_first.items()}


@cache
def by_word() -> dict[str, tuple[Harm, ...]]:
    """What single words of harm may mean."""
    found: dict[str, tuple[Harm, ...]] = {}
    for words, harm in entries():
        if " " not in words:
            found[words] = (*found.get(words, ()), harm)
    return found


def harm_of(word: str) -> tuple[Harm, ...]:
    """What one word of harm may mean, nothing for any other."""
    return by_word().get(word, ())


@cache
def of_harm() -> frozenset[str]:
    """The words that by themselves are of harm."""
    return frozenset(words for words, _ in entries() if " " not in words)


@cache
def events() -> frozenset[str]:
    """The words for what befalls people, counted: deaths, arrests."""
    return frozenset(words for words, harm in entries() if harm.group == "event")


@cache
def hint() -> re.Pattern[str]:
    """What stands in every sentence that tells of harm: the beginning of an entry, or a noun for those harmed."""
    plain = ("be", "have", "help", "preposition", "article", "adverb")
    common = frozenset().union(*(grammar()[name] for name in plain))
    told = [words for words, harm in entries() if harm.kind != APART]
    firsts = {words.split()[0] for words in told if words.split()[0] not in common} | set(HARMED)
    starts = {tuple(words.split()[:2]) for words in told if words.split()[0] in common and "*" not in words}
    seconds = {f"{one} {owner}" for one, *two in starts for owner in (OWNERS if two == ["~"] else two)}
    return re.compile(rf"(?<!\w)(?:{HELD}|{trie(firsts | {one for one in seconds if ' ' in one})})(?!\w)")


def compiled(
    found: dict[str, tuple[Harm, ...]],
) -> tuple[re.Pattern[str], dict[str, tuple[Harm, ...]]]:
    """The pattern of entries that begin with the same word."""
    ordered = sorted(found, key=lambda words: (-words.count(" "), -len(words)))
    groups = {f"g{at}": found[words] for at, words in enumerate(ordered)}
    parts = "|".join(f"(?P<g{at}>{pattern(words)})" for at, words in enumerate(ordered))
    return re.compile(rf"(?:{parts})(?![\w-])"), groups


def pattern(words: str) -> str:
    """An entry as a pattern: ~ is a word of owning, * up to three words."""
    made = ""
    for at, word in enumerate(words.split()):
        if word == "*":
            made += r"(?:\s[\w'-]+){0,3}?"
        else:
            made += (r"\s" if at else "") + (OWN if word == "~" else re.escape(word))
    return made


def entries() -> Iterator[tuple[str, Harm]]:
    """All entries with all their forms."""
    for kind, group, words in rows("harm.tsv"):
        for entry in words.split(", "):
            if group in ("does", "meets", "loses", "comes"):
                for form, said in inflected(entry.strip()):
                    yield said, Harm(kind, group, form)
            else:
                yield entry.strip(), Harm(kind, group)


def inflected(entry: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb; what goes with it stays as it is."""
    if ":" in entry:
        base, past, part, *more = entry.split(":")
        tail = ""
        if more and " " in more[0] and " " not in base:
            more[0], _, tail = more[0].partition(" ")
            base, past, part = f"{base} {tail}", f"{past} {tail}", f"{part} {tail}"
            more[0] = f"{more[0]} {tail}"
        first, _, rest = base.partition(" ")
        yield from (("base", base), ("s", f"{third(first)} {rest}".strip()), ("past", past), ("part", part))
        yield "ing", more[0] if more else f"{going(first, False)} {rest}".strip()
        return
    first, _, rest = entry.partition(" ")
    if first == "forcibly":
        for form, said in inflected(rest):
            yield form, f"{first} {said}"
        return
    double, first = first.endswith("+"), first.rstrip("+")
    past = did(first, double)
    forms = (("base", first), ("s", third(first)), ("past", past), ("part", past), ("ing", going(first, double)))
    yield from ((form, f"{word} {rest}".strip()) for form, word in forms)


def third(verb: str) -> str:
    """The form with he, she and it."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"


def did(verb: str, double: bool) -> str:
    """The form of the past."""
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}{verb[-1] * double}ed"


def going(verb: str, double: bool) -> str:
    """The form in -ing."""
    if verb.endswith("e") and not verb.endswith(("ee", "ie")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1] * double}ing"
