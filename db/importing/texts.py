"""The texts that a load may cite: those of its own lines and those of the case file, each read once it is needed."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from db import wording
from db.case import Case
from db.errors import Invalid, NotFound
from db.importing.lines import Entry
from db.words.spans import canonical

MOST = 64_000_000  # code points of texts kept at hand


class Texts:
    """Words by text, and texts by article and version."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.new: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.versions: dict[int, dict[int, int]] = {}
        self.read: OrderedDict[int, str] = OrderedDict()

    def add(self, text: int, article: int, version: int, words: str, name: str) -> None:
        """A text of the file that is loaded; name is what its article is called there."""
        self.new[text] = words
        self.names[text] = name
        self.of_article(article)[version] = text

    def of_article(self, article: int) -> dict[int, int]:
        """The texts of an article by version."""
        if article not in self.versions:
            sql = "SELECT version, id FROM text WHERE article = ? ORDER BY version"
            self.versions[article] = dict(self.case.rows(sql, (article,)))
        return self.versions[article]

    def of(self, entry: Entry, refer: Callable[[str, tuple[str, ...]], int]) -> list[int]:
        """The texts that an entry may mean, the oldest first: of its version, else all of its article."""
        if entry.get("text") is not None:
            return [refer(str(entry["text"]), ("text",))]
        article = entry.get("article")
        if type(article) not in (str, int):
            raise Invalid("it names no article.")
        of_article = self.of_article(refer(str(article), ("article",)))
        if not of_article:
            raise NotFound(f"the article “{article}” has no text here; give it under “text”, or add its file first.")
        version = entry.get("version")
        if version is None:
            return [of_article[one] for one in sorted(of_article)]
        if version not in of_article:
            known = ", ".join(str(one) for one in sorted(of_article))
            raise NotFound(f"the article “{article}” has no text of version {version}; it has {known}.")
        return [of_article[version]]

    def words(self, text: int) -> str:
        """The words of a text."""
        found = self.new.get(text)
        if found is not None:
            return found
        if text not in self.read:
            self.read[text] = wording.whole(self.case, text)
            while len(self.read) > 1 and sum(map(len, self.read.values())) > MOST:
                self.read.popitem(last=False)
        return self.read[text]

    def name(self, text: int) -> str:
        """What a text's article is called in sentences."""
        if text not in self.names:
            article = self.case.one("SELECT article FROM text WHERE id = ?", (text,))
            self.names[text] = self.case.codes.code(article)
        return self.names[text]

    @staticmethod
    def canonical(entry: Entry, name: str) -> str:
        """Words of an entry in the form in which texts are kept, '' where there are none."""
        value: Any = entry.get(name)
        if value is None:
            return ""
        if type(value) is not str:
            raise Invalid(f"{name} is text.")
        return canonical(value)
