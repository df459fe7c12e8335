"""Arabic letters made comparable: folding that never loses where a letter stood.

A text is encoded once into a one-byte code page of our own, so that a byte offset is a code point
offset, and folded with `bytes.translate`, which runs at memory speed. Two things change lengths:
marks that are dropped (diacritics, tatweel, zero-width and bidi controls) and presentation-form
ligatures that stand for several letters. Both leave a trail, and `Folded.origin` walks it back.
"""

import codecs
import unicodedata
from bisect import bisect_right
from typing import Final

# Bytes 0x80.. of the code page, in order. ASCII keeps its own bytes.
_LETTERS: Final = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" + "ٱپچژڤگکیھہەۀ"
_MARKS: Final = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670"
_HIDDEN: Final = "\u200b\u200c\u200d\u200e\u200f\ufeff"  # the rarer controls go the slow way
_INDIC: Final = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
_POINTS: Final = "،؛؟٪٫٬۔"
_QUOTES: Final = "«»“”„‟‹›‘’"
_DASHES: Final = "–—―−"
_OTHERS: Final = "…•·\u00a0"
_UPPER: Final = _LETTERS + _MARKS + _HIDDEN + _INDIC + _PERSIAN + _POINTS + _QUOTES + _DASHES + _OTHERS
_SPARE: Final = 256 - 128 - len(_UPPER)
# Unused bytes decode to private-use characters, which `_stand_in` never yields.
_PAGE: Final = "".join(map(chr, range(128))) + _UPPER + "".join(map(chr, range(0xE000, 0xE000 + _SPARE)))
_ENCODE_MAP: Final = codecs.charmap_build(_PAGE)
_BYTE: Final = {char: byte for byte, char in enumerate(_PAGE)}

_DROPPED: Final = bytes(_BYTE[c] for c in _MARKS + _HIDDEN)
# «·» stands for any symbol the page lacks, «x» for any letter of another script.
_SYMBOL: Final = "·"
_FOREIGN: Final = "x"


def _folding_table() -> bytes:
    table = bytearray(range(256))

    def fold(chars: str, to: str) -> None:
        for char in chars:
            table[_BYTE[char]] = _BYTE[to]

    fold("آأإٱ", "ا")
    fold("ىی", "ي")
    fold("ةەۀ", "ه")
    fold("ھہ", "ه")
    fold("ک", "ك")
    for i in range(10):
        fold(_INDIC[i] + _PERSIAN[i], str(i))
    for upper in range(ord("A"), ord("Z") + 1):
        table[upper] = upper + 32
    fold("\u00a0\t\x0b\x0c\r", " ")
    fold("−", "-")
    fold("―", "—")
    fold("„‟", "“")
    fold("‹", "«")
    fold("›", "»")
    fold("٫", ".")
    fold("٬", ",")
    fold("۔", ".")
    return bytes(table)


_TABLE: Final = _folding_table()

LETTERS: Final = bytes(sorted({_TABLE[_BYTE[c]] for c in _LETTERS} | set(range(ord("a"), ord("z") + 1))))
DIGITS: Final = b"0123456789"


def encode(text: str) -> bytes:
    """The text in the code page; raises `UnicodeEncodeError` on a character outside it."""
    return codecs.charmap_encode(text, "strict", _ENCODE_MAP)[0]


def fold_word(word: str) -> bytes:
    """A word or phrase as it looks in a folded text: «أعلنتْ» and «اعلنت» give the same bytes."""
    return fold(word).data


class _StandIns(dict[int, str]):
    """What stands in for a code point outside the page; worked out once for each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char) if 0xFB50 <= code <= 0xFEFC else char
        if plain != char and all(c in _BYTE for c in plain):
            stand_in = plain
        else:
            category = unicodedata.category(char)
            if category in ("Mn", "Me", "Cf"):
                stand_in = _MARKS[0]
            elif category == "Nd":
                stand_in = str(unicodedata.decimal(char))
            elif category in ("Zs", "Zl", "Zp"):
                stand_in = " " if category == "Zs" else "\n"
            elif category[0] == "L":
                stand_in = _FOREIGN
            else:
                stand_in = _SYMBOL
        self[code] = stand_in
        return stand_in


_STAND_INS: Final = _StandIns({ord(char): char for char in _PAGE[: 128 + len(_UPPER)]})


class Folded:
    """A folded text and the way back from its offsets to the original's code points.

    `data` is the folded text in the code page; `plain` the same before letters were merged
    (marks dropped), so `plain[i]` still tells أن from إن where `data[i]` does not. `is_plain` tells
    that nothing was dropped or expanded, so that every offset is the original's.
    """

    __slots__ = ("_expanded", "_shifts", "data", "is_plain", "plain")

    def __init__(self, data: bytes, plain: bytes, shifts: list[int], expanded: list[int] | None) -> None:
        self.data = data
        self.plain = plain
        self._shifts = shifts
        self._expanded = expanded
        self.is_plain = not shifts and expanded is None

    def origin(self, offset: int) -> int:
        """The code point offset in the original text of the letter at `offset` in `data`."""
        if self._shifts:
            offset += bisect_right(self._shifts, offset)
        if self._expanded is not None:
            return self._expanded[offset]
        return offset

    def origins(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of `data` lies in the original, with the marks on its last letter."""
        if self._expanded is not None or not 0 < end < len(self.data):
            return self.origin(start), self.origin_end(end)
        shifts = self._shifts
        return start + bisect_right(shifts, start), end + bisect_right(shifts, end)

    def origin_end(self, offset: int) -> int:
        """The exclusive end in the original of a stretch that ends at `offset` in `data`.

        Marks that sit on the last letter belong to it: «أكّدً» ends after its last mark.
        """
        if offset == 0:
            return 0
        if not self._shifts:
            return self.origin(offset - 1) + 1
        # Marks between this letter and the next one lie on this letter.
        if offset >= len(self.data):
            following = len(self.plain) + len(self._shifts)
        else:
            following = offset + bisect_right(self._shifts, offset)
        if self._expanded is None:
            return following
        return max(self.origin(offset - 1) + 1, self._expanded[min(following, len(self._expanded) - 1)])


def fold(text: str) -> Folded:
    """Folds a text: alef, ya and ta marbuta forms, digits, Latin case; marks are dropped.

    Any text is accepted. Lone surrogates and characters of other scripts become stand-ins.
    """
    expanded: list[int] | None = None
    try:
        raw = codecs.charmap_encode(text, "strict", _ENCODE_MAP)[0]
    except UnicodeEncodeError:
        replaced = text.translate(_STAND_INS)
        if len(replaced) != len(text):
            expanded = []
            for i, char in enumerate(text):
                expanded.extend([i] * len(_STAND_INS[ord(char)]))
            expanded.append(len(text))
        raw = codecs.charmap_encode(replaced, "strict", _ENCODE_MAP)[0]
    plain = raw.translate(None, _DROPPED)
    shifts: list[int] = []
    if len(plain) != len(raw):
        shifts = _dropped_at(raw)
    return Folded(plain.translate(_TABLE), plain, shifts, expanded)


_IS_DROPPED: Final = bytes(1 if byte in _DROPPED else 0 for byte in range(256))


def _dropped_at(raw: bytes) -> list[int]:
    """For the k-th dropped mark, the folded offset before which it was dropped, ascending."""
    marks = raw.translate(_IS_DROPPED)
    shifts: list[int] = []
    at = marks.find(1)
    while at >= 0:
        shifts.append(at - len(shifts))
        at = marks.find(1, at + 1)
    return shifts
