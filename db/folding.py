"""Folding words for search: one table, the same in Python and in SQL. Pure.

Latin marks are folded by the index itself (unicode61); here stand the Arabic forms and the apostrophes that it
keeps apart. Changing the table needs a migration that makes the index anew.
"""

REMOVED = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u02bf\u02be\u2018\u2019\u02bc'"
FOLDS: tuple[tuple[str, str], ...] = (
    *((mark, "") for mark in REMOVED),
    *((form, "\u0627") for form in "\u0623\u0625\u0622\u0671"),
    ("\u0649", "\u064a"),
    ("\u0629", "\u0647"),
    ("\u0624", "\u0648"),
    ("\u0626", "\u064a"),
    *((digit, str(n)) for n, digit in enumerate("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")),
    *((digit, str(n)) for n, digit in enumerate("\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9")),
)
TABLE = str.maketrans(dict(FOLDS))


def fold(text: str) -> str:
    """The folded words."""
    return text.translate(TABLE)


def fold_sql(expression: str) -> str:
    """The same folding as nested replace() around an SQL expression."""
    for old, new in FOLDS:
        expression = f"replace({expression}, '{old.replace(chr(39), chr(39) * 2)}', '{new}')"
    return expression
