"""Where a page names people: «الدكتور سامر الوردي», «هدى بنت سالم», with what stands in front."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.text.script import fold_word

_STARTS: Final = p.GIVEN_NAME | p.NAME_PARTICLE
_TITLED: Final = p.TITLE | p.PERSON
_NISBA: Final = fold_word("ي")
_AND: Final = fold_word("و")
_KUNYA: Final = {fold_word(w) for w in "أبو أبي أبا أم ابن عبد آل".split()}
_MOST: Final = 8  # words of a name
_SHORTEST: Final = 3


def find_persons(page: Page, taken: set[int]) -> list[Range]:
    """Runs of words that are people's names, without title and office, outside the words `taken`."""
    flags = page.flags
    found: list[Range] = []
    stop = 0
    for i in page.facts.nouns:
        if i < stop or i in taken or not flags[i] & (_STARTS | p.TITLE):
            continue
        first = i
        if flags[i] & p.TITLE and not flags[i] & _STARTS:
            first = i + 1
            if first >= page.count or page.gaps[i] or first in taken or flags[first] & (p.TITLE | p.PERSON):
                continue
        end = _run(page, first, taken)
        if end > first and _is_person(page, first, end):
            found.append((first, end))
            stop = end
    return found


def _run(page: Page, first: int, taken: set[int]) -> int:
    """The word after a name that begins at `first`."""
    flags, words = page.flags, page.words
    k = first
    surname = False
    while k < page.count and k - first < _MOST and k not in taken:
        if k > first and (page.gaps[k - 1] or _is_joined(page, k)):
            break
        flag = flags[k]
        after_particle = k > first and bool(flags[k - 1] & p.NAME_PARTICLE)
        if after_particle or (flag & _STARTS and not flag & (p.VERB | p.PERSON)):
            if surname and not flag & p.NAME_PARTICLE and not after_particle:
                break
        elif flag or len(words[k]) < _SHORTEST or _is_other(page, k) or page.is_joined(k) or page.is_bi(k):
            break
        elif page.is_definite(k):
            surname = True
        elif k == first or surname or not flags[k - 1] & _STARTS:
            break
        k += 1
    while k > first and flags[k - 1] & p.NAME_PARTICLE and not flags[k - 1] & ~p.NAME_PARTICLE:
        k -= 1
    return k


def _is_joined(page: Page, k: int) -> bool:
    """«… وياسر»: another name begins; «وليد» is one word."""
    word = page.words[k]
    return word[:1] == _AND and bool(page.pack.flags.get(word[1:], 0) & p.GIVEN_NAME)


def _is_other(page: Page, k: int) -> bool:
    """Whether a word the lexicon does not know counts time, names a people or a kind of place."""
    fact = page.facts.of[k]
    return bool(fact.readings) or fact.national is not None or fact.is_kind


def _is_person(page: Page, first: int, stop: int) -> bool:
    """Whether a run is a name: titled, or of two given names, a patronymic, or a given name and a nisba."""
    flags = page.flags
    before = flags[first - 1] if first and not page.gaps[first - 1] else 0
    if before & p.NAME_PARTICLE:
        return False
    given = sum(1 for k in range(first, stop) if flags[k] & p.GIVEN_NAME)
    if page.words[first] in _KUNYA and not given and stop - first < 3:
        return False
    if before & _TITLED and not before & p.ORGANISATION:
        return stop - first > 1 or not (page.is_definite(first) or _is_joined(page, first))
    if stop - first < 2:
        return False
    particle = any(flags[k] & p.NAME_PARTICLE for k in range(first, stop - 1))
    if page.words[first] in _KUNYA:
        return True
    if given >= 2 or (given and particle):
        return True
    return bool(given) and page.is_definite(stop - 1) and page.words[stop - 1].endswith(_NISBA)
