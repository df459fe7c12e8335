"""How a thing stands to a place: so far from it, north of it, on its border, on a bank of its river."""

import re
from typing import Final, NamedTuple

from musnad.lang import pack as p
from musnad.lang import times as t
from musnad.model import Relation
from musnad.reader.page import Page
from musnad.reader.places.sighting import Sighting
from musnad.text.script import fold_word

_FAR: Final = 9  # words before a place in which its distance stands
_NEAR_KM: Final = 10
_MIDDLE: Final = -1
_OF: Final = (fold_word("من"), fold_word("عن"), fold_word("ل"), fold_word("إلى"))
_NUMBER: Final = re.compile(rb"\d{1,4}\Z")
_RIVERS: Final = ("river", "canal")


class Where(NamedTuple):
    """A relation and the radius, in km, of the area that it leaves around the place named."""

    relation: Relation
    radius: int


def relation_of(page: Page, sighting: Sighting, radius: int) -> Where | None:
    """What the words in front of a place say of where a thing is; `radius` is the place's own."""
    first = sighting.noun_at if sighting.noun_at >= 0 else sighting.first
    k = first - 1
    lexicon = page.pack.place_words
    if k < 0 or page.gaps[k]:
        return None
    side = _side(page, k, sighting)
    if side is not None:
        return Where(side, radius)
    if sighting.clitic and page.words[sighting.first][:1] in _GLUED:
        return None
    km = _distance(page, k)
    bearing, at = _bearing(page, k)
    if bearing is not None and at >= 0 and km is None and not page.gaps[at]:
        km = _distance(page, at)
    if km is not None:
        spread = km * (0.35 if bearing is not None else 1.0)
        return Where(Relation("distance", km, bearing), max(round(km + spread), 1))
    if bearing is not None:
        if sighting.place is not None and sighting.place.kind in _RIVERS:
            return Where(Relation("side", None, bearing), radius)
        return Where(Relation("direction", None, bearing), radius + max(_NEAR_KM, radius // 2))
    word = page.words[k]
    if page.flags[k] & (p.MIN | p.EAN) and k:
        word = page.words[k - 1]
    if word in lexicon.near:
        return Where(Relation("distance", None, None), radius + _NEAR_KM)
    if word in lexicon.border or _is_bordering(page, k):
        return Where(Relation("border", None, None), radius + _NEAR_KM)
    return None


_GLUED: Final = (fold_word("ب"), fold_word("ل"))


def _bearing(page: Page, k: int) -> tuple[float | None, int]:
    """«شمال», «جنوب غرب», «شمالي شرقي» that ends at word `k`: degrees, and the word before it."""
    directions = page.pack.place_words.directions
    if page.flags[k] & p.MIN and k and page.words[k - 1] in page.pack.place_words.near:
        return None, -1
    last = directions.get(page.words[k])
    if last is None or last == _MIDDLE:
        return None, -1
    if k and not page.gaps[k - 1]:
        former = directions.get(page.words[k - 1])
        if former is not None and former != _MIDDLE and abs(former - last) in (90, 270):
            middle = (former + last) / 2 if abs(former - last) == 90 else 315.0
            return middle, k - 2
    return float(last), k - 1


def _distance(page: Page, k: int) -> float | None:
    """«على بعد 15 كيلومترا من», «15 كم» that ends at word `k`, in km."""
    lexicon = page.pack.place_words
    if page.words[k] in _OF or page.flags[k] & (p.MIN | p.EAN):
        k -= 1
    for at in range(k, max(k - _FAR, 0), -1):
        if at < k and page.gaps[at]:
            return None
        length = lexicon.lengths.get(page.words[at])
        if length is None:
            if at < k - 1 and page.words[at] not in lexicon.directions:
                return None
            continue
        count = _count(page, at - 1) if not page.gaps[at - 1] else None
        if count is None and page.words[at].endswith(fold_word("ين")):
            count = 2.0
        return round(count * length, 3) if count is not None else None
    return None


def _count(page: Page, i: int, terms: int = 3) -> float | None:
    """The number that ends at word `i`, of at most so many terms: «مئة وخمسين»."""
    word = page.words[i]
    if _NUMBER.match(word):
        point = i > 0 and page.wordlist.gap_texts[i - 1] in (b".", b",") and _NUMBER.match(page.words[i - 1])
        return float(b".".join((page.words[i - 1], word))) if point else float(word)
    for reading in page.pack.time_words.readings(word):
        if reading.cls == t.NUMBER:
            total = float(reading.value)
            if not i or page.gaps[i - 1] or terms < 2:
                return total
            former = _count(page, i - 1, terms - 1)
            teen = reading.kind == t.TEEN and former is not None and former < total
            joined = reading.prefix == t.AND_ and former is not None and former != total
            return total + former if former is not None and (teen or joined) else total
    return None


def _side(page: Page, k: int, sighting: Sighting) -> Relation | None:
    """«الضفة الغربية لنهر الفرات», «ضفة الفرات الشرقية»: the bank of a river."""
    if sighting.place is None or sighting.place.kind not in _RIVERS:
        return None
    lexicon = page.pack.place_words
    if page.words[k] in lexicon.side:
        after = sighting.stop
        bearing = _adjective(page, after) if after < page.count and not page.gaps[after - 1] else None
        return Relation("side", None, bearing)
    if k and page.words[k - 1] in lexicon.side and not page.gaps[k - 1]:
        bearing = _adjective(page, k)
        return Relation("side", None, bearing) if bearing is not None else None
    return None


def _adjective(page: Page, i: int) -> float | None:
    """The bearing of «الشرقية», «الغربي»."""
    word = page.words[i]
    for ending in _ADJECTIVE_ENDINGS:
        if word.endswith(ending):
            bearing = page.pack.place_words.directions.get(word[: len(word) - len(ending)])
            if bearing is not None and bearing != _MIDDLE:
                return float(bearing)
    return None


_ADJECTIVE_ENDINGS: Final = (fold_word("ية"), fold_word("ي"))


def _is_bordering(page: Page, k: int) -> bool:
    """«الحدود مع العراق», «الحدود بين الأردن وسوريا», «على حدودها مع تركيا»."""
    with_ = page.words[k] in _WITH
    return with_ and k > 0 and not page.gaps[k - 1] and _names_border(page, k - 1)


def _names_border(page: Page, i: int) -> bool:
    word, border = page.words[i], page.pack.place_words.border
    if word in border or any(word.endswith(s) and word[: -len(s)] in border for s in _SUFFIXES):
        return True
    adjective = i > 0 and not page.gaps[i - 1] and page.is_definite(i)
    return adjective and page.words[i - 1] in border


_WITH: Final = {fold_word("مع"), fold_word("بين")}
_SUFFIXES: Final = (fold_word("ها"), fold_word("ه"), fold_word("هما"))
