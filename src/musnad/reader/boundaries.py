"""Where one noun phrase gives way to the next with nothing between them: «المعارضة | القرار».

Arabic sets subject and object side by side. What tells them apart is what an adjective could not
be: a word that disagrees with the noun it would describe, a noun of action, a plural, a suffix.
"""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.page import Page
from musnad.text.script import encode, fold_word

_AT, _IN, _UN, _HE, _NISBA = (fold_word(w) for w in ("ات", "ين", "ون", "ه", "ي"))
_PLURAL_ENDINGS: Final = (_AT, _IN, _UN)
_SUFFIXED: Final = tuple(fold_word(w) for w in ("ها", "هم", "هما"))
_FEMININE_ENDINGS: Final = tuple(encode(ending) for ending in ("ة", "ى", "اء"))
_SHORTEST_PLURAL: Final = 8  # letters with the article: الأمين and الحسين are no plurals
_NAMED: Final = p.PLACE | p.GIVEN_NAME | p.DEMONYM
_BARE_HEAD: Final = p.ORGANISATION | p.PERSON | p.TITLE | p.NAME_PARTICLE | p.EVENT | p.DOCUMENT


def begins_noun(page: Page, first: int, k: int) -> bool:
    """Whether word `k` begins a second noun phrase after the one that began with word `first`.

    Only what cannot be an adjective or a genitive of the first is taken: «العودة» after «النقابة»,
    «القرار» after «المعارضة», «المواطنين» after «الحكومة», «التزامهما» after «الجانبان».
    """
    flags, words = page.flags, page.words
    if page.gaps[k - 1] or page.is_joined(k) or page.is_bi(k) or page.words[k] in page.pack.selves:
        return False
    before, flag, word = flags[k - 1], flags[k], words[k]
    adverb = before & (p.ADVERB | p.TIME) and not before & p.GIVEN_NAME
    if adverb and page.is_definite(k) and not flag & (p.SPEAKS | p.DEMONYM | p.TIME | p.ADVERB):
        return True  # «أدانت الحكومة بشدة الهجوم»
    closed = page.is_definite(k - 1) or (bool(before & _NAMED) and not before & _BARE_HEAD & ~p.PERSON)
    if not closed:
        return False
    if not page.is_definite(k):
        return has_suffix(page, k) and bool(flag & (p.EVENT | p.CUE) or not flag) and len(word) > 4
    if flag & p.DEMONYM:
        return False
    if flag & p.EVENT and not flag & (p.TITLE | p.ORGANISATION):
        return page.is_definite(k - 1) or not before & p.GIVEN_NAME
    if before & p.GIVEN_NAME:
        return False
    if word.endswith((_AT, _IN)) and len(word) >= _SHORTEST_PLURAL and not flag & (p.TITLE | p.PLACE):
        return not any(_is_plural(page, j) for j in range(first, k))
    if k != first + 1 or word.endswith(_NISBA):
        return False
    return _disagrees(page, first, k)


def last_noun(page: Page, phrase: tuple[int, int]) -> int | None:
    """The last definite word of a phrase that need not describe the one before it, or `None`.

    For verbs that must have an object: «وصف الناقد | الفيلم», «عزا المدرب | الفوز».
    """
    for k in range(phrase[1] - 1, phrase[0], -1):
        before = page.flags[k - 1]
        if not page.is_definite(k) or page.flags[k] & (p.DEMONYM | p.GIVEN_NAME):
            continue
        if page.words[k].endswith(_NISBA) or page.words[k] in page.pack.epithets:
            continue
        if before & (p.TITLE | p.GIVEN_NAME | p.NAME_PARTICLE) or page.is_bi(k):
            continue
        if page.is_definite(k - 1) and not page.gaps[k - 1]:
            return k
    return None


def has_suffix(page: Page, k: int) -> bool:
    """Whether word `k` ends with a possessive of the third person, not with ة: زواجها، علمه."""
    word = page.words[k]
    return word.endswith(_SUFFIXED) or page.raw(k)[-1:] == _HE


def _is_plural(page: Page, k: int) -> bool:
    word = page.words[k]
    return (
        page.pack.numbers.get(word) == "p"
        or bool(page.flags[k] & p.GROUP)
        or (len(word) > 5 and word.endswith(_PLURAL_ENDINGS))
    )


def _disagrees(page: Page, head: int, k: int) -> bool:
    """Whether a definite word right after a definite head cannot describe it, by its gender."""
    if _is_plural(page, head) or page.flags[head] & (p.TITLE | p.PLACE):
        return False
    gender = page.pack.genders.get(page.words[head])
    feminine_head = gender == "f" or (gender is None and _is_feminine(page, head))
    if feminine_head:
        return not page.flags[head] & p.PERSON and not _is_feminine(page, k)
    return gender == "m" and bool(page.flags[head] & p.PERSON) and _is_feminine(page, k)


def _is_feminine(page: Page, k: int) -> bool:
    """Whether a word's ending is one that feminine adjectives have: ة، ى، اء، ات."""
    if page.words[k].endswith(_AT):
        return True
    return page.raw(k).endswith(_FEMININE_ENDINGS)
