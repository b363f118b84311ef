"""A program that writes to a case file until it is done or killed, saying each operation once it is kept.

python tests/writing.py CASE NAME COUNT [BYTES]: COUNT notes, each in an operation of its own; with BYTES no file may
grow by more than that, as if the disk were full. At the end it says how long 99 of 100 operations took at most.
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
        if room:
            most = Path(path).stat().st_size + int(room)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        took = []
        for number in range(int(count)):
            started = monotonic()
            text = f"{name} {number} " + "x" * (5000 if room else 20)
            try:
                with case.write("note") as writer:
                    writer.insert("note", {"text": text})
            except CaseError as error:
                print("refused", case.connection.in_transaction, error, flush=True)
                return
            took.append(monotonic() - started)
            print(number, flush=True)
        print("p99", f"{1000 * sorted(took)[len(took) * 99 // 100]:.0f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
