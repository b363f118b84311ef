"""Weapons, targets, forces and bodies, and legal words in a text. Pure."""

import re
from collections.abc import Iterator, Sequence

from db.suggest.suggestion import Quoted, Span, Suggestion, Termed

WEAPONS = {
    "barrel_bomb": r"barrel[- ]bomb(?:s|ing|ings)?(?: attacks?)?|barrel explosives?",
    "cluster_munition": r"cluster (?:munitions?|bombs?|bomblets?|rockets?|warheads?)|bomblets?|submunitions?",
    "unguided_bomb": r"(?:unguided|dumb|free-fall|gravity|aerial|glide|gliding|guided|aviation|air-dropped|FAB-\d+|\d+[- ](?:kg|kilo|kilogram|lb|pound)) (?:aerial |air )?bombs?",
    "drone": r"(?:attack |armed |kamikaze |suicide |Shahed |FPV |Iranian-made |explosive-laden |exploding )?drones?(?: (?:strikes?|attacks?|bombings?))?|UAVs?(?: strikes?)?|quadcopters?|loitering munitions?|Shaheds?(?:-\d+)?|unmanned aerial vehicles?",
    "helicopter": r"helicopters?(?: gunships?| attacks?)?",
    "airstrike": r"(?:air|aerial)[- ]?(?:strikes?|raids?|attacks?|bombardments?|bombings?)|warplanes?|jets?|bombing raids?|double-tap strikes?|bombardments?(?! by artillery)|fighter[- ](?:jets?|bombers?|planes?)|bombers|air ?craft bombs?|bomb(?:ing)? attacks? from the air|aerial bombs?|carpet bombing",
    "rocket": r"(?:Grad |Uragan |Smerch |Katyusha |Qassam |artillery )?rockets?(?:[- ](?:fire|attacks?|launchers?|strikes?|barrages?|propelled grenades?))?|(?:Grad|Uragan|Smerch|Katyusha)s?|multiple[- ]launch rocket systems?|MLRS",
    "missile": r"(?:ballistic |cruise |guided |anti-tank |surface-to-surface |surface-to-air |hypersonic |Iskander |Kalibr |Kinzhal |S-300 |Scud |Tochka-U )*missiles?(?:[- ](?:strikes?|attacks?|barrages?))?|Iskanders?|Tochka-U|projectiles?",
    "shelling": r"shelling|shells?|artillery(?: fire| shells?| rounds?)?|mortars?(?: rounds?| fire| shells?)?|tank (?:fire|shells?|rounds?)|howitzers?|cannon fire|barrage of shells",
    "small_arms": r"small[- ]arms(?: fire)?|gunfire|snipers?(?: fire)?|rifle fire|machine[- ]gun fire|machine guns?|heavy machine guns?|bullets?|gunshots?|automatic (?:weapons?|rifles?)(?: fire)?|Kalashnikovs?|AK-47s?|assault rifles?|live (?:fire|ammunition|rounds)",
    "chemical": r"sarin|chlorine|nerve agents?|chemical (?:weapons?|attacks?|agents?)|poison gas|mustard gas|toxic gas|white phosphorus|incendiary (?:weapons?|munitions?|bombs?)|napalm|thermite",
    "mine": r"(?:land|anti-personnel |anti-tank |anti-vehicle |naval |sea )mines?|(?<!gold )(?<!coal )(?<!of )mines(?! of)|PFM-1s?|explosive remnants of war|unexploded bombs?|unexploded ordnance|booby traps?",
    "explosive": r"car bombs?|roadside bombs?|improvised explosive devices?|explosive devices?|IEDs?|suicide (?:bomb(?:s|ings?)?|bombers?|vests?|attacks?)|(?:car|truck|vehicle|roadside|petrol|parcel|nail) bomb(?:s|ings?)|explosives|(?:hand )?grenades?|VBIEDs?|thermobaric (?:weapons?|bombs?)",
    "ground_attack": r"ground (?:attacks?|strikes?|offensives?|assaults?)|house-to-house raids?|machetes?|bayonets?",
}
TARGETS = {
    "hospital": r"(?:maternity |field |children['’]s |university |general |surgical |teaching |military |public |specialist |regional |district |cancer |eye )*hospitals?",
    "clinic": r"(?:mobile |dental |village )?clinics?|(?:health|medical|dialysis) (?:points?|posts?|cent(?:re|er)s?)|dispensar(?:y|ies)",
    "medical_facility": r"medical facilit(?:y|ies)|health facilit(?:y|ies)|ambulances?|blood banks?|pharmac(?:y|ies)|(?:maternity|intensive care|emergency|surgical) (?:wards?|units?|departments?)|operating theatres?|health structures?|laborator(?:y|ies)",
    "school": r"(?:primary |secondary |girls['’] |boys['’] |nursery )?schools?|kindergartens?|universit(?:y|ies)|nurser(?:y|ies)|(?:military )?colleges?|academ(?:y|ies)|madrasas?|classrooms?|dormitor(?:y|ies)|high schools?|orphanages?",
    "market": r"(?:vegetable |fish |cattle |food )?markets?(?:places?)?|bazaars?|souks?|souqs?|shops?|stalls?|supermarkets?|shopping (?:cent(?:re|er)s?|malls?|complex)|grocer(?:y|ies)|caf[eé]s?|restaurants?|hypermarkets?",
    "residential": r"houses?|homes?|dwellings?|huts?|compounds?|(?:[\w]+[- ]stor(?:e?y|ied) |office |school |administrative |government |neighbouring )?(?:buildings?|blocks?)|tower blocks?|high-rises?|apartments?|hostels?|basements?|apartment (?:buildings?|blocks?)|residential (?:buildings?|areas?|blocks?|quarters?|neighbou?rhoods?)|blocks of flats|flats",
    "displaced_site": r"(?:displacement |refugee |tented )?camps?|informal settlements?|shelters?|tents?|collective cent(?:re|er)s?|reception cent(?:re|er)s?",
    "worship": r"mosques?|churchyards?|pagodas?|convents?|seminar(?:y|ies)|shrines?|church(?:es)?|cathedrals?|synagogues?|temples?|monaster(?:y|ies)",
    "infrastructure": r"bakeries|bakery|bridges?|(?:water|pumping|power) stations?|power plants?|(?:grain )?silos?|dams?|theatres?|railway stations?|train stations?|warehouses?|substations?|transformers?|thermal power stations?|(?:energy|power|water|oil|gas|port|grain|fuel|electricity) (?:infrastructure|facilit(?:y|ies)|depots?|plants?|networks?|terminals?|lines?|tanks?|grids?|treatment plants?|pipelines?)|refiner(?:y|ies)|ports?|airports?|hotels?|factor(?:y|ies)|wells?|farms?|mills?|playgrounds?|parks?|stadiums?|museums?|librar(?:y|ies)|cemeter(?:y|ies)|police stations?|fire stations?|prisons?|courthouses?|town halls?|radio stations?|TV (?:stations?|towers?)|detention cent(?:re|er)s?|dykes?|reservoirs?|funerals?|weddings?|wedding (?:halls?|part(?:y|ies))",
    "convoy": r"(?:aid |humanitarian |evacuation |UN )?convoys?|aid (?:trucks?|warehouses?)",
    "civilian_object": r"civilian infrastructure",
    "civilian_area": r"civilian areas?",
    "military": r"checkpoints?|barracks|airbases?|military (?:bases?|positions?|targets?|objects?|airports?)|(?:military |training |army )(?:camps?|headquarters|compounds?|vehicles?)|(?:ammunition|arms|weapons) (?:depots?|dumps?|stores?)|headquarters|command (?:posts?|cent(?:re|er)s?)|army posts?|trenches|garrisons?",
}
PEOPLES = (
    r"(?:Syrian|Russian|Turkish|Iranian|Israeli|Ukrainian|American|US|U\.S\.|British|French|Lebanese|Iraqi|Kurdish|Saudi|Emirati"
    r"|Ethiopian|Eritrean|Sudanese|Libyan|Yemeni|Myanmar|Nigerian|Palestinian|Jordanian|Egyptian|Congolese|Rwandan|Ugandan|Burundian|Kenyan|Chadian"
    r"|Somali|South Sudanese|Malian|Burkinabe|Nigerien|Cameroonian|Mozambican|Afghan|Pakistani|Indian|Chinese|Burmese|Bangladeshi|Armenian|Azerbaijani|Azeri"
    r"|Georgian|Belarusian|Chechen|North Korean|German|Polish|Amhara|Tigrayan|Oromo|Haitian|Colombian|Mexican|Qatari|Serbian)"
)
FORCES = (
    r"Amnesty(?: International)?", r"Human Rights Watch|HRW", r"(?:the )?(?:Syrian )?White Helmets", r"(?:the )?Syria(?:n)? Civil Defen[cs]e",
    r"(?:the )?(?:Syrian )?Observatory(?: for Human Rights)?", r"United Nations|U\.N\.|UN(?: [A-Z]\w+ Council| Security Council)?|Security Council",
    r"UNICEF|UNHCR|OCHA|WHO|OHCHR|ICRC|IFRC|MSF|UNRWA|WFP|IOM|OPCW|NATO|UNDP|UNFPA|UNESCO|FAO|IAEA|UN Women|IRC|NRC|SNHR|SOHR|SAMS|PCRF|ACLED|PHR|IIFFMM|HRMMU|Save the Children|Oxfam|CARE International|Mercy Corps|Islamic Relief|World Vision|Action Against Hunger|Bellingcat|Airwars|B['’]Tselem|Al-Haq|Al Haq|Mwatana(?: for Human Rights)?|Physicians for Human Rights|International Crisis Group|Fortify Rights|Doctors of the World", r"(?:the )?(?:International )?(?:Committee of the )?Red (?:Cross|Crescent)",
    r"World Health Organi[sz]ation|International Organization for Migration|Médecins Sans Frontières|Doctors Without Borders",
    r"Reuters|AFP|Agence France-Presse|Associated Press|\bAP\b|BBC|CNN|SANA|TASS|Al Jazeera|RIA Novosti|Interfax|AP|Anadolu|Xinhua|Ukrinform|Suspilne|Wafa|WAFA|Haaretz|Irrawaddy|Myanmar Now|Radio (?:Dabanga|Okapi|Tamazuj|Free \w+)|Sudan Tribune|Addis Standard|Al[- ]Arabiya|Al[- ]Masirah|Al[- ]Mayadeen|Deutsche Welle|DW|the Guardian|The Guardian|(?:the |The )?(?:New York Times|Washington Post|Wall Street Journal|Financial Times|Kyiv Independent)|Sky News|NBC|ABC News|CBS|Fox News|NPR|Le Monde|Agence France Presse",
    r"Hay['’]?at Tahrir al-Sham|HTS|Islamic State|ISIS|ISIL|Daesh|al-Qaeda|al-Qaida|Hezbollah|Hamas|Hurras al-De?e?i?n|Taliban|Houthis?|Wagner(?: Group)?|Boko Haram|al-Shabaab|al-Shabab|M23|March 23 Movement|ADF|Allied Democratic Forces|CODECO|FDLR|Mai-Mai|Mayi-Mayi|Wazalendo|FARDC|MONUSCO|UNMISS|UNITAMS|UNIFIL|MINUSMA|UNAMI|UNAMA|UNHMA"
    r"|(?:Palestinian )?Islamic Jihad|Fatah|Qassam Brigades|al-Qassam|IDF|Israel Defen[cs]e Forces|Arakan Army|People['’]s Defen[cs]e Forces?|PDFs?|Karen National Union|KNU|KNLA|KNDF|KIA|TNLA|MNDAA|NUG|National Unity Government|State Administration Council|SAC"
    r"|TPLF|Tigray People['’]s Liberation Front|Tigray (?:Defen[cs]e )?[Ff]orces|Fano|Oromo Liberation Army|OLA|ENDF|SPLM-N|SPLA|SLM|JEM|Janjaweed|Ansar Allah|Southern Transitional Council|STC|GNA|LNA|Libyan National Army|Azov|FSB|SBU|GRU|JNIM|ISWAP|ISGS"
    r"|Kremlin|Pentagon|CENTCOM|White House|State Department|African Union|European Union|\bEU\b|ECOWAS|IGAD|Arab League|OSCE|General Staff|Africa Corps|Border Guard Forces?|Pyu Saw Htee",
    r"(?:the )?National Front for Liberation|(?:the )?Free Syrian Army|(?:the )?Syrian National Army|(?:the )?Syrian Democratic Forces|SDF|YPG|(?:the )?Rapid Support Forces|RSF|Tatmadaw|Sudanese Armed Forces",
    rf"(?:(?:[Tt]he )?(?:{PEOPLES}(?: (?:and|or) |, ))?{PEOPLES} )(?:[Aa]rab [Rr]epublic|(?:government|regime|state|military|armed|air|security|army|ground|coast|special|police|naval)(?: (?:forces?|troops|group|media|army))?|forces|troops|[Aa]rmy|[Aa]ir [Ff]orce|[Mm]ilitary|(?:\w+ )?[Mm]inistry(?: of \w+)?|[Dd]efen[cs]e [Mm]inistry|[Ff]oreign [Mm]inistry|warplanes|officials|soldiers)",
    r"(?:[Tt]he )?[Gg]overnment of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*|(?:[Tt]he )?(?:Syrian |Assad |Bashar Assad |al-Assad )?(?:regime|government)(?: forces| troops)?|(?:pro|anti)-(?:Assad|regime|government) (?:troops|forces|fighters|militias|factions)",
    r"(?:armed )?opposition (?:groups?|factions|fighters)|armed groups?|extremist groups?|rebels|insurgents|militias?|[Tt]he junta|[Tt]he (?:army|military|police|paramilitar(?:y|ies))(?! (?:stations?|college|operation|support|officers?|commanders?|objects?|base|airport|position|camp))|(?:[Tt]he )?(?:security forces|ground forces|peacekeepers)|[Tt]he coalition|gunmen|paramilitary (?:group|forces?|fighters)|(?:[Tt]he )?(?:[Hh]ealth|[Dd]efen[cs]e|[Ii]nterior|[Ff]oreign|[Jj]ustice) [Mm]inistry|(?:[Tt]he )?Ministry of (?:Public )?[A-Z]\w+|[\w.-]+-led coalition|the Kremlin|the Commission",
    r"(?:[Tt]he )?(?:[A-Z][\w'’-]+ ){1,4}(?:Group|Network|Observatory|Council|Commission|Union|Directorate|Organi[sz]ation|Monitor|Foundation|Association|Society|Alliance|Coalition|Movement|Forces?|Militia|Guards?|Corps|Service|Ministry|Institute|Mission|Office|Court|Fund|Programme|Program|Lab|Bureau|Brigades?|Division|Battalion|Army|Front|Relief|Watch|Initiative|Federation|Authority|Agency|Committee|Cent(?:re|er))(?: (?:of|for|on|in) (?:the )?[A-Z]\w+(?:(?: and)? [A-Z]\w+)*)?",
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
    rf"(?<!\w)(?=\w)(?:(?:an?|the|two|three|four|five|six|several) )?(?:{'|'.join(f'(?P<{word}>{pattern})' for word, pattern in WEAPONS.items())})\b",
    re.I,
)
_TARGET = re.compile(
    rf"(?<!\w)(?=\w)(?:(?:an?|the|two|three|four|five|several|dozens of|his|her|my|our) )?(?:(?:al-|el-)?[A-Z][\w'’-]+ ){{0,3}}(?:{'|'.join(f'(?P<{word}>(?i:{pattern}))' for word, pattern in TARGETS.items())})\b"
)
# What begins none of the names is passed over at once.
_FORCE = re.compile(
    r"(?<![\w-])(?=[A-Z]|the\s|al-|pro-|anti-|armed|opposition|extremist|rebels|insurgents|militia|gunmen|param|security|ground"
    rf"|peace|health|def|interior|foreign|justice|regime|government)(?:{'|'.join(FORCES)})(?![\w-])"
)
_CRIME = re.compile(rf"\b(?:{'|'.join(f'(?P<{word}>{pattern})' for word, pattern in CRIMES.items())})\b", re.I)
_TURN = re.compile(
    r"^(?P<who>[A-Z][\w.'’-]{0,20}(?: [A-Z\d][\w.'’-]{0,20}){0,2}?)(?::|\.| [–—-]) *(?P<words>\S.*?)\s*$", re.M
)
# One of these stands in every line with a weapon, and one in every line that tells of something struck.
ARMS = (
    "bomb munition drone uav quadcopter shahed unmanned helicopter air aerial warplane jet double-tap fighter grad uragan smerch"
    " katyusha rocket mlrs missile iskander tochka projectile shell artillery mortar tank howitzer cannon small gun sniper rifle"
    " bullet automatic kalashnikov ak-47 live sarin chlorine nerve chemical gas phosphorus incendiary napalm thermite mine pfm"
    " explosive unexploded booby ied suicide grenade ground house-to machete bayonet ordnance barrage"
).split()
HARMFUL = (
    "hit struck strik target destr damag bomb shell attack raid storm burn torch fire flatten level gutted wreck ruin demolish"
    " loot ransack pillag vandal collaps obliter pulver raz land fell fall slam crash plough smash tore tear rip ble blow explo"
    " deton rocket missile drone shut clos empt evacuat affect took knock pepper pound rain suspend rubble crater impact blast"
    " engulf punctur pierc sank sunk disabl render drop fir kill wound injur ramm put came dead service gone ablaze ruins cut"
    " roof wall window lost forced non-functional inoperable out reduc"
).split()
HARM = (
    r"hit|hits|hitting|struck|strik(?:es?|ing)|target(?:ed|ing|s)?|destroy\w*|destruction|damag\w+|bomb\w*|bombard\w*|shell(?:ed|ing|s)?|attack(?:ed|ing|s)?"
    r"|raid(?:ed|s|ing)?|storm(?:ed|ing)|burn(?:ed|t|ing|s)|torch(?:ed|ing)|set (?:fire to|ablaze|alight|on fire)|flatten\w*|level(?:l?ed|l?ing)|gutted|wreck\w*|ruined|demolish\w*"
    r"|loot\w*|ransack\w*|pillag\w*|vandali[sz]\w*|collapsed?|obliterat\w*|pulveri[sz]\w*|raz(?:ed|ing)|landed|land(?:s|ing)|fell|falls|slammed|crashed|plough(?:ed|ing)|smashed|slam\w*"
    r"|tore|tearing|ripp(?:ed|ing)|blew|blow\w*|explod\w+|detonat\w+|exploded|air ?strikes?|rockets?|missiles?|drones?|shut|clos(?:ed|es|ing)|emptied|evacuated|affected|took out|knocked out|peppered|pounded|pounding|rained down"
    r"|suspended|rubble|cratered|impacted|blasted|engulfed|punctured|pierced|sank|sunk|disabled|rendered|dropp(?:ed|ing)|fir(?:ed|ing)|killed|wounded|injured|rammed|opened fire|clos(?:ure|ing)|put|puts|putting|came|dead|out of (?:service|action)"
)
_ONTO = re.compile(
    rf"\b(?:{HARM})(?:\s(?:on|at|in|into|near|against|through|of|to|down|inside|outside|directly|squarely|around|beside|behind|over|by|the|rubble|part of|vicinity of|area of))*"
    r"(?:\s(?!(?:who|which|that|when|where|while|was|were|is|are|had|has|said|people|men|women|children|civilians|from|to|by|way|after|before|it|he|she|they|we|i|you|for|with|because|as|under|if)\b)[\w'’.-]+){0,6}\s$",
    re.I,
)
_IS_HIT = re.compile(
    r"(?:[^.;:]{0,80}?)\b(?:was|were|been|is|are|being|be|got|had its|had their|had to|forced to|lost its|lost their|lay|lies|stood|remains?|have|has)\s(?:[\w-]+\s){0,3}?(?:hit|struck|target(?:ed)?|destroyed|damaged|bombed|shelled|attacked|raided|stormed|burned|burnt|burning"
    r"|torched|set (?:on fire|ablaze|alight)|flattened|levell?ed|gutted|wrecked|ruined|demolished|looted|ransacked|collapsed|close|closed|shut|roof|walls?|windows|emptied|evacuated|out of service|out of action|affected|suspended|reduced|razed|rubble|ruins|non-functional|inoperable|forced|on fire|blown|cut|gone|knocked out|engulfed|ablaze)\b"
    r"|\s(?:hit|struck|damaged|destroyed|bombed|burned|burnt|closed|closes|collapsed|gone|caught fire|shelled|attacked|targeted|in ruins|ablaze|on fire|out of (?:service|action)|suspended (?:services|work|operations|all))\b",
)
_AND = re.compile(
    r"(?:,|,? and|,? or|,? as well as|,? along with|,? plus)(?:\s(?:the|a|an|at least|his|her|their|its|[\w’'-]+)){0,4}\s?"
)
_PERSON_AFTER = re.compile(
    r"\s(?:nurses?|workers?|officials?|directors?|staff|doctors?|drivers?|managers?|administrat\w+|sources?|records?|spokes\w+|teachers?|students?|pupils?|children|bag|year|days?|beds?|owners?|residents?|guards?|manager|employees?|crews?|visits?|arrest|prices?|vendors?|traders?|head)\b"
)
_IDLE = re.compile(
    r"\b(?:in|to|from|at|of|out of|into|on the way to|way to|under|as|like|than|called)\s(?:(?:a|the|their|our|my|his|her)\s)?$"
)
_PLAIN_PLACE = re.compile(
    r"(?:the |a |his |her |my |our )?(?:\w+ )?(?:hospitals?|clinics?|homes?|schools?|camps?|tents?|shelters?|checkpoints?|basements?|apartments?|prisons?)",
    re.I,
)
_DIRECT = re.compile(
    r"\b(?:strikes?|raids?|attacks?|landed|fell|exploded|slammed|crashed|bombs?|shells?|shelling|bombing|rockets?|missiles?|smashed|tore|ripped|destruction|bombardment|damage|fire|rubble)\s(?:on|at|in|into|of|to|through|near)\s(?:[\w'’-]+\s){0,3}$",
    re.I,
)
_RULE = re.compile(
    r"\b(?:constitutes?|amounts? to|violat\w+|must (?:not|never|be|stop)|prohibit\w*|protected (?:under|by)|unlawful\w*|war crimes?|humanitarian law|grave violation|deliberately)\b",
    re.I,
)
_AIR = re.compile(
    r"\b(?:air ?strikes?|air-strikes?|warplanes?|jets?|drones?|aerial|aircraft|air (?:force|raids?|attacks?|campaign)|helicopters?|missiles?|bombers?|from the air|overhead|bombs?|planes?)\b",
    re.I,
)
_BARE = re.compile(
    r"\b(?:(?:the|an?|its|this|that|these|those|another|such|first|second|third|fourth|latest|deadly|deadliest|of|by|in|after|from|two|three|four|several|more|repeated|recent|overnight|initial|similar|retaliatory|precision|night-time|morning|evening|on|before|since|when|[A-Z]\w+|\w+-led|\w+[’']s?)\s)"
    r"(?P<word>(?:double-tap )?(?:strikes?|raids?|bombs?|bombings?))\b(?!\s(?:a\b|an\b|the\b|at the heart|squads?|shelters?|disposal|deal|threats?|over pay|for pay|action|by (?:teachers|doctors|workers)))"
)
_NO_BARE = re.compile(
    r"\b(?:hunger|general|labou?r|rail|workers[’']?|teachers[’']?|doctors[’']?|police|army|night|security|house|on|car|truck|suicide|roadside|cluster|barrel|petrol|cattle|air|ground|militia|gang|village)\s$",
    re.I,
)


def find_terms(text: str) -> list[Suggestion]:
    """All weapons, targets, forces, legal words and turns, in order within each kind."""
    return [*weapons(text), *targets(text), *forces(text), *legal(text), *turns(text)]


def lines(text: str, beginnings: Sequence[str]) -> Iterator[Span]:
    """The lines that hold one of some beginnings of words, in lower case: the others need no closer look."""
    at = 0
    for line in text.split("\n"):
        low = line.lower()
        if any(one in low for one in beginnings):
            yield at, at + len(line)
        at += len(line) + 1


def weapons(text: str) -> Iterator[Suggestion]:
    """Weapons and methods by the list of weapons; a bare strike or raid where the text tells of aircraft."""
    found = [
        (match.start(), match.end(), match.lastgroup or "")
        for begin, end in lines(text, ARMS)
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


def targets(text: str) -> Iterator[Suggestion]:
    """Facilities and objects that their sentence says were struck, damaged, emptied or closed."""
    last, opened = (0, 0), -1
    for match in (one for begin, end in lines(text, HARMFUL) for one in _TARGET.finditer(text, begin, end)):
        begin = max(text.rfind(mark, 0, match.start()) for mark in (". ", "\n", "? ", "! ", ".” ", '." ')) + 1
        begin = max(begin, match.start() - 200)
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
