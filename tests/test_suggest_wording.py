"""The wordings that suggestions are found in: one sentence each, as agencies, organisations and witnesses write."""

from pathlib import Path

import pytest

from db.suggest.dates.dating import find_dates
from db.suggest.finding import find
from db.suggest.suggestion import Counted, Dated, Quoted
from db.words.dates import read_date

DATED = (Path(__file__).parent / "suggest" / "dated.txt").read_text("utf-8").splitlines()
DAY = read_date("2023-06-15")
SPOKEN = (Path(__file__).parent / "suggest" / "said.txt").read_text("utf-8").splitlines()


def counts(text: str) -> str:
    """The counts of a text: what, and the words."""
    found = [one for one in find(text, DAY) if isinstance(one.reading, Counted)]
    said = [(one.reading, text[one.start : one.stop]) for one in found]
    return "; ".join(f"{reading.what} {words}" for reading, words in said if isinstance(reading, Counted))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Shelling claimed the lives of at least nine villagers.", "killed at least nine villagers"),
        ("Three blacksmiths were killed, two ironmongers hurt.", "killed Three blacksmiths; injured two ironmongers"),
        ("Seven dead, 20 hurt in market blast", "killed Seven; injured 20"),
        ("Three men and a woman were shot dead.", "killed Three men"),
        ("Upwards of 400 households have been uprooted.", "displaced Upwards of 400 households"),
        ("12 hospital workers were killed.", "killed 12 hospital workers"),
        ("Three women have taken their own lives.", "killed Three women"),
        ("The attack cost 12 people their lives.", "killed 12 people"),
        ("The assault sent 8,000 people fleeing.", "displaced 8,000 people"),
        ("The bodies of six fishermen were found.", "killed six fishermen"),
        ("The blast killed Hamid, his wife and four of their children.", "killed four of their children"),
        ("Among the dead were three nurses.", "killed three nurses"),
        ("The wounded included five police officers.", "injured five police officers"),
        ("Half a dozen activists remain behind bars.", "arrested Half a dozen activists"),
        ("Police are holding nine students.", "arrested nine students"),
        ("Rebels massacre 60 in church raid", "killed 60"),
        ("Doctors treated 43 people for burns.", "injured 43 people"),
        ("The clashes left dozens dead and thousands homeless.", "killed dozens; displaced thousands"),
        (
            "Twelve civilians – four women, six boys and two men – were slain.",
            "killed Twelve civilians; killed four women; killed six boys; killed two men",
        ),
        ("12 houses were burned and 30 cows were killed.", ""),
        ("The village has 400 residents and two schools.", ""),
    ],
)
def test_counts_stand_in_many_wordings(text: str, said: str) -> None:
    assert counts(text) == said


def test_a_day_of_a_story_names_the_day_that_it_was_read_against_and_is_a_guess() -> None:
    story, monday = find_dates("On 10 May 2022 it was hit. On Monday she came.", DAY)
    assert isinstance(monday.reading, Dated)
    assert monday.reading.premise == "read against 2022-05-10, which the text names"
    assert monday.guess
    assert not story.guess
    _, later = find_dates("It began on 30 May. On Monday shells fell.", DAY)
    assert later.guess == "it may be one after 2023-05-30, told before it"
    near, left = find_dates("Q: You fled on 10 May?\n\nA: We did. On Monday we left Saraqib.", DAY)[0:2]
    assert left.guess == "it may be one near 2023-05-10, told before it"
    assert not near.guess
    _, letter = find_dates("He was freed in May 2021. In February a letter came to his house.", DAY)
    assert letter.guess == "it may be one of 2021, told before it"
    (today,) = find_dates("On Monday she came.", DAY)
    assert isinstance(today.reading, Dated)
    assert "2023-06-15" in today.reading.premise
    assert not today.guess


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hassan Bakri lost two sons. “I dug,” he told the Guardian.", "Hassan Bakri"),
        ("Olena Bondar, a nurse, was there. Her friend Petro Hnatiuk ran. “Dark,” she said.", "Olena Bondar"),
        ("The army opened an inquiry and said “we are sorry for it”.", "The army"),
        ("Nadia wrote to us from the cellar. Her last line was: “Tell them we are alive.”", "Nadia"),
        ("The junta plans a vote; it has called opponents “termites”.", "The junta"),
        ("The Secretary-General is concerned. He says the raids are “a violation of law”.", "The Secretary-General"),
        ("In Baniyas, a resident reached by phone said he saw it. “I know them,” he said.", "a resident"),
        ("My mother calls from Hama. She says: “They will get tired.”", "My mother"),
        ("Hamoud al-Ali opened a café. One wall is left. “There were eight of us,” he says.", "Hamoud al-Ali"),
        ("Some do not wait. One, Abu Sattam, agreed to talk. “They ask me why,” he said.", "Abu Sattam"),
        ("A U.N. spokeswoman in Amman met us. “It could double,” she warned.", "A U.N. spokeswoman"),
        ("“They ran,” an activist with the Idlib Media Centre told us.", "an activist with the Idlib Media Centre"),
        ("The spokesman, Ihor Klymenko, put it bluntly: “This was no mistake.”", "Ihor Klymenko"),
        ("In the words of one survivor, “the sky turned orange all night”.", "one survivor"),
        ("Tesfaye Alemu pointed out that “the soldiers knew us by name”.", "Tesfaye Alemu"),
        ("For Amina Yusuf, it goes on. “I stopped counting,” she said.", "Amina Yusuf"),
        ("“We left”, said Amina Yusuf, a mother of four from Zamzam, “so we walked.”", "Amina Yusuf"),
        ("The mayor, Ali Rashed, was there. “I saw it,” he said.", "Ali Rashed"),
        ("Milad, 29, lost a cousin. “There was a man with no legs,” he said.", "Milad"),
        ("He spoke to a diplomat, who called it “a second economy”.", "a diplomat"),
        ("“It goes on,” the paper quoted Musa Garba as saying.", "Musa Garba"),
        ("Iman, his widow, sets his plate. “I know it is foolish,” she mused.", "Iman"),
        ("“They leave with nothing,” said Dr. Farid Nasser, a surgeon.", "Dr. Farid Nasser"),
        ("“They leave with nothing,” said Gen. Farid Nasser.", "Gen. Farid Nasser"),
        ("“They leave with nothing,” said Layal Ḥaddād, a farmer.", "Layal Ḥaddād"),
        ("“They leave with nothing,” its director, Ṣabrī al-Ṣabāḥ, told them by telephone.", "Ṣabrī al-Ṣabāḥ"),
    ],
)  # fmt: skip
def test_speakers_are_named_in_many_wordings(text: str, who: str) -> None:
    found = [one.reading for one in find(text, DAY) if isinstance(one.reading, Quoted)]
    assert [one.full or one.speaker for one in found] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "The interview was recorded for the archive “Voices under the Stairs”.",
        "The roof is made of hoardings; one still reads “Fly with us”.",
        "She said the ‘double shift’ system had put more children on the road.",
    ],
)
def test_titles_signs_and_names_of_systems_are_not_said(text: str) -> None:
    assert not [one for one in find(text, DAY) if one.kind == "quote"]


def test_who_defends_something_speaks() -> None:
    found = [one.reading for one in find("Officials defended the strike as a “legitimate military action”.", DAY)]
    assert [one.speaker for one in found if isinstance(one, Quoted)] == ["Officials"]


def test_a_place_above_its_news_does_not_speak() -> None:
    text = "Yemen: “We had no warning”\n\nA strike hit the town. “It was noon,” said Amina Yusuf."
    found = [one.reading for one in find(text, DAY) if isinstance(one.reading, Quoted)]
    assert {one.speaker for one in found} == {"Amina Yusuf"}


def test_a_sentence_that_leads_up_to_the_next_words_does_not_name_who_spoke_before() -> None:
    text = "Umm Khaled, 41, ran. “I hid,” she said. “I heard her.” Her sister, who was away, described finding “shoes”."
    found = [one.reading for one in find(text, DAY) if isinstance(one.reading, Quoted)]
    assert [one.speaker for one in found[:2]] == ["Umm Khaled", "Umm Khaled"]


@pytest.mark.parametrize("line", SPOKEN)
def test_those_who_speak_are_told_in_many_ways(line: str) -> None:
    text, _, wanted = line.partition(" =>")
    found = [one.reading for one in find(text.replace("\\n", "\n"), DAY) if one.kind == "quote"]
    said = [one.full or one.speaker or "?" for one in found if isinstance(one, Quoted)]
    assert " | ".join(said) == wanted.strip()


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("target", "A missile struck a school and two bakeries in Izium.", ["a school", "two bakeries"]),
        ("target", "The clinic in Haydan was badly damaged.", ["The clinic"]),
        ("target", "A surgeon at a hospital in Kafr Nabl spoke of bombs.", []),
        ("target", "Her house stands near a market; she bombed an exam.", []),
        ("target", "A hospital official said the raid killed two.", []),
        ("weapon", "Warplanes came. The second strike killed two.", ["Warplanes", "strike"]),
        ("weapon", "The teachers voted for a strike in the mine.", []),
        ("weapon", "A glide bomb and Shahed drones hit it.", ["A glide bomb", "Shahed drones"]),
        ("force", "The M23 and Congolese army troops met MONUSCO.", ["M23", "Congolese army troops", "MONUSCO"]),
        ("force", "It was next to the police station.", []),
        (
            "force",
            "It wrote to the Syrian Ministry of Foreign Affairs on Monday, and to the Ministry of Public Works.",
            ["the Syrian Ministry of Foreign Affairs", "the Ministry of Public Works"],
        ),
        ("place", "Families left Beni and Oicha for Butembo.", ["Beni", "Oicha", "Butembo"]),
        ("place", "A doctor in Nyala told us so. More were hurt.", ["Nyala"]),
        ("place", "A convoy on the Damascus highway crossed the Euphrates near Hajin.", ["Hajin"]),
        ("place", "Hamas-run bodies in Rafah blamed United States forces.", ["Rafah"]),
        ("place", "They died in Israeli airstrikes on Deir al-Balah.", ["Deir al-Balah"]),
        ("place", "He was beaten at Al-Khatib branch and in Adra Prison, near Douma.", ["Douma"]),
        ("place", "Shells hit Khan Yunis and Nuseirat early Monday.", ["Khan Yunis", "Nuseirat"]),
        ("quote", 'A sign on the door read "closed until further notice".', []),
        ("quote", 'A guard on the door said "closed until further notice".', ["closed until further notice"]),
        ("place", "Attacks on Hospitals\n\nAttacks on Tibnet went on.", ["Tibnet"]),
        ("place", "Shells hit Mazar-i-Sharif and Port-au-Prince.", ["Mazar-i-Sharif", "Port-au-Prince"]),
        ("place", "The coordinator for Syria and the North Aleppo Voice agree.", []),
        ("place", "The Idlib health directorate and the Myanmar military spoke.", []),
        ("place", "A clash drew in Bedouin clans, said Karima, 34, a nurse.", []),
        ("place", "Strike on Shelter in Besieged Enclave Kills 23", []),
        ("place", "A man from Talbiseh, 52, fled to Ninewa.", ["Talbiseh", "Ninewa"]),
        ("place", "Camps near Cox's Bazar flooded.", ["Cox's Bazar"]),
        ("place", "Rebels retook Tibnet. Families fled to Hawrat.", ["Tibnet", "Hawrat"]),
        ("place", "Four men died in the city's Rashwan quarter.", ["Rashwan"]),
        ("date", "It was on 2021/05/03, after its 2019 report.", ["2021/05/03", "2019"]),
    ],
)
def test_words_are_taken_where_the_sentence_says_so(kind: str, text: str, said: list[str]) -> None:
    assert [text[one.start : one.stop] for one in find(text, DAY) if one.kind == kind] == said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Last week 12 died.", "2023-06-05/2023-06-11"),
        ("In the last week 12 died. The last night was long.", ""),
        ("He goes there next week.", "2023-06-19/2023-06-25"),
        ("Since the start of the year 94 have died.", "2023/.."),
        ("It was hit last night and this morning.", "2023-06-14; 2023-06-15"),
        ("Ten years ago today they marched.", "2013-06-15"),
        ("It told Manbij Today that he had died.", ""),
        ("Tuesday of last week was quiet.", ""),
        ("It was hit on 2 June. Two days later they left.", "2023-06-04"),
        ("It was hit on 2 June. A week later they left.", "2023-06-09"),
        ("It was hit on 2 June. They had come two days before the strike.", ""),
        ("He was freed on 2 June. On the third day after, he left.", ""),
    ],
)
def test_words_that_count_from_another_day_are_read(text: str, read: str) -> None:
    found = [one.reading for one in find_dates(text, DAY) if one.rule == "date.soft"]
    assert "; ".join(one.edtf or "" for one in found if isinstance(one, Dated)) == read


def test_a_period_to_a_weekday_long_after_its_first_day_is_a_guess() -> None:
    far, near = (find_dates(f"From {day} to Tuesday it was shelled.", DAY)[0] for day in ("13 October", "1 June"))
    assert far.guess
    assert not near.guess


@pytest.mark.parametrize("line", DATED)
def test_dates_are_told_in_many_ways(line: str) -> None:
    text, _, wanted = line.partition(" =")
    found = [one for one in find_dates(text, DAY) if one.rule != "date.soft"]
    assert "; ".join(one.reading.edtf or "" for one in found if isinstance(one.reading, Dated)) == wanted.strip()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("“In May 2012 they came.\n\n“In October they came back.”\n\nWe met in February.", "2012-05; 2012-10; 2023-02"),
        ("A: In May 2012, yes.\n\nQ: How long?\n\nA: From July to October.", "2012-05; 2012-07/2012-10"),
        ("Q: Will they come back?\n\nA: In August. Perhaps.", "2023-08"),
        (
            "It closed on 8 May 2023.\n\nQ: Why that Monday?\n\nA: On Wednesday it was hit.",
            "2023-05-08; 2023-05-08; 2023-05-10",
        ),
        ("It closed on 8 May 2023.\n\nOn Wednesday it was hit.", "2023-05-08; 2023-06-14"),
        ("On 10 May 2022 it was hit.\n\nPictures of 5 May show its roofs.", "2022-05-10; 2022-05-05"),
        ("On 10 May 2022 it was hit.\n\nOn Saturday she hung out the washing.", "2022-05-10; 2022-05-14"),
        ("On 9 June it was hit, as on 10 May 2022.\n\nOn Saturday she came.", "2023-06-09; 2022-05-10; 2023-06-10"),
        ("On 10 May 2022 it was hit.\n\nLetters of 5 May went to Moscow.", "2022-05-10; 2023-05-05"),
        (
            "A: On 10 May 2022 it began. The next day we hid. On Friday we left and on Monday we came back.",
            "2022-05-10; 2022-05-11; 2022-05-13; 2022-05-16",
        ),
        ("I fled on 10 May 2022. I had told them on Monday.", "2022-05-10; 2022-05-09"),
        ("In late April 2022 we waited. On 4 June they came.", "2022-04; 2022-06-04"),
        ("On 10 June 2022 it was hit. The mayor had called on 7 June for all to leave.", "2022-06-10; 2022-06-07"),
        ("On 10 May 2022 it was hit.\n\nThe court is to meet on Monday.", "2022-05-10; 2023-06-19"),
        ("From 6 to 8 May 2022 it was calm. On Monday it was hit.", "2022-05-06/2022-05-08; 2022-05-09"),
        (
            "It was Wednesday, 24 May. On Tuesday we had joked. By Thursday I was in Homs; on Friday we fled.",
            "2023-05-24; 2023-05-23; 2023-05-25; 2023-05-26",
        ),
        ("Sunday 28 May. Shots. Monday. No water. Tuesday: rain.", "2023-05-28; 2023-05-29; 2023-05-30"),
        ("On Sunday, 28 May it was hit. “On Monday no child came,” he said.", "2023-05-28; 2023-05-29"),
        ("On Sunday, 28 May it was hit. On Saturday the court met.", "2023-05-28; 2023-06-10"),
        ("Shells fell on 6 May 2021.\n\n“He asked about 6 May only,” she said.", "2021-05-06; 2021-05-06"),
        ("It was 29 July 2013. He left in August and deserted on 10 October.", "2013-07-29; 2013-08; 2013-10-10"),
        ("They came on 21 May 2022 and, in town since 18 May, saw it.", "2022-05-21; 2022-05-18/.."),
        ("In 2012 we came back in May.", "2012; 2012-05"),
        ("They stayed from 13 May to Tuesday.", "2023-05-13/2023-06-13"),
        ("On Friday, 12 May it was hit. Talks open in Vienna on Saturday.", "2023-05-12; 2023-06-17"),
        ("His name is on the list for Saturday.", "2023-06-17"),
        ("On 14 August 2022 it fell. A truce of 1 July collapsed.", "2022-08-14; 2022-07-01"),
        (
            "It was 10 May 2021. From late April this year they came: on 30 April, on 3 May.",
            "2021-05-10; 2023-04/..; 2023-04-30; 2023-05-03",
        ),
        ("It was told in May 2021 and confirmed last October.", "2021-05; 2022-10"),
        ("On 6 February 2023 it shook. Two roads were opened until 13 August.", "2023-02-06; ../2023-08-13"),
        ("On 28 April 2021 I was on duty. In May the road closed.", "2021-04-28; 2021-05"),
        (
            "On Saturday, 27 May he fell. “On Thursday we had asked,” she said. “On Friday they told us to wait.”",
            "2023-05-27; 2023-05-25; 2023-05-26",
        ),
        ("They agreed on 5 March 2022 on a truce. On 8 June shells fell.", "2022-03-05; 2023-06-08"),
        ("They have fled since 1 February 2021.\n\nShells fell on 4 March.", "2021-02-01/..; 2023-03-04"),
    ],
)
def test_a_story_of_times_past_goes_on_in_the_next_paragraph_of_speech(text: str, read: str) -> None:
    found = [one.reading for one in find_dates(text, DAY)]
    assert "; ".join(one.edtf or "" for one in found if isinstance(one, Dated)) == read


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Short-range drones killed 54 people over the month.", "over the month"),
        ("In that year, more than 700,000 people fled.", "In that year"),
        ("All of 2022 brought 84 deaths.", "All of 2022"),
        ("Our clinics treated 39 wounded in the week to 10 June.", "10 June"),
        ("Losses from 1 to 9 June: 47 civilians killed.", "1 to 9 June"),
        ("In 2022, 40 journalists were killed.", "2022"),
        ("Throughout 2022, at least 251 people were killed by mines.", "2022"),
        ("The raid, the deadliest since 2018, killed 27 people.", ""),
        ("They were shelled for three hours and 27 people died.", ""),
        ("Two courts heard of the murder of 26 villagers in 1998.", ""),
        ("There were 14 attacks in 2022, which killed 26 nurses.", "2022"),
        ("Three sisters were shot dead in a single night.", ""),
        ("At least 227 people were seized within a day.", ""),
        ("The toll from Friday's attack has risen to 52.", ""),
        ("On the road, which they have held since 2 June, six traders died on 12 June.", ""),
        ("A strike in March killed forty people.", ""),
        ("When rebels took the town on 2 to 9 June, 300 people fled.", ""),
        ("In a report released on 20 June, the group counts 71 civilians killed in May.", "May"),
        ("On that day alone we brought in 27 wounded.", "On that day alone"),
        ("Twelve homes burned in May, and 300 people have fled.", ""),
        ("At least 30 died in the first hours.", ""),
        ("June brought 232 dead, the highest toll in three years.", ""),
        ("Dozens died of hunger that month.", "that month"),
        ("In the week before, five died.", "In the week before"),
        ("Our archive holds 61 strikes between May and June 2022, in which 74 men died.", "May and June 2022"),
        (
            "Of strikes since the beginning of the current year, in which 12 died.",
            "since the beginning of the current year",
        ),
        ("It denies the invasion it launched in February 2022, in which thousands died.", ""),
        ("Since 2015, they have hit many weddings; a raid in October 2016 killed at least 100 people.", ""),
    ],
)
def test_a_count_has_the_period_over_which_it_was_added_up(text: str, window: str) -> None:
    (one,) = [one.reading for one in find(text, DAY) if isinstance(one.reading, Counted)]
    assert (text[slice(*one.window)] if one.window else "") == window


def test_a_period_beside_a_part_is_not_that_of_the_whole() -> None:
    text = "Some 9,000 people have fled toward the border, 400 of them in the past week."
    assert [one.reading.window for one in find(text, DAY) if isinstance(one.reading, Counted)] == [None, None]


def test_a_period_is_that_of_the_whole_beside_which_it_stands() -> None:
    part, whole = (
        one.reading
        for one in find("Some 400 of the 9,000 people displaced since 2 June have been hurt.", DAY)
        if isinstance(one.reading, Counted)
    )
    assert part.window is None
    assert whole.window
