"""Weapons, targets, forces and bodies, and legal words in a text. Pure."""

import re
from collections.abc import Iterator

from db.suggest.lexicon import rows
from db.suggest.suggestion import Span, Suggestion, Termed
from db.words.numerals import plain
from db.words.trie import trie

TABLE = list(rows("terms.tsv"))
PEOPLES = next(pattern for kind, _, pattern in TABLE if kind == "peoples")
DEGREES = (
    ("denied", re.compile(r"\b(?:not|no|never|denied?|denies|neither|deny)\b", re.I)),
    ("possible", re.compile(r"\b(?:may|might|could|possibl[ey]|potential(?:ly)?|would amount|can amount)\b", re.I)),
    ("apparent", re.compile(r"\b(?:apparent(?:ly)?|appears?|seems?|likely)\b", re.I)),
    ("alleged", re.compile(r"\b(?:alleged(?:ly)?|accus\w+|allegations?|suspected|claims?)\b", re.I)),
    ("concluded", re.compile(r"\b(?:conclud\w+|found that|finds|reasonable grounds|determined|established)\b", re.I)),
)


def named(kind: str, opening: str = "(?:") -> str:
    """The patterns of a kind as one, each a group by its term where it has one."""
    some = [(term, pattern.replace("{peoples}", PEOPLES)) for one, term, pattern in TABLE if one == kind]
    return "|".join(f"(?P<{term}>{opening}{pattern}))" if term else pattern for term, pattern in some)


_WEAPON = re.compile(
    rf"(?<!\w)(?=\w)(?:(?:an?|the|two|three|four|five|six|several) )?(?:{named('weapon')})\b",
    re.I,
)
_TARGET = re.compile(
    r"(?<!\w)(?=\w)(?:(?:an?|the|two|three|four|five|several|dozens of|his|her|my|our) )?"
    rf"(?:(?:al-|el-)?[A-Z][\w'’-]+ ){{0,3}}(?:{named('target', '(?i:')})\b"
)
# What begins none of the names is passed over at once.
_FORCE = re.compile(
    r"(?<![\w-])(?=[A-Z]|the\s|al-|pro-|anti-|armed|opposition|extremist|rebels|insurgents|militia"
    r"|gunmen|param|security|ground"
    rf"|peace|health|def|interior|foreign|justice|regime|government)(?:{named('force')})(?![\w-])"
)
_CRIME = re.compile(rf"\b(?:{named('crime')})\b", re.I)
# One of these stands in every line with a weapon, and one in every line that tells of something struck.
ARMS = (
    "bomb munition drone uav quadcopter shahed unmanned helicopter air aerial warplane jet double-tap"
    " fighter grad uragan smerch"
    " katyusha rocket mlrs missile iskander tochka projectile shell artillery mortar tank howitzer"
    " cannon small gun sniper rifle"
    " bullet automatic kalashnikov ak-47 live sarin chlorine nerve chemical gas phosphorus incendiary"
    " napalm thermite mine pfm"
    " explosive unexploded booby ied suicide grenade ground house-to machete bayonet ordnance barrage"
).split()
_ARMS = re.compile(trie(ARMS))
HARMFUL = (
    "hit struck strik target destr damag bomb shell attack raid storm burn torch fire flatten"
    " level gutted wreck ruin demolish"
    " loot ransack pillag vandal collaps obliter pulver raz land fell fall slam crash plough smash"
    " tore tear rip ble blow explo"
    " deton rocket missile drone shut clos empt evacuat affect took knock pepper pound rain suspend"
    " rubble crater impact blast"
    " engulf punctur pierc sank sunk disabl render drop fir kill wound injur ramm put came dead"
    " service gone ablaze ruins cut"
    " roof wall window lost forced non-functional inoperable out reduc"
).split()
_HARMFUL = re.compile(trie(HARMFUL))
STRUCK = (
    "hospital clinic health medical dialysis dispensar facilit ambulance blood pharmac maternity"
    " intensive emergency surgical"
    " operating laborator school kindergarten universit nurser college academ madrasa classroom"
    " dormitor orphanage market bazaar"
    " souk souq shop stall grocer caf restaurant house home dwelling hut compound building block"
    " tower high-rise apartment"
    " hostel basement residential flat camp settlement shelter tent centre center mosque church"
    " pagoda convent seminar shrine"
    " cathedral synagogue temple monaster baker bridge station plant silo dam theatre substation"
    " transformer infrastructure"
    " refiner port hotel factor well farm mill park playground stadi museum librar cemeter prison"
    " hall detention dyke reservoir"
    " funeral wedding convoy aid civilian checkpoint barrack airbase military training ammunition"
    " arms weapons headquarters"
    " command army trench garrison energy power water oil gas grain fuel electric"
).split()
_STRUCK = re.compile(trie(STRUCK))
LAW = (
    "war crime,humanity,cleansing,genocide,humanitarian law,human rights law,laws,international,indiscriminate,unlawful"
    ",extrajudicial,arbitrary,enforced,collective,banned,prohibited,violat,breach"
).split(",")
_LAW = re.compile(trie(LAW))
HARM = (
    r"hit|hits|hitting|struck|strik(?:es?|ing)|target(?:ed|ing|s)?|destroy\w*|destruction|damag\w+"
    r"|bomb\w*|bombard\w*|shell(?:ed|ing|s)?|attack(?:ed|ing|s)?"
    r"|raid(?:ed|s|ing)?|storm(?:ed|ing)|burn(?:ed|t|ing|s)|torch(?:ed|ing)|set (?:fire to|ablaze"
    r"|alight|on fire)|flatten\w*|level(?:l?ed|l?ing)|gutted|wreck\w*|ruined|demolish\w*"
    r"|loot\w*|ransack\w*|pillag\w*|vandali[sz]\w*|collapsed?|obliterat\w*|pulveri[sz]\w*|raz(?:ed"
    r"|ing)|landed|land(?:s|ing)|fell|falls|slammed|crashed|plough(?:ed|ing)|smashed|slam\w*"
    r"|tore|tearing|ripp(?:ed|ing)|blew|blow\w*|explod\w+|detonat\w+|exploded|air ?strikes?|rockets?"
    r"|missiles?|drones?|shut|clos(?:ed|es|ing)|emptied|evacuated|affected|took out|knocked out"
    r"|peppered|pounded|pounding|rained down"
    r"|suspended|rubble|cratered|impacted|blasted|engulfed|punctured|pierced|sank|sunk|disabled"
    r"|rendered|dropp(?:ed|ing)|fir(?:ed|ing)|killed|wounded|injured|rammed|opened fire|clos(?:ure"
    r"|ing)|put|puts|putting|came|dead|out of (?:service|action)"
)
_ONTO = re.compile(
    rf"\b(?:{HARM})(?:\s(?:on|at|in|into|near|against|through|of|to|down|inside|outside|directly"
    rf"|squarely|around|beside|behind|over|by|the|rubble|part of|vicinity of|area of))*"
    r"(?:\s(?!(?:who|which|that|when|where|while|was|were|is|are|had|has|said|people|men|women"
    r"|children|civilians|from|to|by|way|after|before|it|he|she|they|we|i|you|for|with|because"
    r"|as|under|if)\b)[\w'’.-]+){0,6}\s$",
    re.I,
)
_IS_HIT = re.compile(
    r"(?:[^.;:]{0,80}?)\b(?:was|were|been|is|are|being|be|got|had its|had their|had to|forced to"
    r"|lost its|lost their|lay|lies|stood|remains?|have|has)\s(?:[\w-]+\s){0,3}?(?:hit|struck|target(?:ed)?"
    r"|destroyed|damaged|bombed|shelled|attacked|raided|stormed|burned|burnt|burning"
    r"|torched|set (?:on fire|ablaze|alight)|flattened|levell?ed|gutted|wrecked|ruined|demolished"
    r"|looted|ransacked|collapsed|close|closed|shut|roof|walls?|windows|emptied|evacuated|out of"
    r" service|out of action|affected|suspended|reduced|razed|rubble|ruins|non-functional|inoperable"
    r"|forced|on fire|blown|cut|gone|knocked out|engulfed|ablaze)\b"
    r"|\s(?:hit|struck|damaged|destroyed|bombed|burned|burnt|closed|closes|collapsed|gone|caught"
    r" fire|shelled|attacked|targeted|in ruins|ablaze|on fire|out of (?:service|action)|suspended"
    r" (?:services|work|operations|all))\b",
)
_AND = re.compile(
    r"(?:,|,? and|,? or|,? as well as|,? along with|,? plus)(?:\s(?:the|a|an|at least|his|her|their"
    r"|its|[\w’'-]+)){0,4}\s?"
)
_PERSON_AFTER = re.compile(
    r"\s(?:nurses?|workers?|officials?|directors?|staff|doctors?|drivers?|managers?|administrat\w+"
    r"|sources?|records?|spokes\w+|teachers?|students?|pupils?|children|bag|year|days?|beds?|owners?"
    r"|residents?|guards?|manager|employees?|crews?|visits?|arrest|prices?|vendors?|traders?|head)\b"
)
_IDLE = re.compile(
    r"\b(?:in|to|from|at|of|out of|into|on the way to|way to|under|as|like|than|called)\s(?:(?:a"
    r"|the|their|our|my|his|her)\s)?$"
)
_PLAIN_PLACE = re.compile(
    r"(?:the |a |his |her |my |our )?(?:\w+ )?(?:hospitals?|clinics?|homes?|schools?|camps?|tents?"
    r"|shelters?|checkpoints?|basements?|apartments?|prisons?)",
    re.I,
)
_DIRECT = re.compile(
    r"\b(?:strikes?|raids?|attacks?|landed|fell|exploded|slammed|crashed|bombs?|shells?|shelling"
    r"|bombing|rockets?|missiles?|smashed|tore|ripped|destruction|bombardment|damage|fire|rubble)\s(?:on"
    r"|at|in|into|of|to|through|near)\s(?:[\w'’-]+\s){0,3}$",
    re.I,
)
_RULE = re.compile(
    r"\b(?:constitutes?|amounts? to|violat\w+|must (?:not|never|be|stop)|prohibit\w*|protected"
    r" (?:under|by)|unlawful\w*|war crimes?|humanitarian law|grave violation|deliberately)\b",
    re.I,
)
_AIR = re.compile(
    r"\b(?:air ?strikes?|air-strikes?|warplanes?|jets?|drones?|aerial|aircraft|air (?:force|raids?"
    r"|attacks?|campaign)|helicopters?|missiles?|bombers?|from the air|overhead|bombs?|planes?)\b",
    re.I,
)
_BARE = re.compile(
    r"\b(?:(?:the|an?|its|this|that|these|those|another|such|first|second|third|fourth|latest|deadly"
    r"|deadliest|of|by|in|after|from|two|three|four|several|more|repeated|recent|overnight|initial"
    r"|similar|retaliatory|precision|night-time|morning|evening|on|before|since|when|[A-Z]\w+|\w+-led"
    r"|\w+[’']s?)\s)"
    r"(?P<word>(?:double-tap )?(?:strikes?|raids?|bombs?|bombings?))\b(?!\s(?:a\b|an\b|the\b|at"
    r" the heart|squads?|shelters?|disposal|deal|threats?|over pay|for pay|action|by (?:teachers"
    r"|doctors|workers)))"
)
_NO_BARE = re.compile(
    r"\b(?:hunger|general|labou?r|rail|workers[’']?|teachers[’']?|doctors[’']?|police|army|night"
    r"|security|house|on|car|truck|suicide|roadside|cluster|barrel|petrol|cattle|air|ground|militia"
    r"|gang|village)\s$",
    re.I,
)


def find_terms(text: str) -> list[Suggestion]:
    """All weapons, targets, forces and legal words, in order within each kind."""
    low = plain(text)
    return [*weapons(text, low), *targets(text, low), *forces(text), *legal(text, low)]


def stretches(
    low: str, beginnings: re.Pattern[str], before: int, after: int, start: int = 0, stop: int | None = None
) -> Iterator[Span]:
    """The stretches of plain text around some beginnings of words, so far before and after: the rest needs no look."""
    stop = len(low) if stop is None else stop
    begin = end = start
    for hit in beginnings.finditer(low, start, stop):
        at = hit.start()
        if at - before > end or end == start:
            if end > start:
                yield begin, end
            begin = word_start(low, max(at - before, end, start))
        end = min(at + after, stop)
    if end > start:
        yield begin, end


def lines(low: str) -> Iterator[Span]:
    """The lines in which something may be struck."""
    at = 0
    for line in low.split("\n"):
        if _HARMFUL.search(line):
            yield at, at + len(line)
        at += len(line) + 1


def word_start(low: str, at: int) -> int:
    """Where the word begins that a place is in."""
    return max(low.rfind(" ", 0, at), low.rfind("\n", 0, at)) + 1


def weapons(text: str, low: str) -> Iterator[Suggestion]:
    """Weapons and methods by the list of weapons; a bare strike or raid where the text tells of aircraft."""
    found = [
        (match.start(), match.end(), match.lastgroup or "")
        for begin, end in stretches(low, _ARMS, 40, 60)
        for match in _WEAPON.finditer(text, begin, end)
    ]
    taken = {at for start, stop, _ in found for at in range(start, stop)}
    if _AIR.search(text):
        for match in _BARE.finditer(text):
            start, stop = match.span("word")
            if start not in taken and not _NO_BARE.search(text[max(start - 12, 0) : start]):
                found.append((start, stop, "airstrike"))
    for start, stop, word in sorted(found):
        yield Suggestion("weapon", ((start, stop),), Termed(word), "weapon.word", "", (start, stop))


def targets(text: str, low: str) -> Iterator[Suggestion]:
    """Facilities and objects that their sentence says were struck, damaged, emptied or closed."""
    last, opened = (0, 0), -1
    some = (span for line in lines(low) for span in stretches(low, _STRUCK, 48, 40, *line))
    for match in (one for span in some for one in _TARGET.finditer(text, *span)):
        low_end = max(match.start() - 201, 0)
        begin = max(text.rfind(mark, low_end, match.start()) for mark in (". ", "\n", "? ", "! ", ".” ", '." ')) + 1
        begin = max(begin, match.start() - 200, 0)
        ends = [at for at in (text.find(mark, match.end(), match.end() + 160) for mark in (". ", "\n", ";")) if at >= 0]
        stop = min(ends, default=match.end() + 160)
        before, after = text[begin : match.start()], text[match.end() : stop]
        listed = opened == begin and last[1] <= match.start() and _AND.fullmatch(text[last[1] : match.start()])
        if (listed and not _PERSON_AFTER.match(after)) or is_struck(before, match[0], after):
            last, opened = match.span(), begin
            yield Suggestion("target", (match.span(),), Termed(match.lastgroup or ""), "target.word", "", match.span())


def is_struck(before: str, words: str, after: str) -> bool:
    """Whether the words around say that something was struck, damaged, emptied or closed."""
    if _PERSON_AFTER.match(after):
        return False
    general = words.endswith("s") and words[0].islower() and " " not in words.strip()
    if general and _RULE.search(before[-120:] + after):
        return False
    if _IS_HIT.match(after):
        return True
    onto = _ONTO.search(before)
    if onto is None:
        return False
    at_rest = re.match(r"(?:killed|wounded|injured|dropp|fir|evacuated|affected)", onto[0], re.I)
    return not (_IDLE.search(before) and (at_rest or not _DIRECT.search(before)) and _PLAIN_PLACE.fullmatch(words))


def forces(text: str) -> Iterator[Suggestion]:
    """Forces, governments and bodies, as said."""
    for match in _FORCE.finditer(text):
        yield Suggestion("force", (match.span(),), Termed(name=match[0]), "force.word", "", match.span())


def legal(text: str, low: str) -> Iterator[Suggestion]:
    """Legal characterisations, with how strongly they are said."""
    for match in (one for span in stretches(low, _LAW, 60, 80) for one in _CRIME.finditer(text, *span)):
        first = max(match.start() - 120, 0)
        begin = max(text.rfind(". ", first, match.start()) + 1, text.rfind("\n", first, match.start()) + 1, first)
        lead = text[begin : match.start()]
        degree = next((name for name, pattern in DEGREES if pattern.search(lead[-60:])), "stated")
        start = match.start()
        if modal := re.search(
            r"\b(?:may|might|could|would)(?: \w+){1,3} (?:an? )?(?:[\"“'‘])?$|\b(?:was|were|are|is) (?:an?"
            r" )?(?:apparent |alleged )?(?:[\"“'‘])?$",
            lead,
        ):
            start = begin + modal.start()
        span = (start, match.end())
        yield Suggestion("legal", (span,), Termed(match.lastgroup or "", modality=degree), "legal.words", "", span)
