"""What an expression says of a time, before it is worked out against a day."""

from typing import Final

import msgspec

# Kinds.
DAY: Final = 1
MONTH: Final = 2
YEAR: Final = 3
UNIT: Final = 4
SEASON: Final = 5
FEAST: Final = 6
PART: Final = 7
SLICE: Final = 8
NTH: Final = 9
WINDOW: Final = 10
SHIFT: Final = 11
SINCE: Final = 12
RANGE: Final = 13
DECADE: Final = 14
CENTURY: Final = 15
WEEKEND: Final = 16
REST: Final = 17
CLOCK: Final = 18
# Which one of many: the last, the next, this one, the one just spoken of.
NONE: Final = 0
PAST: Final = 1
FUTURE: Final = 2
PRESENT: Final = 3
SAME: Final = 4
FOLLOWING: Final = 5
PRECEDING: Final = 6


class When(msgspec.Struct, frozen=True):
    """A time expression over the words `[first, stop)`.

    `n` is what the kind is about: a day of the month, a month, a year, a season, the index of a slice.
    `of` is what it is part of (the month of a day, the year of a month) or what a `SINCE` begins with;
    `to` is the end of a `RANGE`. `which` tells the last from the next; `away` counts one further
    («العام قبل الماضي» is 2).
    """

    kind: int
    first: int
    stop: int
    n: int = 0
    unit: int = 0
    count: int = 0
    which: int = NONE
    away: int = 1
    hijri: bool = False
    weekday: int = -1
    days: int | None = None  # from the article's day: أمس is -1
    of: "When | None" = None
    to: "When | None" = None
    more: tuple[tuple[int, int], ...] = ()  # further counts and units of a SHIFT: شهر و 21 يوما
    closed: bool = False  # a SINCE that says «حتى الآن»
    night: bool = False
    stated: bool = False  # a year with its era: 1452هـ
    ranked: bool = False  # «الثلاثاء الثالث من»: a date or the third Tuesday
    minutes: int = 0
    loose: bool = False  # stands alone, so that it may be no date: a bare number, a bare feast
