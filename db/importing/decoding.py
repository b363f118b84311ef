"""The bytes of a file as text."""

import codecs
import re
from contextlib import suppress
from pathlib import PurePath

from db.classes import dataclass
from db.errors import Invalid, quoted

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
KINDS = (
    (rb"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (rb"\xff\xd8\xff", "a JPEG picture"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"II\*\x00|MM\x00\*", "a TIFF picture"),
    (rb"RIFF....WEBP", "a WebP picture"),
    (rb"RIFF....AVI |....ftyp|\x1a\x45\xdf\xa3", "a video"),
    (rb"RIFF....WAVE|ID3[\x02-\x04]|OggS\x00|fLaC\x00", "a sound recording"),
    (rb"%PDF-", "a PDF document"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive or an Office document"),
    (rb"\x1f\x8b", "a gzip archive"),
    (rb"BZh[1-9]1AY&SY", "a bzip2 archive"),
    (rb"\xfd7zXZ\x00", "an xz archive"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (rb"Rar!\x1a\x07", "a RAR archive"),
    (rb"SQLite format 3\x00", "an SQLite database"),
    (rb"\x7fELF|MZ\x90\x00|\xcf\xfa\xed\xfe", "a program"),
)
TYPES = {".htm": "text/html", ".html": "text/html", ".md": "text/markdown", ".srt": "application/x-subrip"}
TYPES |= {".vtt": "text/vtt", ".csv": "text/csv", ".json": "application/json", ".xml": "application/xml"}

NO_WRITING = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"}

_KIND = re.compile(b"|".join(b"(%s)" % pattern for pattern, _ in KINDS), re.DOTALL)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_UNFIT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without a byte order mark, otherwise as written; Python's name of its encoding; media type."""

    text: str
    encoding: str
    media_type: str


def decode(raw: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Reads UTF-8, UTF-16 or UTF-32 with a byte order mark, or the encoding named; Invalid says why not.

    Pictures, archives and the like are refused by their first bytes, whatever encoding is named.
    """
    if not raw:
        raise Invalid(f"{name} is empty; an article needs words.")
    if kind := _KIND.match(raw):
        raise Invalid(f"{name} is {KINDS[(kind.lastindex or 1) - 1][1]}, not text; give its words as a text file.")
    marked = next((codec for mark, codec in MARKS if raw.startswith(mark)), None)
    if not encoding and not marked and b"\0" in raw:
        raise Invalid(_with_nul(raw, name))
    codec = _codec(encoding) if encoding else marked or "utf-8"
    hint = "it may be damaged or cut short" if marked and not encoding else "name its encoding, like --encoding cp1256"
    text = _decoded(raw, name, codec, hint).removeprefix("\ufeff")
    if unfit := _UNFIT.search(text):
        what = "a NUL" if unfit[0] == "\0" else "half of a character"
        at = unfit.start() + 1
        raise Invalid(
            f"{name} has {what} at character {at} when read as {codec.upper()}; name the encoding it was written in."
        )
    if not text.strip():
        raise Invalid(f"{name} holds nothing but white space; an article needs words.")
    return Decoded(text, codec, TYPES.get(PurePath(name).suffix.lower(), "text/plain"))


def _codec(encoding: str) -> str:
    """Python's own name of an encoding that people write in."""
    with suppress(LookupError, ValueError):
        name = codecs.lookup(encoding).name
        if name not in NO_WRITING:
            b"a".decode(name, "ignore")
            return name
    raise Invalid(f"{quoted(encoding)} is no encoding known here; name one like cp1256 or utf-16-le.")


def _decoded(raw: bytes, name: str, codec: str, hint: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{raw[error.start]:02X} at offset {error.start} cannot be read"
        raise Invalid(f"{name} is not {codec.upper()}: {byte}; {hint}.") from None


def _with_nul(raw: bytes, name: str) -> str:
    """What to say of NULs in bytes without a mark: UTF-16 where only every other byte is one."""
    at = raw.index(b"\0")
    if len(raw) % 2 == 0 and b"\0" not in (raw[::2] if at % 2 else raw[1::2]) and not _stray(raw):
        codec = "utf-16-le" if at % 2 else "utf-16-be"
        return f"{name} looks like UTF-16 without a byte order mark; name it with --encoding {codec}."
    return f"{name} has a NUL at offset {at} and is no text; give its words as a text file."


def _stray(raw: bytes) -> bool:
    """Whether NULs are a few in what is UTF-8 otherwise; of UTF-16 they are half, or other control characters are."""
    with suppress(UnicodeDecodeError):
        return raw.count(b"\0") < len(raw) / 4 and not _CONTROL.search(raw.decode())
    return False
