"""English shapes, where the word that says which one comes first: «last February», «three days ago»."""

from msgspec.structs import replace

from musnad.lang import times as t
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.words import COMMA


def leading(tokens: Tokens, i: int) -> When | None:
    """What begins at word `i` of an English page in a way that Arabic has not."""
    if tokens.arabic:
        return None
    return _qualified(tokens, i) or _ago(tokens, i) or _month_day(tokens, i)


def _qualified(tokens: Tokens, i: int) -> When | None:
    which = w.PAST if tokens.word(i, t.PAST) else w.FUTURE if tokens.word(i, t.FUTURE) else w.NONE
    if not which and tokens.word(i, t.THIS) is not None:
        which = w.PRESENT
    if not which:
        return None
    k = i + 1
    number = tokens.next(k, t.NUMBER)
    many = tokens.next(k + 1, t.UNIT_MANY) if number is not None else None
    if number is not None and many is not None and which != w.PRESENT:
        return When(w.WINDOW, i, k + 2, number.value, unit=many.value, which=which)
    for cls, kind in ((t.MONTH, w.MONTH), (t.SEASON, w.SEASON)):
        word = tokens.next(k, cls)
        if word is not None:
            return When(kind, i, k + 1, word.value, which=which)
    weekday = tokens.next(k, t.WEEKDAY)
    if weekday is not None:
        return When(w.DAY, i, k + 1, weekday=weekday.value, which=which if which != w.PRESENT else w.NONE)
    unit = tokens.next(k, t.UNIT)
    if unit is not None and unit.value != c.DAY:
        return When(w.UNIT, i, k + 1, unit=unit.value, which=which)
    return None


def _ago(tokens: Tokens, i: int) -> When | None:
    number = tokens.word(i, t.NUMBER)
    unit = tokens.next(i + 1, t.UNIT) or tokens.next(i + 1, t.UNIT_MANY)
    if number is None or unit is None or tokens.next(i + 2, t.AGO) is None:
        return None
    return When(w.SHIFT, i, i + 3, number.value, unit=unit.value, which=w.PAST)


def _month_day(tokens: Tokens, i: int) -> When | None:
    """«November 14, 2017», «May 3»."""
    name, day = tokens.word(i, t.MONTH), tokens.next(i + 1, t.NUMBER)
    if name is None or day is None or not 1 <= day.value <= 31 or day.width > 2 or not day.width:
        return None
    month = When(w.MONTH, i, i + 1, name.value)
    year = tokens.next(i + 2, t.NUMBER, COMMA)
    if year is not None and year.width == 4:
        return When(w.DAY, i, i + 3, day.value, of=replace(month, of=When(w.YEAR, i + 2, i + 3, year.value)))
    return When(w.DAY, i, i + 2, day.value, of=month)
