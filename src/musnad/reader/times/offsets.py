"""Times counted from today: «قبل يومين», «منذ عامين», «الأسبوعين المقبلين», «خلال 24 ساعة»."""

from typing import Final

from msgspec.structs import replace

from musnad.lang import times as t
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.months import qualifier, year_after
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word

_AL: Final = fold_word("ال")
_COUNTED: Final = t.among(t.UNIT_TWO, t.SOME, t.NUMBER, t.ORDINAL, t.UNIT)
_AHEAD: Final = 2  # «في غضون» looks ahead, «خلال» may look back
_MORE: Final = {fold_word("أكثر"), fold_word("أقل")}
_ABOUT: Final = {fold_word(x) for x in ("نحو", "حوالي", "حوالى", "قرابة", "زهاء")}
_LAST_MONTHS: Final = {fold_word("الأولى"): 1, fold_word("الأخيرة"): -1}


def counted_units(tokens: Tokens, i: int) -> tuple[int, int, int, bool] | None:
    """«ثلاثة أيام», «يومين», «24 ساعة», «شهر», «بضعة أيام»: count, unit, the word after, whether vague."""
    if not tokens.classes(i) & _COUNTED:
        return None
    two = tokens.word(i, t.UNIT_TWO)
    if two is not None and not two.definite and len(tokens.page.words[i]) > 4:
        return 2, two.value, i + 1, False
    some = tokens.word(i, t.SOME)
    if some is not None:
        unit = tokens.next(i + 1, t.UNIT_MANY)
        return (some.value, unit.value, i + 2, True) if unit is not None and not unit.definite else None
    number = tokens.number(i)
    if number is not None:
        if number[2].cls == t.ORDINAL or number[2].era or number[2].prefix in (t.IN_, t.TO_):
            return None
        unit = tokens.next(number[1], t.UNIT) or tokens.next(number[1], t.UNIT_MANY)
        if unit is None or unit.prefix or unit.value == c.NIGHT:
            return None
        return number[0], unit.value, number[1] + 1, False
    unit = tokens.word(i, t.UNIT)
    if unit is not None and not unit.definite and unit.value != c.NIGHT:
        if tokens.next(i + 1, t.NUMBER) is not None and unit.value in (c.YEAR, c.MONTH):
            return None
        return 1, unit.value, i + 1, False
    return None


def shift(tokens: Tokens, i: int) -> When | None:
    """«قبل يومين», «بعد ثلاثة أشهر», «منذ عامين», «منذ شهر و 21 يوما من الآن»."""
    ago, since = tokens.word(i, t.BEFORE), tokens.word(i, t.SINCE)
    ahead = tokens.word(i, t.AFTER)
    plain = ago is None and since is None and ahead is None
    if plain and tokens.word(i, t.NUMBER) is None and tokens.word(i, t.UNIT) is None:
        return None
    k = i if plain else _after_about(tokens, i + 1)
    if not plain and not tokens.is_free(k):
        return None
    if since is not None and tokens.word(k, t.BEFORE) is not None and tokens.is_free(k + 1):
        k += 1
    head = tokens.word(k, t.UNIT) or tokens.word(k, t.UNIT_TWO)
    if head is not None and head.definite:
        return None
    counted = counted_units(tokens, k)
    if counted is None:
        return None
    count, unit, stop, vague = counted
    more: list[tuple[int, int]] = []
    while len(more) < 3:
        at = stop + 1 if tokens.next(stop, t.AND) is not None else stop
        joined = tokens.at(at)
        if at == stop and not (joined and joined[0].prefix == t.AND_ and tokens.is_free(at)):
            break
        further = counted_units(tokens, at)
        if further is None or further[1] == unit:
            break
        more.append((further[0], further[1]))
        stop = further[2]
    if tokens.next(stop, t.FROM) is not None:
        if tokens.next(stop + 1, t.NOW) is None or (plain and not more):
            return None  # «قبل يومين من الانتخابات» counts from there
        return When(
            w.SHIFT, i, stop + 2, count, unit=unit, which=w.FUTURE if ahead else w.PAST, more=tuple(more)
        )
    if unit == c.HOUR or plain:
        return None
    which = w.FUTURE if ahead is not None else w.PAST
    found = When(w.SHIFT, i, stop, count, unit=unit, which=which, more=tuple(more), loose=vague)
    if since is not None and not vague:
        return until_now(tokens, When(w.SINCE, i, stop, of=found))
    return found


def until_now(tokens: Tokens, found: When) -> When:
    """«… وحتى الآن»: the stretch reaches to the article's day."""
    k = found.stop
    if tokens.next(k, t.TO) is not None and (
        tokens.next(k + 1, t.NOW) is not None
        or ((d := tokens.next(k + 1, t.DAY)) is not None and d.value == 0)
    ):
        return replace(found, stop=k + 2, closed=True)
    return found


def _after_about(tokens: Tokens, k: int) -> int:
    """The word after «أكثر من», «نحو»: «منذ أكثر من شهرين» is two months and more."""
    words = tokens.page.words
    if k + 1 < tokens.count and not tokens.gap(k):
        if words[k] in _MORE and tokens.word(k + 1, t.FROM) is not None and not tokens.gap(k + 1):
            return k + 2
        if words[k] in _ABOUT:
            return k + 1
    return k


def window(tokens: Tokens, i: int) -> When | None:
    """«الأسبوعين المقبلين», «الأيام الثلاثة الماضية», «آخر ثلاثة أيام», «خلال 24 ساعة»."""
    k = i
    within = tokens.word(i, t.WITHIN)
    if within is not None and tokens.is_free(i + 1):
        counted = counted_units(tokens, i + 1)
        if within.value == _AHEAD and counted is not None and counted[0] > 1 and counted[1] != c.HOUR:
            return When(w.WINDOW, i, counted[2], counted[0], unit=counted[1], which=w.FUTURE, closed=True)
        if counted is not None and counted[1] == c.HOUR and counted[0] >= 24 and counted[0] % 24 == 0:
            if tokens.next(counted[2], t.FROM) is None:
                return When(w.WINDOW, i, counted[2], counted[0] // 24, unit=c.HOUR, which=w.NONE)
        if tokens.eager and counted is not None and counted[1] != c.HOUR:
            return When(w.WINDOW, i, counted[2], counted[0], unit=counted[1], which=w.FUTURE)
        k = i + 1
    last = tokens.word(k, t.ORDINAL)
    if last is not None and last.value == -1 and not last.definite and tokens.is_free(k + 1):
        counted = counted_units(tokens, k + 1)
        if counted is not None and counted[0] > 1 and counted[1] != c.HOUR:
            return When(w.WINDOW, k, counted[2], counted[0], unit=counted[1], which=w.PAST)
        return None
    two = tokens.word(k, t.UNIT_TWO)
    if two is not None and two.definite:
        return _window(tokens, i, k + 1, 2, two.value)
    many = tokens.word(k, t.UNIT_MANY)
    if many is not None and many.definite and tokens.is_free(k + 1):
        at = k + 2 if tokens.page.words[k + 1] == _AL and tokens.is_free(k + 2) else k + 1
        number = tokens.number(at)
        if number is not None and number[2].cls == t.NUMBER and number[2].definite | (at > k + 1):
            return _window(tokens, i, number[1], number[0], many.value)
        return None
    at = k + 1 if tokens.page.words[k : k + 1] == [_AL] and tokens.is_free(k + 1) else k
    number = tokens.number(at)
    if number is not None and number[2].cls == t.NUMBER and (number[2].definite or at > k):
        unit = tokens.next(number[1], t.UNIT) or tokens.next(number[1], t.UNIT_MANY)
        if unit is not None and not unit.prefix:
            return _window(tokens, i, number[1] + 1, number[0], unit.value)
    return None


def _window(tokens: Tokens, i: int, k: int, count: int, unit: int) -> When | None:
    which, _, stop = qualifier(tokens, k)
    if which in (w.FOLLOWING, w.PRECEDING):
        which = w.FUTURE if which == w.FOLLOWING else w.PAST
    if which not in (w.PAST, w.FUTURE):
        if unit == c.MONTH and tokens.is_free(k) and tokens.page.words[k] in _LAST_MONTHS and 12 % count == 0:
            of = year_after(tokens, k + 1)
            if of is not None:
                index = _LAST_MONTHS[tokens.page.words[k]]
                return When(w.SLICE, i, of.stop, index, count=12 // count, of=of)
        return None
    if unit == c.HOUR:
        if count < 24 or count % 24:
            return None
        count //= 24
    return When(w.WINDOW, i, stop, count, unit=unit, which=which)
