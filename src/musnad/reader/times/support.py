"""Whether what looks like a time is one: bare months, years and feasts need words that support them."""

from typing import Final

from musnad.lang import pack as p
from musnad.lang import times as t
from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word
from musnad.text.words import DASH, PAREN_CLOSE, PAREN_OPEN, SLASH

_OLDEST: Final = 1800  # of years that stand bare in a text
_NEWEST: Final = 2100
_PREPOSITIONS: Final = p.FI | p.MIN | p.ILA | p.ALA | p.EAN
_TIMELY: Final = (t.IN, t.FROM, t.TO, t.SINCE, t.BEFORE, t.AFTER, t.WITHIN, t.BETWEEN, t.PART, t.BY, t.AND)
_NUMBERED: Final = {
    fold_word(x)
    for x in (
        "رقم رقمه القرار قرار المادة مادة الفقرة البند الرحلة رحلة طراز موديل نحو حوالي حوالى زهاء قرابة "
        "بلغ بلغت بنحو بحوالي عددهم عددها عدد يبلغ تبلغ أكثر أقل ارتفاع بلغوا سعر بسعر نقطة إلى"
    ).split()
}
_FUNCTIONAL: Final = (
    p.FI | p.MIN | p.ILA | p.ALA | p.EAN | p.RELATIVE | p.WHAT | p.THAT | p.THAT_SUFFIX | p.WHEN | p.WHERE
    | p.CONTRAST | p.BECAUSE | p.PREPOSITION_SUFFIX | p.PRONOUN | p.NEGATION | p.WAS | p.ALREADY | p.ADVERB
    | p.TIME | p.DEMONSTRATIVE | p.SWITCH
)  # fmt: skip


def is_date(tokens: Tokens, when: When) -> bool:
    """Whether an expression is a time where it stands."""
    if when.kind == w.YEAR and when.loose:
        return _is_year(tokens, when)
    if when.kind == w.MONTH and when.loose:
        return _is_month(tokens, when)
    if when.kind == w.FEAST and when.loose:
        return tokens.eager or _is_in_time(tokens, when)
    if when.kind == w.UNIT and when.unit == c.HOUR:
        return False
    if when.kind == w.DAY and when.weekday >= 0 and when.loose:
        return not _is_named(tokens, when)
    return True


def _is_named(tokens: Tokens, when: When) -> bool:
    """«جمعة», «خميس» as parts of names."""
    before = tokens.page.flags[when.first - 1] if when.first and tokens.is_free(when.first) else 0
    word = tokens.word(when.first, t.WEEKDAY)
    return bool(before & (p.GIVEN_NAME | p.NAME_PARTICLE)) and word is not None and not word.definite


def _is_year(tokens: Tokens, when: When) -> bool:
    first, stop = when.first, when.stop
    number = tokens.word(first, t.NUMBER)
    if number is None or not 1000 <= when.n <= _NEWEST or (number.kind == t.DIGITS and number.width != 4):
        return False
    if number.kind == t.DIGITS and when.n < _OLDEST:
        return False
    if number.prefix == t.TO_ and not number.definite:
        return _goes_on(tokens, stop)
    before = tokens.gap(first - 1) if first else 0
    after = tokens.gap(stop - 1)
    if before & PAREN_OPEN and after & PAREN_CLOSE:
        return True
    if before & (SLASH | DASH) or after & SLASH:
        return False
    if not first or before:
        return False
    if tokens.page.words[first - 1] in _NUMBERED:
        return False
    if any(r.cls in _TIMELY for r in tokens.at(first - 1)) or tokens.page.flags[first - 1] & _PREPOSITIONS:
        return _goes_on(tokens, stop)
    if (before_ := tokens.word(first - 1, t.NUMBER)) is not None:
        return before_.width == 4 and number.prefix == t.AND_ and _goes_on(tokens, stop)  # «عامي 2027 و2029»
    if number.prefix:
        return False
    noun = tokens.page.flags[first - 1] & (p.VERB | p.NEGATION | p.RELATIVE | p.WHAT)
    return not noun and _goes_on(tokens, stop)


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Whether what follows a number is not what it counts: «2030 قتيلا» counts, «2030 التي» does not."""
    if tokens.gap(k - 1) or k >= tokens.count:
        return True
    page = tokens.page
    if page.is_joined(k) or page.is_definite(k) or page.flags[k] & _FUNCTIONAL:
        return True
    return bool(page.flags[k] & (p.CUE | p.VERB)) or any(r.cls in _TIMELY for r in tokens.at(k))


def _is_month(tokens: Tokens, when: When) -> bool:
    first = when.first
    name = tokens.page.words[first]
    careful = when.hijri or tokens.word(first, t.HOMOGRAPH) is not None
    word = tokens.at(first)
    glued = bool(word) and word[0].prefix in (t.IN_, t.TO_)
    if glued and len(name) > 4 and not careful:
        return True
    if not careful:
        return True
    return _is_in_time(tokens, when) and not _is_a_name(tokens, when)


def _is_in_time(tokens: Tokens, when: When) -> bool:
    first = when.first
    if not first or not tokens.is_free(first):
        return False
    if any(r.cls in _TIMELY for r in tokens.at(first - 1)):
        return True
    return tokens.page.words[first - 1] in _SUPPORT


def _is_a_name(tokens: Tokens, when: When) -> bool:
    page = tokens.page
    around = page.flags[when.first - 1] if when.first else 0
    after = page.flags[when.stop] if when.stop < page.count and not tokens.gap(when.stop - 1) else 0
    return bool((around | after) & (p.GIVEN_NAME | p.NAME_PARTICLE | p.TITLE))


_SUPPORT: Final = {fold_word(x) for x in "نهار ليالي أيام بحلول خلال إجازة هلال صيام موسم عشية ليلة".split()}
