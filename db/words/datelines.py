"""The dateline before the first sentence of a report: where it was written, which is not where it happened. Pure."""

import re

_NAME = r"[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+)*"
_AGENCY = r"\((?:[A-Z][\w.&-]*|dpa|epd|epa)(?:[/ ][\w.&-]+){0,3}\)"
_CAPITALS = (
    rf"{_NAME}(?:, [A-Z][\w.’'-]+(?: [A-Z]\w+)?){{0,2}}(?:,? [A-Z][a-z]+\.? \d{{1,2}})?(?: {_AGENCY})?\s?(?::|[—–]|--?)"
)
_SIGNED = rf"[A-Z][^.;:()\n]{{1,50}} {_AGENCY}\s?(?::|[—–]|--?)"
_DATELINE = re.compile(rf"(?:{_CAPITALS}|{_SIGNED})\s")


def after_dateline(words: str) -> str:
    """A sentence without the dateline that it begins with: “SANAA, Yemen (AP) — ”, “Berlin (dpa) – ”, “ADEN: ”."""
    found = _DATELINE.match(words)
    return words[found.end() :] if found else words
