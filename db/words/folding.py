"""Spellings that a search must not tell apart, as one table for Python and for SQL.

Latin marks are not in it: the search index folds those itself.
"""

MARKS = (
    *((mark, "") for mark in "\u00ad\u200c\u200d\u200e\u200f\u2060\ufeff"),
    *((ayn, "") for ayn in "ʼʾʿ"),
    *((quote, "'") for quote in "‘’"),
)
ARABIC = (
    *((alef, "ا") for alef in "أإآٱ"),
    ("ى", "ي"),
    ("ی", "ي"),
    ("ئ", "ي"),
    ("ؤ", "و"),
    ("ة", "ه"),
    ("ک", "ك"),
    *((mark, "") for mark in "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"),
    *zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True),
)
FOLDS: tuple[tuple[str, str], ...] = (*MARKS, *ARABIC)
DEPTH = 10
_TABLE = str.maketrans(dict(FOLDS))


def fold(text: str) -> str:
    """The text with Arabic letter forms, digits, vowel marks, apostrophes and unseen characters made alike."""
    return text.translate(_TABLE)


def fold_sql(expression: str) -> str:
    """SQL for fold() of an expression, for triggers and views; Arabic is looked into only where there is some.

    SQLite before 3.46 reads about thirty calls within calls and no more, so subqueries hand them on.
    """
    arabic = "(SELECT folded)"
    for start in range(0, len(ARABIC), DEPTH):
        arabic = f"(SELECT {_nested('folded', ARABIC[start : start + DEPTH])} AS folded FROM {arabic})"
    return (
        f"(CASE WHEN {expression} NOT GLOB '*[^ -~]*' THEN {expression} ELSE"
        f" (SELECT CASE WHEN folded GLOB '*[ء-ۿ]*' THEN {arabic} ELSE folded END"
        f" FROM (SELECT {_nested(expression, MARKS)} AS folded)) END)"
    )


def _nested(expression: str, folds: tuple[tuple[str, str], ...]) -> str:
    for old, new in folds:
        expression = f"replace({expression}, {_literal(old)}, {_literal(new)})"
    return expression


def _literal(one: str) -> str:
    """A letter or digit as it is, what cannot be seen on its own by its number."""
    return f"'{one}'" if one.isalnum() or not one else f"char({ord(one)})"
