"""Which countries an article is about, by the places and peoples it names without doubt."""

from typing import Final

from musnad.lang.places import letters_of
from musnad.reader.page import Page
from musnad.reader.places.lookup import Found

_OUTLET: Final = 0.5  # what a publisher's own country weighs beside one mention


def countries_of(page: Page, found: list[Found], outlet: str | None) -> dict[str, float]:
    """How often each country is meant: by its name, its people, or a place that only it has."""
    evidence: dict[str, float] = {}
    facts = page.facts
    for i in facts.nationals:
        national = facts.of[i].national
        if national is not None:
            evidence[national] = evidence.get(national, 0.0) + 1
    for each in found:
        country = facts.table.only_country(each.number)
        if country is not None:
            evidence[country] = evidence.get(country, 0.0) + 1
    home = page.pack.place_words.outlets.get(letters_of(outlet)) if outlet else None
    if home is not None:
        evidence[home] = evidence.get(home, 0.0) + _OUTLET
    return evidence
