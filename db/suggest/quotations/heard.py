"""Who is named in a text, for those whom pronouns and short names stand for. Pure."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from db.suggest.gazetteer.places import world
from db.suggest.lexicon import named_in, people
from db.suggest.quotations.gender import MEN, WOMEN
from db.suggest.quotations.spoken import WRITTEN, known_bodies
from db.suggest.quotations.subjects import (
    CAP,
    NAME,
    NO_PERSON,
    ORGANISATION,
    PREPOSITIONS,
    PRONOUNS,
    Who,
    noun_phrase,
)
from db.words.letters import UPPER
from db.words.trie import trie

HAPPENINGS = frozenset(
    "strike strikes shells shelling siege attack attacks raid raids massacre bombing bombardment battle offensive"
    " airstrike airstrikes explosion explosions blast rockets drones war truce ceasefire evacuation anniversary flight"
    " hunger".split()
)
HUMAN = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Aa]nother)\s(?:(?:(?!(?:with|and|to|by|was|is|were|had)\b)[\w-]+|U\.[NSK]\.)\s){{0,3}}?(?:{trie(named_in('parts'))})s?\b"
)
SPOKEN = re.compile(
    rf"\b(?:said|says|adds|added|explained|explains|recalled|recalls|wrote|warned|[Aa]ccording"
    rf" to)\s({NAME.pattern})"
    rf"|({NAME.pattern})(?:\s\([^)\n]{{1,30}}\))?(?:\s(?:--|—|–)\s[^—–\n]{{2,120}}?\s(?:--|—|–))?(?:,(?!\s(?:he|she|they|it|I|we)\b)[^,\n]{{2,80}})?,?\s(?:(?:also|has|had|later"
    rf"|then)\s)?(?:said|says|told|added|adds|explained|explains|recalled|recalls|wrote|warned|warns"
    rf"|described|remembers|remembered|insisted|argued|stressed|noted|stated|confirmed|believes"
    rf"|recounted)\b"
)
DOES = re.compile(
    rf"(?=[{UPPER}])(?:(?<=\n)|(?<=[.!?”\"’]\s)|^)((?:{CAP}\s){{1,3}}{CAP})\s(?:was|is|had|has|were|lost|saw|heard|ran|fled"
    r"|left|came|went|stood|sat|woke|found|held|took|dug|spent|now|still|who|cannot|could|would|does|did|taught|knew|began"
    r"|made|drove|hid|[a-z]{2,}(?:ed|[^s]s))\b"
)
FIRST = re.compile(
    rf"(?=[{UPPER}])(?:(?<=\n)|(?<=[.!?”\"’,]\s)|^)({CAP})(?:,\s(?:who|a|an|the)|\s(?:[a-z]+s|[a-z]+ed|who|had|could|did|does|\w*went|came|fell|lost|found|ran|held|sat|stood))\b"
)
CALLED = re.compile(rf"(?=[SH])\b(?:She|He)\s(?:is|was)\s(?:called|named)\s({CAP}(?:\s{CAP}){{0,3}})")
ROLED = re.compile(rf"(?=[A-Z])(?<=[a-z]\s)((?:{CAP}\s){{1,3}}{CAP})")
ROLE = re.compile(
    r"(?:man|woman|person|er|or|ist|ian|ent|ant|chief|head|nurse|mother|father|widow|imam|priest"
    r"|official|witness|general|director)\s$"
)
FOR_WHOM = re.compile(rf"(?=[FTLUOA])\b(?:For|To|Like|Unlike|One,|Another,)\s((?:{CAP}\s){{1,3}}{CAP}),")
MET = re.compile(
    rf"(?=[A-Zasitmcrw])\b(?:[Ss]p(?:oke|eak|eaking|oken)|[Tt]alk(?:ed|ing)?|[Ii]nterview(?:ed|ing)?|[Cc]onversation|[Mm]et|[Aa]sked|[Cc]alled"
    rf"|[Rr]eached|[Vv]isited)\s(?:(?:with|to|by phone)\s){{0,2}}((?:{CAP}\s){{1,3}}{CAP})"
)
AFAR = re.compile(
    rf"(?=[A-Z])(?:(?<=\n)|(?<=[.!?”\"’]\s)|^)((?:{CAP}\s){{0,3}}{CAP})\s(?:from|of|in)\s(?:the\s(?:[a-z-]+\s){{0,3}})?{CAP}(?:\s{CAP}){{0,2}},?\s(?:who|was|is|had|has|lost"
    rf"|saw|fled|lives|lived|left|came|went|ran|stood|sat|works|worked|buried|carried|told|said|says|[a-z]+ed)\b"
)
TITLED = re.compile(
    rf"(?=[A-Z])\b(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sheikh|Father|Sister|Imam|Pastor|Colonel|Col|General"
    rf"|Gen|Captain|Capt|Major|Maj|Lt|President|Minister|Governor|Mayor|Ambassador|Judge)\.?\s({CAP}(?:\s{CAP}){{0,3}})"
)
SEVERAL = re.compile(r"\b(?:[Tt]he\s)?(?:[a-z]+(?:men|women|people)|[a-z]{3,}s)\b")
MANY = re.compile(r"(?:[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Mm]any)\b")
AGED = re.compile(
    rf"({NAME.pattern})\*?(?:\s\([^)]*\))?,[”’\"]?\s(?:\d\d\b(?!\s[A-Z])|who\b|an?\s|the\s|(?:his|her|their|my|our)\s|\w+\s(?:of|at|for)\s)"
)
KIN_OF = re.compile(
    rf"(?=[A-Z]){CAP}(?<=['’]s)\s(?:mother|wife|widow|daughter|sister|grandmother|father|husband|son|brother|grandfather"
    r"|aunt|uncle|cousin|lawyer|neighbour|teacher)\b"
)
ONCE = re.compile(  # On the night of 9 May, Sami Dib was woken
    rf"(?:^|\n|[.!?]\s)(?:On|At|By|After|Before|During|That|One)\s[^.,;:\n“”\"]{{2,50}},\s((?:{CAP}\s){{1,3}}{CAP})\s(?:was|had|woke|heard|saw|left)\b"
)
OWNER = re.compile(rf"(?=[{UPPER}])((?:{CAP}\s){{1,3}}[{UPPER}][\w-]+)(?:[’']s|(?<=s)[’'])\s[a-z]")
ELDEST = re.compile(
    r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir)\s(?:eldest|oldest|youngest|firstborn)\b(?=[,.;]|\s(?:alive|was|is|had|has|did|said))"
)
A_PLACE = re.compile(
    r",\s(?:an?|the)\s(?:(?!of\b)[\w-]+\s){0,3}?(?:village|town|city|district|suburb|neighbourhood|quarter|camp|province|region"
    r"|area|hamlet|settlement|island|port|crossing|community|hub|stronghold|enclave|township|municipality|county|commune"
    r"|capital|base|bastion|locality|outpost|oasis)\b"
)
WHERE = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside)\s$")
ASKS = re.compile(r"\b(?:to|told|with) (?:the )?(?:reporter|journalist|correspondent) $")
BODY_OF = re.compile(
    r"\b(?:group|organi[sz]ation|agency|charity|network|outlet|station|newspaper|website|company|NGO|party)\s$"
)
ENDS_NAMED = re.compile(r"(?:\b[A-Z](?!\w*day\b)[\w'’-]+|\)|, \d\d)$")
IN_PLACE = re.compile(r"\b(?:[Ii]n|[Ff]rom|[Nn]ear|[Oo]utside|[Oo]f|[Tt]o|[Aa]t)\s$")
OFFICE = re.compile(
    r"\b[Tt]he (?:[A-Z][\w-]+ ){0,3}(?:Commissioner|Rapporteur|Secretary-General|Representative|Envoy|Coordinator"
    r"|Minister|President|Governor|Mayor|Ambassador|Prosecutor|Spokesperson|Director|Chairperson|Patriarch|Archbishop"
    r"|Bishop)(?=,? (?:[a-z]+ly )?(?:has|had|said|says|told|also|called|added|warned"
    r"|urged|noted|described|met|visited|expressed|is|was|remains|condemns|condemned|calls|reiterates|welcomes))"
)
MONTHS = frozenset(
    "Reuters AFP AP CNN BBC January February March April May June July August September October"
    " November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


ACCOUNT = re.compile(
    r"(?:(?:The|An?|His|Her|Their) )?(?:[a-z]+ )?(?:[Tt]estimony|[Aa]ccount|[Ss]tatement|[Ww]ords|[Mm]essage|[Rr]emarks"
    r"|[Cc]omments?|[Qq]uotes?) (?:from|of|by) (?=[^:]*:\s*$)"
)
LABEL = re.compile(r"\s*([A-Z]{2,4}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}):\s*")
ROLE_NAME = re.compile(rf"[A-Z][a-z-]+ (?:[a-z-]+ ){{1,3}}((?:{CAP}\s){{1,3}}{CAP})")  # Wedding guest Sami Dib lost his
LONG_AGO = 20_000  # code points back in which a longer name is looked for
RUN = re.compile(rf"(?:{CAP}\s){{1,3}}$")
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
        where = WHERE.search(text, max(match.start() - 9, 0), match.start()) or A_PLACE.match(text, match.end(1))
        if likely_name(match[1]) and not where and not only_place(match[1]):
            found.append(Who(match[1], match.span(1)))
    for match in SPOKEN.finditer(text):
        group = 1 if match[1] else 2
        begin, end = match.span(group)
        if group == 2 and (WHERE.search(text, max(begin - 9, 0), begin) or A_PLACE.match(text, end)):
            continue  # in Tafas, said; Tafas, a town in the south, said
        if likely_name(match[group]) and match[group].split()[0].lower() not in NO_PERSON | PRONOUNS | PREPOSITIONS | {
            "the",
            "a",
            "an",
        }:
            found.append(Who(match[group], match.span(group)))
    for pattern in (DOES, ONCE, CALLED, ROLED, TITLED, FOR_WHOM, MET, AFAR):
        for match in pattern.finditer(text):
            role = pattern is not ROLED or ROLE.search(text, max(match.start() - 12, 0), match.start())
            if role and likely_name(match[1]) and (pattern is CALLED or not known_as_other(match[1])):
                found.append(Who(match[1], match.span(1)))
    for match in OWNER.finditer(text):
        if match[1].split()[0].lower() in WOMEN or match[1].split()[0].lower() in MEN:
            found.append(Who(match[1], match.span(1)))
    for match in FIRST.finditer(text):
        if match[1].lower() in WOMEN or match[1].lower() in MEN:
            found.append(Who(match[1], match.span(1)))
    found += [Who(match[0], match.span()) for match in OFFICE.finditer(text)]
    found = [one for one in map(shorn, found) if not (of_body(text, one) or asks(text, one))]
    found += again(text, found)
    found += [Who(match[0], match.span()) for pattern in (KIN_OF, ELDEST) for match in pattern.finditer(text)]
    ends = {one.span[1] for one in found}
    for match in HUMAN.finditer(text):
        if not beside_name(text, match.start(), ends):
            found.append(by_name(text, Who(match[0], match.span())))
    return sorted((one for one in map(shorn, found) if not of_body(text, one)), key=lambda one: one.span)


def beside_name(text: str, at: int, ends: set[int]) -> bool:
    """Whether words after a comma tell who was named before it: Amin Saleh, a baker; not: in May, a baker.

    ends: where those end who are known to be named.
    """
    if text[max(at - 2, 0) : at] != ", ":
        return False
    if at - 2 in ends:
        return True
    name = ENDS_NAMED.search(text, max(at - 30, 0), at - 2)
    if name is None or name[0] in MONTHS:
        return False
    begin = max(name.start() - 9, 0)
    if WHERE.search(text, begin, name.start()):
        return False
    return not (IN_PLACE.search(text, begin, name.start()) and world().named(name[0]))


def only_place(words: str) -> bool:
    """Whether a name is a place's, and not what people are called as well."""
    given = words.split()[0].lower()
    return bool(world().find(words)) and given not in WOMEN and given not in MEN


def again(text: str, some: list[Who]) -> list[Who]:
    """Those told of by the last word of a name that was told before, where it opens a sentence: Younis laughed."""
    last = {one.words.split()[-1]: one.span[0] for one in reversed(some) if " " in one.words and one.words[0].isupper()}
    if not last:
        return []
    surname = re.compile(rf"(?:(?<=\n)|(?<=[.!?”\"’]\s))({trie(last)})\s(?=[a-z])")
    return [Who(m[1], m.span(1)) for m in surname.finditer(text) if last[m[1]] < m.start() and likely_name(m[1])]


def of_body(text: str, who: Who) -> bool:
    """Whether a name is that of a group that is named so, or of a place: the relief group Basma; in Hama."""
    before_it = max(who.span[0] - 16, 0)
    if IN_PLACE.search(text, before_it, who.span[0]) and world().named(who.words):
        return True
    return bool(BODY_OF.search(text, before_it, who.span[0]))


def asks(text: str, who: Who) -> bool:
    """Whether somebody is the one who is spoken to: speaking to reporter Rima Dib."""
    return bool(ASKS.search(text, max(who.span[0] - 24, 0), who.span[0]))


def by_name(text: str, who: Who) -> Who:
    """Somebody told by what he is, by the name that follows at once: her brother Tarek."""
    name = NAME.match(text, who.span[1] + 1) if text[who.span[1] : who.span[1] + 1] == " " else None
    if name is None or not likely_name(name[0]) or known_as_other(name[0]):
        return who
    return Who(name[0], name.span())


def shorn(who: Who) -> Who:
    """A name without the word that only opens its sentence, and without what makes it an owner's: For Amina Yusuf's."""
    if who.words.endswith(("’s", "'s")):
        who = Who(who.words[:-2], (who.span[0], who.span[1] - 2), who.verb)
    first, _, rest = who.words.partition(" ")
    if rest and rest[0].isupper() and first.lower() in PREPOSITIONS | NO_PERSON | {"per"}:
        return Who(rest, (who.span[1] - len(rest), who.span[1]), who.verb)
    return who


def likely_name(words: str) -> bool:
    """Whether words in capitals are a person's name rather than a date or a beginning."""
    parts = words.split()
    return not (MONTHS & set(parts)) and not words.isupper() and (len(parts) > 1 or len(words) > 3)


def known_as_other(words: str) -> bool:
    """Whether words in capitals are those of a body or a place rather than of a person."""
    first = words.split()[0].lower()
    opening = first in NO_PERSON | PRONOUNS or first in ("the", "a", "an")
    return bool(opening or a_body(words) or world().named(words))


@lru_cache(4096)
def a_body(words: str) -> bool:
    """Whether a name is that of a force, body or outlet."""
    if HUMAN.fullmatch(words):
        return False
    return bool(ORGANISATION.search(words) or known_bodies().fullmatch(words))


@lru_cache(4096)
def several(words: str) -> bool:
    """Whether words name more than one: Syrians, gunmen, the soldiers."""
    last = words.split()[-1].lower()
    return bool(MANY.match(words)) or (last in people() and (last.endswith(("s", "men", "women")) or last == "people"))


def colon(text: str, start: int, stop: int) -> Who | None:
    """The subject of a sentence that ends in a colon before the quotation."""
    chunk = text[start:stop]
    if match := re.match(r"(?:(?:Then|And|But|Later|Now|Once)\s)?([Hh]e|[Ss]he|[Tt]hey|[Ii]t)\b", chunk):
        return Who(match[1], (start + match.start(1), start + match.end(1)))
    if match := ACCOUNT.match(chunk):
        return noun_phrase(text, start + match.end(), stop, "words")
    if match := LABEL.fullmatch(chunk):
        label = Who(match[1], (start + match.start(1), start + match.end(1)))
        return None if world().named(match[1]) else label
    if (match := ROLE_NAME.match(chunk)) and likely_name(match[1]):
        return Who(match[1], (start + match.start(1), start + match.end(1)))
    match = re.match(r"(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?|[Oo]ne)\s(?:[\w-]+\s){0,2}[\w-]+", chunk) or NAME.match(chunk)
    if match is None or match[0].split()[0].lower() in NO_PERSON | PREPOSITIONS | PRONOUNS or WRITTEN.search(chunk):
        return None
    if match[0].split()[-1].lower() in HAPPENINGS:
        return None  # a headline of what happened: Shells on Harim: “We ran”
    if match[0].endswith((" was", " were", " is", " are")):
        owner = {"his": "he", "her": "she", "their": "they"}.get(match[0].split()[0].lower())
        return Who(owner, (start, start + match[0].index(" "))) if owner else None  # her last line was: “…”
    if world().named(match[0]) and chunk[match.end() :].strip() == ":":
        return None  # a place above its news: Yemen: “We had no warning”
    return Who(match[0], (start, start + match.end())) if likely_name(match[0]) else None


SPEAKING = re.compile(
    rf"(?=[A-Zt])\b((?:[Tt]he\s)?{CAP}(?:\s(?:(?:of|for|on|and)\s(?:the\s)?)?{CAP}){{0,6}}|[Tt]he\s(?:[a-z-]+\s){{0,3}}[a-z-]+(?<!\son))"
    rf"(?:\s\([^)\n]{{2,30}}\))?(?:,\s[^,\n]{{2,60}},)?\s(?:(?:has|had|have|also|later|then|(?:on\s)?[A-Z][a-z]+day)\s)*"
    rf"(?:said|says|den(?:ied|ies)|put|puts|counts?|counted|documented|recorded|reported|reports|announced|confirmed|called|accused|warned"
    rf"|blamed|estimates?|estimated|published|claimed|stated|dismissed|rejected|posted|tweeted|acknowledged|admitted|described|condemned"
    rf"|spoke|vowed|noted|added)\b"
)


def speaking(text: str, low: int, at: int) -> list[Who]:
    """The bodies that are said to say or count something between two places: no person, and not several."""
    found = [Who(match[1], match.span(1)) for match in SPEAKING.finditer(text, low, at)]
    return [one for one in found if impersonal(one.words)]


def impersonal(words: str) -> bool:
    """Whether words name a body: by its name, by capitals alone, or a noun that is for no person."""
    bare = re.sub(r"^[Tt]he ", "", words)
    if HUMAN.fullmatch(words) or several(words) or MONTHS & set(bare.split()):
        return False
    if a_body(words) or bare.isupper():
        return True
    return words != bare and (bare[0].isupper() or bare.split()[-1] in BODIES)


BODIES = frozenset(
    "report ministry statement group organisation organization council agency document army military government"
    " coalition"
    " monitor network observatory union party movement militia police force company office commission committee court"
    " hospital charity centre center paper newspaper administration presidency embassy mission bureau faction command"
    " junta regime federation department authority foundation service institute programme alliance".split()
)


def bodies(text: str, at: int) -> list[Who]:
    """The reports and bodies named before a place."""
    low = max(at - 600, 0)
    return [
        Who(m[0], (low + m.start(), low + m.end()))
        for m in re.finditer(
            r"\b(?:[Tt]he|[Aa]n?) (?:report|ministry|statement|group|organi[sz]ation|council|agency|document)\b",
            text[low:at],
        )
    ]


def groups(text: str, at: int) -> list[Who]:
    """The nouns for several people before a place: gunmen, the soldiers."""
    low = max(at - 500, 0)
    found = (m for m in SEVERAL.finditer(text, low, at) if several(m[0]))
    return [Who(m[0], m.span()) for m in found]


def longer(text: str, who: Who) -> Who | None:
    """The first longer run of words in capitals before a surname that ends in it."""
    name = who.words
    if not name[0].isupper() or " " in name:
        return None
    at = text.find(name, max(who.span[0] - LONG_AGO, 0), who.span[0])
    while at >= 0:
        before = RUN.search(text, max(at - 80, 0), at)
        stop = at + len(name)
        if before and before[0][0].isupper() and not text[stop : stop + 1].isalnum():
            return Who(text[before.start() : stop], (before.start(), stop))
        at = text.find(name, stop, who.span[0])
    return None
