"""Checks the reference in this folder: every span lies in its text and says what the annotation says it says.

Run it from anywhere: python tests/suggest/check.py. The five real articles are looked for in the folder that
PINCITE_ARTICLES names (default: ../shared/articles beside the checkout); without it their lines are only read.
"""

import hashlib
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ARTICLES = Path(os.environ.get("PINCITE_ARTICLES", HERE.parents[2] / "shared" / "articles"))
FIELDS = {
    "text": {"published", "style", "language"},
    "quote": {"spans", "mode", "speaker_at", "bridged"},
    "turn": {"span", "speaker_at"},
    "notspeech": {"span", "why"},
    "count": {"span", "what", "low", "best", "high", "qualifier", "unit", "window"},
    "date": {"span", "edtf", "relative"},
    "place": {"span", "name", "in"},
    "weapon": {"span", "term"},
    "target": {"span", "term"},
    "force": {"span"},
    "legal": {"span", "modality"},
}
VALUES = {
    "style": {"wire", "ngo", "local", "un", "interview"},
    "mode": {"direct", "fragment"},
    "qualifier": {
        "exact", "about", "nearly", "more_than", "at_least", "at_most", "between",
        "dozens", "hundreds", "thousands", "none", "share",
    },
    "unit": {"civilians", "people", "fighters", "staff", "children", "not_said"},
    "modality": {"denied", "possible", "alleged", "apparent", "concluded", "stated"},
    "joined": {"or", "and"},
    "open": {"from", "until"},
    "part": {"early", "mid", "late"},
}  # fmt: skip
FOLDERS = tuple(sorted(one.name for one in HERE.iterdir() if any(one.glob("*.jsonl"))))
WHAT = {"killed", "injured", "displaced", "arrested"}
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?]?"
EDTF = re.compile(rf"(?:{DAY}|\d\d[\dX]X|(?:{DAY}|\.\.)/(?:{DAY}|\.\.))")


def canonical(data: bytes) -> str:
    text = re.sub("\r\n|[\r\u2028\u2029\f\v]", "\n", data.decode("utf-8-sig"))
    return unicodedata.normalize("NFC", text)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def of_shape(note: dict[str, Any]) -> Iterator[str]:
    kind = note.get("kind")
    if kind not in FIELDS:
        yield f"unknown kind {kind!r}"
        return
    if missing := FIELDS[kind] - note.keys():
        yield f"{kind} lacks {', '.join(sorted(missing))}"
    for field, allowed in VALUES.items():
        if field in note and note[field] not in allowed:
            yield f"{field} is {note[field]!r}"
    if kind == "count":
        what = note["what"] if isinstance(note["what"], list) else [note["what"]]
        if not what or not set(what) <= WHAT:
            yield f"what is {note['what']!r}"
        known = [note[bound] for bound in ("low", "best", "high") if note[bound] is not None]
        # Almost 20 is read as best 20 and high 19, so the order of best and high is not asked for.
        if note["qualifier"] != "nearly" and known != sorted(known):
            yield f"bounds out of order: {known}"
    if kind == "date" and note["edtf"] is not None and not EDTF.fullmatch(note["edtf"]):
        yield f"edtf is {note['edtf']!r}"


def of_spans(note: dict[str, Any], text: str) -> Iterator[str]:
    spans = list(note.get("spans") or ([note["span"]] if "span" in note else []))
    for field in ("speaker_at", "full_at", "window", "part_of"):
        if note.get(field):
            spans.append(note[field])
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            yield f"{start}:{end} is outside the text"
        elif text[start:end] != text[start:end].strip():
            yield f"{start}:{end} begins or ends with a space"
    for words, place in (("speaker", "speaker_at"), ("full", "full_at")):
        if note.get(words) is not None and text[slice(*note[place])] != note[words]:
            yield f"{place} does not say {note[words]!r}"


def of_hashes(note: dict[str, Any], text: str) -> Iterator[str]:
    spans = note.get("spans") or [note["span"]] if note["kind"] != "text" else []
    hashes = note.get("sha256", [])
    for span, kept in zip(spans, [hashes] if isinstance(hashes, str) else hashes, strict=True):
        if digest(text[slice(*span)]) != kept:
            yield f"the words at {span} have another hash"
    for words, place in (("speaker_sha256", "speaker_at"), ("full_sha256", "full_at")):
        if note.get(words) is not None and digest(text[slice(*note[place])]) != note[words]:
            yield f"the words at {note[place]} have another hash"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> int:
    faults: list[str] = []
    found: Counter[str] = Counter()
    for path in sorted(path for folder in FOLDERS for path in (HERE / folder).glob("*.txt")):
        data = path.read_bytes()
        text = canonical(data)
        if text.encode() != data:
            faults.append(f"{path.name}: not in its canonical form")
        notes = lines(path.with_suffix(".jsonl"))
        if not notes or notes[0]["kind"] != "text":
            faults.append(f"{path.stem}.jsonl: its first line is not the text's own")
        for number, note in enumerate(notes, 1):
            found[note["kind"]] += 1
            for fault in (*of_shape(note), *of_spans(note, text)):
                faults.append(f"{path.stem}.jsonl:{number}: {fault}")
    real: dict[str, str] = {}
    for number, note in enumerate(lines(HERE / "articles.jsonl"), 1):
        found[note["kind"]] += 1
        faults += [f"articles.jsonl:{number}: {fault}" for fault in of_shape(note)]
        if (ARTICLES / note["file"]).is_file():
            if note["file"] not in real:
                real[note["file"]] = canonical((ARTICLES / note["file"]).read_bytes())
            for fault in (*of_spans(note, real[note["file"]]), *of_hashes(note, real[note["file"]])):
                faults.append(f"articles.jsonl:{number}: {fault}")
    for fault in faults:
        print(fault)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(found.items())))
    print(f"{len(real)} real articles compared" if real else "real articles not there: hashes not compared")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
