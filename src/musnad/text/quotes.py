"""Quotations: which words stand between quotation marks, however the marks are written.

News pages write "…", «…», “…”, mirrored »…«, the same mark at both ends, marks inside marks, and
marks that never close. What a mark does is read from its shape, from the side on which a word
touches it, and from whether a quotation is open.
"""

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from musnad.text.words import COLON, NEWLINE, QUOTE_CLOSE, QUOTE_OPEN, STRAIGHT, Words, meaning_of

_MARK: Final = QUOTE_OPEN | QUOTE_CLOSE | STRAIGHT
_FARTHEST: Final = 400  # words: an unclosed quotation is not believed beyond its line or this


class Quote(NamedTuple):
    """Words `first`..`last` (inclusive) between marks; `closed` is false where no mark ends it."""

    first: int
    last: int
    depth: int
    closed: bool


class Quotes:
    """The quotations of a text, outermost first in text order."""

    __slots__ = ("_firsts", "_outer", "_starts", "at", "closes_at", "quotes")

    def __init__(self, quotes: list[Quote]) -> None:
        self.quotes = quotes
        self.at = {q.first: q for q in reversed(quotes)}
        self.closes_at = {q.last: q for q in quotes if q.closed}
        self._outer = [q for q in quotes if q.depth == 0]
        self._firsts = [q.first for q in self._outer]
        self._starts = [q.first for q in quotes]

    def between(self, first: int, stop: int) -> list[Quote]:
        """The quotations that begin at a word in `[first, stop)`, in text order."""
        return self.quotes[bisect_left(self._starts, first) : bisect_left(self._starts, stop)]

    def around(self, word: int) -> Quote | None:
        """The outermost quotation that holds the word, or `None`."""
        k = bisect_right(self._firsts, word) - 1
        if k >= 0 and self._outer[k].last >= word:
            return self._outer[k]
        return None


_NONE: Final = Quotes([])


def find_quotes(words: Words) -> Quotes:  # noqa: C901, PLR0912 (what a mark does, case by case)
    """The quotations of a text; linear in its length."""
    gaps = words.gaps
    marked = [i for i in words.marked if gaps[i] & _MARK]
    if words.first_gap & _MARK:
        marked.insert(0, -1)
    if not marked:
        return _NONE
    found: list[Quote] = []
    open_at: list[tuple[int, bool, bool]] = []  # first word inside, opened mirrored, opened straight
    for k, i in enumerate(marked):
        if open_at and (open_at[0][0] + _FARTHEST < i):
            _give_up(words, open_at, found)
        meaning = gaps[i] if i >= 0 else words.first_gap
        text = words.gap_texts[i] if i >= 0 else b'"'
        touches_left = i >= 0 and _is_mark(text[:1])
        touches_right = _is_mark(text[-1:]) or i < 0
        opens, closes = bool(meaning & QUOTE_OPEN), bool(meaning & QUOTE_CLOSE)
        straight = bool(meaning & STRAIGHT)
        if opens and closes:
            # «…» «…» or »…«: one ends and another begins.
            if open_at:
                _close(open_at, found, i)
            open_at.append((i + 1, False, False))
            continue
        if not open_at:
            if opens or straight:
                if straight and touches_left and not touches_right:
                    continue  # a stray mark that ends nothing
                open_at.append((i + 1, opens and touches_left and not touches_right, straight))
            elif touches_right and not touches_left:
                open_at.append((i + 1, False, False))
            elif _mirrored(gaps, marked, k):
                open_at.append((i + 1, True, False))
            continue
        first, mirrored, was_straight = open_at[-1]
        if closes:
            if touches_right and not touches_left and not mirrored and i + 1 - first > 1:
                open_at.append((i + 1, False, False))
            else:
                _close(open_at, found, i)
        elif straight:
            after_colon = bool(meaning & COLON) and text.find(b":") < text.find(b'"')
            opens_speech = after_colon or (touches_right and not touches_left)
            if was_straight and not opens_speech and _new_line_pairs(words, marked, k, first):
                opens_speech = True
            if opens_speech and (not was_straight or i + 1 < words.count):
                if was_straight:
                    _give_up(words, open_at, found)
                open_at.append((i + 1, False, True))
            else:
                _close(open_at, found, i)
        elif mirrored or (touches_left and not touches_right):
            _close(open_at, found, i)
        else:
            open_at.append((i + 1, False, False))
    _give_up(words, open_at, found)
    found = [q for q in found if q.last >= q.first]
    found.sort(key=lambda q: (q.first, -q.last))
    return Quotes(_with_depths(found))


def _new_line_pairs(words: Words, marked: list[int], k: int, first: int) -> bool:
    """Whether a straight mark begins a quotation of its own line.

    So it is when the one still open began on an earlier line and this line's marks pair without it.
    """
    gaps = words.gaps
    if not any(gaps[j] & NEWLINE for j in words.marked_between(first, marked[k])):
        return False
    count = 0
    for i in marked[k : k + _FARTHEST]:
        if count and any(gaps[j] & NEWLINE for j in words.marked_between(marked[k], i)):
            break
        count += 1
    return count % 2 == 0


def _is_mark(edge: bytes) -> bool:
    return bool(edge) and bool(meaning_of(edge) & _MARK)


def _close(open_at: list[tuple[int, bool, bool]], found: list[Quote], i: int) -> None:
    found.append(Quote(open_at.pop()[0], i, 0, True))


def _give_up(words: Words, open_at: list[tuple[int, bool, bool]], found: list[Quote]) -> None:
    """Ends what was never closed at the end of its line."""
    while open_at:
        first = open_at.pop()[0]
        last = first
        stop = min(words.count - 1, first + _FARTHEST)
        while last < stop and not words.gaps[last] & NEWLINE:
            last += 1
        if first < words.count:
            found.append(Quote(first, last, 0, False))


def _mirrored(gaps: list[int], marked: list[int], k: int) -> bool:
    """Whether a closing shape that opens nothing is answered by an opening shape: »…«."""
    following = marked[k + 1] if k + 1 < len(marked) else None
    if following is None or following - marked[k] > 150:
        return False
    return gaps[following] & (QUOTE_OPEN | QUOTE_CLOSE) != QUOTE_OPEN | QUOTE_CLOSE


def _with_depths(found: list[Quote]) -> list[Quote]:
    ends: list[int] = []
    out: list[Quote] = []
    for q in found:
        while ends and ends[-1] < q.first:
            ends.pop()
        out.append(q._replace(depth=len(ends)))
        ends.append(q.last)
    return out
