"""SHA-256 of a few short texts, without hashlib, which loads all of OpenSSL before anything is digested; salts."""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and newer
    except ImportError:
        try:
            from _sha256 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["SALT", "digest", "sha256", "system_salt"]

SALT = 16  # bytes


def digest(sql: str) -> str:
    """A digest of the SQL of one object of a schema, long enough that none can be made to fit."""
    return sha256(sql.encode()).hexdigest()[:32]


def system_salt() -> bytes:
    """A salt that nobody can know."""
    return os.urandom(SALT)
