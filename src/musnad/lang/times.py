"""What a language supplies to the time grammar: which words count time, and how.

A word of the lexicon can have several readings («ربيع» is a season and half of a month's name);
words with digits in them are read when they are first met.
"""

import re
from typing import Final, NamedTuple

from musnad.text.script import fold_word

# Classes of words; the names are those of the data files.
DAY: Final = 1
WEEKDAY: Final = 2
MONTH: Final = 3
HIJRI_MONTH: Final = 4
MONTH_OF_TWO: Final = 5
SEASON: Final = 6
UNIT: Final = 7
UNIT_TWO: Final = 8
UNIT_MANY: Final = 9
PAST: Final = 10
FUTURE: Final = 11
PRESENT: Final = 12
THIS: Final = 13
THAT: Final = 14
SAME: Final = 15
ORDINAL: Final = 16
NUMBER: Final = 17
PART: Final = 18
REST: Final = 19
HALF: Final = 20
FIRST_DAY: Final = 21
HOURS: Final = 22
FROM: Final = 23
IN: Final = 24
TO: Final = 25
BETWEEN: Final = 26
AND: Final = 27
SINCE: Final = 28
BEFORE: Final = 29
AFTER: Final = 30
WITHIN: Final = 31
NOW: Final = 32
ANSWERING: Final = 33
ERA: Final = 34
SOME: Final = 35
FILLER: Final = 36
CLOCK: Final = 37
ZONE: Final = 38
GREENWICH: Final = 39
DECADE: Final = 40
FEAST_OF: Final = 41
FEAST: Final = 42
HOLIDAY: Final = 43
HOMOGRAPH: Final = 44
GENERAL: Final = 45
PAPER: Final = 46
PRAYER: Final = 47
FORWARD: Final = 48
BY: Final = 49
AGO: Final = 50
LATER: Final = 51
ABOUT: Final = 52

CLASSES: Final = {
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
DIGITS: Final = 0
UNITS: Final = 1
TEEN: Final = 2
TENS: Final = 3
HUNDREDS: Final = 4
THOUSANDS: Final = 5
NUMBER_KINDS: Final = {"unit": UNITS, "teen": TEEN, "ten": TENS, "hundred": HUNDREDS, "thousand": THOUSANDS}
# Proclitics before a word.
NONE: Final = 0
AND_: Final = 1
IN_: Final = 2
TO_: Final = 3
GREGORIAN: Final = 1
HIJRI: Final = 2

_DIGITS: Final = re.compile(
    b"(" + fold_word("و") + b"|" + fold_word("ف") + b")?(" + fold_word("ب") + b"|" + fold_word("ل")
    + b"|" + fold_word("ك") + b")?(" + fold_word("ال") + b"|" + fold_word("ل") + rb")?(\d{1,4})("
    + fold_word("م") + b"|" + fold_word("ه") + b")?\\Z"
)  # fmt: skip
_WAW: Final = fold_word("و")
_BI: Final = fold_word("ب")
_LI: Final = fold_word("ل")
_HE: Final = fold_word("ه")


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
NEVER: Final = 0
ALONE: Final = 1
TOGETHER: Final = 2
_ALONE: Final = frozenset((DAY, WEEKDAY, MONTH, HIJRI_MONTH, DECADE, FEAST))
_LINKS: Final = frozenset((FROM, IN, TO, AND, SAME, THAT, GENERAL, FORWARD, BY, NOW, ABOUT))  # that only join
_TOGETHER: Final = frozenset(
    (
        MONTH_OF_TWO, SEASON, UNIT, UNIT_TWO, UNIT_MANY, THIS, SAME, ORDINAL, NUMBER, PART, REST, HALF,
        FIRST_DAY, HOURS, BETWEEN, SINCE, BEFORE, AFTER, WITHIN, CLOCK, FEAST_OF, HOLIDAY, PAST, FUTURE,
        LATER,
    )
)  # fmt: skip
_NOTHING: Final[Readings] = ()


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
