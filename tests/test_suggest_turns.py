"""The turns of an interview, by labels, dashes or nothing but questions, and who answers."""

import pytest

from db.suggest.quotations.quoting import find_quotes
from db.suggest.quotations.turns import find_turns
from db.suggest.suggestion import Quoted

ASKED = ("When did you leave?", "Who went with you?", "And your house?")
ANSWERED = ("In May, with my sons.", "My mother. We walked.", "I do not know.")


def turns(text: str) -> list[tuple[str, str]]:
    """The turns of a text, each with its speaker."""
    some = list(find_turns(text))
    return [(text[one.start : one.stop], one.reading.speaker) for one in some if isinstance(one.reading, Quoted)]


@pytest.mark.parametrize(
    ("ask", "answer", "between"),
    [("", "", "\n"), ("", "", "\n\n"), ("", "– ", "\n"), ("— ", "— ", "\n\n")],
)
def test_questions_in_lines_of_their_own_and_their_answers_are_turns(ask: str, answer: str, between: str) -> None:
    said = [f"{ask}{one}{between}{answer}{other}" for one, other in zip(ASKED, ANSWERED, strict=True)]
    found = turns("A conversation with Rana Odeh, baker\n\n" + "\n\n".join(said) + "\n")
    assert [words for words, _ in found] == [words for pair in zip(ASKED, ANSWERED, strict=True) for words in pair]
    assert [who for _, who in found] == ["", "Rana Odeh"] * 3


def test_labels_may_have_several_words_or_stand_once_in_capitals() -> None:
    text = "Our magazine: When?\nOdeh: In May.\nPROSECUTOR: Where?\nOur magazine: And then?\nOdeh: Home.\n"
    said = ["Our magazine", "Odeh", "PROSECUTOR", "Our magazine", "Odeh"]
    assert [who for _, who in turns(text)] == said


def test_one_letter_with_a_full_stop_is_the_whole_label() -> None:
    text = "Q. How many?\n\nA. Eighty. We were more.\n\nQ. And now?\n\nA. Ten.\n"
    assert turns(text)[1] == ("Eighty. We were more.", "A")


@pytest.mark.parametrize(
    "answers",
    [
        tuple(f"“{one}”" for one in ANSWERED),
        ("The ministry denies it.", "The army does.", "The council has not said."),
    ],
)
def test_headings_that_ask_are_no_turns(answers: tuple[str, ...]) -> None:
    assert turns("\n\n".join(f"{one}\n{other}" for one, other in zip(ASKED, answers, strict=True))) == []


def test_two_questions_are_no_interview() -> None:
    assert turns("\n".join(f"{one}\n{other}" for one, other in zip(ASKED[:2], ANSWERED[:2], strict=True))) == []


def test_a_headline_and_the_letter_a_speak_as_the_one_who_answers() -> None:
    text = (
        "“You listen first, then you dig”\n\nHasan al-Ahmad, 34, is a rescuer.\n\n"
        "Q: And then?\nA: I said to Amer, “Wait for the signal.”\nQ: And he?\nA: He went.\n"
    )
    found = [one.reading for one in find_quotes(text) if isinstance(one.reading, Quoted)]
    assert [one.full or one.speaker for one in found] == ["Hasan al-Ahmad"] * 2


def test_a_headline_of_what_happened_speaks_as_the_one_who_says_it_below() -> None:
    words = "We know the sound by now"
    text = f"Shells on Harim: “{words}”\n\nThe Voice of Harim\n\n“{words},” said Dr Rana Odeh.\n"
    found = [one.reading for one in find_quotes(text) if isinstance(one.reading, Quoted)]
    assert [one.speaker for one in found] == ["Dr Rana Odeh"] * 2


def test_the_headings_of_a_report_take_no_turns() -> None:
    needs = "Needs: Tents for 300 families.\nResponse: Partners gave 200.\nGaps: There is no land left.\n"
    report = f"Shelter\n{needs}Health\n{needs}"
    assert turns(report) == []
    asked = "Needs: What did you see?\nResponse: A jet.\nNeeds: And then?\nResponse: Smoke."
    assert len(turns(asked)) == 4


def test_what_stands_for_a_question_between_others_is_a_turn() -> None:
    asked = [*ASKED, "You went back to the town in the end."]
    answered = [*ANSWERED, "On a Sunday, with a lorry and my brother, and we found the wall of the yard."]
    said = [one for both in zip(asked, answered, strict=True) for one in both]
    assert [words for words, _ in turns("\n\n".join(said))] == said
    own = [*said[:-2], "My brother went back to the town in the end.", said[-1]]
    assert [words for words, _ in turns("\n\n".join(own))] == own[:-2]
