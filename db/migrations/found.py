"""Which columns of which tables full text finds, and the SQL for their words."""

FOUND: dict[str, tuple[str, ...]] = {
    "article": ("title", "publisher", "author"),
    "passage": ("words",),
    "report": ("title",),
    "documented_case": ("title", "number"),
    "incident": ("title",),
    "place": ("name",),
    "actor": ("name", "description"),
    "post": ("title",),
    "victim": ("name", "description"),
    "target": ("name",),
    "topic": ("name", "description"),
    "claim": ("said", "text"),
    "quote": ("speaker_said",),
    "utterance": ("title",),
    "assessment": ("said", "text", "reason"),
    "evidence": ("title", "custody"),
    "request": ("title",),
    "response": ("title", "text"),
    "note": ("text",),
    "decision": ("reason",),
    "origin": ("title",),
    "tag": ("name", "description"),
    "name": ("name",),
}


def words(columns: tuple[str, ...], row: str = "") -> str:
    """SQL for the words of a row's columns."""
    prefix = f"{row}." if row else ""
    return " || ' ' || ".join(f"coalesce({prefix}{column}, '')" for column in columns)


def any_words(columns: tuple[str, ...], row: str = "") -> str:
    """SQL that is true where a row has words at all."""
    prefix = f"{row}." if row else ""
    return "(" + " OR ".join(f"{prefix}{column} <> ''" for column in columns) + ")"
