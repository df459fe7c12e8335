"""From what an expression says to days of the calendar, counted from the article's own day.

News looks back: «الثلاثاء» is the last Tuesday and «في نوفمبر» the last November, unless the sentence
speaks of what is to come. With a bias to the future the same words look ahead.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from musnad.reader.times import calendar as c
from musnad.reader.times import dated
from musnad.reader.times import when as w
from musnad.reader.times.calendar import Period
from musnad.reader.times.feasts import feast_in, feast_near
from musnad.reader.times.hijri import hijri_year
from musnad.reader.times.moment import Moment
from musnad.reader.times.when import When

__all__ = ["OPEN", "Moment", "resolve"]

OPEN: Final = ".."  # how EDTF writes that an interval has no end


def resolve(when: When, moment: Moment) -> Period | None:
    """The period an expression stands for; `None` where the calendar or the article leaves it open."""
    return _RESOLVERS[when.kind](when, moment)


def _year(when: When, _moment: Moment) -> Period | None:
    if when.hijri:
        return hijri_year(when.n, when.n + when.count)
    return c.year_of(when.n, when.n + when.count)


def _unit(when: When, moment: Moment) -> Period | None:
    base = moment.day()
    which = when.which
    step = 0
    if which in (w.FOLLOWING, w.PRECEDING):
        step = 1 if which == w.FOLLOWING else -1
        if moment.last is not None and not moment.future:
            base = moment.last.first
        elif when.unit == c.DAY and not moment.future:
            return None
    elif which == w.SAME:
        last = moment.last if when.unit == c.YEAR else moment.near
        if last is None:
            return None
        base = last.first
    elif which in (w.PAST, w.FUTURE):
        step = when.away if which == w.FUTURE else -when.away
    if base is None:
        return None
    return unit_at(base, when.unit, step)


def unit_at(base: date, unit: int, step: int) -> Period | None:
    """The calendar unit that holds a day, or the one so many further."""
    if unit in (c.DAY, c.NIGHT):
        day = c.shift_days(base, step)
        return c.one_day(day) if day is not None else None
    if unit == c.WEEK:
        return c.week_of(base, step)
    if unit == c.MONTH:
        month = c.shift_months(base.replace(day=1), step)
        return c.month_of(month.year, month.month) if month is not None else None
    if unit == c.YEAR:
        return c.year_of(base.year + step)
    if unit == c.DECADE:
        return c.decade_of(base.year + 10 * step) if 1 <= base.year + 10 * step <= c.LAST_YEAR else None
    if unit == c.CENTURY:
        return c.century_of(base.year // 100 + 1 + step)
    return None


def _season(when: When, moment: Moment) -> Period | None:
    if when.of is not None:
        year = resolve(when.of, moment)
        return c.season_of(year.first.year, when.n) if year is not None else None
    base = moment.day()
    if base is None:
        return None
    if when.which == w.PRESENT:
        return c.season_of(base.year, when.n)
    ahead = when.which in (w.FUTURE, w.FOLLOWING)
    years = range(base.year - 1, base.year + 2)
    seasons = [s for y in years if (s := c.season_of(y, when.n)) is not None]
    if ahead:
        return next((s for s in seasons if s.first > base), None)
    return next((s for s in reversed(seasons) if s.last < base), None)


def _feast(when: When, moment: Moment) -> Period | None:
    if when.of is not None:
        year = resolve(when.of, moment)
        return feast_in(when.n, year, hijri=when.hijri) if year is not None else None
    base = moment.day()
    if base is None:
        return None
    ahead = when.which == w.FUTURE or (not when.which and (moment.future or moment.forward))
    return feast_near(when.n, base, ahead=ahead, hijri=when.hijri)


_MONTH_PARTS: Final = {4: (1, 10), 5: (11, 20), 6: (21, 31)}
_YEAR_PARTS: Final = {1: (1, 1), 2: (6, 6), 3: (12, 12), 4: (1, 3), 5: (5, 8), 6: (10, 12)}
_HALVES: Final = {1: 1, 4: 1, 3: 2, 6: 2}
_LONG_PARTS: Final = {1: (0, 0), 2: (5, 5), 3: (9, 9), 4: (0, 2), 5: (4, 6), 6: (7, 9)}  # tenths


def _part(when: When, moment: Moment) -> Period | None:
    if when.of is None:
        return None
    whole = resolve(when.of, moment)
    if whole is None or whole.first == date.min:  # the article's date is not known
        return None
    if moment.future and when.of.kind == w.UNIT and when.n in _HALVES and whole.grain in (c.MONTH, c.YEAR):
        return c.slice_of(whole, _HALVES[when.n], 2)  # «مطلع الشهر المقبل» of an appointment
    if whole.is_years(1):
        first, last = _YEAR_PARTS[when.n]
        part = c.months_of(whole.first.year, first, last - first + 1)
        return replace_about(part, about=when.n <= 3) if part is not None else None
    if whole.grain in (c.DECADE, c.CENTURY):
        tenth = (whole.last.year - whole.first.year + 1) // 10
        start = whole.first.year // 10 * 10
        first, last = _LONG_PARTS[when.n]
        part = c.year_of(max(start + first * tenth, 1), start + (last + 1) * tenth - 1)
        return replace_about(part, about=when.n <= 3) if part is not None else None
    if whole.grain == c.WEEK:
        ends = {1: (0, 2), 4: (0, 2), 2: (2, 4), 5: (2, 4), 3: (4, 6), 6: (4, 6)}[when.n]
        first_day, last_day = c.shift_days(whole.first, ends[0]), c.shift_days(whole.first, ends[1])
        return Period(first_day, last_day) if first_day is not None and last_day is not None else None
    if whole.grain == c.MONTH:
        return _part_of_month(when.n, whole)
    return whole


def _part_of_month(part: int, whole: Period) -> Period | None:
    days = (whole.last - whole.first).days + 1
    if part in _MONTH_PARTS:
        start, end = _MONTH_PARTS[part]
        first, last = c.shift_days(whole.first, start - 1), c.shift_days(whole.first, min(end, days) - 1)
        return Period(first, last) if first is not None and last is not None else None
    at = {1: 1, 2: 15, 3: days}[part]
    day = c.shift_days(whole.first, at - 1)
    return Period(day, day, about=True) if day is not None else None


def replace_about(period: Period, *, about: bool) -> Period:
    """The same period, near or not."""
    return Period(period.first, period.last, period.grain, about, period.edtf, period.note)


def _slice(when: When, moment: Moment) -> Period | None:
    whole = resolve(when.of, moment) if when.of is not None else None
    known = whole is not None and whole.first > date.min
    return c.slice_of(whole, when.n, when.count) if whole is not None and known else None


def _nth(when: When, moment: Moment) -> Period | None:
    of = when.of
    if of is None:
        base = moment.day()
        whole = c.month_of(base.year, base.month) if base is not None else None
    else:
        whole = resolve(of, moment)
    if whole is None or whole.first == date.min:
        return None
    if when.which == w.FUTURE:  # counted from a day on
        day = c.shift_days(whole.last, (when.weekday - whole.last.weekday() - 1) % 7 + 1 + 7 * (when.n - 1))
        return c.one_day(day) if day is not None else None
    weekday = when.weekday if when.unit == c.DAY else 0
    length = 1 if when.unit == c.DAY else 7
    if when.n > 0:
        day = c.shift_days(whole.first, (weekday - whole.first.weekday()) % 7 + 7 * (when.n - 1))
    else:
        last = c.shift_days(whole.last, 1 - length)
        day = c.shift_days(last, -((last.weekday() - weekday) % 7)) if last is not None else None
    end = c.shift_days(day, length - 1) if day is not None else None
    if day is None or end is None or day > whole.last:
        return None
    return Period(day, end, c.DAY if length == 1 else c.WEEK)


def _window(when: When, moment: Moment) -> Period | None:
    base = moment.day()
    if base is None or not 0 < when.n < 1000:
        return None
    ahead, n = when.which == w.FUTURE, when.n
    if when.closed:  # «في غضون عشر سنوات»: from now on
        whole = when.unit not in (c.DAY, c.WEEK)
        now, then = unit_at(base, when.unit, 0) if whole else c.one_day(base), unit_at(base, when.unit, n)
        return Period(now.first, then.last, when.unit) if now is not None and then is not None else None
    if when.unit in (c.HOUR, c.WEEK):
        if when.unit == c.WEEK and ahead and moment.future:
            start, end = c.week_of(base, 1), c.week_of(base, n)
            return Period(start.first, end.last) if start is not None and end is not None else None
        days = n * 7 if when.unit == c.WEEK else n
        far = c.shift_days(base, days if ahead else -days)
        if far is None:
            return None
        return Period(base, far) if ahead else Period(far, base)
    near, further = (1, n) if ahead else (-n, -1)
    start, end = unit_at(base, when.unit, near), unit_at(base, when.unit, further)
    if start is None or end is None:
        return None
    return Period(start.first, end.last, when.unit if when.unit != c.NIGHT else c.DAY)


def _shift(when: When, moment: Moment) -> Period | None:
    base = moment.day()
    if base is None:
        return None
    way = 1 if when.which == w.FUTURE else -1
    at: date | None = base
    for count, unit in ((when.n, when.unit), *when.more):
        if at is None or count > 100_000:
            return None
        if unit in (c.DAY, c.WEEK, c.NIGHT):
            at = c.shift_days(at, way * count * (7 if unit == c.WEEK else 1))
        elif unit != c.HOUR:
            at = c.shift_months(at, way * count * _MONTHS[unit])
        else:
            return None
    if at is None:
        return None
    if when.more or moment.future or when.unit in (c.DAY, c.WEEK, c.NIGHT):
        return Period(at, at, about=when.loose)
    return unit_at(at, c.MONTH if when.unit == c.MONTH else c.YEAR, 0)


_MONTHS: Final = {c.MONTH: 1, c.YEAR: 12, c.DECADE: 120, c.CENTURY: 1200}


def _since(when: When, moment: Moment) -> Period | None:
    of = when.of
    begun = resolve(of, moment) if of is not None else None
    if begun is None or of is None or begun.edtf.startswith("["):
        return begun
    start = (begun.edtf or begun.bound(begun.first)).partition("/")[0]
    if begun.grain in (c.YEAR, c.DECADE, c.CENTURY) and begun.is_years(
        begun.last.year - begun.first.year + 1
    ):
        start = f"{begun.first.year:04}"
    elif begun.grain == c.MONTH and begun.is_months(1):
        start = f"{begun.first.year:04}-{begun.first.month:02}"
    base = moment.anchor
    if moment.alone or base is None or begun.first > base:
        last = base if base is not None and begun.first <= base else date.max
        return Period(begun.first, last, begun.grain, edtf=f"{start}/{OPEN}", note=begun.note)
    moment.used = True
    if len(start.rstrip("~")) == 4:
        end = f"{base.year:04}"
    elif len(start.rstrip("~")) == 7:
        end = f"{base.year:04}-{base.month:02}" if begun.grain != c.SEASON else base.isoformat()
    else:
        end = base.isoformat()
    if start.rstrip("~") == end:
        return begun
    return Period(begun.first, base, begun.grain, edtf=f"{start}/{end}", note=begun.note)


def _range(when: When, moment: Moment) -> Period | None:
    if when.of is None or when.to is None:
        return None
    start = resolve(when.of, moment)
    end = resolve(when.to, moment)
    if start is None or end is None or start.edtf.startswith("[") or end.edtf.startswith("["):
        return None
    if end.first < start.first:
        start, end = _in_order(when, start, end, moment)
    if end.first < start.first or end.last < start.last:
        return None
    left = start.value() if "/" not in start.value() else start.bound(start.first)
    right = end.value() if "/" not in end.value() else end.bound(end.last)
    return Period(start.first, end.last, start.grain, edtf=f"{left}/{right}", note=start.note or end.note)


def _in_order(when: When, start: Period, end: Period, moment: Moment) -> tuple[Period, Period]:
    """«من ديسمبر إلى مارس», «من الثلاثاء إلى الخميس»: the end comes after the start."""
    if when.to is not None and when.to.weekday >= 0 and not when.to.n:
        for one, other in ((end, 7), (start, -7)):
            moved = c.shift_days(one.first, other)
            if moved is not None:
                if one is end and (moved <= (moment.anchor or moved) or moment.future or moment.forward):
                    return start, c.one_day(moved)
                if one is start:
                    return c.one_day(moved), end
        return start, end
    begins_now = moment.anchor is not None and start.first <= moment.anchor <= start.last
    ahead = moment.future or moment.forward or begins_now
    moved_end, moved_start = c.shift_months(end.first, 12), c.shift_months(start.first, -12)
    if end.grain == c.MONTH and end.is_months(1):
        if ahead and moved_end is not None:
            return start, c.month_of(moved_end.year, moved_end.month) or end
        if moved_start is not None and start.is_months(1):
            return c.month_of(moved_start.year, moved_start.month) or start, end
    if end.grain == c.DAY and end.first == end.last:
        if ahead and moved_end is not None:
            return start, c.one_day(moved_end)
        if moved_start is not None:
            return c.one_day(moved_start), end
    return start, end


def _decade(when: When, moment: Moment) -> Period | None:
    if when.of is not None:
        of = resolve(when.of, moment)
        return c.decade_of(of.first.year // 100 * 100 + when.n) if of is not None else None
    base = moment.day()
    century = 1900 if base is None else base.year // 100 * 100
    if base is not None and century + when.n > base.year and not moment.future:
        century -= 100
    return c.decade_of(century + when.n)


def _century(when: When, moment: Moment) -> Period | None:
    if when.which:
        base = moment.day()
        return unit_at(base, c.CENTURY, _STEP[when.which]) if base is not None else None
    if when.hijri:
        years = hijri_year((when.n - 1) * 100 + 1, when.n * 100) if 1 <= when.n <= 90 else None
        return replace_about(years, about=True) if years is not None else None
    return c.century_of(when.n)


_STEP: Final = {w.PAST: -1, w.PRECEDING: -1, w.FUTURE: 1, w.FOLLOWING: 1, w.PRESENT: 0, w.SAME: 0}


def _weekend(when: When, moment: Moment) -> Period | None:
    base = moment.day()
    if base is None:
        return None
    step = _STEP.get(when.which, 0) * when.away
    week = c.week_of(base, step)
    first = 3 if step and moment.future else 5  # an appointment «نهاية الأسبوع المقبل» is for its later half
    saturday = c.shift_days(week.first, first) if week is not None else None
    if saturday is None or week is None:
        return None
    return Period(saturday, week.last, note="the weekend is taken as Saturday and Sunday")


def _rest(when: When, moment: Moment) -> Period | None:
    base = moment.day()
    unit = unit_at(base, when.unit, 0) if base is not None else None
    if base is None or unit is None:
        return None
    if when.which == w.FUTURE and moment.future:
        if when.unit != c.WEEK:
            return c.slice_of(unit, 2, 2)
        tomorrow = c.shift_days(base, 1)
        return Period(tomorrow, unit.last) if tomorrow is not None and tomorrow <= unit.last else None
    return Period(base, unit.last)


def _clock(when: When, moment: Moment) -> Period | None:
    base = moment.day()
    if base is None:
        return None
    hour, minute = divmod(when.minutes, 60)
    return Period(base, base, edtf=f"{base.isoformat()}T{hour:02}:{minute:02}:00Z")


def _day(when: When, moment: Moment) -> Period | None:
    return dated.day(when, moment, resolve)


def _month(when: When, moment: Moment) -> Period | None:
    return dated.month(when, moment, resolve)


_RESOLVERS: Final[dict[int, Callable[[When, Moment], Period | None]]] = {
    w.DAY: _day,
    w.MONTH: _month,
    w.YEAR: _year,
    w.UNIT: _unit,
    w.SEASON: _season,
    w.FEAST: _feast,
    w.PART: _part,
    w.SLICE: _slice,
    w.NTH: _nth,
    w.WINDOW: _window,
    w.SHIFT: _shift,
    w.SINCE: _since,
    w.RANGE: _range,
    w.DECADE: _decade,
    w.CENTURY: _century,
    w.WEEKEND: _weekend,
    w.REST: _rest,
    w.CLOCK: _clock,
}
