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
        widows widow orphans grandmother grandfather foreigners tenants survivors survivor males females male female""",
    "fighters": """soldier soldiers fighter fighters militant militants rebel rebels insurgent insurgents troops gunman gunmen combatant
        combatants jihadist jihadists extremist extremists terrorist terrorists serviceman servicemen militiaman militiamen conscript
        conscripts mercenary mercenaries officers officer recruits recruit commanders commander guerrillas
        paramilitaries""",
    "staff": """policeman policemen teacher teachers doctor doctors nurse nurses medic medics paramedic paramedics rescuer rescuers staff worker workers
        volunteer volunteers journalist journalists reporter reporters surgeon surgeons employee employees midwife midwives
        pharmacist pharmacists peacekeeper peacekeepers photographers photographer engineers firefighters firefighter responders
        physician physicians obstetricians orderly orderlies anaesthetist anaesthetists porters headteachers caretakers caretaker ambulance-drivers""",
    "children": """child children pupil pupils boy boys girl girls kid kids infant infants baby babies minor minors toddler toddlers
        schoolchildren newborn newborns teenager teenagers schoolgirls schoolboys""",
}.items():
    NOUNS |= dict.fromkeys(_words.split(), _unit)
UNSAID = frozenset("others other more dead wounded injured killed displaced detained missing homeless".split())

KILLED = r"killed|killing|kills?|slain|murdered|executed|massacred|died|dies?|dead|dying|perished|suffocated|drowned|martyred|lost (?:their|his|her) (?:lives|life)|neutrali[sz]ed|(?:we |they |i )?could not (?:save|be saved|keep|revive)|become (?:its|their|the) victims|among the (?:dead|victims)|(?:been|were|was) buried(?! under)"
INJURED = r"wounded|wounding|wounds|injured|injuring|injures|hurt|hurting|maimed|maiming|had scratches|burned|burnt|cut by glass|operated on|operating on|(?:are|were|been) being treated"
DISPLACED = (
    r"displaced|displacing|displaces|fled|fleeing|flee|uprooted|uprooting|homeless|forced out|driven (?:out|from)|evacuated|evacuating"
    r"|to (?:flee|leave)|crossed (?:into|over|the border)|(?:have|has|had) (?:already |also |since )?(?:left|moved|gone)(?! back| home)|taken out of|left (?:their homes|home|the (?:city|town|area|village|region|country|camp))|leave home"
    r"|remain(?:s|ed|ing)? (?:displaced|in (?:[\w-]+ ){0,4}(?:camps?|shelters?|tents?))|(?:are|were|living|sheltering|sleeping|staying) in (?:the open|tents|camps|shelters|unfinished)"
)
ARRESTED = (
    r"arrested|arresting|arrests|detained|detaining|rounded up|taken prisoner|taken away|imprisoned|imprisoning|abducted|abducting"
    r"|kidnapped|in custody|captured|jailed|(?:still|being|were|was|are|been) held|(?:were|was) taken(?! out)|disappeared|held incommunicado"
)
EVENT = re.compile(
    rf"\b(?:(?P<killed>{KILLED})|(?P<injured>{INJURED})|(?P<displaced>{DISPLACED})|(?P<arrested>{ARRESTED}))\b"
)
NOUN = re.compile(
    r"\b(?:(?P<killed>death toll|the dead|deaths? toll|toll|deaths?|fatalities|number of (?:the )?(?:dead|killed|deaths))"
    r"|(?P<injured>injuries|number of (?:the )?(?:wounded|injured))|(?P<displaced>displacement)|(?P<arrested>arrests?|detentions?))\b"
)
TRANSITIVE = frozenset(
    "killed killing kill kills wounded wounding wounds injured injuring injures hurt hurting maimed maiming displaced displacing"
    " displaces uprooted uprooting evacuated evacuating arrested arresting detained detaining executed murdered massacred abducted"
    " abducting neutralised neutralized kidnapped captured imprisoned imprisoning jailed".split()
) | {"operated on", "operating on"}
PLAIN_PAST = frozenset("died dies die fled perished suffocated drowned flee disappeared left".split())
BE = frozenset("was were is are be been being got get".split())
