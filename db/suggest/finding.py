"""All that the rules find in a text, in order of place. Pure."""

from db.suggest.counts.counting import find_counts
from db.suggest.dates.dating import find_dates
from db.suggest.gazetteer.places import Gazetteer
from db.suggest.places.placing import find_places
from db.suggest.quotations.quoting import find_quotes
from db.suggest.quotations.turns import find_turns
from db.suggest.suggestion import Suggestion
from db.suggest.terms import find_terms
from db.words.dates import Date


def find(text: str, published: Date | None = None, places: Gazetteer | None = None) -> list[Suggestion]:
    """Every suggestion for a text; published is the day that weekdays and dates without a year are read against."""
    dates = find_dates(text, published)
    found = dates + find_counts(text, dates) + find_places(text, places) + find_quotes(text) + find_terms(text)
    return sorted([*found, *find_turns(text)], key=lambda one: (one.start, -one.stop))
