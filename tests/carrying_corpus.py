"""Generated articles and corrections of them whose truth is known: each word keeps its identity through the edits.

python tests/carrying_corpus.py [SIZE] [PASSAGES]: says how passages fare at that size, and the CPU seconds it took.
"""

import random
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from db.carrying.placing import Placed, place

NOUNS = "strike market hospital school road town camp convoy clinic bakery house bridge field tent mosque".split()
NAMES = "Ariha Saraqib Binnish Maarat Kafr Idlib Sarmin Hama Latakia Homs Example Watch Samir Haddad North".split()
VERBS = "killed injured hit destroyed damaged struck shelled displaced reported said denied counted buried".split()
SMALL = "the a of in on near and by with from at after before its their which that not no more than about".split()
KINDS = ("typos", "words", "paragraphs", "wrapped", "moved", "all")
Word = tuple[int, str]
Text = list[list[Word]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """An old and a new text, the spans of passages in the old one, and where each stands unchanged (None: nowhere)."""

    old: str
    new: str
    spans: list[tuple[int, int]]
    truth: list[tuple[int, int] | None]


class Maker:
    """Makes texts and edits by one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.last = 0

    def word(self, text: str) -> Word:
        """A new word."""
        self.last += 1
        return self.last, text

    def sentence(self) -> list[Word]:
        """Words that read like news: few different ones, many of them repeated."""
        pick, number = self.chance.choice, self.chance.randint
        if number(0, 9) == 0:
            text = f"The {pick(NOUNS)} killed {number(2, 30)} civilians."
        else:
            middle = [pick(pick((NOUNS, NAMES, VERBS, SMALL, SMALL))) for _ in range(number(5, 22))]
            text = f"{pick(NAMES)} {pick(VERBS)} {' '.join(middle)} {number(1, 400)} people."
        return [self.word(one) for one in text.split()]

    def text(self, size: int) -> Text:
        """Paragraphs of about so many characters together."""
        found: Text = []
        while size > 0:
            paragraph = [one for _ in range(self.chance.randint(1, 5)) for one in self.sentence()]
            found.append(paragraph)
            size -= sum(len(one[1]) + 1 for one in paragraph)
        return found

    def edit(self, text: Text, kind: str) -> Text:
        """A correction of a text: about one edit in thirty words, or one in ten paragraphs."""
        if kind in ("typos", "words", "all"):
            text = [self.reworded(one, kind) for one in text]
        if kind in ("paragraphs", "all"):
            text = [one for old in text for one in self.in_and_out(old)]
        if kind in ("moved", "all"):
            text = list(text)
            for _ in range(max(len(text) // 20, 1)):
                text.insert(self.chance.randrange(len(text)), text.pop(self.chance.randrange(len(text))))
        return text

    def reworded(self, words: list[Word], kind: str) -> list[Word]:
        """A paragraph with typos, or with words replaced, put in and left out."""
        found: list[Word] = []
        for at, (number, text) in enumerate(words):
            turn = self.chance.random()
            beside = {one for _, one in words[max(at - 1, 0) : at + 2 : 2]}
            if turn > 0.033:
                found.append((number, text))
            elif kind == "typos":
                found.append(self.word(self.typo(text)))
            elif turn > 0.02:
                found.append(self.word(str(self.chance.randint(500, 999)) if text.isdigit() else f"re{text}"))
            elif turn > 0.01 or text in beside:  # of two alike, nobody could say which one went
                found += [(number, text), self.word("not")]
        return found or [self.word("Nothing.")]

    def typo(self, text: str) -> str:
        """A word with a letter doubled."""
        at = self.chance.randrange(len(text.rstrip(".")))
        return text[: at + 1] + text[at:]

    def in_and_out(self, paragraph: list[Word]) -> Text:
        """A paragraph that stays, goes, comes again word by word the same, or gets a new one behind it."""
        turn = self.chance.random()
        if turn < 0.05:
            return []
        if turn < 0.1:
            return [paragraph, [one for _ in range(3) for one in self.sentence()]]
        return [paragraph]

    def passages(self, text: Text, count: int) -> list[tuple[int, int]]:
        """First and last word of so many passages, each within a paragraph."""
        found = set()
        for _ in range(count):
            words = self.chance.choice(text)
            first = self.chance.randrange(len(words))
            last = min(first + self.chance.choice((0, 1, 2, 3, 5, 8, 13, 21)), len(words) - 1)
            found.add((words[first][0], words[last][0]))
        return sorted(found)


def render(text: Text, width: int) -> tuple[str, dict[int, tuple[int, int]]]:
    """A text in lines of a width (0: one a paragraph), and where each word stands."""
    found, places, at = [], {}, 0
    for words in text:
        joined = " ".join(one for _, one in words)
        lines = textwrap.fill(joined, width, break_long_words=False, break_on_hyphens=False) if width else joined
        spot = at
        for number, word in words:
            places[number] = (spot, spot + len(word))
            spot += len(word) + 1
        found.append(lines)
        at += len(joined) + 2
    return "\n\n".join(found), places


def corpus(kind: str, seed: int, size: int, count: int) -> Corpus:
    """A text and its correction with passages."""
    maker = Maker(seed)
    text = maker.text(size)
    edited = maker.edit(text, kind)
    old, places = render(text, 72)
    new, now = render(edited, 50 if kind in ("wrapped", "all") else 72)
    order = {number: (row, at) for row, words in enumerate(edited) for at, (number, _) in enumerate(words)}
    spans, truth = [], []
    for first, last in maker.passages(text, count):
        spans.append((places[first][0], places[last][1]))
        ends = (order.get(first), order.get(last))
        whole = all(number in order for number in range(first, last + 1))
        stands = whole and ends[0] and ends[1] and ends[1][0] == ends[0][0] and ends[1][1] - ends[0][1] == last - first
        truth.append((now[first][0], now[last][1]) if stands else None)
    return Corpus(old, new, spans, truth)


def fates(one: Corpus, found: list[Placed]) -> dict[str, list[int]]:
    """Passages by how they fared: right, wrong (on other words or at another place), asked though unchanged, lost."""
    made: dict[str, list[int]] = {"right": [], "wrong": [], "asked": [], "lost": []}
    for at, (placed, true) in enumerate(zip(found, one.truth, strict=True)):
        if placed.state == "unchanged":
            made["right" if true == (placed.start, placed.stop) else "wrong"].append(at)
        elif true is None:
            made["right"].append(at)
        else:
            made["lost" if placed.state == "gone" else "asked"].append(at)
    return made


def main(size: str = "1000000", count: str = "1000") -> None:
    """Say how passages fare."""
    for kind in KINDS:
        one = corpus(kind, 1, int(size), int(count))
        started = process_time()
        found = place(one.old, one.new, one.spans)
        took = process_time() - started
        fared = {name: len(some) for name, some in fates(one, found).items()}
        print(f"{kind:11} {len(one.old):>9,} -> {len(one.new):>9,}  {took:.2f} s  {fared}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
