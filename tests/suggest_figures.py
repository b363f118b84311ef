"""How much the rules of db/suggest find of the reference in tests/suggest, and how much of it they read rightly.

python tests/suggest_figures.py [--missed] [--kind KIND] [--text NAME] [SET ...]: figures a kind over these sets together,
or over all that rules are tuned on; --missed names what is missing, wrong or false. suggest/README.md tells of the sets.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REFERENCE = HERE / "suggest"
ARTICLES = Path(os.environ.get("PINCITE_ARTICLES", HERE.parents[1] / "shared" / "articles"))
sys.path.insert(0, str(HERE.parent))

from db.suggest.finding import find  # noqa: E402
from db.suggest.gazetteer.places import world  # noqa: E402
from db.suggest.suggestion import Counted, Dated, Placed, Quoted, Suggestion, meet  # noqa: E402
from db.words.dates import Date, read_date  # noqa: E402
from db.words.spans import canonical  # noqa: E402

Note = dict[str, Any]
FOLDERS = tuple(sorted(one.name for one in REFERENCE.iterdir() if any(one.glob("*.jsonl")) and one.name != "texts"))
CLOSED = ("apart", "abroad", "newsroom", "bulletin")  # no rule is tuned on these: what they miss is not told
OTHERS = ("weapon", "target", "force", "legal", "turn")
COMMON = frozenset("the a an of at in for and his her their one".split())


@dataclass(slots=True)
class Text:
    """One text of the reference with its notes."""

    name: str
    words: str
    notes: list[Note]
    published: Date | None
    only: tuple[str, ...] = ()


@dataclass(slots=True)
class Score:
    """Figures by name, and what was missed, in words."""

    counts: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """One figure as a share of another; 1.0 where there was nothing to find."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0


def own(folder: str) -> Iterator[Text]:
    """The texts of a folder of the reference."""
    for path in sorted((REFERENCE / folder).glob("*.txt")):
        notes = [json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
        yield made(path.stem, path, notes)


def texts() -> Iterator[Text]:
    """All texts that rules are tuned on; the real articles only where they are there."""
    yield from own("texts")
    yield from real()


def real() -> Iterator[Text]:
    """The real articles that are there."""
    kept: dict[str, list[Note]] = {}
    for line in (REFERENCE / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        kept.setdefault(note["file"], []).append(note)
    for name, notes in kept.items():
        if (ARTICLES / name).is_file():
            yield made(Path(name).stem, ARTICLES / name, notes)


def made(name: str, path: Path, notes: list[Note]) -> Text:
    """One text; its first note is about itself."""
    words = canonical(path.read_bytes().decode("utf-8-sig"))
    day = notes[0]["published"]
    return Text(name, words, notes[1:], read_date(day) if day else None, tuple(notes[0].get("only", ())))


def measure(some: list[Text]) -> Score:
    """The figures over some texts."""
    score = Score()
    for text in some:
        found = find(text.words, text.published)
        for kind, look in (("quote", quotes), ("count", counts), ("date", dates), ("place", places)):
            if not text.only or kind in text.only:
                look(text, [one for one in found if one.kind == kind], score)
        for kind in (one for one in OTHERS if not text.only or one in text.only):
            matched(text, kind, [one for one in found if one.kind == kind], score)
    return score


def spans(note: Note) -> tuple[tuple[int, int], ...]:
    """The spans of a note."""
    return tuple(tuple(span) for span in (note.get("spans") or [note["span"]]))


def matched(text: Text, kind: str, found: list[Suggestion], score: Score) -> list[tuple[Note, Suggestion]]:
    """Notes of a kind with what was found at their place; counts what was missed and what is false."""
    left, pairs = list(found), []
    for note in (one for one in text.notes if one["kind"] == kind):
        score.counts[kind] += 1
        one = next((one for one in left if fits(kind, note, one)), None)
        if one is None:
            tell(score, text, kind, "missed", spans(note)[0], "")
            continue
        left.remove(one)
        score.counts[f"{kind} found"] += 1
        pairs.append((note, one))
    score.counts[f"{kind} suggested"] += len(found)
    for one in left:
        if not elsewhere(text, kind, one):
            score.counts[f"{kind} false"] += 1
            tell(score, text, kind, "FALSE", (one.start, one.stop), one.rule)
    return pairs


def elsewhere(text: Text, kind: str, one: Suggestion) -> bool:
    """Whether what was found twice is not false: a second one at the place of a note, a quote that is a turn."""
    kinds = {"quote": ("turn",), "count": (), "date": ("date",), "place": ("place",)}.get(kind, (kind,))
    return any(
        meet(span, (one.start, one.stop)) for note in text.notes if note["kind"] in kinds for span in spans(note)
    )


def fits(kind: str, note: Note, one: Suggestion) -> bool:
    """Whether a suggestion is what the note tells of; quotations must have the same ends."""
    if kind == "quote":
        return one.spans == spans(note)
    if not any(meet(span, (one.start, one.stop)) for span in spans(note)):
        return False
    return not isinstance(one.reading, Counted) or one.reading.what in whats(note)


def whats(note: Note) -> list[str]:
    """What a count is of."""
    return note["what"] if isinstance(note["what"], list) else [note["what"]]


def tell(score: Score, text: Text, kind: str, what: str, span: tuple[int, int], more: str) -> None:
    """Note what went wrong, with the words around it."""
    start, stop = span
    words = f"{text.words[max(start - 40, 0) : start]}[[{text.words[start:stop][:90]}]]{text.words[stop : stop + 40]}"
    score.missed.append(f"{text.name:28} {kind:6} {what:6} {' '.join(words.split())} {more}")


def quotes(text: Text, found: list[Suggestion], score: Score) -> None:
    """Quotations and their speakers."""
    for note, one in matched(text, "quote", found, score):
        reading = one.reading
        assert isinstance(reading, Quoted)
        score.counts["mode right"] += reading.mode == note["mode"]
        if not note.get("speaker_at"):
            score.counts["speaker made up"] += bool(reading.speaker) and not one.guess
            continue
        score.counts["speaker"] += 1
        right = same_speaker(text.words, note, reading)
        score.counts["speaker right"] += right
        score.counts["speaker unknown"] += not reading.speaker
        score.counts["speaker wrong"] += bool(reading.speaker) and not right
        score.counts["speaker wrong unmarked"] += bool(reading.speaker) and not right and not one.guess
        if not right:
            named = text.words[slice(*note["speaker_at"])]
            tell(
                score,
                text,
                "speaker",
                "WRONG" if reading.speaker else "unknown",
                one.spans[0],
                f"{reading.full or reading.speaker!r} for {named!r} by {one.rule}",
            )
        elif note["bridged"]:
            score.counts["bridged"] += 1
            score.counts["bridged guess"] += bool(one.guess)


def same_speaker(words: str, note: Note, reading: Quoted) -> bool:
    """Whether a speaker is the one of the note: named at the same place, or by the same last word of a name."""
    told = [tuple(note[place]) for place in ("speaker_at", "full_at") if note.get(place)]
    at = [span for span in (reading.said_at, reading.full_at) if span]
    if any(meet(one, other) for one in told for other in at):
        return True
    mine = {name.lower() for text in (reading.speaker, reading.full) for name in text.split()} - COMMON
    theirs = [words[slice(*span)].lower().split() for span in told]
    return any(names[-1] in mine and len(set(names) - COMMON - mine) <= 1 for names in theirs)


def counts(text: Text, found: list[Suggestion], score: Score) -> None:
    """Counts of people and how they are read."""
    for note, one in matched(text, "count", found, score):
        reading = one.reading
        assert isinstance(reading, Counted)
        count = reading.count
        bounds = (count.low, count.best, count.high) == (note["low"], note["best"], note["high"])
        if note["qualifier"] == "share":
            bounds = count.qualifier in ("most_of", "unknown")
        window = (note["window"] is None) == (reading.window is None)
        if note["window"] and reading.window:
            window = meet(tuple(note["window"]), reading.window)
        unit = reading.unit == note["unit"]
        score.counts["count bounds"] += bounds
        score.counts["count unit"] += unit
        score.counts["count window"] += window
        score.counts["count read"] += bounds and unit and window
        if not (bounds and unit and window):
            wrong = ", ".join(
                name for name, right in (("bounds", bounds), ("unit", unit), ("window", window)) if not right
            )
            tell(
                score,
                text,
                "count",
                "READ",
                spans(note)[0],
                f"{wrong}: {count} {reading.unit} {reading.window} for {note['low']} {note['best']} {note['high']} {note['unit']} {note['window']} by {one.rule}",
            )


def touches(one: Suggestion, some: list[tuple[int, int]]) -> bool:
    """Whether a suggestion meets any of these spans."""
    return any(meet(span, (one.start, one.stop)) for span in some)


def dates(text: Text, found: list[Suggestion], score: Score) -> None:
    """Dates; those without a digit, month or weekday ("today") are counted apart."""
    hard = Text(text.name, text.words, [one for one in text.notes if not one.get("soft")], text.published)
    soft = [spans(one)[0] for one in text.notes if one["kind"] == "date" and one.get("soft")]
    whole = [spans(one)[0] for one in hard.notes if one["kind"] == "date"]
    rest = [one for one in found if touches(one, whole) or not touches(one, soft)]
    more = [one for one in rest if one.rule == "date.soft"]
    score.counts["soft date"] += len(soft)
    score.counts["soft date found"] += len(found) - len(rest)
    score.counts["soft date false"] += len(more)
    score.counts["soft date suggested"] += len(found) - len(rest) + len(more)
    rest = [one for one in rest if one not in more]
    for note, one in matched(hard, "date", rest, score):
        reading = one.reading
        assert isinstance(reading, Dated)
        edtf = None if (reading.edtf or "XXXX").startswith("XXXX") else reading.edtf
        right = edtf == note["edtf"]
        score.counts["date read"] += right
        of_day = "dated" if text.published else "undated"
        score.counts[f"{of_day} found"] += 1
        score.counts[f"{of_day} read"] += right
        score.counts["date left open"] += not right and edtf is None
        score.counts["date wrong"] += not right and edtf is not None
        score.counts["date wrong unmarked"] += not right and edtf is not None and not one.guess
        if not right:
            tell(score, text, "date", "READ", spans(note)[0], f"{reading.edtf} for {note['edtf']} by {one.rule}")


def places(text: Text, found: list[Suggestion], score: Score) -> None:
    """Places, and whether they are taken for the right ones."""
    for note, one in matched(text, "place", found, score):
        reading = one.reading
        assert isinstance(reading, Placed)
        meant = {(place.name) for place in world().find(note["name"])} | {note["name"]}
        right = reading.name in meant
        score.counts["place right"] += right
        if not right:
            tell(score, text, "place", "READ", spans(note)[0], f"{reading.name} for {note['name']}")


FIGURES = (
    ("quotations found", "quote found", "quote"), ("quotations false", "quote false", "quote suggested"),
    ("mode right", "mode right", "quote found"),
    ("speaker right", "speaker right", "speaker"), ("speaker unknown", "speaker unknown", "speaker"),
    ("speaker wrong", "speaker wrong", "speaker"), ("... and not marked a guess", "speaker wrong unmarked", "speaker"),
    ("bridged shown as a guess", "bridged guess", "bridged"),
    ("counts found", "count found", "count"), ("counts rightly read", "count read", "count found"),
    ("... bounds and qualifier", "count bounds", "count found"), ("... unit", "count unit", "count found"),
    ("... window", "count window", "count found"), ("counts false", "count false", "count suggested"),
    ("dates found", "date found", "date"), ("dates rightly read", "date read", "date found"),
    ("... in articles with a date", "dated read", "dated found"),
    ("... in articles without", "undated read", "undated found"),
    ("... left open", "date left open", "date found"), ("... wrong", "date wrong", "date found"),
    ("... wrong and not marked a guess", "date wrong unmarked", "date found"),
    ("dates false", "date false", "date suggested"), ("today, next day … found", "soft date found", "soft date"),
    ("today, next day … false", "soft date false", "soft date suggested"),
    ("places found", "place found", "place"), ("places rightly read", "place right", "place found"),
    ("places false", "place false", "place suggested"),
    *((f"{kind}: {word}", f"{kind} {word}", kind if word == "found" else f"{kind} suggested") for kind in OTHERS for word in ("found", "false")),
)  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help="a folder of suggest/")
    parser.add_argument("--missed", action="store_true", help="what is missing, wrong or false")
    parser.add_argument("--kind", default="", help="only of this kind")
    parser.add_argument("--text", default="", help="only the text of this name")
    args = parser.parse_args()
    for one in set(args.sets) - {"texts", *FOLDERS}:
        parser.error(f"there is no set {one}; there are texts, {', '.join(FOLDERS)}")
    if args.missed and set(args.sets) & set(CLOSED):
        parser.error(f"what {' and '.join(CLOSED)} miss is not told, so that no rule is tuned on them")
    sets = args.sets or ["texts", *(one for one in FOLDERS if one not in CLOSED)]
    every = [one for name in sets for one in (texts() if name == "texts" else own(name))]
    chosen = [one for one in every if args.text in ("", one.name)]
    score = measure(chosen)
    if args.missed:
        print(*(one for one in score.missed if args.kind in one[29:38]), sep="\n")
    print(f"{len(chosen)} texts")
    for label, part, whole in FIGURES:
        share = 100 * score.share(part, whole)
        print(f"{label:28} {score.counts[part]:4} of {score.counts[whole]:4}  {share:5.1f} %")


if __name__ == "__main__":
    main()
