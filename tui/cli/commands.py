"""Every command once: its name, where it is written, what it does, an example. Help and README are made from this."""

from tui.classes import dataclass

GROUPS = ("Case files", "Reading", "Comparing", "Making records", "Changing records", "History", "Protection", "Help")


@dataclass(frozen=True, slots=True)
class Word:
    """One command: module.function that has it, its group, a sentence, and what to type, one example a line."""

    name: str
    at: str
    group: str
    does: str
    example: str


def words(group: str, *rows: tuple[str, str, str, str]) -> tuple[Word, ...]:
    """The commands of one group from (name, place, sentence, example)."""
    return tuple(Word(name, f"tui.cli.{at}", group, does, example) for name, at, does, example in rows)


COMMANDS: tuple[Word, ...] = (
    *words(
        "Case files",
        ("open", "opening.open_", "Opens a case file, at a record where one is named.", "pincite open case.db C45"),
        ("new", "files.new", "Makes an empty case file.", 'pincite new case.db --title "Idlib 2020"'),
        ("demo", "opening.demo", "Opens a private copy of the sample.", "pincite demo"),
        ("add", "files.add", "Adds articles from text files or folders.",
         "pincite add case.db article.txt --publisher 'An Agency' --published 2020-01-30"),
        ("carry", "carrying.carry", "Settles what cites an earlier text of a corrected article.",
         "pincite carry case.db A3 unchanged"),
        ("coverage", "covering.coverage", "Shows who has read which paragraphs, and marks them.",
         "pincite coverage case.db A3 read 1-4"),
        ("versions", "carrying.versions", "Lists the texts of an article, and how two of them differ.",
         "pincite versions case.db A3 --differences 1 2"),
        ("load", "files.load", "Loads records from JSON lines, all or nothing.", "pincite load case.db records.jsonl"),
        ("dump", "files.dump", "Writes all records as JSON lines.", "pincite dump case.db > records.jsonl"),
        ("backup", "files.backup", "Copies a case file and verifies the copy.", "pincite backup case.db copy.db"),
        ("share", "sharing.share", "Shares a case file with a group of this machine, or makes it private.",
         "pincite share case.db --group press"),
        ("upgrade", "files.upgrade", "Brings the case file of an older pincite up to date.", "pincite upgrade case.db"),
    ),
    *words(
        "Reading",
        ("list", "reading.list_", "Lists records of one kind, filtered and sorted.",
         "pincite list case.db incidents --where 'killed>10' --where date:2020-01..2020-02 --sort -killed"),
        ("show", "reading.show", "Shows one record with all that stands on it.", "pincite show case.db I12"),
        ("source", "sourcing.source", "Shows the words that a record rests on, in their paragraph.",
         "pincite source case.db C45"),
        ("words", "coding.words", "Shows words of an article with their pincite, and what rules read from them.",
         "pincite words case.db A3 --span 120:138 --as claim"),
        ("suggest", "suggesting.suggest", "Lists what rules find in an article; accepts and rejects it.",
         "pincite suggest case.db A3 --kind count"),
        ("search", "reading.search", "Finds words everywhere.", "pincite search case.db 'barrel bomb'"),
        ("timeline", "timeline.timeline", "Draws incidents, killed or injured by month, low and high.",
         "pincite timeline case.db --of killed --by month"),
    ),
    *words(
        "Comparing",
        ("compare", "comparing.compare", "Shows where claims differ, and why; --rebuild compares all anew.",
         "pincite compare case.db I12 --open"),
        ("decide", "deciding.decide", "Decides between two claims, or whether two records are one.",
         "pincite decide case.db C12 C40 no-contradiction --reason 'two windows'"),
        ("assessments", "deciding.assessments", "Lists what is held, with the claims for and against.",
         "pincite assessments case.db I12"),
        ("origins", "crediting.origins", "Lists where words come from, and articles that share words.",
         "pincite origins case.db I12"),
        ("quotes", "crediting.quotes", "Lists quotes, or each utterance with how it is told.",
         "pincite quotes case.db --utterances"),
        ("sides", "sides.sides", "Shows allegations, requests, and answers or silence.", "pincite sides case.db R1"),
        ("merge", "deciding.merge", "Merges two records that are one; both codes stay.",
         "pincite merge case.db I12 I40 --reason 'one night, one hospital'"),
        ("candidates", "deciding.candidates", "Lists incidents, actors or places that may be one.",
         "pincite candidates case.db --kind actor"),
    ),
    *words(
        "Making records",
        ("report", "making.report", "Makes a report.", 'pincite report case.db "The study" --body "Example Watch"'),
        ("case", "making.case", "Makes a documented case of a report.",
         "pincite case case.db R1 --number 4 --incident I2"),
        ("incident", "making.incident", "Makes an incident.",
         'pincite incident case.db "Strike in Ariha" killed="11 civilians" date=2020-01-29'),
        ("actor", "making.actor", "Makes an actor.", 'pincite actor case.db "Example Watch" --kind ngo'),
        ("place", "making.place", "Makes a place.", "pincite place case.db Ariha --kind town --within Idlib"),
        ("victim", "making.victim", "Makes a victim.",
         'pincite victim case.db "eleven residents" --incident I2 --number 11 --harm killed'),
        ("target", "making.target", "Makes a target.",
         "pincite target case.db 'Ariha hospital' --incident I2 --kind hospital --effects destroyed"),
        ("topic", "making.topic", "Makes a topic that claims are about.", 'pincite topic case.db "the March truce"'),
        ("claim", "making.claim", "Makes a claim that cites words of an article.",
         'pincite claim case.db I2 killed --article A3 --words "killed 11 civilians"'),
        ("quote", "making.quote", "Makes a quote from words of an article.",
         "pincite quote case.db --speaker P4 --article A3 --span 120:158"),
        ("utterance", "making.utterance", "Makes an utterance that quotes are instances of.",
         'pincite utterance case.db "the worst night" --speaker P4'),
        ("evidence", "making.evidence", "Makes evidence and what it bears on.",
         "pincite evidence case.db 'flight logs' --method observer_log --bears-on C45:supports"),
        ("request", "making.request", "Makes a request for comment.",
         "pincite request case.db 'questions about the strike' --about I2 --addressees P2"),
        ("response", "making.response", "Makes one addressee's response.",
         "pincite response case.db 'none by 30 January' P2 none --request RQ1 --as-of 2020-01-30"),
        ("origin", "making.origin", "Makes an origin that articles share.",
         "pincite origin case.db 'the wire of 30 January' --articles A1 --articles A2"),
        ("decision", "making.decision", "Records what was decided of two records.",
         "pincite decision case.db I2 not_same 'another town of that name' --b I7"),
        ("post", "making.post", "Makes a post that a person holds.",
         "pincite post case.db P4 'air force chief' --body P2 --held 2015/.."),
        ("command-link", "making.command_link", "Makes a link of command between two actors.",
         "pincite command-link case.db P2 P3 commands"),
    ),
    *words(
        "Changing records",
        ("set", "editing.set_", "Sets fields of records, or what is held of them.",
         "pincite set case.db I2 title='Strike on Ariha' killed='11 civilians'"),
        ("assess", "editing.assess", "Holds a value for a property, on claims.",
         "pincite assess case.db I2 killed '11 civilians' --for C45 --against C46 --standard believe"),
        ("note", "editing.note", "Adds a note to records.", "pincite note case.db I2 'Ask for the logs.'"),
        ("tag", "editing.tag", "Tags records, or takes tags off.", "pincite tag case.db I2 I3 hospital"),
        ("status", "editing.status", "Sets the state of review of records.", "pincite status case.db I2 peer_reviewed"),
        ("queue", "queueing.queue", "Lists what waits for review; approves, sends back, assigns.",
         "pincite queue case.db approve C45"),
        ("mend", "coding.mend", "Lets a passage be other words of its text, or moves its ends by words.",
         "pincite mend case.db PG7 --stop +1"),
        ("withdraw", "editing.withdraw", "Withdraws records with a reason.",
         "pincite withdraw case.db C45 --reason 'entered twice'"),
        ("restore", "editing.restore", "Brings withdrawn records back.", "pincite restore case.db C45"),
        ("view", "views.view", "Saves, lists, renames and drops filters by name.",
         "pincite view case.db save deadly incidents --where 'killed>10' --sort -killed"),
        ("draft", "views.draft", "Lists and drops your forms that were not saved.", "pincite draft case.db"),
    ),
    *words(
        "History",
        ("history", "past.history", "Shows who changed which field of a record, when and why.",
         "pincite history case.db I2"),
        ("log", "past.log", "Lists operations, the newest first, or prints the head of the chain.",
         "pincite log case.db --head"),
        ("undo", "past.undo", "Undoes your latest operation, or the one that is named.", "pincite undo case.db"),
        ("redo", "past.redo", "Does again what was undone.", "pincite redo case.db"),
        ("verify", "proving.verify", "Checks the log, the texts, every passage and the file itself.",
         "pincite verify case.db"),
        ("adopt", "proving.adopt", "Takes over changes that were made outside pincite.",
         "pincite adopt case.db --reason 'fixed in Datasette by Ann'"),
    ),
    *words(
        "Protection",
        ("hold", "protection.hold", "Places a hold that forbids expunging, or lifts it.",
         "pincite hold case.db A3 --reason 'asked for by a court'"),
        ("expunge", "protection.expunge", "Erases words for good; the chain still verifies.",
         "pincite expunge case.db --words - --reason 'the source asked for it'"),
    ),
    *words(
        "Help",
        ("keys", "about.keys", "Lists every key of the screen.", "pincite keys"),
        ("doctor", "about.doctor", "Says how pincite stands on this machine, and checks a case file.",
         "pincite doctor case.db"),
    ),
)  # fmt: skip
BY_NAME = {word.name: word for word in COMMANDS}
