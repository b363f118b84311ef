"""Where one character as people see it ends: grapheme boundaries after Unicode's UAX 29, as far as unicodedata goes."""

import unicodedata

ZWJ, ZWNJ = "\u200d", "\u200c"
_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_PICTURES = frozenset("©®‼⁉™ℹ〰〽㊗㊙")
_FOLLOWS = {"L": ("L", "V", "LV", "LVT"), "V": ("V", "T"), "LV": ("V", "T"), "T": ("T",), "LVT": ("T",)}


def is_boundary(text: str, at: int) -> bool:
    """Whether a cut before the code point at parts no character from its marks, joiners or other half."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before < "\u0300" and after < "\u0300":
        return (before, after) != ("\r", "\n")
    if _is_control(before) or _is_control(after):
        return True
    if _extends(after) or before in _PREPENDED:
        return False
    if before == ZWJ and _is_picture(after):
        return not _is_picture(text[_base(text, at - 2)])
    if _is_flag(before) and _is_flag(after):
        return _flags_before(text, at) % 2 == 0
    return _hangul(after) not in _FOLLOWS.get(_hangul(before), ())


def _is_control(one: str) -> bool:
    category = unicodedata.category(one)
    if category == "Cf":
        return not (one in (ZWJ, ZWNJ) or one in _PREPENDED or "\U000e0020" <= one <= "\U000e007f")
    return category in ("Cc", "Zl", "Zp")


def _extends(one: str) -> bool:
    """Marks, joiners, skin tones, tag characters, and the few letters that hang on the one before."""
    if one in (ZWJ, ZWNJ) or "\U0001f3fb" <= one <= "\U0001f3ff" or "\U000e0020" <= one <= "\U000e007f":
        return True
    return unicodedata.category(one)[0] == "M" or one in "\u0e33\u0eb3\uff9e\uff9f"


def _is_picture(one: str) -> bool:
    if "\u2190" <= one <= "\u2bff":
        return unicodedata.category(one) in ("So", "Sm")
    return one in _PICTURES or ("\U0001f000" <= one <= "\U0001faff" and not _is_flag(one) and not _extends(one))


def _is_flag(one: str) -> bool:
    return "\U0001f1e6" <= one <= "\U0001f1ff"


def _base(text: str, at: int) -> int:
    """The place of the character that the marks before a joiner hang on."""
    while at > 0 and _extends(text[at]) and text[at] != ZWJ:
        at -= 1
    return max(at, 0)


def _flags_before(text: str, at: int) -> int:
    start = at
    while start and _is_flag(text[start - 1]):
        start -= 1
    return at - start


def _hangul(one: str) -> str:
    """Which part of a Hangul syllable it is: leading, vowel, trailing, or two or three of them in one."""
    if "\u1100" <= one <= "\u115f" or "\ua960" <= one <= "\ua97c":
        return "L"
    if "\u1160" <= one <= "\u11a7" or "\ud7b0" <= one <= "\ud7c6":
        return "V"
    if "\u11a8" <= one <= "\u11ff" or "\ud7cb" <= one <= "\ud7fb":
        return "T"
    if "\uac00" <= one <= "\ud7a3":
        return "LVT" if (ord(one) - 0xAC00) % 28 else "LV"
    return ""
