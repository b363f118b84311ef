"""Numbers in a text that count people, each with its noun and unit. Pure."""

import re
from dataclasses import dataclass

from db.suggest.lexicon import APART, events, grammar, harm_of, listed, of_harm, people, phrases
from db.suggest.numbers.amounts import AT_LEAST, MARK, in_figures, risen, vaguely
from db.suggest.numbers.nouns import (
    ALIKE,
    ARMED,
    ARMIES,
    BANDED,
    BANDS,
    BREAKING,
    CASES,
    ENDED,
    FORCES,
    GRAVE,
    HELD,
    HURT,
    LOOSELY_PEOPLE,
    OF_A_BODY,
    OF_A_GROUP,
    OF_KIND,
    PERSONAL,
    SAID,
    SENT,
    STAFF,
    VAGUE,
    adjective,
    leads,
    of_things,
    of_workers,
    suffers,
)  # fmt: skip
from db.suggest.numbers.shares import OPENS, one_in, share, share_of_them, whose
from db.suggest.numbers.uncounted import ONLY_ONE, not_of_people
from db.suggest.suggestion import Span
from db.words.numbers import Count, count_at
from db.words.numerals import ONES, TEENS, TENS

_WORDS = "|".join((*ONES, *TEENS, *TENS))
_QUALIFIERS = (
    "at least|at most|more than|over|about|around|approximately|roughly|some|an estimated|nearly"
    "|almost|close to|just under"
    "|just over|just short of|up to|as many as|as few as|fewer than|less than|not fewer|no fewer"
    "|not less|no less|no more"
    "|not more|upwards of|in excess of|a minimum of|a maximum of|well over|circa|close on|approx|estimated|between"
    "|exactly|precisely|only|just|another|a further|an additional|a total of|all|all the|many"
    "|several|a few|most of|the majority"
    "|a majority|half a|scores|tens|millions|above"
)
BEGINNERS = frozenset(
    f"{_WORDS}|{_QUALIFIERS}|a|an|the|dozens|hundreds|thousands|no|nobody|none|zero".replace(" ", "|").split("|")
) - {"than", "to", "of", "least", "many as", "most"} | {"most"}  # fmt: skip
START = re.compile(
    rf"(?<![\w-])(?:\d|tens |millions |scores |a quarter of a million|three[ -]quarters of a million"
    rf"|(?:{_WORDS})\b|a dozen|a couple|a hundred|a thousand|a million|dozens|hundreds"
    rf"|thousands|no one|nobody|no |none|not (?:one|a single) "
    rf"|(?:{_QUALIFIERS})\b|(?:an?|one|the) (?:\w+ )?family of|{OPENS})"
)
FAMILY = re.compile(r"(?:an?|one|the) (?:\w+ )?family of (?=\w)")
ONE_OF_MANY = re.compile(
    r" of (?:at least |about |some |more than )?(?:\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
NEXT = re.compile(
    r"[ \-](?:\d\d?-year-old |(?:[a-z]\.){2} )?[\"“”«‘]?(?=[a-z])"
)  # two 15-year-old boys, six U.N. staff
OF_THEM = re.compile(r"\sof (?:them|whom|the cases|these|those|which|the latter|the former)(?!\w)")
IN = re.compile(r"(?<!\w)in $")
OF_US = re.compile(r"\sof (?:us|you)(?!\w)")
OF_HARMED = re.compile(
    r"\sof (?:all )?(?:the|those|these)(?: [a-z]+)?? (?:who (?:were |had been |have been )?)?(?=[a-z])"
)
OF_HURT = re.compile(r" of (dead|killed|wounded|injured|displaced|detained)(?![\w-])")
RATE = re.compile(
    r"(?: (?:killed|wounded|injured|arrested|displaced))? (?:a|per|each|every) (?:day|week|month|year|shift)(?!\w)"
)
AT_LAST = re.compile(
    rf",? (?:at (?:the )?(?:very )?least|at a minimum|or more|and counting)(?! \d| (?:{_WORDS}|half|a)\b"
    r"| [a-z]+ (?:people|men|women))(?!\w)"
)
PARTITIVE = re.compile(
    r" (?:out )?of (?:the|these|those|its|his|her|their|our|my|your)(?: [a-z-]+'s)?(?: (?:more than|at least|nearly"
    r"|some|about|almost|estimated))? (?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
OF_MORE = re.compile(r" of others(?!\w)")
A_COUPLE = re.compile(r" (?:of (?:[a-z]+ ){0,2}?)?([a-z]+)")
OF_OTHERS = re.compile(r"\sof (?:the|his|her|their|our|my|its|your)(?: own)?(?: \w+'s?)?(?= [a-z])")
OWN_MEN = re.compile(r"\sof (?:his|its|their)(?: own)? men$")
AFTER = frozenset("out away off according abroad overseas elsewhere".split())  # words that lead up to no noun
MOSTLY = frozenset("mostly mainly predominantly largely primarily overwhelmingly".split())
MORE = frozenset("more other others further additional".split())


@dataclass(slots=True)
class Mention:
    """A count of people as it stands: number, noun, what befell them as far as it is known, and by which words.

    end: where its noun phrase ends. attributed: what an adjective says befell them. listed: whether it is an item of a
    list. supposed: whether its unit is that of those told of before. weighed: the words whose weight tells what befell.
    """

    start: int
    stop: int
    count: Count
    end: int
    unit: str
    whom: str = ""
    what: str = ""
    rule: str = ""
    event: Span | None = None
    part_of: Span | None = None
    of_them: bool = False
    of_whom: bool = False
    attributed: str = ""
    among: bool = False
    others: bool = False
    listed: bool = False
    supposed: bool = False
    weighed: tuple[str, ...] = ()


def mention_at(low: str, at: int, stop: int) -> Mention | None:
    """The count of people that begins at a place of plain text, None where none does."""
    if not START.match(low, at, stop):
        return None
    if family := FAMILY.match(low, at, stop):
        taken = count_at(low, family.end())
        return Mention(at, taken[1], taken[0], taken[1], "people", "family") if taken else None
    if told := share_of_them(low, at, stop):
        return with_noun(low, Mention(at, told[1], told[0], told[1], "not_said", of_them=True), stop)
    if part := a_share(low, at, stop):
        return part
    taken = vaguely(low, at) or count_at(low, at)
    taken = risen(low, at, in_figures(low, taken)) if taken else None
    if taken is None or taken[0].qualifier == "unknown" or taken[1] > stop:
        return None
    return of_people(low, at, taken, stop)


def a_share(low: str, at: int, stop: int) -> Mention | None:
    """A share of the harmed or of people with a noun: most of the dead, a third of its residents."""
    if found := share(low, at, stop):
        part = Mention(at, found[1], found[0], found[1], "not_said")
        if harmed(low, part, stop):
            return part
        if owner := whose(low, found[1], stop):
            unit = people().get(owner[0], "people")
            return Mention(at, owner[1], found[0], owner[1], unit, owner[0])
    if some := one_in(low, at, stop):
        return Mention(at, some[2], some[0], some[2], people()[some[1]], some[1])
    return None


def of_people(low: str, begin: int, taken: tuple[Count, int], stop: int) -> Mention | None:
    """A count with its noun, None where something else than people is counted."""
    count, end = taken
    if not_of_people(low, begin, end, stop):
        return None
    if low.startswith("one ", begin) and low.endswith("that ", 0, begin) and (noun := SAID.match(low, end + 1, stop)):
        return with_noun(low, Mention(begin, end, count, end, "not_said"), stop) if noun[0] in people() else None
    if count.best == 1 and ONE_OF_MANY.match(low, end, stop):
        return None
    if count.best == 1 and ONLY_ONE.search(low, max(begin - 8, 0), begin):
        return None
    if low.startswith("a couple", begin) and not ((noun := A_COUPLE.match(low, end, stop)) and noun[1] in people()):
        return None
    if part := PARTITIVE.match(low, end, stop):
        return of_so_many(low, Mention(begin, end, count, end, "not_said"), part.end(), stop)
    if count.qualifier == "exact" and low.endswith("as high as ", 0, begin):
        count = Count("at_most", None, None, count.best)
    bare_one = Mention(begin, end, count, end, "not_said")
    one = bare_one if MARK.match(low, end, stop) else with_noun(low, bare_one, stop)
    if one and RATE.match(low, one.end, stop):
        return None
    if one and count.qualifier == "exact" and count.best and (last := AT_LAST.match(low, one.end, stop)):
        one.count, one.stop, one.end = Count("at_least", count.best), last.end(), last.end()
    return one


def of_so_many(low: str, one: Mention, at: int, stop: int) -> Mention | None:
    """A number that is of another: fifteen of the 60 people; both stand for themselves, with one noun."""
    whole = count_at(low, at)
    named = of_people(low, at, whole, stop) if whole else None
    if named is None:
        return None
    one.unit, one.whom = named.unit, named.whom
    event = SAID.match(low, named.end + 1, stop)
    if event and event[0] in events() and not named.whom:
        one.attributed, one.among = harm_of(event[0])[0].kind, True
    return one


def with_noun(low: str, one: Mention, stop: int) -> Mention | None:
    """A count with the noun that follows it and its unit; None where the noun is for no people."""
    if harmed(low, one, stop) or of_hurt(low, one, stop):
        return one
    of_those(low, one, stop)
    if one.of_them and not one.of_whom and IN.search(low, max(one.start - 4, 0), one.start):
        return None  # 18 attacks: in nine of them pupils were hurt
    at, skipped, known = one.end, 0, people()
    if of_more_or_group(low, one, stop):
        return one
    if others := OF_OTHERS.match(low, at, stop):
        at = others.end()
    while (match := NEXT.match(low, at, stop)) and skipped < 6:
        said = SAID.match(low, match.end(), stop)
        assert said
        word = said[0].removesuffix("'s").rstrip("'-")
        owner = said[0] != word
        first, end = said.start(), said.start() + len(word)
        if (
            word in known
            and not owner
            and (skipped or word not in LOOSELY_PEOPLE)
            and not describes(low, one, word, end, stop)
        ):
            return named(low, one, word, end, stop, known)
        if word == "cases" and (cases := of_cases(low, one, first, end, stop)):
            return cases
        herders = not word.endswith("s") and leads(low, end, stop, known)  # four cattle herders
        if (word in listed("things") and not (owner or herders)) or (word in LOOSELY_PEOPLE and not skipped):
            return None
        if skipped < 4 and word in events():
            return one
        if not passes(low, one, word, first, skipped, stop, known):
            break
        at, skipped = said.end(), skipped + (word not in MORE)
    return bare(low, one, at, skipped, stop, others=bool(others))


def of_more_or_group(low: str, one: Mention, stop: int) -> bool:
    """Take "of others", "of women", or "of a group" with who it is made of, into a count."""
    before = one.end
    if of_more := OF_MORE.match(low, one.end, stop):
        one.stop, one.end, one.others = of_more.end(), of_more.end(), True
    elif group := OF_A_GROUP.match(low, one.end, stop):
        one.unit, one.whom = "fighters" if group[1] in BANDED else "people", group[1]
        one.stop = one.end = group.end()
    elif kind := OF_KIND.match(low, one.end, stop):
        one.unit, one.whom, one.end = people()[kind[1]], kind[1], kind.end(1)
        one.stop = one.stop if one.of_them else one.end
    return one.end != before


def of_those(low: str, one: Mention, stop: int) -> None:
    """Take "of them", "of whom" or "of us" into a count."""
    if of_them := OF_THEM.match(low, one.end, stop) or OF_US.match(low, one.end, stop):
        one.of_them, one.stop = of_them[0][-2:] not in ("us", "ou"), of_them.end()
        one.of_whom = of_them[0].endswith("whom")
        one.unit = one.unit if one.of_them else "people"
        one.end = of_them.end()


def of_hurt(low: str, one: Mention, stop: int) -> bool:
    """Take "of wounded" into a count that only says about how many: hundreds of wounded, scores of dead."""
    match = OF_HURT.match(low, one.end, stop)
    if match is None or not vague(low, one) or leads(low, match.end(), stop, people()):
        return False
    one.attributed = next(harm.kind for harm in harm_of(match[1]) if harm.kind != APART)
    one.stop = one.end = match.end()
    return True


def vague(low: str, one: Mention) -> bool:
    """Whether a number only says about how many: hundreds, scores."""
    return one.count.qualifier in VAGUE or low[one.start : one.end].endswith(tuple(AT_LEAST))


def of_cases(low: str, one: Mention, first: int, end: int, stop: int) -> Mention | None:
    """A count of cases of what befalls people, or of grave ones: 214 cases of arrest, five serious cases sent on."""
    grave = GRAVE & set(low[one.end : first].split()) and SENT.match(low, end, stop)
    case = CASES.match(low, end, stop)
    if not (grave or case):
        return None
    one.stop = one.end = end
    said = SAID.match(low, case.start(1), stop) if case else None
    told = next((h.kind for h in harm_of(said[0] if said else "") if h.group == "of"), "")
    one.attributed = "injured" if grave or (said and said[0] in HURT) else told
    return one


def harmed(low: str, one: Mention, stop: int) -> bool:
    """Whether a number is of those whom something befell, "six of the dead"; it is then of that."""
    match = OF_HARMED.match(low, one.end, stop)
    said = SAID.match(low, match.end(), stop) if match else None
    if said and said[0] == "casualties":
        one.attributed, one.among, one.whom, one.stop, one.end = "killed", True, said[0], said.end(), said.end()
        return True
    entry = phrases().get(said[0]) if said else None
    found = entry[0].match(low, said.start(), stop) if entry and said else None
    if entry is None or found is None or found.lastgroup is None:
        return False
    harm = next(
        (h for h in entry[1][found.lastgroup] if h.form in ("past", "part") or h.group in ("state", "those", "event")),
        None,
    )
    ahead = SAID.match(low, found.end() + 1, stop)
    if harm is None or (ahead and ahead[0] in people() and low[found.end()] == " "):
        return False
    one.attributed, one.among, one.stop, one.end = harm.kind, True, found.end(), found.end()
    return True


def named(low: str, one: Mention, word: str, end: int, stop: int, known: dict[str, str]) -> Mention:
    """A count with its noun for people; of two such nouns side by side the second says the unit: army officers."""
    unit = known[word]
    after = SAID.match(low, end + 1, stop) if low[end : end + 1] == " " else None
    if after and after[0] in known and after[0] not in HELD and after[0] not in of_harm():
        unit = "staff" if word == "police" else known[after[0]]
        word, end = after[0], after.end()
    if word == "officers" and low[max(end - 15, 0) : end].startswith("police", len(low[max(end - 15, 0) : end]) - 15):
        unit = "staff"
    if word in ("casualties", "casualty"):
        unit = "civilians" if "civilian" in low[one.end : end] else "not_said"
    unit = of_workers(low, word, one.end, end, unit)
    between = low[one.end : end]
    if (word == "men" and OWN_MEN.search(low, one.end, end)) or between.endswith(("border guards", "border guard")):
        unit = "fighters"
    if unit == "people" and between.startswith(" civilian "):
        unit = "civilians"
    force = "service" in between or any(army in between for army in ARMIES) or (BANDS | FORCES) & set(between.split())
    if (word in ("members", "member", "men", "agents") and force) or between.endswith((" security", " intelligence")):
        unit = "fighters"
    if word in ("members", "member") and low.endswith(("staff members", "staff member"), one.end, end):
        unit = "staff"
    if word in ("members", "member") and (body := OF_A_BODY.match(low, end, stop)):
        unit = "staff" if body[1] in STAFF else "fighters"
        end = end + 9 if body[0] == " of staff" else end
    one.unit = "not_said" if one.count.high == 0 else unit
    one.whom, one.stop, one.end = word, end, end
    return one


def passes(low: str, one: Mention, word: str, first: int, skipped: int, stop: int, known: dict[str, str]) -> bool:
    """Whether a word may stand between a number and its noun; a word of harm there says what befell them."""
    words = grammar()
    if word in AFTER or word in MORE:
        return word in MORE
    if word in ("and", "or"):
        ahead = SAID.match(low, first + len(word) + 1, stop)
        return bool(skipped and ahead and leads(low, ahead.end(), stop, known))
    if word in words["adverb"]:
        ahead = SAID.match(low, first + len(word) + 1, stop)
        most = word in MOSTLY and ahead and (ahead[0] in known or leads(low, ahead.end(), stop, known))
        return bool(most or (ahead and ahead[0] in phrases() and leads(low, ahead.end(), stop, known)))
    if word in GRAVE:
        return leads(low, first + len(word), stop, known) or not ENDED.match(low, first + len(word), stop)
    if word in ("us", "is"):  # of the United States, of the Islamic State
        return leads(low, first + 2, stop, known) or adjective(low, first + 2, stop, known)
    if word == "of" or word in words["article"]:
        return word == "of" and skipped == 0 and vague(low, one)
    entry = phrases().get(word)
    match = entry[0].match(low, first, stop) if entry else None
    if entry and match and match.lastgroup:
        harm = next((h for h in entry[1][match.lastgroup] if h.form in ("part", "past") or h.group == "state"), None)
        ahead = SAID.match(low, match.end() + 1, stop)
        goes_on = ahead is not None and low[match.end()] == " " and not any(ahead[0] in words[one] for one in BREAKING)
        follows = bool(ahead and goes_on and (ahead[0] in known or leads(low, ahead.end(), stop, known)))
        if harm and follows and " " not in match[0]:
            one.attributed = harm.kind
            return True
        return harm is None and leads(low, match.end(), stop, known)
    return not any(word in words[name] for name in BREAKING)


def describes(low: str, one: Mention, word: str, end: int, stop: int) -> bool:
    """Whether a noun for people only describes another word: 12 police vans, two Iraqi towns, two Afghan officials."""
    known = people()
    after = SAID.match(low, end + 1, stop) if low[end : end + 1] == " " else None
    if after is None:
        return False
    if after[0] in listed("things"):
        return True
    if word + "s" in known and not one.of_them and one.count.best != 1 and word not in ALIKE:
        return after[0] not in of_harm() and not any(after[0] in some for some in grammar().values())
    return adjective(low, end, stop, known)


def bare(low: str, one: Mention, at: int, skipped: int, stop: int, *, others: bool) -> Mention | None:
    """A count without a noun that is known: by itself, with "others", or with a noun like one for people."""
    if harm_of(of_things(low, at, stop)):
        return None
    if skipped == 0:
        words = low[one.end : at].split()
        if words and words[-1] in MORE and not others:
            one.stop, one.end, one.others = at, at, True
        return one
    noun = low[one.end : at].split()[-1]
    if noun not in listed("things") and (one.of_them or noun in ("sick", "ill")):
        return one
    if low[one.end : at].split()[0].endswith(("ed", "ly")) and not noun.endswith("s"):
        return one
    personal = PERSONAL.search(noun) and len(noun) > 3
    if noun in listed("things") or not (personal or (noun.endswith("s") and suffers(low, one.start, at, stop))):
        return None
    one.unit = "fighters" if ARMED & set(low[one.end : at].split()) else "people"
    one.stop, one.end, one.whom = at, at, noun
    return one
