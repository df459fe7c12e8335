"""«السيسي: …»: a speaker, a colon and a statement, in headlines and interviews."""

from bisect import bisect_left
from typing import Final

from musnad.lang import pack as p
from musnad.lang.pack import CueEntry
from musnad.reader.hits import Hit
from musnad.reader.page import Page
from musnad.text.words import COLON, DASH, NEWLINE, PAREN_CLOSE, PAREN_OPEN, STOP

_COLON_CUE: Final = CueEntry(":", "colon", "say", frozenset({"speech"}), "assertive", "CT+", "neutral", "-")
_LONGEST_SPEAKER: Final = 8
_LONGEST_HEADLINE: Final = 30
_NAMES: Final = (
    p.PERSON | p.ORGANISATION | p.GROUP | p.TITLE | p.GIVEN_NAME | p.PLACE | p.UNNAMED | p.DOCUMENT
)


def find_headlines(page: Page, hits: list[Hit]) -> list[Hit]:
    """A hit for each line of the form «speaker: statement» that no other cue opens."""
    out: list[Hit] = []
    begin = 0
    for line, last in enumerate(page.lines):
        first, begin = begin, last + 1
        if last - first < 3:
            continue
        colon = next(
            (k for k in range(first, min(first + _LONGEST_SPEAKER, last)) if page.gaps[k] & COLON), None
        )
        if colon is None or any(
            page.gaps[k] & (STOP | DASH | PAREN_OPEN | PAREN_CLOSE) for k in range(first, colon)
        ):
            continue
        at = bisect_left(hits, first, key=_cue_start)
        if page.gaps[colon] & NEWLINE or (at < len(hits) and hits[at].cue[0] <= colon):
            continue
        if line == 0 and _is_dateline(page, first, colon):
            continue
        if not _is_speaker(page, first, colon + 1):
            continue
        if line and last - first > _LONGEST_HEADLINE * 3:
            continue
        hit = Hit(
            (colon, colon + 1),
            _COLON_CUE,
            None,
            "speech",
            (first, colon + 1),
            colon + 1,
            quote=page.quote_at(colon + 1),
        )
        hit.source = (first, colon + 1)
        out.append(hit)
    return out


def _cue_start(hit: Hit) -> int:
    return hit.cue[0]


def _is_speaker(page: Page, first: int, stop: int) -> bool:
    """Whether the words before a colon name someone and nothing else."""
    if not page.flags[first] & (_NAMES | p.DEMONYM):
        return False
    named = False
    for k in range(first, stop):
        flag = page.flags[k]
        if flag & _NAMES:
            named = True
        elif flag & ~(p.CUE | p.DEMONYM | p.FI | p.MEDIUM):
            return False
    return named and not page.flags[first] & (p.MEDIA | p.FI)


def _is_dateline(page: Page, first: int, colon: int) -> bool:
    """«لندن: «الشرق الأوسط»», «دمشق-الوئام:», «رام الله - وكالات:»: where and by whom, not who says."""
    if page.flags[first] & p.PLACE and colon - first <= 2:
        following = page.flags[colon + 1] if colon + 1 < page.count else 0
        return bool(following & p.MEDIA) or page.quote_at(colon + 1) is not None
    return any(page.flags[k] & p.MEDIA for k in range(first, colon + 1))
