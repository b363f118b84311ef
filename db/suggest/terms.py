"""Weapons, targets, forces and bodies, and legal words in a text. Pure."""

import re
from collections.abc import Iterator

from db.suggest.suggestion import Quoted, Suggestion, Termed

WEAPONS = {
    "barrel_bomb": r"barrel[- ]bomb(?:s|ing|ings)?(?: attacks?)?",
    "cluster_munition": r"cluster (?:munitions?|bombs?|bomblets?)|bomblets?|submunitions?",
    "unguided_bomb": r"unguided bombs?|dumb bombs?|free-fall bombs?",
    "drone": r"(?:attack |armed |kamikaze |Shahed )?drones?(?: (?:strikes?|attacks?))?",
    "helicopter": r"helicopters?(?: gunships?| attacks?)?",
    "airstrike": r"(?:air|aerial)[- ]?(?:strikes?|raids?|attacks?|bombardments?|bombings?)|warplanes?|jets?|bombing raids?|double-tap strikes?|bombardments?(?! by artillery)",
    "rocket": r"rockets?(?: fire| attacks?| launchers?)?|grads?\b",
    "missile": r"(?:ballistic |cruise |guided )?missiles?(?: strikes?| attacks?)?",
    "shelling": r"shelling|shells?|artillery(?: fire| shells?| rounds?)?|mortars?(?: rounds?| fire| shells?)?|tank fire",
    "small_arms": r"small[- ]arms(?: fire)?|gunfire|snipers?(?: fire)?|rifle fire|machine[- ]gun fire|bullets?",
    "chemical": r"sarin|chlorine|nerve agents?|chemical (?:weapons?|attacks?)|poison gas",
    "mine": r"(?:land)?mines?|unexploded ordnance|booby traps?",
    "explosive": r"car bombs?|roadside bombs?|improvised explosive devices?|explosive devices?|IEDs?|suicide (?:bombs?|bombers?|vests?)",
    "ground_attack": r"ground (?:attacks?|strikes?|offensives?|assaults?)",
}
TARGETS = {
    "hospital": r"(?:maternity |field |children['’]s |university |general |surgical )?hospitals?",
    "clinic": r"clinics?|(?:health|medical) (?:points?|posts?|cent(?:re|er)s?)",
    "medical_facility": r"medical facilit(?:y|ies)|health facilit(?:y|ies)|ambulances?|blood banks?|pharmac(?:y|ies)",
    "school": r"(?:primary |secondary |girls['’] |boys['’] |nursery )?schools?|kindergartens?|universit(?:y|ies)|nurser(?:y|ies)",
    "market": r"(?:vegetable |fish |cattle |food )?markets?(?:places?)?|bazaars?|souks?",
    "residential": r"houses?|homes|apartment (?:buildings?|blocks?)|residential (?:buildings?|areas?|blocks?|quarters?|neighbou?rhoods?)|blocks of flats|flats",
    "displaced_site": r"(?:displacement |refugee |tented )?camps?|informal settlements?|shelters?|tents?|collective cent(?:re|er)s?",
    "worship": r"mosques?|church(?:es)?|cathedrals?|synagogues?|temples?|monaster(?:y|ies)",
    "infrastructure": r"bakeries|bakery|bridges?|(?:water|pumping|power) stations?|power plants?|(?:grain )?silos?|dams?|theatres?|railway stations?|train stations?|warehouses?",
    "convoy": r"(?:aid |humanitarian )?convoys?|aid trucks?",
    "civilian_object": r"civilian (?:objects?|targets?|infrastructure)",
    "civilian_area": r"civilian areas?|populated areas?",
    "military": r"checkpoints?|barracks|airbases?|military (?:bases?|positions?|targets?|objects?|airports?)|ammunition depots?",
}
PEOPLES = (
    r"(?:Syrian|Russian|Turkish|Iranian|Israeli|Ukrainian|American|US|U\.S\.|British|French|Lebanese|Iraqi|Kurdish|Saudi|Emirati"
    r"|Ethiopian|Eritrean|Sudanese|Libyan|Yemeni|Myanmar|Nigerian|Palestinian|Jordanian|Egyptian)"
)
FORCES = (
    r"Amnesty(?: International)?", r"Human Rights Watch|HRW", r"(?:the )?(?:Syrian )?White Helmets", r"(?:the )?Syria(?:n)? Civil Defen[cs]e",
    r"(?:the )?(?:Syrian )?Observatory(?: for Human Rights)?", r"United Nations|U\.N\.|UN(?: [A-Z]\w+ Council| Security Council)?|Security Council",
    r"UNICEF|UNHCR|OCHA|WHO|OHCHR|ICRC|MSF|UNRWA|WFP|IOM|OPCW|NATO", r"(?:the )?(?:International )?(?:Committee of the )?Red (?:Cross|Crescent)",
    r"World Health Organi[sz]ation|International Organization for Migration|Médecins Sans Frontières|Doctors Without Borders",
    r"Reuters|AFP|Agence France-Presse|Associated Press|\bAP\b|BBC|CNN|SANA|TASS|Al Jazeera|RIA Novosti|Interfax",
    r"Hay['’]?at Tahrir al-Sham|HTS|Islamic State|ISIS|ISIL|Daesh|al-Qaeda|al-Qaida|Hezbollah|Hamas|Hurras al-De?e?i?n|Taliban|Houthis?|Wagner(?: Group)?|Boko Haram",
    r"(?:the )?National Front for Liberation|(?:the )?Free Syrian Army|(?:the )?Syrian National Army|(?:the )?Syrian Democratic Forces|SDF|YPG|(?:the )?Rapid Support Forces|RSF|Tatmadaw|Sudanese Armed Forces",
    rf"(?:(?:[Tt]he )?(?:{PEOPLES}(?: (?:and|or) |, ))?{PEOPLES} )(?:[Aa]rab [Rr]epublic|(?:government|regime|state|military|armed|air|security|army|ground|coast|special|police|border|naval)(?: (?:forces?|troops|group|media|army))?|forces|troops|[Aa]rmy|[Aa]ir [Ff]orce|[Mm]ilitary|(?:\w+ )?[Mm]inistry(?: of \w+)?|[Dd]efen[cs]e [Mm]inistry|[Ff]oreign [Mm]inistry|warplanes|officials|soldiers)",
    r"(?:[Tt]he )?[Gg]overnment of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*|(?:[Tt]he )?(?:Syrian |Assad |Bashar Assad |al-Assad )?(?:regime|government)(?: forces| troops)?|(?:pro|anti)-(?:Assad|regime|government) (?:troops|forces|fighters|militias|factions)",
    r"(?:armed )?opposition (?:groups?|factions|fighters)|armed groups?|extremist groups?|rebels|insurgents|militias?|the junta|the army|the police|the coalition|[\w.-]+-led coalition|the Kremlin|the Commission",
    r"(?:[Tt]he )?(?:[A-Z][\w'’-]+ ){1,4}(?:Group|Network|Observatory|Council|Commission|Union|Directorate|Organi[sz]ation|Monitor|Foundation|Brigade|Division|Battalion|Army|Front|Relief|Watch|Initiative|Federation|Authority|Agency|Committee|Cent(?:re|er))(?: (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?",
    r"(?:the )?(?:International Criminal Court|ICC|International Court of Justice|ICJ)",
)  # fmt: skip
CRIMES = {
    "war_crime": r"war crimes?",
    "crime_against_humanity": r"crimes? against humanity",
    "ethnic_cleansing": r"ethnic cleansing|genocide",
    "serious_violation": r"(?:serious |grave |gross |flagrant )?(?:violations?|breach(?:es)?) of (?:international )?(?:humanitarian law|human rights law|the laws (?:and customs )?of war|international law)|violat(?:e[sd]?|ing) (?:international )?(?:humanitarian law|international law|the laws of war)",
    "indiscriminate": r"(?:inherently )?indiscriminate(?: attacks?)?",
    "unlawful": r"unlawful(?:ly)?(?: (?:attacks?|killings?|air ?strikes?))?|extrajudicial killings?|arbitrary detention|enforced disappearances?|collective punishment",
    "banned_weapon": r"internationally banned|prohibited weapons?|banned (?:cluster )?(?:weapons?|munitions?)",
}
DEGREES = (
    ("denied", re.compile(r"\b(?:not|no|never|denied?|denies|neither|deny)\b", re.I)),
    ("possible", re.compile(r"\b(?:may|might|could|possibl[ey]|potential(?:ly)?|would amount|can amount)\b", re.I)),
    ("apparent", re.compile(r"\b(?:apparent(?:ly)?|appears?|seems?|likely)\b", re.I)),
    ("alleged", re.compile(r"\b(?:alleged(?:ly)?|accus\w+|allegations?|suspected|claims?)\b", re.I)),
    ("concluded", re.compile(r"\b(?:conclud\w+|found that|finds|reasonable grounds|determined|established)\b", re.I)),
)
_WEAPON = re.compile(
    rf"\b(?:(?:an?|the|two|three|four|five|six|several) )?(?:{'|'.join(f'(?P<{word}>{pattern})' for word, pattern in WEAPONS.items())})\b",
    re.I,
)
_TARGET = re.compile(
    rf"\b(?:(?:an?|the|two|three|four|five|several|dozens of|his|her|my|our) )?(?:[A-Z][\w'’-]+ ){{0,3}}(?:{'|'.join(f'(?P<{word}>(?i:{pattern}))' for word, pattern in TARGETS.items())})\b"
)
_FORCE = re.compile(rf"(?<![\w-])(?:{'|'.join(FORCES)})(?![\w-])")
_CRIME = re.compile(rf"\b(?:{'|'.join(f'(?P<{word}>{pattern})' for word, pattern in CRIMES.items())})\b", re.I)
_TURN = re.compile(
    r"^(?P<who>[A-Z][\w.'’-]{0,20}(?: [A-Z\d][\w.'’-]{0,20}){0,2}?)(?::|\.| [–—-]) *(?P<words>\S.*?)\s*$", re.M
)
_HIT = re.compile(
    r"\b(?:hit|hits|hitting|struck|striking|strikes?|target\w*|destroy\w*|damag\w*|bomb\w*|attack\w*|shell\w*|fell|fired|closed?|flattened|raids?|burn\w*|dropped|on|near|killed|landed|rubble|service|forced)\b",
    re.I,
)


def find_terms(text: str) -> list[Suggestion]:
    """All weapons, targets, forces, legal words and turns, in order within each kind."""
    return [*weapons(text), *targets(text), *forces(text), *legal(text), *turns(text)]


def weapons(text: str) -> Iterator[Suggestion]:
    """Weapons and methods by the list of weapons."""
    for match in _WEAPON.finditer(text):
        yield Suggestion("weapon", (match.span(),), Termed(match.lastgroup or ""), "weapon.word", "", match.span())


def targets(text: str) -> Iterator[Suggestion]:
    """Facilities and objects, in paragraphs that speak of attacks."""
    for match in _TARGET.finditer(text):
        begin, stop = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        near = (
            text[max(begin, match.start() - 120) : match.start()]
            + text[match.end() : min(stop if stop > 0 else len(text), match.end() + 60)]
        )
        if _HIT.search(near):
            yield Suggestion("target", (match.span(),), Termed(match.lastgroup or ""), "target.word", "", match.span())


def forces(text: str) -> Iterator[Suggestion]:
    """Forces, governments and bodies, as said."""
    for match in _FORCE.finditer(text):
        yield Suggestion("force", (match.span(),), Termed(name=match[0]), "force.word", "", match.span())


def legal(text: str) -> Iterator[Suggestion]:
    """Legal characterisations, with how strongly they are said."""
    for match in _CRIME.finditer(text):
        begin = max(text.rfind(". ", 0, match.start()) + 1, text.rfind("\n", 0, match.start()) + 1, match.start() - 120)
        lead = text[begin : match.start()]
        degree = next((name for name, pattern in DEGREES if pattern.search(lead[-60:])), "stated")
        start = match.start()
        if modal := re.search(
            r"\b(?:may|might|could|would)(?: \w+){1,3} (?:an? )?(?:[\"“'‘])?$|\b(?:was|were|are|is) (?:an? )?(?:apparent |alleged )?(?:[\"“'‘])?$",
            lead,
        ):
            start = begin + modal.start()
        span = (start, match.end())
        yield Suggestion("legal", (span,), Termed(match.lastgroup or "", modality=degree), "legal.words", "", span)


def turns(text: str) -> Iterator[Suggestion]:
    """The turns of an interview, where at least two people take turns by their initials or parts."""
    found = list(_TURN.finditer(text))
    names = [match["who"] for match in found]
    taken = {name for name in names if names.count(name) > 1}
    if len(taken) < 2:
        return
    for match in found:
        if match["who"] in taken:
            span = match.span("words")
            yield Suggestion("turn", (span,), Quoted("direct", match["who"], match.span("who")), "turn.name", "", span)
