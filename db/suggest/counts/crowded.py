"""People whom a witness counts in a cell, or in what carried them away: 88 of us in a room, nine on a tractor. Pure."""

import re

from db.suggest.numbers.mentions import Mention

_ONE = r"(?:an?|one|the|our|that|this|each|every|a single) (?:[\w-]+ ){0,3}?"
_CARRIER = r"(?:bus|minibus|van|truck|lorry|tractor|trailer|cart|boat|dinghy|car|taxi|pick-?up|wagon|path)\b"
IN_CELL = re.compile(rf",?(?: \w+)? in(?:to)? {_ONE}(?:cell|dungeon|solitary)\b")
IN_ROOM = re.compile(rf",?(?: \w+)? in(?:to)? {_ONE}(?:room|hall|cellar|basement|dormitory|ward)\b")
OF_A_CELL = re.compile(
    rf"\bin(?:to)? {_ONE}(?:cell|dungeon|solitary)\b[^.;:]{{0,40}}(?:\bwith|\bthere were|\bwe were|,)"
    r" (?:about |some |another )?$"
)
ON_ONE = re.compile(rf",?(?: \w+)? (?:in|on|aboard) {_ONE}{_CARRIER}")
OF_A_RIDE = re.compile(
    rf"\b(?:in|on) (?:our|my|the|that) (?:[\w-]+ ){{0,2}}?{_CARRIER}(?: from [\w-]+)?,? (?:there were|we were) $"
    rf"|\bwe (?:are|were) (?:in|on) {_ONE}{_CARRIER}[^.;:]{{0,40}}, $"
)
PRISON = re.compile(
    r"\b(?:prisons?|prisoners?|branch|jail|jailed|interrogat\w+|detention|cells?|warders?|blindfold\w*|handcuff\w*"
    r"|sa[iy]d?naya|sednaya|tadmor)\b"
)
FLIGHT = re.compile(
    r"\b(?:fled|flee|fleeing|flight|escaped?|evacuat\w+|border|displace\w+|the way out"
    r"|g[eo]t out|taken out|on foot|(?:people|families|we) left)\b"
)
FARTHEST = 1_000  # code points before a number in which its paragraph and the one before are looked at
AHEAD = 120  # code points behind a number in which prison or flight may still be told of


def crowded(low: str, one: Mention) -> str:
    """What befell those who are told to be together in a cell or on their way, "" where nothing tells it."""
    us = low.endswith((" of us", " of you"), one.start, one.end)
    we = low.endswith(("we were ", "we're ", "they were "), 0, one.start)
    before = low[max(one.start - 90, 0) : one.start]
    others = before.endswith("with ") and " other" in low[one.start : one.end + 7]
    if not (us or we or others or one.whom) or one.count.high == 0:
        return ""
    if IN_CELL.match(low, one.end) or OF_A_CELL.search(before):
        return "arrested"
    told = [line for line in low[max(one.start - FARTHEST, 0) : one.start].split("\n") if line]
    around = " ".join(told[-2:]) + low[one.start : one.end + AHEAD]  # with the paragraph before: the question
    held = PRISON.search(around)
    if held and IN_ROOM.match(low, one.end):
        return "arrested"
    riding = ON_ONE.match(low, one.end)
    if held and riding and not we:
        return "arrested"
    ours = (us or we) and riding
    return "displaced" if (ours or OF_A_RIDE.search(before)) and FLIGHT.search(around) else ""
