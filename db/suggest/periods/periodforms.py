"""Periods that are told without a date, by their forms: in those eight weeks, since the truce, this season. Pure."""

import re

from db.words.numerals import ONES, TEENS, TENS

_SPAN = r"(?:hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|fortnight)"
_LONG = r"(?:days?|nights?|weeks?|weekends?|months?|years?|decades?|fortnights?)"
_WHOLE = r"(?:month|week|year|quarter|season|winter|summer|spring|autumn)"
_SEASON = r"(?:winter|summer|spring|autumn)"
_NUMBER = rf"(?:\d+|{'|'.join(ONES)}|{'|'.join(TEENS)}|{'|'.join(TENS)})"
_NEARLY = (
    r"(?:just|only|barely|nearly|almost|about|around|less than|fewer than|more than|just over|just under|under|over"
    r"|little more than|some)"
)
_ORDINAL = r"(?:first|second|third|fourth|last|final|opening|closing)"
_WAR = (
    r"(?:ceasefire|truce|cease-fire|coup|war|conflict|uprising|offensive|invasion|siege|fighting|crisis|occupation"
    r"|campaign|operation|hostilities|takeover|escalation|rainy season|flooding|election|revolution|bombardment"
    r"|violence|unrest|drought|famine|outbreak|epidemic|curfew|lockdown)"
)
_BEGAN = (
    r"(?:began|begun|broke out|erupted|started|lapsed|fell|collapsed|ended|resumed|took|seized|came|went|was|were|is"
    r"|has|swept|shifted|\w{2,}ed)"
)
_DATED = (
    r"(?:(?:last|early|late|mid)[ -])?(?:\d|[A-Z][a-z]+day\b|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_OWN = r"(?:the |a |an |its |his |her |their |our |this |that )"
_MONTHS = "ary March April May June July gust mber ober".split()
_NO_DATE = "".join(rf"(?<!{word} )" for word in (r"\d", *_MONTHS))  # on 7 April that year
_END = r"(?=[,.;:)]|$)"

FORMS = (
    # since, before, during something that is named
    rf"(?:since|before|prior to|during|throughout)\s(?:the|this|that|a)\s(?:[\w'’-]+\s){{0,4}}?{_WAR}",
    rf"since (?!been\b|{_DATED}){_OWN}?(?:(?!(?:and|but|that|which|who|had|has|have)\b)[\w'’-]+ ){{1,6}}?{_BEGAN}",
    r"since (?:the |its |his )(?:[\w-]+ )?(?:start|beginning|middle|outbreak|onset|launch|escalation|resumption"
    r"|collapse|end|fall|eruption) of (?:the |this |that )?(?:(?:current|present|new) )?(?:[\w'’-]+ ){0,3}?[\w'’-]+",
    r"since (?:then|midnight|dawn|daybreak|sunrise|sunset|dusk|nightfall|noon|midday|the morning|independence)",
    r"(?:since|during|over) (?:the )?(?:Ramadan|Eid|Christmas|Easter|New Year|Nowruz|Ashura|Passover)",
    r"since (?!being|morning|evening)\w{3,}ing(?: [\w’'-]+){1,3}",
    r"since the (?:early |mid-|late )?(?:19|20)\d\ds",
    rf"until (?:the|a) (?:[\w-]+ )?{_WAR}",
    rf"since (?:the|its|his|her|their|our|this) (?:[\w’'-]+ )?[a-z’'-]+{_END}",
    # a reporting period, or a part of the year
    r"(?:during|in|over) the (?:reporting|review|relevant) (?:period|month|week|quarter|year)",
    r"during the same (?:period|month|week|quarter|year)",
    rf"(?:in|during|over) the (?:whole of the )?{_ORDINAL} (?:quarter|half)(?: of the year|(?! of\b))",
    # the past, the same, the following
    rf"(?:over|in|within|during|for) (?:the )?(?:same|past|last|previous|first|final|following|latest"
    rf"|preceding|recent|next) (?!(?<=first )(?:hours?|days|minutes?)\b)(?:couple of |[\w-]+ )?{_SPAN}",
    rf"th(?:is|ese|e) past (?:[\w-]+ )?{_SPAN}",
    rf"(?:in|over|during) the course of (?:the|an?|this|that|its|their) (?:[\w-]+ )?(?:{_WAR}|{_WHOLE})",
    rf"in the whole of (?:the|this|that) (?:[\w-]+ )?(?:{_WAR}|{_WHOLE}|battle|country's \w+)",
    rf"in all of (?:the|this|that|its) (?:[\w-]+ )?(?:{_WAR}|{_WHOLE}|battle)",
    rf"after (?:an?|{_NUMBER}) {_LONG} of [\w-]+(?: [\w-]+)?(?= in which| that (?:killed|left|claimed))",
    r"in the run-up to (?:the|an?) [\w-]+",
    rf"on {_NUMBER} (?:consecutive|successive) (?:days|nights|evenings|mornings)",
    rf"(?:over|in|during|across) (?:several|many|a few|some|a couple of|a number of) {_LONG}",
    r"(?:over|in|within|during) (?:an?|the|this|that) \w+-(?:hour|day|week|month|year) (?:period|spell|span|stretch)",
    rf"(?:in|during|over|throughout|for) (?:the same|that|those|this|the whole|the entire) (?:period"
    rf"|time|{_WHOLE}|fortnight)(?: (?:of )?last year)?",
    rf"(?:during|over|throughout) the (?:(?:holy|fasting) )?{_WHOLE}(?: of (?:19|20)\d\d)?",
    rf"in the (?:{_ORDINAL} (?:quarter|half) of the )?(?:month|quarter){_END}",
    rf"the (?:previous|preceding) (?:month|year|quarter){_END}",
    rf"the (?:week|month|year) before{_END}",
    rf"(?:in|over|during|for) the period(?: under review| in question|{_END})",
    r"all of (?:19|20)\d\d",
    r"in (?:these|those|the) (?!(?:first (?:hours|days)|(?:early|small) hours)\b)(?:[\w-]+ ){0,2}"
    r"(?:hours|weeks|months|days|years)"
    r"(?: (?:that followed|since|before|after))?",
    r"in the (?:hours?|days?|weeks?|months?|years?|fortnight) (?:before|after|following|since|leading up to)",
    rf"in the (?:first|second|third|last) {_SEASON}",
    rf"(?:all|this|last) {_SEASON}",
    r"all (?:year|month|week)",
    r"(?:(?:so far|earlier|later) )?this (?:season|year|month|week)",
    r"from then until now",
    r"so far in \d{4}",
    r"(?:last|this|that) (?:week|month|year|winter|summer|spring|autumn) alone",
    r"(?:(?:on|in) )?(?:(?:that|one|a single|this) (?:day|night|morning|evening|afternoon) alone)",
    rf"{_NO_DATE}that (?:week|month|year){_END}",
    rf"of the (?:past|last|previous) (?:[\w-]+ )?{_LONG}",
    r"during Ramadan",
    r"(?:each|every) (?:day|week|month|year)",
    # so many days, weeks, months
    r"(?:over|in|within|during|for) (?:an? (?:single )?(?:week|month|year|fortnight|decade"
    r"|matter of \w+))(?! ago)",
    rf"(?:over|in|within|during) the (?:space|course) of (?:(?:the |an? |{_NUMBER} ){_LONG}|\d\d+ hours)",
    rf"(?:in|within) a space of (?:an? |{_NUMBER} ){_LONG}",
    rf"(?:over|in|within|during) a (?:period|span|stretch) of (?:an? |{_NUMBER} ){_LONG}",
    r"(?:within|for) (?:days|weeks|months)",
    rf"within (?!(?:the|an?) (?:hour|day|night))(?:an? |[\w-]+ ){_SPAN}",
    rf"in (?!the (?:hours?|days?|nights?)\b)[\w-]+ {_SPAN} of (?!\d)\w+",
    r"in (?:days|nights|weeks|months|years) of \w+",
    rf"(?:in|over|during|across|from) {_NEARLY} (?:(?:an?|{_NUMBER}) {_LONG}|\d\d+ hours)(?: of \w+)?",
    r"in a [\w-]+ (?:[\w-]+ )?(?:offensive|campaign|siege)",
    r"(?:in|during) (?:an?|the|its|their) [\w]+-(?:day|week|month|year)(?:-long)? (?:[\w-]+ )?(?:offensive|siege"
    r"|campaign|operation|bombardment|blockade|occupation|war|crackdown)",
    rf"(?!(?:in|for) (?:[a-z]+|\d) hours)(?:in|over|for|during) {_NUMBER} (?:[\w-]+ )?{_SPAN}"
    r"(?! (?:old|ago|later|earlier|after|before))",
)
# What every form begins with, looked at first.
_FIRST = (
    r"(?:s(?:ince|o far) |before |prior |during |th(?:roughout|is|at|e|ese) |in |o(?:ver|n|f) |one "
    r"|within |f(?:or|rom) |until |a(?:ll|cross|fter) |la(?:st|ter) |e(?:arlier|ach|very) |a single )"
)
SPOKEN = re.compile(rf"\b(?={_FIRST})(?:{'|'.join(FORMS)})(?!\w)", re.I)
