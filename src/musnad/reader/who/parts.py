"""A person's phrase taken apart: «وزير الزراعة الدكتور سامر آل رشوان» is office, title and name."""

from typing import Final, NamedTuple

from musnad.lang import pack as p
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.words import COMMA

_NAMES: Final = p.GIVEN_NAME | p.NAME_PARTICLE
_NOT_OFFICE: Final = p.VERB | p.THAT | p.THAT_SUFFIX | p.WAS | p.RELATIVE | p.NEGATION
_LONGEST_OFFICE: Final = 9  # words
_REGION: Final = 3  # words that «في» may take an office on by


class Parts(NamedTuple):
    """The words of a person's name, title and office; `None` for what the phrase does not have."""

    name: Range | None
    title: Range | None
    office: Range | None


def parts_of(page: Page, phrase: Range, names: tuple[bytes, ...]) -> Parts:
    """The parts of a phrase in which `names` are the words that only this person bears."""
    first, stop = phrase
    name = _name_range(page, first, stop, set(names))
    if name is None:
        acts = any(page.flags[k] & p.PERSON for k in range(first, stop))
        return Parts(None, None, phrase if acts and not _is_cut(page, first, stop) else None)
    title = title_before(page, name[0], first)
    start = title[0] if title is not None else name[0]
    office: Range | None = None
    if start > first and page.flags[first] & p.PERSON and not _is_cut(page, first, start):
        office = (first, start)
    elif name[1] < stop and page.flags[name[1]] & p.PERSON:
        office = (name[1], stop)
    return Parts(name, title, office)


def title_before(page: Page, k: int, floor: int) -> Range | None:
    """«اللواء الركن» in front of a name at word `k`."""
    start = k
    while start > floor and not page.gaps[start - 1] and page.words[start - 1] in page.pack.titles:
        start -= 1
    return (start, k) if start < k else None


def office_before(page: Page, stop: int, floor: int) -> Range | None:
    """«وزير الزراعة في سندان» in front of a title or name at word `stop`."""
    floor = max(floor, stop - _LONGEST_OFFICE)
    found: Range | None = None
    for k in range(stop - 1, floor - 1, -1):
        if page.gaps[k] or (page.flags[k] & _NOT_OFFICE and not (k and page.flags[k - 1] & p.FI)):
            break
        if page.flags[k] & p.PERSON and page.words[k] not in page.pack.titles:
            end = _office_end(page, k, stop)
            if end == stop:
                found = (k, stop)
    return found


def office_after(page: Page, k: int, limit: int) -> Range | None:
    """«، مدير الدفاع المدني في كافور،» behind a name that ends before word `k`."""
    if k >= limit or not page.gaps[k - 1] & COMMA or not page.flags[k] & p.PERSON or page.is_definite(k):
        return None
    end = _office_end(page, k, min(limit, k + _LONGEST_OFFICE))
    return (k, end) if end > k and (end >= limit or page.gaps[end - 1]) else None


def _office_end(page: Page, k: int, limit: int) -> int:
    phrase = noun_phrase(page, k, limit)
    if phrase is None or phrase[0] != k:
        return k
    end = phrase[1]
    if end < limit and page.flags[end] & p.FI and not page.gaps[end - 1]:
        further = end + 1
        while further < limit and further - end < _REGION and not page.gaps[further - 1]:
            further += 1
        end = further
    return end


def _is_cut(page: Page, first: int, stop: int) -> bool:
    """Whether a mark stands inside a phrase, other than the comma before a name."""
    return any(page.gaps[k] for k in range(first, stop - 1))


def _name_range(page: Page, first: int, stop: int, names: set[bytes]) -> Range | None:
    """The name in a phrase: its last run of proper words, or its first where the office follows."""
    runs: list[Range] = []
    k = first
    while k < stop:
        if not _is_name(page, k, names):
            k += 1
            continue
        end = k + 1
        while end < stop and not page.gaps[end - 1] and _is_name(page, end, names):
            end += 1
        runs.append((k, end))
        k = end
    if not runs:
        return None
    if runs[0][0] == first or (runs[0][1] < stop and page.gaps[runs[0][1] - 1] & COMMA):
        return runs[0]
    return runs[-1]


def _is_name(page: Page, k: int, names: set[bytes]) -> bool:
    if page.words[k] in names:
        return True
    return bool(page.flags[k] & _NAMES) and not page.is_definite(k) and not page.flags[k] & p.PERSON
