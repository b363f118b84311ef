"""Who is named in a text, for those whom pronouns and short names stand for. Pure."""

import re
from dataclasses import dataclass, field

from db.suggest.speech import CAP, NAME, NO_PERSON, PREPOSITIONS, PRONOUNS, Who
from db.suggest.spoken import WRITTEN

PERSON_NOUNS = (
    "man woman boy girl doctor nurse surgeon teacher mother father brother sister neighbour resident farmer driver witness"
    " survivor official officer soldier commander spokesman spokeswoman spokesperson minister volunteer medic paramedic rescuer"
    " worker lawyer activist journalist student pupil shopkeeper baker customer headmistress headmaster director governor"
    " speaker interviewee ambassador envoy general colonel president prosecutor judge mayor relative son daughter husband wife"
    " uncle aunt cousin grandmother grandfather elder imam priest photographer interpreter coordinator chairman member head chief"
).split()
HUMAN = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Tt]he|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Aa]nother)\s(?:[\w-]+\s){{0,3}}?(?:{'|'.join(PERSON_NOUNS)})s?\b"
)
SPOKEN = re.compile(
    rf"\b(?:said|says|told|adds|added|asked)\s({NAME.pattern})|({NAME.pattern})(?:,[^,\n]{{3,60}},)?\s(?:said|says|told|added|adds)\b"
)
MANY = re.compile(r"(?:[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Mm]any)\b")
FEMALE = re.compile(
    r"\b(?:she|her|mother|woman|girl|sister|daughter|wife|aunt|grandmother|headmistress|spokeswoman|widow|mrs|ms|um|umm)\b",
    re.I,
)
MALE = re.compile(
    r"\b(?:he|his|him|father|man|boy|brother|son|husband|uncle|grandfather|headmaster|spokesman|mr|abu)\b", re.I
)
AGED = re.compile(rf"({NAME.pattern})(?:\s\([^)]*\))?,\s(?:\d\d\b|who\b|an?\s|the\s|\w+\s(?:of|at|for)\s)")
MONTHS = frozenset(
    "Reuters AFP AP CNN BBC January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


FAR, FEW = 1_800, 40  # code points and names back that a pronoun may reach


@dataclass(slots=True)
class Heard:
    """Who was named so far, in order: every person or body that may be meant by a pronoun or a surname."""

    people: list[Who] = field(default_factory=list)
    by_name: dict[str, list[Who]] = field(default_factory=dict)

    def hear(self, who: Who) -> None:
        """Take in a name."""
        self.people.append(who)
        for word in set(who.words.split()):
            self.by_name.setdefault(word, []).append(who)

    def full(self, who: Who) -> Who | None:
        """The longer name, named before, that a name is short for."""
        words = who.words.split()
        if not who.words[0].isupper() and words[0].lower() not in ("al-", "el-"):
            return None
        for one in self.by_name.get(words[-1], [])[:FEW]:
            longer = one.words.split()
            if (
                len(longer) > len(words)
                and words[-1] in longer
                and one.span[0] < who.span[0]
                and set(words) <= set(longer)
            ):
                return one
        return None


def named(text: str) -> list[Who]:
    """People named in the text: with an age, an apposition or a verb of speech, or by what they are."""
    found = []
    for match in AGED.finditer(text):
        if likely_name(match[1]):
            found.append(Who(match[1], match.span(1)))
    for match in SPOKEN.finditer(text):
        group = 1 if match[1] else 2
        if likely_name(match[group]) and match[group].split()[0].lower() not in NO_PERSON | PRONOUNS | PREPOSITIONS | {
            "the",
            "a",
            "an",
        }:
            found.append(Who(match[group], match.span(group)))
    ends = {one.span[1] for one in found}
    for match in HUMAN.finditer(text):
        before_it = text[max(match.start() - 2, 0) : match.start()]
        if not (
            before_it == ", "
            and (
                match.start() - 2 in ends
                or re.search(
                    r"(?:\b[A-Z](?!\w*day\b)[\w'’-]+|\)|, \d\d)$", text[max(match.start() - 30, 0) : match.start() - 2]
                )
            )
        ):
            found.append(Who(match[0], match.span()))
    return sorted(found, key=lambda one: one.span)


def likely_name(words: str) -> bool:
    """Whether words in capitals are a person's name rather than a date or a beginning."""
    parts = words.split()
    return not (MONTHS & set(parts)) and not words.isupper() and (len(parts) > 1 or len(words) > 3)


def colon(text: str, start: int, stop: int) -> Who | None:
    """The subject of a sentence that ends in a colon before the quotation."""
    chunk = text[start:stop]
    if match := re.match(r"(?:(?:Then|And|But|Later|Now|Once)\s)?([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b", chunk):
        return Who(match[1], (start + match.start(1), start + match.end(1)))
    match = re.match(r"(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?|[Oo]ne)\s(?:[\w-]+\s){0,2}[\w-]+", chunk) or NAME.match(chunk)
    if match is None or match[0].split()[0].lower() in NO_PERSON | PREPOSITIONS | PRONOUNS or WRITTEN.search(chunk):
        return None
    return Who(match[0], (start, start + match.end())) if likely_name(match[0]) else None


def bodies(text: str, at: int) -> list[Who]:
    """The reports and bodies named before a place."""
    low = max(at - 600, 0)
    return [
        Who(m[0], (low + m.start(), low + m.end()))
        for m in re.finditer(
            r"\b[Tt]he (?:report|ministry|statement|group|organi[sz]ation|council|agency|document)\b", text[low:at]
        )
    ]


def longer(text: str, who: Who) -> Who | None:
    """The first longer run of words in capitals before a surname that ends in it."""
    if not who.words[0].isupper() or " " in who.words:
        return None
    match = re.search(
        rf"((?:{CAP}\s){{1,3}}){re.escape(who.words)}\b", text[max(who.span[0] - 20_000, 0) : who.span[0]]
    )
    if match is None or not match[0][0].isupper():
        return None
    return Who(match[0], match.span())
