"""Quotations that are speech, who speaks and how much of it is the speaker's own words. Pure."""

import re
from bisect import bisect_left, bisect_right

from db.suggest.quotations.gender import gender
from db.suggest.quotations.halves import joined
from db.suggest.quotations.headlining import headlines, signed
from db.suggest.quotations.heard import (
    FAR,
    FEW,
    HUMAN,
    Heard,
    a_body,
    bodies,
    colon,
    groups,
    likely_name,
    longer,
    named,
    several,
    speaking,
)
from db.suggest.quotations.marks import Quotation, quotations, typed
from db.suggest.quotations.referring import (
    OWNED,
    agent,
    apposed,
    goes_by,
    likely,
    opened_by,
    opener,
    quoted_as,
    tagged,
    told_last,
    unquoted,
)
from db.suggest.quotations.speech import PLAIN_VERB, after, before, trailing
from db.suggest.quotations.spoken import WRITTEN, mode, speech
from db.suggest.quotations.subjects import NAME, ORGANISATION, Who
from db.suggest.quotations.turns import ANSWERS, interviewee
from db.suggest.suggestion import Quoted, Span, Suggestion
from db.words.sentences import sentences


def find_quotes(text: str) -> list[Suggestion]:
    """All quotations that are speech, in order."""
    text = typed(text)
    found: list[Suggestion] = []
    heard = Heard()
    mentions = named(text)
    paragraphs = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    marks = quotations(text)
    outer = [one for one in marks if one.depth == 0]
    finder = Finder(text, outer, [one for one in marks if one.depth], mentions, heard, paragraphs)
    for at in range(len(outer)):
        found += finder.quote(at)
    return headlines(text, joined(text, found))


TURN = re.compile(r"([A-Z][\w.'’-]*(?:\s[\w.'’-]+){0,3}):\s")
I_AM = re.compile(
    rf"(?:[A-Z][\w ]{{0,12}}[,.!] )?(?:I[’']m|I am|[Mm]y name(?: is|[’']s)|I[’']m called|I am called|[Cc]all"
    rf" me)\s({NAME.pattern})"
)
AGED = re.compile(r"[Tt]he \d\d?-year-old(?: (?:man|woman|boy|girl))?")
LEADING_UP = re.compile(rf"(?:{PLAIN_VERB.pattern})(?:(?:\s\w+){{0,3}}?[:,]?|(?:\s[\w’'-]+){{4,8}}:)\s*$")


def has_ended(words: str) -> bool:
    """Whether words end with the end of a sentence."""
    return words.rstrip("’”'\"")[-1:] == "." and not words.endswith("...")


class Finder:
    """The quotations of one text, one after the other; what was heard before tells who "he" is."""

    def __init__(
        self,
        text: str,
        outer: list[Quotation],
        inner: list[Quotation],
        mentions: list[Who],
        heard: Heard,
        paragraphs: list[Span],
    ) -> None:
        self.text, self.outer, self.inner, self.mentions, self.heard = text, outer, inner, mentions, heard
        self.paragraphs = paragraphs
        self.starts = [start for start, _ in paragraphs]
        self.mentioned_at = [one.span[0] for one in mentions]
        self.known = Heard()
        for one in mentions:
            self.known.hear(one)
        self.quoted = [one.outer for one in outer]
        self.quoted_at = [one.outer[0] for one in outer]
        self.inner_at = [one.outer[0] for one in inner]
        self.last: tuple[Span, Quoted] | None = None

    def quote(self, at: int) -> list[Suggestion]:
        """The suggestion of one quotation, none where it is no speech, and those within it."""
        one = self.outer[at]
        begin, end = self.paragraph(one.outer[0])[0], self.paragraph(one.outer[1] - 1)[1]
        earlier = self.outer[at - 1].outer[1] if at and self.outer[at - 1].outer[1] > begin else begin
        later = self.outer[at + 1].outer[0] if at + 1 < len(self.outer) and self.outer[at + 1].outer[0] < end else end
        words = self.text[one.spans[0][0] : one.spans[-1][1]]
        lead, tail = self.text[earlier : one.outer[0]], self.text[one.outer[1] : later]
        who, rule, guess = self.speaker(one, earlier, later, begin)
        same = self.last and rule == "quote.same" and not re.search(r"[.!?]\s", lead)
        likely = Who("x", one.outer) if same else who
        if not speech(words, lead, tail, likely, alone=one.outer[0] <= begin + 1 and not tail.strip(" .,")):
            return []
        said, why = self.heard_of(who, rule, mode(words, lead))
        guess = guess or why
        made = Suggestion(
            "quote", one.spans, said, rule, guess if said.speaker else "", (one.spans[0][0], one.spans[-1][1])
        )
        self.last = (one.outer, said) if said.speaker or rule == "quote.unknown" else self.last
        return [made, *self.within(one, said)]

    def heard_of(self, who: Who | None, rule: str, how: str) -> tuple[Quoted, str]:
        """The reading of a quotation with its speaker as named and in full, and why that is a guess."""
        if who is None:
            last = self.last[1] if self.last and rule in ("quote.same", "quote.next") else None
            if last is None:
                return Quoted(how), ""
            return Quoted(how, last.full or last.speaker, last.full_at or last.said_at, last.full, last.full_at), ""
        who = apposed(self.text, who) or who
        full, why = self.resolve(who)
        if who.pronoun:
            full = (apposed(self.text, full) if full else None) or full
            found = (
                Quoted(how, full.words, full.span, full.words, full.span, who.verb)
                if full
                else Quoted(how, verb=who.verb)
            )
            return found, why
        full = goes_by(self.text, who) or full
        self.heard.hear(who)
        return Quoted(how, who.words, who.span, full.words if full else "", full.span if full else None, who.verb), why

    def paragraph(self, at: int) -> Span:
        """The paragraph that a place is in."""
        found = self.paragraphs[max(bisect_right(self.starts, at) - 1, 0)]
        return found if found[0] <= at <= found[1] else (0, len(self.text))

    def recent(self, low: int, high: int) -> list[Who]:
        """Those named between two places."""
        some = self.mentions[bisect_left(self.mentioned_at, low) : bisect_left(self.mentioned_at, high)]
        return [*some, *(one for one in self.heard.people[-FEW:] if low <= one.span[0] < high)]

    def speaker(self, one: Quotation, earlier: int, later: int, begin: int) -> tuple[Who | None, str, str]:
        """Who speaks as far as the words around say: the name, the rule, and why it is a guess."""
        text, (start, stop) = self.text, one.outer
        lead, tail = text[earlier:start], text[stop:later]
        words = text[one.spans[0][0] : one.spans[-1][1]]
        ended = has_ended(words)
        sentence = self.sentence(earlier, start)
        if tag := self.tag(one, earlier, later, sentence):
            return *tag, ""
        if who := self.named_by_self(words, one.spans[0][0]):
            return who, "quote.self", ""
        if not lead.strip() and (who := self.heralded(begin)):
            return who, "quote.colon", "named in the paragraph before"
        if not lead.strip() and len(tail.split()) < 12 and (who := signed(text, begin, stop)):
            return who, "quote.signed", "named in the line beside"
        leads_up = tail.rstrip()[-1:] not in ".!?" and later < len(text)  # the sentence is that of the next quotation
        short = ended and not leads_up and len(tail.split()) < 12
        if tail and short and (who := after(text, stop, later)) and not who.pronoun:
            return who, "quote.after", ""
        if earlier > begin and self.last and self.last[0][1] == earlier:
            bridge = text[earlier:start]
            named = after(text, earlier, start)
            if named is not None or len(bridge.split()) < 30:
                return None, "quote.same", "the same paragraph, without words of its own about the speaker"
        if self.last and not lead.strip() and self.near(self.last[0][1], start):
            return None, "quote.next", "taken from the paragraph before"
        if not tail.strip() and later < len(text) and (who := self.tag_of_next(later)):
            return who, "quote.after", "named with the words that follow at once"
        if not lead.strip() and (who := self.foretold(begin)):
            return who, "quote.foretold", "the last person named before"
        if who := self.told_of(sentence, start, begin):
            return who, "quote.foretold", "the last person named before"
        return None, "quote.unknown", ""

    def tag(self, one: Quotation, earlier: int, later: int, sentence: int) -> tuple[Who, str] | None:
        """The speaker whom the words beside a quotation name, and by which rule."""
        text, (start, stop) = self.text, one.outer
        lead, tail = text[earlier:start], text[stop:later]
        words = text[one.spans[0][0] : one.spans[-1][1]]
        ended = has_ended(words)
        opened = lead.rstrip().endswith((":", ",")) and bool(
            PLAIN_VERB.search(lead.rsplit(". ", 1)[-1]) or lead.rstrip().endswith(":")
        )
        middle = bool(lead.strip()) and lead.rstrip()[-1:] not in '.!?”"’»' and not opened
        if who := quoted_as(text, stop, later) if words.endswith(",") else None:
            return who, "quote.after"
        if who := agent(text, sentence, start):
            return who, "quote.before"
        if words.endswith((",", ",’")) and opened and (who := after(text, stop, later)):
            return who, "quote.after"
        if (middle or opened) and (who := before(text, sentence, start)):
            return who, "quote.before"
        if opened and lead.rstrip().endswith(":") and (who := colon(text, sentence, start)):
            return who, "quote.colon"
        if (
            not opened
            and not (ended and not tail.lstrip().startswith(tuple("—–-")))
            and (who := after(text, stop, later))
        ):
            return who, "quote.after"
        if words.endswith(",") and (who := tagged(text, stop, later)):
            return who, "quote.after"
        if lead.strip() and lead.rstrip()[-1:] not in ".!?" and (who := before(text, sentence, start)):
            return who, "quote.before"
        if not ended and lead.strip() and (who := trailing(text, stop, later)):
            return who, "quote.after"
        return None

    def tag_of_next(self, at: int) -> Who | None:
        """The speaker whom the words beside a quotation name that opens at a place in the same paragraph."""
        place = bisect_left(self.quoted_at, at)
        if self.quoted_at[place : place + 1] != [at]:
            return None
        one = self.outer[place]
        end = self.paragraph(at)[1]
        later = self.outer[place + 1].outer[0] if place + 1 < len(self.outer) else end
        found = self.tag(one, at, min(later, end), at)
        return found[0] if found else None

    def named_by_self(self, words: str, at: int) -> Who | None:
        """The name that somebody says of himself: My name is X."""
        match = I_AM.match(words)
        return Who(match[1], (at + match.start(1), at + match.end(1))) if match and likely_name(match[1]) else None

    def sentence(self, earlier: int, start: int) -> int:
        """Where the sentence begins that leads up to a place."""
        chunk = self.text[earlier:start]
        spans = sentences(chunk)
        if not spans:
            return earlier
        return earlier + spans[-1][0]

    def near(self, stop: int, start: int) -> bool:
        """Whether a quotation ends in the paragraph before the one that a place is in."""
        return self.text[stop:start].count("\n") <= 4 and len(self.text[stop:start]) < 400

    def heralded(self, begin: int) -> Who | None:
        """The speaker whom a paragraph before names that ends in a colon."""
        stop = len(self.text[:begin].rstrip())
        if self.text[stop - 1 : stop] != ":":
            return None
        start = self.sentence(self.paragraph(stop - 1)[0], stop)
        return before(self.text, start, stop) or colon(self.text, start, stop)

    def foretold(self, begin: int) -> Who | None:
        """The last person named in the two paragraphs before."""
        low = max(begin - 700, 0)
        return told_last(self.recent(low, begin))

    def told_of(self, sentence: int, start: int, begin: int) -> Who | None:
        """Whom the sentence before the words is about, else the speaker heard last in or right before the paragraph."""
        text = self.text
        if match := re.match(r"(?:(?:But|And|Then|For|To|As)\s)?([Hh]e|[Ss]he|[Tt]hey)\b", text[sentence:start]):
            return Who(match[1], (sentence + match.start(1), sentence + match.end(1)))
        inside = [one for one in self.recent(begin, start) if not one.pronoun]
        return told_last(inside)

    def resolve(self, who: Who) -> tuple[Who | None, str]:
        """Whom a pronoun or a short name stands for, and why it is a guess."""
        if AGED.fullmatch(who.words) and (one := told_last(self.by_name(who.span[0]))):
            return one, f"“{who.words}” is taken for the person named last"
        if not who.pronoun:
            return self.heard.full(who) or self.mentioned(who), ""
        low = who.words.lower()
        if low in ("i", "we"):
            return self.turn(who.span[0]), "the one whose turn it is"
        some = [one for one in self.recent(max(who.span[0] - FAR, 0), who.span[0]) if not one.pronoun]
        if low == "it" and (body := opened_by(self.text, self.paragraph(who.span[0])[0], who.span[0])):
            return body, "“it” is taken for what the clause before is about"
        if low in ("it", "this", "that", "which"):
            some = [one for one in self.heard.people[-FEW:] if ORGANISATION.search(one.words)]
            some += bodies(self.text, who.span[0]) + speaking(self.text, max(who.span[0] - FAR, 0), who.span[0])
        elif low in ("he", "she"):
            some = [one for one in some if not a_body(one.words) and not several(one.words)]
        elif low == "they":
            some = [one for one in some if several(one.words) or a_body(one.words)]
            some += groups(self.text, who.span[0])
        sex = {"he": "m", "she": "f"}.get(low, "")
        some = self.outside(some, sex, who.span[0])
        if low in ("he", "she"):
            some = self.fitting(some, sex)
            some = likely(self.text, some, self.heard.people[-FEW:], self.paragraph(who.span[0])[0])
        best = max((one for one in some if one.span[0] < who.span[0]), key=lambda one: one.span, default=None)
        if best and low in ("he", "she"):
            best = opener(self.text, some, best, self.paragraph(best.span[0])[0])
        if best and who.span[0] - best.span[1] > 1500:
            return None, ""
        if best and AGED.fullmatch(best.words):
            best = told_last(self.by_name(best.span[0])) or best
        full = self.heard.full(best) if best else None
        return full or best, f"“{who.words}” is taken for the person named last"

    def by_name(self, at: int) -> list[Who]:
        """Those who are told of by their names before a place, outside of marks."""
        some = [
            one for one in self.recent(max(at - FAR, 0), at) if one.words[0].isupper() and not HUMAN.match(one.words)
        ]
        return unquoted([one for one in some if not a_body(one.words)], self.quoted, self.quoted_at)

    def turn(self, at: int) -> Who | None:
        """Whose turn it is in an interview, by the name at the beginning of a line."""
        start = self.paragraph(at)[0]
        for _ in range(4):
            if match := TURN.match(self.text, start):
                mine = interviewee(self.text) if match[1] in ANSWERS else None
                return mine or Who(match[1], match.span(1))
            start = self.paragraph(len(self.text[: max(start, 1)].rstrip()) - 1)[0]
        return None

    def outside(self, some: list[Who], sex: str, at: int) -> list[Who]:
        """Those named outside of marks; somebody's mother only where nobody else may be meant or she leads up."""
        here = [one for one in some if sex and one.span[0] >= self.paragraph(at)[0]]
        own = [one for one in here if OWNED.match(one.words) and gender(self.text, one) == sex]
        others = [one for one in here if not OWNED.match(one.words) and gender(self.text, one) == sex]
        own = unquoted(own, self.quoted, self.quoted_at)
        sure = [one for one in own if self.leads_up(one, at)] or ([] if others else own)
        some = sure or [one for one in some if not OWNED.match(one.words)] or some
        return unquoted(some, self.quoted, self.quoted_at) or some

    def leads_up(self, one: Who, at: int) -> bool:
        """Whether somebody opens the sentence before the last words in marks: her mother shakes her head. “…,” she."""
        last = bisect_right(self.quoted_at, at) - 1
        begin = self.quoted_at[last] if last >= 0 else at
        return self.sentence(self.paragraph(begin)[0], begin) == one.span[0]

    def fitting(self, some: list[Who], wanted: str) -> list[Who]:
        """Those who may be meant by he (m) or she (f): nobody known to be of the other."""
        return [one for one in some if gender(self.text, one) in (wanted, "")]

    def mentioned(self, who: Who) -> Who | None:
        """The longer name that was mentioned, though not as a speaker."""
        return self.known.full(who) or longer(self.text, who)

    def within(self, one: Quotation, said: Quoted) -> list[Suggestion]:
        """Speech within speech: only where a verb of speech leads up to it."""
        made = []
        low, high = bisect_left(self.inner_at, one.outer[0]), bisect_left(self.inner_at, one.outer[1])
        for inside in self.inner[low:high]:
            if not (one.outer[0] < inside.outer[0] and inside.outer[1] <= one.outer[1]):
                continue
            opened = next(start for start, stop in one.spans if start <= inside.outer[0] <= stop)
            lead = self.text[self.sentence(opened, inside.outer[0]) : inside.outer[0]]
            words = self.text[inside.spans[0][0] : inside.spans[-1][1]]
            who = before(self.text, self.sentence(opened, inside.outer[0]), inside.outer[0])
            verb = LEADING_UP.search(lead)
            if (
                verb is None
                or not speech(words, lead, "", who or Who("x", inside.outer), alone=False)
                or WRITTEN.search(lead)
            ):
                continue
            mine = who is not None and who.words.lower() in ("i", "we", "you")
            if who is not None and who.pronoun and not mine:
                who = self.resolve(who)[0]
            speaker = said.speaker if mine else who.words if who else ""
            at = said.said_at if mine else who.span if who else None
            reading = Quoted(
                mode(words, lead),
                speaker,
                at if speaker else None,
                said.full if mine else "",
                said.full_at if mine else None,
                who.verb if who else "",
                inside=True,
            )
            guess = "within other speech" if speaker else ""
            made.append(
                Suggestion(
                    "quote", inside.spans, reading, "quote.within", guess, (inside.spans[0][0], inside.spans[-1][1])
                )
            )
        return made
