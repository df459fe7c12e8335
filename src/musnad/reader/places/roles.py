"""Whether a country or capital stands for its government: «أعلنت تركيا», «العلاقات بين الرياض وبرلين»."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.page import Page
from musnad.reader.places.sighting import Sighting
from musnad.text.script import fold_word

_AND: Final = fold_word("و")
_LOCATIVE: Final = p.FI | p.MIN | p.ILA
_GLUED: Final = (fold_word("ب"), fold_word("ل"))


def is_actor(page: Page, sighting: Sighting, sources: frozenset[int]) -> bool:
    """Whether the place acts: it is a source, stands behind a verb or a noun of relations, or opens one."""
    if not is_state(sighting):
        return False
    i = sighting.first
    if i in sources:
        return True
    if sighting.clitic and page.words[i][:1] in _GLUED:
        return False
    if not i or page.gaps[i - 1]:
        return (
            sighting.stop < page.count and not page.gaps[sighting.stop - 1] and _is_verb(page, sighting.stop)
        )
    before = page.words[i - 1]
    if page.flags[i - 1] & _LOCATIVE or before in page.pack.place_words.inside:
        return False
    lexicon = page.pack.place_words
    if before in lexicon.relates:
        return True
    if before in lexicon.between:
        return i > 1 and (page.words[i - 2] in lexicon.relates or bool(page.flags[i - 2] & p.EVENT))
    if page.flags[i - 1] & (p.THAT | p.THAT_SUFFIX):
        return True
    return _is_verb(page, i - 1)


def is_state(sighting: Sighting) -> bool:
    """Whether it is a country or a capital, and not «مدينة» or «دولة» so and so."""
    place = sighting.place
    return place is not None and place.kind in ("country", "capital") and sighting.noun_at < 0


def _is_verb(page: Page, i: int) -> bool:
    flags = page.flags[i]
    return bool(flags & p.VERB) and not flags & (p.PERSON | p.ORGANISATION | p.EVENT)
