"""Words for people and for what befalls them, as rules of counts read them. Pure."""

import re

NOUNS: dict[str, str] = {}
for _unit, _words in {
    "civilians": "civilian civilians noncombatants",
    "people": """people persons person man men woman women brother brothers sister sisters resident residents inhabitant inhabitants
        villager villagers adult adults family families household households passenger passengers passer-by passers-by passersby
        neighbour neighbours neighbor neighbors relative relatives victim victims body bodies corpse corpses worshipper worshippers
        picker pickers farmer farmers cousin cousins colleague colleagues mother mothers father fathers son sons daughter daughters
        refugee refugees idps migrant migrants prisoner prisoners detainee detainees protester protesters protestor protestors
        activist activists demonstrator demonstrators mourner mourners customer customers shopper shoppers trader traders vendor
        vendors driver drivers lawyer lawyers baker bakers shepherd shepherds fisherman fishermen labourer labourers parent parents
        husband wife wives elder elders member members souls patient patients student students worshipers bystander bystanders
        guest guests returnee returnees evacuee evacuees individual individuals sisters aunts uncles guards local locals citizens
        citizen syrians ukrainians palestinians casualty casualties hostages hostage suspects suspect shopkeepers beekeepers
        widows widow orphans grandmother grandfather foreigners tenants survivors survivor males females male female
        crew crewmen sailor sailors miner miners herder herders nomads pastoralists pilgrim pilgrims commuters traveller travellers traveler
        travelers monk monks nun nuns priest priests pastor pastors clergy clergymen imam imams cleric clerics politician politicians lawmaker
        lawmakers official officials councillor councillors contractor contractors trucker truckers hunters sellers seller stallholders diners
        revellers players athletes footballers spectators tourist tourists nationals settler settlers deportees inmate inmates captive captives
        defendants dissidents dissident critics critic bloggers blogger siblings grandchildren nephew nephews niece nieces twins pensioners
        pensioner amputees couples couple friend friends youth youths academics academic scholars beekeeper carpenter carpenters mechanic
        mechanics cleaner cleaners cook cooks butcher butchers tailor tailors hairdresser barber barbers motorist motorists motorcyclist
        motorcyclists pedestrian pedestrians peasants peasant landowner labourers labor laborers laborer rohingya masalit tigrayans tigrayan
        kurds yazidis yezidis palestinian israelis israeli lebanese sudanese yemenis yemeni iraqis iraqi afghans afghan ethiopians ethiopian
        eritreans somalis somali congolese nigerians nigerian malians burkinabe russians russian americans american turks iranians libyans
        muslims christians jews hindus casualties martyrs martyr dead-bodies loved-ones others-missing adherents faithful congregants
        strangers neighbours-in-law lives souls""",
    "fighters": """soldier soldiers fighter fighters militant militants rebel rebels insurgent insurgents troops gunman gunmen combatant
        combatants jihadist jihadists extremist extremists terrorist terrorists serviceman servicemen militiaman militiamen conscript
        conscripts mercenary mercenaries officers officer recruits recruit commanders commander guerrillas
        paramilitaries troop reservist reservists marines marine guardsmen militias militia infantrymen invaders mercenaries draftees draftee""",
    "staff": """policeman policemen teacher teachers doctor doctors nurse nurses medic medics paramedic paramedics rescuer rescuers staff worker workers
        volunteer volunteers journalist journalists reporter reporters surgeon surgeons employee employees midwife midwives
        pharmacist pharmacists peacekeeper peacekeepers photographers photographer engineers firefighters firefighter responders
        physician physicians obstetricians orderly orderlies anaesthetist anaesthetists porters headteachers caretakers caretaker ambulance-drivers
        responder headteacher professor professors lecturer lecturers cameraman cameramen dentist dentists personnel ambulancemen firemen fireman
        cops humanitarians deminers engineer""",
    "children": """child children pupil pupils boy boys girl girls kid kids infant infants baby babies minor minors toddler toddlers
        schoolchildren schoolchild newborn newborns teenager teenagers
        teen teens adolescent adolescents youngsters schoolgirl schoolboy schoolgirls schoolboys toddlers orphan""",
}.items():
    NOUNS |= dict.fromkeys(_words.split(), _unit)
UNSAID = frozenset("others other more dead wounded injured killed displaced detained missing homeless".split())

KILLED = (
    r"killed|killing|kills?|slain|slaying|murders?|massacres?|slaughters?|execute|executes|murdered|murdering|executed|executing|massacred|massacring|died|dies?|dead|dying|perish(?:ed|ing)|suffocated"
    r"|drowned|martyred|slaughtered|slaughtering|butchered|assassinated|assassinating|gunned down|gunning down|mown down|shot dead|beheaded|hanged"
    r"|lynched|bombed to death|put to death|electrocuted|bled out|wiped out|succumbed|passed away|incinerated|decapitated"
    r"|(?:beaten|burn(?:ed|t)|crushed|starved|froze|hacked|stabbed|tortured|trampled|bled|blown|shot) to death|burn(?:ed|t) alive|blown up|buried alive"
    r"|(?:lost|losing|lose) (?:their|his|her) (?:lives|life)|neutrali[sz]ed|(?:we |they |i )?could not (?:save|be saved|keep|revive)"
    r"|(?:claim(?:ed|s|ing)?|took|tak(?:es|en|ing)|cost(?:s|ing)?|snuffed out) (?:the )?lives of|fell as martyrs"
    r"|become (?:its|their|the) victims|among the (?:dead|victims|fatalities)|(?:been|were|was) (?:buried|laid to rest)(?! under| beneath)"
)
INJURED = (
    r"wounded|wounding|wounds|injured|injuring|injures|injure|wound|hurt|hurting|maimed|maiming|maims|disfigured|crippled|paralysed|paralyzed|blinded"
    r"|had scratches|burned|burnt|cut by glass|operated on|operating on|(?:are|were|been) being treated|hospitali[sz]ed|injured?|scalded|mutilated"
    r"|(?:suffer|sustain)(?:ed|ing|s)? (?:[\w-]+ ){0,3}(?:injuries|injury|wounds|burns|fractures|trauma)|in (?:a )?(?:critical|serious|stable) condition"
    r"|(?:taken|rushed|brought|transferred|sent|admitted|evacuated|carried|moved) to (?:an? |the )?(?:[\w-]+ ){0,2}(?:hospitals?|clinics?|intensive care)"
    r"|treated for|(?:were|was|been) treated|(?:are|is|were|was|remain(?:s|ed)?|still|now) in (?:\w+ )?(?:hospitals?|intensive care)|needed (?:surgery|stitches|treatment)|underwent|lost (?:a|an|both|their|his|her) (?:legs?|arms?|limbs?|hands?|eyes?|sight)"
    r"|hit by (?:shrapnel|shards|splinters|bullets)|with (?:burns|(?:[\w-]+ ){0,2}(?:injuries|wounds))"
)
_MOVED = r"(?:forced|driven|pushed|chased|thrown|moved|cleared|expelled|removed|bombed|burned|evicted)"
DISPLACED = (
    r"displaced|displacing|displaces?|(?:arrived|arriving) (?:in|at) (?:[\w-]+ ){1,5}(?:after|having|while)?(?: )?(?:fleeing|being displaced)|fled|fleeing|flee|flees|uprooted|uprooting|homeless|forced out|driven (?:out|from)|evacuated|evacuating|evacuate|expelled|expelling"
    rf"|{_MOVED} (?:out|off|from|away from)(?: of)?(?: (?:their|its|the))?(?: (?:homes?|land|villages?|towns?|houses))?|sought (?:refuge|shelter|safety|asylum)"
    r"|seek(?:ing)? (?:refuge|shelter|safety)|took (?:refuge|shelter)|taking (?:refuge|shelter)|found (?:refuge|shelter)|abandon(?:ed|ing)? (?:their|the) (?:homes?|villages?|houses|farms|land|towns?)"
    r"|on the move|internally displaced|forcibly transferred|relocated|deported|(?:poured|streamed|escaped) (?:into|across|over|to|out|from)|los(?:t|ing) their homes|driven into exile|went into exile"
    r"|to (?:flee|leave)|crossed (?:into|over|the border)|(?:have|has|had) (?:already |also |since )?(?:left|moved|gone)(?! back| home| dead| behind)|taken out of|left (?:their homes|home|the (?:city|town|area|village|region|country|camp))|leave home"
    r"|remain(?:s|ed|ing)? (?:displaced|in (?:[\w-]+ ){0,4}(?:camps?|shelters?|tents?))|(?:are|were|living|sheltering|sheltered|sleeping|staying|now|live|lives) (?:out )?in (?:the open|(?:\w+ )?(?:tents|camps|shelters)|(?:a |the )?(?:displacement |transit |makeshift )camps?|unfinished)"
)
ARRESTED = (
    r"arrested|arresting|arrests|arrest|kidnaps?|abducts|detains|captures|jails|seized|seizes|seizing|(?:is|are|was|were|been|still|be) holding|detained|detaining|detain|round(?:ed|ing|s) up|taken (?:prisoner|captive|hostage|into custody)|taking (?:prisoner|captive|hostage)|taken away|imprisoned|imprisoning|abducted|abducting|abduct"
    r"|kidnapped|kidnapping|in (?:\w+ )?(?:custody|detention|captivity)|behind bars|captured|capturing|jailed|jailing|apprehended|interned|incarcerated|locked up|picked up by|(?:dragged|led|hauled|marched|whisked|carted) (?:away|off)"
    r"|(?:still|being|were|was|are|been|currently) held|(?:were|was|been) (?:seized|taken(?! out| to| in\b| from| by surprise))|(?:were|was|been) taken (?:from (?:their|his|her|the) (?:\w+ )?(?:homes?|houses?|village|bus)|by (?:soldiers|police|gunmen|fighters|men|masked|armed|security))"
    r"|(?:forcibly )?disappeared|held (?:incommunicado|captive|hostage|without)|remanded|(?:detained|taken|held) at checkpoints?"
)
EVENT = re.compile(
    rf"\b(?:(?P<killed>{KILLED})|(?P<injured>{INJURED})|(?P<displaced>{DISPLACED})|(?P<arrested>{ARRESTED}))\b"
)
NOUN = re.compile(
    r"\b(?:(?P<killed>death toll|the dead|deaths? toll|toll|deaths?|fatalities|fatality|loss of life|(?:loss|lives|bodies|corpses|remains|killings?|murders?|executions?|massacres?"
    r"|assassinations?|funerals?|burials?|slaughter) of|number of (?:the |those |people )?(?:dead|killed|deaths|fatalities)|(?:dead|killed|deaths?|fatalities)(?=:))"
    r"|(?P<injured>injuries|(?:wounding|injury|injuring|maiming|treatment) (?:of|to)|number of (?:the |those |people )?(?:wounded|injured|hurt)|(?:wounded|injured)(?=:))"
    r"|(?P<displaced>displacement|(?:exodus|evacuation|expulsion|flight|transfer|deportation) of|number of (?:the |those |people )?(?:displaced|homeless|evacuees)|displaced(?=:))"
    r"|(?P<arrested>arrests?|detentions?|(?:abduction|kidnapping|capture|imprisonment|disappearance|round-up|roundup|seizure)s? of|number of (?:the |those |people )?(?:detained|arrested|detainees|abducted)|(?:arrested|detained)(?=:)))(?![\w])"
)
TRANSITIVE = re.compile(
    r"(?:kill(?:ed|ing|s)?|slaying|murder(?:ed|ing|s)?|execut(?:ed?|es|ing)|massacr(?:ed?|es|ing)|slaughter(?:ed|ing|s)?|butchered|assassinat(?:ed|ing)|gunn(?:ed|ing) down|mown down|shot dead"
    r"|beheaded|hanged|lynched|neutrali[sz]ed|wound(?:ed|ing|s)?|injur(?:ed|ing|es?)|hurt(?:ing)?|maim(?:ed|ing|s)|burned|disfigured|crippled|blinded|scalded|operat(?:ed|ing) on|hospitali[sz]ed"
    r"|displac(?:ed?|ing|es)|uproot(?:ed|ing)|evacuat(?:ed?|ing)|expell(?:ed|ing)|relocated|deported|arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|round(?:ed|ing|s) up|abduct(?:ed|ing|s)?|kidnap(?:ped|ping|s)?|seiz(?:ed|es|ing)|.* holding"
    r"|captur(?:ed|es|ing)|imprison(?:ed|ing)|jail(?:ed|ing)|apprehended|tak(?:en|ing) (?:prisoner|captive|hostage|into custody)|.* lives of|treated for)"
)
PLAIN_PAST = frozenset(
    "died dies die fled flee flees perished suffocated drowned disappeared left succumbed passed sought took underwent lost escaped".split()
)
BE = frozenset("was were is are be been being got get".split())
# What is counted and harmed in the same words as people are.
THINGS = frozenset(
    """houses homes buildings villages towns cities cars vehicles tanks schools hospitals camps shops animals cows sheep goats horses camels cattle livestock
    donkeys chickens dogs trucks buses boats ships planes aircraft helicopters drones missiles rockets shells bombs strikes attacks raids airstrikes
    incidents cases years months weeks days hours minutes seconds metres meters kilometres kilometers miles times trees fields crops stalls flats
    apartments rooms blocks streets roads districts areas areas regions provinces states countries posts positions bases checkpoints depots launchers
    weapons rifles reports videos images photos pictures documents statements pages articles points percent dollars euros pounds tonnes tons litres liters
    mosques churches clinics wards beds departments cells prisons graves offences crimes violations charges counts offensives operations rounds parties
    groups organisations organizations institutions facilities centres centers shelters tents ambulances motorcycles phones laptops doors windows
    floors walls towers bridges stations plants farms hectares acres letters numbers quarters orders events accidents fronts sites places ways parts
    sides occasions explosions blasts bullets shots fires sentences elements settlements compounds markets bakeries warehouses factories tunnels""".split()
)
