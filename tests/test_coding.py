"""Journeys from words to records: the keys counted, what rules fill in, what is never filled in."""

from pathlib import Path

import pytest
from rooms import Room, shown, small, third_article
from small_case import ANN, an_article, claim, put_text, small_case

from db import CITED, Case, Cite, drafts, make_record, set_status
from db.entry.from_words import from_words
from tui.editor.screen import Editor

SAVE = "ctrl+o"


async def at_paragraph(room: Room, *keys: str) -> None:
    """The first article in view, a text cursor in its second paragraph."""
    browser = room.app.browser
    await room.keys("4")
    await room.until(lambda: browser.state.name == "articles" and browser.state.record)
    await room.keys("enter", "enter")
    await room.until(lambda: browser.article.source and browser.article.lines)
    await room.keys("g", "}")
    assert browser.article.selector.on
    await room.keys(*keys)


async def coded(room: Room, *keys: str) -> int:
    """Press keys that make a record, waiting for the form; how many they were. A key = is written ==."""
    for key in keys:
        if key == SAVE:
            await room.until(lambda: isinstance(room.screen, Editor) and room.screen.form.slots)
        await room.keys(key)
    return len(keys)


@pytest.mark.parametrize("way", [(), ("}", "left"), (".", ".", ".", "."), ("right",) * 3])
async def test_a_count_is_a_claim_in_six_keys_from_anywhere_in_its_paragraph(
    tmp_path: Path, way: tuple[str, ...]
) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room, *way)
        assert await coded(room, "==", "==", "c", SAVE) <= 6
        await room.reads("C4 is the new claim.")
        with small_case(tmp_path) as case:
            made = case.get("C4")
            assert (made["subject"], made["property"]) == (case.codes.id("I1"), "killed")
            assert (made["best"], made["unit"], made["qualifier"]) == (11, "unit.civilians", "exact")
            assert (made["said"], made["status"]) == ("killed 11 civilians", "todo")
            assert (made["claimant"], made["voice"]) == (case.codes.id("P1"), "claimant")
            assert made.links["cites"] == case.get("C1").links["cites"] or cited(case, "C4") == "killed 11 civilians"


def cited(case: Case, code: str) -> str:
    """The words that a record cites."""
    sql = "SELECT p.words FROM citation c JOIN passage p ON p.id = c.passage WHERE c.record = ?"
    return str(case.one(sql, (case.codes.id(code),)))


@pytest.mark.parametrize("way", [("}",), ("}", ".", "."), ("}", ")")])
async def test_a_quotation_is_a_quote_with_its_speaker_in_five_keys(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room, *way)
        assert await coded(room, "'", '"', SAVE) <= 5
        await room.reads("Q1 is the new quote.")
        with small_case(tmp_path) as case:
            made = case.get("Q1")
            assert (made["speaker"], made["speaker_said"], made["verb"]) == (case.codes.id("P4"), "A. Doctor", "said")
            assert (made["mode"], cited(case, "Q1")) == ("direct", "It was the worst night,")


async def test_after_a_claim_the_next_key_goes_on_behind_its_words(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Raids killed 11 civilians and wounded 30 people.")
    async with small(tmp_path) as room:
        await third_article(room)
        await coded(room, "==", "==", "c")
        await room.reads("No subject is filled in")
        await coded(room, "=I1", SAVE)
        await room.reads("C4 is the new claim.")
        await coded(room, "#", "==", "==", "c", SAVE)
        await room.reads("C5 is the new claim.")
        with small_case(tmp_path) as case:
            assert (cited(case, "C5"), case.get("C5")["subject"]) == ("wounded 30 people", case.codes.id("I1"))


async def test_half_a_name_is_no_subject_in_the_save_line(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Raids killed 11 civilians and wounded 30 people.")
    async with small(tmp_path) as room:
        await third_article(room)
        await coded(room, "==", "c")
        await room.reads("No subject is filled in")
        await room.keys("=Str")
        await room.reads("takes the line of the list")
        assert "saves a claim" not in room.text
        assert "Take one of the list." in room.text


async def test_one_more_of_the_same_words(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        await coded(room, "==", "==", "c", "ctrl+n")
        await room.reads("Before it can be saved: The property is missing")
        assert "New claim of “killed 11 civilians”" in room.text
        await room.keys("=weapon", "enter", "down", "=shell", "enter", SAVE)
        await room.reads("C5 is the new claim. c makes one more of the same words, Esc drops them.")
        assert room.app.browser.article.selector.words == "killed 11 civilians"
        await room.keys("escape")
        assert room.app.browser.article.selector.words == ""
        assert room.app.browser.state.pane == "article"
        with small_case(tmp_path) as case:
            assert [case.get(code)["property"] for code in ("C4", "C5")] == ["killed", "weapon"]
            assert cited(case, "C5") == "killed 11 civilians"


async def test_the_save_line_names_the_subject_and_what_is_suggested_is_marked(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        await coded(room, "==", "==", "c")
        await room.reads("Made of these words already: C1. Ctrl+O saves a claim on I1 Strike near the")
        assert "hospital: killed · 11 · civilians" in room.text
        assert "?value          11" in room.text
        await room.keys("down", "down", "down", "=2")
        assert "?value" not in room.text
        assert "?unit" in room.text
        await room.keys("escape")
        with small_case(tmp_path) as case:
            await room.until(lambda: [dict(one.form)["value"] for one in drafts(case)] == ["112"])
        await coded(room, "c")
        await room.reads("Recovered draft")


async def test_suggestions_that_nobody_touched_leave_no_draft(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        await coded(room, "==", "c")
        await room.reads("saves a claim")
        await room.keys("escape")
        await room.reads("Nothing was saved.")
        with small_case(tmp_path) as case:
            assert drafts(case) == []


async def test_a_draft_of_words_keeps_its_words(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        await coded(room, "==", "==", "c")
        await room.reads("saves a claim")
        await room.keys("down", "down", "down", "=0", "escape")
        await room.reads("Kept as a draft")
        await room.keys("5", "+")
        await room.reads("Recovered draft")
        await room.keys(SAVE)
        await room.reads("C4 is the new claim.")
        with small_case(tmp_path) as case:
            assert (cited(case, "C4"), case.get("C4")["best"]) == ("killed 11 civilians", 110)


async def test_each_words_keep_a_draft_of_their_own(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        for more in (["=="], ["=="]):
            await coded(room, *more, "c")
            await room.reads("saves a claim")
            await room.keys("down", "down", "down", "=0", "escape")
            await room.reads("Kept as a draft")
        with small_case(tmp_path) as case:
            await room.until(lambda: len(drafts(case)) == 2)
            assert len({one.seen[CITED] for one in drafts(case)}) == 2


@pytest.mark.parametrize("key", ["c", '"', "i", "d", "r", "y"])
async def test_keys_for_selected_words_say_so_where_none_are(tmp_path: Path, key: str) -> None:
    async with small(tmp_path) as room:
        await room.keys(key)
        assert "This is for selected words of an article" in room.screen.foot.said
        await room.keys("enter", key)
        assert "This is for selected words of an article" in room.screen.foot.said
        await at_paragraph(room, key)
        assert "Nothing is selected" in room.screen.foot.said
        assert room.screen is room.app.browser


async def test_incident_evidence_response_and_note(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        await coded(room, ";", "i")
        await room.reads("New incident of “Strikes near a hospital")
        assert "?title       Attack on a hospital in Ariha" in room.text
        assert "2020-01-29" in room.text
        await coded(room, SAVE)
        await room.reads("I2 is the new incident.")
        await coded(room, "d", SAVE)
        await room.reads("E1 is the new evidence.")
        await room.keys("a", "=look again", "enter")
        await room.reads("noted as N1")
        with small_case(tmp_path) as case:
            assert cited(case, "I2") == cited(case, "N1") == cited(case, "E1")
            assert case.get("E1")["about"] is None  # the paragraph is about two incidents by then
            row = case.dicts("SELECT * FROM incident_row WHERE incident = ?", (case.codes.id("I2"),))[0]
            assert (row["date"], row["killed"], row["place_name"]) == ("2020-01-29", "11", "Ariha")


async def test_a_passage_is_mended_and_the_change_undone(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        browser = room.app.browser
        await room.keys("5")
        await room.until(lambda: browser.state.name == "claims" and browser.state.record)
        await room.keys(":", "=C1", "enter")
        await room.until(lambda: browser.record.sheet and browser.record.sheet.code == "C1")
        await room.keys("enter", "enter")
        await room.until(lambda: browser.state.pane == "article" and browser.article.passage)
        await room.keys("\\", ".", ".", "enter")
        await room.reads("PG1 is now “killed 11 civilians in Ariha”; C1 cites it.")
        with small_case(tmp_path) as case:
            assert (cited(case, "C1"), case.get("C1")["said"]) == ("killed 11 civilians in Ariha",) * 2
        await room.keys("u")
        await room.until(lambda: "ndid" in room.screen.foot.said or "ndone" in room.screen.foot.said)
        with small_case(tmp_path) as case:
            assert (cited(case, "C1"), case.get("C1")["said"]) == ("killed 11 civilians",) * 2


@pytest.mark.parametrize("command", ["mend", "enter"])
async def test_what_is_finalized_keeps_its_words_until_it_is_reopened(tmp_path: Path, command: str) -> None:
    """Refused before the ends are moved, and also where it was finalized while they were; each names the key."""
    refused = {
        "mend": "C1 is finalized, which locks it; s reopens it, with a reason.",
        "enter": "C1 is finalized; reopen it with a reason before changing it. On its record s does that.",
    }
    with small_case(tmp_path) as case:
        claim_id = case.codes.id("C1")
        if command == "mend":
            set_status(case, (claim_id,), "finalized")
        async with small(tmp_path) as room:
            await at_paragraph(room, "n", "\\")
            if command == "enter":
                await room.keys(".")
                set_status(case, (claim_id,), "finalized")
                await room.keys("enter")
            await room.reads(refused[command])
            assert room.app.browser.article.view.mending is None
            assert cited(case, "C1") == "killed 11 civilians"
            await room.keys("escape", "backspace", ":", "=C1", "enter")
            await room.until(lambda: room.app.browser.record.sheet and room.app.browser.record.sheet.code == "C1")
            await room.keys("s", "=todo", "enter", "=a word was wrong", "enter")
            await room.until(lambda: case.get("C1")["status"] == "todo")
            await room.keys("enter", "enter")
            await room.until(lambda: room.app.browser.state.pane == "article" and room.app.browser.article.passage)
            await room.keys("\\", ".", ".", "enter")
            await room.reads("PG1 is now “killed 11 civilians in Ariha”")


async def test_the_words_of_a_reviewed_claim_change_with_a_reason(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        set_status(case, (case.codes.id("C1"),), "peer_reviewed")
    async with small(tmp_path) as room:
        await at_paragraph(room, "n", "\\", ",", "enter")
        await room.reads("C1 is reviewed; say why its words change.")
        await room.keys("=too long", "enter")
        await room.reads("PG1 is now “killed 11”")


def words_of(case: Case, article: int, words: str) -> tuple[int, int, int]:
    """A new text with its words, and where these stand in it."""
    text = put_text(case, article, words.replace("[", "").replace("]", ""))
    return text, words.index("["), words.index("]") - 1


READINGS = [
    ("Raids [killed at least three people] there.", {"property": "killed", "value": "at least three"}),
    ("[Eleven children were wounded].", {"property": "injured", "value": "Eleven", "unit": "children"}),
    ("It happened on [Wednesday].", {"property": "date", "value": "2020-02-05", "inferred": "yes"}),
    ("A [barrel bomb] fell.", {"property": "weapon", "value": "barrel bomb"}),
    ("It [may amount to war crimes], Example Watch said.", {"property": "legal", "modality": "possible"}),
    ("It [killed 11 civilians since March 2019].", {"property": "killed", "window": "2019-03/.."}),
    ("Then [North Force or South Force] shelled it.", {"property": "who", "value": "P2 or P3"}),
    ("It was shelled by [the Free Syrian Army].", {"property": "who", "value": "Free Syrian Army"}),
    ("It fell near [Ariha].", {"property": "place", "value": "L2"}),
    ("It fell near [Saraqib].", {"property": "place", "value": "Saraqib"}),
    ("Six people died and [two] more, a man and his son, died of wounds.", {"property": "killed", "value": "two"}),
    ("[Some words] of no kind.", {}),
]


@pytest.mark.parametrize(("words", "entries"), READINGS)
def test_what_is_read_from_words(tmp_path: Path, words: str, entries: dict[str, str]) -> None:
    with small_case(tmp_path) as case:
        read = from_words(case, "claim", *words_of(case, an_article(case), words))
        assert {name: read.entries.get(name) for name in entries} == entries
        assert ("property" in read.entries) == bool(entries)
        assert set(read.rules) <= set(read.entries)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("[A missile strike on a market killed nine] in Ariha.", "Missile attack on a market in Ariha"),
        ("[Shelling hit a school].", "Shelling of a school"),
        ("[The army spoke].", ""),
    ],
)
def test_the_title_of_an_incident_is_made_of_what_its_sentence_names(tmp_path: Path, words: str, title: str) -> None:
    with small_case(tmp_path) as case:
        text, start, stop = words_of(case, an_article(case), words)
        assert from_words(case, "incident", text, start, stop).entries.get("title", "") == title


def test_an_implied_date_names_its_premise(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        read = from_words(case, "claim", *words_of(case, an_article(case), "It was hit [last month]."))
        assert read.entries["premise"] == "“last month”, read against the day of publishing, 2020-02-05"


SUBJECTS = [
    ("In Ariha the strike hit a ward. It [killed 11 civilians].", "I1", ""),
    ("In Ariha the strike hit a ward. In Homs it [killed 11 civilians].", "", "another place than that of I1"),
    ("In Ariha the strike hit a ward. On 3 March 2019 it [killed 11 civilians].", "", "another day than that of I1"),
    ("In Ariha the strike hit a ward. It [killed 11 civilians], A. Doctor said on 3 March 2019.", "I1", ""),
    ("In Ariha the strike hit a ward.\n\nIt [killed 11 civilians].", "I1", ""),
]


@pytest.mark.parametrize(("words", "subject", "why"), SUBJECTS)
def test_whose_claim_it_is(tmp_path: Path, words: str, subject: str, why: str) -> None:
    with small_case(tmp_path) as case:
        make_record(case, "place", {"name": "Homs"})
        article = an_article(case)
        text, start, stop = words_of(case, article, words)
        code = case.codes.code(article)
        claim(case, {"property": "place", "value": "Ariha"}, Cite(code, "In Ariha"))
        claim(case, {"property": "date", "value": "2020-01-29"}, Cite(code, "the strike hit a ward"))
        read = from_words(case, "claim", text, start, stop, current=case.codes.id("I1"))
        assert read.entries.get("subject", "") == subject
        assert why in read.subject
        assert not subject or read.subject == "I1 Strike near the hospital"


def test_an_incident_that_the_article_does_not_cite_is_nobodys_subject(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        text, start, stop = words_of(case, an_article(case), "It [killed 11 civilians].")
        read = from_words(case, "claim", text, start, stop, current=case.codes.id("I1"))
        assert "subject" not in read.entries
        assert read.subject == "No subject is filled in: I1 is not cited in this article yet."


def test_a_paragraph_about_many_incidents_says_how_many_are_not_named(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        article = an_article(case)
        text, start, stop = words_of(case, article, "A, B, C and D were hit. They [killed 11 civilians].")
        for number in range(2, 6):
            make_record(case, "incident", {"title": f"Strike {number}"})
            cite = Cite(case.codes.code(article), "were hit")
            claim(case, {"subject": f"I{number}", "property": "happened", "value": "yes"}, cite)
        read = from_words(case, "claim", text, start, stop)
        assert "this paragraph is about I2 and I3 and I4 and 1 more" in read.subject


async def test_the_next_claim_is_about_what_was_coded_last_where_nothing_speaks_against_it(tmp_path: Path) -> None:
    words = "In Ariha a ward was hit.\n\nIt killed 11 civilians.\n\nSince March 2019 raids killed 500 people."
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), words)
    async with small(tmp_path) as room:
        await third_article(room)
        await coded(room, ".", "|", "i")
        await room.reads("The title is missing")
        await coded(room, "=Hit", SAVE)
        await room.reads("I2 is the new incident.")
        await coded(room, "}", "==", "c")
        await room.reads("saves a claim on I2")
        await coded(room, SAVE)
        await room.reads("C4 is the new claim.")
        await coded(room, "}", "==", "c")
        await room.reads("No subject is filled in: the sentence names another day than that of I2.")


async def test_what_is_copied_and_where_it_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    async with shown(small_case(tmp_path, ANN)) as room:
        copied: list[str] = []
        monkeypatch.setattr(room.app, "copy_to_clipboard", copied.append)
        await at_paragraph(room, "==", "==", "y")
        assert copied == ["“killed 11 civilians” (An Agency, 2020-01-30, para 2; A1)"]
        assert "OSC 52" in room.screen.foot.said


async def test_the_mouse_selects_on_the_screen(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        article = room.app.browser.article
        left, top = article.region.x + 3, article.region.y + 2
        line = next(y for y, one in enumerate(article.lines) if "near" in "".join(run[0] for run in one.runs))
        column = "".join(run[0] for run in article.lines[line].runs).index("near")
        await room.pilot.mouse_down(offset=(left + column, top + line))
        await room.pilot.hover(offset=(left + column + 1, top + line))
        await room.until(lambda: article.selector.words == "ne")
        await room.pilot.mouse_up(offset=(left + column + 3, top + line))
        assert article.selector.words == "near"
        await room.pilot.double_click(offset=(left + column, top + line))
        await room.until(lambda: article.selector.words == "near")
