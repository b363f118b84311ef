"""Who says some words of a paragraph: before them, behind them, by a pronoun, or nobody that can be told."""

import pytest

from db.words.attribution import attribution

SAYERS = [
    ("Human Rights Watch released a report and documented [attacks] as crimes.", "Human Rights Watch"),
    ("Strikes [killed 11] there on Jan. 29, Example Watch said.", "Example Watch"),
    ("“[It was bad],” Dr. Sam Hill, head of the Ariha hospital, told reporters.", "Dr. Sam Hill"),
    ("The army spokesman Ali Kareem said on Monday that [no strike] took place.", "The army spokesman Ali Kareem"),
    ("[11 people] died, according to the White Helmets, a rescue group.", "the White Helmets"),
    ("[Eleven civilians] were killed.", ""),
    ("Pro-opposition activists reported [three dead].", "Pro-opposition activists"),
    ("A strike [killed 23] on Sunday, rescue workers and a monitor said.", "rescue workers and a monitor"),
    ("Doctors at the Salqin hospital said [14 had died].", "Doctors at the Salqin hospital"),
    ("The group said it had documented [46 raids].", "The group"),
    ("[Five died], state media reported on Monday.", "state media"),
    ("A local official, who gave no name, said [30 homes] fell.", "A local official"),
    ("Russia has repeatedly denied [bombing towns].", "Russia"),
    ("The body's head, Sam Hill, told the council that [900,000 fled].", "Sam Hill"),
    ("The Observatory, a monitor based abroad, put the toll at [27].", "The Observatory"),
    (
        "The Observatory, a group that relies on many people in the towns themselves, put the toll at [27].",
        "The Observatory",
    ),
    ("According to local activists, [six] were hurt.", "local activists"),
    ("A monitor said [four died] but the army said nobody was hurt.", "A monitor"),
    ("A monitor said four died but the army said [nobody was hurt].", "the army"),
    ("The army said nobody was hurt, but [four died].", ""),
    ("The army said nobody was hurt, but [four died], a monitor said.", "a monitor"),
    ("On Monday the army said [four died].", "the army"),
    ("A resident who asked not to be named said [three died].", "A resident"),
    ("[Bodies] were found in the rubble.", ""),
    ("There were reports of [12 deaths].", ""),
    ("The group's claims that [nine died] could not be checked.", "The group"),
    ("No side has claimed [the raid].", ""),
    ("[Twelve died], said the mayor, Ali Hasan.", "the mayor"),
    ("Moscow, which backs the army, says it [spares towns].", "Moscow"),
    ("[The raid killed nine], he said.", "he"),
    ("[Nine died]. The army said so.", ""),
    ("[The raid killed nine], said Mustafa X\u030cir, a farmer.", "Mustafa X\u030cir"),
    ("The army denied that, saying it had hit [a depot].", "The army"),
    ("[A raid killed nine, the mayor said.]", "the mayor"),
    ("It rained. [The mayor said that a raid killed nine.] It was cold.", "The mayor"),
    ("[Nine died, according to a monitor.]", "a monitor"),
    ("[A monitor said four died but the army said nobody was hurt.]", ""),
    ("[A monitor said four died. Two houses burned.]", ""),
]


@pytest.mark.parametrize(("words", "who"), SAYERS)
def test_who_says_it(words: str, who: str) -> None:
    start, stop = words.index("["), words.index("]") - 1
    found = attribution(words.replace("[", "").replace("]", ""), start, stop)
    assert (found.who if found else "") == who


def test_what_is_said_beside_a_denial_is_not_denied() -> None:
    words = "The army denied that it hit the market, saying it had aimed at a depot."
    found = [attribution(words, words.index(one), words.index(one) + 5) for one in ("hit the", "a depot")]
    assert [one.verb for one in found if one] == ["denied", "saying"]
