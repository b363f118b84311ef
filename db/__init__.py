"""The door: the names that tui may use, each loaded when it is first asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing costs more than all of this room
    from typing import Any

ROOMS: dict[str, tuple[str, ...]] = {
    "db.upgrading": ("upgrade",),
    "db.backing": ("Backup", "backup", "backups", "ensure_backup"),
    "db.case": ("Case", "Person"),
    "db.lists.choosing": ("Choice", "choices"),
    "db.citing": ("Resting", "Spot", "spots"),
    "db.compare.board": (
        "Group",
        "GroupKey",
        "board_completions",
        "count_spots",
        "named_in",
        "spots_of",
        "tell",
        "wanted",
    ),
    "db.compare.candidates": ("Candidate", "candidates"),
    "db.compare.keeping": ("all_due", "catch_up", "due"),
    "db.compare.listing": ("Difference", "Side", "asked_of", "count_differences", "differences", "sources_behind"),
    "db.compare.origins": ("Origin", "Shared", "origins", "runs_of_articles", "shared"),
    "db.compare.printing": ("index_texts",),
    "db.compare.sides": ("Answer", "Request", "Sides", "answered", "sides"),
    "db.compare.utterances": ("Instance", "Utterance", "ledger", "ungrouped"),
    "db.compare.weighed": ("names_of", "weighed"),
    "db.lists.completing": ("completions",),
    "db.creating": ("create",),
    "db.edits.assess": ("Held", "assess"),
    "db.edits.citing": ("Cite",),
    "db.edits.comeback": ("keep_place", "kept_place"),
    "db.edits.decisions": ("decide", "hold_claim"),
    "db.edits.done": ("Both", "Clash", "Done"),
    "db.edits.drafts": ("Draft", "drafts", "drop_draft", "drop_draft_of", "keep_draft"),
    "db.edits.expunge": ("Everywhere", "Expunged", "OneField", "OneSpan", "expunge"),
    "db.edits.holds": ("hold", "lift"),
    "db.edits.links": ("add_cites", "add_links", "remove_links"),
    "db.edits.merging": ("merge",),
    "db.edits.notes": ("note",),
    "db.edits.passages": ("move_passage",),
    "db.edits.outside": ("adopt", "put_back"),
    "db.edits.presence": ("BEAT", "Present", "drop_presence", "keep_presence", "present"),
    "db.edits.records": ("make_record", "restore", "set_fields", "withdraw"),
    "db.edits.reviewing": ("approve", "ask_for_two", "asks_for_two", "assign", "send_back"),
    "db.edits.scrubbing": ("clean",),
    "db.edits.status": ("set_status",),
    "db.edits.tags": ("tag", "untag"),
    "db.edits.views": ("View", "drop_view", "save_view", "view_named", "views"),
    "db.errors": (
        "Busy",
        "CaseError",
        "Invalid",
        "NeedsReason",
        "NeedsYes",
        "NotACase",
        "NotFound",
        "ReadOnly",
        "Refused",
        "Stopped",
    ),
    "db.checks.examining": ("Health", "examine"),
    "db.entry.filled": ("Filled", "Looking", "Named", "fill", "named"),
    "db.entry.from_words": ("FromWords", "from_words"),
    "db.entry.forms": ("form", "form_fields"),
    "db.entry.linked": ("LinkRow", "Linked", "link_form", "linked"),
    "db.lists.glance": ("Glance", "Listed"),
    "db.words.graphemes": ("is_boundary",),
    "db.oplog.held": ("held_steps",),
    "db.oplog.history": ("Entry", "Step", "history_of", "log_of", "outside_steps"),
    "db.words.hits": ("find_hits", "folded"),
    "db.importing.articles": ("Added", "add"),
    "db.importing.dump": ("Dumped", "dump"),
    "db.importing.load": ("Loaded", "load"),
    "db.oplog.journal": ("Operation", "head", "operations"),
    "db.kinds": ("BY_NAME", "BY_PLURAL", "COMMON", "KINDS", "form_kind", "kind_of", "kind_of_code"),
    "db.lists.listings": ("LISTINGS", "Column", "Listing"),
    "db.words.near": ("an", "hint", "nearest"),
    "db.words.sentences": ("text_sentences", "text_words"),
    "db.words.spotting": ("spotted_counts", "spotted_dates", "spotted_quotations"),
    "db.lists.pages": (
        "Asked",
        "Page",
        "all_ids",
        "count_rows",
        "hurried",
        "read_page",
        "read_rows",
        "rows_before",
        "watched",
    ),
    "db.people": ("names_under",),
    "db.entry.preview": ("stored_as",),
    "db.reader": ("Heading", "Part", "Passage", "Reader"),
    "db.sheet.describing": ("describe",),
    "db.records": ("Field", "Kind", "Links", "Record"),
    "db.review.queues": ("QUEUES", "Queued", "queue"),
    "db.rules": ("Known",),
    "db.sample": ("copy_sample",),
    "db.search": ("PLACES", "Found", "Hit", "find_in", "find_words"),
    "db.sheet.sheets": ("Changed", "Line", "Section", "Sheet"),
    "db.sheet.sources": ("Excerpt", "excerpts"),
    "db.lists.streaming": ("stream",),
    "db.terms": ("known",),
    "db.lists.totals": ("OF", "SPLITS", "STEPS", "Bar", "Span", "Totals", "sum_up"),
    "db.oplog.undoing": ("redo", "undo"),
    "db.checks.verifying": ("verify",),
    "db.vocabulary": ("Property",),
    "db.watch": ("News", "Watch"),
    "db.lists.windows": ("COVER", "Plan", "Row", "listing_named", "page", "plan"),
    "db.wording": ("newest",),
}
NAMES = {name: room for room, names in ROOMS.items() for name in names}
# What a room calls like itself has another name at the door, where the room's own name is taken by the room.
ALIASES = {
    "copy_sample": "copy_to",
    "history_of": "history",
    "log_of": "log",
    "spotted_counts": "counts",
    "spotted_dates": "dates",
    "spotted_quotations": "quotations",
    "text_sentences": "sentences",
    "text_words": "words",
}


def __getattr__(name: str) -> Any:
    if name not in NAMES:
        raise AttributeError(f"db has no {name}")
    from importlib import import_module

    value = getattr(import_module(NAMES[name]), ALIASES.get(name, name))
    globals()[name] = value
    return value
