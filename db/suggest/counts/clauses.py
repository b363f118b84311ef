"""What befell those whom a number counts, by the clause that it stands in: as its subject or as its object. Pure."""

import re

from db.suggest.counts.described import described, outweighs
from db.suggest.counts.fates import Found, active, made, taken, told
from db.suggest.counts.walking import GATHERED, IN_CUSTODY, QUOTES, Walk, chain, says
from db.suggest.lexicon import APART, Harm, grammar
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

KIN = frozenset(
    "relatives children sons daughters brothers sisters siblings cousins neighbours neighbors friends colleagues"
    " grandchildren"
    " nephews nieces uncles aunts members others companions comrades kids babies infants boys girls".split()
)
ILL = re.compile(
    r"\s(?:patients\s)?(?:for|with|suffering|on (?=dialysis|chemo))\s?"
    r"(?![^.;]*(?:injur|wound|burn|trauma|shrapnel|gunshot|fracture))"
)
ESCAPING = frozenset(
    "suspect suspects attacker attackers assailant assailants gunman gunmen bomber bombers robber robbers thieves thief"
    " prisoner prisoners inmate inmates convicts kidnappers raiders perpetrators soldiers fighters militants".split()
)
AUXILIARY = ("be", "have", "help", "adverb", "relative")
OBLIQUE = frozenset("me him her us them".split())
ASKED = frozenset(
    "interviews interview interviewed spoke spoken talked testimony testimonies statements talks met".split()
)
OWNED = frozenset("article pronoun".split())  # before those who go along: together with her two sons
OF_A_KIND = frozenset(
    "civilian child militant combatant soldier police infant maternal road violent related suspected".split()
)


def befell(tokens: list[Token], at: int, low: str) -> Harm | None:
    """What befell the people counted at a place, set on the mention with its rule; None where nothing says it."""
    one = tokens[at].mention
    assert one
    spared: Found | None = None
    if asked(tokens, at):
        one.what = "" if one.attributed else APART
        return None
    for find, rule in (
        (described, "count.predicate"),
        (beside, "count.participle"),
        (along, "count.joined"),
        (made, "count.verb"),
        (taken, "count.verb"),
        (as_object, "count.verb"),
        (as_subject, "count.predicate"),
    ):
        found = find(tokens, at, low)
        if found and found[0].kind != APART:
            one.what, one.rule, one.event = found[0].kind, rule, found[1]
            return found[0]
        spared = spared or found
        if find is beside and is_whole(tokens, at):
            break
    if spared:
        one.what, one.event = APART, spared[1]
    return spared[0] if spared else None


def is_whole(tokens: list[Token], at: int, *, even_told_of: bool = False) -> bool:
    """Whether another number is of this one, so that what is said is said of the other: five of his six children;
    of one that a clause of its own tells of only where even_told_of."""
    if at + 1 < len(tokens) and tokens[at + 1].tag == "relative" and not even_told_of:
        return False
    if at > 1 and tokens[at - 1].word == "of" and (part := tokens[at - 2].mention) and not part.whom:
        return True
    at -= at > 3 and tokens[at - 1].word.endswith("'s")  # of the town's 2,000 people
    return at > 2 and [token.tag for token in tokens[at - 3 : at]] == ["count", "preposition", "article"]


def beside(tokens: list[Token], at: int, low: str) -> Found | None:
    """A participle or state right after the noun, or the noun of what happened: 12 dead, 30 more wounded, 41 deaths."""
    where = at + 1
    while where < len(tokens) and where - at < 4 and (tokens[where].tag == "adverb" or tokens[where].word in OF_A_KIND):
        where += 1
    later = where
    while later < len(tokens) and later - at < 4 and tokens[later].tag in ("word", "adverb"):
        later += 1
    if later < len(tokens) and tokens[later].tag == "harm" and (event := counted_event(tokens, at, later)):
        return event
    if where >= len(tokens) or tokens[where].tag != "harm":
        return None
    token = tokens[where]
    if state := token.harm("state", "those"):
        verb = as_object(tokens, at, low)
        return verb if verb and outweighs(verb[0], state) else told(state, token)
    meets = token.harm("meets")
    if (
        meets
        and not (meets.form == "base" and where > at + 1)
        and leaves(tokens, at, where)
        and not is_whole(tokens, at)
    ):
        return told(meets, token)
    return None


def counted_event(tokens: list[Token], at: int, where: int) -> Found | None:
    """What happened so many times: 41 deaths, 14 confirmed deaths, 32 civilian deaths."""
    one, token = tokens[at].mention, tokens[where]
    event = token.harm("event")
    if one is None or event is None or (one.whom and one.whom not in OF_A_KIND):
        return None
    one.stop, one.whom = token.stop, ""
    return told(event, token)


def leaves(tokens: list[Token], at: int, where: int) -> bool:
    """Whether "left" by itself says that people went away."""
    one, token = tokens[at].mention, tokens[where]
    if one is not None and one.whom in IN_CUSTODY and token.word.startswith(("mov", "transfer", "evacuat")):
        return False
    if token.word == "left" and "be" in chain(tokens, where):
        return False
    if one is not None and one.whom in ESCAPING and token.word.startswith(("fle", "left", "leav")):
        return False
    if token.word not in ("left", "leave", "leaves", "leaving"):
        return True
    after = tokens[where + 1] if where + 1 < len(tokens) else None
    people = one is not None and one.count.high != 0 and one.unit in ("people", "civilians", "children", "not_said")
    return people and not (
        after and (after.tag in ("count", "harm", "pronoun") or after.word in ("a", "an", "behind", "with"))
    )


def along(tokens: list[Token], at: int, low: str) -> Found | None:
    """Those whom it befell with somebody: he was killed with two of his brothers."""
    near = [where for where in range(at - 1, max(at - 6, 1), -1) if tokens[where].word == "with"]
    with_them = near and all(token.tag in ("article", "joint", "word") for token in tokens[near[0] + 1 : at])
    if with_them and one_of_kin(tokens, at) and (found := with_whom(tokens, near[0] + 1, at)):
        return found
    if at < 2:
        return None
    joint = next((where for where in range(at - 1, max(at - 4, 0), -1) if tokens[where].tag not in OWNED), at - 1)
    lead = low[tokens[joint].start : tokens[joint].stop]
    if lead.startswith(("along", "together")) and (found := with_whom(tokens, joint + 1, at)):
        return found
    return None


def one_of_kin(tokens: list[Token], at: int) -> bool:
    """Whether a number is of those who go along with somebody: four children, eight relatives, two others."""
    one = tokens[at].mention
    return one is not None and (one.others or one.whom in KIN)


def with_whom(tokens: list[Token], begin: int, at: int) -> Found | None:
    """What somebody met with them, further back in the clause: who fled the town in June with eight relatives."""
    for where in range(begin - 2 - (tokens[begin - 2].word == ","), max(begin - 12, -1), -1):
        token = tokens[where]
        if token.tag == "harm":
            harm = (token.passive() if "be" in chain(tokens, where) else None) or token.harm("meets", "comes", "state")
            return told(harm, token) if harm and harm.kind != APART and leaves(tokens, at, where) else None
        if token.word in OBLIQUE and where and (harm := tokens[where - 1].harm("does", "loses")):
            return told(harm, tokens[where - 1]) if harm.kind != APART and active(tokens, where - 1, harm) else None
        if token.tag not in ("word", "preposition", "article", "date", "number", "adverb") and token.word != "to":
            return None
    return None


def governed(tokens: list[Token], at: int) -> bool:
    """Whether a number is within the description of something else: a school of 40 pupils closed."""
    before = tokens[at - 1] if at else None
    if (
        before is None
        or before.tag != "preposition"
        or before.word in ("with", "as", "like", "among", "for", "by", "against")
    ):
        return False
    two = tokens[at - 2].word if at > 1 else ""
    if before.word == "of" and at > 1 and tokens[at - 2].word in grammar()["report"]:
        return False
    return not (before.word == "of" and two in grammar()["collective"]) and before.word not in ("in", "on")


def as_object(tokens: list[Token], at: int, low: str) -> Found | None:
    """The verb whose object the people are, over others that it has: killed his wife and four children."""
    one = tokens[at].mention
    assert one
    where, beyond = at - 1, False
    while where >= 0 and tokens[where].word in QUOTES:
        where -= 1
    while where >= 0:
        token = tokens[where]
        if token.tag == "harm":
            said = where and (earlier := tokens[where - 1].mention) and earlier.event == (token.start, token.stop)
            if said or (tokens[where + 1].tag == "joint" and at == where + 2):  # a man killed and 11 wounded
                return None
            verb = next((h for h in token.harms if h.group in ("does", "loses") and active(tokens, where, h)), None)
            if verb and token.word.startswith("treat") and ILL.match(low, one.end):
                return None
            if verb and suits(one, verb, token.word) and not (beyond and does_itself(tokens, at)):
                return told(verb, token)
            if not (beyond and token.harm("those", "state")):
                return None
        elif token.tag in ("joint",) or token.word == ",":
            beyond = True
        elif token.word in QUOTES and where and tokens[where - 1].tag == "harm":
            pass
        elif token.tag in ("adverb", "article") or (
            beyond and token.tag in ("word", "count", "preposition", "part", "date")
        ):
            if token.tag == "part":
                return None
        elif not (
            token.tag == "word"
            and where == at - 1
            and low[token.stop : token.stop + 1] == " "
            and token.word.endswith("'s")
        ):
            return None
        where -= 1
    return None


def does_itself(tokens: list[Token], at: int) -> bool:
    """Whether a number is the subject of the verb right after it, so that no verb before it has it as its object."""
    after = next((token for token in tokens[at + 1 : at + 4] if token.tag != "adverb"), None)
    return after is not None and (after.tag in ("be", "have", "help") or after.word == "whom" or says(tokens, at))


def suits(one: Mention, verb: Harm, word: str) -> bool:
    """Whether a number may be what a verb is done to; losing and burying need people named as such."""
    lodged = verb.kind == "displaced" and word.startswith(("host", "shelter", "tak", "hous", "accommod"))
    if lodged and (one.whom in GATHERED or one.unit in ("fighters", "staff")):
        return False
    if verb.kind == "arrested" and one.whom in ("bodies", "corpses", "remains", "patients"):
        return False
    return verb.group != "loses" or one.unit != "not_said"


def as_subject(tokens: list[Token], at: int, low: str) -> Found | None:
    """The predicate whose subject the people are, over what describes them: three, including a child, were killed."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if governed(tokens, at) and not (after and (after.tag == "relative" or after.word in ("having", "being"))):
        return None
    if of_so_many(tokens, at):
        return None
    if at and is_listed(tokens, at) and not (after and after.tag == "relative"):
        return None
    walk, described = Walk(tokens, at), None
    whole = is_whole(tokens, at, even_told_of=True)
    while walk.where < len(tokens):
        token = tokens[walk.where]
        if whole and walk.finite and token.tag in ("be", "have") and tokens[walk.where - 1].tag not in AUXILIARY:
            return described  # two of the three paramedics who went in were killed
        if token.tag == "harm":
            found = walk.predicate(token)
            if found and leaves(tokens, at, walk.where):
                if found.kind == "arrested" and (later := then_killed(tokens, walk.where)):
                    return later
                if found.kind != APART or not walk.relative:
                    return told(found, token)
                described = told(found, token)
        if not walk.step(token):
            return described
    return described


def asked(tokens: list[Token], at: int) -> bool:
    """Whether those are people somebody spoke to: after interviews with 22 survivors in three camps."""
    words = {token.word for token in tokens[max(at - 8, 0) : at]}
    return tokens[at - 1].word in ("with", "to", "from") and bool(words & ASKED) if at else False


def of_so_many(tokens: list[Token], at: int) -> bool:
    """Whether a number only says of how many others are told of: of the twelve in the cell, four did not survive."""
    lead = at - 1
    if at > 1 and tokens[lead].word.endswith("'s"):
        lead -= 1  # of the hospital's twelve doctors
    lead -= at > 0 and tokens[lead].tag == "article"
    if lead < 0 or tokens[lead].word != "of" or (lead and tokens[lead - 1].tag != "mark"):
        return False
    for where in range(at + 1, min(at + 9, len(tokens) - 1)):
        if tokens[where].word == ",":
            after = next((token for token in tokens[where + 1 :] if token.tag != "adverb"), None)
            return after is not None and after.tag == "count"
        noun = tokens[where].tag == "harm" and tokens[where - 1].tag == "article"
        if not noun and tokens[where].tag not in ("word", "preposition", "article", "adverb", "date"):
            return False
    return False


def is_listed(tokens: list[Token], at: int) -> bool:
    """Whether a number only says who was among those of an earlier one: seventeen died, including three children."""
    where, after = at - 1, tokens[at + 1].tag if at + 1 < len(tokens) else ""
    if tokens[where].tag == "joint" and tokens[where - 1].word == "," and after in ("be", "have", "harm"):
        return False
    while where > 0 and (tokens[where].tag in ("count", "joint", "article") or tokens[where].word == ","):
        where -= 1
    if where < at - 1 and tokens[where + 1].tag not in ("count", "article"):
        return False
    among = tokens[where].word in ("them", "these") and tokens[where - 1].word in ("among", "amongst")
    if tokens[where].tag != "part" and not among:
        return False
    earlier = [token.mention for token in tokens[:where] if token.mention]
    return bool(earlier and earlier[-1].what)


def then_killed(tokens: list[Token], at: int) -> Found | None:
    """The worse fate that follows at once for all of them: were taken out and shot."""
    for token in tokens[at + 1 : at + 7]:
        harm = token.passive() or token.harm("state")
        if harm and harm.kind == "killed":
            return told(harm, token) if any(one.tag == "joint" for one in tokens[at + 1 : at + 5]) else None
        if token.mention:
            return None
    return None
