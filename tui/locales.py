"""The locale that pincite was started with, where Python put C.UTF-8 in its place (PEP 538)."""

import os


def put_back() -> None:
    """Take LC_CTYPE away again where it was not set when the program was started; LANG tells then."""
    try:
        with open("/proc/self/environ", "rb") as file:
            given = file.read().split(b"\0")
    except OSError:
        return  # no Linux: nobody tells
    if not any(one.startswith(b"LC_CTYPE=C.") for one in given):
        os.environ.pop("LC_CTYPE", None)
