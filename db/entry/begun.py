"""What was left half typed, each draft told by what it is of and what was typed in it."""

from db.case import Case
from db.edits.drafts import CITED, Draft, drafts
from db.errors import CaseError
from db.handling import covered
from db.words.shortened import short

LENGTH = 50  # code points of what was typed


def begun_drafts(case: Case) -> list[tuple[Draft, str]]:
    """This person's drafts, the latest first, each with its gist."""
    return [(one, gist(case, one)) for one in drafts(case)]


def gist(case: Case, one: Draft) -> str:
    """What was typed, short, after the article whose words it is to cite; '' where that or its record is protected."""
    code = one.seen.get(CITED, "").partition(" ")[0]
    try:
        of = [record for record in (one.record, case.codes.find(code) if code else None) if record]
    except CaseError:
        return ""
    if covered(case, of):
        return ""
    typed = short(", ".join(text for text in one.form.values() if text.strip()), LENGTH)
    return ": ".join(filter(None, (code, typed)))
