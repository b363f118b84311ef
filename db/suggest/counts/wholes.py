"""What a number is a part of, when the words say it by their order: items of a list, sums, some of the dead. Pure."""

import re
from collections.abc import Iterable, Sequence

from db.suggest.counts.walking import FINITE
from db.suggest.lexicon import APART, hint, people
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.nouns import TIMES
from db.suggest.numbers.tokens import Token, parse
from db.words.numerals import ONES, TEENS, TENS

ITEM = re.compile(r"(?:[-–—•▸▪*·]|\(?[a-z0-9]{1,2}[.)])\s")
ABOVE_LIST = re.compile(rf"[^.!?;,”\"\s][^\S\n]*\n{{1,3}}{ITEM.pattern}")  # from the last sign of a line on
MADE_UP = re.compile(
    r"(?<!and )(?<!or )\b(?!forces)([a-z-]+)"
    r" (?:accounted for|account for|made up|make up|comprised|represented|constituted)(?: about| some| only)? $"
)
MADE_UP_OF = re.compile(r"\baccount(?:ed|s)? for [^.;]*$")
AND_FOR = re.compile(r"(?:,|\band) ([a-z-]+) for $")
NUMBERS = frozenset((*ONES, *TEENS, *TENS))
LARGE = 20  # people whose number others do not come to by chance
ONWARD = ("count.part", "count.joined", "count.listed")  # rules of numbers without a verb of their own
SHARES = ("most_of", "unknown")
HEADING = 90  # code points of the longest heading
LEADING = 200  # code points of the longest sentence that leads to a list by its colon
LISTED = frozenset((":", "-", "–", "—"))


def heading(text: str, low: str, start: int, stop: int) -> str:
    """What befell those of the list below a heading, by its own words: "Who was killed"; "" for any other line."""
    end = start + len(text[start:stop].rstrip())
    longest = LEADING if text[end - 1] == ":" else HEADING
    if end - start > longest or not ABOVE_LIST.match(text, end - 1) or not hint().search(low, start, stop):
        return ""
    tokens = parse(low, start, stop)
    kinds = {one.kind for token in tokens for one in token.harms if one.kind != APART}
    return kinds.pop() if len(kinds) == 1 and not any(token.mention for token in tokens) else ""


def below(tokens: list[Token], at: list[int], topic: str) -> None:
    """The number that an item gives, of those whom the heading of its list tells of."""
    one = tokens[at[0]].mention if at else None
    if one is None or one.what or at[0] == 0 or tokens[at[0] - 1].word not in LISTED:
        return
    if not any(token.harms for token in tokens[: at[0]]) and not goes_on(tokens, at[0]):
        one.what, one.rule = topic, "count.listed"


def an_item(text: str, start: int, stop: int) -> bool:
    """Whether a sentence opens an item of a list, by its mark at the beginning of a line."""
    begin = text.rfind("\n", 0, start) + 1
    return not text[begin:start].strip(" -–—•▸▪*·") and ITEM.match(text, begin, stop) is not None


def named_at(low: str, start: int, stop: int) -> int | None:
    """Where the name of an item of a list ends, before its colon; None where it has none."""
    at = low.find(": ", start, stop)
    return at if at >= 0 else None


def size(one: Mention) -> int:
    """How many a number is of, by any of its bounds."""
    return one.count.best or one.count.low or one.count.high or 0


def smaller(one: Mention, whole: Mention) -> bool:
    """Whether a number may be a part of another."""
    return 0 < size(one) < size(whole) and one.part_of is None


def belongs(one: Mention, whole: Mention) -> None:
    """Make a number a part of another, whose unit it has unless it names its own."""
    one.part_of = (whole.start, whole.stop)
    one.unit = whole.unit if one.unit == "not_said" else one.unit


def listed(tokens: list[Token], at: list[int], last: Mention | None) -> None:
    """The number that an item of a list gives, of those counted before the list: Northern district: 91 people."""
    if last is None or not last.what or not at:
        return
    first = at[0]
    one = tokens[first].mention
    assert one
    if first == 0 or tokens[first - 1].word not in LISTED or one.what or not smaller(one, last):
        return
    if any(token.tag in FINITE or token.harms for token in tokens[:first]) or goes_on(tokens, first):
        return
    one.what, one.rule, one.event = last.what, "count.listed", last.event
    if last.listed:
        one.unit = last.unit if one.unit == "not_said" else one.unit
    else:
        belongs(one, last)


def of_others(tokens: list[Token], at: int) -> bool:
    """Whether "four of them" are of things, or of people not harmed: 12 targets were hit, four of them …"""
    for place in reversed(range(at)):
        token = tokens[place]
        if one := token.mention:
            if one.what not in ("", APART):
                return False
            part = tokens[at].mention or one
            if one.whom and (smaller(part, one) or part.count.qualifier in SHARES):
                return True
        elif token.tag == "number" and tokens[place + 1].word in TIMES:
            continue
        elif token.tag == "number" or token.word.partition("-")[0] in NUMBERS:
            return token.word != "one"
        elif token.word == ";":
            return False
    return False


def of_their_kin(tokens: list[Token], at: int) -> bool:
    """Whether "two of them" only say whose people others are: relatives of two of them."""
    return at > 1 and tokens[at - 1].word == "of" and tokens[at - 2].word in people()


def goes_on(tokens: list[Token], at: int) -> bool:
    """Whether a verb follows a number before the next comma."""
    for token in tokens[at + 1 :]:
        if token.tag == "mark":
            return False
        if token.tag in FINITE or token.harms:
            return True
    return False


def whole_of(one: Mention, kind: str, wholes: Sequence[Mention]) -> Mention | None:
    """The last number told before of those whom the same befell; of the harmed, the last one that is large enough."""
    alike = (other for other in reversed(wholes) if other.what == kind)
    last = next(alike, None)
    if last is None or not (one.among or one.others) or smaller(one, last):
        return last
    return next((other for other in alike if smaller(one, other)), last)


def of_wholes(found: list[Mention], wholes: Sequence[Mention], low: str, item: int | None) -> None:
    """Parts of the numbers told before: some of the dead, items of a list, and those that add up to one of them.

    item: where an item of a list names its place or side, None outside of lists.
    """
    for place, one in enumerate(found):
        before = found[place - 1] if place else None
        if (one.among or one.rule == "count.joined") and (unit := made_up(low, one)):
            one.unit = unit
        elif one.among and before and before.among and low[before.end : one.start] in (" and ", ", "):
            one.unit = before.unit
        elif one.among and one.unit == "not_said" and not low.startswith("casualt", one.end - 10):
            one.unit = people().get(low[one.start : one.end].rpartition(" ")[2], "not_said")
        bare = one.unit == "not_said" and not one.others
        kind = one.attributed or one.what
        told = [other for other in found[:place] if other.what == kind and not other.part_of] if one.among else []
        whole = told[-1] if told else whole_of(one, kind, wholes)
        rest = one.others and low.endswith(("the ", "the other "), 0, one.start)
        if whole and whole.listed and item is not None and whole not in found:
            whole = None
        if whole and one.among and one.count.qualifier in SHARES and not one.whom and one.part_of is None:
            belongs(one, whole)
            continue
        if whole is None or (whole in found and not told) or not smaller(one, whole):
            if bare and (whole := summed(one, found)):
                belongs(one, whole)
            continue
        if one.among or rest or (bare and ((item is not None and item < one.start) or adds_up(one, found, whole))):
            belongs(one, whole)


def of_the_number(tokens: list[Token], found: list[Mention], wholes: Sequence[Mention]) -> None:
    """The numbers behind one that is only said again are its parts: of the 71, the army killed 17."""
    opens = [token.word for token in tokens[:2]] in (["of", "the"], ["of", "these"], ["of", "those"])
    again = tokens[2].mention if opens and len(tokens) > 3 and tokens[3].word == "," else None
    whole = next((one for one in reversed(wholes) if again and size(one) == size(again)), None)
    if again is None or again.whom or whole is None:
        return
    for one in found:
        if one is not again and one.what and smaller(one, whole):
            belongs(one, whole)


def of_their_whole(found: list[Mention]) -> None:
    """Give parts without a unit that of their whole in the same sentence, once it is known whose part that is."""
    for one in found:
        whole = next((other for other in found if (other.start, other.stop) == one.part_of), None)
        if whole and size(one) > size(whole) > 0:
            one.part_of = None
        else:
            one.unit = whole.unit if whole and one.unit == "not_said" else one.unit


def made_up(low: str, one: Mention) -> str:
    """The unit of those who are said to be so many of the harmed: children accounted for 19 of the deaths."""
    said = MADE_UP.search(low, max(one.start - 60, 0), one.start)
    if said is None and MADE_UP_OF.search(low, max(one.start - 90, 0), one.start):
        said = AND_FOR.search(low, max(one.start - 60, 0), one.start)
    return people().get(said[1], "") if said else ""


def summed(one: Mention, found: list[Mention]) -> Mention | None:
    """The number in the same sentence that those after it add up to: 748 victims: 312 people killed and 436 injured."""
    for place, whole in enumerate(found):
        if (
            whole.start < one.start
            and whole.what
            and whole.whom
            and sum(size(other) for other in found[place + 1 :]) == size(whole)
        ):
            return whole if len(found) > place + 2 else None
    return None


def adds_up(one: Mention, found: Iterable[Mention], whole: Mention) -> bool:
    """Whether the numbers beside one that are of the same kind add up to a whole."""
    alike = [
        size(other) for other in found if other.what == one.what and other.part_of in (None, (whole.start, whole.stop))
    ]
    return len(alike) > 1 and sum(alike) == size(whole)


def adding_up(tokens: list[Token], at: list[int]) -> None:
    """Numbers that add up to one before them are its parts: nine died, six of cold and three of the fumes.

    Large ones may have nouns or be of several things: 640 were killed or injured, 249 killed and 391 injured.
    """
    for place, whole in enumerate(at):
        one = tokens[whole].mention
        large = one is not None and size(one) >= LARGE and one.count.qualifier in ("exact", "at_least")
        if one is None or not one.what or not (one.count.qualifier == "exact" or large) or size(one) < 2:
            continue
        parts, total = [], 0
        for where in at[place + 1 :]:
            other = tokens[where].mention
            if large and other is not None and other.part_of not in (None, (one.start, one.stop)):
                continue
            if other is None or not other.what:
                break
            if not large and (other.whom or other.rule not in ONWARD or other.what != one.what):
                break
            parts.append(where)
            total += size(other)
            if total >= size(one):
                break
        if len(parts) < 2 or total != size(one) or after(tokens, whole) == after(tokens, parts[0]):
            continue
        for where in parts:
            other = tokens[where].mention
            assert other
            other.part_of = (one.start, one.stop)
            other.unit = one.unit if other.unit == "not_said" or not other.whom else other.unit


def after(tokens: list[Token], at: int) -> str:
    """The word after a number."""
    return tokens[at + 1].word if at + 1 < len(tokens) else ""
