"""The bytes of files as text, and what plainly stands at the head of an article."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Invalid
from db.importing.decoding import KINDS, Decoded, decode
from db.importing.headline import Found, headline
from db.words.dates import read_date
from db.words.spans import canonical

WORDS = "Ariha, أريحا: “11” 🏽\r\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_unicode_is_read_without_its_mark(mark: bytes, codec: str) -> None:
    assert decode(mark + WORDS.encode(codec), "a.txt") == Decoded(WORDS, codec, "text/plain")


def test_a_named_encoding_is_used() -> None:
    assert decode("أريحا".encode("cp1256"), "a.txt", "windows-1256") == Decoded("أريحا", "cp1256", "text/plain")
    assert decode(WORDS.encode("utf-16-le"), "a.txt", "UTF-16LE").text == WORDS
    assert decode(b"\xff\xfea\0", "a.txt", "utf-16").text == "a"
    assert decode(b"\xef\xbb\xbfa", "a.txt", "utf8").text == "a"


@pytest.mark.parametrize(("name", "kind"), [("a.MD", "text/markdown"), ("b/c.html", "text/html"), ("d", "text/plain")])
def test_the_media_type_follows_the_name(name: str, kind: str) -> None:
    assert decode(b"words", name).media_type == kind


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return packed.getvalue()


BINARY = [
    (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
    (b"\xff\xd8\xff\xe0", "a JPEG picture"),
    (b"GIF89a", "a GIF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF\x10\0\0\0WEBP", "a WebP picture"),
    (b"RIFF\n\0\0\0WAVE", "a sound recording"),
    (b"\0\0\0\x18ftypmp42", "a video"),
    (b"%PDF-1.7\n", "a PDF document"),
    (b"{\\rtf1 words}", "an RTF document"),
    (zipped(), "a ZIP archive or an Office document"),
    (gzip.compress(b"words", mtime=0), "a gzip archive"),
    (b"SQLite format 3\0\x10\0", "an SQLite database"),
    (b"\x7fELF\x02", "a program"),
]


@pytest.mark.parametrize(("raw", "what"), BINARY)
def test_what_is_no_text_is_named(raw: bytes, what: str) -> None:
    for encoding in (None, "latin-1"):
        with pytest.raises(Invalid, match=f"^photo is {what}, not text; .*\\.$"):
            decode(raw, "photo", encoding)
    assert what in [name for _, name in KINDS]


WRONG = [
    (b"", None, "is empty"),
    (b" \r\n\xc2\xa0", None, "nothing but white space"),
    (
        b"abc\xe9d",
        None,
        "is not UTF-8: byte 0xE9 at offset 3 cannot be read; name its encoding, like --encoding cp1256",
    ),
    (b"\xef\xbb\xbfa\xff", None, "is not UTF-8: byte 0xFF at offset 4 cannot be read; it may be damaged or cut short"),
    (b"\xff\xfea\0b", None, "is not UTF-16-LE: byte 0x62 at offset 4 cannot be read; it may be damaged"),
    (b"a\x81", "cp1252", "is not CP1252: byte 0x81 at offset 1 cannot be read; name its encoding"),
    (b"\xed\xa0\x80", None, "is not UTF-8: byte 0xED at offset 0"),
    (
        "words here".encode("utf-16-le"),
        None,
        "looks like UTF-16 without a byte order mark; name it with --encoding utf-16-le",
    ),
    (
        "كلمات هنا ".encode("utf-16-be"),
        None,
        "looks like UTF-16 without a byte order mark; name it with --encoding utf-16-be",
    ),
    (b"one word\0 after the other", None, "has a NUL at offset 8 and is no text"),
    ("caf\xe9 \x1b and\0more of it..".encode(), None, "has a NUL at offset 11 and is no text"),
    ("爆炸 造成十二人死亡".encode("utf-16-le"), None, "name it with --encoding utf-16-le"),
    (b"ab\0\0c\0", None, "has a NUL at offset 2 and is no text"),
    (b"ab\0c", "cp1256", "has a NUL at character 3 when read as CP1256"),
    (b"\xff\xfea\0\0\0", None, "has a NUL at character 2 when read as UTF-16-LE"),
    (b"+2AA-", "utf-7", "half of a character"),
    (b"words", "klingon", "“klingon” is no encoding known here"),
    (b"words", "hex", "“hex” is no encoding known here"),
    (b"words", "punycode", "“punycode” is no encoding known here"),
    (b"words", "a\0b", "is no encoding known here"),
]


@pytest.mark.parametrize(("raw", "encoding", "why"), WRONG)
def test_what_cannot_be_decoded_is_told_in_one_sentence(raw: bytes, encoding: str | None, why: str) -> None:
    with pytest.raises(Invalid) as caught:
        decode(raw, "my report.txt", encoding)
    sentence = caught.value.sentence
    assert why in sentence
    assert sentence.endswith(".")
    assert "my report.txt" in sentence or "encoding known" in sentence


@given(st.binary(max_size=40), st.sampled_from([None, "cp1256", "latin-1", "utf-16", "utf-7", "shift_jis"]))
def test_any_bytes_are_text_or_told(raw: bytes, encoding: str | None) -> None:
    try:
        found = decode(raw, "a.txt", encoding)
    except Invalid:
        return
    assert canonical(found.text).strip() or not found.text.strip("\ufeff \n")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_text_comes_back_from_its_own_bytes(text: str) -> None:
    raw = b"\xef\xbb\xbf" + text.encode()
    assert not text.strip() or decode(raw, "a.txt").text == text


PROSE = "Three people were killed when shells fell on the market of the town, people who live there said."
LONG = PROSE + " Nobody has said who fired them, and nobody was asked so far, by what we know of the matter."


def read(text: str) -> tuple[str | None, str | None]:
    """The title and the date found, checked against their spans."""
    found = headline(text)
    assert found.title == (text[slice(*found.title_span)] if found.title_span else None)
    assert bool(found.date) == bool(found.date_span)
    return found.title, text[slice(*found.date_span)] if found.date_span else None


HEADS = [
    (f"Shells fall on a market\n\n{PROSE}", "Shells fall on a market", None),
    (f"\n\n  Shells fall on a market\u00a0\n{PROSE}", "Shells fall on a market", None),
    (f" date 2020-05-11 Shells fall on a market\n\n{PROSE}", "Shells fall on a market", "2020-05-11"),
    (f"2020-05-11 Shells fall on a market\n\n{PROSE}", "Shells fall on a market", "2020-05-11"),
    (f"Date: 2020-05-11 {PROSE}\n{LONG}", None, "2020-05-11"),
    (f"Shells fall on a market\n\nPublished 11 May 2020\n\n{PROSE}", "Shells fall on a market", "11 May 2020"),
    (
        f"Shells fall on a market\nBy Jane Doe\nMonday, 11 May 2020, 10:30 GMT\n{PROSE}",
        "Shells fall on a market",
        "Monday, 11 May 2020",
    ),
    (f"11 May 2020\nShells fall on a market\n{PROSE}", "Shells fall on a market", "11 May 2020"),
    (
        f"Posted on: May 11, 2020 at 9:05 a.m.\nShells fall on a market\n{PROSE}",
        "Shells fall on a market",
        "May 11, 2020",
    ),
    (
        f"Shells fall on a market\nIDLIB, Syria, May 11, 2020 (Agency) — {PROSE}",
        "Shells fall on a market",
        "May 11, 2020",
    ),
    (f"BEIRUT, 11 May 2020 - {PROSE}", None, "11 May 2020"),
    ("Published 11 May 2020", None, "11 May 2020"),
    (f"Shells fall\n\nBy Jane Doe\nGaziantep, 11 May 2020 (Agency)\n\n{PROSE}", "Shells fall", "11 May 2020"),
    (
        "Shells fall on a market\n\nLast updated: 4 April 2017, 10:32\n\n" + PROSE,
        "Shells fall on a market",
        "4 April 2017",
    ),
    (f"Updated 11 May 2020\nShells fall on a market\n{PROSE}", "Shells fall on a market", "11 May 2020"),
    (
        f"Shells fall on a market\nLast updated: 4 April 2017\nFirst published: 3 April 2017 | 09:15 GMT\n{PROSE}",
        "Shells fall on a market",
        "3 April 2017",
    ),
    (
        f"Shells fall on a market\nPublished 3 April 2017, last updated on 4 April 2017, 10:32\n{PROSE}",
        "Shells fall on a market",
        "3 April 2017",
    ),
    (
        f"Last modified: April 4, 2017 | Published on April 3, 2017\nShells fall on a market\n{PROSE}",
        "Shells fall on a market",
        "April 3, 2017",
    ),
    (
        f"Shells fall on a market\nUpdated: 4 April 2017\n\nIDLIB, Syria, April 3, 2017 (Agency) — {PROSE}",
        "Shells fall on a market",
        "April 3, 2017",
    ),
    (f"Shells fall on a market\n\n(Beirut, May 11, 2020) – {PROSE}", "Shells fall on a market", "May 11, 2020"),
]


@pytest.mark.parametrize(("text", "title", "date"), HEADS)
def test_what_plainly_stands_is_found(text: str, title: str | None, date: str | None) -> None:
    assert read(text) == (title, date)
    assert date is None or headline(text).date == read_date(date)


NOTHING = [
    "",
    "\n \n",
    "Shells fall on a market",
    "Shells fall on a market\nand on a school\nand on a road",
    PROSE,
    f"{PROSE}\n{LONG}",
    f"Shells fell.\n{PROSE}",
    f"“Shells fell.”\n{PROSE}",
    f"What fell,\n{PROSE}",
    f"Idlib\n{PROSE}",
    f"By Jane Doe\n{PROSE}",
    f"https://example.org/a market\n{PROSE}",
    f"{'Shells fall on a market ' * 9}\n{PROSE * 4}",
    f"{PROSE}\n11 May 2020\n{LONG}",
    f"2020-05-11 {PROSE}\n{LONG}",
    f"{PROSE} Published 11 May 2020",
    f"{PROSE}\nLast updated: 11 May 2020\n{LONG}",
    f"Last updated: ten minutes ago\n{PROSE}",
    f"BEIRUT (Agency) — {PROSE} It was May 11, 2020.",
    f"On Monday, 11 May 2020 – the day of the fair – {PROSE}",
    f"In Idlib, May 11, 2020 - {PROSE}",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_guessed(text: str) -> None:
    assert headline(text) == Found()


@pytest.mark.parametrize(
    "line", ["05/06/2020", "May 2020", "2020", "11 May", "Last updated: an hour ago", "Friday, 11 May 2020", "Monday"]
)
def test_a_date_that_is_no_whole_day_is_left(line: str) -> None:
    assert read(f"Shells fall on a market\n{line}\n{PROSE}") == ("Shells fall on a market", None)


@given(st.text(st.sampled_from("ab A.\n\u00a0”1:2date0-,"), max_size=200))
def test_any_head_is_read(text: str) -> None:
    read(canonical(text))


def test_the_real_articles_give_what_plainly_stands(articles: Path) -> None:
    found = {}
    for path in articles.glob("*.txt"):
        decoded = decode(path.read_bytes(), path.name)
        assert decoded.text.encode() == path.read_bytes()
        title, date = read(canonical(decoded.text))
        found[path.stem] = (len(title or ""), date)
    assert found == {
        "airstrikes-2015": (78, None),
        "amnesty-18-attacks": (0, None),
        "nowhere-is-safe": (91, "2020-05-11"),
        "schools-and-hospitals": (0, None),
        "targeting-life-in-idlib": (0, None),
    }
