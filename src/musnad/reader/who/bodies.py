"""Where a page names bodies: «وزارة الزراعة», «هيئة الموانئ المرجانية», «رابطة المزارعين (رم)»."""

from musnad.lang import pack as p
from musnad.reader.annotations import PageFacts
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.words import PAREN_CLOSE, PAREN_OPEN

_LONGEST = 9  # words of a body's name
_MOST = 400  # phrases looked into on one page


def find_bodies(page: Page, facts: PageFacts, taken: set[int]) -> list[Range]:
    """The bodies that a page names by a noun of bodies and what is said of it."""
    flags = page.flags
    found: list[Range] = []
    stop = 0
    for i in [i for i, flag in enumerate(flags) if flag & p.ORGANISATION][:_MOST]:
        if i < stop or i in taken or flags[i] & (p.CUE | p.VERB) or i + 1 >= page.count or page.gaps[i]:
            continue
        limit = min(page.stop_after(i) + 1, i + _LONGEST)
        limit = next((k for k in range(i + 1, limit) if k in taken), limit)
        phrase = noun_phrase(page, i, limit)
        if phrase is None or phrase[0] != i or phrase[1] - i < 2 or not _is_named(page, facts, phrase):
            continue
        found.append(phrase)
        stop = phrase[1]
    return found


def _is_named(page: Page, facts: PageFacts, phrase: Range) -> bool:
    """Whether a phrase names one body: a noun with a definite one after it, or with its people."""
    first = phrase[0]
    fact = facts.facts[first + 1]
    national = fact is not None and fact.national is not None
    if page.is_definite(first):
        return national
    return page.is_definite(first + 1) or (phrase[1] - first > 2 and page.is_definite(first + 2))


def short_name(page: Page, k: int) -> Range | None:
    """«… (رم)»: one or two words in brackets at word `k`."""
    if k >= page.count or not page.gaps[k - 1] & PAREN_OPEN:
        return None
    for stop in (k + 1, k + 2):
        if stop <= page.count and page.gaps[stop - 1] & PAREN_CLOSE:
            return (k, stop)
    return None
