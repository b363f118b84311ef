"""The display map: what a terminal may be shown, and how wide it is.

Text from outside reaches the screen only through here. Every code point of the original gives one cell:
the string to show, maybe empty, and its width of 0, 1 or 2 columns. Offsets never come from shown text.

Shown as marks: C0 and DEL as control pictures; soft hyphens, zero-width spaces, joiners and direction marks
as a middle dot; every other format character, C1, bidi overrides and isolates, tags, line separators, private
use, surrogates, unassigned code points, and the few whose width differs between terminals, as U+FFFD.
Tabs, newlines and no-break spaces are spaces; flags are their two letters; emoji come without U+FE0F, joiners
and skin tones; a combining mark without a base stands on a dotted circle, and the ninth in a row is a mark.

ASCII mode (`use_ascii`) sends printable ASCII alone: what looks like an ASCII character becomes it, letters
lose their accents, all else is "?" once per column. Widths are the same in both modes.
"""

from __future__ import annotations

from unicodedata import bidirectional, category, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing or collections.abc would cost more than all of this room
    from collections.abc import Callable, Iterable, Mapping

Cell = tuple[str, int]

CUT = "…"
LRM = "\u200e"
UNSHOWN: Cell = ("\ufffd", 1)
FAINT: Cell = ("·", 1)

MOST_MARKS = 8
_LONGEST = MOST_MARKS + 4  # code points in one cell: a base, its marks, a selector, a skin tone, a joiner
_FAINT = frozenset("\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# East Asian Width changed for these between versions of Unicode: terminals disagree.
_UNSURE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376), (0x16FF0, 0x16FF1))
_JAMO = ((0x1161, 0x11FF), (0xD7B0, 0xD7FB))
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x180B, 0x180F))
_SKIN_TONES = ((0x1F3FB, 0x1F3FF),)
_PRESENTATION = frozenset("\ufe0e\ufe0f")


class _Map(dict[str, Cell]):
    """Cells by character, found when first asked for."""

    def __init__(self, find: Callable[[str], Cell]) -> None:
        super().__init__((chr(code), (chr(code), 1)) for code in range(32, 127))
        self.find = find
        self.plain = set(self)  # shown as they are, one column wide
        self.bound: set[str] = set()  # depend on what stands before them

    def __missing__(self, char: str) -> Cell:
        cell = self[char] = self.find(char)
        if not cell[1]:
            self.bound.add(char)
        elif cell == (char, 1):
            self.plain.add(char)
        return cell


def _within(char: str, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


def _format_cell(char: str, kind: str) -> Cell:
    """The cell of a character that has no glyph of its own."""
    if char in "\t\n" or kind == "Zs":
        return (" " * (2 if char == "\u3000" else 1), 2 if char == "\u3000" else 1)
    if kind == "Cc" and ord(char) < 32:
        return (chr(0x2400 + ord(char)), 1)
    if char == "\x7f":
        return ("\u2421", 1)
    if char == "\u200d":
        return ("", 0)
    return FAINT if char in _FAINT else UNSHOWN


def _glyph_cell(char: str) -> Cell:
    """The cell of one character by itself; width 0 means that `_settle` decides."""
    kind = category(char)
    if kind[0] in "CZ":
        return _format_cell(char, kind)
    if char in _BLANK_LETTERS or _within(char, _UNSURE):
        return UNSHOWN
    if _within(char, _SELECTORS) or _within(char, _SKIN_TONES):
        return ("", 0)
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return (chr(ord(char) - 0x1F1E6 + ord("A")), 1)
    if kind[0] == "M" or _within(char, _JAMO):
        return (char, 0)
    return (char, 2 if east_asian_width(char) in "WF" else 1)


def _ascii_cell(char: str) -> Cell:
    from tui.standins import stand_in

    shown, width = _glyph_cell(char)
    return (stand_in(shown, width), width)


_UNICODE = _Map(_glyph_cell)
_ASCII = _Map(_ascii_cell)
_map = _UNICODE
_left: set[str] = set()  # characters seen that are not right-to-left


def use_ascii(on: bool) -> None:
    """Set, once and before anything is shown, whether only ASCII may be sent."""
    global _map
    _map = _ASCII if on else _UNICODE


def ascii_only() -> bool:
    """True in ASCII mode."""
    return _map is _ASCII


def locale_is_ascii(environ: Mapping[str, str]) -> bool:
    """True unless the environment names a UTF-8 locale, by POSIX order: LC_ALL, LC_CTYPE, LANG."""
    name = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "C"
    return "utf8" not in name.lower().replace("-", "")


def cells(text: str) -> list[Cell]:
    """One (shown, width) for each code point of `text`, in order."""
    found = list(map(_map.__getitem__, text))
    if not _map.bound.isdisjoint(text):
        _settle(text, found)
    return found


def _settle(text: str, found: list[Cell]) -> None:
    """Decide the characters that depend on what stands before them, in place."""
    marks = -1
    before = ""
    for at, char in enumerate(text):
        if found[at][1]:
            marks = 0
        elif _drops(before, char):
            found[at] = ("", 0)
        elif char in _PRESENTATION or _within(char, _SELECTORS) or _within(char, _SKIN_TONES):
            found[at], marks = _hidden(UNSHOWN), 0
        elif char == "\u200d":
            found[at], marks = _hidden(FAINT), 0
        elif marks < 0:
            found[at], marks = _on_circle(char), 1
        elif marks == MOST_MARKS:
            found[at], marks = _hidden(UNSHOWN), 0
        else:
            marks += 1
        before = char


def _drops(before: str, char: str) -> bool:
    """Whether `char` only changes how the picture before it looks, so that it goes unshown."""
    if not before:
        return False
    if char in _PRESENTATION:
        return _UNICODE[before][1] > 0
    picture = category(before) == "So" or before == "\ufe0f"
    if char == "\u200d":
        return picture or _within(before, _SKIN_TONES)
    return picture and _within(char, _SKIN_TONES)


def _hidden(mark: Cell) -> Cell:
    return ("?", 1) if _map is _ASCII else mark


def _on_circle(mark: str) -> Cell:
    return ("?", 1) if _map is _ASCII else ("\u25cc" + mark, 1)


def is_plain(text: str) -> bool:
    """True where every character is shown as it is in one column; false at a character's first sight."""
    return (text.isascii() and text.isprintable()) or _map.plain.issuperset(text)


def show(text: str) -> str:
    """`text` fit for one line of a terminal: no control, format or bidi character is left."""
    return text if is_plain(text) else "".join([cell[0] for cell in cells(text)])


def width(text: str) -> int:
    """Columns that `show(text)` takes."""
    return len(text) if is_plain(text) else sum([cell[1] for cell in cells(text)])


def fit(text: str, columns: int, mark: str = CUT, right: bool = False) -> str:
    """`text` shown in exactly `columns`: padded, or cropped between characters with `mark` at the cut."""
    if columns <= 0:
        return ""
    text = text[: (columns + 1) * _LONGEST]
    found: str | list[Cell] = text if is_plain(text) else cells(text)
    taken = len(text) if isinstance(found, str) else sum([cell[1] for cell in found])
    if taken > columns:
        shown, taken = _cropped(found, columns, "~" if mark == CUT and _map is _ASCII else mark)
    else:
        shown = found if isinstance(found, str) else "".join([cell[0] for cell in found])
    pad = " " * (columns - taken)
    return pad + shown if right else shown + pad


def _cropped(found: str | list[Cell], columns: int, mark: str) -> Cell:
    """As many whole characters, with their combining marks, as leave room for `mark`, and the mark."""
    sign = "" if width(mark) > columns else show(mark)
    room = columns - width(sign)
    if isinstance(found, str):
        return (found[:room] + sign, columns)
    shown, taken = [], 0
    for piece, wide in found:
        if taken + wide > room:
            break
        shown.append(piece)
        taken += wide
    return ("".join(shown) + sign, taken + columns - room)


def has_rtl(text: str) -> bool:
    """True where a terminal might reorder `text`: it holds right-to-left letters or Arabic numbers."""
    if text.isascii() or _left.issuperset(text):
        return False
    if any(bidirectional(char) in ("R", "AL", "AN") for char in text):
        return True
    _left.update(text)
    return False


def fence(text: str) -> str:
    """Shown, cropped text with U+200E on both sides where it may be reordered: the last step of all."""
    return f"{LRM}{text}{LRM}" if has_rtl(text) else text


def unfence(text: str) -> str:
    """Text from the screen without its fences, for copying; shown text holds no other U+200E."""
    return text.replace(LRM, "")
