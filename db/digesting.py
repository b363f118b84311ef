"""SHA-256 of a few short texts, without hashlib, which loads all of OpenSSL before anything is digested; salts."""

import os

try:
    from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and newer
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256

__all__ = ["SALT", "sha256", "system_salt"]

SALT = 16  # bytes


def system_salt() -> bytes:
    """A salt that nobody can know."""
    return os.urandom(SALT)
