"""Which numbers are parts of others by the words beside them: four of them, 16 are children, two were under ten."""

from collections.abc import Sequence
from itertools import pairwise

from db.suggest.counts.walking import FINITE
from db.suggest.counts.wholes import NUMBERS, of_others, of_their_kin
from db.suggest.lexicon import APART, grammar, listed, people
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.nouns import OF_A_BODY, STAFF, TIMES
from db.suggest.numbers.tokens import Token
from db.words.numerals import WORTH

ADDED = ("another ", "a further ", "an additional ", "further ")
BELONGED = (("belonged", "to"), ("came", "from"))
ADULT = 18
WERE = frozenset("were was are is".split())
OF_LOOKS = frozenset(
    "older younger elderly pregnant disabled female male unarmed foreign from toddlers unaccompanied barefoot"
    " bedridden".split()
)
THEM = frozenset("them whom these those which us".split())


def counted(tokens: list[Token], at: int) -> Mention:
    """The number of people at a place."""
    one = tokens[at].mention
    assert one
    return one


def is_young(tokens: list[Token], at: int) -> bool:
    """Whether those are children by their age: four of them under 18, three were under five, below school age."""
    after = [token for token in tokens[at + 1 : at + 6] if token.tag not in ("be", "adverb", "article")]
    if (
        counted(tokens, at).unit not in ("not_said", "people")
        or not after
        or after[0].word not in ("under", "below", "aged")
    ):
        return False
    rest = after[1:] if after[0].word != "aged" else after[2:]
    told = next((token for token in rest if token.word not in ("age", "of")), None)
    if told and told.mention:
        return bool(told.mention.count.best and told.mention.count.best <= ADULT)
    return bool(told and (told.word in WORTH or (told.word.isdigit() and int(told.word) <= ADULT)))


def beside_part(tokens: list[Token], at: list[int], place: int) -> bool:
    """Whether a number is joined to one after it that is a part: 158 women and 127 children were among them."""
    if place + 1 >= len(at) or counted(tokens, at[place]).what:
        return False
    between = tokens[at[place] + 1 : at[place + 1]]
    return len(between) == 1 and between[0].tag == "joint" and a_part(tokens, at[place + 1])


def a_part(tokens: list[Token], at: int) -> bool:
    """Whether a number is a part of one before: including three, four of them, five of whom, 16 are children."""
    one = counted(tokens, at)
    before = tokens[at - 1] if at else None
    two = tokens[at - 2] if at > 1 else None
    if (before and two and two.word == "there" and before.tag == "be") or (one.of_them and none_of_them(tokens, at)):
        return False
    excluded = two is not None and two.word == "not"  # the toll does not include 12 fighters
    if one.of_them or (
        before and before.tag == "part" and not excluded and before.word not in ("among", "amongst", "counting")
    ):
        return True
    if before and before.word == "of" and two and two.word in ("those", "that") and tokens[at - 3].tag == "part":
        return True
    if before and before.tag == "joint" and one.whom and after_one(tokens, at):
        return True
    if before and before.word in THEM and two and two.word in ("among", "amongst", "of"):
        return not of_others(tokens, at)
    if (
        before
        and (before.word in (",", ":") or before.tag == "be")
        and two
        and two.word in THEM
        and at > 2
        and tokens[at - 3].word in ("of", "among")
    ):
        return True
    words = [token.word for token in tokens[at + 1 : at + 4]]
    if words[:2] and words[0] in ("among", "amongst", "of") and len(words) > 1 and words[1] in THEM:
        return True
    if len(words) > 2 and words[0] in grammar()["be"] and words[1] in ("among", "amongst") and words[2] in THEM:
        return True
    return (
        one.unit in ("not_said", "children") and not one.whom and (is_people(tokens, at) != "" or described(tokens, at))
    )


def none_of_them(tokens: list[Token], at: int) -> bool:
    """Whether "four of them" only seem to be a part: of what one of them does, of things, of others' kin."""
    one = counted(tokens, at)
    if one.count.best == 1 and not describes_one(tokens, at):
        return True
    if is_object(tokens, at) or of_their_kin(tokens, at):
        return True
    return of_others(tokens, at)


def after_one(tokens: list[Token], at: int) -> bool:
    """Whether only somebody without a number stands between "including" or "among them" and a number: including a
    girl and six men."""
    where = at - 2
    while where > 0 and tokens[where].tag == "word" and at - where < 5:
        where -= 1
    if where <= 1 or where >= at - 2 or tokens[where].tag != "article":
        return False
    among = tokens[where - 1].word in THEM and tokens[where - 2].word in ("among", "amongst")
    return among or tokens[where - 1].tag == "part"


def among_harmed(tokens: list[Token], at: Sequence[int]) -> None:
    """The numbers of a sentence that opens by saying of whom: of the 132 teachers dismissed, 18 were arrested."""
    opens = [token.word for token in tokens[:2]]
    crowd = next((token.mention for token in tokens[1:4] if token.mention), None)
    if crowd and crowd.whom and crowd.what in ("", APART) and opens[0] == "of":
        for where in at:
            one = counted(tokens, where)
            ends = any(token.word == "," for token in tokens[:where])
            one.unit = crowd.unit if ends and one.unit == "not_said" and not one.whom else one.unit


def of_same(tokens: list[Token], at: Sequence[int]) -> None:
    """A bare number joined to a part with a verb of its own is of the same whole: four of them were killed and five
    arrested; of these, 92,000 were hosted here, and 66,000 were evacuated."""
    fronted = [token.word for token in tokens[:2]] in (["of", "these"], ["of", "them"], ["of", "those"])
    for before, where in pairwise(at):
        one, other = counted(tokens, where), counted(tokens, before)
        if one.part_of or one.whom or one.others or not one.what or one.of_them or one.among:
            continue
        if tokens[where - 1].tag != "joint" or other.whom or not (other.of_them or (fronted and other.part_of)):
            continue
        gap = tokens[before + 1 : where]
        verb = next((place for place, token in enumerate(gap) if token.harms), None)
        if verb is None or any(token.tag not in ("be", "have", "adverb") for token in gap[:verb]):
            continue
        one.part_of, one.unit = other.part_of, other.unit


def another(tokens: list[Token], at: int, low: str) -> None:
    """A bare number that is added to one before it, whatever stands between: arrested 40 there, and a further six."""
    one = counted(tokens, at)
    if one.what or one.whom or one.others or not at or not low.startswith(ADDED, one.start):
        return
    whole = next((token.mention for token in reversed(tokens[:at]) if token.mention and token.mention.what), None)
    if whole is not None:
        one.what, one.rule, one.event = whole.what, "count.joined", whole.event


def of_what_is_no_people(tokens: list[Token], at: int) -> bool:
    """Whether "six of them" are of things that were counted, or only say whose kin others are."""
    if of_their_kin(tokens, at):
        return True
    for place in reversed(range(at)):
        token = tokens[place]
        if token.mention:
            return False
        if token.tag == "number" or token.word in NUMBERS:
            behind = {other.word for other in tokens[place + 1 : place + 4]}
            return not behind & TIMES and any(word in listed("things") for word in behind)
    return False


def described(tokens: list[Token], at: int) -> bool:
    """Whether only age, sex or where they come from is told of a number: two were under ten, one was from Homs."""
    words = tuple(token.word for token in tokens[at + 1 : at + 3])
    if words in BELONGED and not counted(tokens, at).what:
        return True
    if (
        counted(tokens, at).what
        or counted(tokens, at).count.high == 0
        or at + 2 >= len(tokens)
        or tokens[at + 1].word not in WERE
    ):
        return False
    after = [token for token in tokens[at + 2 : at + 7] if token.tag != "adverb"]
    if not after:
        return False
    return after[0].word in OF_LOOKS or (after[0].word in ("under", "below", "over", "aged") and is_aged(after))


def is_aged(after: list[Token]) -> bool:
    """Whether under, over or aged is followed by an age."""
    return any(token.mention or token.tag == "number" or token.word in ("age", "school") for token in after[1:4])


def out_of(tokens: list[Token], at: int) -> Mention | None:
    """The number before a comma of which another is a part: of the 17 wounded, four were airlifted."""
    where = at - 1
    while where > 0 and tokens[where].tag in ("adverb", "article"):
        where -= 1
    if where < 3 or tokens[where].word != ",":
        return None
    for place in range(where - 1, max(where - 12, 1), -1):
        whole = tokens[place].mention
        if whole is not None:
            lead = [token.word for token in tokens[max(place - 3, 0) : place] if token.tag != "article"]
            begins = place < 4 or tokens[place - 3].tag == "mark"
            return whole if begins and lead and lead[-1] in ("of", "among") and whole.what else None
    return None


def is_object(tokens: list[Token], at: int) -> bool:
    """Whether "two of them" are the object of a verb that is no harm: I taught two of them to read."""
    before = tokens[at - 1] if at else None
    if before is None or before.tag not in ("verb", "word"):
        return False
    return at > 1 and tokens[at - 2].tag == "pronoun"


def describes_one(tokens: list[Token], at: int) -> bool:
    """Whether "one of them" is told apart as a part, not taken for the subject of what one of them does or says."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    return bool(before and before.word in (",", "(", "—", "–", "-")) and not (
        after and after.tag in FINITE | {"speech"}
    )


def is_people(tokens: list[Token], at: int) -> str:
    """The noun of "16 are children", "three were young women"; "" where there is none."""
    after = tokens[at + 1 : at + 5]
    if not after or after[0].word not in ("were", "was", "are", "is"):
        return ""
    for token in after[1:]:
        if token.word in people():
            return token.word
        if token.tag not in ("word", "article", "adverb") and token.word not in ("of", "those", "between"):
            return ""
    return ""


def unit_of(tokens: list[Token], at: int, noun: str) -> str:
    """The unit of a noun behind a verb; members of a force are fighters: ten of them were members of the army."""
    body = " ".join(token.word for token in tokens[at + 1 : at + 14])
    found = OF_A_BODY.search(body) if noun in ("member", "members") else None
    return people()[noun] if found is None else "staff" if found[1] in STAFF else "fighters"
