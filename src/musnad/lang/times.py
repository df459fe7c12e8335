"""What a language supplies to the time grammar: which words count time, and how.

A word of the lexicon can have several readings («ربيع» is a season and half of a month's name);
words with digits in them are read when they are first met.
"""

import re
from typing import NamedTuple

from musnad.text.script import fold_word

# Classes of words; the names are those of the data files.
DAY, WEEKDAY, MONTH, HIJRI_MONTH, MONTH_OF_TWO = 1, 2, 3, 4, 5
SEASON, UNIT, UNIT_TWO, UNIT_MANY = 6, 7, 8, 9
PAST, FUTURE, PRESENT, THIS, THAT, SAME = 10, 11, 12, 13, 14, 15
ORDINAL, NUMBER, PART, REST, HALF, FIRST_DAY, HOURS = 16, 17, 18, 19, 20, 21, 22
FROM, IN, TO, BETWEEN, AND, SINCE, BEFORE, AFTER, WITHIN, NOW = 23, 24, 25, 26, 27, 28, 29, 30, 31, 32
ANSWERING, ERA, SOME, FILLER, CLOCK, ZONE, GREENWICH = 33, 34, 35, 36, 37, 38, 39
DECADE, FEAST_OF, FEAST, HOLIDAY = 40, 41, 42, 43
HOMOGRAPH, GENERAL, PAPER, PRAYER, FORWARD, BY, AGO, LATER, ABOUT = 44, 45, 46, 47, 48, 49, 50, 51, 52

CLASSES = {
    "day": DAY,
    "weekday": WEEKDAY,
    "month": MONTH,
    "hijri-month": HIJRI_MONTH,
    "month-of-two": MONTH_OF_TWO,
    "season": SEASON,
    "unit": UNIT,
    "unit-two": UNIT_TWO,
    "unit-many": UNIT_MANY,
    "past": PAST,
    "future": FUTURE,
    "present": PRESENT,
    "this": THIS,
    "that": THAT,
    "same": SAME,
    "ordinal": ORDINAL,
    "number": NUMBER,
    "part": PART,
    "rest": REST,
    "half": HALF,
    "first-day": FIRST_DAY,
    "hours": HOURS,
    "from": FROM,
    "in": IN,
    "to": TO,
    "between": BETWEEN,
    "and": AND,
    "or": AND,
    "since": SINCE,
    "before": BEFORE,
    "after": AFTER,
    "within": WITHIN,
    "now": NOW,
    "answering": ANSWERING,
    "era": ERA,
    "some": SOME,
    "filler": FILLER,
    "clock": CLOCK,
    "zone": ZONE,
    "greenwich": GREENWICH,
    "decade": DECADE,
    "feast-of": FEAST_OF,
    "feast": FEAST,
    "holiday": HOLIDAY,
    "homograph": HOMOGRAPH,
    "general": GENERAL,
    "paper": PAPER,
    "prayer": PRAYER,
    "forward": FORWARD,
    "by": BY,
    "ago": AGO,
    "later": LATER,
    "about": ABOUT,
}
# How number words combine: ثلاثة و·عشرون، خمسة·عشر، ألف و·تسعمائة.
DIGITS, UNITS, TEEN, TENS, HUNDREDS, THOUSANDS = 0, 1, 2, 3, 4, 5
NUMBER_KINDS = {"unit": UNITS, "teen": TEEN, "ten": TENS, "hundred": HUNDREDS, "thousand": THOUSANDS}
# Proclitics before a word.
NONE, AND_, IN_, TO_ = 0, 1, 2, 3
GREGORIAN, HIJRI = 1, 2

_DIGITS = re.compile(
    b"(" + fold_word("و") + b"|" + fold_word("ف") + b")?(" + fold_word("ب") + b"|" + fold_word("ل")
    + b"|" + fold_word("ك") + b")?(" + fold_word("ال") + b"|" + fold_word("ل") + rb")?(\d{1,4})("
    + fold_word("م") + b"|" + fold_word("ه") + b")?\\Z"
)  # fmt: skip
_WAW, _BI, _LI = fold_word("و"), fold_word("ب"), fold_word("ل")
_HE = fold_word("ه")


class TimeWord(NamedTuple):
    """One reading of a word: its class, what it counts, and what is glued to it.

    `kind` is how a number combines; `era` is set on a number with its era glued on (1436هـ, 2015م).
    """

    cls: int
    value: int
    prefix: int = NONE
    definite: bool = False
    kind: int = 0
    era: int = 0
    width: int = 0  # of digits, as written


Readings = tuple[TimeWord, ...]
# How a word can begin an expression: not at all, by itself, or only with another time word behind it.
NEVER, ALONE, TOGETHER = 0, 1, 2
_ALONE = frozenset((DAY, WEEKDAY, MONTH, HIJRI_MONTH, DECADE, FEAST))
_LINKS = frozenset((FROM, IN, TO, AND, SAME, THAT, GENERAL, FORWARD, BY, NOW, ABOUT))  # that only join
_TOGETHER = frozenset(
    (
        MONTH_OF_TWO, SEASON, UNIT, UNIT_TWO, UNIT_MANY, THIS, SAME, ORDINAL, NUMBER, PART, REST, HALF,
        FIRST_DAY, HOURS, BETWEEN, SINCE, BEFORE, AFTER, WITHIN, CLOCK, FEAST_OF, HOLIDAY, PAST, FUTURE,
        LATER,
    )
)  # fmt: skip
_NOTHING: Readings = ()


def among(*classes: int) -> int:
    """Classes as a set of bits, to test a word's own against."""
    return sum(1 << cls for cls in set(classes))


def beginning(readings: Readings) -> int:
    """How a word of such readings can begin an expression."""
    classes = {reading.cls for reading in readings}
    if classes & _ALONE or any(r.cls == NUMBER and (r.width > 2 or r.era) for r in readings):
        return ALONE
    return TOGETHER if classes & _TOGETHER else NEVER


def links(readings: Readings) -> bool:
    """Whether a word of such readings at most joins what counts time."""
    return all(reading.cls in _LINKS for reading in readings)


class TimeLexicon(dict[bytes, Readings]):
    """Readings by folded word; `readings` also reads numbers from their digits."""

    def readings(self, word: bytes) -> Readings:
        """What a word can be in the time grammar; mostly nothing."""
        known = self.get(word)
        if known is not None:
            return known
        if word[-1:].isdigit() or word[:1].isdigit():
            match = _DIGITS.match(word)
            if match is not None:
                conjunction, preposition, article, digits, era = match.groups()
                prefix = AND_ if conjunction else IN_ if preposition == _BI else TO_ if preposition else NONE
                calendar = (HIJRI if era == _HE else GREGORIAN) if era else 0
                number = TimeWord(
                    NUMBER, int(digits), prefix, article is not None, DIGITS, calendar, len(digits)
                )
                return (number,)
        return _NOTHING
