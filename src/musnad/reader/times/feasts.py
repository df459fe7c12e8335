"""The feasts that news dates things by: when they fall in a year, and which one is nearest."""

from datetime import date
from typing import Final

from musnad.reader.times import calendar as c
from musnad.reader.times.calendar import Period
from musnad.reader.times.hijri import hijri_day, hijri_year_at

FITR: Final = 1
ADHA: Final = 2
ARAFAT: Final = 3
ASHURA: Final = 4
MAWLID: Final = 5
EASTER: Final = 6
CHRISTMAS: Final = 7
NEW_YEAR: Final = 8
_ISLAMIC: Final = {FITR: (10, 1), ADHA: (12, 10), ARAFAT: (12, 9), ASHURA: (1, 10), MAWLID: (3, 12)}


def feast_in(feast: int, year: Period, *, hijri: bool = False) -> Period | None:
    """The feast's (first) day in a year, Gregorian or Hijri, given as the days it covers."""
    for day in _around(feast, year.first, hijri=hijri):
        if year.first <= day <= year.last:
            return c.one_day(day)
    return None


def feast_near(feast: int, base: date, *, ahead: bool, hijri: bool = False) -> Period | None:
    """The last feast up to a day, or the next from it on."""
    days = _around(feast, base, hijri=hijri)
    if ahead:
        return next((c.one_day(day) for day in days if day >= base), None)
    return next((c.one_day(day) for day in reversed(days) if day <= base), None)


def _around(feast: int, base: date, *, hijri: bool) -> list[date]:
    """The feast in the years about a day, ascending."""
    if feast in _ISLAMIC or hijri:
        month, day = _ISLAMIC.get(feast, (1, 1))
        at = hijri_year_at(base)
        found = (hijri_day(year, month, day) for year in range(at - 1, at + 3))
        return [period.first for period in found if period is not None]
    years = range(max(base.year - 1, c.FIRST_YEAR), min(base.year + 1, c.LAST_YEAR) + 1)
    if feast == EASTER:
        return [c.easter(year) for year in years]
    return [date(year, 12, 25) if feast == CHRISTMAS else date(year, 1, 1) for year in years]
