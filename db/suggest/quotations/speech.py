"""Who speaks, by the words around a quotation: verbs of speech, their subjects, and whom a pronoun stands for. Pure."""

import re

from db.suggest.lexicon import named_in, spoken_in
from db.suggest.quotations.subjects import DETERMINERS, NAME, PRONOUNS, Who, noun_phrase, subject
from db.words.trie import trie

VERB = trie((*spoken_in("phrases").split(", "), *spoken_in("verbs").split()))
PLAIN_VERB = re.compile(rf"\b{VERB}\b")
DOUBTFUL = frozenset(spoken_in("doubtful").split())
LEADING = frozenset(spoken_in("leading").split())
NOUN_BEFORE = frozenset(spoken_in("before").split())
ACCORDING = re.compile(
    r"\b(?:according to|acc\. to|in the words of|in the view of|per|as told by|for|to quote)\s", re.I
)
PREDICATE = re.compile(
    r"\s*[,;]|\s(?:since|when|after|before|while|because|them|him|her|it|us|in|on|at|by|with|and|but|as|for|to|from"
    r"|during|against)\b"
)
TRAILING = re.compile(r"[^.!?\n“”\"]{1,220}?,\s(?:according to|in the words of)\s")
FOUND = re.compile(
    rf"[^.!?\n“”\"]{{1,220}},\s((?:the|an?)\s[a-z]+(?:\s[a-z]+)?|{NAME.pattern})"
    r"\s(?:found|said|says|showed|concluded|reported)(?=\.?$|\.\s|\n)"
)
GERUND = re.compile(r"[a-z]+ing\b")
TOLD_BY = re.compile(
    r"\b((?:told|asked|warned|informed|ordered|threatened|instructed|advised|quoted|described|denounced|condemned|called"
    r"|dismissed|hailed|branded|labelled|praised|criticised|criticized|characterised|characterized|welcomed"
    r"|reminded) by)"
    r"\s(?=[^.;:]{2,70}$)"
)
CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n|[“\"«]")
SHORTENED = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Sen|Rep|Gov|St|Fr|Rev|Hon|Sr|Jr|Supt|Insp|Det|Amb"
    r"|Pres|Sec|Min|Mgr|Msgr|[A-Z]|(?:[A-Z]\.)+[A-Z])$"
)


_SAYS = re.compile(
    r"[\s,.!?—–-]*(?:(?:has|have|had|as|were the words of|was how)\s)?"
    rf"({VERB})(?:\s(?:to\s)?(?:the|a|an)\s\w+(?=\s(?:the|an?|[A-Z])))?\s(?=\S)"
)
WHOSE = re.compile(rf"[\s,–—-]*[Tt]h(?:o|e)se (?:were|are) ({NAME.pattern})['’]s? (?:[\w-]+ )?words\b")
GESTURE = re.compile(
    rf"\s({NAME.pattern}|[HS]he|He|The (?:[\w-]+"
    rf" )?(?:{trie(named_in('parts'))}))\s(?:then\s)?({trie(spoken_in('gestures').split())})\b"
)
_NAMED = re.compile(rf",\s({NAME.pattern})(?=[,.]|\s\()")
WHO = re.compile(
    rf"((?:\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){{0,4}}?[\w-]+"
    rf"|{NAME.pattern})),?\s(?:who|which)"
    r"(?:\s(?:also|then|later|has|had|have))*\s$"
)
STATED_THAT = re.compile(
    r"((?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?:[\w’'-]+\s){0,4}?)?\b(?:statement|claim|assertion|allegation"
    r"|accusation|warning|verdict|argument|remark|explanation|reply|notice|letter|message|paper)s?)"
    r"(?: to the effect)? that\b[^.;]*$"
)
CLAUSE = re.compile(
    r"\s(?:was|were|is|are|had|has|have|will|would|could|left|came|went|took|hit|struck|killed|\w{3,}ed|that)\b"
)
PROMISED = re.compile(r"\b(promised|pledged|vowed|threatened|offered|urged|refused|agreed) to \w+(?: \w+)?\s*$")
INVERTED = re.compile(
    r"\b(said|says|wrote|writes|added|adds|recalled|recalls)\s(?:(?:the|an?|one|another)\s|[A-Z])[^.;:]{2,60}[:,]\s*$"
)


def after(text: str, start: int, stop: int) -> Who | None:
    """The speaker named right after a quotation: "said X", "X said", "according to X"."""
    gap = text[start:stop]
    if match := re.match(
        r"[\s,.;!?—–-]*(?:was, |were, |is, )?(?:according to|acc\. to|in the words of|per|as told by"
        r"|th(?:o|e)se (?:are|were) the words of)\s",
        gap,
        re.I,
    ):
        return noun_phrase(text, start + match.end(), stop, "according to")
    if match := WHOSE.match(gap):
        return Who(match[1], (start + match.start(1), start + match.end(1)), "words")
    if match := GESTURE.match(gap):
        return Who(match[1], (start + match.start(1), start + match.end(1)), match[2])
    if match := _SAYS.match(gap):
        who = inverted(text, start + match.start(1), stop, match[1])
        if who:
            return who
    return upright(text, start, stop)


def trailing(text: str, start: int, stop: int) -> Who | None:
    """The speaker whom a sentence names only at its end, after a comma: …, according to X; …, the report found."""
    if not PREDICATE.match(text, start, stop):
        return None  # marks that only set an adjective off: “safe” zones
    if match := TRAILING.match(text, start, stop):
        return noun_phrase(text, match.end(), stop, "according to")
    if match := FOUND.match(text, start, stop):
        return Who(match[1], match.span(1), "according to")
    return None


def inverted(text: str, start: int, stop: int, verb: str) -> Who | None:
    """The subject that follows its verb: "said Maher Odeh, a volunteer"."""
    at = start + len(verb) + 1
    who = noun_phrase(text, at, stop, verb)
    first = who.words.split()[0].lower() if who else ""
    if who is None or first in (
        "that",
        "in",
        "on",
        "by",
        "to",
        "of",
        "it",
        "as",
        "him",
        "them",
        "us",
        "me",
        "at",
        "for",
        "from",
        "with",
    ):
        return None
    if not (who.words[0].isupper() or first in DETERMINERS or first in PRONOUNS or len(who.words.split()) > 1):
        return None
    return named_after(text, who, stop)


def named_after(text: str, who: Who, stop: int) -> Who:
    """The name that stands after a description: "said one mother, Samar"."""
    if not who.words[0].isupper():
        match = _NAMED.match(text[who.span[1] : min(who.span[1] + 60, stop)])
        if match and len(match[1].split()) < 5:
            start = who.span[1] + match.start(1)
            return Who(match[1], (start, start + len(match[1])), who.verb)
    return who


def upright(text: str, start: int, stop: int) -> Who | None:
    """The subject that goes before its verb, after a quotation: "Odeh said", "one mother, Samar, said"."""
    gap = text[start : min(start + 220, stop)]
    opening = re.match(r"[\s,—–-]*", gap)
    assert opening
    begin = opening.end()
    if not gap[begin:] or gap[begin] in '.;:!?"“”«»':
        return None
    end = next((one for one in CLAUSE_END.finditer(gap, begin) if not shortened(gap, one)), None)
    clause = gap[begin : end.start() if end else len(gap)]
    verb = next((one for one in PLAIN_VERB.finditer(clause) if one.start() > 0 and speaks(clause, one)), None)
    if verb is None or len(clause[: verb.start()].split()) > 24:
        return None
    return subject(text, start + begin, start + begin + verb.start(), verb[0])


def shortened(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop is only that of a title or an initial: Gov. Recep Soylu, J. Smith."""
    return end[0] == "." and bool(SHORTENED.search(text, max(end.start() - 8, 0), end.start()))


def before(text: str, start: int, stop: int) -> Who | None:
    """The speaker named before a quotation in its sentence: "X told Y: ", "X said, "; start opens the sentence."""
    chunk = text[start:stop]
    verbs = [one for one in PLAIN_VERB.finditer(chunk) if one.start() > 0 and speaks(chunk, one)]
    if (
        verbs
        and (turned := INVERTED.search(chunk))
        and turned.start(1) == verbs[-1].start()
        and not CLAUSE.search(turned[0])
    ):
        who = inverted(text, start + turned.start(1), stop, turned[1])
        if who:
            return who
    while verbs:
        verb = verbs.pop()
        if verbs and verb[0].endswith("ing"):  # "The army denied it, saying “…”": who denied it
            continue
        who = antecedent(text, start, start + verb.start(), verb[0]) or subject(
            text, start, start + verb.start(), verb[0]
        )
        if who:
            return who
    if (promised := PROMISED.search(chunk)) and (who := subject(text, start, start + promised.start(), promised[1])):
        return who
    if passive := TOLD_BY.search(chunk):
        return noun_phrase(text, start + passive.end(1) + 1, stop, passive[1].split()[0])
    if match := [
        one
        for one in ACCORDING.finditer(chunk)
        if one[0].lower().strip() not in ("per", "for") or (one.start() < 3 and not GERUND.match(chunk, one.end()))
    ]:
        return noun_phrase(text, start + match[-1].end(), stop, "according to")
    if stated := STATED_THAT.search(chunk):
        return Who(stated[1], (start + stated.start(1), start + stated.end(1)), "statement")
    return None


def antecedent(text: str, start: int, stop: int, verb: str) -> Who | None:
    """Whom the clause "who said" belongs to: "a diplomat, who called it …"."""
    match = WHO.search(text, max(start, stop - 120), stop)
    return Who(match[1], match.span(1), verb) if match else None


def speaks(clause: str, verb: re.Match[str]) -> bool:
    """Whether a verb of speech is one here: no noun, and not the beginning of another verb."""
    earlier, later = clause[: verb.start()].split(), clause[verb.end() :].split()
    following = later[0].lower() if later else ""
    if verb[0] in LEADING and following == "to":
        return False
    doubtful = verb[0] in DOUBTFUL and (following == "of" or (earlier and earlier[-1].lower() in NOUN_BEFORE))
    return not doubtful and not (
        earlier
        and earlier[-1].lower() in ("being", "been", "was", "were", "be")
        and (verb[0].endswith("ed") or verb[0] == "told")
    )
