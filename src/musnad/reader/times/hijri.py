"""Hijri dates as Gregorian days: Umm al-Qura by hijridate, and by rule outside its years.

hijridate knows the years 1343 to 1500 as Saudi Arabia reckons them. Before and after, the tabular
(«civil») calendar is used, which can be off by a day or two: such periods are marked as near.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from musnad.reader.times.calendar import DAY, MONTH, YEAR, Period

FIRST_KNOWN: Final = 1343
LAST_KNOWN: Final = 1500
_EPOCH: Final = date(622, 7, 19)  # 1 محرم 1 in the proleptic Gregorian calendar


@lru_cache(maxsize=4096)
def month_start(year: int, month: int) -> date | None:
    """The Gregorian day on which a Hijri month begins; `None` where no calendar reaches."""
    if not 1 <= month <= 12 or year < 1:
        return None
    if FIRST_KNOWN <= year <= LAST_KNOWN:
        from hijridate import Hijri  # noqa: PLC0415 (only where an article has such a date)

        day = Hijri(year, month, 1).to_gregorian()
        return date(day.year, day.month, day.day)
    days = (year - 1) * 354 + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2
    try:
        return _EPOCH + timedelta(days)
    except OverflowError:
        return None


def month_length(year: int, month: int) -> int:
    """Its days: 29 or 30, or 0 where it is unknown."""
    first = month_start(year, month)
    after = month_start(year + month // 12, month % 12 + 1)
    return (after - first).days if first is not None and after is not None else 0


def hijri_day(year: int, month: int, day: int) -> Period | None:
    """One Hijri day; `None` where the month is too short for it."""
    first = month_start(year, month)
    if first is None or not 1 <= day <= month_length(year, month):
        return None
    that = first + timedelta(day - 1)
    return Period(that, that, DAY, about=not FIRST_KNOWN <= year <= LAST_KNOWN)


def hijri_month(year: int, month: int) -> Period | None:
    """A Hijri month as the Gregorian days it covers."""
    first, length = month_start(year, month), month_length(year, month)
    if first is None or not length:
        return None
    return Period(first, first + timedelta(length - 1), MONTH, about=not FIRST_KNOWN <= year <= LAST_KNOWN)


def hijri_year(year: int, last: int | None = None) -> Period | None:
    """A Hijri year, or all up to `last`, as the Gregorian days it covers."""
    last = year if last is None else last
    first, after = month_start(year, 1), month_start(last + 1, 1)
    if first is None or after is None or last < year:
        return None
    known = year >= FIRST_KNOWN and last <= LAST_KNOWN
    return Period(first, after - timedelta(1), YEAR, about=not known)


def hijri_year_at(day: date) -> int:
    """The Hijri year that a Gregorian day falls in."""
    year = max(1, int((day.toordinal() - _EPOCH.toordinal()) / 354.367) + 1)
    start = month_start(year, 1)
    if start is not None and start > day:
        return year - 1
    after = month_start(year + 1, 1)
    return year + 1 if after is not None and after <= day else year


def hijri_month_at(day: date) -> tuple[int, int]:
    """The Hijri year and month that a Gregorian day falls in."""
    year = hijri_year_at(day)
    month = 12
    while month > 1:
        start = month_start(year, month)
        if start is not None and start <= day:
            break
        month -= 1
    return year, month
