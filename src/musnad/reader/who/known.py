"""Where a page names those that everybody knows: «داعش», «تنظيم الدولة», «أوباما»."""

from typing import Final, NamedTuple

from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.text.words import DASH, QUOTE_CLOSE, QUOTE_OPEN, STRAIGHT

_MARKS: Final = DASH | STRAIGHT | QUOTE_OPEN | QUOTE_CLOSE  # that may stand inside a name: تنظيم «داعش»


class KnownMention(NamedTuple):
    """The words `[first, stop)` are a name of the known one in row `row`; `clitic` letters are glued on."""

    range: Range
    clitic: int
    row: int


def find_known(page: Page) -> list[KnownMention]:
    """The longest known names, none inside another, in reading order."""
    found: list[KnownMention] = []
    stop = 0
    facts = page.facts
    for i in facts.known:
        if i < stop:
            continue
        fact = facts.of[i]
        best = fact.known_alone
        if i + 1 < page.count:
            for name in fact.known.get(page.words[i + 1], ()):
                if i + len(name[1]) <= page.count and _stands(page, i, name[1]):
                    best = name
                    break
        if best is not None:
            clitic, words, row = best
            stop = i + len(words)
            found.append(KnownMention((i, stop), clitic, row))
    return found


def _stands(page: Page, i: int, words: tuple[bytes, ...]) -> bool:
    for k in range(1, len(words)):
        if page.words[i + k] != words[k] or page.gaps[i + k - 1] & ~_MARKS:
            return False
    return True
