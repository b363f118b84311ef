"""Words beside nouns for people, and what follows them. Pure."""

import re

from db.suggest.lexicon import grammar, listed, phrases

SAID = re.compile(r"[a-z][\w'-]*")
HELD = frozenset("hostage captive prisoner hostages captives prisoners".split())
ALIKE = frozenset("crew staff police youth clergy folk elderly militia congregation kin".split())
ARMED = frozenset("military army naval rebel militia jihadist paramilitary militant armed".split())
FORCED = frozenset("revolutionary republican national presidential border coast palace tank".split())
BANDS = frozenset(
    "is pkk ypg ypj sdf hts isis isil daesh hamas hezbollah hizbullah rsf jnim m23 adf taliban shabaab al-shabaab"
    " iswap wagner pdf fsa codeco knla houthi".split()
)
ARMIES = (
    " islamic state",
    " national defence",
    " national defense",
    " rapid support",
    " self-defence",
    " defence forces",
)
FORCES = frozenset("force forces regime guard security intelligence".split())
HELPING = frozenset(
    "drivers driver defenders professionals professional crew crews operators"
    " experts technicians assistants activists activist members"
    " member".split()
)
CARING = frozenset(
    "medical health hospital aid rescue humanitarian relief un civil emergency ambulance teaching unrwa unicef wfp"
    " unhcr msf media press healthcare health-care charity care caring vaccination polio ngo crescent".split()
)
LOOSELY_PEOPLE = frozenset({"figures", "forces"})  # only with a word before them: security forces
GRAVE = frozenset("critical moderate light serious severe slight stable".split())
ENDED = re.compile(r"\s?(?:[,;.)]|$|and\b)")
VAGUE = frozenset("dozens hundreds thousands tens_of_thousands hundreds_of_thousands".split())
_DONE = "killed|injured|wounded|arrested|detained|murdered|executed|abducted|kidnapped|shot dead|treated for|displaced"
_DOING = "kill|injure|wound|arrest|detain|murder|execut|abduct|kidnapp?|displac"
SUFFERED = re.compile(
    rf"(?:,? (?:who|that))?(?: (?:were|was|had been|have been|has been|being))?(?: [a-z]+ly)? (?:{_DONE})\b"
    r"|(?: have| had)? died\b"
)
MADE_SUFFER = re.compile(rf"\b(?:{_DOING})(?:s|e|es|ed|d|ing)? $")
CASES = re.compile(
    r" of (?:[a-z]+ ){0,2}?(?=(?:death|arrest|detention|abduction|kidnapping|disappearance|killing|execution|murder"
    r"|suffocation|choking|injurie?)s?\b|injury\b)(?:(?=([a-z])))"
)
SENT = re.compile(
    r" (?:were|was|have been|had been) (?:transferred|taken|referred|rushed|sent|evacuated|moved|flown) to "
)
PERSONAL = re.compile(
    r"(?:ers|ors|ists|ians|ees|men|women|ants|wives|folk|girls|boys|mates|smiths|people|ans|eans|lings|arians|ites)$"
)
HURT = frozenset("suffocation choking injury injuries".split())
TIMES = frozenset("days weeks months years hours minutes seconds times nights reports".split())
STAFF = frozenset(
    "staff|personnel|police|crew|team|press|civil defence|civil defense|white helmets|red crescent".split("|")
)
OF_A_BODY = re.compile(
    r" of (?:(?!the dead|those)[\w'’-]+ ){0,3}?(staff|personnel|police|crew|team|press|security forces|forces"
    r"|ministry of (?:defen[cs]e|the interior)|(?:defen[cs]e|interior) ministry"
    r"|army|military|militia"
    r"|brigade|battalion|division|regiment|guards?|faction|armed groups?"
    r"|islamic state|taliban|hamas|hezbollah|houthis|ypg|pkk"
    r"|sdf|hts|national defen[cs]e|rapid support|internal security|civil defen[cs]e|white helmets"
    r"|red crescent)(?!\w)"
)
OF_A_GROUP = re.compile(
    r"\sof (?:the|his|her|their|our|my|your|whose)(?: own)? (team|family|crew|household|class|party|group|patrol|squad"
    r"|platoon|unit|shift)(?![\w'’-]| [a-z]+s\b)"
)
OF_KIND = re.compile(
    r" of (?=(women|children|minors|girls|boys|men|civilians|teachers|journalists)\b(?! (?:who|in)\b))"
)
BANDED = frozenset("patrol squad platoon unit".split())
OF_HELP = re.compile(
    r" of (?:[\w'’-]+ ){0,4}?(?:hospitals?|clinics?|agency|agencies|organi[sz]ations?|charity|group|ngo|red cross|un"
    r"|unrwa|red crescent|unicef|broadcaster|newspaper|channel|schools?|university|fire brigade)(?!\w)"
)
BREAKING = (
    "be", "have", "help", "preposition", "joint", "sub", "relative", "pronoun", "verb", "speech", "part", "when",
)  # fmt: skip


def adjective(low: str, at: int, stop: int, known: dict[str, str]) -> bool:
    """Whether a noun for people only describes another that follows: two Afghan health officials."""
    after = SAID.match(low, at + 1, stop) if low[at : at + 1] == " " else None
    if (
        after is None
        or after[0] in known
        or any(after[0] in words for words in grammar().values())
        or after[0] in phrases()
    ):
        return False
    return leads(low, after.end(), stop, known)


def leads(low: str, at: int, stop: int, known: dict[str, str]) -> bool:
    """Whether a noun for people is the word after an adjective: wounded Sudanese soldiers."""
    after = SAID.match(low, at + 1, stop) if low[at : at + 1] == " " else None
    return bool(after and after[0] in known)


def suffers(low: str, start: int, at: int, stop: int) -> bool:
    """Whether a noun that is not known is of people, by the harm told beside it: three foragers were wounded."""
    return bool(SUFFERED.match(low, at, stop) or MADE_SUFFER.search(low, max(start - 14, 0), start))


def of_things(low: str, at: int, stop: int) -> str:
    """The word that says what befell so many things: 62 burned structures; "" where no such noun follows it."""
    word = SAID.match(low, at + 1, stop) if low[at : at + 1] == " " else None
    after = SAID.match(low, word.end() + 1, stop) if word and low[word.end() : word.end() + 1] == " " else None
    return word[0] if word and after and after[0] in listed("things") and after[0] not in TIMES else ""


def of_workers(low: str, word: str, begin: int, end: int, unit: str) -> str:
    """The unit of people named by what they work at: aid workers are staff, dock workers are not; army engineers."""
    between = set(low[begin:end].split())
    caring = CARING & between
    if word in ("workers", "worker") and not caring:
        return "people"
    if word in ("employees", "employee") and not (caring or OF_HELP.match(low, end)):
        return "people"
    if word == "personnel" and not caring:
        return "fighters"
    if (unit == "people" and ARMED & between) or (word in ("guards", "guard", "crewmen") and FORCED & between):
        unit = "fighters"
    return "staff" if word in HELPING and (caring or OF_HELP.match(low, end)) else unit
