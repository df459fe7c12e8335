"""The article's own day: the date it was given, or the one that its words betray, with the evidence.

An article dated by a crawler can be a day or two older than its date: «اليوم (الأربعاء)» under a
Thursday's date says so. Then days are counted from the Wednesday, and every value says why.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from musnad.reader.times import calendar as c
from musnad.reader.times import when as w
from musnad.reader.times.moment import Moment
from musnad.reader.times.resolve import resolve
from musnad.reader.times.when import When

# An article may be older than the date it was given by so many days.
_LATE: Final = 4
_DATELINE: Final = 12  # words from the top within which a full date is the article's own
_IN_ADDRESS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day from which an article counts, and how it is known.

    `evidence` is a sentence's worth for the report; `note` goes with every value that leans on a day
    other than the given one; `inferred` says that the date was not given.
    """

    day: date | None
    evidence: str = "unknown"
    note: str = ""
    inferred: bool = False


def find_anchor(
    text: str, spans: list[tuple[When, int, int]], published: str | None, url: str | None
) -> Anchor:
    """The anchor of an article. `spans` are its expressions with their code points."""
    given = _iso(published)
    if given is not None:
        return _corrected(text, spans, given)
    for when, start, end in spans:
        at = _own_day(when)
        if at is not None:
            return Anchor(at, f"inferred from «{text[start:end]}»", inferred=True)
    dateline = _dateline(text, spans)
    if dateline is not None:
        return dateline
    match = _IN_ADDRESS.search(url) if url else None
    if match is not None:
        at = c.make_day(*map(int, match.groups()))
        if at is not None:
            return Anchor(at, f"inferred from the address: {match.group()}", inferred=True)
    return _by_weekday(text, spans)


def _iso(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _corrected(text: str, spans: list[tuple[When, int, int]], given: date) -> Anchor:
    """The given day, unless a day counted from today has a weekday that only an earlier one can have."""
    for when, start, end in spans:
        if when.kind != w.DAY or when.days is None or when.weekday < 0 or when.night:
            continue
        at = c.shift_days(given, when.days)
        late = (at.weekday() - when.weekday) % 7 if at is not None else 0
        if not late:
            break
        own = c.shift_days(given, -late)
        if late <= _LATE and own is not None:
            words = text[start:end]
            told = f"counted from {own.isoformat()}, the day that «{words}» means"
            note = f"{told}; the article's date is {given.isoformat()}"
            return Anchor(own, "given", note)
        break
    return Anchor(given, "given")


def _own_day(when: When) -> date | None:
    """The article's day by «أمس الثلاثاء 14 نوفمبر 2017»: a day counted from it with its full date."""
    if when.kind != w.DAY or when.days is None or not when.n or when.of is None or when.of.of is None:
        return None
    period = resolve(when, Moment(None))
    if period is None or period.note or period.first != period.last or when.of.of.kind != w.YEAR:
        return None
    return c.shift_days(period.first, -when.days)


def _dateline(text: str, spans: list[tuple[When, int, int]]) -> Anchor | None:
    """«نورين 15-7-2031 (وكالة)»: a full date at the top."""
    for when, start, end in spans:
        if when.first > _DATELINE:
            break
        if (
            when.kind == w.DAY
            and when.days is None
            and when.n
            and when.of is not None
            and when.of.of is not None
        ):
            if when.of.of.kind != w.YEAR or (when.loose and when.weekday >= 0):
                continue
            line_end = text.find("\n", 0, end)
            if line_end >= 0 and start - line_end > 80:
                continue
            period = resolve(when, Moment(None))
            if period is not None and not period.note and (when.first <= 4 or "(" in text[end : end + 3]):
                return Anchor(period.first, f"inferred from the dateline «{text[start:end]}»", inferred=True)
    return None


def _by_weekday(text: str, spans: list[tuple[When, int, int]]) -> Anchor:
    """«أمس الثلاثاء 14 نوفمبر»: the year in which the weekday fits, if the text names it elsewhere."""
    years = {when.n for when, _, _ in spans for when in _years(when)}
    latest = max(years, default=0)
    for when, start, end in spans:
        if when.kind != w.DAY or when.days is None or when.weekday < 0 or not when.n or when.of is None:
            continue
        if when.of.hijri or when.of.of is not None:
            continue
        at = c.make_day(latest, when.of.n, when.n)
        own = c.shift_days(at, -when.days) if at is not None and at.weekday() == when.weekday else None
        if own is not None:
            evidence = f"inferred from «{text[start:end]}» and the year {latest}"
            return Anchor(own, evidence, inferred=True)
    return Anchor(None)


def _years(when: When) -> list[When]:
    found = []
    for part in (when, when.of, when.to):
        if part is None:
            continue
        if part.kind == w.YEAR and not part.hijri:
            found.append(part)
        elif part is not when:
            found += _years(part)
    return found
