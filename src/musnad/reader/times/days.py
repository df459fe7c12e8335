"""Days: from today, of the week, of the month, in words and in numbers, Gregorian and Hijri."""

from typing import Final

from msgspec.structs import replace

from musnad.lang import pack as p
from musnad.lang import times as t
from musnad.lang.times import TimeWord
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.months import month, qualifier, unit_ref, year_after
from musnad.reader.times.numeric import numeric
from musnad.reader.times.tokens import BRACKETS, LOOSE, Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word
from musnad.text.words import COMMA, DASH, PAREN_OPEN, SLASH

_WEEKS: Final = 5  # that a month can touch
_AL: Final = fold_word("ال")
_EVERY: Final = fold_word("كل")
_NEED: Final = fold_word("الحاجة")
_DUAL: Final = fold_word("ين")
_NISBA: Final = (fold_word("ي"), fold_word("ية"))
# Words before «اليوم» in the names of papers, channels and sites.
_OUTLETS: Final = {
    fold_word(x) for x in "عين المصري روسيا بغداد الخليج أخبار دمشق لبنان صوت مصر الأردن بوابة".split()
}
_MEDIA: Final = p.MEDIA
_PEOPLE: Final = p.DEMONYM
# The classes of words with which each shape can begin.
_HOURS: Final = t.among(t.PART, t.AFTER, t.HOURS)
_DEICTIC: Final = t.among(t.UNIT, t.DAY, t.ORDINAL, t.AFTER, t.BEFORE)
_WEEKDAY: Final = t.among(t.THIS, t.UNIT, t.WEEKDAY)
_MONTH: Final = t.among(t.MONTH, t.MONTH_OF_TWO, t.HIJRI_MONTH, t.UNIT)
_COLLOQUIAL: Final = {fold_word("الي"), fold_word("اللي")}


def hours(tokens: Tokens, i: int) -> int:
    """The word after a part of the day at word `i`: «صباح», «بعد ظهر», «منتصف ليل»; `i` if there is none."""
    if not tokens.classes(i) & _HOURS:
        return i
    k = i
    part = tokens.word(i, t.PART)
    if (tokens.word(i, t.AFTER) is not None or (part is not None and part.value == 2)) and tokens.next(
        i + 1, t.HOURS
    ):
        k = i + 1
    word = tokens.word(k, t.HOURS)
    if word is None or not word.value:
        return i
    return k + 1


def day(tokens: Tokens, i: int) -> When | None:
    """The day expression at word `i`: any of this module's shapes."""
    at = hours(tokens, i)
    if at > i:
        found = _nights(tokens, i, at)
        if found is not None:
            return found
        if not tokens.is_free(at):
            return None
        found = _plain_day(tokens, at)
        if found is None:
            return None
        return _with_hours(tokens, replace(found, first=i))
    found = _plain_day(tokens, i)
    return _with_hours(tokens, found) if found is not None else None


def _with_hours(tokens: Tokens, found: When) -> When:
    """«أمس صباحا», «الاثنين مساء»: a part of the day behind the day is taken along."""
    word = tokens.next(found.stop, t.HOURS)
    if word is not None and not word.prefix and not word.definite:
        if found.kind == w.DAY and tokens.at(found.stop + 1) == ():
            return replace(found, stop=found.stop + 1)
    return found


def _nights(tokens: Tokens, i: int, k: int) -> When | None:
    """«الليلة الماضية» and «ليل الاثنين الثلاثاء», «ليلة الخميس - الجمعة»: a night between two days."""
    if tokens.word(k - 1, t.UNIT) is not None and tokens.word(k - 1, t.HOURS) is None:
        return None
    first = tokens.next(k, t.WEEKDAY)
    if first is None or not first.definite:
        return None
    if tokens.gap(k) & ~(SLASH | DASH):
        return None
    second = tokens.word(k + 1, t.WEEKDAY)
    if second is None or (second.value - first.value) % 7 != 1 or second.prefix:
        return None
    start = When(w.DAY, k, k + 1, weekday=first.value)
    return When(w.RANGE, i, k + 2, of=start, to=When(w.DAY, k + 1, k + 2, weekday=second.value), night=True)


def _plain_day(tokens: Tokens, i: int) -> When | None:
    classes = tokens.classes(i)
    return (
        (deictic(tokens, i) if classes & _DEICTIC else None)
        or (weekday(tokens, i) if classes & _WEEKDAY else None)
        or numeric(tokens, i)
        or day_of_month(tokens, i)
        or (_month_first(tokens, i) if classes & _MONTH else None)
    )


def deictic(tokens: Tokens, i: int) -> When | None:
    """«أمس», «أول من أمس», «اليوم (الأربعاء)», «بعد غد», «الليلة الماضية», with the date that follows."""
    k = i
    unit = tokens.word(k, t.UNIT)
    if unit is not None and unit.value == c.DAY and tokens.is_free(k + 1):
        further = k + 2 if tokens.page.words[k + 1] in _COLLOQUIAL else k + 1
        if _days_from_today(tokens, further) is not None:
            k = further
    night = tokens.word(i, t.UNIT)
    if night is not None and night.value == c.NIGHT and night.definite:
        which, _, stop = qualifier(tokens, i + 1)
        if which == w.PAST:
            return When(w.DAY, i, stop, days=-1, night=True)
        if tokens.next(i + 1, t.PAST) is None and not night.prefix and _ends(tokens, i):
            return When(w.DAY, i, i + 1, days=0, night=True)
        return None
    found = _days_from_today(tokens, k)
    if found is None:
        return None
    days, stop = found
    if days == 0 and not _is_today(tokens, i, k, stop):
        return None
    if days == 1 and i and tokens.page.flags[i - 1] & p.ALREADY:
        return None  # «وقد غدا الملعب مأوى»
    if days == -1 and tokens.page.words[stop : stop + 1] == [_NEED]:
        return None  # «في أمس الحاجة»
    return _dated(tokens, When(w.DAY, i, stop, days=days))


def _ends(tokens: Tokens, i: int) -> bool:
    return tokens.gap(i) != 0


def _days_from_today(tokens: Tokens, k: int) -> tuple[int, int] | None:
    word = tokens.word(k, t.DAY)
    if word is not None:
        if word.value == -1:
            ordinal = tokens.next(k + 1, t.ORDINAL)
            if ordinal is not None and ordinal.value == 1 and ordinal.definite:
                return -2, k + 2
        return word.value, k + 1
    ordinal = tokens.word(k, t.ORDINAL)
    if ordinal is not None and ordinal.value == 1 and tokens.is_free(k + 1):
        at = k + 2 if tokens.word(k + 1, t.FROM) is not None and tokens.is_free(k + 2) else k + 1
        word = tokens.word(at, t.DAY)
        return (-2, at + 1) if word is not None and word.value == -1 else None
    for cls, way in ((t.AFTER, 1), (t.BEFORE, -1)):
        if tokens.word(k, cls) is not None:
            unit = tokens.next(k + 1, t.UNIT)
            at = k + 2 if unit is not None and unit.value == c.DAY else k + 1  # «قبل يوم أمس»
            word = tokens.next(at, t.DAY)
            if word is not None and word.value == way:
                return 2 * way, at + 1
    return None


def _is_today(tokens: Tokens, i: int, k: int, stop: int) -> bool:
    """Whether «اليوم» is today: not a newspaper's name, not «اليوم الوطني», «اليوم الأول من»."""
    page = tokens.page
    if tokens.next(i - 1, t.PAPER) is not None or tokens.word(i - 1, t.PAPER) is not None:
        return False
    quote = page.quotes.around(k)
    if quote is not None and quote.first == k and quote.last == k:
        return False
    if page.flags[k - 1] & _MEDIA and k and not tokens.gap(k - 1):
        return False
    if i and tokens.is_free(i) and (page.words[i - 1] in _OUTLETS or tokens.word(i - 1, t.THAT) is not None):
        return False  # «بغداد اليوم», «ذلك اليوم»
    if i == 1 and tokens.gap(k) & DASH:
        return False  # «عين اليوم – نورين»: an outlet's credit
    if tokens.is_free(stop) and stop < tokens.count:
        readings = tokens.at(stop)
        if any(
            r.cls in (t.SAME, t.FUTURE, t.THAT, t.PAST) or (r.cls == t.ORDINAL and r.definite)
            for r in readings
        ):
            return False
        follower = page.words[stop]
        if (
            page.is_definite(stop)
            and not readings
            and follower.endswith(_NISBA)
            and not page.flags[stop] & _PEOPLE
        ):
            return False  # «اليوم الوطني», «اليوم العالمي»
    return True


def weekday(tokens: Tokens, i: int) -> When | None:
    """«الأحد», «يوم الجمعة الماضي», «الثلاثاء 14 نوفمبر», «الأحد من الأسبوع المقبل»."""
    k, called, this = i, False, False
    if tokens.word(k, t.THIS) is not None and tokens.is_free(k + 1):
        this, k = True, k + 1
    unit = tokens.word(k, t.UNIT)
    if unit is not None and unit.value == c.DAY:
        if not tokens.is_free(k + 1) or (unit.definite and not this):
            return None
        called, k = True, k + 1
    word = tokens.word(k, t.WEEKDAY)
    if word is None or (called and word.prefix) or not _is_weekday(tokens, i, k, word, called=called):
        return None
    found = When(w.DAY, i, k + 1, weekday=word.value, loose=not called)
    which, away, stop = qualifier(tokens, k + 1)
    if which and which != w.SAME:
        found = replace(found, which=which, away=away, stop=stop, loose=False)
    elif word.definite:
        ranked = _ranked(tokens, found)
        if ranked is not None:
            return ranked
    week = _of_week(tokens, found, named=word.definite)
    if week is not None:
        return week
    dated = _dated(tokens, found)
    return _bare_day(tokens, dated) if dated is found else dated


def _is_weekday(tokens: Tokens, i: int, k: int, word: TimeWord, *, called: bool) -> bool:
    """Whether the weekday at `k` is one: not «صلاة الجمعة», «الأحد عشر», «كل يوم جمعة», «الطفلين الاثنين»."""
    if not word.definite and not (called and tokens.at(k + 1)) and unit_ref(tokens, k + 1) is None:
        return False
    if called:
        return word.definite or not i or tokens.page.words[i - 1] != _EVERY
    if i and tokens.is_free(i) and tokens.word(i - 1, t.PRAYER) is not None:
        return False
    if word.value == 6:
        teen = tokens.next(k + 1, t.NUMBER)
        return teen is None or teen.kind != t.TEEN
    return not (word.value == 0 and k and tokens.is_free(k) and tokens.page.words[k - 1].endswith(_DUAL))


def _ranked(tokens: Tokens, found: When) -> When | None:
    """«الثلاثاء الثالث من أيلول», «الأحد السابع عشر»: a weekday with a rank behind it."""
    ordinal = tokens.next(found.stop, t.ORDINAL)
    if ordinal is None or not ordinal.definite:
        return None
    date, number = day_of_month(tokens, found.stop), tokens.number(found.stop)
    if date is None:
        if number is not None and number[0] > _WEEKS:
            return replace(found, n=number[0], stop=number[1], count=found.stop)
        return _nth_weekday(tokens, found, ordinal.value)
    if number is None or number[0] > _WEEKS or date.of is None:
        return None
    return replace(found, n=date.n, of=date.of, hijri=date.hijri, stop=date.stop, loose=False, ranked=True)


def _of_week(tokens: Tokens, found: When, *, named: bool) -> When | None:
    """«ثلاثاء الأسبوع الماضي», «الأحد من الأسبوع المقبل»."""
    k = found.stop
    if named:
        if tokens.next(k, t.FROM) is None:
            return None
        k += 1
    of = unit_ref(tokens, k) if tokens.is_free(k) else None
    return replace(found, of=of, stop=of.stop, loose=False) if of is not None and of.unit == c.WEEK else None


def _nth_weekday(tokens: Tokens, found: When, nth: int) -> When | None:
    """«الثلاثاء الثالث من شهر أيلول»: the n-th of a month."""
    stop = found.stop + 1
    of = None
    if tokens.next(stop, t.FROM) is not None or tokens.next(stop, t.IN) is not None:
        of = month(tokens, stop + 1) or unit_ref(tokens, stop + 1)
    end = of.stop if of is not None else stop
    return When(w.NTH, found.first, end, nth, unit=c.DAY, weekday=found.weekday, of=of)


def _bare_day(tokens: Tokens, found: When) -> When:
    """«السبت 23», «الجمعة في الثانية والعشرين»: a day of this month, where the calendar agrees."""
    k = found.stop
    if found.which or not tokens.is_free(k):
        return found
    if tokens.word(k, t.IN) is not None and tokens.is_free(k + 1):
        k += 1
        if not (number := tokens.number(k)) or not number[2].definite:
            return found
    number = tokens.number(k)
    if number is None or not 1 <= number[0] <= 31 or number[2].prefix:
        return found
    if tokens.gap(number[1] - 1) == 0 and tokens.word(number[1], t.TO) is None:
        return found
    return replace(found, n=number[0], stop=number[1], count=found.stop)


def _dated(tokens: Tokens, found: When) -> When:
    """Takes the weekday and the date that stand behind a day along: «أمس (الثلاثاء) 14 نوفمبر»."""
    k = found.stop
    gap = tokens.gap(k - 1)
    if gap < 0 or gap & ~LOOSE:
        return found
    if found.weekday < 0:
        named = tokens.word(k, t.WEEKDAY)
        skipped = k
        unit = tokens.word(k, t.UNIT)
        if named is None and unit is not None and unit.value == c.DAY and tokens.is_free(k + 1) and not gap:
            skipped = k + 1
            named = tokens.word(skipped, t.WEEKDAY)
        if named is not None and named.definite and not named.prefix and not gap & COMMA:
            ordinal = tokens.next(skipped + 1, t.ORDINAL)
            dated = ordinal is not None and day_of_month(tokens, skipped + 1) is not None
            if ordinal is None or dated or ordinal.value > 5:
                found = replace(found, weekday=named.value, stop=skipped + 1, loose=False)
                k = found.stop
                gap = tokens.gap(k - 1)
                if gap < 0 or gap & ~LOOSE:
                    return found
    if tokens.word(k, t.ANSWERING) is not None and tokens.is_free(k + 1) and not gap:
        k += 1
        if tokens.word(k, t.IN) is not None and tokens.is_free(k + 1):
            k += 1
    elif gap and not gap & (COMMA | BRACKETS):
        return found
    elif tokens.word(k, t.IN) is not None and tokens.is_free(k + 1) and not gap:
        k += 1
        if tokens.word(k, t.NUMBER) is None and tokens.word(k, t.ORDINAL) is None:
            return found
    date = numeric(tokens, k, within=True) or day_of_month(tokens, k) or _month_first(tokens, k)
    if date is None or (tokens.at(k) and tokens.at(k)[0].prefix == t.AND_) or date.days is not None:
        return found
    if date.kind == w.DAY and date.n and date.of is not None:
        return replace(found, n=date.n, of=date.of, hijri=date.hijri, stop=date.stop, loose=False)
    return found


def day_of_month(tokens: Tokens, i: int) -> When | None:
    """«14 نوفمبر», «الثالث والعشرين من مايو 2031», «20 من الشهر المقبل», «غرة شهر شوال»."""
    k = i
    unit = tokens.word(i, t.UNIT)
    if unit is not None and unit.value == c.DAY and tokens.is_free(i + 1):
        k = i + 1
    first = tokens.word(k, t.FIRST_DAY)
    if first is not None:
        if not tokens.is_free(k + 1):
            return None
        of = month(tokens, k + 1)
        return When(w.DAY, i, of.stop, first.value, of=of, hijri=of.hijri) if of is not None else None
    number, stop = _day_number(tokens, k)
    if not number:
        return None
    gap = tokens.gap(stop - 1)
    if gap in (SLASH, DASH):
        of = _linked_month(tokens, stop)
    elif gap == PAREN_OPEN or gap:
        point = b"." in tokens.gap_texts[stop - 1] if stop - 1 < len(tokens.gap_texts) else False
        of = month(tokens, stop) if point and tokens.word(stop, t.MONTH) is not None else None
    else:
        at = stop
        inside = tokens.word(stop, t.IN) if tokens.word(k, t.ORDINAL) is None else None
        if (tokens.word(stop, t.FROM) or inside) and tokens.is_free(stop + 1):
            at = stop + 1
        of = month(tokens, at)
        if of is None and at > stop:
            of = unit_ref(tokens, at)
            if of is not None and of.unit != c.MONTH:
                of = None
    if of is None or (tokens.at(of.first) and tokens.at(of.first)[0].prefix in (t.AND_, t.TO_)):
        return None
    return When(w.DAY, i, of.stop, number, of=replace(of, loose=False), hijri=of.hijri)


def _linked_month(tokens: Tokens, k: int) -> When | None:
    """«14/نوفمبر/2031», «14-نوفمبر-2031»."""
    of = month(tokens, k) if tokens.word(k, t.MONTH) is not None else None
    if of is not None and of.of is None and tokens.gap(of.stop - 1) in (SLASH, DASH):
        number = tokens.word(of.stop, t.NUMBER)
        if number is not None and number.width == 4:
            year = When(w.YEAR, of.stop, of.stop + 1, number.value)
            return replace(of, of=year, stop=of.stop + 1)
    return of


def _day_number(tokens: Tokens, k: int) -> tuple[int, int]:
    """A number from 1 to 31 and the word after it; «الـ 20» may stand apart."""
    if tokens.page.words[k : k + 1] == [_AL] and tokens.is_free(k + 1):
        k += 1
    number = tokens.number(k)
    if number is None or not 1 <= number[0] <= 31:
        return 0, k
    if number[2].kind == t.DIGITS and (number[2].width > 2 or number[2].era):
        return 0, k
    return number[0], number[1]


def _month_first(tokens: Tokens, i: int) -> When | None:
    """«أغسطس 27», «سبتمبر الحادي والعشرين من 2031»: the day behind the month, at the end of a phrase."""
    of = month(tokens, i)
    if of is None or of.of is not None or of.which or not tokens.is_free(of.stop):
        return None
    number, stop = _day_number(tokens, of.stop)
    if not number:
        return None
    readings = tokens.at(of.stop)
    if readings[0].prefix:
        return None
    year = year_after(tokens, stop) if tokens.gap(stop - 1) in (0, COMMA) else None
    if year is not None:
        return When(w.DAY, i, year.stop, number, of=replace(of, of=year, loose=False), hijri=of.hijri)
    follows = tokens.at(stop)
    ranged = tokens.gap(stop - 1) == 0 and any(r.cls == t.TO for r in follows)
    definite = readings[0].definite
    if ranged or tokens.gap(stop - 1) or definite:
        return When(w.DAY, i, stop, number, of=replace(of, loose=False), hijri=of.hijri)
    return None
