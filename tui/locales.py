"""The locale that pincite was started with, where Python put C.UTF-8 in its place (PEP 538)."""

import os


def put_back() -> None:
    """Give LC_CTYPE the value that it had when the program was started; where it had none, LANG tells if it is set."""
    try:
        with open("/proc/self/environ", "rb") as file:
            given = dict(one.partition(b"=")[::2] for one in file.read().split(b"\0"))
    except OSError:
        return  # no Linux: nobody tells
    if b"LC_CTYPE" in given:
        os.environ["LC_CTYPE"] = os.fsdecode(given[b"LC_CTYPE"])
    elif os.environ.get("LANG"):
        del os.environ["LC_CTYPE"]
