"""What befell those whom a number counts, by the clause that it stands in: as its subject or as its object. Pure."""

from db.suggest.lexicon import APART, Harm, caused, grammar, people
from db.suggest.mentions import Mention
from db.suggest.tokens import Token

CLOSING = {"(": ")", "[": "]"}
DASHES = frozenset("-—–")
ENDS = frozenset(';:.!?"“”«»•')
QUOTES = frozenset("\"“”'")
OBJECTS = frozenset({"article", "pronoun", "count"})
UNREAL = frozenset(
    "could would can cannot might will shall threatened planned vowed ordered tried attempted"
    " able wanted trying enough".split()
)
OF_A_KIND = frozenset("civilian child militant combatant soldier police infant maternal road violent related suspected".split())
FINITE = frozenset({"be", "have", "help", "verb", "speech"})


def befell(tokens: list[Token], at: int, low: str) -> Harm | None:
    """What befell the people counted at a place, set on the mention with its rule; None where nothing says it."""
    one = tokens[at].mention
    assert one
    spared: Found | None = None
    for find, rule in (
        (beside, "count.participle"),
        (along, "count.joined"),
        (made, "count.verb"),
        (as_object, "count.verb"),
        (as_subject, "count.predicate"),
    ):
        found = find(tokens, at, low)
        if found and found[0].kind != APART:
            one.what, one.rule, one.event = found[0].kind, rule, found[1]
            return found[0]
        spared = spared or found
        if find is beside and is_whole(tokens, at):
            return None
    if spared:
        one.what, one.event = APART, spared[1]
    return spared[0] if spared else None


def is_whole(tokens: list[Token], at: int) -> bool:
    """Whether another number is of this one, so that what is said is said of the other: five of his six children."""
    return at > 2 and [token.tag for token in tokens[at - 3 : at]] == ["count", "preposition", "article"]


Found = tuple[Harm, tuple[int, int]]


def told(harm: Harm, token: Token) -> Found:
    """A finding: what befell them, and where it stands."""
    return harm, (token.start, token.stop)


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
        return told(state, token)
    harm = token.passive()
    if harm and not takes_object(tokens, where) and not governed(tokens, at):
        return told(harm, token)
    meets = token.harm("meets")
    if meets and not (meets.form == "base" and where > at + 1) and leaves(tokens, at, where):
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
    if token.word in ("move", "moves", "moved", "moving"):
        return "have" in chain(tokens, where)
    if token.word not in ("left", "leave", "leaves", "leaving"):
        return True
    after = tokens[where + 1] if where + 1 < len(tokens) else None
    people = one is not None and one.count.high != 0 and one.unit in ("people", "civilians", "children", "not_said")
    return people and not (
        after and (after.tag in ("count", "harm", "pronoun") or after.word in ("a", "an", "behind", "with"))
    )


def along(tokens: list[Token], at: int, low: str) -> Found | None:
    """Those whom it befell with somebody: he was killed with two of his brothers."""
    if at < 2 or not (tokens[at - 1].word == "with" or tokens[at - 1].tag == "joint"):
        return None
    lead = low[tokens[at - 1].start : tokens[at - 1].stop]
    token = tokens[at - 2]
    harm = (token.passive() if "be" in chain(tokens, at - 2) else None) or token.harm("meets")
    whole = (tokens[at].mention_of() and lead.endswith("with")) or lead.startswith("along")
    return told(harm, token) if harm and whole else None


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
    return not (before.word == "of" and two in grammar()["collective"]) and before.word not in ("in", "on")


def takes_object(tokens: list[Token], at: int) -> bool:
    """Whether a verb has an object after it, so that it is what somebody did."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.tag in OBJECTS or (after.tag == "adverb" and takes_object(tokens, at + 1)))


def made(tokens: list[Token], at: int, low: str) -> Found | None:
    """A verb with what it made of them: forced a million to flee, left 12 dead, cost 12 people their lives."""
    one = tokens[at].mention
    assert one
    verb = previous(tokens, at, ("adverb", "article"))
    if verb is None or (one.unit == "not_said" and tokens[verb].word in ("lost", "buried")):
        return None
    for kind, verbs, after in caused():
        word = tokens[verb].word.split(" ")[0]
        if word not in verbs:
            continue
        match = after.match(low, one.end) or (after.match(low, one.end - 6) if one.whom == "lives" else None)
        if match:
            return Harm(kind, "does"), (tokens[verb].start, match.end())
    return None


def previous(tokens: list[Token], at: int, over: tuple[str, ...]) -> int | None:
    """The token before a place, over some tags."""
    at -= 1
    while at >= 0 and tokens[at].tag in over:
        at -= 1
    return at if at >= 0 else None


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
            verb = next((h for h in token.harms if h.group in ("does", "loses") and active(tokens, where, h)), None)
            if verb and suits(one, verb):
                return told(verb, token)
            if not (beyond and token.harm("those", "state")):
                return None
        elif token.tag in ("joint",) or token.word == ",":
            beyond = True
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


def active(tokens: list[Token], at: int, verb: Harm) -> bool:
    """Whether a verb is what somebody does, and really did."""
    flags = chain(tokens, at)
    if verb.form in ("past", "part"):
        return "be" not in flags
    if verb.form == "base" and flags & UNREAL:
        return False
    before = tokens[at - 1] if at else None
    return not (verb.form in ("base", "s") and before is not None and before.tag == "article")


def suits(one: Mention, verb: Harm) -> bool:
    """Whether a number may be what a verb is done to; losing and burying need people named as such."""
    if verb.kind == "arrested" and one.whom in ("bodies", "corpses", "remains"):
        return False
    return verb.group != "loses" or one.unit != "not_said"


def chain(tokens: list[Token], at: int) -> set[str]:
    """The tags and words of the helping words right before a verb."""
    found: set[str] = set()
    where = at - 1
    while where >= 0 and (tokens[where].tag in ("be", "have", "help", "adverb") or tokens[where].word == "to"):
        found |= {tokens[where].tag, tokens[where].word}
        where -= 1
    if where >= 0 and tokens[where].word in UNREAL:
        found.add(tokens[where].word)
    return found


def as_subject(tokens: list[Token], at: int, low: str) -> Found | None:
    """The predicate whose subject the people are, over what describes them: three, including a child, were killed."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if governed(tokens, at) and not (after and (after.tag == "relative" or after.word in ("having", "being"))):
        return None
    walk, described = Walk(tokens, at), None
    while walk.where < len(tokens):
        token = tokens[walk.where]
        if token.tag == "harm":
            found = walk.predicate(token)
            if found and leaves(tokens, at, walk.where):
                if found.kind != APART or not (walk.relative or goes_further(tokens, walk.where)):
                    return told(found, token)
                described = told(found, token)
        if not walk.step(token):
            return described
    return described


def goes_further(tokens: list[Token], at: int) -> bool:
    """Whether what is no harm is followed by what is: missing, feared dead; pulled out alive and taken to hospital."""
    after = tokens[at + 1 : at + 4]
    return any(token.word == "dead" for token in after) or [token.tag for token in after[:2]] == ["joint", "harm"]


class Walk:
    """A way through a clause from a subject to its predicate."""

    def __init__(self, tokens: list[Token], at: int) -> None:
        self.tokens, self.at, self.where = tokens, at, at + 1
        self.relative = self.finite = self.joined = self.apart = self.others = False

    def predicate(self, token: Token) -> Harm | None:
        """What a word of harm says of the subject, None where it says it of somebody else."""
        flags = chain(self.tokens, self.where)
        before = self.tokens[self.where - 1]
        after = self.tokens[self.where + 1] if self.where + 1 < len(self.tokens) else None
        if after is not None and after.word in people() and "be" not in flags:
            return None
        if self.finite and not self.relative and not (self.joined or flags & {"be", "have"}):
            return None
        if meets := token.harm("meets"):
            if meets.form in ("past", "s") or flags & {"be", "have", "help", "to"} or before is self.tokens[self.at]:
                return meets
            return meets if meets.form == "base" and not self.finite else None
        if (state := token.harm("state")) and (
            flags & {"be", "have", "help"} or (not self.finite and not self.apart and not self.others)
        ):
            return state
        if (those := token.harm("those")) and "be" in flags:
            return those
        does = token.passive()
        if does and not ("have" in flags and "be" not in flags and takes_object(self.tokens, self.where)):
            if (
                "be" in flags
                and "been" not in flags
                and "being" not in flags
                and "have" in flags
                and takes_object(self.tokens, self.where)
            ):
                return None
            bare = not takes_object(self.tokens, self.where) and (self.joined or not (self.finite or self.others))
            return does if "be" in flags or bare else None
        return None

    def step(self, token: Token) -> bool:
        """Go on over a token; False where the clause of the subject ends."""
        tag, word = token.tag, token.word
        if tag == "mark":
            return self.mark(word)
        if tag == "joint":
            return self.joint()
        if tag == "count":
            return self.count()
        self.where += 1
        if tag == "harm":
            return self.acted(token)
        if tag == "relative":
            ok = not (self.finite and not self.relative)
            self.relative = True
            return ok
        if tag == "sub":
            return self.relative and not self.finite
        if tag == "speech" and not self.relative:
            return False
        if tag == "pronoun":
            return self.relative
        if tag in FINITE and tag != "help":
            self.finite = True
            self.joined = False
        return True

    def acted(self, token: Token) -> bool:
        """Whether to go on after a word of harm that says nothing of the subject."""
        verb = token.harm("does")
        if verb and verb.form in ("past", "s", "base") and takes_object(self.tokens, self.where - 1):
            return self.relative
        return True

    def count(self) -> bool:
        """Another number: a part or one of several subjects is passed by, the object of a verb or preposition too."""
        before = self.tokens[self.where - 1]
        self.where += 1
        self.others = self.others or before.tag == "joint"
        return (
            before.tag in ("preposition", "joint", "part", "verb", "article")
            or before.word in (",", "(", "-")
            or self.relative
        )

    def joint(self) -> bool:
        """And: another subject before the verb, another verb after it; False where another clause begins."""
        after = self.tokens[self.where + 1] if self.where + 1 < len(self.tokens) else None
        self.where += 1
        if after is None:
            return False
        if not self.finite:
            return True
        if after.tag in ("harm", "be", "have", "help", "adverb", "verb", "sub"):
            self.joined = True
            return True
        return self.relative

    def mark(self, word: str) -> bool:
        """A comma, bracket or dash: what it sets apart is passed by; False at the end of the clause."""
        if word in ENDS and not (word in QUOTES and self.where == self.at + 1):
            return False
        if word in CLOSING or word in DASHES:
            return self.past(CLOSING.get(word, word))
        if word in QUOTES or word in (")", "]", "%", "/"):
            self.where += 1
            return True
        return self.comma() if word == "," else False

    def past(self, mark: str) -> bool:
        """Behind the mark that closes what is set apart."""
        for where in range(self.where + 1, len(self.tokens)):
            if self.tokens[where].word == mark:
                self.where = where + 1
                return True
            if self.tokens[where].word == ".":
                break
        return False

    def comma(self) -> bool:
        """Behind the comma that is followed by a predicate, else on into what is listed or set apart."""
        after = self.tokens[self.where + 1] if self.where + 1 < len(self.tokens) else None
        if after is None:
            return False
        if after.tag == "harm" or (
            after.tag in ("be", "have", "adverb", "help") and not self.finite and after.word not in grammar()["insert"]
        ):
            self.where += 1
            return True
        closing = self.closing()
        if closing and not (self.finite and not self.relative):
            self.where = closing
            return True
        if after.tag == "joint":
            self.where += 1
            return True
        self.where += 1
        self.apart = True
        return not self.finite and (after.tag in ("part", "count", "preposition") or after.word in grammar()["insert"])

    def closing(self) -> int | None:
        """The place after a later comma at which the predicate goes on, with no clause of its own between."""
        for where in range(self.where + 1, len(self.tokens) - 1):
            token = self.tokens[where]
            if token.tag == "mark" and token.word in ENDS:
                return None
            if token.word == "," and self.tokens[where + 1].tag in ("be", "have", "help", "harm"):
                return where + 1
        return None
