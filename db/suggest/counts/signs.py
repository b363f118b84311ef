"""What stands around a number of people: the signs by which weights say what befell them. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from db.suggest.lexicon import APART
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

KINDS = ("killed", "injured", "displaced", "arrested")
STRONG = frozenset(';:.!?"“”«»•')
SAID = frozenset("word verb harm speech sub part".split())
ENDINGS = ("'s", "ing", "edly", "ed", "es", "s", "ly")
REACH = 24  # tokens on either side within which a word of harm is looked for
BEFORE, AFTER = 6, 7  # tokens whose words are weighed
FARTHER = 3  # tokens that a mark between counts for
NOWHERE = 99
NEAR = 400  # code points from one paragraph to the next
STEPS = ((1, "1"), (2, "2"), (4, "4"), (7, "7"), (12, "12"), (NOWHERE, "25"))
SIZES = ((0, "0"), (1, "1"), (9, "few"), (99, "tens"), (999, "hundreds"))


@dataclass(slots=True)
class Around:
    """What the text told before: the last kind and where, the kinds of headline, paragraph and sentence before.

    asked: what befell those whom the question before the sentence asks for.
    """

    last: str = ""
    last_at: int = 0
    head: frozenset[str] | None = None
    told: set[str] = field(default_factory=set)
    begins: int = -1
    before: frozenset[str] = frozenset()
    before_at: int = -NEAR
    asked: str = ""


@dataclass(slots=True)
class Signs:
    """The signs of one number: words weigh for each kind, form only against all, same for the kind that they tell of.

    stems: the words of the window by their stems.
    """

    words: list[str]
    form: list[str]
    same: dict[str, list[str]]
    stems: dict[str, str]


@dataclass(frozen=True, slots=True)
class Met:
    """A word of harm on one side of a number: how far, in which voice, and what stands between."""

    side: str
    far: int
    voice: str
    strong: bool
    commas: int
    counts: int
    verbs: bool
    joined: bool
    first: bool

    def signs(self) -> Iterator[str]:
        """What it says by distance, voice and what stands between."""
        step, mark = bucket(self.far, STEPS), "|" if self.strong else ""
        side, voice = self.side + mark, self.voice
        yield f"{side} {step}"
        yield f"{self.side} {voice}"
        yield f"{side} commas {self.commas} counts {self.counts}"
        yield f"{side} {voice} {step}"
        yield f"{side} {'first' if self.first else 'later'} {step}"
        yield f"{side} verb {self.verbs} and {self.joined}"
        yield f"{side} {voice} counts {self.counts} commas {self.commas}"


def stem(word: str) -> str:
    """A word without its ending."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def bucket(number: int, steps: tuple[tuple[int, str], ...], more: str = "thousands") -> str:
    """The name of the first step that a number does not pass."""
    return next((name for most, name in steps if number <= most), more)


def kinds_of(tokens: list[Token]) -> frozenset[str]:
    """The kinds of harm that the words of a sentence may tell of."""
    return frozenset(harm.kind for token in tokens for harm in token.harms if harm.kind != APART)


def voice(tokens: list[Token], at: int) -> str:
    """Whether a form of be or have stands right before a word."""
    near = [token.tag for token in tokens[max(at - 3, 0) : at]]
    return "be" if "be" in near else "have" if "have" in near else ""


def met(tokens: list[Token], at: int) -> dict[tuple[str, str], Met]:
    """The nearest word of harm of each kind on each side of a number."""
    found: dict[tuple[str, str], Met] = {}
    for side, step in (("before", -1), ("after", 1)):
        commas = counts = 0
        strong = verbs = joined = False
        first, where, far = True, at + step, 1
        while 0 <= where < len(tokens) and far <= REACH:
            token = tokens[where]
            if token.harms:
                chained = voice(tokens, where)
                for harm in token.harms:
                    if (harm.kind, side) not in found:
                        said = f"{harm.group} {harm.form} {chained}".strip()
                        found[harm.kind, side] = Met(
                            side, far, said, strong, min(commas, 2), min(counts, 2), verbs, joined, first
                        )
                first = False
            counts += token.mention is not None
            commas += token.word == ","
            strong = strong or token.word in STRONG
            verbs = verbs or token.tag in ("verb", "speech")
            joined = joined or token.tag == "joint"
            where, far = where + step, far + 1
    return found


def window(tokens: list[Token], at: int) -> tuple[list[str], dict[str, str]]:
    """The words around a number as signs, and each by its stem."""
    signs: list[str] = []
    stems: dict[str, str] = {}
    for side, step, reach in (("before", -1, BEFORE), ("after", 1, AFTER)):
        for where in range(at + step, at + step * (reach + 1), step):
            if not 0 <= where < len(tokens) or tokens[where].word in STRONG:
                break
            if tokens[where].tag in SAID:
                short = stem(tokens[where].word)
                signs.append(f"{side}: {short}")
                if short not in stems:
                    stems[short] = tokens[where].word
                    signs.append(f"near: {short}")
    return signs, stems


def tag(tokens: list[Token], at: int) -> str:
    """The class of the word at a place, a mark by itself."""
    if not 0 <= at < len(tokens):
        return "end"
    token = tokens[at]
    return token.word if token.tag == "mark" else token.tag


def shape(tokens: list[Token], at: int, one: Mention) -> list[str]:
    """What the number itself looks like."""
    size = bucket(one.count.best or one.count.low or one.count.high or 0, SIZES)
    noun = "noun" if one.whom else "bare"
    signs = [noun, f"unit {one.unit}", f"{size} {noun}", f"{size} {one.unit}", one.count.qualifier]
    signs += [name for name, so in (("of them", one.of_them), ("others", one.others), ("of harmed", one.among)) if so]
    signs += ["short"] if len(tokens) < 10 else []
    return signs + ([f"noun: {stem(one.whom)}"] if one.whom else [])


def place(tokens: list[Token], at: int, noun: str) -> list[str]:
    """What stands right before and behind a number."""
    before, after = tag(tokens, at - 1), tag(tokens, at + 1)
    signs = [f"{before} ·", f"· {after}", f"{tag(tokens, at - 2)} {before} ·", f"· {after} {tag(tokens, at + 2)}"]
    signs += [f"{before} · {after}", f"{before} {noun} ·", f"· {noun} {after}"]
    signs += [f"{tokens[at - 1].word} ·"] if at and tokens[at - 1].word[:1].isalpha() else []
    return signs + ([f"· {tokens[at + 1].word}"] if at + 1 < len(tokens) and tokens[at + 1].word[:1].isalpha() else [])


def signs_of(text: str, tokens: list[Token], at: int, around: Around, inside: str) -> Signs:
    """All signs of the number at a place; inside: what befell those of the number before it in the sentence."""
    one = tokens[at].mention
    assert one
    found = met(tokens, at)
    noun = "noun" if one.whom else "bare"
    words, stems = window(tokens, at)
    form = place(tokens, at, noun)
    last = "" if not around.last else since(text, around, one.start, tokens[0].start)
    for side in ("before", "after"):
        near = [way for (kind, where), way in found.items() if where == side and kind != APART]
        form += (f"no: {sign}" for sign in min(near, key=lambda way: way.far).signs()) if near else [f"no harm {side}"]
        spared = found.get((APART, side))
        form += (f"apart: {sign}" for sign in spared.signs()) if spared else ()
    form.append(f"told {last or 'nothing'}")
    lead = tag(tokens, at - 1)
    same = {kind: same_kind(kind, found, one, around, (last, inside, lead, noun), tokens) for kind in KINDS}
    return Signs(words + shape(tokens, at, one), form, same, stems)


def since(text: str, around: Around, start: int, begins: int) -> str:
    """How far back the last count stands: the sentence, the one before, the paragraph, the one before, farther."""
    if around.last_at >= begins:
        return "here"
    if "\n" not in text[around.last_at : start]:
        return "just before" if around.before_at >= begins - 3 and around.last_at > around.before_at - NEAR else "above"
    return "paragraph before" if start - around.last_at < NEAR else "far"


def same_kind(
    kind: str,
    found: dict[tuple[str, str], Met],
    one: Mention,
    around: Around,
    seen: tuple[str, str, str, str],
    tokens: list[Token],
) -> list[str]:
    """The signs that what befell them is of this kind, whichever it is."""
    last, inside, lead, noun = seen
    nearest = min((way.far + FARTHER * way.strong for (name, _), way in found.items() if name != APART), default=0)
    signs: list[str] = []
    ways = [way for side in ("before", "after") if (way := found.get((kind, side)))]
    for way in ways:
        signs += way.signs()
        near = way.far + FARTHER * way.strong <= nearest
        signs += [f"nearest {way.side}{'|' * way.strong}", f"nearest, {lead} ·"] if near else ["farther"]
    there = "harm" if ways else "no harm" if nearest == 0 else "other harm"
    signs.append(there)
    if kind in around.before:
        signs += ["sentence before", f"sentence before, {there}", f"sentence before, {lead} {noun}"]
    if around.head and kind in around.head:
        signs += ["headline", f"headline {len(around.head)}, {there}"]
    signs += ["adjective"] if one.attributed == kind else []
    signs += ["asked", f"asked, {noun}", f"asked, {there}"] if around.asked == kind else []
    if last:
        name = f"last {last}" if around.last == kind else f"other last {last}"
        signs += [name, f"{name}, {noun}", f"{name}, {lead} ·", f"{name}, {there}", f"{name}, {one.unit}"]
        signs += [f"{name}, of them"] if one.of_them else []
    if inside:
        name = "one here" if inside == kind else "another here"
        signs += [name, f"{name}, {lead} ·", f"{name}, {there}", f"{name}, {noun}"]
    if around.told:
        signs += ["paragraph"] if kind in around.told else []
        signs += ["paragraph alone"] if around.told == {kind} else []
    return signs
