"""Quotes, origins, claims with nobody behind them, both sides and what may be one, as items of their pages. Pure."""

from collections.abc import Iterable

from db import Answer, Difference, Instance, Maybe, Origin, Shared, Sides, Utterance
from db import Line as SheetLine
from tui import safe
from tui.items import Item, Line, count, heading, joined, lit, text

KINDS = {
    "identical": "The words are identical with the fullest instance.",
    "typography": "The words are the same; quotation marks, dashes, hyphens or spaces differ.",
    "shortened": "It gives a part of the words of the fullest instance.",
    "changed": "Words are changed, or left out and others put in; they are lit.",
    "other_part": "It gives another part of what was said.",
}
STATES = {"open": "nobody decided", "one_text": "counted as one text"}
GAP = Item(([],))
RUNS = 3  # shared runs that are shown


def utterance_items(one: Utterance, width: int) -> list[Item]:
    """An utterance: every quote of it with the changed words lit, who speaks, and how."""
    head = joined((f"{one.code} {one.title}".strip(), one.speaker_name))
    marks = "stands out" if one.stands_out else ""
    return [
        Item(([], heading(head, marks, width)), head=True),
        *(instance_item(quote, width) for quote in one.instances),
    ]


def instance_item(quote: Instance, width: int) -> Item:
    """One quote: its words, then speaker, mode, outlet and what stands out."""
    words = f"{quote.code}  {quote.words}"
    lines = [[(f"   {words}", "covered")]] if quote.covered else lit(words, changed(quote, words), width, 3)
    out = ["credited to another"] if quote.credited_to_another else []
    out += ["a report here, a person there"] if quote.crossed else []
    kind = quote.kind.replace("_", " ") if quote.kind != "identical" else ""
    said = joined((quote.speaker_name, quote.mode, quote.outlet, kind))
    lines += text(said, width, "faint", 9)
    lines += text(joined(out), width, "warn", 9)
    return Item(tuple(lines), quote, ("quote", quote.quote), instance_why(quote))


def instance_why(quote: Instance) -> str:
    """How a quote differs, and what is wrong with whom it is given to."""
    if quote.covered:
        return "It is protected, so how it differs stays covered."
    found = KINDS[quote.kind]
    if quote.crossed:
        return f"{found} A report's own words are given to a person, or a person's to a report."
    return f"{found} It is given to another than the utterance names." if quote.credited_to_another else found


def changed(quote: Instance, words: str) -> list[tuple[int, int, str]]:
    """The spans of a quote's words that the fullest instance has otherwise, or has not."""
    found, at = [], words.find(quote.words)
    for bit in quote.wording.second:
        start = words.find(bit.words, at)
        if start >= 0 and bit.how != "both" and quote.kind != "other_part":
            found.append((start, start + len(bit.words), "lit" if bit.how == "changed" else "marked"))
        at = max(at, start + len(bit.words))
    return found


def origin_items(one: object, width: int) -> list[Item]:
    """An origin with its articles, or two articles that share words."""
    if isinstance(one, Shared):
        return [GAP, shared_item(one, width)]
    assert isinstance(one, Origin)
    name = f"{one.code}  {one.name}" + (" (in its own voice)" if one.own_voice else "")
    through = f"through {', '.join(one.through)}" if one.through else ""
    lines = [[(safe.fence(safe.fit(name, min(safe.width(name), width))), "away")]]
    counted = joined((f"{count(len(one.articles), 'article')}, 1 origin", count(one.claims, "claim"), through))
    lines += text(joined((counted, " ".join(one.article_codes), " ".join(one.records))), width, "faint", 6)
    return [Item(tuple(lines), one, ("origin", one.record))]


def shared_item(one: Shared, width: int) -> Item:
    """Two articles with the longest runs of words that both have, and to whom each gives them."""
    state = STATES.get(one.state, one.state.replace("_", " "))
    words = f"{one.words:,} words, {one.share:.0%} of the shorter one"
    by = f"by {one.decision}" if one.decision else ""
    lines: list[Line] = [[(f"{one.a_code} and {one.b_code}", "away"), (f" · {words} · ", "plain"),
                              (f"{state} {by}".strip(), "marked" if one.state == "open" else "good")]]  # fmt: skip
    for run in one.runs[:RUNS]:
        speakers = " / ".join(", ".join(some) or "nobody" for some in (run.first_speakers, run.second_speakers))
        credited = f" ({speakers})" if run.first_speakers or run.second_speakers else ""
        lines += text(f"“{' '.join(run.words.split())}”{credited}", width, "faint", 6, 3)
    if len(one.runs) > RUNS:
        lines += text(f"and {count(len(one.runs) - RUNS, 'run')} of words more", width, "faint", 6)
    why = "So much is shared that they count as one text." if one.state == "one_text" else ""
    why = why or "They share words; whether one has them from the other, or both from a third, is for you to say."
    return Item(tuple(lines), one, ("shared", one.a, one.b), why)


def nobody_items(one: Difference, width: int) -> list[Item]:
    """A claim with nobody behind it."""
    line = one.first.line
    lines = text(f"{line.code}  {one.subject_name}: {one.label} {line.words}", width, "away", 0, 3)
    said = f"“{line.said}”" if line.said and line.said != line.words else ""
    lines += text(joined((said, line.by, line.outlet, one.first.published)), width, "faint", 6)
    return [Item(tuple(lines), one, ("nobody", one.first.claim), one.why)]


def sides_items(one: Sides, width: int) -> list[Item]:
    """Both sides: what is alleged, asked, answered, denied, and what exonerates."""
    found = [Item(([], heading(f"{one.code} {one.title}", "", width)), head=True)]
    found += part("alleged", (line_item(line, width) for line in one.alleged), width)
    for request in one.requests:
        asked = joined((f"asked: {request.code} {request.title}", request.asker, request.asked_on))
        found += part(asked, (answer_item(answer, width) for answer in request.answers), width)
    found += part("said unasked", (answer_item(answer, width) for answer in one.unasked), width)
    found += part("denied", (line_item(line, width) for line in one.denied), width)
    found += part("said of an answer", (line_item(line, width) for line in one.told), width)
    found += part("exonerating", (line_item(line, width) for line in one.exonerating), width)
    return found


def part(title: str, items: Iterable[Item], width: int) -> list[Item]:
    """Items under a title, nothing where there are none."""
    some = list(items)
    return [Item(tuple(text(title, width, "marked", 1)), head=True), *some] if some else []


def line_item(line: SheetLine, width: int) -> Item:
    """A claim or a piece of evidence."""
    style = "covered" if line.covered else "plain"
    lines = text(joined((f"{line.code}  {line.label}", line.words)), width, style, 3, 3)
    said = f"“{line.said}”" if line.said and line.said != line.words else ""
    if not line.covered:
        lines += text(joined((said, line.by, line.outlet, line.strength, *line.marks)), width, "faint", 9)
    return Item(tuple(lines), line, ("line", line.leads))


def answer_item(answer: Answer, width: int) -> Item:
    """One addressee's answer or silence, as of a date."""
    kind = {"": "no answer is on record", "none": "no response"}.get(answer.kind, answer.kind.replace("_", " "))
    as_of = f"as of {answer.as_of}" if answer.as_of else ""
    denies = f"denies {', '.join(answer.denies)}" if answer.denies else ""
    words = f"“{answer.words}”" if answer.words and answer.kind not in ("", "none") else ""
    lines = text(joined((f"{answer.code}  {answer.name}".strip(), kind, as_of)), width, "plain", 3, 3)
    lines += text(joined((words, denies, answer.outlet)), width, "faint", 9)
    return Item(tuple(lines), answer, ("answer", answer.response, answer.actor))


def maybe_items(one: Maybe, width: int) -> list[Item]:
    """Two records that may be one, and what speaks for it."""
    lines: list[Line] = []
    for code, name in zip(one.codes, one.names, strict=True):
        lines += text(f"{code}  {name}", width, "away", 0, 2)
    lines += text("; ".join(one.candidate.reasons), width, "faint", 6)
    why = "They may be one. Whether they are is for you to say; both keep their codes either way."
    return [GAP, Item(tuple(lines), one, ("maybe", one.candidate.a, one.candidate.b), why)]
