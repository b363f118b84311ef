"""Usual words for terms beside their labels, and what some words say of strength and answers. Pure."""

import re

from db.rules import Known, singular

WORDS = {  # words for a term beside its own label
    "method": {"interview": "interview", "satellite": "satellite", "video": "video|footage",
               "photo": "photograph|photos?", "intercept": "intercept|radio",
               "observer_log": "flight (?:observer|spotter)|spotter|observers?['’]? logs?",
               "testimony": "testimon|witness", "document": "document", "expert": "expert", "visit": "visit"},
}  # fmt: skip
MODALITY = (
    ("possible", r"may (?:amount|constitute|have)|could (?:amount|constitute)|might"),
    ("apparent", "apparent(?:ly)?|appears?|appeared|seem(?:s|ed|ingly)"),
    ("alleged", "alleged(?:ly)?|accus(?:ed|es|ing)|reported(?:ly)"),
)
ANSWERS = (
    ("none", r"did not (?:immediately )?(?:respond|reply|answer|comment)|no (?:reply|response|comment|answer)"
     r"|ha(?:s|ve|d) not (?:responded|replied|answered|commented)|declined to comment"),
    ("denied_blanket", "den(?:y|ies|ied|ying)|rejects?|rejected|dismiss(?:es|ed)"),
    ("accepted", "admit(?:s|ted)|acknowledg(?:es|ed)|accepted responsibility"),
    ("alternative", "(?:was|were) targeting|targeted only|military (?:target|object)"),
)  # fmt: skip


def terms_in(words: str, listed: str, known: Known) -> list[tuple[str, str]]:
    """Terms of a list that some words name, by label or another usual word, with the words; the first first."""
    found = []
    for code, label in known.terms.items():
        head, _, word = code.partition(".")
        if head != listed or word in ("other", "unknown", "none"):
            continue
        ways = [re.escape(singular(label).replace("_", " ")), WORDS.get(listed, {}).get(word, "")]
        pattern = "|".join(way for way in ways if way)
        match = re.compile(rf"(?<!\w)(?:{pattern})(?:e?s)?(?!\w)", re.I).search(words)
        if match:
            found.append((match.start(), -len(match[0]), code, match[0]))
    return [(code, said) for _, _, code, said in sorted(found)]
