"""ASCII stand-ins for terminals whose locale is not UTF-8: borders, marks, and the letters of data."""

from unicodedata import normalize

_ALIKE = {
    "'": "‘’‚‛′ʼʾˈ´",
    "`": "ʻʿˋ",
    '"': "“”„‟″«»",
    "<": "‹←◀◂⟨⮜",
    ">": "›→▶▸⟩⮞",
    "^": "↑▲▴△⭘",
    "v": "↓▼▾▽✓✔",
    "-": "‐‑‒–—―−─━╌╍┄┅┈┉╴╶╸╺⎯▁▔",
    "=": "═",
    "|": "│┃║╎╏┆┇┊┋╵╷╹╻▏▎▍▌▐▕",
    "+": "┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋",
    "#": "█▇▆▅▄▃▂▀▉▊▋▓■▪▮",
    ":": "▒░",
    "*": "•●★☆◆◉⬤",
    "o": "○◯◌◦ø",
    "O": "Ø",
    ".": "·∙⋅",
    "x": "×✕✖✗✘",
    "~": "…≈∼",  # of words cut or left out, as our own sign
    "/": "⁄∕╱",
    "\\": "╲",
    "l": "łƚ",
    "L": "Ł",
    "d": "đð",
    "D": "ĐÐ",
    "i": "ı",
    "s": "ß",
}
_TABLE = {ord(char): plain for plain, chars in _ALIKE.items() for char in chars}
_PICTURES = dict.fromkeys(range(9216, 9250), "^")


def stand_in(shown: str, width: int) -> str:
    """Printable ASCII of the same width for one shown character: alike, without its accent, or "?"."""
    if not width or (shown.isascii() and shown.isprintable()):
        return shown if shown.isascii() else ""
    plain = _PICTURES.get(ord(shown)) or _TABLE.get(ord(shown)) or _bare(shown)
    return plain + " " * (width - 1) if plain else "?" * width


def _bare(char: str) -> str:
    """The ASCII letter under an accent, or nothing."""
    plain = normalize("NFKD", char)[:1]
    return plain if plain.isascii() and plain.isprintable() and plain != " " else ""
