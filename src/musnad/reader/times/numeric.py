"""Dates in digits: «14/5/2031», «2031-05-14», «5/2031», and with a cue «14/5»; day before month."""

from typing import Final

from musnad.lang import times as t
from musnad.lang.times import TimeWord
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word
from musnad.text.words import DASH, PAREN_CLOSE, PAREN_OPEN, SLASH

_POINT: Final = -2  # the link of «14.5.2031», beside the marks of gaps
_OLD: Final = 1000
_NEW: Final = 2199
_DATELINE: Final = 40  # words from the top, headline included
_DATED: Final = {fold_word("بتاريخ"), fold_word("وبتاريخ"), fold_word("تاريخ")}


def numeric(tokens: Tokens, i: int, *, within: bool = False) -> When | None:
    """«14/5/2031», «2031-05-14», «14-5-1452هـ», «16/04/21», and with a cue «14/5»; day before month."""
    parts: list[TimeWord] = []
    k = i
    mark = 0
    while len(parts) < 3:
        word = tokens.word(k, t.NUMBER)
        if word is None or word.kind != t.DIGITS or (parts and (word.prefix or word.definite)):
            return None
        parts.append(word)
        k += 1
        if len(parts) == 3:
            break
        link = _numeric_link(tokens, k - 1)
        if not link or (mark and link != mark):
            break
        mark = link
    if len(parts) < 2 or (tokens.gap(i - 1) == mark and mark != _POINT and i and tokens.linked(i - 1, mark)):
        return None
    if len(parts) == 3 and not (mark != _POINT and tokens.linked(k - 1, mark) and tokens.word(k, t.NUMBER)):
        return _three_numbers(tokens, i, k, [p.value for p in parts], [p.width for p in parts], parts[2].era)
    if (
        len(parts) == 2
        and parts[0].width == 4
        and not parts[1].width > 2
        and 1 <= parts[1].value <= 12
        and mark
    ):
        if (mark == _POINT and not tokens.eager) or not _OLD <= parts[0].value <= _NEW:
            return None
        year = When(w.YEAR, i, i + 1, parts[0].value)
        return When(w.MONTH, i, k, parts[1].value, of=year)
    if len(parts) == 2 and parts[1].width == 4 and parts[0].width < 3 and 1 <= parts[0].value <= 12 and mark:
        if not _OLD <= parts[1].value <= _NEW or not (tokens.eager or _is_monthly(tokens, i)):
            return None
        return When(w.MONTH, i, k, parts[0].value, of=When(w.YEAR, k - 1, k, parts[1].value))
    if len(parts) == 2 and (within or tokens.eager or _is_cued(tokens, i, k)):
        return _two_numbers(i, k, [p.value for p in parts], [p.width for p in parts])
    return None


def _numeric_link(tokens: Tokens, k: int) -> int:
    """The mark that links two numbers of a date: / or - or a point."""
    for mark in (SLASH, DASH):
        if tokens.linked(k, mark):
            return mark
    if k < len(tokens.gap_texts) and tokens.gap_texts[k] == b"." and k + 1 < tokens.count:
        return _POINT
    return 0


def _three_numbers(
    tokens: Tokens, i: int, k: int, values: list[int], widths: list[int], era: int
) -> When | None:
    if widths[0] == 4:
        year, month_, day_ = values
    else:
        day_, month_, year = values
        if widths[2] == 2:
            year += 2000 if year < 70 else 1900
        elif widths[2] != 4:
            return None
    if month_ > 12 and day_ <= 12:
        month_, day_ = day_, month_
    if not (1 <= month_ <= 12 and 1 <= day_ <= 31):
        return None
    stop = k
    glued = tokens.next(k, t.ERA)
    if not era and glued is not None:
        era, stop = glued.value, k + 1
    hijri = era == t.HIJRI or (not era and 1300 <= year <= 1500)
    of = When(w.MONTH, i, k, month_, hijri=hijri, of=When(w.YEAR, k - 1, k, year, hijri=hijri))
    return When(w.DAY, i, stop, day_, of=of, hijri=hijri)


def _two_numbers(i: int, k: int, values: list[int], widths: list[int]) -> When | None:
    if max(widths) > 2:
        return None
    day_, month_ = values
    if month_ > 12:
        day_, month_ = month_, day_
    if not (1 <= month_ <= 12 and 1 <= day_ <= 31):
        return None
    return When(w.DAY, i, k, day_, of=When(w.MONTH, i, k, month_))


def _is_monthly(tokens: Tokens, i: int) -> bool:
    """«في 3/2030», «شهر 3/2030»: a month and a year, not a fraction."""
    unit = tokens.word(i - 1, t.UNIT) if i else None
    return unit is not None and unit.value == c.MONTH


def _is_cued(tokens: Tokens, i: int, k: int) -> bool:
    """Whether two numbers are a day and a month: «بتاريخ 14/5», «يوم 14-5», a dateline's «14-5 (»."""
    if i and tokens.is_free(i):
        if tokens.page.words[i - 1] in _DATED:
            return True
        unit = tokens.word(i - 1, t.UNIT)
        if unit is not None and unit.value == c.DAY:
            return True
        weekday_before = tokens.word(i - 1, t.WEEKDAY)
        if weekday_before is not None and weekday_before.definite:
            return True
    return i < _DATELINE and bool(tokens.gap(k - 1) & PAREN_OPEN) and not tokens.gap(k - 1) & PAREN_CLOSE
