"""Parts that are told in a sentence or clause of their own, by what is said of them: nine died in custody. Pure."""

from collections.abc import Sequence

from db.suggest.counts.wholes import belongs, smaller
from db.suggest.lexicon import APART
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

CUSTODY = frozenset("custody detention captivity interrogation torture prison jail".split())
STAYING = frozenset("still remain remains remained".split())
FIRST = frozenset("adverb article".split())
FAR = 12  # tokens behind a number in which it is said what befell it
CAUSES = frozenset("killed injured wounded hurt maimed caused".split())


def of_the_last(tokens: list[Token], at: Sequence[int], last: Mention | None, *, near: bool) -> None:
    """Make bare numbers that open their clause parts of the number told right before, where their fate says so.

    last: the last number told before the sentence; near: whether that was in this paragraph.
    """
    told = last if near else None
    goes_on = False
    for place, where in enumerate(at):
        one = tokens[where].mention
        assert one
        if place and (other := tokens[at[place - 1]].mention):
            died_there(tokens, at[place - 1], where, other, one)
            of_which(tokens, at[place - 1], where, other, one)
        bare = not (one.whom or one.others or one.of_them or one.among or one.part_of)
        if bare and told and one.what != APART and smaller(one, told):
            goes_on = by_cause(tokens, where, goes_on, one, told)
            if goes_on or any(is_part(tokens, where, one, told) for is_part in (held_before, lodged)):
                belongs(one, told)
                continue
        if one.what and not one.part_of:
            told = one


def died_there(tokens: list[Token], first: int, at: int, before: Mention, one: Mention) -> None:
    """Others of whom it is told only in whose hands they died: 30 died in the army's custody, three others in that
    of the militia."""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if before.what != "killed" or one.what not in ("", "arrested") or one.whom or not after.startswith("in"):
        return
    if in_custody(tokens[first + 1 : at]):
        one.what, one.rule, one.event, one.part_of = before.what, "count.joined", before.event, before.part_of


def of_which(tokens: list[Token], first: int, at: int, before: Mention, one: Mention) -> None:
    """Those of a number whom somebody could do more about: 900 casualties, of which we documented 264 deaths."""
    if not one.what or one.part_of:
        return
    between = [token.word for token in tokens[first + 1 : at]]
    which = next((place for place, word in enumerate(between) if word in ("which", "whom")), 0)
    led = which and between[which - 1] == "of" and "," not in between[which:] and len(between) - which < FAR
    if led and before.what and smaller(one, before):
        belongs(one, before)
    elif between[-1:] == ["and"] and len(between) < 3 and before.part_of and not (one.whom or before.whom):
        behind = {token.word for token in tokens[max(first - FAR, 0) : first]}
        if behind & {"which", "whom"}:
            one.part_of, one.unit = before.part_of, before.unit if one.unit == "not_said" else one.unit


def in_custody(tokens: list[Token]) -> bool:
    """Whether any of the words tells of custody."""
    return any(token.word.split(" ")[-1] in CUSTODY for token in tokens)


def opens(tokens: list[Token], at: int) -> bool:
    """Whether nothing but an adverb stands between the beginning of a clause and its number."""
    while at and tokens[at - 1].tag in FIRST:
        at -= 1
    return (
        at == 0
        or tokens[at - 1].word == ";"
        or (at > 1 and tokens[at - 1].word == "but" and tokens[at - 2].word == ",")
    )


def held_before(tokens: list[Token], at: int, one: Mention, whole: Mention) -> bool:
    """Whether some of those arrested died there or are still held: 31 were arrested; nine died in custody."""
    if whole.what != "arrested" or not opens(tokens, at):
        return False
    behind = tokens[at + 1 : at + FAR]
    if one.what == "killed":
        return in_custody(behind)
    return one.what == "arrested" and any(token.word.split(" ")[0] in STAYING for token in behind)


def lodged(tokens: list[Token], at: int, one: Mention, whole: Mention) -> bool:
    """Whether it is told where some of those displaced are: 42,000 fled; 17,000 are sleeping in groves."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if one.what != "displaced" or whole.what != "displaced" or not whole.whom or after is None:
        return False
    been = after.word == "have" and tokens[at + 2].word == "been"
    return been or after.word in ("are", "is", "remain", "live", "stay", "sleep", "shelter")


def by_cause(tokens: list[Token], at: int, listing: bool, one: Mention, whole: Mention) -> bool:
    """Whether a number is that of one cause among several: 214 were killed. Ninety were killed by bombs, 60 by mines.

    listing: whether the number before it was.
    """
    after = [token.word for token in tokens[at + 1 : at + 4] if token.tag not in ("be", "have", "adverb")]
    if (opens(tokens, at) and after[:2] == ["caused", "by"]) or (listing and after[:1] == ["by"]):
        one.what, one.rule = one.what or whole.what, one.rule or "count.listed"
    if one.what != whole.what or not after:
        return False
    if listing:
        return after[0] == "by"
    return opens(tokens, at) and after[0] in CAUSES and after[1:2] == ["by"]
