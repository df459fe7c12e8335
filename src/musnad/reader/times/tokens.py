"""The words of a page as the time grammar sees them, and the small phrases it is made of."""

from typing import Final

from musnad.lang import times as t
from musnad.lang.times import Readings, TimeWord
from musnad.reader.annotations import Facts
from musnad.reader.page import Page
from musnad.text.words import COMMA, DASH, PAREN_CLOSE, PAREN_OPEN, SLASH

_NOTHING: Final[Readings] = ()
BRACKETS: Final = PAREN_OPEN | PAREN_CLOSE
LOOSE: Final = COMMA | BRACKETS  # what may stand between a day and its date
LINKS: Final = SLASH | DASH
_MOST_TERMS: Final = 8
_NUMERAL: Final = t.among(t.NUMBER, t.ORDINAL)
_MAGNITUDE: Final = {t.UNITS: 1, t.TEEN: 2, t.TENS: 2, t.HUNDREDS: 3, t.THOUSANDS: 4}


class Tokens:
    """Readings by word index; indices past the end read as nothing."""

    __slots__ = ("arabic", "count", "eager", "facts", "gap_texts", "gaps", "page", "starts")

    def __init__(self, page: Page, *, eager: bool = False) -> None:
        # Texts that make appointments, not news: a bare number or feast is a date there.
        self.eager = eager
        self.arabic = not page.pack.name.startswith("en")
        self.page = page
        self.count = page.count
        self.facts: list[Facts] = page.facts.of
        self.starts = page.facts.times
        self.gaps = list(page.gaps)
        self.gap_texts = page.wordlist.gap_texts

    def at(self, i: int) -> Readings:
        """The readings of word `i`."""
        return self.facts[i].readings if 0 <= i < self.count else _NOTHING

    def classes(self, i: int) -> int:
        """The classes of word `i`, as bits: what cannot begin there need not be tried."""
        return self.facts[i].classes if 0 <= i < self.count else 0

    def word(self, i: int, cls: int) -> TimeWord | None:
        """The reading of word `i` in one class."""
        return self.facts[i].by_class.get(cls) if 0 <= i < self.count else None

    def next(self, i: int, cls: int, marks: int = 0) -> TimeWord | None:
        """The reading in a class of word `i`, if at most `marks` stand between it and the word before."""
        if i > 0 and self.gaps[i - 1] & ~marks:
            return None
        return self.word(i, cls)

    def gap(self, i: int) -> int:
        """What stands between word `i` and the next; the text's end reads as a new line."""
        return self.gaps[i] if 0 <= i < self.count else -1

    def forgive(self, i: int, mark: int) -> None:
        """Takes a mark behind word `i` as read: the bracket that closes around a month's other name."""
        self.gaps[i] &= ~mark

    def is_free(self, i: int) -> bool:
        """Whether nothing but space stands in front of word `i`."""
        return i > 0 and self.gaps[i - 1] == 0

    def linked(self, i: int, mark: int) -> bool:
        """Whether word `i` and the next are linked by one mark (/ or -), spaces aside."""
        gap = self.gap(i)
        if gap < 0 or not gap & mark or gap & ~mark or i + 1 >= self.count:
            return False
        return len(self.gap_texts[i].strip(b" ")) == 1

    def number(self, i: int) -> tuple[int, int, TimeWord] | None:
        """A cardinal or ordinal number at word `i`: its value, the word after it, its first reading."""
        if not self.classes(i) & _NUMERAL:
            return None
        first = self.word(i, t.NUMBER)
        if first is not None and first.kind == t.DIGITS:
            return first.value, i + 1, first
        ordinal = self.word(i, t.ORDINAL)
        if ordinal is not None and ordinal.value > 0:
            return self._ordinal(i, ordinal)
        if first is None:
            return None
        return self._cardinal(i, first)

    def _ordinal(self, i: int, first: TimeWord) -> tuple[int, int, TimeWord]:
        """«الثالث», «الثالث عشر», «الحادي والعشرين»."""
        follower = self.next(i + 1, t.NUMBER)
        if follower is not None and follower.kind == t.TEEN and not follower.prefix and first.value < 10:
            return first.value + 10, i + 2, first
        if follower is not None and follower.kind == t.TENS and follower.prefix == t.AND_:
            return first.value + follower.value, i + 2, first
        return first.value, i + 1, first

    def _cardinal(self, i: int, first: TimeWord) -> tuple[int, int, TimeWord] | None:
        if first.kind == t.TEEN and self.word(i - 1, t.WEEKDAY) is not None and self.is_free(i):
            return None  # «الأحد عشر»
        total, k, size = first.value, i + 1, _MAGNITUDE[first.kind]
        lowest = size
        for _ in range(_MOST_TERMS):
            term = self.next(k, t.NUMBER)
            if term is None or term.kind == t.DIGITS:
                break
            if not term.prefix and term.kind == t.TEEN and self.word(k - 1, t.NUMBER) is not None:
                before = self.word(k - 1, t.NUMBER)
                if before is None or before.kind != t.UNITS:
                    break
                total += term.value
            elif not term.prefix and term.kind == t.HUNDREDS and term.value == 100 and total < 10:
                total *= 100
            elif term.prefix == t.AND_ and not term.definite | first.definite:
                joins = _MAGNITUDE[term.kind] < lowest or (term.kind == t.TENS and lowest == 1)
                if not joins:
                    break
                total += term.value
                lowest = _MAGNITUDE[term.kind]
            elif term.prefix == t.AND_ and term.kind == t.TENS and lowest == 1:
                total += term.value
                lowest = 2
            else:
                break
            k += 1
        return total, k, first
