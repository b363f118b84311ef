"""A terminal to test against: pyte, with marks of no width joined to the character before them."""

from typing import Any

import pyte
from wcwidth import wcwidth


class Terminal(pyte.Screen):  # type: ignore[misc]
    """What a terminal of `columns` by `lines` shows after `feed`."""

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self.reset_mode(7, private=True)
        self._stream = pyte.Stream(self)

    def feed(self, data: str) -> None:
        """Take bytes as a terminal does; LF and BS only move, as without output processing."""
        self._stream.feed(data)

    def draw(self, data: str) -> None:
        """Draw text, joining whatever has no width to the character on its left."""
        for char in data:
            if wcwidth(char) > 0:
                super().draw(char)
            elif self.cursor.x:
                line = self.buffer[self.cursor.y]
                at = self.cursor.x - 1
                at -= line[at].data == "" and at > 0
                line[at] = line[at]._replace(data=line[at].data + char)

    def lines_of_text(self) -> list[str]:
        """The characters of each line."""
        return ["".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines)]

    def cell(self, y: int, x: int) -> Any:
        """One cell, with its colours and attributes."""
        return self.buffer[y][x]
