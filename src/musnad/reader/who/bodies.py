"""Where a page names bodies: «وزارة الزراعة», «هيئة الموانئ المرجانية», «رابطة المزارعين (رم)»."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import PAREN_CLOSE, PAREN_OPEN

_LONGEST: Final = 7  # words of a body's name
_TO_THE: Final = fold_word("لل")
_PEOPLE: Final = (fold_word("ين"), fold_word("ون"))
_SUFFIXES: Final = tuple(fold_word(s) for s in ("هم", "ها", "هما", "نا", "ه"))


def find_bodies(page: Page, taken: set[int]) -> list[Range]:
    """The bodies that a page names by a noun and what is said of it."""
    flags = page.flags
    found: list[Range] = []
    stop = 0
    for i in page.facts.nouns:
        if (
            not flags[i] & p.ORGANISATION
            or i < stop
            or i in taken
            or flags[i] & (p.CUE | p.VERB)
            or _is_owned(page, i)
        ):
            continue
        end = _phrase_end(page, i, taken)
        if end - i > 1:
            found.append((i, end))
            stop = end
    return found


def _phrase_end(page: Page, i: int, taken: set[int]) -> int:
    """The word after «هيئة الموانئ المرجانية», «شركة سحاب للاتصالات» at `i`; `i` if nothing is named."""
    limit = min(page.stop_after(i) + 1, i + _LONGEST)
    definite = page.is_definite(i)
    k = i + 1
    named = False
    while k < limit and k not in taken and not page.gaps[k - 1]:
        fact = page.facts.of[k]
        national = fact.national is not None
        if page.flags[k] & (p.VERB | p.RELATIVE | p.TIME | p.TITLE | p.PERSON) or fact.readings:
            break
        if page.is_definite(k) and not page.words[k].startswith(_TO_THE) and not page.is_joined(k):
            named = named or national or not definite
        elif page.words[k].startswith(_TO_THE) and named and not page.words[k].endswith(_PEOPLE):
            return k + 1
        elif definite or k > i + 2 or k + 1 >= limit or page.gaps[k] or not _opens_name(page, k):
            break
        k += 1
    return k if named else i


def _opens_name(page: Page, k: int) -> bool:
    """Whether an indefinite word goes on to a definite one: «مزارعي السواحل», «سحاب للاتصالات»."""
    return not page.flags[k] & ~(p.PLACE | p.GIVEN_NAME | p.PERSON) and (
        page.is_definite(k + 1) or page.words[k + 1].startswith(_TO_THE)
    )


def _is_owned(page: Page, i: int) -> bool:
    """«ناديه», «برامجهم»: a body that is somebody's has no name here."""
    word = page.words[i]
    if word.endswith(_SUFFIXES):
        flags = page.pack.flags
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and flags.get(word[: -len(suffix)], 0) & p.ORGANISATION:
                return True
    return False


def short_name(page: Page, k: int) -> Range | None:
    """«… (رم)»: one or two words in brackets at word `k`."""
    if k >= page.count or not page.gaps[k - 1] & PAREN_OPEN:
        return None
    for stop in (k + 1, k + 2):
        if stop <= page.count and page.gaps[stop - 1] & PAREN_CLOSE:
            return (k, stop)
    return None
