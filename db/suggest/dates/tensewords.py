"""The words by which a sentence tells what was from what is, and from what is to come. Pure."""

import re

# What somebody did or what befell them, in one word that is hardly anything else.
TOLD_BY = (
    "was|were|had|did|hit|left|fell|fled|died|began|came|took|lost|broke|burst|burnt|found|held|said|told|saw|sent|spoke"
    "|went|brought|caught|gave|got|heard|ran|rose|shot|struck|drove|flew|stood|made|kept|knew|dug|woke|lay|sat|ate|slept"
    "|thought|bought|hid|wrote|met|hung|threw|grew|blew|wore|tore|chose|stole|rode|shook|forgot|fed|led|built|spent|felt"
    "|spread|split|lit|shone|meant|won|sold|paid|laid|taught|fought|became|withdrew|overran|sang|drank|rang"
    "|sank|swam|swept|slid|sprang|swore|understood|froze|dealt|bent|crept|wept|bled|leapt|knelt|sought|stuck|swung|beat|bit"
    "|drew|overthrew|overtook|retook|rebuilt|undertook|upheld|withheld|shrank|[a-z]{3,}ed"
)
AHEAD = re.compile(
    r"\b(?:will|would|shall|(?:(?<=[’'])d|would) (?:like|love|prefer|rather)|(?:is|are) to(?! blame)"
    r"|due|scheduled|foreseen|plans?|planned|expected|expects|to be|upcoming"
    r"|next(?!\s(?:to|door|street|house|room|village|town|building|block|bed|cell|tent|field|lane|valley|floor|one)\b)"
    r"|coming(?=\s*$|\s(?:days?|weeks?|months?|years?|weekend|season|spring|summer|autumn|winter)\b)"
    r"|tomorrow|registered|until|resumes?|reopens?|begins?|(?<!\bthe )starts?|ends|expires?|runs? out|lapses?"
    r"|takes effect|(?:comes|goes|enters) into (?:force|effect)|goes on trial|(?:ask|call|see) (?:me|us)"
    r"|could (?:open|begin|start|resume|follow)"
    r"|(?:declared|announced|set|slated|fixed|booked|postponed|put (?:it |that |this |them )?off|adjourned)"
    r" (?:for|to|until|till)|called for(?=\s$)"
    r"|(?:ordered|booked|reserved|registered|invited|summoned)\s(?:[a-z]+\s){0,3}for(?=\s$))\b",
    re.I,
)
# What stands before a weekday that has no word of its own before it, as in they vote Thursday.
BARE = re.compile(
    r"(?<![\w’'-])(?!(?:on|in|by|of|at|to|as|into|from|until|till|since|before|after|between|through|throughout|during|for"
    r"|over|and|or|but|than|the|an?|that|this|last|next|every|each|any|one|some|most|all|which|following|previous|coming"
    r"|mid|late|early|was|is|were|are|be|it|only|about|said)\s)[a-z][\w’'-]*\s(?:late\s|early\s)?$"
)
# What is done to something now: they are banned, it is being held.
IS_DONE = re.compile(r"\b(?:is|are|be|being)\s(?:now\s|still\s|not\s|being\s)?[a-z]+ed\b")
DONE = re.compile(rf"\b(?:{TOLD_BY})\b")
BACK = re.compile(rf"\b(?:has|have|since|last(?! until| till)|{TOLD_BY})\b")
OF_THE_PAST = r"[^.]*\b(?:after|since|from|following|of|by|over|who|which|whose|in the wake)\b"
# Words of WILL that say what will be only where nothing before them in their clause was.
NOW_OR_THEN = frozenset(
    "meet meets take place takes place resume resumes reopen reopens votes begin begins open opens starts".split()
)
REPORTED = re.compile(r"\b(?:said|says|told(?: \w+)?|announced|added|warned)\b(?: that)?")
WILL = re.compile(
    r"\b(?:will|(?:is|are) to(?! blame)|(?:was|were) to(?! have| blame)|due|scheduled|foreseen"
    r"|forecast|expected|planned"
    r"|set to|set for|going to|(?<!\b[Ww]e )meets?|takes? place|resumes?"
    r"|reopens?|votes|begins?|opens?|starts|runs? out|lapses?|takes effect|(?:comes|goes|enters) into (?:force|effect)"
    r"|goes on trial|convenes?|(?:continues?|reconvenes?) on"
    r"|(?:is|are|stays?|remains?) closed until"
    r"|(?:(?:leaves?|departs?|arrives?|publishes|travels)\s(?:for\s[A-Z]\w+\s)?|goes\sto\s[A-Z]\w+\s)(?=on\s)"
    r"|(?:was|were) supposed to|(?:is|are) (?:supposed|meant|likely|bound|about|ready|left) to"
    rf"|expects?(?!{OF_THE_PAST})|expecting(?!{OF_THE_PAST})|(?:[Ww]ould|[’']d) (?:like|love|prefer) to"
    r"|hopes? to|plans? to|wants? to|intends? to|vows? to)\b|[’']ll\b|\b(?:[Ii]t|[Tt]here|[Tt]hat)[’']s\b|\b(?:[Cc]all"
    r"|[Aa]sk|[Ss]ee|[Mm]eet) (?:me|us|you)\b|\bcome back\b"
    r"|\b(?:declared|slated|fixed|booked|promised|arranged|postponed|put (?:it |that |this |them )?off|adjourned)"
    r" (?:for|to|until|till)\b|\bcalled (?:(?!for\b)[a-z]+ ){0,4}for(?=\s$)"
    r"|\bcalled for (?:an? )?(?:[a-z]+ )?(?:days?|strikes?|protests?|demonstrations?|marches|votes?|meetings?)\b"
    rf"|\bwould be\b|\bwould (?!have\b|not\b)[a-z]+\b(?![^,;:]*\b(?:{TOLD_BY})\b)|\b[Aa]head of (?=[^,;:]{{0,40}}$)"
    r"|\b(?:hoped|vowed|threatened|pledged|aims?) to\b|\bdeadline (?:is|to)(?=\s$)"
    r"|\b(?:invited|summoned|booked|signed up) (?:(?:me|us|him|her|them) )?for(?=\s$)"
    r"|\bagreed\b[^.;:]{0,60}\bfrom(?=\s$)|\b(?:access|permission|leave|clearance) for(?=\s$)"
    r"|\bbefore [^.;:]{0,40}\b(?:changes|leaves|retires|departs|arrives|takes [a-z]+)\b(?=[^.;:,]{0,12}$)"
    r"|\b(?:can|may|could|might|should) (?:open|begin|start|resume|reopen|follow|take place|meet)\b"
    r"|\b(?:can|may|could|should|must) (?:[a-z]+ ){1,4}again\b|\b(?:[Gg]od wills|inshallah|[Gg]od willing)\b[^.]*"
)
# What stands between what will be and a day, where the day is that of something that was.
THEN_WAS = re.compile(
    r"\b(?:who|which|when|why|how|but|after\s(?:he|she|it|they|we))\b[^.]*\b(?:(?:was|were|had|did|hit|left|fell|fled|died|began"
    r"|came|took|lost|broke|struck|shot|held)\b|(?<!\bbe )(?<!been )[a-z]{3,}ed\b)"
    r"|\b(?:that|and)\b[^.]*\b(?:was|were|had|did|killed|struck|hit)\b"
)
# What was, in a clause after one of what will be: the mandate, set to expire in July, was renewed in January.
AGAIN_WAS = re.compile(
    r",[^,;:]*\b(?:was|were|had|has been|have been)\b(?! (?:to|due|set|scheduled)\b)"
    rf"|,?[\"”]\s[^,;:\"“”]*\b(?:{TOLD_BY})\b[^,;:\"“”]*$"
)
OF_EVENT = re.compile(
    r"\b(?:truce|ceasefire|attack|agreement|deal|raid|strike|massacre|bombing|shelling|report|statement|letter|resolution"
    r"|photographs?|images?|footage|videos?|events?)s?\s(?:of|from)\s(?:the\s)?$"
)
# What is meant to be, told in the present: we leave on Saturday, the envoy returns to Damascus on Sunday.
PLAN = re.compile(
    rf"\b(?:(?:I|[Ww]e|[Tt]hey)\s(?!(?:{TOLD_BY}|have|could|put|cut|read|set|let|shut|never|think|know|remember|believe"
    r"|guess|say|mean|meet|speak|talk|reach|visit)\b)[a-z]+\b|(?:leaves|gives birth|turns|returns"
    r"|arrives|departs|flies|travels|goes|comes|gets|marries|opens|closes|hosts"
    r"|hears|sits|visits|speaks|presents|joins|holds|reopens|resumes|lifts|hands)\b|(?:may|might|could|should|must|can|cannot)\s"
    r"(?!have\b)[a-z]+\b|(?:do|does|can|shall)\s(?:I|we|you|they|he|she|it)\b|(?:[Tt]here is|[Tt]here’s) talk of\b)"
    r"[^,;:]{0,60}\b(?:on|in|by|before|as early as)\s(?:the\s)?$|\b(?:is|are)\sin\s$"
)
# A meeting and the like that bears the day itself, where the words after it speak of what may be.
MEETING = re.compile(
    r"\b(?:summit|meeting|conference|talks|elections?|vote|hearing|session|referendum|ceremony)\s"
    r"(?:in\s[A-Z][\w’'-]+\s)?(?:on|in)\s$"
)
IF_SO = re.compile(r"\b[Ii]f\b[^.;,]*$")
MAY_BE = re.compile(r"(?:\s[A-Z][\w’'-]+)?\s(?:could|may|might|should|can|will|is|are)\b")
# What somebody was hindered from or brought to, and what was hit or published on a day, is past.
PAST_TO_DO = re.compile(
    r"\b(?:could not|couldn[’']t|(?:was|were) (?:un)?able to|failed to|managed to|tried to|refused to|forced to"
    r"|began to|had to)\b[^,;:]*$"
)
DONE_ON = re.compile(
    r"(?<!\bbe )(?<!\bbeen )(?<!\bbeing )\b(?:hit|struck|bombed|shelled|attacked|killed|wounded|destroyed|damaged"
    r"|launched|posted|published|released|filmed|recorded|arrested|detained|kidnapped|shot|displaced|signed)\s"
    r"(?:(?:in|at|near|by|from)\s[\w’' -]{1,30}\s)?(?:on|last)\s$"
)
_ATTACK = (
    r"(?:strikes?|attacks?|raids?|shelling|bombings?|bombardment|massacres?|killings?|blasts?|explosions?|shootings?"
    r"|earthquakes?|arrests?|air ?strikes?|crash|fire|ambush|clashes)"
)
ATTACK = re.compile(rf"\s(?:[a-z]+\s)?{_ATTACK}\b")
OF_ATTACK = re.compile(
    rf"\b{_ATTACK}\s"
    r"(?:(?:in|at|near|against)\s(?:the\s)?[\w’'-]+\s(?:[A-Z][\w’'-]+\s)?)?(?:on|of|last)\s$"
)
TALKS_OF = re.compile(
    r"\b(?:discuss|debate|consider|address|examine|review|hear of|publish|release|issue|present)\s[^,;:]*$"
)
LASTING = re.compile(
    r"\b(?:is|are|will|can|may|stays?|remains?|runs?|lasts?|continues?|valid|extended|closed|suspended|renewed|open|postponed|[’']s"
    r"|works?|operates?|receives?|accepts?)\b",
    re.I,
)
TO_DO = re.compile(r"\b(?:was|were) to (?!blame)[a-z]+\b")
HOPES = re.compile(r"\b(?:hopes?|plans?|wants?|intends?|vows?|going|set|(?<!was )(?<!were )able) to\b", re.I)
UNTIL = re.compile(
    r"\b(?:until|till|up to|through)\s(?:the\s)?(?:(?:end|middle|beginning)\sof\s|(?:early|mid|late)[\s-])?$", re.I
)
OPENS = re.compile(
    r"(?:^|[.!?:][\"”’']?\s|\n|[“\"])(?:(?:On|In|From|By|Before|Until|Starting|Starting on|As of|This)\s(?:the\s)?"
    r"|(?:And|But)\s(?:on|in|from|by)\s)?$"
)
DEADLINE = re.compile(
    r"\bto (?!the\b|an?\b)[a-z]+\b(?:[^,;:]|,\d){0,40}\b(?:by|before|until|no later than)\s(?:the\s)?$"
    r"|\b(?:is|are|falls?|opens?|closes?|leaves?|ends?|expires?)\s(?:on|in|for)\s(?:the\s)?$"
    r"|\s(?:meeting|gathering|convening|sitting|voting)\s(?:[a-z]+\s(?:the\s)?[A-Z]\w+\s)?on\s(?:the\s)?$",
    re.I,
)
ORDERED = re.compile(
    r"\b(?:(?:tell|told|ask|order|urge|warn|instruct|require|summon|advise|invite)(?:s|ed|ing)?\b[^,;:]{0,40}?"
    r"\bto [a-z]+|(?:ask|call|appeal|press)(?:s|ed|ing)? for an? [a-z]+|must|ha(?:s|ve) to|needs? to|should)"
    r"\b[^,;:]{0,40}\b(?:by|before|no later than)\s(?:the\s)?$"
    r"|\b(?:promis|pledg|demand|request|expect|await)(?:es?|s|ed|ing)?\s(?:[\w-]+\s){1,4}(?:by|before)\s(?:the\s)?$"
    r"|\b(?:is|are)\son\s(?:the\s)?$|\bat the (?:latest|earliest),?\s(?:by|on|in)\s$"
    r"|\b(?:no (?:later|sooner|earlier)|not (?:later|earlier)) than\s$",
    re.I,
)
GIVEN = re.compile(
    r"\b(?:have|has|gives?|gave|given)\b[^,;:]{0,30},?\s(?:until|till|through)\s(?:the\s)?"
    r"(?:(?:end|middle|beginning)\sof\s|(?:early|mid|late)[\s-])?$",
    re.I,
)
DECLARED = re.compile(
    r"(?<!had )\b(?:announced|declared|imposed|extended|prolonged|renewed|authori[sz]ed"
    r"|(?<!was )(?<!were )(?<!been )(?<!stayed )(?<!remained )(?<!kept )(?:closed|shut|suspended|banned))\b"
    r"(?:(?!\b(?:that|had|was|were|after)\b)[^.;:]){0,50}"
    r"\b(?:until|till|through)\s$"
)
IS_DOING = re.compile(
    r"\b(?:is|are)\s(?:(?!being\b)[a-z]+ing|being (?:held|staged|organised|organized))\b"
    r"(?:(?!\b(?:was|were|had|[a-z]+ed)\b)[^,;:]){0,40}\s(?:on|next)\s$"
    r"|\b(?:[Ww]e|I|[Tt]hey)\shave\s(?:an?|another|two|our|the)\s(?:(?!\b(?:was|were|had|who|that|which|[a-z]+ed)\b)[^,;:]){0,40}"
    r"\son\s$"
)
HAD = re.compile(
    r"\b(?:had|[’']d) (?:(?:not|also|already|just|only|never|all|both|first|since|last|long|once"
    r"|still|even|ever|recently|previously|later) )?(?:been|gone|left|come|seen|taken"
    r"|eaten|given|found|made|told|fled|lost|held|hit|begun|fallen|heard|met|sent|set|shot|struck|brought|bought|kept|written"
    r"|spoken|driven|flown|broken|risen|burnt|cut|put|shut|hurt|burst|run|won|led|fed|built|spent|felt|slept|stood"
    r"|caught|beaten|chosen|forgotten|frozen|sunk|swept|sworn|become|withdrawn|overrun|hidden|grown|known|stolen|torn"
    r"|thrown|blown|drawn|sold|paid|laid|fought|taught|thought|meant|understood|dug|rebuilt|retaken|[a-z]{2,}ed)\b"
)
EARLIER = re.compile(r"\b(?:earlier|previous|first)\s[^.;:,]{1,30},\s(?:on|in)\s$")
TOLD_THAT = re.compile(rf"\b(?:{TOLD_BY})\b")
NOTED = re.compile(r"[.:–—]|,? \d{1,2}[:.]\d\d\b|\s[-–—]\s|$", re.M)
WHO = re.compile(r"\b(?:who|whom|whose|which|that|where)\b")
ENDS = re.compile(r"(?!\.\s[a-z])[.!?;][\"”’']?\s|\n")
PRESENT = re.compile(r"\b(?:will|shall|can|is|are|has|have|am|now|today|so far|next)\b|[’'](?:ll|s been|ve|m)\b")
PAST = re.compile(
    rf"\b(?:could|put|cut|cost|shut|read|set|let|{TOLD_BY})\b|\b(?:was|were|had|did|could)n[’']t\b|[’']d\b"
)
# What goes on since, after what was: she came on Sunday and has lived here since.
AND_NOW = re.compile(r",?\s(?:and|but)\s(?:(?:s?he|they|it|we|I)\s)?(?:has|have)\b")
MINE = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
HAS_BEEN = re.compile(
    r"\b(?:has|have|[’']ve)\b(?:(?!\b(?:was|were|had|when|who|which|that|after|before|did|said|told)\b)[^;:])*$"
)
PUT_RIGHT = re.compile(r"\bfor (?:me|us|him|her|them) (?:it|that) was\s(?:the\s)?$", re.I)
PROPOSED = re.compile(
    r"\b(?:invit|summon|propos|offer|promis|schedul|plann?|agre|announc|call|slat|book)ed\b[^,;:]{0,40}\b(?:for|in|on)"
    r"\s(?:early\s|mid-|late\s)?$"
    r"|\b(?:ha(?:s|ve)|[’']ve)\s(?:already\s)?(?:bought|ordered|booked|reserved)\b[^,;:.]{0,40}\bfor"
    r"\s(?:early\s|mid-|late\s)?$"
    r"|\b(?:announc|declar|promis|decid|agre|order|decre)ed\b[^.;:]{0,80}\b(?:from|starting|beginning)\s(?:on\s)?$"
)
WISHED = re.compile(
    r"\b(?:ask|demand|urge|recommend|propose|insist|request)s?(?:ed)?\sthat\s[^.;:]{1,40}\bbe\b[^.;:]*"
    r"\b(?:before|by|until)\b[^.;:]*$"
    r"|\b(?:said|says?|promised|told (?:us|me|him|her|them))\s(?:(?:first|then|only|maybe|perhaps)\s)?"
    r"(?:by|before|after|until|not before)\b[^.;:]*\b(?:by|before|until|so in|so by)\s$"
    r"|(?:\b[Ww]ould|[’']d)\s(?:like|love|prefer)\sto\s(?!have\b)[^.;:]*\b(?:on|in|by|before|until)\s(?:the\s)?$"
)
MOVED = re.compile(
    r"\b(?:(?:[Nn](?:ot|othing|obody|o one|ever)|put (?:off|back)|postponed|adjourned|delayed|deferred|held over)\b"
    r"|[a-z]+n[’']t\b)"
    r"[^.;:,]{0,40}\b(?:until|till)\s(?:the\s)?(?:following\s|next\s)?$"
    r"|\b(?:moved|postponed|put off|brought forward|rescheduled|shifted|delayed)\b[^.;:,]{0,30}\b(?:from|to|until)\s"
    r"(?:the\s)?$"
)
# Put off from one day to another, which comes after it: the vote was put off on Tuesday until Thursday.
PUT_OFF = re.compile(
    r"\b(?:put (?:off|back)|postponed|adjourned|delayed|deferred|rescheduled)\b[^.;:]{0,40}"
    r"\b(?:until|till|to)\s(?:the\s)?$"
)
IS_FOR = re.compile(r"\b(?:is|are|am)\b(?:(?!\b(?:was|were|had|[a-z]+ed)\b).){0,30}\bfor\s$")
FELL = re.compile(
    r"(?:\s(?:in|on|at|near|of|has|have|and)\s[\w’' -]{0,30})?"
    r"(?:\s(?:there|it|he|she|they|we|I))?\s(?:was|were|had|did|fell|left|broke|began|came"
    r"|[a-z]{3,}ed)\b"
)
DID = re.compile(r"\bdid\b(?: not|n[’']t)?\b|\bdidn[’']t\b")
OPENS_BY = re.compile(
    r"(?:^|[.!?:][\"”’']?\s|\n)(?:By|Before|From|In|At)\s(?:the\s(?:end|middle|start)\sof\s|early\s|mid-|late\s)$"
    r"|,\s[\"“](?:and|but)\s(?:by|on|from|in)\s$"
)
THEN_OPENS = re.compile(
    r"[;,](?:\sand|\sbut)?\s(?:in|on|by|from|before)\s(?:early\s|mid-|late\s|the\s(?:(?:end|middle|start)\sof\s)?)?$"
)
STARTING = re.compile(r"\b(?:starting|beginning|effective)\s(?:on\s|from\s)?$")
WAS_ANNOUNCED = re.compile(r"[^.;:]{0,30}\b(?:was|has been|were)\s(?:announced|agreed|declared|ordered)\b")
IF = re.compile(r",?\s(?:when|if|once|as soon as|[Gg]od willing|inshallah|at the (?:latest|earliest))\b")
IF_NOW = re.compile(
    r"\b[Ii]f\b(?:(?!\b(?:was|were|had|did)\b)[^,;.])*"
    r"\b(?:is|are|do|does|don[’']t|doesn[’']t|isn[’']t|aren[’']t|can|cannot|can[’']t)\b"
    r"(?:(?!\b(?:was|were|had|did)\b)[^,;.])*\b(?:by|before|until)\s(?:the\s)?$"
)
ASKED = re.compile(
    r"\b(?:[Ww]ill|going to|plan to|hope to|want to)\b[^.?!\n]*\?[\"”’']?\n+(?:[^.?!:\n]{1,40}:|[A-Z]\.)?\s?$"
)
AHEAD_VERB = re.compile(
    r"\b(?:will|shall|should|(?:is|are) to(?! blame)|is due|are due|meets|votes|resumes|must|expected to|begins"
    r"|starts|opens"
    r"|reopens|ends|expires|leaves|closes|returns|arrives)\b"
)
TOLD = re.compile(rf"\b(?:that|has|{TOLD_BY})\b")
# What was to be and came otherwise: it was to begin on Wednesday, but no bus came.
BUT_WAS = re.compile(
    rf"[^.;:]{{0,40}}\bbut\b[^.;:]*\b(?:{TOLD_BY})\b"
    r"|,?\s(?:will now|is now|never|did not|didn[’']t)\b"
)
# What was to be, seen from what is told: it was to end by 10 October; the vote had been set for May.
WAS_TO_BE = re.compile(
    r"\b(?:(?:was|were) (?:to(?! blame)|due|set (?:to|for)|scheduled|supposed|expected|planned|meant)\b|would\b"
    r"|(?:promised|agreed|vowed) to)"
    r"[^.;:]*$"
)
HAD_BEEN_PLANNED = re.compile(
    r"\bhad (?:been |originally been |first been )?"
    r"(?:given|planned|scheduled|set|due|expected|fixed|booked|slated|called)\b[^.;:]*$"
)
AT_FIRST = re.compile(r"\b(?:originally|initially|first) (?:planned|scheduled|set|due|expected|called)\b[^,;:]*$")
YEARLY = re.compile(r"\b(?:every|each) year\b(?! since)|\b(?:every|each)\s$", re.I)
UP_TO = re.compile(r"\b(?:before|by|until|till)\s(?:the\s)?$", re.I)
