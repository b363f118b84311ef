"""Where a case file was made is logged like all else, so that a change of it by another program is found."""

from sqlite_utils.db import Database

from db.migrations.m11_log import log_table
from db.migrations.steps import migrations


@migrations(name="m20_site")
def site(db: Database) -> None:
    """Log triggers of the sites; the sites of an older file are entered by the operation that upgrades it."""
    log_table(db, "site", "site")
