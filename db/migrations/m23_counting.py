"""What is withdrawn can be counted without looking at what is not; the indexes of incidents name each one once."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

GROWING = ("article", "quote", "claim", "evidence", "assessment", "victim", "target")  # kinds that grow to many records
ORDERS = {
    **dict.fromkeys(("title", "status", "who", "kind", "scope", "claims", "sources", "origins", "open")),
    "date": "date_low",
    "killed": "killed_low",
    "injured": "injured_low",
    "place": "place_name",
}


@migrations(name="m23_counting")
def counting(db: Database) -> None:
    """Indexes of withdrawn rows alone; SQLite ends every index with the row's id, which is the incident."""
    made = [f"CREATE INDEX {table}_withdrawn ON {table} (id) WHERE withdrawn IS NOT NULL;" for table in GROWING]
    made.append("CREATE INDEX incident_row_withdrawn ON incident_row (incident) WHERE withdrawn = 1;")
    for name, column in ORDERS.items():
        made.append(
            f"DROP INDEX incident_row_{name};\nCREATE INDEX incident_row_{name} ON incident_row ({column or name});"
        )
    run(db, "\n".join(made))
