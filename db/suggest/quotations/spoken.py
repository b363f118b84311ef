"""Whether words in quotation marks were spoken: no title, no label, no scare quote, no writing on a wall. Pure."""

import re
from functools import cache

from db.suggest.lexicon import rows
from db.suggest.quotations.speech import PLAIN_VERB
from db.suggest.quotations.subjects import NAME, Who

TITLED = re.compile(
    r"\b(?:report|document|book|film|article|paper|study|song|poem|briefing|novel|documentary|series"
    r"|campaign|operation|project|column|essay|album|archive|exhibition|podcast|programme|play|magazine"
    r"|titled|entitled|headlined|headed|named|dubbed|nicknamed|known as|see|activists|page|website"
    r"|channel|under the (?:title|heading"
    r"|slogan|name))(?:\s(?:is|was))?(?:\scalled)?[,:]?\s*$",
    re.I,
)
LABELLED = re.compile(
    r"\b(?:so[- ]called|(?:they|we|people|locals|residents|everyone|everybody|you|children|neighbours"
    r"|villagers|which|staff|pilots|soldiers|drivers)"
    r"(?:\s\w+){0,3}?\scall(?:s|ed)?(?:\s\w+){0,3}?|(?:is|are|was|were|be|been)\s(?:called|known"
    r" as|named|dubbed|nicknamed)|calls?\s(?:\w+\s){1,4}a"
    r"|(?:the|a)\s(?:word|term|phrase|label|name|slogan|code|acronym)s?|meant|means?|mark(?:ed"
    r"|ing)|spelled|spelt|the official term)[,:]?\s*$",
    re.I,
)
WRITTEN = re.compile(
    r"\b(?:wall|walls|sign|signs|banner|banners|placard|placards|hoardings?|poster|posters|graffiti"
    r"|leaflets?|inscription|slogan|headline|billboard|t-shirt"
    r"|label|plaque|tombstone|painted|stencilled|scrawled|daubed|inscribed"
    r"|(?<!situation on the )ground|board|blackboard|whiteboard|cardboard|armband|stickers?"
    r"|side of (?:it|the \w+))\b[^.]*$",
    re.I,
)
SIGN_READS = re.compile(
    r"\b(?:signs?|banners?|placards?|hoardings?|posters?|plaques?|billboards?|graffiti|inscriptions?|stickers?|notices?"
    r"|captions?|labels?|headlines?)\b"
    r"[^.]{0,40}\b(?:reads?|reading|said|says|saying|proclaim(?:s|ed|ing)?|announc(?:es|ed|ing))[,:]?\s*$",
    re.I,
)
SIGNED = re.compile(r"[,;]\s(?:and\s)?signed[,:]?\s*$", re.I)
ONE_CALLED = re.compile(r"\b(?:one|an?|the|another|his|her)\s(?:[\w-]+\s){0,3}[\w-]+,\s$", re.I)
FIRST_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]*\.?)?")
OF_RECORD = re.compile(  # what marks name as a paper, a law or an agreement has it
    r"\b(?:died|die|dies|dying|deaths?|dead) (?:of|from) $|\b(?:crimes?|offences?|charges?|category)"
    r"(?: against humanity)? of $|\b(?:agreement|deal|accord|memorandum|decree|law) (?:on|for) (?:the )?$",
    re.I,
)
ONE_NAME = re.compile(r"[A-Z][\w-]{2,}(?:[’']s)?")  # our source “John”, “Israel’s” raids
SAYING = re.compile(
    r"\b(?:said|says|say|shout\w*|cr(?:y|ied|ying)|whisper\w*|repl(?:y|ied)|answer\w*|yell\w*|scream\w*"
    r"|told \w+|asked)\s$"
)
CALLED = re.compile(r"\bcall(?:s|ed|ing)?\s$")
OWNED = re.compile(r"\b(?:its|their|his|her|our)\s$", re.I)
AS_CALLED = re.compile(
    r"[,\s]*as\s(?:\w+\s){1,4}(?:call|calls|called)\b|[,\s]*(?:in|on) (?:the )?(?:jargon|slang|parlance)", re.I
)
AS_SIGNED = re.compile(
    r"[,\s]*(?:the|an?|its|one|another)\s(?:\w+\s){0,2}?(?:signs?|banners?|placards?|posters?|inscription"
    r"|graffiti|billboard|plaque)\b"
    r"[^.,;]*?\b(?:says?|said|reads?)\b",
    re.I,
)
AS_GIVEN = re.compile(
    r"\sas (?:the|a|its|his|her|their) (?:official )?(?:cause|reason|motive|name|title|grounds?|place|date|status)"
)
ON = re.compile(r"\s(?:in|on|at|after|as|over|for|from|by|kills?|hits?|leaves?|claims?)\b")
THING = re.compile(r"\b(?:the|an?|this|these|those|such|its|their|new|old|own|first|second)\s$", re.I)
KIND_OF = re.compile(r"\s(?:system|scheme|policy|list|method|programme|technique|principle|doctrine|model)s?\b")
TOLD = re.compile(
    r"\b(?:said|says|told|noted|stated|added|warned|insisted|stressed|argued|claimed|wrote|tweeted|declared"
    r"|notes|states|adds|warns|insists|stresses|argues|claims|writes|declares|emphasi[sz]e[sd]"
    r"|[Aa]ccording to)\b"
)
NAMING = re.compile(
    r"\b(?:refer(?:s|red|ring)? to (?:\w+ ){0,2}as|(?:calls?|called|calling|names?|named|dubs?|dubbed)"
    r" (?:it|this|them|him|her)"
    r"|known (?:\w+ )?as|code-?named?|nickname[ds]?)\s*$"
)
A_NAME = re.compile(
    r"(?:[Tt]he [A-Z][\w'’-]+|[A-Z][\w'’-]+ (?:(?:of|the|and|for) )*[A-Z][\w'’-]+)"
    r"(?: (?:(?:of|the|and|for) )*[A-Z][\w'’-]+)*"
)
AGE = re.compile(r",?\s(?:aged\s)?\d\d,\s")
HOUR = re.compile(r"\s*\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s*[–—:-]\s*")
HEADS = re.compile(r" [A-Z][a-z]+ [a-z]")  # a heading that was run into its text: ‘No warning’ Witnesses said
NEAR = 200  # code points before the words that may say what they are
CALLING = re.compile(
    r"\b(?:call|calls|called|calling|describe|describes|described|describing|brand\w*|label\w*"
    r"|dismiss\w*|denounc\w*|condemn\w*|accus\w*|reject\w*|blam\w*|defend\w*|hail\w*|refer\w*|which speaks of)\b"
)


@cache
def known_bodies() -> re.Pattern[str]:
    """The names of forces, bodies and outlets in terms.tsv."""
    return re.compile("|".join(row[2] for row in rows("terms.tsv") if row[0] == "force" and "{" not in row[2]))


def mode(words: str, lead: str) -> str:
    """Whole sentences are direct, parts of one are fragments."""
    core = words.strip("’”'\"… ")
    introduced = lead.rstrip().endswith((",", ":", ";")) or not lead.strip() or lead.rstrip()[-1:] in ".!?"
    count = len(core.split())
    if core[:1].isupper() and (introduced or core[-1:] in ".,?!" or count > 3):
        return "direct"
    if core[:1].isdigit() and introduced:
        return "direct"
    return "direct" if count > 25 else "fragment"


def speech(words: str, lead: str, tail: str, who: Who | None, *, alone: bool) -> bool:
    """Whether words in quotation marks were said by somebody: no title, label, scare quote or writing on a wall."""
    count = len(words.split())
    lead = lead[-NEAR:]
    sentence = re.split(r"[.!?][”\"’']?\s", lead)[-1]
    headed = words[:1].isupper() and words[-1:] not in ".,!?…" and lead.rstrip()[-1:] not in ",:"
    if TITLED.search(lead) and (headed or capitals(words) or not who_says(sentence)):
        return False
    if (count < 4 and AS_GIVEN.match(tail)) or (count < 5 and in_headline(words, sentence, tail)):
        return False
    if count < 4 and not lead.strip() and words[-1:] not in ".,!?…" and HEADS.match(tail):
        return False
    if NAMING.search(lead) and A_NAME.fullmatch(words):
        return False
    if SIGNED.search(lead) or set_off(words, lead, tail) or not_the_real_name(words, tail):
        return False
    if LABELLED.search(lead) or AS_CALLED.match(tail) or on_a_sign(lead, sentence, tail):
        return False
    if who is not None and who.words.lower() == "we" and who.verb in ("wrote", "write", "reported"):
        return False
    told = who is not None and not capitals(words) and bool(TOLD.search(sentence))
    if THING.search(lead) and count < 5 and not (told or CALLING.search(lead[-40:])) and words[-1:] not in ".,!?":
        return False
    if not lead.strip() and tail.startswith(":") and not capitals(words):
        return True
    if alone and capitals(words) and count > 1 and words[-1:] not in ".,!?…":
        return False
    if count > 4 and capitals(words) and words[-1:] not in ".,!?…" and who is None:
        return False
    if count > 5 or words[-1:] in ".,!?…" or (count > 2 and heading(words, lead, tail, alone=alone)):
        return True
    if who is None:
        return False
    return bool(
        who_says(sentence)
        or who.words == "x"
        or who.verb in ("according to", "statement")
        or PLAIN_VERB.search(tail[:120])
        or lead.rstrip().endswith((":", ","))
    )


def not_the_real_name(words: str, tail: str) -> bool:
    """Whether marks only say that a name is not the real one: “Ma Thiri,” 35, hid."""
    return bool(NAME.fullmatch(words.rstrip(",")) and AGE.match(tail))


def heading(words: str, lead: str, tail: str, *, alone: bool) -> bool:
    """Whether words stand by themselves as a heading that somebody says, at most with the hour before them."""
    return words[:1].isupper() and not tail.strip() and (alone or bool(HOUR.fullmatch(lead)))


def set_off(words: str, lead: str, tail: str) -> bool:
    """Whether marks only set a word off: their "caliphate"; one detainee, 'Omar', was 17; the "list" system."""
    doubted = OWNED.search(lead) and len(words.split()) == 1 and words.islower()
    named = ONE_CALLED.search(lead) and FIRST_NAME.fullmatch(words) and tail.startswith(",")
    called = ONE_NAME.fullmatch(words) and not (lead.rstrip().endswith((":", ",")) or SAYING.search(lead))
    kind = len(words.split()) < 4 and THING.search(lead) and KIND_OF.match(tail)
    recorded = len(words.split()) < 4 and words[:1].islower() and OF_RECORD.search(lead)
    name = CALLED.search(lead) and FIRST_NAME.fullmatch(words)
    body = words[:1].isupper() and known_bodies().fullmatch(words)
    return bool(doubted or named or called or body or kind or recorded or name)


def on_a_sign(lead: str, sentence: str, tail: str) -> bool:
    """Whether words stand on a sign or wall: the door reads, on the wall."""
    written = WRITTEN.search(sentence) and not PLAIN_VERB.search(sentence[-30:])
    return bool(written or SIGN_READS.search(lead) or AS_SIGNED.match(tail))


def in_headline(words: str, sentence: str, tail: str) -> bool:
    """Whether a headline only sets words off after a colon: Syria: 'Gas attack' in Idlib."""
    goes_on = words[-1:] not in ".,!?…" and ON.match(tail)
    return bool(goes_on and sentence.rstrip().endswith(":") and not PLAIN_VERB.search(sentence))


def who_says(sentence: str) -> bool:
    """Whether a sentence speaks of saying or calling."""
    return bool(PLAIN_VERB.search(sentence) or CALLING.search(sentence))


def capitals(words: str) -> bool:
    """Whether the long words all begin with capitals, as in a title."""
    long = [one for one in words.split() if len(one) > 3 and one[0].isalpha()]
    return len(long) > 1 and all(one[0].isupper() for one in long)
