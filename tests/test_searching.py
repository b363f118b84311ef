"""Whatever is typed can be looked for: no sign has a meaning that the search index stumbles over."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_case import small_case

from db import Case, find_words
from db.errors import Invalid

SIGNS = st.text("ab\"*():^-+{}[]~/\\'. \0\n,;٠خé😀", max_size=30)
WORDS = st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR(", "civilians", '"', "words:", "-"]), max_size=6).map(
    " ".join
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A small case, for all tries."""
    with small_case(Path(tmp_path_factory.mktemp("searching"))) as found:
        yield found


@given(SIGNS | WORDS, st.booleans())
def test_any_words_can_be_looked_for(case: Case, words: str, prefix: bool) -> None:
    with suppress(Invalid):  # that there is nothing to look for
        find_words(case, words, prefix=prefix)


def test_words_that_mean_something_to_the_index_are_words(case: Case) -> None:
    assert find_words(case, "civilians").hits
    assert not find_words(case, "civilians AND noughts").hits
