"""What comes from the terminal, cut into keys, sequences, pastes and answers. Pure: time is handed in."""

from __future__ import annotations

import re
from dataclasses import field
from enum import Enum, auto

from tui.classes import dataclass

ESC = "\x1b"
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"
_TAIL_TIME = 0.3
_ANSWER_TIME = 5.0  # seconds after an ESC in which the whole rest of an answer is one: nobody types it at once

_WHOLE = re.compile(
    r"\x1b\[\[[A-E]"  # function keys of the Linux console
    r"|\x1b\[[0-?]*[ -/]*[@-Z\\-~]"
    r"|\x1bO[0-9;]*[A-Za-z]"
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[^\x1b\[OPX\]^_]",
    re.DOTALL,
)
_PART = re.compile(r"\x1b(?:\[\[?[0-?]*[ -/]*|O[0-9;]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z", re.DOTALL)
_TAIL = re.compile(r"\[[0-?]+[ -/]*[@-~]|\[[A-Z]|O[A-Z]")
_ANSWER = re.compile(r"\x1b\[[03]n")
_ANSWER_TAIL = re.compile(r"\[[03]n")
_ANSWER_PART = re.compile(r"\[[03]?")
_REPORT = re.compile(r"\x1b(?:\[[?>=]|[\]PX^_])")
_MOUSE = re.compile(r"\x1b\[<[-\d;]+[Mm]")
_CHORDS = frozenset({"\x1b\x7f", "\x1b\t", "\x1bb", "\x1bf"})  # what Alt and Option send for editing by words


class Kind(Enum):
    """What a piece of input is."""

    KEY = auto()  # a character or an escape sequence
    PASTE = auto()  # the text between the marks of bracketed paste
    MOUSE = auto()
    ANSWER = auto()  # to the status query
    REPORT = auto()  # anything else that the terminal says of itself


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of input: the whole sequence, or a paste's text."""

    kind: Kind
    text: str


@dataclass(slots=True)
class KeyStream:
    """Cuts what is read into pieces, whatever the limits of the reads."""

    rest: str = ""
    _pasted: list[str] | None = None
    _tail_until: float = field(default=0.0)
    _answer_until: float = field(default=0.0)
    _escaped: bool = False  # the ESC of what is left was given as a key already

    @property
    def lone_escape(self) -> bool:
        """Whether all that is left is an ESC of which nobody knows yet whether more follows."""
        return self.rest == ESC and self._pasted is None

    @property
    def incomplete(self) -> bool:
        """Whether a sequence has begun and not ended."""
        return bool(self.rest) and self._pasted is None

    def feed(self, text: str, now: float) -> list[Piece]:
        """The pieces that are whole after `text`."""
        pieces: list[Piece] = []
        if self.lone_escape and text[:1] not in ("", "[", "O"):
            pieces, self.rest = [Piece(Kind.KEY, ESC)], ""
        elif self._escaped and self.rest and not _ANSWER.match(self.rest + text):
            text, self.rest = self.rest[1:] + text, ""
        if not self.rest and self._pasted is None and self._follows(text, now):
            text, self._escaped = ESC + text, True
        self._tail_until = now + _TAIL_TIME if self._escaped and _ANSWER_PART.fullmatch(text[1:]) else 0.0
        text, self.rest = self.rest + text, ""
        while text:
            text = self._take(text, pieces)
        self._escaped = self._escaped and bool(self.rest)
        return pieces

    def _follows(self, text: str, now: float) -> bool:
        """Whether it is what an ESC began that was given as a key, or the beginning of it."""
        if now < self._tail_until and (_TAIL.match(text) or _ANSWER_PART.fullmatch(text)):
            return True
        return now < self._answer_until and _ANSWER_TAIL.match(text) is not None

    def settle(self, now: float) -> list[Piece]:
        """No more came in time: what is left is an Escape, a character with Alt, or broken and dropped."""
        if self._pasted is not None:
            return []
        rest, self.rest = self.rest, ""
        if self._escaped:
            self._escaped = False
            return [Piece(Kind.KEY, rest[1])] if len(rest) == 2 else []
        if rest == ESC:
            self._tail_until, self._answer_until = now + _TAIL_TIME, now + _ANSWER_TIME
            return [Piece(Kind.KEY, ESC)]
        if len(rest) == 2:
            return [Piece(Kind.KEY, ESC), Piece(Kind.KEY, rest[1])]
        return [Piece(Kind.KEY, rest)] if rest.endswith("$") else []

    def _take(self, text: str, pieces: list[Piece]) -> str:
        """Add the first piece of `text`; what is left."""
        if self._pasted is not None:
            return self._paste(text, pieces)
        if text[0] != ESC:
            end = text.find(ESC)
            end = len(text) if end < 0 else end
            pieces += [Piece(Kind.KEY, char) for char in text[:end] if not "\x80" <= char <= "\x9f"]
            return text[end:]
        if whole := _WHOLE.match(text):
            self._sequence(whole[0], pieces)
            return text[whole.end() :]
        if _PART.match(text):
            self.rest = text
            return ""
        pieces.append(Piece(Kind.KEY, ESC))
        return text[1:]

    def _sequence(self, sequence: str, pieces: list[Piece]) -> None:
        if sequence == _PASTE:
            self._pasted = []
        elif len(sequence) == 2 and sequence not in _CHORDS:
            pieces += [Piece(Kind.KEY, ESC), Piece(Kind.KEY, sequence[1])]
        elif sequence != _PASTE_END:
            pieces.append(Piece(_kind(sequence), sequence))

    def _paste(self, text: str, pieces: list[Piece]) -> str:
        assert self._pasted is not None
        end = text.find(_PASTE_END)
        if end >= 0:
            pieces.append(Piece(Kind.PASTE, "".join([*self._pasted, text[:end]])))
            self._pasted = None
            return text[end + len(_PASTE_END) :]
        keep = next((n for n in range(len(_PASTE_END) - 1, 0, -1) if text.endswith(_PASTE_END[:n])), 0)
        self._pasted.append(text[: len(text) - keep])
        self.rest = text[len(text) - keep :]
        return ""


def _kind(sequence: str) -> Kind:
    if _ANSWER.fullmatch(sequence):
        return Kind.ANSWER
    if _MOUSE.fullmatch(sequence):
        return Kind.MOUSE
    return Kind.REPORT if _REPORT.match(sequence) else Kind.KEY
