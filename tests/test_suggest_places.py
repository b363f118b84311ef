"""Names that stand where places do: which of them are places, and which belong to bodies, titles and people."""

import pytest

from db.suggest.places.placing import find_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On free days Ismail goes to Ariha.", ["Ariha"]),
        ("“We left at noon,” says Ismail. He came to Ariha.", ["Ariha"]),
        ("Their head, Hamid al-Obeid, came to Ariha.", ["Ariha"]),
        ("Ahmad al-Sharaa came, and Fadi al-Khatib, a driver, went.", []),
        ("It fell near Sheikh Najjar. President Omar Darwish, in a speech, denied it.", ["Sheikh Najjar"]),
        ("They drove to Ismail in Ukraine.", ["Ismail", "Ukraine"]),
        ("They advanced towards Mayadin and Abu Kamal.", ["Mayadin", "Abu Kamal"]),
        ("A nurse in Kafr Batna, Huda A., kept a list.", ["Kafr Batna"]),
        ("Since the fall of Bashar Darwish nobody has come.", []),
        ("OCHA Syria issued it; the offices of OCHA Damascus are shut.", []),
        ("The UN Human Rights Monitoring Mission in Ukraine counted 12 dead in Kharkiv.", ["Kharkiv"]),
        ("The UN resident coordinator in Sudan spoke of Omdurman.", ["Omdurman"]),
        ("The Humanitarian Coordinator for Yemen came to Taiz.", ["Taiz"]),
        ("The office in Daraa recorded it.", ["Daraa"]),
        ("Nadia Rahhal, Syria researcher at a group, was in Atarib.", ["Atarib"]),
        ("The Gaza health ministry said so. Reporting by Beirut newsroom.", []),
        ("It was before the U.S. administration came.", []),
        ("He flew to the U.S. and came back.", ["U.S."]),
        ("One man was killed in the Israeli town of Nahariya.", ["Nahariya"]),
        ("It was the work of the 46th Battery, and it came to Ariha.", ["Ariha"]),
        ("Shells fell on the villages of Gorvu, Dalmar and Teshki near the river.", ["Gorvu", "Dalmar", "Teshki"]),
        (
            "They fled to Gorvu. A boy of Gorvu, 30 km from Dalmar, died in Dalmar, said his aunt.",
            ["Gorvu", "Gorvu", "Dalmar", "Dalmar"],
        ),
        (
            "A man from Sin Lai Kawng Ra, who fled, walked from Ariha to Teshki.",
            ["Sin Lai Kawng Ra", "Ariha", "Teshki"],
        ),
        ("In Daouda’s village nobody slept. “They came,” said Daouda, a farmer.", []),
        ("In southern Lebanon, Mariam, a refugee, told of her sister, Sahar, and her sons.", ["southern Lebanon"]),
        ("The UN Mission in South Sudan was near the Dnipro river, in Opposition and in a Sunni quarter.", []),
        ("The Burma Army shelled it. The U.S. bombing of Ariha went on.", ["Ariha"]),
        ("As Syria’s neighbours know, it was Kherson Mayor Ivan Dib who said so.", ["Syria", "Kherson"]),
        ("Major Amin Dib Of The Third Motorised Infantry Battalion in Gorvu ordered it.", ["Gorvu"]),
        (
            "People of Ariha and Teshki in Idlib fled. The province, which borders Gorvu, said no.",
            ["Ariha", "Teshki", "Idlib"],
        ),
        ("FRANCE 24 spoke to a doctor in France.", ["France"]),
        ("Gorvu’s outskirts burned. Gorvu was empty.", ["Gorvu", "Gorvu"]),
        ("Shelling went on in Gorvu. Hamid Gorvu wept; the Gorvu hospital was shut.", ["Gorvu"]),
        (
            "HEAVY SHELLING\nDALMAR, Sudan, Nov 7 – Nobody knew where they went after Dalmar.",
            ["DALMAR", "Sudan", "Dalmar"],
        ),
        ("He was seized by men in Gorvu Local Government Area.", ["Gorvu"]),
        ("It was a fight between Israel and Hamas, and people of Daesh came.", ["Israel"]),
        ("In Yemen, Hurko Dellian, in her statement, spoke.", ["Yemen"]),
        ("The strike on the al-Thawra hospital came from the city of al- Bab.", ["al- Bab"]),
        ("Col. Fadi al-Khatib denied it. Later al-Khatib, in his office, said so.", []),
        ("Reports from the Syrian Idlib were read. New Raids In Idlib Kill Nine Before The Dawn", ["Idlib", "Idlib"]),
        ("Nobody had asked the Homs City Council or the Idlib Province Governor before it was done.", []),
        ("“Nobody slept,” said Najla, a nurse in Ariha. Cars burned.", ["Ariha"]),
        ("Shells hit near the Sabaa Bahrat roundabout.", []),
        ("WHO WAS INSIDE\nThere were 17 nurses.", []),
    ],
)
def test_a_name_is_a_place_unless_it_is_somebodys_or_a_bodys(text: str, names: list[str]) -> None:
    assert [text[one.start : one.stop] for one in find_places(text)] == names
