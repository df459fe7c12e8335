"""Days and months worked out against the article's day: which year, which week, and what disagrees."""

from collections.abc import Callable
from datetime import date
from typing import Final

from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.calendar import Period
from musnad.reader.times.hijri import hijri_day, hijri_month, hijri_month_at, hijri_year_at
from musnad.reader.times.moment import Moment
from musnad.reader.times.when import When

Resolve = Callable[[When, Moment], Period | None]
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A date without a year is still to come if it is at most so near; what is eleven months past has its year.
_SOON: Final = 31
# «سيـ» looks ahead, but not to a date nearer in the past.
_HALF_A_YEAR: Final = 183
_SIX_MONTHS: Final = 6
# The thirty years in which a date without an article's date is looked for.
WINDOW: Final = range(2000, 2031)
NO_DATE: Final = "the article's date is not known"


def month(when: When, moment: Moment, resolve: Resolve) -> Period | None:
    """A month: of a named year, or the nearest that its words allow."""
    make = hijri_month if when.hijri else c.month_of
    if when.of is not None:
        year = resolve(when.of, moment)
        if year is None:
            return None
        return make(_year_number(when, year), when.n)
    base = moment.day()
    if base is None:
        edtf = "" if when.hijri else f"XXXX-{when.n:02}"
        return Period(date.min, date.max, c.MONTH, edtf=edtf, note=NO_DATE) if edtf else None
    year_now, month_now = hijri_month_at(base) if when.hijri else (base.year, base.month)
    step = _year_step(when, moment, month_now)
    return make(year_now + step, when.n)


def _year_step(when: When, moment: Moment, month_now: int) -> int:
    """How many years from the article's a month without a year lies."""
    if when.which in (w.PAST, w.PRECEDING):
        return (0 if when.n < month_now else -1) - (when.away - 1)
    if when.which in (w.FUTURE, w.FOLLOWING):
        return (0 if when.n > month_now else 1) + (when.away - 1)
    if when.which:
        return 0
    if moment.future or (moment.forward and (when.n - month_now) % 12 <= _SIX_MONTHS):
        return 0 if when.n >= month_now else 1
    return 0 if when.n <= month_now else -1


def _year_number(when: When, year: Period) -> int:
    """The year of a month: a Hijri month in a Gregorian year begins in it."""
    if not when.hijri:
        return year.first.year
    at = hijri_year_at(year.first)
    if when.of is not None and (when.of.hijri or when.of.kind != w.YEAR):
        return at
    first = hijri_month(at, when.n)
    return at if first is not None and first.first >= year.first else at + 1


def day(when: When, moment: Moment, resolve: Resolve) -> Period | None:
    """A day: by its date if it has one, else from today, else by its weekday."""
    if when.n and when.of is not None:
        return _by_date(when, moment, resolve)
    if when.n:
        return _of_this_month(when, moment)
    base = moment.day()
    if base is None:
        return Period(date.min, date.max, edtf="XXXX-XX-XX", note=NO_DATE)
    if when.days is not None:
        at = c.shift_days(base, when.days)
        return _checked(at, when.weekday) if at is not None else None
    if when.of is not None:
        week = resolve(when.of, moment)
        at = c.shift_days(week.first, when.weekday) if week is not None else None
        return c.one_day(at) if at is not None else None
    return _by_weekday(when, moment, base)


def _by_weekday(when: When, moment: Moment, base: date) -> Period | None:
    ahead = (when.weekday - base.weekday()) % 7
    if when.which in (w.PAST, w.PRECEDING):
        step = (ahead or 7) - 7 - 7 * (when.away - 1) if ahead else -7 * when.away
    elif when.which in (w.FUTURE, w.FOLLOWING):
        step = (ahead or 7) + 7 * (when.away - 1)
    elif moment.future:
        step = ahead or 7
    elif moment.forward:
        step = ahead
    else:
        step = ahead - 7 if ahead else 0
    at = c.shift_days(base, step)
    return c.one_day(at) if at is not None else None


def _checked(at: date, weekday: int, note: str = "") -> Period:
    """A day, with a note where the weekday beside it is another."""
    if 0 <= weekday != at.weekday():
        said = f"{at.isoformat()} is a {WEEKDAYS[at.weekday()]}, the text says {WEEKDAYS[weekday]}"
        return Period(at, at, note=said)
    return Period(at, at, note=note)


def _of_this_month(when: When, moment: Moment) -> Period | None:
    """«السبت 23»: the nearest such day that is that weekday, if one of three months has it."""
    base = moment.day()
    if base is None:
        return None
    found = []
    for step in (-1, 0, 1) if when.weekday >= 0 else (0,):
        at = c.shift_months(base.replace(day=1), step)
        that = c.make_day(at.year, at.month, when.n) if at is not None else None
        if that is not None and (when.weekday < 0 or that.weekday() == when.weekday):
            found.append(that)
    if not found:
        return None
    return c.one_day(min(found, key=lambda that: (abs((that - base).days), that)))


def _by_date(when: When, moment: Moment, resolve: Resolve) -> Period | None:
    of = when.of
    if of is None:
        return None
    if of.kind == w.UNIT:
        month_ = resolve(of, moment)
        at = c.make_day(month_.first.year, month_.first.month, when.n) if month_ is not None else None
        return _checked(at, when.weekday) if at is not None else None
    if of.of is not None or (of.which and of.which not in (w.PAST, w.FUTURE)):
        whole = month(of, moment, resolve)
        if whole is None:
            return None
        at = _in_month(whole, when, of)
        if at is None:
            return None
        near = whole.about and of.hijri
        checked = _checked(at, when.weekday)
        if checked.note and when.ranked:
            return _ranked(whole, when)
        if checked.note and of.hijri:
            return _by_the_moon(at, when.weekday) or checked
        return Period(at, at, about=near, note="" if near else checked.note)
    base = moment.day()
    if base is None:
        return _without_year(when, of)
    return _nearest(when, of, moment, base)


def _by_the_moon(at: date, weekday: int) -> Period | None:
    """A Hijri date a day off its weekday: calendars differ by a day, the week does not."""
    for step in (1, -1):
        other = c.shift_days(at, step)
        if other is not None and other.weekday() == weekday:
            note = f"by the weekday; the Hijri date is {at.isoformat()} by Umm al-Qura"
            return Period(other, other, note=note)
    return None


def _ranked(whole: Period, when: When) -> Period | None:
    """«الثلاثاء الثالث من أيلول» where the third is no Tuesday: the third Tuesday."""
    first = c.shift_days(whole.first, (when.weekday - whole.first.weekday()) % 7 + 7 * (when.n - 1))
    return c.one_day(first) if first is not None and first <= whole.last else None


def _in_month(whole: Period, when: When, of: When) -> date | None:
    if of.hijri:
        number = when.n if when.n > 0 else (whole.last - whole.first).days + 1
        at = c.shift_days(whole.first, number - 1)
        return at if at is not None and at <= whole.last else None
    if when.n < 0:
        return whole.last
    return c.make_day(whole.first.year, whole.first.month, when.n)


def _nearest(when: When, of: When, moment: Moment, base: date) -> Period | None:
    """A date without a year: by its weekday if it has one, else by what its words and the bias allow."""
    days = []
    now = hijri_year_at(base) if of.hijri else base.year
    for year in range(now - 4, now + 5):
        if of.hijri:
            period = hijri_day(year, of.n, when.n) if when.n > 0 else None
            at = period.first if period is not None else None
        else:
            at = c.make_day(year, of.n, when.n)
        if at is not None:
            days.append(at)
    if not days:
        return None
    target = c.shift_days(base, when.days) if when.days is not None else None
    if target is not None:
        at = min(days, key=lambda d: abs((d - target).days))
        checked = _checked(at, when.weekday)
        if at != target and not checked.note:
            return Period(at, at, note=f"«{target.isoformat()}» by the word, {at.isoformat()} by the date")
        return checked
    past = [d for d in days if d <= base]
    ahead = [d for d in days if d > base]
    if when.weekday >= 0 and not of.which:
        close = [d for d in (*past[-2:], *ahead[:2]) if d.weekday() == when.weekday]
        if close:
            at = min(close, key=lambda d: (abs((d - base).days), d))
            if abs((at - base).days) < 370:
                return c.one_day(at)
    if of.which == w.PAST:
        at = next((d for d in reversed(days) if d < base), days[0])
    elif of.which == w.FUTURE or (moment.forward and ahead and (ahead[0] - base).days <= _HALF_A_YEAR):
        at = next((d for d in days if d >= base), days[-1])
    elif moment.future:
        first = base if of.hijri else base.replace(day=1)
        at = next((d for d in days if d >= first), days[-1])
    else:
        soon = ahead and ((ahead[0] - base).days <= _SOON or _same_month(ahead[0], base, hijri=of.hijri))
        at = ahead[0] if soon or not past else past[-1]
    return _checked(at, when.weekday)


def _same_month(day: date, base: date, *, hijri: bool) -> bool:
    """Whether a day ahead is of the month that it is: «20 أغسطس» on the eleventh is to come."""
    if hijri:
        return hijri_month_at(day) == hijri_month_at(base)
    return (day.year, day.month) == (base.year, base.month)


def _without_year(when: When, of: When) -> Period | None:
    """No year and no article's date: every year that the weekday allows, or any."""
    if of.hijri:
        return None
    longest = c.make_day(2000, of.n, when.n)  # a leap year
    if longest is None:
        return None
    if when.weekday < 0:
        edtf = f"XXXX-{of.n:02}-{when.n:02}"
        return Period(date.min, date.max, edtf=edtf, note=NO_DATE)
    fits = [
        that
        for year in WINDOW
        if (that := c.make_day(year, of.n, when.n)) is not None and that.weekday() == when.weekday
    ]
    if not fits:
        return None
    note = f"{NO_DATE}; the years from {WINDOW[0]} to {WINDOW[-1]} in which the weekday fits"
    return Period(fits[0], fits[-1], edtf="[" + ",".join(d.isoformat() for d in fits) + "]", note=note)
