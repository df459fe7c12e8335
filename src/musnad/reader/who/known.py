"""Where a page names those that everybody knows: «داعش», «تنظيم الدولة», «أوباما»."""

from typing import NamedTuple

from musnad.reader.annotations import PageFacts
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.text.words import DASH, QUOTE_CLOSE, QUOTE_OPEN, STRAIGHT

_MARKS = DASH | STRAIGHT | QUOTE_OPEN | QUOTE_CLOSE  # that may stand inside a name: تنظيم «داعش»


class KnownMention(NamedTuple):
    """The words `[first, stop)` are a name of the known one in row `row`; `clitic` letters are glued on."""

    range: Range
    clitic: int
    row: int


def find_known(page: Page, facts: PageFacts) -> list[KnownMention]:
    """The longest known names, none inside another, in reading order."""
    found: list[KnownMention] = []
    stop = 0
    for i in facts.known:
        fact = facts.facts[i]
        if fact is None or i < stop:
            continue
        best: KnownMention | None = None
        for clitic, names in fact.known:
            for words, row in names:
                end = i + len(words)
                if best is not None and end <= best.range[1]:
                    break
                if end <= page.count and _stands(page, i, words):
                    best = KnownMention((i, end), clitic, row)
                    break
        if best is not None:
            found.append(best)
            stop = best.range[1]
    return found


def _stands(page: Page, i: int, words: tuple[bytes, ...]) -> bool:
    for k in range(1, len(words)):
        if page.words[i + k] != words[k] or page.gaps[i + k - 1] & ~_MARKS:
            return False
    return True
