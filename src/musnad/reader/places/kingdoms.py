"""«المملكة», «السلطنة»: the state that an article calls by its form, where it leaves no doubt which."""

from typing import Final

from musnad.gazetteer import Gazetteer, Place
from musnad.reader.page import Page
from musnad.reader.places.sighting import Sighting
from musnad.text.script import fold_word

_KINGDOM: Final = {
    fold_word("مملكة"): {"SA": "السعودية", "JO": "الأردن", "MA": "المغرب", "BH": "البحرين"},
    fold_word("سلطنة"): {"OM": "عمان", "BN": "بروناي"},
}
_AL: Final = fold_word("ال")


def find_kingdoms(
    page: Page,
    at: list[int],
    gazetteer: Gazetteer,
    evidence: dict[str, float],
    sightings: list[Sighting],
) -> list[Sighting]:
    """A sighting for each such noun, at the words `at`, if the article names one such state most."""
    if not at:
        return []
    taken = {
        k for s in sightings for k in range(min(s.first, s.noun_at if s.noun_at >= 0 else s.first), s.stop)
    }
    found = []
    for i in at:
        stem = page.words[i].rpartition(_AL)[2]
        states = _KINGDOM.get(stem)
        if states is None or i in taken or _is_qualified(page, i):
            continue
        state = max(states, key=lambda code: evidence.get(code, 0.0))
        if evidence.get(state, 0.0) <= 0:
            continue
        place = _country(gazetteer, states[state])
        if place is not None:
            clitic = len(page.words[i]) - len(stem) - len(_AL)
            found.append(Sighting(i, i + 1, max(clitic, 0), sure=True, place=place))
    return found


def _country(gazetteer: Gazetteer, name: str) -> Place | None:
    return next((place for place in gazetteer.find(fold_word(name)) if place.kind == "country"), None)


def _is_qualified(page: Page, i: int) -> bool:
    """«المملكة المتحدة», «المملكة المغربية»: an adjective says which."""
    k = i + 1
    if k >= page.count or page.gaps[i]:
        return False
    return page.words[k] in page.pack.place_words.nationals or page.words[k] == _UNITED


_UNITED: Final = fold_word("المتحدة")
