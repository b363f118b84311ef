"""A way through a clause, from those whom a number counts to what is said of them. Pure."""

from db.suggest.lexicon import Harm, grammar, people
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

CLOSING = {"(": ")", "[": "]"}
DASHES = frozenset("-—–")
ENDS = frozenset(';:.!?"“”«»•')
QUOTES = frozenset("\"“”'")
OBJECTS = frozenset({"article", "pronoun", "count"})
HOUSEHOLDS = frozenset("families family households household refugees migrants idps evacuees".split())
GATHERED = frozenset(
    "bodies corpses patients casualties delegates fans visitors tourists guests athletes pilgrims worshippers"
    " spectators survivors students pupils protesters demonstrators supporters activists voters passengers customers"
    " officials diplomats participants mourners players candidates members leaders experts witnesses".split()
)
IN_CUSTODY = frozenset("detainees prisoners inmates captives hostages convicts suspects bodies patients".split())
FORESEEN = frozenset("will may might could refused declined".split())
MANY = 100  # people who arrive together, from which on they are taken to have fled
FINITE = frozenset({"be", "have", "help", "verb", "speech"})


EXPECTING = frozenset("expect expects expected expecting awaits await fears fear predicts".split())
AWAITED = frozenset("likely expected projected forecast".split())
UNREAL = frozenset(
    "could would can cannot might will shall threatened planned vowed ordered tried attempted refused declined"
    " able wanted trying enough".split()
)


def many(one: Mention | None) -> bool:
    """Whether those who arrive somewhere are so many, or families, that it tells of flight."""
    if one is None or one.attributed or one.whom in GATHERED or one.whom in IN_CUSTODY:
        return False
    if one.whom in HOUSEHOLDS:
        return one.count.best != 1
    size = one.count.low or one.count.best or one.count.high or 0
    return size >= MANY and one.unit in ("people", "civilians", "children", "not_said")


def takes_object(tokens: list[Token], at: int) -> bool:
    """Whether a verb has an object after it, so that it is what somebody did."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and (after.tag in OBJECTS or (after.tag == "adverb" and takes_object(tokens, at + 1)))


def chain(tokens: list[Token], at: int) -> set[str]:
    """The tags and words of the helping words right before a verb."""
    found: set[str] = set()
    where = at - 1
    while where >= 0 and tokens[where].word in QUOTES:
        where -= 1
    while where >= 0 and (tokens[where].tag in ("be", "have", "help", "adverb") or tokens[where].word == "to"):
        found |= {tokens[where].tag, tokens[where].word}
        where -= 1
    if where >= 0 and (tokens[where].word in UNREAL or tokens[where].word in AWAITED):
        found.add(tokens[where].word)
    return found


def looks_ahead(flags: set[str]) -> bool:
    """Whether the words before a verb only look ahead: are likely to be forced, is expected to flee."""
    return "have" not in flags and "to" in flags and bool(flags & AWAITED)


def expected(tokens: list[Token], at: int) -> bool:
    """Whether a number is only of those who are still to come: the mayor expects 5,000 more."""
    return bool(EXPECTING & {token.word for token in tokens[max(at - 4, 0) : at]})


def says(tokens: list[Token], at: int) -> bool:
    """Whether people are those who say something: two residents said, three nurses of the hospital told us."""
    first = at + 1
    if [token.word for token in tokens[first : first + 2]] == [",", "who"]:
        first = next((where + 1 for where in range(first + 2, len(tokens)) if tokens[where].word == ","), len(tokens))
    for token in tokens[first : first + 9]:
        if token.word in grammar()["speech"]:
            return True
        if token.tag not in ("word", "preposition", "article", "joint", "adverb", "count"):
            return False
    return False


class Walk:
    """A way through a clause from a subject to its predicate."""

    def __init__(self, tokens: list[Token], at: int) -> None:
        self.tokens, self.at, self.where = tokens, at, at + 1
        self.relative = self.finite = self.joined = self.apart = self.others = False

    def predicate(self, token: Token) -> Harm | None:
        """What a word of harm says of the subject, None where it says it of somebody else."""
        flags = chain(self.tokens, self.where)
        if looks_ahead(flags):
            return None
        before = self.tokens[self.where - 1]
        after = self.tokens[self.where + 1] if self.where + 1 < len(self.tokens) else None
        if before.tag == "article" or (after is not None and after.word in people() and "be" not in flags):
            return None
        beside = token.word.startswith("with ") and not (self.apart or self.others)
        if self.finite and not self.relative and not (self.joined or beside or flags & {"be", "have"}):
            return None
        one = self.tokens[self.at].mention
        if one and one.whom == "lives" and "be" in flags and (lost := token.harm("loses")):
            return lost
        meets = token.harm("meets") or (token.harm("comes") if many(one) else None)
        planned = flags & FORESEEN or {"be", "to"} <= flags
        foreseen = meets and meets.form == "base" and planned and "have" not in flags
        if meets and not foreseen and not (meets.form == "s" and "be" in flags):
            if meets.form in ("past", "s") or flags & {"be", "have", "help", "to"} or before is self.tokens[self.at]:
                return meets
            return meets if meets.form == "base" and not self.finite else None
        if (state := token.harm("state")) and (
            flags & {"be", "have", "help"}
            or self.joined
            or (not self.finite and not self.apart and not self.others)
            or beside
        ):
            return state
        if (those := token.harm("those")) and "be" in flags:
            return those
        return self.passive(token, flags)

    def passive(self, token: Token, flags: set[str]) -> Harm | None:
        """What was done to the subject, None where it did it itself."""
        does, object_follows = token.passive(), takes_object(self.tokens, self.where)
        if does is None or ("have" in flags and object_follows and not flags & {"been", "being"}):
            return None
        bare = not object_follows and (self.joined or not (self.finite or self.others))
        return does if "be" in flags or bare else None

    def step(self, token: Token) -> bool:
        """Go on over a token; False where the clause of the subject ends."""
        tag, word = token.tag, token.word
        if tag == "mark":
            return self.mark(word)
        if tag == "joint":
            return self.joint()
        if tag == "count":
            return self.count()
        if tag == "relative" and self.of_others():
            self.where = self.closing() or len(self.tokens)
            return True
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
            listed = self.tokens[self.where - 2].tag == "joint" and not self.finite  # our five children and I left
            return self.relative or listed
        if tag in FINITE and tag != "help":
            self.finite = True
            self.joined = False
        return True

    def of_others(self) -> bool:
        """Whether a clause tells of some of them only: 400 worshippers, of whom 101 died."""
        after = self.tokens[self.where + 1] if self.where + 1 < len(self.tokens) else None
        return self.tokens[self.where - 1].word == "of" and after is not None and after.tag == "count"

    def acted(self, token: Token) -> bool:
        """Whether to go on after a word of harm that says nothing of the subject."""
        verb = token.harm("does")
        if verb and verb.form in ("past", "s", "base") and takes_object(self.tokens, self.where - 1):
            return self.relative
        return True

    def count(self) -> bool:
        """Another number: a part or one of several subjects is passed by, the object of a verb or preposition too."""
        before, one = self.tokens[self.where - 1], self.tokens[self.where].mention
        if before.word == "with" and self.has_its_own():
            return False
        closing = self.closing() if one and one.of_them else None
        if one and (one.of_whom or closing):
            self.where = closing or len(self.tokens)
            return True
        self.where += 1
        if one and one.of_them and self.where < len(self.tokens) and self.tokens[self.where].tag == "harm":
            return False
        self.others = self.others or before.tag == "joint"
        return (
            before.tag in ("preposition", "joint", "part", "verb", "article")
            or before.word in (",", "(", "-")
            or before.word.endswith("'s")
            or self.relative
        )

    def has_its_own(self) -> bool:
        """Whether what befell another number is said right after it: climbed to 74, with 171 others wounded."""
        after = next((one for one in self.tokens[self.where + 1 : self.where + 4] if one.tag != "adverb"), None)
        return after is not None and after.tag == "harm"

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
        if word in ENDS and word not in QUOTES:
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
        one = self.tokens[self.at].mention
        if after is None or (one and one.of_them and self.at and self.tokens[self.at - 1].word == ","):
            return False
        closing = self.closing()
        if after.tag == "harm" or (
            (after.tag in ("be", "have", "help") or (after.tag == "adverb" and not closing))
            and not self.finite
            and after.word not in grammar()["insert"]
        ):
            self.where += 1
            return True
        if closing and not (self.finite and not self.relative):
            self.where = closing
            return True
        if after.tag == "joint":
            self.where += 1
            return True
        self.where += 1
        self.apart = True
        listed = after.tag in ("part", "count", "preposition") or after.word in people()
        return not self.finite and (listed or after.word in grammar()["insert"])

    def closing(self) -> int | None:
        """The place after a later comma at which the predicate goes on, with no clause of its own between."""
        for where in range(self.where + 1, len(self.tokens) - 1):
            token = self.tokens[where]
            if token.tag == "mark" and token.word in ENDS:
                return None
            if token.word == "," and self.tokens[where + 1].tag in ("be", "have", "help", "harm"):
                return where + 1
        return None
