"""Learns the weights of db/suggest/lexicon/weights.tsv from the reference in tests/suggest; run, it writes the table.

For every number of people that the rules meet in a text, a logistic regression is taught which of the four kinds
befell them, or none, by the signs around it (db/suggest/counts/signs.py). What the rules themselves said is no sign.
The order of the texts is the order of their names, so that the same texts give the same table.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "suggest"
sys.path.insert(0, str(HERE.parent))

from db.suggest.counts.counting import find_counts  # noqa: E402
from db.suggest.counts.signs import KINDS, Signs  # noqa: E402
from db.suggest.counts.weighing import ALL, NONE, SAME, Verdict  # noqa: E402
from db.suggest.dates.dating import find_dates  # noqa: E402
from db.suggest.numbers.mentions import Mention  # noqa: E402
from db.suggest.suggestion import meet  # noqa: E402
from db.words.dates import read_date  # noqa: E402
from db.words.spans import canonical  # noqa: E402

TABLE = HERE.parent / "db" / "suggest" / "lexicon" / "weights.tsv"
FOLDERS = (
    "texts",
    "further",
    "kept",
    "later",
    "fresh",
    "last",
    "wide",
    "closing",
    "unseen",
    "sealed",
    "beyond",
    "outer",
    "ordinary",
    "parted",
    "remote",
    "outward",
)
LEAST = 8  # numbers that a sign stands beside, for it to have a weight
PASSAGES = 3  # times that a single sentence is shown for each time of a text
ROUNDS = 10
SETTLED = 5  # rounds after which the weights of each are kept
ORDERS = 6  # in which the numbers are shown; the weights are the mean of all that were kept, so that no order tells
STEP = 0.15
SHRINK = 0.01  # of every weight, each round and each step
SMALL = 8  # hundredths below which a weight is left out
HEAD = """# Weights of the signs around a number of people, in hundredths: sign, kind, weight.
# Made by tests/suggest_weights.py.
# killed, injured, displaced, arrested, none: what the sign says for each; same: for the kind that the sign is about.
"""
Gold = list[tuple[tuple[int, int], list[str]]]
Example = tuple[list[list[int]], list[int]]


@dataclass(slots=True)
class Teacher:
    """Says of each number what a reader took out of the text, and keeps the signs around it."""

    gold: Gold
    seen: list[tuple[list[list[str]], list[str]]]

    def __call__(self, one: Mention, signs: Signs) -> Verdict | None:
        """What the reader said; None where another number has the same words already."""
        here = [note for note in self.gold if meet(note[0], (one.start, one.stop))]
        kinds = here[0][1] if here else [NONE]
        if here and not kinds:
            return None
        self.seen.append((columns(signs), list(kinds)))
        if here:
            self.gold[self.gold.index(here[0])] = (here[0][0], [])
        return Verdict("" if kinds[0] == NONE else kinds[0])


def columns(signs: Signs) -> list[list[str]]:
    """The signs that each kind, and none, is weighed by, each with its class in the table."""
    found = [
        sorted({f"{sign}\t{kind}" for sign in signs.words} | {f"{sign}\t{SAME}" for sign in signs.same[kind]})
        for kind in KINDS
    ]
    return [*found, sorted({f"{sign}\t{NONE}" for sign in (*signs.words, *signs.form)})]


def texts(folder: str) -> Iterator[tuple[str, str | None, Gold]]:
    """The texts of a folder, their days and their counts."""
    for path in sorted((REFERENCE / folder).glob("*.txt")):
        about, *notes = map(json.loads, path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines())
        gold: Gold = []
        for note in (one for one in notes if one["kind"] == "count"):
            start, stop = note["span"]
            gold.append(((start, stop), note["what"] if isinstance(note["what"], list) else [note["what"]]))
        yield canonical(path.read_bytes().decode("utf-8-sig")), about["published"], gold


def passages(path: Path) -> Iterator[tuple[str, str | None, Gold]]:
    """The single sentences of a file, with what is counted in each after its sign of equality."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, _, wanted = line.partition(" =")
        gold: Gold = []
        at = 0
        for said in filter(None, wanted.strip().split("; ")):
            kind, _, words = said.partition(" ")
            start = max(text.find(words, at), text.find(words))
            at = start + len(words)
            gold.append(((start, at), [kind]))
        yield text, None, gold


def examples(some: Iterable[tuple[str, str | None, Gold]]) -> list[tuple[list[list[str]], list[str]]]:
    """The signs around every number of some texts, with what befell them."""
    seen: list[tuple[list[list[str]], list[str]]] = []
    for text, day, gold in some:
        find_counts(text, find_dates(text, read_date(day) if day else None), Teacher(gold, seen))
    return seen


def learned(seen: list[tuple[list[list[str]], list[str]]]) -> dict[str, float]:
    """The weight of each sign with its class."""
    often = Counter(name for signs, _ in seen for name in {name for column in signs for name in column})
    ids = {name: at for at, name in enumerate(sorted(name for name, times in often.items() if times >= LEAST))}
    data: list[Example] = [
        ([[ids[name] for name in column if name in ids] for column in signs], [ALL.index(kind) for kind in kinds])
        for signs, kinds in seen
    ]
    kept = [some for order in range(ORDERS) for some in taught(data, len(ids), random.Random(order))]
    means = [sum(some) / len(kept) for some in zip(*kept, strict=True)]
    return {name: means[at] for name, at in ids.items()}


def taught(data: list[Example], many: int, chance: random.Random) -> Iterator[list[float]]:
    """The weights after each round of showing all numbers in an order of its own, once they have settled."""
    weights, squares, data = [0.0] * many, [0.01] * many, list(data)
    for at in range(ROUNDS):
        chance.shuffle(data)
        for signs, kinds in data:
            corrected(weights, squares, signs, kinds)
        weights = [one * (1 - SHRINK) for one in weights]
        if at >= SETTLED:
            yield weights


def corrected(weights: list[float], squares: list[float], signs: list[list[int]], kinds: list[int]) -> None:
    """Move the weights of one example's signs towards what befell them."""
    sums = [sum(weights[sign] for sign in column) for column in signs]
    most = max(sums)
    raised = [exp(one - most) for one in sums]
    whole = sum(raised)
    right = sum(raised[kind] for kind in kinds) + 1e-9 * whole
    for kind, column in enumerate(signs):
        slope = raised[kind] / whole - (raised[kind] / right if kind in kinds else 0.0)
        if abs(slope) < 1e-4:
            continue
        for sign in column:
            down = slope + SHRINK * weights[sign]
            squares[sign] += down * down
            weights[sign] -= STEP * down / sqrt(squares[sign])


def table(weights: dict[str, float]) -> str:
    """The table as it stands in the file."""
    rounded = ((name, round(100 * weight)) for name, weight in sorted(weights.items()))
    return HEAD + "".join(f"{name}\t{weight}\n" for name, weight in rounded if abs(weight) >= SMALL)


def everything() -> list[tuple[list[list[str]], list[str]]]:
    """The signs of all texts and single sentences of the reference."""
    found = [one for folder in FOLDERS for one in examples(texts(folder))]
    return found + examples(passages(REFERENCE / "counted.txt")) * PASSAGES


if __name__ == "__main__":
    TABLE.write_text(table(learned(everything())), encoding="utf-8")
