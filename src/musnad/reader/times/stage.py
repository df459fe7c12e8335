"""The time stage: every expression of a page, its value, and the article's own day."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from msgspec.structs import replace

from musnad.lang import pack as p
from musnad.lang import times as t
from musnad.model import Span, TimeMention
from musnad.reader.annotations import Facts
from musnad.reader.page import SENTENCE_END, Page
from musnad.reader.times import when as w
from musnad.reader.times.anchor import Anchor, find_anchor
from musnad.reader.times.calendar import DAY, MONTH, WEEK, Period
from musnad.reader.times.grammar import expression
from musnad.reader.times.moment import Moment
from musnad.reader.times.resolve import OPEN, resolve
from musnad.reader.times.support import is_date
from musnad.reader.times.tokens import Tokens
from musnad.reader.times.when import When
from musnad.text.script import fold_word
from musnad.text.words import DASH, SLASH

Bias = Literal["past", "future"]

_WILL: Final = tuple(fold_word(c + v) for c in ("س", "وس", "فس") for v in "يتن")
# Nouns that begin like a future verb: سياسة، سيارة، ستوكهولم.
_NOT_WILL: Final = tuple(
    fold_word(x)
    for x in (
        "سيار سياس سياح سياد سياق سيد سيطر سينا سيناريو سيول سيرة سيرا سيري سيم ستوك ستار "
        "ستين ستون ستة ستمائ سترا ستيف سنغا سنو سنة سنجار سند سنت سني سنان"
    ).split()
)
_PRESENT: Final = (fold_word("ي"), fold_word("ت"))
_NOUNS: Final = p.PERSON | p.ORGANISATION | p.DOCUMENT | p.EVENT | p.GIVEN_NAME | p.PLACE | p.CUE & ~p.VERB
_LINKS: Final = SLASH | DASH
_FAR: Final = 40  # words before an expression in which its verb is looked for


@dataclass(slots=True)
class Times:
    """What the stage found. `mentions` and `ranges` (their words) run in parallel, in reading order."""

    anchor: Anchor
    mentions: list[TimeMention] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)

    def within(self, first: int, stop: int) -> TimeMention | None:
        """The first mention among the words `[first, stop)`."""
        k = bisect_right(self.ranges, (first - 1, 1 << 30))
        if k < len(self.ranges) and first <= self.ranges[k][0] and self.ranges[k][1] <= stop:
            return self.mentions[k]
        return None


def find_times(page: Page, published: str | None, bias: Bias = "past", url: str | None = None) -> Times:
    """The page's time expressions with their values, and the day they are counted from."""
    tokens = Tokens(page, eager=bias == "future")
    found = _expressions(tokens)
    spans = [(when, *_offsets(page, when)) for when in found]
    anchor = find_anchor(page.text, spans, published, url)
    times = Times(anchor)
    moment = Moment(anchor.day, future=bias == "future")
    for when, _, _ in spans:
        moment.forward = not moment.future and _is_open(when) and _is_forward(tokens, when)
        first, last = page.sentence_start(when.first), page.stop_after(when.first)
        moment.alone = first == when.first and last == when.stop - 1
        if when.kind == w.SHIFT and when.which == w.FUTURE:
            if not (moment.forward or moment.future or _opens_with_present(page, when)):
                continue  # «بعد سبعة أشهر» counts from what the sentence tells
        if not _tell(times, page, when, moment) and when.of is not None and when.to is not None:
            for end in (when.of, when.to):  # a range that makes no sense: its two ends
                _tell(times, page, end, moment)
    return times


def _tell(times: Times, page: Page, when: When, moment: Moment) -> bool:
    """Adds an expression with its value; whether it has one."""
    moment.used = False
    when, period = _resolved(when, moment)
    if period is None:
        return False
    start, end = _offsets(page, when)
    span = Span(start, end, page.text[start:end])
    times.mentions.append(_mention(span, period, times.anchor, used=moment.used))
    times.ranges.append((when.first, when.stop))
    if period.first > date.min:
        moment.last = period
        if period.grain in (DAY, WEEK, MONTH):
            moment.near = Period(period.first, period.first)
    return True


def _offsets(page: Page, when: When) -> tuple[int, int]:
    """The code points of an expression, with the bracket that closes around its last word."""
    start, end = page.offsets((when.first, when.stop))
    if page.text[end : end + 1] == ")" and "(" in page.text[start:end] and ")" not in page.text[start:end]:
        end += 1
    return start, end


def _resolved(when: When, moment: Moment) -> tuple[When, Period | None]:
    period = resolve(when, moment)
    if period is None and when.kind == w.DAY and when.weekday >= 0 and when.n and when.of is None:
        # «السبت 23 …»: no such day, so the number is not one
        when = replace(when, n=0, stop=when.count)
        period = resolve(when, moment)
    return when, period


def _mention(span: Span, period: Period, anchor: Anchor, *, used: bool) -> TimeMention:
    notes = [note for note in (period.note, anchor.note if used else "") if note]
    known = period.first > date.min
    closed = known and not period.edtf.endswith(OPEN)
    return TimeMention(
        span,
        period.value(),
        period.first.isoformat() if known else None,
        period.last.isoformat() if closed else None,
        anchor.day.isoformat() if used and anchor.day is not None else None,
        "; ".join(notes) or None,
    )


def _expressions(tokens: Tokens) -> list[When]:
    """All expressions, each word in one at most, in reading order."""
    found: list[When] = []
    facts, gaps = tokens.facts, tokens.gaps
    last = tokens.count - 1
    stop = 0
    for i in tokens.starts:
        if i < stop:
            continue
        fact = facts[i]
        if fact.beginning == t.TOGETHER and not tokens.eager:
            if i == last:
                continue
            after = facts[i + 1]
            if not after.readings or (not gaps[i] and _are_digits(fact, after)):
                continue
            if after.links and (i + 1 == last or not facts[i + 2].readings):
                continue
        if i and gaps[i - 1] & _LINKS and _is_linked_number(tokens, i):
            continue  # inside «1/2/3/4»: what begins here is no date
        when = expression(tokens, i)
        if when is not None and is_date(tokens, when):
            found.append(when)
            stop = when.stop
    return found


def _opens_with_present(page: Page, when: When) -> bool:
    """«تصل البعثة بعد ثلاثة أيام»: the sentence opens with a verb of the present, so it looks ahead."""
    first = page.sentence_start(when.first)
    word = page.words[first]
    follower = page.flags[when.stop] if when.stop < page.count else 0
    if when.first == first or follower & p.MIN:
        return False
    return word[:1] in _PRESENT and 3 <= len(word) <= 7 and not page.flags[first] & _NOUNS


def _are_digits(one: Facts, other: Facts) -> bool:
    """«3 و4»: two numbers count nothing of time."""
    return one.readings[0].width > 0 and other.readings[0].width in (1, 2)


def _is_linked_number(tokens: Tokens, i: int) -> bool:
    """Whether word `i` and the one before it are digits with a / or - between them."""
    before, here = tokens.word(i - 1, t.NUMBER), tokens.word(i, t.NUMBER)
    return before is not None and here is not None and before.width > 0 and here.width > 0


def _is_open(when: When) -> bool:
    """Whether the sentence has a say in which one is meant: not of «أمس», «2030», «الشهر الماضي»."""
    if when.kind == w.DAY:
        return when.days is None and not when.which and (when.of is None or _is_open(when.of))
    if when.kind in (w.MONTH, w.FEAST, w.SEASON):
        return when.of is None and not when.which
    return when.kind in (w.RANGE, w.SHIFT, w.PART, w.NTH, w.SLICE)


def _is_forward(tokens: Tokens, when: When) -> bool:
    """Whether the words before an expression, in its sentence, speak of what is to come."""
    page = tokens.page
    words, flags, gaps = page.words, page.flags, page.gaps
    for k in range(when.first - 1, max(when.first - _FAR, 0) - 1, -1):
        if gaps[k] & SENTENCE_END:
            return False
        word = words[k]
        if tokens.facts[k].forward:
            return True
        if word.startswith(_WILL) and len(word) > 4 and not word.startswith(_NOT_WILL):
            if not flags[k] & (p.PERSON | p.ORGANISATION | p.GIVEN_NAME | p.TITLE | p.PLACE | p.DEMONYM):
                return True
        if flags[k] & p.WAS:
            return False
    return False
