"""python -m db.sample [FILE]: build the sample anew, by default sample.db at the top of the checkout."""

import os
import sys
from pathlib import Path

from db.sample import IN_CHECKOUT, build


def main() -> int:
    """Build beside the old file and put it in its place when it is whole."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else IN_CHECKOUT
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    build(fresh)
    os.chmod(fresh, 0o644)
    os.replace(fresh, path)
    print(f"{path.name} is built.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
