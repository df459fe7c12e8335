"""The time expression that begins at a word: the longest of all shapes, and the ranges they make."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from musnad.lang import times as t
from musnad.reader.times import calendar as c
from musnad.reader.times import offsets, spans
from musnad.reader.times import when as w
from musnad.reader.times.days import day
from musnad.reader.times.leading import leading
from musnad.reader.times.months import month, season, unit_ref, year, year_after
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word
from musnad.text.words import DASH, SLASH

Shape = Callable[[Tokens, int], When | None]
_AL: Final = fold_word("ال")

# By the class of an expression's first word: the shapes that can begin with it.
_SHAPES: Final[dict[int, tuple[Shape, ...]]] = {
    t.DAY: (day,),
    t.WEEKDAY: (day,),
    t.MONTH: (day, month),
    t.HIJRI_MONTH: (day, month),
    t.MONTH_OF_TWO: (day, month, season),
    t.SEASON: (season,),
    t.UNIT_TWO: (offsets.window, year),
    t.UNIT_MANY: (offsets.window,),
    t.THIS: (day, season, year, unit_ref),
    t.SAME: (unit_ref,),
    t.ORDINAL: (day, spans.nth, spans.part, offsets.window),
    t.NUMBER: (day, year, offsets.window, offsets.shift, leading),
    t.PART: (day, spans.part),
    t.REST: (spans.rest,),
    t.LATER: (spans.rest,),
    t.HALF: (spans.nth, spans.part),
    t.FIRST_DAY: (day,),
    t.HOURS: (day,),
    t.SINCE: (offsets.shift, spans.since),
    t.BEFORE: (day, offsets.shift),
    t.AFTER: (day, offsets.shift),
    t.WITHIN: (offsets.window,),
    t.CLOCK: (spans.clock,),
    t.DECADE: (spans.decade,),
    t.FEAST_OF: (spans.feast,),
    t.FEAST: (spans.feast,),
    t.HOLIDAY: (spans.holiday,),
    t.FILLER: (day, offsets.window),  # «الـ 20» in two words
    t.PAST: (leading,),
    t.FUTURE: (leading,),
}
_UNIT_SHAPES: Final[dict[int, tuple[Shape, ...]]] = {
    c.DAY: (day, spans.nth, spans.feast, unit_ref, offsets.shift),
    c.WEEK: (spans.nth, unit_ref, offsets.shift),
    c.MONTH: (day, month, unit_ref, offsets.shift),
    c.YEAR: (year, unit_ref, offsets.shift),
    c.DECADE: (unit_ref, offsets.shift),
    c.CENTURY: (spans.century, unit_ref),
    c.NIGHT: (day, unit_ref),
}


def shapes_at(tokens: Tokens, i: int) -> tuple[Shape, ...]:
    """The shapes that an expression at word `i` can have, by the readings of the word."""
    readings = tokens.at(i)
    if len(readings) == 1:
        first = readings[0]
        found = _UNIT_SHAPES.get(first.value, ()) if first.cls == t.UNIT else _SHAPES.get(first.cls, ())
        return found if tokens.arabic or first.cls != t.THIS else (*found, leading)
    shapes: list[Shape] = []
    for reading in readings:
        of = _UNIT_SHAPES.get(reading.value, ()) if reading.cls == t.UNIT else _SHAPES.get(reading.cls, ())
        shapes += [shape for shape in of if shape not in shapes]
    return tuple(shapes) if tokens.arabic else (*shapes, leading)


def expression(tokens: Tokens, i: int) -> When | None:
    """The longest time expression that begins at word `i`, ranges included."""
    if tokens.word(i, t.BETWEEN) is not None:
        return _between(tokens, i)
    found = _single(tokens, i)
    ranged = _range(tokens, i, found)
    if ranged is None and found is not None and found.kind == w.UNIT and found.unit == c.WEEK:
        ranged = _days_of_week(tokens, found)
    return ranged or found or _lone_number(tokens, i)


def _days_of_week(tokens: Tokens, week: When) -> When | None:
    """«هذا الأسبوع من الثلاثاء إلى الخميس», «الأسبوع المقبل بين الأربعاء والجمعة»."""
    k = week.stop
    if not tokens.is_free(k):
        return None
    at = k + 1 if tokens.word(k, t.FROM) is not None and tokens.is_free(k + 1) else k
    between = tokens.word(at, t.BETWEEN) is not None
    days = _between(tokens, at) if between else _range(tokens, at, _single(tokens, at))
    if days is None or days.of is None or days.to is None:
        return None
    start, end = days.of, days.to
    if start.kind != w.DAY or end.kind != w.DAY or start.weekday < 0 or end.weekday < 0 or start.n or end.n:
        return None
    return replace(days, first=week.first, of=replace(start, of=week), to=replace(end, of=week))


def _lone_number(tokens: Tokens, i: int) -> When | None:
    """«في 27», «للثاني والعشرين»: where appointments are made, a number that ends a phrase is a day."""
    if not tokens.eager:
        return None
    number, stop = _bare_number(tokens, i)
    links = SLASH | DASH
    if not number or not tokens.gap(stop - 1) or tokens.gap(stop - 1) & links or tokens.gap(i - 1) & links:
        return None
    cued = any(r.cls in (t.IN, t.TO, t.UNIT) for r in tokens.at(i - 1)) and tokens.is_free(i)
    if not cued and not any(r.prefix == t.TO_ for r in tokens.at(i)):
        return None
    return When(w.DAY, i, stop, number)


def _single(tokens: Tokens, i: int) -> When | None:
    best: When | None = None
    for shape in shapes_at(tokens, i):
        found = shape(tokens, i)
        if found is not None and (best is None or found.stop > best.stop):
            best = found
    if best is not None and best.kind == w.UNIT and best.unit == c.WEEK:
        that_day = day(tokens, best.stop) if tokens.is_free(best.stop) else None
        if that_day is not None and that_day.weekday >= 0 and not that_day.n and that_day.days is None:
            best = replace(that_day, first=i, of=best)  # «الأسبوع المقبل يوم الجمعة»
    return best


def _range(tokens: Tokens, i: int, first: When | None) -> When | None:
    """«3 إلى 7 مايو», «من الثلاثاء إلى الخميس», «2027-2029», «27 أغسطس وحتى 3 سبتمبر»."""
    number, stop = _bare_number(tokens, i)
    ends = []
    if first is not None and first.kind in (w.DAY, w.MONTH, w.YEAR, w.UNIT, w.SEASON, w.PART):
        ends.append((first, first.stop))
    if number:
        ends.append((When(w.DAY, i, stop, number), stop))
    for start, k in ends:
        at = _link(tokens, k)
        if at < 0:
            continue
        end = _end_of(tokens, at, start)
        if end is not None:
            return _ranged(start, end)
    return None


def _link(tokens: Tokens, k: int) -> int:
    """The word after «إلى», «وحتى» or a dash at `k`; -1 where nothing links."""
    if tokens.next(k, t.TO) is not None and tokens.is_free(k + 1):
        return k + 1
    return k if tokens.linked(k - 1, DASH) else -1


def _end_of(tokens: Tokens, k: int, start: When) -> When | None:
    end = _single(tokens, k)
    if end is None and start.kind == w.DAY and start.n and start.of is not None:
        number, stop = _bare_number(tokens, k)
        if number > start.n:
            end = When(w.DAY, k, stop, number)
            year = year_after(tokens, stop)
            if year is not None and start.of.of is None:
                end = replace(end, stop=year.stop, of=replace(start.of, of=year))
    if end is not None and end.kind == w.UNIT and start.kind == w.DAY and not start.of:
        return None
    if end is None and start.kind == w.DAY and start.n and not start.of:
        number, stop = _bare_number(tokens, k)
        of = unit_ref(tokens, stop) if number and tokens.is_free(stop) else None
        if of is not None and number > start.n:
            end = When(w.DAY, k, of.stop, number, of=of)
    if end is None or not _can_end(start, end):
        return None
    return end


def _can_end(start: When, end: When) -> bool:
    if start.weekday >= 0 and end.weekday >= 0:
        return end.kind == w.DAY  # «الجمعة 11 حتى الثلاثاء 15»
    if start.kind == w.DAY and start.n and not start.of:
        return end.kind == w.DAY and bool(end.n) and end.of is not None
    if start.kind == w.YEAR:
        return end.kind == w.YEAR and (end.n > start.n or not end.n)
    if start.kind == w.DAY:
        return end.kind == w.DAY
    return end.kind == start.kind or {start.kind, end.kind} <= {w.MONTH, w.PART, w.YEAR, w.UNIT}


def _ranged(start: When, end: When) -> When:
    """Both ends with what the one leaves to the other: the month or the year."""
    if start.kind == w.DAY and start.n and start.of is None and end.of is not None:
        start = replace(start, of=end.of, hijri=end.hijri)
    elif end.kind == w.DAY and end.n and end.of is None and start.of is not None:
        end = replace(end, of=start.of, hijri=start.hijri)
    if start.of is not None and end.of is not None and start.kind == end.kind == w.DAY:
        if start.of.kind == end.of.kind == w.MONTH and start.of.of is None and not start.of.which:
            if end.of.of is not None or end.of.which:
                start = replace(start, of=replace(start.of, of=end.of.of, which=end.of.which))
    if start.kind == end.kind == w.MONTH and start.of is None and end.of is not None:
        start = replace(start, of=end.of)
    return When(w.RANGE, start.first, end.stop, of=replace(start, loose=False), to=replace(end, loose=False))


def _bare_number(tokens: Tokens, i: int) -> tuple[int, int]:
    """A day's number without its month: «3», «الـ 17», «الثالث والعشرون»."""
    at = i + 1 if tokens.page.words[i : i + 1] == [_AL] and tokens.is_free(i + 1) else i
    if tokens.word(at, t.NUMBER) is None and tokens.word(at, t.ORDINAL) is None:
        return 0, i
    number = tokens.number(at)
    if number is None or not 1 <= number[0] <= 31 or number[2].era or number[2].width > 2:
        return 0, i
    return number[0], number[1]


def _between(tokens: Tokens, i: int) -> When | None:
    """«بين 3 و7 أيلول», «بين عامي 2027 و2029», «بين الجمعة والأحد», «بين مارس ومايو 2030»."""
    k = i + 1
    if not tokens.is_free(k):
        return None
    two = tokens.word(k, t.UNIT_TWO)
    if two is not None and not two.definite:
        k += 1
        if two.value not in (1, 3, 4):
            return None
    starts = [found for found in (day(tokens, k), month(tokens, k), year(tokens, k)) if found is not None]
    number, stop = _bare_number(tokens, k)
    if number:
        starts.append(When(w.DAY, k, stop, number))
    for start in starts:
        at = start.stop
        joined = tokens.at(at)
        if tokens.next(at, t.AND) is not None or (tokens.linked(at - 1, DASH)):
            at += tokens.next(at, t.AND) is not None
        elif not (joined and tokens.is_free(at) and joined[0].prefix == t.AND_):
            if _link(tokens, at) < 0:
                continue
            at = _link(tokens, at)
        end = _end_of(tokens, at, start)
        if end is None and start.kind == w.MONTH:
            end = month(tokens, at)
        if end is not None and _can_end(start, end):
            return replace(_ranged(start, end), first=i)
    return None
