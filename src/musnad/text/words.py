"""A folded text cut into words, and what stands between them.

`Words` holds parallel lists, one item a word, because lists that C code fills are the fastest
thing Python has: `words[i]` is the folded word, `starts[i]` where it begins, and `gaps[i]` what
the punctuation after it means (a set of the bits below). Gap -1 of the list's front is the text's
own beginning: `before(i)` gives the gap in front of word `i`.
"""

import re
from bisect import bisect_left
from itertools import accumulate
from operator import add
from typing import Final

from musnad.text.script import DIGITS, LETTERS, Folded, encode, fold_word

COMMA: Final = 1
SEMICOLON: Final = 2
COLON: Final = 4
STOP: Final = 8
NEWLINE: Final = 16
QUOTE_OPEN: Final = 32
QUOTE_CLOSE: Final = 64
STRAIGHT: Final = 128  # a mark that opens or closes: only its surroundings tell
PAREN_OPEN: Final = 256
PAREN_CLOSE: Final = 512
DASH: Final = 1024
ELLIPSIS: Final = 2048
SLASH: Final = 4096
PARAGRAPH: Final = 8192
SENTENCE_END: Final = STOP | NEWLINE

_WORD_CHARS: Final = LETTERS + DIGITS
_IN_WORD: Final = re.escape(_WORD_CHARS)
_LETTER: Final = frozenset(bytes((byte,)) for byte in _WORD_CHARS)
_SPACE: Final = ord(" ")
_SPACED: Final = bytes(byte if byte in _WORD_CHARS else 32 for byte in range(256))
# What stands between words but for one space: the same, faster, where no two spaces stand together.
_WIDE_GAP: Final = re.compile(b" {2,}[^" + _IN_WORD + b"]*|[^ " + _IN_WORD + b"][^" + _IN_WORD + b"]*")
_GAP: Final = re.compile(b"[^ " + _IN_WORD + b"][^" + _IN_WORD + b"]*")

_COMMA: Final = fold_word("،")
_SEMICOLON: Final = fold_word("؛")
_QUESTION: Final = fold_word("؟")
_OPENERS: Final = {fold_word(c) for c in "«“‘"}
_CLOSERS: Final = {fold_word(c) for c in "»”’"}
_DASHES: Final = {fold_word(c) for c in "–—"} | {b"-"}
_ELLIPSIS: Final = fold_word("…")
_SINGLES: dict[int, int] = {ord(","): COMMA, ord(";"): SEMICOLON, ord(":"): COLON, ord('"'): STRAIGHT}
_SINGLES |= {ord("."): STOP, ord("!"): STOP, ord("?"): STOP, ord("\n"): NEWLINE, ord("/"): SLASH}
_SINGLES |= {ord("("): PAREN_OPEN, ord(")"): PAREN_CLOSE, ord("["): PAREN_OPEN, ord("]"): PAREN_CLOSE}
_SINGLES |= {_COMMA[0]: COMMA, _SEMICOLON[0]: SEMICOLON, _QUESTION[0]: STOP, _ELLIPSIS[0]: ELLIPSIS}
_SINGLES |= {c[0]: QUOTE_OPEN for c in _OPENERS} | {c[0]: QUOTE_CLOSE for c in _CLOSERS}
_SINGLES |= {c[0]: DASH for c in _DASHES}


class _GapMeanings(dict[bytes, int]):
    """What a run of punctuation and spaces means; worked out once for each distinct run."""

    def __missing__(self, gap: bytes) -> int:
        meaning = 0
        for byte in gap:
            meaning |= _SINGLES.get(byte, 0)
        if b".." in gap or _ELLIPSIS in gap:
            meaning = (meaning & ~STOP) | ELLIPSIS
        if gap.count(b"\n") > 1:
            meaning |= PARAGRAPH
        if len(self) < 20_000:  # hostile input must not grow the table without end
            self[gap] = meaning
        return meaning


_MEANINGS: Final = _GapMeanings({b" ": 0})
meaning_of = _MEANINGS.__getitem__


class Words:
    """The words of one folded text, with their places and the gaps between them."""

    __slots__ = ("count", "first_gap", "folded", "gap_texts", "gaps", "marked", "starts", "words")

    def __init__(self, folded: Folded) -> None:
        data = folded.data
        words = data.translate(_SPACED).split()
        count = len(words)
        gap_texts: list[bytes] = [b" "] * count
        gaps: list[int] = [0] * count
        marked: list[int] = []
        first = b""
        at, last = 0, -1  # where a word begins, and the word before it
        if data[:1] == b" " and data[1:2] in _LETTER:
            first, at = b" ", 1
        for gap in (_WIDE_GAP if b"  " in data else _GAP).finditer(data):
            start, end = gap.span()
            if start > at and data[start - 1] == _SPACE:
                start -= 1
            if start > at:
                last += data.count(b" ", at, start) + 1  # one space between any two of these words
            text = data[start:end]
            at = end
            if last < 0:
                first = text
                continue
            gap_texts[last] = text
            meaning = meaning_of(text)
            if meaning:
                gaps[last] = meaning
                marked.append(last)
        if data[-1:] in _LETTER:
            gap_texts[-1] = b""
        self.folded = folded
        self.words = words
        sizes = map(add, map(len, words), map(len, gap_texts))
        self.starts: list[int] = list(accumulate(sizes, initial=len(first)))[:count]
        self.gap_texts = gap_texts
        self.gaps = gaps
        self.first_gap = meaning_of(first) | NEWLINE
        self.count = count
        # The words after which anything but a space stands: all that later stages look at.
        self.marked = marked
        if self.count:
            self._mend_points()
            self.gaps[-1] |= NEWLINE
            if not self.marked or self.marked[-1] != self.count - 1:
                self.marked.append(self.count - 1)

    def _mend_points(self) -> None:
        """A point inside a number, after an initial or in an address ends no sentence."""
        words, gaps, texts = self.words, self.gaps, self.gap_texts
        for i in self.marked:
            if i == self.count - 1:
                break
            if gaps[i] & STOP:
                text = texts[i]
                if text == b"." and (
                    (words[i][-1:].isdigit() and words[i + 1][:1].isdigit())
                    or (words[i][-1:].isascii() and words[i + 1][:1].isascii())
                    or len(words[i]) == 1
                    or (
                        len(words[i]) <= 4
                        and len(words[i + 1]) <= 4
                        and (texts[i + 1] == b"." or (i and texts[i - 1] == b"."))
                    )
                ):
                    gaps[i] = 0
                elif (
                    not text.strip(b". ")
                    and text[:1] == b"."
                    and b".." not in text
                    and len(words[i]) == 1
                    and not words[i].isdigit()
                ):
                    gaps[i] = 0  # «د. » and other initials
            elif gaps[i] & (COMMA | COLON) and texts[i] in (b",", b":", _COMMA):
                if words[i][-1:].isdigit() and words[i + 1][:1].isdigit():
                    gaps[i] = 0

    def before(self, i: int) -> int:
        """The meaning of the gap in front of word `i`."""
        return self.gaps[i - 1] if i else self.first_gap

    def marked_between(self, first: int, stop: int) -> list[int]:
        """The words in `[first, stop)` after which anything but a space stands."""
        return self.marked[bisect_left(self.marked, first) : bisect_left(self.marked, stop)]

    def end(self, i: int) -> int:
        """Where word `i` ends in the folded text."""
        return self.starts[i] + len(self.words[i])

    def mark_end(self, i: int) -> int:
        """Where the first quotation mark behind word `i` ends, in the folded text."""
        end = self.end(i)
        for k, character in enumerate(self.gap_texts[i]):
            if meaning_of(bytes((character,))) & (QUOTE_OPEN | QUOTE_CLOSE | STRAIGHT):
                return end + k + 1
        return end

    def raw(self, i: int) -> bytes:
        """Word `i` with its hamzas and ta marbutas as written (code page bytes, marks dropped)."""
        return self.folded.plain[self.starts[i] : self.starts[i] + len(self.words[i])]


def raw_word(word: str) -> bytes:
    """A word as `Words.raw` gives it, to compare with."""
    return encode(word)
