"""Words that plainly mean a word of a closed list."""

from db.records import Field
from db.words.near import plain

# The field or list, the word, and after the equals sign what is taken for it.
TABLE = """
modality stated = stated as fact, fact, states
modality possible = possibly, may
modality alleged = alleges, allegation, accused
modality apparent = apparently, appears
modality concluded = concludes, conclusion, finding, found
modality denied = denies, denial
voice article = outlet, own, article's own, the article, author, narrator
voice claimant = named, named claimant, attributed
voice context = by context, named by context
polarity asserts = assert, asserted, affirms, positive
polarity denies = deny, denied, negative
mode direct = quotation, direct quote, verbatim, full
mode fragment = partial, partial quote
mode paraphrase = indirect, indirect speech, paraphrased
section headline = title
section body = text, lead, lede
citation_role cites = cite, cited, citation
citation_role context = contextual
bearing supports = support, supporting
bearing contradicts = contradict
bearing exonerates = exonerate, exculpates
bearing for = pro
bearing against = contra
operator one_of = either
operator jointly = together, joint
operator including = include, includes
scope single = event, single event, single attack
scope aggregate = total
extent person = individual
extent group = persons, people
harm killed = dead, death
harm injured = wounded, hurt
harm detained = arrested
status finalized = final, finalised
status todo = to do
state anonymised = anonymous, anonymized
relation correction = corrected
relation translation = translated
kind same = the same, identical
kind not_same = not the same, different, distinct
kind not_same_event = not the same event, different events
date_role happened = event, occurred
date_role published = publication
"""


def table() -> dict[tuple[str, str], str]:
    """The word for each field and text of the table."""
    found = {}
    for line in TABLE.strip().splitlines():
        head, _, texts = line.partition(" = ")
        listed, word = head.split()
        found.update({(listed, text): word for text in texts.split(", ")})
    return found


MEANT = table()


def plainly(listed: str, text: str) -> str:
    """The word that a text plainly means in a field or list of this name, else the text itself."""
    return MEANT.get((listed, plain(text)), text)


def meant(field: Field, text: str) -> str:
    """As plainly, of the words that the field has."""
    word = plainly(field.name, text)
    return word if word in field.of else text
