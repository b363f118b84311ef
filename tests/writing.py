"""A program that writes to a case file until it is done or killed, saying each operation once it is kept.

python tests/writing.py CASE NAME COUNT [BYTES | shared]: COUNT notes, each in an operation of its own; with BYTES no
file may grow by more than that, as if the disk were full; shared edits the titles of all incidents in turn. At the end
it says how long 99 of 100 operations took at most.
"""

import resource
import sys
from pathlib import Path
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from db.case import Case, Person
from db.errors import CaseError


def main(path: str, name: str, count: str, room: str = "") -> None:
    """Write, and say what was written."""
    with Case.open(path, Person(name), wait=60) as case:
        shared = [row[0] for row in case.rows("SELECT id FROM incident ORDER BY id")] if room == "shared" else []
        if room and not shared:
            most = Path(path).stat().st_size + int(room)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        took = []
        for number in range(int(count)):
            started = monotonic()
            text = f"{name} {number} " + "x" * (5000 if room and not shared else 20)
            try:
                with case.write("edit" if shared else "note") as writer:
                    if shared:
                        writer.update("incident", shared[number % len(shared)], {"title": text})
                    else:
                        writer.insert("note", {"text": text})
            except CaseError as error:
                print("refused", case.connection.in_transaction, error, flush=True)
                return
            took.append(monotonic() - started)
            print(number, flush=True)
        print("p99", f"{1000 * sorted(took)[len(took) * 99 // 100]:.0f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
