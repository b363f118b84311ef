"""Marks as pasted pages have them: typed, turned round, garbled, left out, and on the wrong side of the space."""

import pytest

from db.suggest.quotations.quoting import find_quotes

TESTIMONY = """Testimony of a midwife in Harim:

“They came in one family after the other.

The word “many” does not say it. We had four beds.

Nobody slept until Friday.” #Harim

Photograph: a yard in Harim.
"""


def quoted(text: str) -> list[str]:
    """The words of all quotations that are suggested, each as one."""
    return [" / ".join(text[start:stop] for start, stop in one.spans) for one in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("”We ran to the cellar and stayed,” said Rima Dib, a baker.", ["We ran to the cellar and stayed,"]),
        ("It was denied.”We saw no aircraft at all,” said the army.", ["We saw no aircraft at all,"]),
        ("Sami Dib said: “The whole street was gone by then.» He left.", ["The whole street was gone by then."]),
        ("''My brother was in there,'' Umar Bello said.", ["My brother was in there,"]),
        ('She added, " There is no safe street left in town ".', ["There is no safe street left in town"]),
        ('He said that" this raises the number to twelve".', ["this raises the number to twelve"]),
        ("â€œWe have no water,â€\x9d said Rima Dib â€“ a nurse.", ["We have no water,"]),
        ("&quot;We have no water,&quot; said Rima Dib.", ["We have no water,"]),
        ("The mayor declares “I am here to tell you of peace “. He left.", ["I am here to tell you of peace"]),
        ("She said: “We have nothing left. “ Rima left at noon.", ["We have nothing left."]),
        ('A pipe of 5" burst and one of 6" too.', []),
    ],
)
def test_a_mark_is_taken_for_what_was_meant(text: str, said: list[str]) -> None:
    assert quoted(text) == said


def test_words_whose_last_mark_is_missing_end_with_their_paragraph() -> None:
    text = "She sat on a crate.\n\n“The roof fell on us. Then it was quiet.\n\nThe village is empty.\n"
    assert quoted(text) == ["The roof fell on us. Then it was quiet."]
    assert quoted("He called it “a mistake of the army.\n\nThe village is empty.\n") == []


def test_paragraphs_that_were_run_together_are_one_quotation() -> None:
    text = "“They asked us for arms. Many ran. “We have buried nine people,” said Bukar Zira."
    assert quoted(text) == ["They asked us for arms. Many ran. / We have buried nine people,"]
    nested = "“He asked me: “Why did you stay there?” I did not know,” said Bukar Zira."
    assert quoted(nested)[0] == "He asked me: “Why did you stay there?” I did not know,"


def test_one_pair_of_marks_may_hold_several_paragraphs() -> None:
    (one,) = quoted(TESTIMONY)
    assert (one[:12], one[-13:]) == ("They came in", "until Friday.")


def test_a_line_that_is_broken_in_mid_sentence_goes_on() -> None:
    text = "“I was held down\nby a door,” she said. “There was a\n‘crack’ and\nthen dust.”\n"
    assert [one.replace("\n", " ") for one in quoted(text)] == [
        "I was held down by a door,",
        "There was a ‘crack’ and then dust.",
    ]
