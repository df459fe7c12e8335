"""Parts of years and months, decades, centuries, weekends, feasts, and «منذ»."""

from typing import Final

from msgspec.structs import replace

from musnad.lang import times as t
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.days import day
from musnad.reader.times.months import month, qualifier, season, unit_ref, year, year_after
from musnad.reader.times.offsets import until_now
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word

_PARTS: Final = (c.DAY, c.WEEK)
_BEGINNING: Final = 1
_MIDDLE: Final = 2
_END: Final = 3
_EARLY: Final = 4
_MID: Final = 5
_LATE: Final = 6
_AL: Final = fold_word("ال")
_OF_AGE: Final = {fold_word(x) for x in "عمره عمرها العمر عمرهم عمري عمرهما".split()}
_WAS_SAID: Final = {fold_word("المبارك"), fold_word("السعيد"), fold_word("المجيد")}
_PROPHET: Final = {fold_word("النبوي"), fold_word("الشريف")}
_NEW_YEAR: Final = 8


def since(tokens: Tokens, i: int) -> When | None:
    """«منذ عام 2027», «منذ مارس», «منذ الليلة الماضية»: from then to the article's day."""
    if tokens.word(i, t.SINCE) is None or not tokens.is_free(i + 1):
        return None
    k = i + 1
    found = part(tokens, k) or day(tokens, k) or month(tokens, k) or season(tokens, k)
    found = found or year(tokens, k) or unit_ref(tokens, k)
    if found is None:
        return None
    return until_now(tokens, When(w.SINCE, i, found.stop, of=replace(found, loose=False)))


def part(tokens: Tokens, i: int) -> When | None:
    """«مطلع عام 2030», «منتصف مايو», «أواخر الشهر الماضي», «نهاية العام», «أول شباط»."""
    word = tokens.word(i, t.PART)
    k = i + 1
    code = word.value if word is not None else 0
    if word is None:
        first = tokens.word(i, t.ORDINAL)
        if first is None or first.value != 1 or first.definite or not tokens.is_free(k):
            half = tokens.word(i, t.HALF)
            if half is None or half.value != 2 or half.definite or not tokens.is_free(k):
                return None
            of = month(tokens, k)
            return When(w.PART, i, of.stop, _MIDDLE, of=replace(of, loose=False)) if of else None
        of = month(tokens, k)
        return (
            When(w.DAY, i, of.stop, 1, of=replace(of, loose=False), hijri=of.hijri)
            if of is not None
            else None
        )
    if not tokens.is_free(k):
        return None
    if code == _END:
        weekend = _weekend(tokens, i)
        if weekend is not None:
            return weekend
    of = month(tokens, k) or season(tokens, k) or year(tokens, k) or unit_ref(tokens, k) or decade(tokens, k)
    if of is None:
        unit = tokens.word(k, t.UNIT)
        if unit is None or not unit.definite or unit.value not in (c.MONTH, c.YEAR) or unit.prefix:
            return None
        follower = tokens.page.flags[k + 1] if k + 1 < tokens.count and not tokens.gap(k) else 0
        if tokens.page.is_definite(k + 1) and not tokens.gap(k) and not follower:
            return None  # «نهاية العام الدراسي»
        of = When(w.UNIT, k, k + 1, unit=unit.value, which=w.PRESENT)
    return When(w.PART, i, of.stop, code, of=replace(of, loose=False))


def _weekend(tokens: Tokens, i: int) -> When | None:
    unit = tokens.word(i + 1, t.UNIT)
    if unit is None or unit.value != c.WEEK:
        if tokens.word(i + 1, t.THIS) is None or (after := tokens.word(i + 2, t.UNIT)) is None:
            return None
        if after.value != c.WEEK or not tokens.is_free(i + 2):
            return None
        return When(w.WEEKEND, i, i + 3, which=w.PRESENT)
    if not unit.definite:
        return None
    which, away, stop = qualifier(tokens, i + 2)
    return When(w.WEEKEND, i, stop, which=which if which != w.SAME else w.NONE, away=away)


def holiday(tokens: Tokens, i: int) -> When | None:
    """«عطلة نهاية الأسبوع»."""
    if tokens.word(i, t.HOLIDAY) is None or not tokens.is_free(i + 1):
        return None
    found = part(tokens, i + 1)
    return replace(found, first=i) if found is not None and found.kind == w.WEEKEND else None


def rest(tokens: Tokens, i: int) -> When | None:
    """«بقية الأسبوع», «في وقت لاحق من هذا العام»: from the article's day to its end."""
    later = _later(tokens, i)
    if later > i:
        unit_ = unit_ref(tokens, later) if tokens.is_free(later) else None
        if unit_ is None or unit_.which != w.PRESENT or unit_.unit not in (c.WEEK, c.MONTH, c.YEAR):
            return None
        return When(w.REST, i, unit_.stop, unit=unit_.unit, which=w.FUTURE)
    if tokens.word(i, t.REST) is None or not tokens.is_free(i + 1):
        return None
    k = i + 2 if tokens.word(i + 1, t.THIS) is not None and tokens.is_free(i + 2) else i + 1
    unit = tokens.word(k, t.UNIT)
    if unit is None or not unit.definite or unit.value not in (c.WEEK, c.MONTH, c.YEAR):
        return None
    which, _, stop = qualifier(tokens, k + 1)
    return When(w.REST, i, stop if which == w.PRESENT else k + 1, unit=unit.value)


def _later(tokens: Tokens, i: int) -> int:
    """The word after «وقت لاحق من», «لاحقا في» at word `i`; `i` if it is something else."""
    word = tokens.word(i, t.LATER)
    if word is None:
        return i
    k = i + 1
    if word.value == 2:
        if tokens.next(k, t.LATER) is None:
            return i
        k += 1
    return k + 1 if tokens.next(k, t.FROM) is not None or tokens.next(k, t.IN) is not None else k


def nth(tokens: Tokens, i: int) -> When | None:
    """«ثاني أربعاء من شهر أكتوبر», «آخر اثنين من آذار», «الأسبوع الأول من مايو», «النصف الأول من 2030»."""
    half = tokens.word(i, t.HALF)
    unit = tokens.word(i, t.UNIT)
    if (half is not None and half.definite) or (unit is not None and unit.definite and unit.value in _PARTS):
        ordinal = tokens.next(i + 1, t.ORDINAL)
        if ordinal is None or not ordinal.definite:
            return None
        at = i + 2
        if tokens.next(at, t.FROM) is not None or tokens.next(at, t.IN) is not None:
            at += 1
        if not tokens.is_free(at):
            return None
        lead = tokens.at(at)
        of = month(tokens, at) or year(tokens, at) or unit_ref(tokens, at)
        if of is None and (bare := tokens.word(at, t.UNIT)) is not None and bare.definite:
            if bare.value in (c.MONTH, c.YEAR):
                of = When(w.UNIT, at, at + 1, unit=bare.value, which=w.PRESENT)
        if of is None or (lead and lead[0].prefix == t.AND_):
            return None
        of = replace(of, loose=False)
        if half is not None and half.definite:
            return When(w.SLICE, i, of.stop, ordinal.value, count=half.value, of=of)
        if unit is not None and unit.value == c.DAY:
            return (
                When(w.DAY, i, of.stop, ordinal.value, of=of, hijri=of.hijri) if of.kind == w.MONTH else None
            )
        return When(w.NTH, i, of.stop, ordinal.value, unit=c.WEEK, of=of)
    ordinal = tokens.word(i, t.ORDINAL)
    if ordinal is None or ordinal.definite or not tokens.is_free(i + 1):
        return None
    k = i + 1
    called = tokens.word(k, t.UNIT)
    if called is not None and called.value == c.DAY and not called.definite and tokens.is_free(k + 1):
        k += 1
    weekday = tokens.word(k, t.WEEKDAY)
    if weekday is None or weekday.definite:
        return _nth_unit(tokens, i, ordinal.value)
    stop = k + 1
    after = tokens.next(stop, t.AFTER)
    if after is not None:
        feast_ = feast(tokens, stop + 1)
        if feast_ is None:
            return None
        return When(
            w.NTH, i, feast_.stop, ordinal.value, unit=c.DAY, weekday=weekday.value, of=feast_, which=w.FUTURE
        )
    if tokens.next(stop, t.FROM) is not None or tokens.next(stop, t.IN) is not None:
        stop += 1
    of = month(tokens, stop) or unit_ref(tokens, stop) if tokens.is_free(stop) else None
    if of is None or (of.kind == w.UNIT and of.unit != c.MONTH):
        return None
    return When(w.NTH, i, of.stop, ordinal.value, unit=c.DAY, weekday=weekday.value, of=of)


def _nth_unit(tokens: Tokens, i: int, rank: int) -> When | None:
    """«آخر أسبوع في سبتمبر», «ثالث يوم من شهر أكتوبر», «أول أسبوع بشهر أكتوبر 2030»."""
    unit = tokens.word(i + 1, t.UNIT)
    if unit is None or unit.definite or unit.value not in _PARTS:
        return None
    at = i + 2
    if tokens.next(at, t.FROM) is not None or tokens.next(at, t.IN) is not None:
        at += 1
    elif not tokens.at(at) or tokens.at(at)[0].prefix != t.IN_:
        return None
    of = month(tokens, at) or unit_ref(tokens, at) if tokens.is_free(at) else None
    if of is None or (of.kind == w.UNIT and of.unit not in (c.MONTH, c.YEAR)):
        return None
    of = replace(of, loose=False)
    if unit.value == c.WEEK:
        return When(w.NTH, i, of.stop, rank, unit=c.WEEK, of=of)
    if of.kind != w.MONTH or rank > 31:
        return None
    return When(w.DAY, i, of.stop, rank, of=of, hijri=of.hijri)


def decade(tokens: Tokens, i: int) -> When | None:
    """«التسعينيات», «سبعينيات القرن الماضي», «ثمانينات القرن التاسع عشر»."""
    word = tokens.word(i, t.DECADE)
    if word is None:
        return None
    stop = i + 1
    if tokens.next(stop, t.FROM) is not None and tokens.page.words[stop + 1 : stop + 2]:
        if tokens.page.words[stop + 1] in _OF_AGE:
            return None
        at = stop + 1
    else:
        at = stop
    of = century(tokens, at) if tokens.is_free(at) else None
    return When(w.DECADE, i, of.stop if of else stop, word.value, of=of)


def century(tokens: Tokens, i: int) -> When | None:
    """«القرن التاسع عشر», «القرن الـ19», «القرن الماضي», «القرن الثالث الهجري»."""
    unit = tokens.word(i, t.UNIT)
    if unit is None or unit.value != c.CENTURY or not unit.definite or not tokens.is_free(i + 1):
        return None
    which, _, stop = qualifier(tokens, i + 1)
    if which and which != w.SAME:
        return When(w.CENTURY, i, stop, which=which)
    k = i + 2 if tokens.page.words[i + 1] == _AL and tokens.is_free(i + 2) else i + 1
    number = tokens.number(k)
    if number is None or number[2].prefix:
        return None
    era = tokens.next(number[1], t.ERA)
    stop = number[1] if era is None else number[1] + 1
    return When(w.CENTURY, i, stop, number[0], hijri=era is not None and era.value == t.HIJRI)


def feast(tokens: Tokens, i: int) -> When | None:
    """«عيد الفطر 1452», «عيد الأضحى المبارك», «عاشوراء», «المولد النبوي», «رأس السنة الهجرية»."""
    k, number = i, 0
    day_before = tokens.word(i, t.UNIT)
    if day_before is not None and day_before.value == c.DAY and tokens.is_free(i + 1):
        k = i + 1
    named = tokens.word(k, t.FEAST)
    hijri_new_year = False
    head = tokens.word(k, t.FEAST_OF)
    if head is not None and head.value == 2 and tokens.is_free(k + 1):
        unit = tokens.word(k + 1, t.UNIT)
        if unit is None or unit.value != c.YEAR or not unit.definite:
            return None
        era = tokens.next(k + 2, t.ERA)
        hijri_new_year = era is not None and era.value == t.HIJRI
        number, stop = _NEW_YEAR, k + 2 + (era is not None)
    elif tokens.word(k, t.FEAST_OF) is not None and (second := tokens.next(k + 1, t.FEAST)) is not None:
        number, stop = second.value, k + 2
    elif named is not None and named.value in (3, 4, 5, 7) and (named.value != 3 or k > i):
        number, stop = named.value, k + 1
        if named.value == 5 and (not tokens.is_free(stop) or tokens.page.words[stop] not in _PROPHET):
            return None
        if named.value == 7 and tokens.page.words[k].endswith(fold_word("ميلاد")):
            return None
        if named.value == 5:
            stop += 1
    else:
        return None
    while (
        tokens.is_free(stop) and tokens.page.words[stop : stop + 1] and tokens.page.words[stop] in _WAS_SAID
    ):
        stop += 1
    which, away, after = qualifier(tokens, stop)
    if which and which != w.SAME:
        return When(w.FEAST, i, after, number, which=which, away=away, hijri=hijri_new_year)
    of = year_after(tokens, stop)
    return When(w.FEAST, i, of.stop if of else stop, number, of=of, hijri=hijri_new_year, loose=of is None)


def clock(tokens: Tokens, i: int) -> When | None:
    """«الساعة 1401 بتوقيت غرينتش»: a time of day that names its zone; others are left out."""
    if tokens.word(i, t.CLOCK) is None or not tokens.is_free(i + 1):
        return None
    number = tokens.word(i + 1, t.NUMBER)
    if number is None or number.kind != t.DIGITS:
        return None
    stop, minutes = i + 2, -1
    if number.width == 4:
        minutes = number.value // 100 * 60 + number.value % 100 if number.value % 100 < 60 else -1
    elif tokens.gap(i + 1) == 0 and tokens.gap_texts[i + 1] in (b":", b"."):
        second = tokens.word(i + 2, t.NUMBER)
        if second is not None and second.width == 2 and second.value < 60:
            minutes, stop = number.value * 60 + second.value, i + 3
    elif number.value < 24:
        minutes = number.value * 60
    if not 0 <= minutes < 1440 or tokens.next(stop, t.ZONE) is None:
        return None
    if tokens.next(stop + 1, t.GREENWICH) is None:
        return None
    return When(w.CLOCK, i, stop + 2, minutes=minutes)
