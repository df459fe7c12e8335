"""Stretches of the calendar, and how EDTF (ISO 8601-2, level 2) writes them.

Everything is a `Period`: its first and last day and how fine it was named. Days are those of the
proleptic Gregorian calendar in the years 1 to 9999; what would fall outside is `None`, never an error.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

import msgspec

DAY: Final = 1
WEEK: Final = 2
MONTH: Final = 3
YEAR: Final = 4
DECADE: Final = 5
CENTURY: Final = 6
HOUR: Final = 7
NIGHT: Final = 8
SEASON: Final = 21  # and 22, 23, 24: spring, summer, autumn, winter, as EDTF numbers them
FIRST_YEAR: Final = 1
LAST_YEAR: Final = 9999
_SEASON_MONTHS: Final = {21: 3, 22: 6, 23: 9, 24: 12}


class Period(msgspec.Struct, frozen=True):
    """The days `[first, last]`, both included. `grain` is the unit that named them.

    `about` marks what is only near (`~`). `edtf` is set where the value is not made from the days:
    a season, a century, a set of candidates.
    """

    first: date
    last: date
    grain: int = DAY
    about: bool = False
    edtf: str = ""
    note: str = ""

    def value(self) -> str:
        """The EDTF value."""
        if self.edtf:
            return self.edtf
        mark = "~" if self.about else ""
        if self.grain == DAY and self.first == self.last:
            return f"{self.first.isoformat()}{mark}"
        if self.grain == MONTH and self.is_months(1):
            return f"{self.first.year:04}-{self.first.month:02}{mark}"
        if self.grain == YEAR and self.is_years(1):
            return f"{self.first.year:04}{mark}"
        return f"{self.bound(self.first)}/{self.bound(self.last)}"

    def bound(self, day: date) -> str:
        """One end of an interval, as fine as the period was named."""
        mark = "~" if self.about else ""
        if self.grain in (YEAR, DECADE, CENTURY) and self._is_whole(12):
            return f"{day.year:04}{mark}"
        if self.grain in (MONTH, YEAR, DECADE) and self._is_whole(1):
            return f"{day.year:04}-{day.month:02}{mark}"
        return f"{day.isoformat()}{mark}"

    def _is_whole(self, months: int) -> bool:
        """Whether the period begins and ends where months (or, of 12, years) do."""
        ends = self.last.day == monthrange(self.last.year, self.last.month)[1]
        begins = self.first.day == 1
        return begins and ends and (months == 1 or (self.first.month == 1 and self.last.month == 12))

    def is_months(self, count: int) -> bool:
        """Whether the period is so many whole months."""
        apart = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return self._is_whole(1) and apart == count

    def is_years(self, count: int) -> bool:
        """Whether the period is so many whole calendar years."""
        return self._is_whole(12) and self.last.year - self.first.year + 1 == count


def make_day(year: int, month: int, day: int) -> date | None:
    """A day, or `None` where the calendar has none such: 31 فبراير."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and day >= 1):
        return None
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def one_day(day: date) -> Period:
    """A period of one day."""
    return Period(day, day, DAY)


def shift_days(day: date, days: int) -> date | None:
    """So many days later (or, negative, earlier)."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """So many months later, on the same day of the month or the month's last."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Period | None:
    """A whole month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), MONTH)


def months_of(year: int, month: int, count: int) -> Period | None:
    """So many whole months from one on."""
    first, last = month_of(year, month), None
    end = shift_months(date(max(1, min(year, 9999)), month, 1), count - 1) if first else None
    if end is not None:
        last = month_of(end.year, end.month)
    return Period(first.first, last.last, MONTH) if first is not None and last is not None else None


def year_of(year: int, last: int | None = None) -> Period | None:
    """A whole year, or all the years up to `last`."""
    last = year if last is None else last
    if not (FIRST_YEAR <= year <= last <= LAST_YEAR):
        return None
    return Period(date(year, 1, 1), date(last, 12, 31), YEAR)


def week_of(day: date, weeks: int = 0) -> Period | None:
    """The week, Monday to Sunday, so many weeks after that of `day`."""
    first = shift_days(day, weeks * 7 - day.weekday())
    last = shift_days(first, 6) if first is not None else None
    return Period(first, last, WEEK) if first is not None and last is not None else None


def season_of(year: int, season: int) -> Period | None:
    """A season of the northern half of the earth; winter is that which begins in the year's December."""
    months = months_of(year, _SEASON_MONTHS[season], 3)
    if months is None:
        return None
    return Period(months.first, months.last, SEASON, edtf=f"{year:04}-{season}")


def decade_of(year: int, last: int | None = None) -> Period | None:
    """The ten years that hold a year (or from that decade to another's end)."""
    end = (year if last is None else last) // 10 * 10 + 9
    years = year_of(max(year // 10 * 10, 1), end)
    return Period(years.first, years.last, DECADE) if years is not None else None


def century_of(number: int) -> Period | None:
    """The n-th century: the nineteenth is 1801 to 1900 by count, 18XX as EDTF and newspapers have it."""
    if not 1 <= number <= 99:
        return None
    first = (number - 1) * 100
    years = year_of(max(first, 1), first + 99)
    if years is None:
        return None
    return Period(years.first, years.last, CENTURY, edtf=f"{number - 1:02}XX")


def slice_of(period: Period, index: int, count: int) -> Period | None:
    """One of `count` equal parts of a year or month (halves, quarters, thirds); -1 is the last."""
    index = count if index == -1 else index
    if not 1 <= index <= count:
        return None
    if period.is_years(1):
        length = 12 // count
        return months_of(period.first.year, (index - 1) * length + 1, length)
    days = (period.last - period.first).days + 1
    length = days // count
    first = period.first + timedelta((index - 1) * length)
    last = period.last if index == count else first + timedelta(length - 1)
    return Period(first, last, DAY)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    golden, (hundreds, rest) = year % 19, divmod(year, 100)
    leap_centuries, beyond = divmod(hundreds, 4)
    shift = (hundreds - (hundreds + 8) // 25 + 1) // 3
    moon = (19 * golden + hundreds - leap_centuries - shift + 15) % 30
    leap_years, odd = divmod(rest, 4)
    to_sunday = (32 + 2 * beyond + 2 * leap_years - moon - odd) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
