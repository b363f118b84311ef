"""The subject of a verb of speech: the noun phrase before it, cut out of its clause, or after it. Pure."""

import re
from dataclasses import dataclass

from db.suggest.suggestion import Span
from db.words.letters import UPPER

ASIDE = (
    r"(?:also|then|later|now|always|only|still|often|simply|quietly|repeatedly|once|again|just"
    r"|even|has|have|had|would|does|do"
    r"|did|is|was|were|been|being|to|goes|went|on|first|further|not|never)"
)
PLURALS = frozenset("media police people rebels junta".split())
ORGANISATION = re.compile(
    r"\b(?:[Mm]inistry|[Mm]ilitary|Council|International|Observatory|[Rr]eport|[Gg]overnment|Network|[Oo]rgani[sz]ation"
    r"|[Gg]roup|Commission|United Nations|UN|[Aa]rmy"
    r"|Cent(?:re|er)|Union|Watch|Amnesty|Committee|[Aa]gency|[Dd]irectorate|Relief|Office|[Ss]tatement"
    r"|Mission|Embassy|Court|Institute|Foundation|Association|Authority|Front|Brigade|Movement|Party|Defen[cs]e|Forces|Nations|Fund|Programme|HRW)\b"
)
DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
TIMES = re.compile(
    rf"[\s,]+(?:(?:on|in|at|by|late|early|last)\s)?(?:{DAYS}(?:\s(?:morning|night|evening|afternoon))?"
    rf"|\d{{1,2}}\s[A-Z]\w+|[A-Z]\w+\s\d{{1,2}}|today|yesterday"
    r"|(?:(?:in )?(?:late|early|mid) )?(?:January|February|March|April|June|July|August|September|October|November"
    r"|December))$"
)
WITH = re.compile(r"^(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother) .*\b(?:with|of|for|from|at)\b")
PREPOSITIONS = frozenset(
    "in on at to from of by with for near outside inside during after before since over under".split()
)
PRONOUNS = frozenset("he she they it i we you this that who which".split())
_NAMED = rf"[ʿʾ]?[{UPPER}][\w\u0300-\u036f'’\-]*"
CAP = (
    r"(?:(?<!\w)(?:(?:Brig|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|Rep|St)\."
    rf"|[{UPPER}]\.|{_NAMED}|(?:al|el|ar|as|aṣ|ash|an|ad|aḍ|aṭ|az|aẓ)-{_NAMED}"
    rf"|(?:bin|ibn|bint|von der|van der|van den|de la|von|van|de|du|da|dos|del|della|abu|um|umm|al|el)"
    rf"(?=\s[{UPPER}])))"
)
NAME = re.compile(rf"{CAP}(?:\s{CAP}){{0,5}}")
CLAUSE_PRONOUNS = frozenset("he she they i we".split())
DETERMINERS = frozenset(
    "the a an one another two three some many several his her their its our my this that these"
    " those other each both no most".split()
)
STOPS = re.compile(
    r",|;|:|(?<!\b[A-Z])(?<!\bDr|\bMr|\bMs|\bLt|\bSt)(?<!\bMrs|\bGen|\bCol|\bMaj|\bSgt|\bCpl|\bAdm|\bGov|\bSen|\bRep)"
    r"(?<!\bProf|\bCapt|\bBrig)\.\s|\.$|\s(?:who|whom|which|that|as|in|on|by|when|while|where|after|before"
    r"|but|because|if|since|during|via|with"
    r"|and then|told|said|asking|adding|speaking|holding|referring|recalling|using)\b|\s[—–-]\s|[“\"”«»(]"
)
NO_PERSON = frozenset(
    "but and then so yet still now when while if as since because although though without being"
    " however there here asked told meanwhile later today yesterday often sometimes usually frequently repeatedly"
    " occasionally always never once twice".split()
)
CLAUSE_SUBJECT = re.compile(r"\b([Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\s")
SHARED = re.compile(r"(?:,?\s(?:and|but|then|or))+$")
OPENS = re.compile(r"(?:(?:But|And|Then|So|Later|Meanwhile|Earlier|Still|However|Instead|Also|Now|Afterwards),?\s)?")
HEAD = re.compile(
    rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\b|(?!(?:The|An?|One|My|His|Her|Our|Their|Its|Another|That|This)\s){NAME.pattern}|(?:[Tt]he|[Aa]n?|[Oo]ne|[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Ii]ts"
    r"|[Aa]nother|[Tt]hat|[Tt]his)\s(?:[\w'’-]+\s){0,3}?[\w'’-]+(?=,|\s(?:who|which|that|of|in|at|from|has|had|is|was|were"
    r"|\w+ed|[a-z]+s|put|took|gave|came|went|held|read|saw|made|met|left|shook|hung|rose|sat|stood|wept|set|cut|ran|spoke)\b)"
)
CLAIMING = frozenset("said told asked replied answered warned ordered shouted".split())
CLAIMED = re.compile(
    r".*\b(?:recalled|said|says|stated|states|added|explained|recounted|testified|reported"
    r"|told \w+|told the \w+)\sthat\s"
)
SAID_HIS = re.compile(rf"{NAME.pattern}\s(?:said|says|recalled|explained)\s(?=(?:his|her|their|the|an?)\s)")
_ASIDE = re.compile(rf"(?:\s{ASIDE})+$")
_OPENING = re.compile(rf"(?:[Tt]he|[Aa]n?|[Oo]ne|[Oo]ur|[Mm]y|[Hh]is|[Hh]er)\s[\w-]+|{NAME.pattern}")
_OWNED = re.compile(rf"(?:[Tt]he\s)?{CAP}(?:\s{CAP})*(?<=[’']s)\s({CAP}(?:\s{CAP})+)$")
_TAIL = re.compile(rf"(?:^|\s)({CAP}(?:\s{CAP})*)$")


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as named: the words and where they stand; pronoun: he, she, they or it."""

    words: str
    span: Span
    verb: str = ""

    @property
    def pronoun(self) -> bool:
        """Whether a pronoun stands for the speaker."""
        return self.words.lower() in PRONOUNS


def subject(text: str, start: int, stop: int, verb: str) -> Who | None:
    """The subject of a verb that begins at stop, from the words before it back to start."""
    chunk = text[start:stop].rstrip()
    chunk = _ASIDE.sub("", chunk)
    chunk = TIMES.sub("", chunk)
    if shared := SHARED.search(chunk):
        return sharing(text, start, chunk[: shared.start()], verb)
    last = max(chunk.rfind("; "), chunk.rfind(": "))
    if last >= 0:
        start, chunk = start + last + 2, chunk[last + 2 :]
    if not chunk:
        return None
    closed = chunk.endswith((",", "—", "–", ")"))
    parts = [(match.start(), match[0]) for match in re.finditer(r"(?:(?!\s-\s)[^,—–()])+", chunk)]
    parts = [(at + len(part) - len(part.lstrip(" -")), part.strip(" -")) for at, part in parts if part.strip(" -")]
    if not parts:
        return None
    at, part = apposed(parts) if closed and len(parts) > 1 else apart(parts)
    claimed = (CLAIMED if verb in CLAIMING else SAID_HIS).match(part)
    skip = claimed.end() if claimed else 0  # "She recalled that the commander told her": who told her
    return cut(text, start + at + skip, part[skip:], verb)


def sharing(text: str, start: int, chunk: str, verb: str) -> Who | None:
    """The subject of a sentence whose second verb it is: "the army opened an inquiry and said …"."""
    lead = OPENS.match(chunk)
    assert lead
    at = lead.end()
    comma = chunk.rfind(", ", 0, 60)
    if chunk[:at] == "" and chunk[:1].isupper() and chunk.split()[0].lower() in PREPOSITIONS and comma > 0:
        at = comma + 2
    owns = list(CLAUSE_SUBJECT.finditer(chunk, at))
    if owns:
        return Who(owns[-1][1], (start + owns[-1].start(1), start + owns[-1].end(1)), verb)
    match = HEAD.match(chunk, at)
    if match is None or match[0].split()[0].lower() in NO_PERSON:
        return None
    words = match[0].rstrip(" ,")
    return Who(*person(words, start + at), verb) if fit(words) else None


def apposed(parts: list[tuple[int, str]]) -> tuple[int, str]:
    """The subject before an apposition: the name, whichever of both it is."""
    described = [
        one
        for one in parts
        if not re.match(r"(?:\d+$|aged \d|who\b|whose\b|which\b|where\b|now\b|then\b|in\b|from\b|at\b)", one[1])
    ]
    parts = described if len(described) > 1 else [*described, *described] or parts
    last = parts[-1]
    if is_name(last[1]) and parts[-2][1].split()[0].lower() in DETERMINERS:
        return last
    names = [one for one in parts[:-1] if is_name(one[1])]
    return names[-1] if names else parts[-2]


def apart(parts: list[tuple[int, str]]) -> tuple[int, str]:
    """The subject as the last part, or the name before it where that describes it: "Heba M, the director, had said"."""
    last = parts[-1]
    if (
        len(parts) > 2
        and ORGANISATION.search(last[1])
        and is_name(parts[-3][1])
        and not ORGANISATION.search(parts[-3][1])
    ):
        return parts[-3]  # Zaher Dib, head, Relief International
    if len(parts) > 1 and last[1].split()[0].lower() in ("the", "a", "an") and is_name(parts[-2][1]):
        return parts[-2]
    return last


def is_name(words: str) -> bool:
    """Whether words are nothing but a name."""
    return bool(NAME.fullmatch(words)) and words.split()[0].lower() not in PREPOSITIONS | NO_PERSON | DETERMINERS


def contracted(words: str) -> str:
    """A pronoun without the verb that is written as one with it: I'd, he's."""
    bare = re.match(r"(I|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|[Ii]t|[Yy]ou)[’'](?:d|ve|s|ll|m|re)$", words)
    return bare[1] if bare else words


def cut(text: str, start: int, part: str, verb: str) -> Who | None:
    """The noun phrase of a clause: without what opens the clause, and without a relative clause."""
    relative = re.search(r"\s(?:who|whom|which|that)\b", part)
    if relative:
        part = part[: relative.start()]
    if verb.endswith("ing") and (opening := _OPENING.match(part)):
        part = opening[0]
    tokens = [(one.start(), one[0]) for one in re.finditer(r"\S+", part)]
    for place, (_, token) in enumerate(tokens):
        if token.lower() == "what" and place + 1 < len(tokens):
            tokens = tokens[place + 1 :]
            break
    while tokens and tokens[0][1].lower().strip("“\"'‘") in NO_PERSON:
        tokens.pop(0)
    if not tokens:
        return None
    tokens[-1] = tokens[-1][0], contracted(tokens[-1][1])
    if tokens[-1][1].lower() in CLAUSE_PRONOUNS:
        tokens = tokens[-1:]
    if tokens[0][1].lower() in PREPOSITIONS:
        later = [place for place, (_, token) in enumerate(tokens) if place and token.lower() in DETERMINERS | PRONOUNS]
        if not later:
            return None
        tokens = tokens[later[-1] :]
    tokens = after_conjunction(tokens)
    if len(tokens) > 10:
        return None
    begin = start + tokens[0][0]
    words = text[begin : start + tokens[-1][0] + len(tokens[-1][1])].rstrip(" ,")
    if (
        (name := NAME.match(words))
        and " " in name[0]
        and re.match(r" (?:in|on|at) (?:an?|its|the) ", words[name.end() :])
    ):
        words = name[0]  # Human Rights Watch in a report issued in October
    if not words:
        return None
    named = person(words, begin)
    return Who(*named, verb) if fit(words) or is_name(named[0]) else None


def after_conjunction(tokens: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The words of the last clause, where a verb stands inside: the subject follows the last conjunction."""
    for place in range(len(tokens) - 1, 0, -1):
        if (
            tokens[place - 1][1].lower() in ("and", "but", "or", "while", "as", "when", "that", "then")
            and tokens[place][1].lower() in DETERMINERS | PRONOUNS
        ):
            return tokens[place:]
    return tokens


def fit(words: str) -> bool:
    """Whether words may name a speaker."""
    first = words.split()[0]
    low = first.lower()
    if low in PRONOUNS:
        return len(words.split()) == 1
    if low in DETERMINERS and len(words.split()) == 1:
        return low in ("another", "one", "some", "others", "many", "several")
    last = words.split()[-1].lower()
    return (
        first[0].isupper() or low in DETERMINERS or (len(words.split()) < 4 and (last.endswith("s") or last in PLURALS))
    )


def person(words: str, start: int) -> tuple[str, Span]:
    """The name at the end of a description, where there is one: "headmaster Farid Qassab"; else the whole."""
    if owned := _OWNED.match(words):
        return owned[1], (start + owned.start(1), start + len(words))
    tail = _TAIL.search(words)
    if tail and tail.start(1) > 0:
        before = words[: tail.start(1)].split()[-1].lower()
        plain = not words[: tail.start(1)].split()[-1][0].isupper()  # the driver X, 24-year-old X
        of_body = ORGANISATION.search(tail[1]) and WITH.search(words[: tail.start(1)])
        if of_body:
            return words, (start, start + len(words))
        if plain and before not in ("of", "for", "in", "at", "the", "a", "an", "from", "with", "and", "by", "on", "to"):
            return tail[1], (start + tail.start(1), start + len(words))
    return words, (start, start + len(words))


def noun_phrase(text: str, start: int, stop: int, verb: str) -> Who | None:
    """The noun phrase that begins at a place."""
    chunk = text[start : min(start + 120, stop)]
    end = STOPS.search(chunk)
    words = (chunk[: end.start()] if end else chunk).rstrip(" .,!?\n")
    if "\n" in words:
        words = words.split("\n")[0].rstrip()
    if not words:
        return None
    if words[0].isupper() and words.split()[0].lower() not in DETERMINERS:
        match = NAME.match(words)
        rest = words[match.end() :].split() if match else []
        if match and not (
            len(rest) > 1 and rest[0].islower() and rest[1][0].isupper() and rest[0] not in PREPOSITIONS | {"and", "of"}
        ):
            words = match[0].rstrip(".")
    elif words.split()[0].lower() in PRONOUNS:
        words = words.split()[0]
    words = " ".join(words.split()[:10]) if "  " not in words else words
    return Who(*person(words, start), verb)
