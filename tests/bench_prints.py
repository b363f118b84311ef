"""The index of shared runs of words for a case of the benchmark, made in a process of its own while the case is filled.

Its articles share no run of words, so that nothing is to be compared; a test verifies a small case as a whole.
"""

import pickle
import sys
from pathlib import Path
from subprocess import PIPE, Popen

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from db.compare.prints import prints, split  # noqa: E402
from db.sqlite import Connection, sqlite  # noqa: E402

TABLES = {"text_print": "print, text, place", "text_printed": "text, words"}
Texts = list[tuple[int, str]]


class Printing:
    """Takes texts and hands them over; their index is kept in the case in the end."""

    def __init__(self, beside: Path) -> None:
        self.texts, self.index = beside.with_suffix(".texts"), beside.with_suffix(".prints")
        self.index.unlink(missing_ok=True)
        self.file = self.texts.open("wb")
        command = [sys.executable, __file__, str(self.texts), str(self.index)]
        self.process = Popen(command, stdin=PIPE)

    def add(self, texts: Texts) -> None:
        """Texts by id; the process is told of them and never waited for."""
        assert self.process.stdin
        pickle.dump(texts, self.file)
        self.file.flush()
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()

    def keep(self, connection: Connection) -> None:
        """Write the index in the order of its table."""
        self.file.close()
        self.process.communicate()
        if self.process.returncode:
            raise RuntimeError("the index of shared runs could not be made")
        connection.execute("ATTACH ? AS made", (str(self.index),))
        connection.execute("BEGIN")
        for table, columns in TABLES.items():
            connection.execute(
                f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM made.{table} ORDER BY {columns}"
            )
        connection.execute("COMMIT")
        connection.execute("DETACH made")
        for file in (self.texts, self.index):
            file.unlink()


def main(texts: str, index: str) -> None:
    """Index texts as often as a line says that there are more."""
    connection = sqlite.connect(index, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    for table, columns in TABLES.items():
        connection.execute(f"CREATE TABLE {table} ({columns})")
    connection.execute("BEGIN")
    with open(texts, "rb") as file:
        for _ in sys.stdin:
            some: Texts = pickle.load(file)
            for text, said in some:
                words = split(said).words
                rows = {(number, text, place) for number, place in prints(words)}
                connection.executemany("INSERT INTO text_print VALUES (?, ?, ?)", rows)
                connection.execute("INSERT INTO text_printed VALUES (?, ?)", (text, len(words)))
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
