"""Years, months, seasons and the units that news counts from today: «العام الماضي», «مارس 2030»."""

from typing import Final

from msgspec.structs import replace

from musnad.lang import times as t
from musnad.lang.times import TimeWord
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word
from musnad.text.words import COMMA, DASH, PAREN_CLOSE, PAREN_OPEN, SLASH

# The second halves of names that have two: تشرين الأول, ربيع الآخر, ذو الحجة.
_SECOND: Final = {
    2: {1: 10, 2: 11},
    3: {1: 12, 2: 1},
    4: {1: 3, 2: 4, -1: 4},
    5: {1: 5, 2: 6, -1: 6},
}
_LEVANTINE: Final = (2, 3)
# The classes of words with which each shape can begin.
_MONTH: Final = t.among(t.MONTH, t.MONTH_OF_TWO, t.HIJRI_MONTH, t.UNIT)
_YEAR: Final = t.among(t.UNIT, t.UNIT_TWO, t.THIS, t.SAME, t.NUMBER, t.ORDINAL)
_UNIT: Final = t.among(t.THIS, t.SAME, t.UNIT)
_WHICH: Final = t.among(t.BEFORE, t.AFTER, t.PAST, t.FUTURE, t.PRESENT, t.SAME, t.THIS)
_RELATIVE: Final = 2  # السابق، التالي: counted from what was spoken of
_OLDEST: Final = 1000  # bare numbers of four digits that are read as years
_NEWEST: Final = 2199
_HIJRI_OLDEST: Final = 1300  # years that Arabic news gives without «هـ»
_HIJRI_NEWEST: Final = 1500
_BLESSED: Final = fold_word("المبارك")
_DUAL: Final = fold_word("ين")
_CLASS: Final = fold_word("فصل")
_COUNTED_ON: Final = {w.PAST: w.PRECEDING, w.FUTURE: w.FOLLOWING, w.PRESENT: w.PRESENT}
_QUALIFIERS: Final = ((t.PAST, w.PAST), (t.FUTURE, w.FUTURE), (t.PRESENT, w.PRESENT))


def qualifier(tokens: Tokens, k: int) -> tuple[int, int, int]:
    """«الماضي», «قبل الماضي», «المقبل», «الجاري» at word `k`: which one, how far, and the word after it."""
    if not tokens.classes(k) & _WHICH or not tokens.is_free(k):
        return w.NONE, 1, k
    away = 1
    at = k
    if tokens.word(k, t.BEFORE) is not None and tokens.next(k + 1, t.PAST) is not None:
        away, at = 2, k + 1
    elif tokens.word(k, t.AFTER) is not None and tokens.next(k + 1, t.FUTURE) is not None:
        away, at = 2, k + 1
    for cls, which in _QUALIFIERS:
        word = tokens.word(at, cls)
        if word is not None and (word.definite and not word.prefix):
            if word.value == _RELATIVE and away == 1:
                return _COUNTED_ON[which], away, at + 1
            return which, away, at + 1
    same = tokens.word(k, t.SAME)
    if same is not None and not same.prefix:
        return w.SAME, 1, k + 1
    this = tokens.word(k, t.THIS)
    if this is not None and not this.prefix and tokens.word(k + 1, t.UNIT) is None:
        return w.PRESENT, 1, k + 1
    return w.NONE, 1, k


def unit_ref(tokens: Tokens, i: int) -> When | None:
    """«هذا العام», «الأسبوع الماضي», «الشهر نفسه», «العام قبل الماضي»: one unit, counted from today."""
    if not tokens.classes(i) & _UNIT:
        return None
    k = i
    which = w.NONE
    if tokens.word(k, t.THIS) is not None and tokens.is_free(k + 1):
        which, k = w.PRESENT, k + 1
    elif (same := tokens.word(k, t.SAME)) is not None and tokens.is_free(k + 1):
        which, k = w.SAME, k + 1
        if same.definite:
            return None
    unit = tokens.word(k, t.UNIT)
    if unit is None or not unit.definite or unit.value == c.HOUR:
        return None
    if which == w.PRESENT and unit.prefix:
        return None
    if unit.value == c.YEAR and not which and _is_general(tokens, k):
        return None
    found, away, stop = qualifier(tokens, k + 1)
    if not found:
        if not which:
            return None
        found, stop = which, k + 1
    if unit.value == c.DAY and found in (w.SAME, w.PRESENT):
        return None
    return When(w.UNIT, i, stop, unit=unit.value, which=found, away=away)


def _is_general(tokens: Tokens, k: int) -> bool:
    """«الأمين العام», «الرأي العام»: the word before says that this is no year."""
    return tokens.is_free(k) and tokens.word(k - 1, t.GENERAL) is not None


def year(tokens: Tokens, i: int, *, bare: bool = True) -> When | None:
    """«عام 2030», «العام الحالي 2030», «سنة ألفين وثلاثين», «1452هـ», «1452/1453هـ», «2030»."""
    if not tokens.classes(i) & _YEAR:
        return None
    unit = tokens.word(i, t.UNIT) or tokens.word(i, t.UNIT_TWO)
    k = i
    ref: When | None = None
    if unit is not None and unit.value == c.YEAR:
        if _is_general(tokens, i):
            return None
        ref = unit_ref(tokens, i)
        k = ref.stop if ref is not None else i + 1
        if not tokens.is_free(k) and tokens.gap(k - 1) != PAREN_OPEN:
            return ref
    elif tokens.word(i, t.THIS) is not None or tokens.word(i, t.SAME) is not None:
        ref = unit_ref(tokens, i)
        if ref is None or ref.unit != c.YEAR:
            return None
        k = ref.stop
        if not tokens.is_free(k):
            return ref
    elif not bare:
        return None
    number = tokens.number(k)
    if number is None or (
        ref is None and unit is None and number[2].kind == t.DIGITS and number[2].width < 4
    ):
        return ref
    value, stop, first = number
    if first.cls == t.ORDINAL or (k > i and first.prefix and first.prefix != t.AND_):
        return ref
    if first.kind != t.DIGITS and (value < 100 or (unit is None and value < 1000)):
        return ref
    if unit is None and first.kind != t.DIGITS and not _OLDEST <= value <= _NEWEST:
        return ref
    if first.kind == t.DIGITS and first.width < 3:
        return ref
    return _with_era(tokens, i, stop, value, first, named=unit is not None or ref is not None) or ref


def _with_era(tokens: Tokens, i: int, stop: int, value: int, first: TimeWord, *, named: bool) -> When | None:
    """The year that a number makes, with «هـ» or «م» behind it or, of Hijri years, understood."""
    era, end = _era(tokens, stop, first)
    if tokens.linked(stop - 1, SLASH) or tokens.linked(stop - 1, DASH):
        second = tokens.word(stop, t.NUMBER)
        if second is not None and second.kind == t.DIGITS and second.width == 4:
            closing, beyond = _era(tokens, stop + 1, second)
            if value < second.value <= value + 2 and (closing == t.HIJRI or named):
                hijri = closing == t.HIJRI or (not closing and _is_hijri(second.value))
                return When(w.YEAR, i, beyond, value, hijri=hijri, count=second.value - value)
    if not era and not named and not _OLDEST <= value <= _NEWEST:
        return None
    hijri = era == t.HIJRI or (not era and _is_hijri(value))
    return When(w.YEAR, i, end, value, hijri=hijri, loose=not named and not era, stated=bool(era))


def _is_hijri(value: int) -> bool:
    return _HIJRI_OLDEST <= value <= _HIJRI_NEWEST


def _era(tokens: Tokens, k: int, number: TimeWord) -> tuple[int, int]:
    """The era behind a number, glued on or apart, and the word after it."""
    if number.era:
        return number.era, k
    era = tokens.next(k, t.ERA)
    if era is None or era.prefix == t.AND_:
        return 0, k
    further = tokens.next(k + 1, t.ERA)
    return era.value, k + 1 if further is None or further.value != era.value else k + 2


def year_after(tokens: Tokens, k: int) -> When | None:
    """The year that a month, season or half of one goes on to: «من العام الماضي», «عام 2030», «2030م»."""
    at = k
    gap = tokens.gap(k - 1)
    if gap & ~COMMA:
        return None
    link = tokens.word(k, t.FROM) or tokens.word(k, t.IN)
    if link is not None and link.prefix == t.NONE and tokens.is_free(k + 1):
        at = k + 1
    found = year(tokens, at)
    if found is None or (gap and found.kind != w.YEAR):
        return None
    if found.kind == w.UNIT and found.unit != c.YEAR:
        return None
    head = tokens.at(at)
    if head and head[0].prefix == t.AND_:
        return None
    return replace(found, loose=False)


def month(tokens: Tokens, i: int) -> When | None:
    """«مارس», «شهر شعبان الماضي», «تشرين الثاني/نوفمبر 2030», «شباط (فبراير) المقبل»."""
    if not tokens.classes(i) & _MONTH:
        return None
    k = i
    unit = tokens.word(i, t.UNIT)
    called = unit is not None and unit.value == c.MONTH and not unit.definite
    if unit is not None and unit.value == c.MONTH and unit.definite:
        return _ranked_month(tokens, i)
    if called:
        if not tokens.is_free(i + 1):
            return None
        k = i + 1
    name = month_name(tokens, k, called=called)
    if name is None:
        return None
    number, hijri, stop = name
    stop = _twin(tokens, stop, number, hijri)
    return _month_tail(tokens, When(w.MONTH, i, stop, number, hijri=hijri, loose=not called))


def _ranked_month(tokens: Tokens, i: int) -> When | None:
    """«الشهر التاسع سنة 2030»: a month by its number, where a year follows."""
    rank = tokens.next(i + 1, t.ORDINAL)
    if rank is None or not rank.definite or rank.value < 1:
        return None
    number = tokens.number(i + 1)
    of = year_after(tokens, number[1]) if number is not None and number[0] <= 12 else None
    if number is None or (of is None and not tokens.eager):
        return None
    return When(w.MONTH, i, of.stop if of else number[1], number[0], of=of)


def _month_tail(tokens: Tokens, found: When) -> When:
    """What a month goes on to: which one it is, and of which year."""
    stop = found.stop
    blessed = tokens.is_free(stop) and tokens.page.words[stop : stop + 1] == [_BLESSED]
    if blessed and found.hijri:
        stop += 1
    which, away, after = qualifier(tokens, stop)
    if which and which != w.SAME:
        found = replace(found, which=which, away=away, stop=after, loose=False)
        stop = after
    of = year_after(tokens, stop)
    if of is not None:
        if of.kind == w.YEAR and of.hijri and not found.hijri and not of.stated:
            of = replace(of, hijri=False)  # «5 ديسمبر 1391»
        return replace(found, of=of, stop=of.stop, loose=False)
    if not which:
        shared = _shared_qualifier(tokens, stop)
        if shared:
            return replace(found, which=shared, loose=False)
    return replace(found, stop=stop, loose=found.loose and not blessed)


def _shared_qualifier(tokens: Tokens, k: int) -> int:
    """«سبتمبر أو أكتوبر المقبلين»: the second month's word holds for the first too."""
    joined = tokens.next(k, t.MONTH)
    if joined is None or joined.prefix != t.AND_:
        if tokens.next(k, t.AND) is None or not tokens.is_free(k + 1):
            return w.NONE
        k += 1
    second = month_name(tokens, k, called=False)
    if second is None:
        return w.NONE
    which, _, after = qualifier(tokens, second[2])
    word = tokens.page.words[after - 1] if which else b""
    return which if word.endswith(_DUAL) else w.NONE


def month_name(tokens: Tokens, k: int, *, called: bool) -> tuple[int, bool, int] | None:
    """A month's number, whether it is Hijri, and the word after its name."""
    word = tokens.word(k, t.MONTH)
    if word is not None:
        return word.value, False, k + 1
    word = tokens.word(k, t.MONTH_OF_TWO)
    if word is not None and not word.definite:
        if word.value == 1:
            second = tokens.next(k + 1, t.HIJRI_MONTH)
            return (second.value, True, k + 2) if second is not None and second.value > 10 else None
        follower = tokens.next(k + 1, t.ORDINAL)
        number = _SECOND[word.value].get(follower.value) if follower is not None else None
        if number is not None and follower is not None and (follower.definite or called):
            return number, word.value not in _LEVANTINE, k + 2
    word = tokens.word(k, t.HIJRI_MONTH)
    if (word is not None and word.value < 11) or (word is not None and len(tokens.page.words[k]) > 6):
        return word.value, True, k + 1
    if called:
        number_word = tokens.number(k)
        if number_word is not None and 1 <= number_word[0] <= 12 and not number_word[2].prefix:
            after = tokens.at(number_word[1])
            counted = any(r.cls == t.UNIT_MANY or (r.cls == t.UNIT and r.value != c.YEAR) for r in after)
            counted = counted and tokens.is_free(number_word[1])
            if not counted:
                return number_word[0], False, number_word[1]
    return None


def _twin(tokens: Tokens, k: int, number: int, hijri: bool) -> int:  # noqa: FBT001
    """«شباط/فبراير», «آب (أغسطس)»: the same month by its other name, taken along."""
    gap = tokens.gap(k - 1)
    if hijri or gap < 0 or not gap & (SLASH | DASH | PAREN_OPEN):
        return k
    if gap & PAREN_OPEN or tokens.linked(k - 1, SLASH) or tokens.linked(k - 1, DASH):
        other = month_name(tokens, k, called=False)
        if other is not None and other[0] == number and not other[1]:
            if gap & PAREN_OPEN:
                tokens.forgive(other[2] - 1, PAREN_CLOSE)
            return other[2]
    return k


def season(tokens: Tokens, i: int) -> When | None:
    """«صيف 2030», «الشتاء الماضي», «خريف العام الماضي», «هذا الصيف»."""
    k, which = i, w.NONE
    if tokens.word(i, t.THIS) is not None and tokens.is_free(i + 1):
        which, k = w.PRESENT, i + 1
    unit = tokens.page.words[k : k + 1] == [_CLASS]
    if unit and tokens.is_free(k + 1):
        k += 1
    name = tokens.word(k, t.SEASON)
    if name is None:
        return None
    found, away, stop = qualifier(tokens, k + 1)
    if found == w.SAME:
        found, stop = w.NONE, k + 1
    which = found or which
    if which and not name.definite:
        return None
    of = year_after(tokens, stop) if not name.definite or which or unit else None
    if of is None and not which:
        return None
    return When(w.SEASON, i, of.stop if of else stop, name.value, which=which, away=away, of=of)


def month_or_year(tokens: Tokens, i: int) -> When | None:
    """Whatever begins at word `i` and is no finer than a month."""
    return month(tokens, i) or season(tokens, i) or year(tokens, i) or unit_ref(tokens, i)
