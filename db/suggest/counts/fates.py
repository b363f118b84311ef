"""What befell those who stand before or beside the verb in their own way: two they shot, they took five. Pure."""

from collections.abc import Iterator

from db.suggest.counts.walking import GATHERED, UNREAL, chain, takes_object
from db.suggest.lexicon import APART, Harm, caused
from db.suggest.numbers.tokens import Token

Found = tuple[Harm, tuple[int, int]]
SUBJECTS = frozenset("i we they he she you".split())
HIM = frozenset("him her me them".split())
TAKING = frozenset("take takes took taking taken".split())
CARRYING = frozenset("carry carries carrying carried bring brings bringing brought ferried moved".split())
DEADLY = frozenset(
    "bomb bombs shell shells mine mines rocket rockets missile missiles strike strikes raid war sea".split()
)
CARRIERS = frozenset(
    "bus buses convoy convoys coach coaches ferry ferries ambulance ambulances"
    " truck trucks plane planes helicopter helicopters boat boats".split()
)
SICK = frozenset("ambulance ambulances helicopter helicopters".split())  # carriers of the wounded
WRECKED = frozenset("crashed crashes sank sinks capsized capsizes overturned exploded".split())
CROWD = 50  # people taken by bus at once, who do not go to work or school
AWAY = frozenset("to home across over through out back into up on for hours days".split())


def told(harm: Harm, token: Token) -> Found:
    """A finding: what befell them, and where it stands."""
    return harm, (token.start, token.stop)


def previous(tokens: list[Token], at: int, over: tuple[str, ...]) -> int | None:
    """The token before a place, over some tags."""
    at -= 1
    while at >= 0 and tokens[at].tag in over:
        at -= 1
    return at if at >= 0 else None


def active(tokens: list[Token], at: int, verb: Harm) -> bool:
    """Whether a verb is what somebody does, and really did."""
    flags = chain(tokens, at)
    if verb.form in ("past", "part"):
        return "be" not in flags
    if verb.form == "base" and (flags & UNREAL or ("be" in flags and "to" not in flags)):  # were hurt
        return False
    before = tokens[at - 1] if at else None
    return not (verb.form in ("base", "s") and before is not None and (before.tag == "article" or before.word == "one"))


def fronted(tokens: list[Token], at: int, low: str) -> Found | None:
    """The verb of somebody else whose object stands before it: two they shot in the square, one I lost."""
    one = tokens[at].mention
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.word not in SUBJECTS or one is None or one.of_whom:
        return None
    for where in range(at + 2, min(at + 6, len(tokens))):
        token = tokens[where]
        if token.tag == "harm":
            verb = next((h for h in token.harms if h.group in ("does", "loses") and active(tokens, where, h)), None)
            return told(verb, token) if verb and verb.kind != APART and not takes_object(tokens, where) else None
        if token.word in ("took", "taken") and after.word == "they" and not takes_object(tokens, where):
            away = any(token.word in AWAY for token in tokens[where + 1 : where + 2])
            return None if away else told(Harm("arrested", "does"), token)
        if token.tag not in ("adverb", "have", "help"):
            return None
    return None


def taken(tokens: list[Token], at: int, low: str) -> Found | None:
    """Those whom somebody took: they took five neighbours; the monastery took in 150 people."""
    one, verb = tokens[at].mention, previous(tokens, at, ("adverb", "article"))
    if at > 2 and tokens[at - 1].tag == "joint" and tokens[at - 2].word in HIM:
        verb = at - 3
    elif verb is not None and tokens[verb].tag == "joint" and one is not None and one.whom:
        verb = taker(tokens, verb)
    if one is None or verb is None or (one.unit in ("fighters", "staff") and one.count.best == 1):
        return None
    carriers = [token.word for token in tokens[max(verb - 8, 0) : verb] if token.word in CARRIERS]
    if tokens[verb - 1].word == "to" or carriers:
        crowd = (one.count.best or one.count.low or 0) >= CROWD and carriers[-1:] != [] and carriers[-1] not in SICK
        by_bus = crowd and tokens[verb - 1].word == carriers[-1] and tokens[verb].word in TAKING | CARRYING
        by_bus = by_bus and not any(token.word in WRECKED for token in tokens[at + 1 : at + 8])
        return told(Harm("displaced", "does"), tokens[verb]) if by_bus else None
    inside = tokens[verb].word == "in" and verb > 0
    verb -= inside
    crowd = inside and one.count.qualifier in ("dozens", "hundreds", "thousands")
    crowd = crowd or low.startswith((" that day", " that night", " that morning"), one.stop)
    if tokens[verb].word not in TAKING or not (
        one.whom
        or crowd
        or so_many(tokens, verb, at)
        or low.startswith("all ", one.start)
        or low.endswith((" us", " of them"), 0, one.stop)
    ):
        return None
    if inside and one.whom in GATHERED:
        return None
    if inside:
        return Harm("displaced", "does"), (tokens[verb].start, tokens[verb + 1].stop)
    if verb and tokens[verb - 1].word in DEADLY:
        return told(Harm("killed", "does"), tokens[verb])
    if any(token.word in AWAY for token in tokens[at + 1 : at + 4]) or "it" in chain(tokens, verb):
        return None
    return told(Harm("arrested", "does"), tokens[verb])


def so_many(tokens: list[Token], verb: int, at: int) -> bool:
    """Whether they took so many, with nothing behind it that could be what they took: they took 14."""
    one, ended = tokens[at].mention, at + 1 >= len(tokens) or tokens[at + 1].word in (".", ";", "!")
    ended = ended or (tokens[at + 1].word == "in" and any(token.word in CARRIERS for token in tokens[at + 2 : at + 6]))
    return ended and verb == at - 1 and tokens[verb - 1].word == "they" and one is not None and one.count.best != 1


def taker(tokens: list[Token], joint: int) -> int | None:
    """The verb whose first object stands before "and": they took my husband and his two brothers."""
    for where in range(joint - 1, max(joint - 6, 0), -1):
        if tokens[where].word in TAKING:
            return where if tokens[where - 1].word in SUBJECTS and where < joint - 1 else None
        if tokens[where].tag not in ("word", "article"):
            return None
    return None


def made(tokens: list[Token], at: int, low: str) -> Found | None:
    """A verb with what it made of them: forced a million to flee, left 12 dead, cost 12 people their lives."""
    one = tokens[at].mention
    verb = previous(tokens, at, ("adverb", "article"))
    if at and tokens[at - 1].word in ("claimed", "claim"):
        verb = at - 1
    if one is None or verb is None or (one.unit == "not_said" and tokens[verb].word in ("lost", "buried")):
        return None
    ends = [one.end - len(one.whom) - 1] if one.whom in ("lives", "life") else []
    ends += [one.end, *joined_to(tokens, at)]
    for kind, verbs, after in caused():
        if tokens[verb].word.split(" ")[0] in verbs:
            match = next((found for end in ends if (found := after.match(low, end))), None)
            if match:
                return Harm(kind, "does"), (tokens[verb].start, match.end())
    return None


def joined_to(tokens: list[Token], at: int) -> Iterator[int]:
    """Where those end who are joined to a number: left six soldiers of the army and four rebels dead."""
    for token in tokens[at + 1 : at + 12]:
        if token.mention:
            yield token.mention.end
        elif token.tag not in ("word", "article", "preposition", "joint", "adverb") and token.word != ",":
            return


def all_of_them(tokens: list[Token], at: int, low: str) -> Found | None:
    """What is said of all of them at the end of the clause: we pulled out twelve, all dead; nine, all of them hurt."""
    for where in range(at + 1, min(at + 12, len(tokens) - 2)):
        if tokens[where].tag in ("count", "harm", "speech", "sub", "relative") or tokens[where].word in (".", ";", ":"):
            return None
        if tokens[where].word == "," and tokens[where + 1].word in ("all", "both", "each"):
            last = where + 2 if tokens[where + 2].tag == "harm" else where + 4
            token = tokens[last] if last < len(tokens) else tokens[where]
            harm = (token.harm("state", "those") or token.passive()) if token.tag == "harm" else None
            ended = last + 1 >= len(tokens) or tokens[last + 1].tag in ("mark", "preposition")
            return told(harm, token) if harm and ended and harm.kind != APART else None
    return None


def named_then(tokens: list[Token], at: int, low: str) -> Found | None:
    """What befell one of several who is named between commas: one of whom, Ibrahim, a teacher, died in custody."""
    one = tokens[at].mention
    if one is None or not one.of_whom or at + 1 >= len(tokens) or tokens[at + 1].word != ",":
        return None
    for where in range(at + 2, min(at + 14, len(tokens))):
        token = tokens[where]
        if token.tag == "harm":
            flags = chain(tokens, where)
            harm = (token.passive() if "be" in flags else None) or token.harm("meets", "state")
            return told(harm, token) if harm and harm.kind != APART else None
        if token.tag not in (
            "word",
            "article",
            "preposition",
            "joint",
            "number",
            "count",
            "be",
            "have",
            "adverb",
            "mark",
        ):
            return None
    return None
