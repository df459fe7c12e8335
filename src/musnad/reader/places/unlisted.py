"""Places that no gazetteer knows, told by the noun in front: «قرية مارهوت», «حي الملز», «غابات روليكا»."""

from typing import Final

from musnad.lang import pack as p
from musnad.lang.places import KindNoun
from musnad.reader.page import Page
from musnad.reader.places.sighting import Sighting
from musnad.text.script import encode, fold_word
from musnad.text.words import DASH

_COMMON: Final = ~(p.PLACE | p.GIVEN_NAME | p.MEDIA | p.NAME_PARTICLE)
_BI: Final = fold_word("ب")
_AND: Final = fold_word("و")
_LI: Final = fold_word("ل")
_TA_MARBUTA: Final = fold_word("ة")
_TO_THE: Final = fold_word("لل")
_NISBA: Final = (fold_word("ي"), fold_word("ية"), fold_word("يين"))
_HAMZA: Final = encode("أ")
_MOST: Final = 3  # words of an unlisted name
_SHORTEST: Final = 3


def find_unlisted(page: Page, nouns: list[int], taken: set[int]) -> list[Sighting]:
    """The sightings that nouns of kinds (at words `nouns`) make with names of no gazetteer."""
    kinds = page.pack.place_words.kinds
    found = []
    for i in nouns:
        noun = kinds[page.words[i]]
        k = i + 1
        if k >= page.count or k in taken or i in taken or page.gaps[i] & ~DASH or page.gaps[i]:
            continue
        if (
            page.is_definite(i)
            or is_spelled_otherwise(page, i, noun)
            or page.flags[i] & (p.VERB | p.CUE)
            or not (noun.sure or _is_held(page, i, k))
        ):
            continue
        stop = _name_end(page, noun, k, taken)
        if stop > k:
            found.append(
                Sighting(i if noun.named else k, stop, noun.clitic if noun.named else 0, noun=noun, noun_at=i)
            )
    return found


def is_spelled_otherwise(page: Page, i: int, noun: KindNoun) -> bool:
    """«وأدى» is no «وادي»: a hamza that the noun has not."""
    return _HAMZA in page.raw(i)[noun.clitic :] and _HAMZA not in noun.written


def _name_end(page: Page, noun: KindNoun, k: int, taken: set[int]) -> int:
    """The word after a proper name at `k`: words that the lexicon does not know."""
    stop = k
    while stop < page.count and stop - k < _MOST and stop not in taken:
        if stop > k and page.gaps[stop - 1]:
            break
        if not _is_proper(page, stop, first=stop == k, sure=noun.sure):
            break
        stop += 1
    return stop


def _is_proper(page: Page, i: int, *, first: bool, sure: bool) -> bool:
    word, flags = page.words[i], page.flags[i]
    if len(word) < _SHORTEST or word[:1].isdigit() or word in page.pack.place_words.nationals:
        return False
    if word.startswith(_TO_THE) or word in page.pack.place_words.kinds:
        return False
    if word in page.pack.place_words.not_names or word in page.pack.place_words.never:
        return False
    if flags & _COMMON or page.pack.time_words.readings(word):
        return False
    if page.is_definite(i):
        return first and sure and not word.endswith(_NISBA)
    if word[:1] in (_BI, _AND, _LI) and (not first or page.pack.flags.get(word[1:], 0)):
        return False
    if first and word.endswith(_TA_MARBUTA) and page.words[i - 1].endswith(_TA_MARBUTA):
        return False  # «بلدة مجاورة»: an adjective agrees
    feminine = page.words[i - 1].endswith(_TA_MARBUTA)  # «مدينة بوزانتي» has no adjective in «ـي»
    return (feminine or not word.endswith(_NISBA[0])) and (first or not flags & p.PLACE)


def _is_held(page: Page, i: int, k: int) -> bool:
    """Whether a noun of kinds that names much else is one of a row of places: «منطقة … بمركز …»."""
    kinds = page.pack.place_words.kinds
    if page.words[i][:1] == _BI and i and not page.gaps[i - 1]:
        return True
    for at in range(k + 1, min(k + _MOST + 1, page.count)):
        if page.gaps[at - 1]:
            return False
        if page.words[at][:1] == _BI and page.words[at] in kinds:
            return True
        if page.flags[at] & p.FI and at + 1 < page.count and page.words[at + 1] in kinds:
            return True
    return False
