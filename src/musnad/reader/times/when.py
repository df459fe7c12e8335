"""What an expression says of a time, before it is worked out against a day."""

import msgspec

# Kinds.
DAY, MONTH, YEAR, UNIT, SEASON, FEAST, PART, SLICE, NTH, WINDOW = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
SHIFT, SINCE, RANGE, DECADE, CENTURY, WEEKEND, REST, CLOCK = 11, 12, 13, 14, 15, 16, 17, 18
# Which one of many: the last, the next, this one, the one just spoken of.
NONE, PAST, FUTURE, PRESENT, SAME, FOLLOWING, PRECEDING = 0, 1, 2, 3, 4, 5, 6


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
