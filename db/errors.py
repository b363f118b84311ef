"""What can go wrong, each with a sentence fit to show."""


class CaseError(Exception):
    """Base of all errors that a person can cause or must be told of; str() is one plain sentence."""

    exit_code = 2

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Invalid(CaseError):
    """An entry that cannot be read; the sentence says what would be right."""


class NoSubject(Invalid):
    """A record that must say what it is about, where nothing tells; its form asks for it."""


class NotFound(CaseError):
    """A code, name or passage that this case file does not hold."""


class NotACase(CaseError):
    """A path that is no case file, is damaged, or must not be opened."""


class Damaged(NotACase):
    """A case file that is spoilt; the sentence says what may help."""


class Busy(CaseError):
    """Another program holds the case file for longer than we wait."""


class Away(CaseError):
    """The disk or the server that holds the case file does not give it now."""


class Stopped(CaseError):
    """A read that was given up, since it took too long or something newer is asked for."""

    def __init__(self, sentence: str = "That was stopped before it was done.") -> None:
        super().__init__(sentence)


class ReadOnly(CaseError):
    """The case file can be read here but not written."""


class Refused(CaseError):
    """A change that the case file does not allow, with the reason."""


class Full(Refused):
    """A change for which the disk has no room."""


class Aside(Refused):
    """Words that the disk did not take, and that are kept in memory meanwhile."""


class Locked(Refused):
    """A change that a finalized record stands against; reopening it comes first."""


class NeedsReason(Refused):
    """A change that is allowed once a reason is given."""


class NeedsYes(Refused):
    """A change that is asked for once more before it is made."""


def quoted(words: str) -> str:
    """What a person typed, as a sentence names it: in quotation marks, on one line, at most 60 characters."""
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= 60 else f"“{words[:59]}…”"


def no_text(error: UnicodeEncodeError) -> Invalid:
    """What to say of words that cannot be kept, as bytes on a command line are that are not UTF-8."""
    return Invalid(f"{quoted(str(error.object))} holds characters that are no text; give it in UTF-8.")
