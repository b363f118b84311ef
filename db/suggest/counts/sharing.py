"""Counts that take what befell them from another: one of several, a part, a number told in other words. Pure."""

from db.suggest.counts.comparing import compared, set_against
from db.suggest.counts.parts import a_part, beside_part, counted, is_people, is_young, out_of, unit_of
from db.suggest.counts.walking import FINITE, says
from db.suggest.counts.weighing import GOES_BACK
from db.suggest.counts.wholes import SHARES
from db.suggest.lexicon import APART, grammar, people
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

DOING = frozenset("affecting torturing damaging destroying trapping threatening raping beating reaching".split())
LINKS = frozenset({"word", "preposition", "article", "adverb", "joint", "number", "count", "part", "date"})
BY_NAME = frozenset("word article preposition pronoun".split())
FREED = frozenset("released freed".split())
TURNS = frozenset("from by in at of to under".split())
FIGURES = frozenset("figure toll count tally total estimate number".split())
OPENING = frozenset({":", "(", "-", "—", "–"})


def share(tokens: list[Token], at: list[int], last: Mention | None) -> None:
    """Let each count that has nothing of its own go on with the one before, or be a part of it."""
    for place, where in enumerate(at):
        one = counted(tokens, where)
        earlier = [counted(tokens, other) for other in at[:place]]
        whole = larger_before(tokens, at[:place], one, earlier) or last
        if one.among and one.unit == "not_said" and one.count.best != 1 and (noun := is_people(tokens, where)):
            one.unit = people()[noun]
        if is_young(tokens, where):
            one.unit = "children"
        if not one.part_of and (total := out_of(tokens, where)) and not larger(one, total):
            part(tokens, where, one, total)
        elif one.among and one.what and whole and one.what != whole.what:
            continue
        elif whole and not one.part_of and (a_part(tokens, where) or beside_part(tokens, at, place)):
            part(tokens, where, one, whole)
        elif one.what or acts(tokens, where) or (one.count.high == 0 and not one.whom):
            continue
        elif whole and compared(tokens[max(where - 6, 0) : where]):
            set_against(tokens, where, whole, earlier)
        elif place:
            goes_on(tokens, at[place - 1], where)


def larger_before(tokens: list[Token], at: list[int], one: Mention, earlier: list[Mention]) -> Mention | None:
    """The count before, of those at these places, that one may go on with or be a part of."""
    if one.of_whom and earlier and earlier[-1].whom and earlier[-1].what and not larger(one, earlier[-1]):
        return earlier[-1]
    if listed := [other for other in earlier if other.rule == "count.listed" and other.whom]:
        return listed[-1]
    against = [other for where, other in zip(at, earlier, strict=True) if compared(tokens[max(where - 6, 0) : where])]
    kept = (other for other in reversed(earlier) if other.what and not other.part_of and other not in against)
    return next(kept, None)


def part(tokens: list[Token], at: int, one: Mention, whole: Mention) -> None:
    """Make a number a part of another: it has its unit unless it names its own."""
    if whole.what == "arrested" and one.count.qualifier not in SHARES and let_go(tokens, at):
        one.what, one.rule = APART, GOES_BACK
        return
    dead_there = whole.what == "killed" and one.what == "arrested" and one.rule == "count.participle" and one.of_them
    moved = whole.what == "injured" and one.what == "displaced"  # five of whom were evacuated
    if not one.what or one.rule in ("count.told",) or dead_there or moved:
        one.what, one.event = whole.what, whole.event
    if one.rule != "count.verb":
        one.rule = "count.part"
    one.part_of = (whole.start, whole.stop)
    noun = is_people(tokens, at)
    if one.unit == "not_said" and noun:
        one.unit, one.whom = unit_of(tokens, at, noun), noun
        one.stop = next(token.stop for token in tokens[at + 1 : at + 5] if token.word == noun)
    elif one.unit == "not_said" and one.count.high != 0 and not one.among:
        after = next((token for token in tokens[at + 1 : at + 3] if token.word in people()), None)
        one.unit = people()[after.word] if after and one.of_them else whole.unit


def let_go(tokens: list[Token], at: int) -> bool:
    """Whether those of a number are free again: of whom 12 were released, ten of whom were later let go."""
    behind = [token for token in tokens[at + 1 : at + 7] if token.tag not in ("adverb", "date")]
    verb = next((where for where, token in enumerate(behind) if token.tag not in ("be", "have")), 0)
    return verb > 0 and behind[verb].word in FREED


def acts(tokens: list[Token], at: int) -> bool:
    """Whether a number is the subject of a verb of its own, other than of harm."""
    where = at + 1
    if says(tokens, at) or (where < len(tokens) and tokens[where].word == "whom"):
        return True
    while where < len(tokens) and tokens[where].tag in ("adverb", "word", "date") and where - at < 4:
        where += 1
    return where < len(tokens) and tokens[where].tag in FINITE and tokens[where].word != "to"


def goes_on(tokens: list[Token], first: int, at: int) -> None:
    """A number that goes on with the one before it, after what befell that one: five men in Homs and three in Hama."""
    before, one = counted(tokens, first := resumed(tokens, first, at)), counted(tokens, at)
    event = before.event[1] if before.event and before.event[1] <= tokens[at].start else 0
    done = max(event, before.stop)
    begin = max(where for where in range(first, at) if where == first or tokens[where].start < done)
    gap = without_speakers(tokens[begin + 1 : at])
    if before.rule == "count.told" or does_more(tokens, at):
        return
    if before.what and gap and opens_list(tokens, gap[-1], at) and not larger(one, before):
        of_whole(one, before)
        return
    if not before.what or not gap or in_turn(tokens, before, gap, at):
        return
    if any(
        token.tag not in LINKS
        and token.word not in (",", "'", "to", "since", "before", "after", "until", *OPENING)
        and not (token.tag == "verb" and (gap[where - 1].tag == "preposition" or gap[where - 1].word == "air"))
        for where, token in enumerate(gap)
    ):
        return  # a verb behind a preposition is a noun: in attacks, by air strikes
    opened = next((token.word for token in gap if token.word in OPENING), "")
    if not opened and leads_on(tokens, gap, at) and any(token.tag == "joint" or token.word == "," for token in gap):
        one.what, one.rule, one.event = before.what, "count.joined", before.event
        if one.unit == "not_said" and (before.part_of or of_those_before(tokens, one, gap, at)):
            one.unit = before.unit
        one.part_of = before.part_of


def in_turn(tokens: list[Token], before: Mention, gap: list[Token], at: int) -> bool:
    """Let a number go on by prepositions alone; False where it does not."""
    one = counted(tokens, at)
    if by_turns(tokens, gap, at):
        unit = before.unit if before.part_of else one.unit  # seven in Homs have no noun of their own
        alike(one, before, "count.joined")
        one.unit = unit
    else:
        return False
    return True


def of_those_before(tokens: list[Token], one: Mention, gap: list[Token], at: int) -> bool:
    """Whether a bare number may be of those before it, not others beside them: 12 lost their lives, seven in one
    attack; but: five civilians died in Homs and seven in Hama."""
    added = one.others or any(token.word.startswith("other") for token in tokens[at + 1 : at + 2])
    figure = gap[-1].word == "of" and len(gap) > 1 and gap[-2].word in FIGURES
    others = gap[-1].tag == "joint" or (len(gap) > 1 and gap[-2].word == "followed")
    return not (added or figure or others) and not elsewhere(tokens, gap, at)


def resumed(tokens: list[Token], first: int, at: int) -> int:
    """Where the whole of a part stands, if the clause goes on: six, two women among them, died here and five there."""
    before = counted(tokens, first)
    known = (place for place in range(first) if tokens[place].mention and span(tokens[place]) == before.part_of)
    whole = next(known, first)
    event = counted(tokens, whole).event
    if whole == first or not event or counted(tokens, whole).what != before.what:
        return first
    more = elsewhere(tokens, tokens[first + 1 : at], at) and larger(counted(tokens, at), before)
    return whole if more or (before.stop <= event[0] and event[1] <= tokens[at].start) else first


def span(token: Token) -> tuple[int, int]:
    """The span of a number."""
    return (token.mention.start, token.mention.stop) if token.mention else (token.start, token.stop)


def opens_list(tokens: list[Token], last: Token, at: int) -> bool:
    """Whether a mark opens what a number is broken down into: a noun follows."""
    return last.word in (":", "—", "–") and counted(tokens, at).whom != ""


def without_speakers(gap: list[Token]) -> list[Token]:
    """What stands between two numbers without who says so: treated for burns, medics said, and 18 for shock."""
    for where, token in enumerate(gap[:-1]):
        if token.word == "," and gap[where + 1].word == "according":
            ends = next((end for end in range(where + 1, len(gap)) if gap[end].word == ","), None)
            return gap[:where] + gap[ends:] if ends else gap
    said = next((where for where, token in enumerate(gap) if token.word in grammar()["speech"]), None)
    if said is None:
        return gap
    begin = next((where for where in range(said - 1, max(said - 7, -1), -1) if gap[where].word == ","), None)
    if begin is None or any(token.tag not in BY_NAME for token in gap[begin + 1 : said]):
        return gap
    return gap[:begin] + gap[said + 1 :]


def alike(one: Mention, before: Mention, rule: str) -> None:
    """Make a number one of those whom the one before it is of."""
    one.what, one.rule, one.event, one.part_of = before.what, rule, before.event, before.part_of
    one.unit = before.unit


def by_turns(tokens: list[Token], gap: list[Token], at: int) -> bool:
    """Whether bare numbers are told by one preposition each: 53 deaths from shelling, 11 from mines."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or after.word not in TURNS or counted(tokens, at).whom or counted(tokens, at).others:
        return False
    plain = all(token.tag in LINKS | {"verb", "harm", "have", "be"} or token.word == "," for token in gap)
    joined = gap[-1].word == "," or (gap[-1].tag == "joint" and any(token.word == "," for token in gap[-2:-1]))
    return plain and joined and any(token.word == after.word for token in gap)


def leads_on(tokens: list[Token], gap: list[Token], at: int) -> bool:
    """Whether the words between two numbers lead on from one to the next."""
    noun = gap[-2] if gap[-1].word == "of" and len(gap) > 2 else None
    if noun and noun.tag == "word" and noun.word not in FIGURES | grammar()["collective"]:
        return False  # killing 27 and in the torture of 4,000
    last = gap[-2] if gap[-1].tag == "date" and len(gap) > 1 else gap[-1]
    return (
        last.tag in ("joint", "adverb", "article", "preposition", "part")
        or last.word == ","
        or elsewhere(tokens, gap, at)
    )


def of_whole(one: Mention, before: Mention) -> None:
    """Make a number one of the list into which the one before it is broken down."""
    one.what, one.rule, one.event = before.what, "count.listed", before.event
    one.part_of = before.part_of or (before.start, before.stop)
    one.unit = before.unit if one.unit == "not_said" else one.unit


def larger(one: Mention, other: Mention) -> bool:
    """Whether a number is larger than another, so that it is no part of it."""
    size, whole = one.count.best or one.count.low or 0, other.count.best or other.count.low or 0
    return size > whole


def does_more(tokens: list[Token], at: int) -> bool:
    """Whether a bare number has a participle of its own that is no harm: 47 subjected to …"""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(after and not counted(tokens, at).whom and after.tag == "word" and after.word.endswith("ed"))


def elsewhere(tokens: list[Token], gap: list[Token], at: int) -> bool:
    """Whether only a name stands before a number, the verb left out: Aleppo recorded 41 deaths, Idlib 23."""
    one = counted(tokens, at)
    joints = [where for where, token in enumerate(gap) if token.tag == "joint" or token.word == ","]
    name = gap[joints[-1] + 1 :] if joints else []
    return (
        bool(name)
        and len(name) < 4
        and (not one.whom or name[0].tag == "preposition")
        and does_end(tokens, at)
        and name[-1].tag == "word"
        and name[-1].word not in DOING
        and all(token.tag in ("word", "article", "preposition") for token in name)
    )


def does_end(tokens: list[Token], at: int) -> bool:
    """Whether nothing more of its clause stands behind a number."""
    return at + 1 >= len(tokens) or tokens[at + 1].tag in ("mark", "joint")
