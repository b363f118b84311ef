"""Whether somebody named is a woman or a man: by role, by name, by what stands beside. Pure."""

import re

from db.suggest.lexicon import named_in
from db.suggest.quotations.subjects import Who

WOMEN, MEN = named_in("women"), named_in("men")
FEMALE = re.compile(
    r"\b(?:she|her|mother|woman|girl|sister|daughter|granddaughter|niece|wife|bride|aunt|grandmother|headmistress|spokeswoman"
    r"|widow|mrs|ms|um|umm)\b",
    re.I,
)
MALE = re.compile(
    r"\b(?:he|his|him|father|man|boy|brother|son|grandson|nephew|husband|groom|uncle|grandfather|headmaster|spokesman|mr|abu)\b",
    re.I,
)
RANKED = re.compile(r"(?:(?:Brig|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|General|Colonel|Major|Captain|Sheikh|Imam)\.?\s)+")
OWNER = re.compile(r"^(?:his|her|my|our|their|your)\s", re.I)
KIN = re.compile(
    r"\b(his|her) (?:[a-z-]+ )?(?:mother|wife|widow|daughter|sister|grandmother|girl|father|husband|son|brother"
    r"|boy|grandfather)s?\b"
)
BESIDE_HER = re.compile(
    r"\b(?:mother|woman|girl|wife|widow|daughter|grandmother|her|she|spokeswoman|midwife|businesswoman"
    r"|headmistress|herself)\b"
)
BESIDE_HIM = re.compile(
    r"\b(?:father|man|boy|husband|son|grandfather|his|he|spokesman|fisherman|imam|headmaster|himself)\b"
)
# What follows a name at once: Nour and her children, Wafa with her baby, a soldier put his hand in it.
OWNS = re.compile(r"(?:\sand|\swith|\s[a-z]+(?:\s[a-z]{2,4})?)\s(his|her)\s")
# The next sentence, about somebody who is told of for the first time: the first was a driver. He was looking for …
THEN = re.compile(r"(?:,?\s(?:of|from|in|on|at|with|who|for)\s[^.!?“”\"\n]{1,60})?\.\s(He|She)\s")
CALLED = re.compile(r"\b(She|He)\s(?:is|was)\s(?:called|named)\s$")
NEW = re.compile(r"(?:an?|one|another)\s", re.I)


def gender(text: str, who: Who) -> str:
    """Whether somebody named is a woman ("f") or a man ("m"), by role, name or what stands beside; "" if unknown."""
    words = OWNER.sub("", who.words)
    if ranked := RANKED.match(words):
        words = words[ranked.end() :]
    if FEMALE.search(words) or MALE.search(words):
        return "f" if FEMALE.search(words) else "m"
    for name in re.split(r"[\s.-]+", words.lower())[:2]:
        if name in WOMEN or name in MEN:
            return "f" if name in WOMEN else "m"
    if called := CALLED.search(text, max(who.span[0] - 20, 0), who.span[0]):
        return "f" if called[1] == "She" else "m"
    beside = re.match(r",[^.;:\n]{0,70}", text[who.span[1] : who.span[1] + 72])
    before = text[max(who.span[0] - 24, 0) : who.span[0]].rsplit(".", 1)[-1].rsplit(",", 1)[-1]
    before = re.sub(r"\b(?:his|her|he|she)\b", "", before)
    said = KIN.sub(r"\1", (beside[0] if beside else "") + " " + before)
    if BESIDE_HER.search(said):
        return "f"
    if BESIDE_HIM.search(said) or (ranked and ranked[0][:3] != "Dr."):
        return "m"
    told = OWNS.match(text, who.span[1]) or (THEN.match(text, who.span[1]) if NEW.match(who.words) else None)
    return {"his": "m", "he": "m", "her": "f", "she": "f"}[told[1].lower()] if told else ""
