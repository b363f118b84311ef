"""The passages that the lines of a load cite: found, compared with their words, and made once each."""

from typing import Any

from db.classes import dataclass
from db.errors import Invalid, NotFound, quoted
from db.importing.lines import Entry, Line
from db.importing.names import Names
from db.importing.plans import CITED_AT, link_plan, plan_of
from db.importing.problems import Problems
from db.importing.rows import Rows
from db.importing.synonyms import plainly
from db.importing.texts import Texts
from db.vocabulary import CLOSED
from db.words.near import hint
from db.words.spans import context, find

NAMES = CITED_AT | {"role", "passage", "text"}
SELECTOR = {"exact": "words", "prefix": "before", "suffix": "after"}  # W3C Web Annotation, text quote selector
FOUND_AGAIN = 3
# Length-preserving, so that offsets hold: quotation marks, dashes and spaces that writers confuse.
LOOSE = str.maketrans("“”„«»‘’‚′`\u00a0\u2009\u202f\n\t–—−‑", '"""""' + "'''''" + "     " + "----")


@dataclass(frozen=True, slots=True)
class Span:
    """A place of a text: code points, half-open."""

    text: int
    start: int
    stop: int


class Citing:
    """Resolves what lines cite."""

    def __init__(self, names: Names, texts: Texts, problems: Problems, rows: Rows) -> None:
        self.names, self.texts, self.problems, self.rows = names, texts, problems, rows
        self.spans: dict[Span, int] = {}
        self.places: dict[int, Span] = {}
        self.looked: set[int] = set()
        self.plan = plan_of("passage")
        self.link = link_plan("citation", "record")

    def passage_line(self, line: Line) -> None:
        """A line of kind passage: a span by itself, with the passage that it carries on; it may be there already."""
        with self.problems.of(line.number):
            entry = line.entry
            for name in entry:
                if name not in self.plan.steps and name not in NAMES | {"key", "kind", "code"}:
                    raise Invalid(self.plan.unknown(name))
            span = self.span_of(entry)
            withdrawn = entry.get("withdrawn")
            self.look(span.text)
            there = self.spans.get(span)
            if there and not withdrawn:
                if self.names.is_new(there):
                    raise Invalid("Its span is that of another passage already; leave one line out.")
                self.names.stand_for(line, there)
                return
            values: dict[str, Any] = {name: entry[name] for name in ("before", "after") if name in entry}
            if entry.get("twin_of"):
                values["twin_of"] = self.names.refer(str(entry["twin_of"]), ("passage",))
            values["anchor"], values["withdrawn"] = entry.get("anchor"), withdrawn
            if values["anchor"] is not None and values["anchor"] not in CLOSED["anchor"]:
                raise Invalid(f"anchor: {hint(str(values['anchor']), CLOSED['anchor'])}")
            self.make(span, values, line.id)

    def cite(self, line: Line, items: list[Any]) -> list[int]:
        """The citations of a record, in order; one that stands twice counts once. The passages of the role cites."""
        made: dict[tuple[int, str], None] = {}
        for item in items:
            with self.problems.of(line.number, "cites"):
                entry = self.entry(line, item)
                role = plainly("citation_role", str(entry.get("role") or "cites"))
                if role not in CLOSED["citation_role"]:
                    raise Invalid(f"{quoted(role)} is no role of a passage; {hint(role, CLOSED['citation_role'])}")
                passage = self.passage(entry)
                if (passage, role) in made:
                    continue
                made[passage, role] = None
                self.rows.link(self.link, [line.id, len(made), passage, role])
        return [passage for passage, role in made if role == "cites"]

    def entry(self, line: Line, item: Any) -> Entry:
        """One thing that is cited, as an object, with the article and version of its line where it names none."""
        if type(item) is str:
            return {"passage": item}
        if type(item) is not dict:
            raise Invalid('it is an article and its words, as in {"article": "wire", "words": "killed 11 civilians"}.')
        entry: Entry = {SELECTOR.get(str(name), str(name)): value for name, value in item.items()}
        for name in entry:
            if name not in NAMES:
                raise Invalid(f"it has no part “{name}”; {hint(name, sorted(NAMES))}")
        if "article" in entry or "passage" in entry or "text" in entry or "article" not in line.entry:
            return entry
        return {**{name: line.entry[name] for name in ("article", "version") if name in line.entry}, **entry}

    def passage(self, entry: Entry) -> int:
        """The passage that an entry means: one that is there, one of the file, or a new one."""
        named = entry.get("passage")
        if named is not None:
            found = self.named(str(named), entry)
            if found:
                return found
        span = self.span_of(entry)
        self.look(span.text)
        found = self.spans.get(span)
        if found is None:
            found = self.make(span, {}, self.names.passage(str(named)) if named is not None else 0)
        elif named is not None and self.names.kept:
            raise Invalid(f"its span is that of another passage than {quoted(str(named))}.")
        return found

    def named(self, name: str, entry: Entry) -> int | None:
        """The passage of a key or code; None where an entry with a span brings a code that is new."""
        try:
            found = self.names.refer(name, ("passage",))
        except NotFound:
            if CITED_AT.isdisjoint(entry):
                raise
            return None
        if not CITED_AT.isdisjoint(entry) and self.span_of(entry) != self.place(found):
            raise Invalid(f"the passage {quoted(name)} stands at another place than is given beside it.")
        self.place(found)
        return found

    def place(self, passage: int) -> Span:
        """Where a passage stands."""
        if passage not in self.places:
            row = self.names.case.row("SELECT text, start, stop FROM passage WHERE id = ?", (passage,))
            if row is None:
                raise NotFound("the line of that passage is wrong itself.")
            self.places[passage] = Span(*row)
        return self.places[passage]

    def words(self, passage: int) -> str:
        """The words of a passage."""
        span = self.place(passage)
        return self.texts.words(span.text)[span.start : span.stop]

    def make(self, span: Span, values: dict[str, Any], passage: int = 0) -> int:
        """A new passage at a span, with what stands around it unless that is given."""
        words = self.texts.words(span.text)
        before, after = context(words, span.start, span.stop)
        given = {"before": before, "after": after} | values
        row = list(self.plan.blank)
        row[0] = passage or self.names.new("passage")
        given |= {"text": span.text, "start": span.start, "stop": span.stop, "words": words[span.start : span.stop]}
        for name, value in given.items():
            row[self.plan.at[name]] = value
        self.rows.add(self.plan, row)
        self.places[row[0]] = span
        if not given.get("withdrawn"):
            self.spans[span] = row[0]
        return int(row[0])

    def look(self, text: int) -> None:
        """Make the passages known that a text of the case file has already."""
        if text in self.looked:
            return
        self.looked.add(text)
        sql = "SELECT id, start, stop FROM passage WHERE text = ? AND withdrawn IS NULL"
        for passage, start, stop in self.names.case.rows(sql, (text,)):
            span = Span(text, start, stop)
            self.spans[span], self.places[passage] = passage, span

    def span_of(self, entry: Entry) -> Span:
        """The place that an entry gives by its span, its words, or both."""
        start, stop = number(entry, "start"), number(entry, "end", "stop")
        words, before, after = (self.texts.canonical(entry, name) for name in ("words", "before", "after"))
        if start is None and stop is None and not words:
            raise Invalid("it gives neither a span nor words.")
        if words and start is None and stop is not None:
            start = stop - len(words)
        elif words and stop is None and start is not None:
            stop = start + len(words)
        if (start is None) != (stop is None):
            raise Invalid("it gives one end of its span; give start and end, or the words.")
        texts = self.texts.of(entry, self.names.refer)
        if start is not None and stop is not None:
            return self.by_offsets(texts, start, stop, words)
        return self.by_words(texts, words, before, after)

    def by_offsets(self, texts: list[int], start: int, stop: int, words: str) -> Span:
        """A span whose words, where they are given, stand there; in the one text, or the newest where they stand."""
        if len(texts) > 1 and not words:
            raise Invalid(f'its article has {len(texts)} texts; say which, as in "version": 1.')
        fitting = [one for one in texts if not words or self.texts.words(one)[max(start, 0) : stop] == words]
        text = (fitting or texts)[-1]
        stored, name = self.texts.words(text), self.texts.name(text)
        if not 0 <= start < stop <= len(stored):
            raise Invalid(f"{name} has no span {start} to {stop}; its text runs from 0 to {len(stored):,}.")
        if not fitting:
            there = find(stored, words)[:FOUND_AGAIN]
            also = f"; those stand at {' and '.join(f'{at} to {at + len(words)}' for at in there)}" if there else ""
            at = quoted(stored[start:stop])
            raise Invalid(f"at {start} to {stop} of {name} stands {at}, not {quoted(words)}{also}.")
        return Span(text, start, stop)

    def by_words(self, texts: list[int], words: str, before: str, after: str) -> Span:
        """The one place where words stand, in the newest text that has them."""
        for text in reversed(texts):
            stored = self.texts.words(text)
            starts = matching(stored, words, before, after)
            if len(starts) == 1:
                return Span(text, starts[0], starts[0] + len(words))
            if starts:
                at = ", ".join(f"{one} to {one + len(words)}" for one in starts[:FOUND_AGAIN])
                raise Invalid(
                    f"{quoted(words)} stands {len(starts)} times in {self.texts.name(text)} ({at}); give more of "
                    "what stands before or after it, or the span."
                )
        raise Invalid(f"{quoted(words)} does not stand in {self.texts.name(texts[-1])}{self.nearly(texts[-1], words)}.")

    def nearly(self, text: str | int, words: str) -> str:
        """What else may be meant: the same words in other capitals, or cut short."""
        stored = self.texts.words(int(text))
        at = stored.translate(LOOSE).lower().find(words.translate(LOOSE).lower())
        if at >= 0:
            return f"; there stands {quoted(stored[at : at + len(words)])}"
        head = words[:20]
        at = stored.find(head)
        return f"; from there on stands {quoted(stored[at : at + len(words)])}" if at >= 0 and len(words) > 20 else ""


def matching(stored: str, words: str, before: str, after: str) -> list[int]:
    """Where words stand between before and after; where they do nowhere, marks and spaces are not told apart."""
    starts = find(stored, words, before, after)
    if starts:
        return starts
    loose, wanted = stored.translate(LOOSE), words.translate(LOOSE)
    before, after = before.translate(LOOSE).rstrip(), after.translate(LOOSE).lstrip()
    return [
        at
        for at in find(loose, wanted)
        if loose[:at].rstrip().endswith(before) and loose[at + len(wanted) :].lstrip().startswith(after)
    ]


def number(entry: Entry, *names: str) -> int | None:
    """An offset under the first of the names that is there; Invalid where it is no whole number."""
    for name in names:
        value = entry.get(name)
        if value is None:
            continue
        if type(value) is str and value.isdecimal() and value.isascii():
            return int(value)
        if type(value) is float and value.is_integer():
            return int(value)
        if type(value) is not int:
            raise Invalid(f"{name} is a whole number of code points, not {quoted(str(value))}.")
        return value
    return None
