"""What a pointer points at: «بحسب الوزارة», «كما أعلن», «على حد قوله» and the clause around them."""

from bisect import bisect_left, bisect_right
from typing import Final

from musnad.lang import pack as p
from musnad.reader.breaks import breaks, cue_start, sentence_end
from musnad.reader.grammar import AND, PAUSE
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import COMMA, STOP

_OUR: Final = (fold_word("نا"), fold_word("ي"))


def pointed_at(page: Page, hits: list[Hit], k: int) -> list[Range]:
    """What «بحسب فلان» or «كما أعلن» points at: the clause around it, or what follows it."""
    hit = hits[k]
    cue = min(hit.cue[0], hit.start)  # «…، وهو ما نفاه»: the content ends before «وهو ما»
    after = max(hit.cue[1], hit.source[1] if hit.source else hit.cue[1])
    if hit.entry.kind == "according" and after < hit.zone[1] < page.count:
        if page.gaps[hit.zone[1] - 1] & COMMA or page.flags[hit.zone[1]] & p.THAT:
            after = hit.zone[1]  # «وفقا لتقرير أصدرته الغرفة أمس، فإن…»
    sentence = page.sentence_start(cue)
    stop = page.stop_after(min(max(after - 1, cue), page.count - 1)) + 1
    if hit.entry.kind == "words" and hit.source is None and cue > sentence:
        # «وما جرى هو بنظرنا لا يعدو…»: the clause between two pauses that the view stands in
        first = cue
        while first > sentence and not page.gaps[first - 1] & PAUSE and cue - first < 40:
            first -= 1
        if page.words[hit.cue[1] - 1].endswith(_OUR):
            last = hit.cue[1]
            while last < stop and not page.gaps[last - 1] & PAUSE:
                last += 1
            return [(first, last)]
    if hit.start < hit.cue[0]:
        for other in hits[max(0, k - 3) : k]:
            if other.how != "before" and other.contents and other.contents[-1][1] == cue:
                return list(other.contents)  # what was just said is what is denied
    for j in range(max(0, k - 3), k):
        other = hits[j]
        if other.contents and other.zone[0] <= cue < other.zone[1]:
            return list(other.contents)  # «وأوضحت الصحيفة نقلا عن مصادر أن…»
    if hit.cue[0] == sentence or _only_opener(page, sentence, cue):
        return _following(page, hits, k, after)
    if page.gaps[cue - 1] & STOP:
        sentence = page.sentence_start(max(cue - 1, 0))
    start = sentence
    turn = bisect_right(page.turns, cue)
    if turn and page.turns[turn - 1] > start:
        start = page.turns[turn - 1]
    own = _own_content(page, hits, k, sentence, cue)
    if own is not None:
        start = own
    contents = [(start, cue)]
    if (
        cue == hit.cue[0]
        and after < stop
        and page.gaps[after - 1] & COMMA
        and not page.flags[after] & (p.CUE | p.SWITCH)
    ):
        rest = _until_next(page, hits, k, after, stop)
        if rest - after > 2 and not page.words[after].startswith(AND):
            contents.append((after, rest))
    return [c for c in contents if c[1] > c[0]]


def _only_opener(page: Page, sentence: int, cue: int) -> bool:
    return cue - sentence <= 5 and any(
        sentence + len(words) == cue for words, _ in page.pack.openers.get(page.words[sentence], ())
    )


def _following(page: Page, hits: list[Hit], k: int, after: int) -> list[Range]:
    if after >= page.count:
        return []
    start = after
    if page.flags[start] & p.THAT and not page.words[start].startswith(fold_word("ف")):
        start += 1
    if start >= page.count:
        return []
    end = sentence_end(page, start)
    stop = end + 1
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] > end:
            break
        if other.cue[0] <= start + 1:
            continue
        if other.part == "participle":
            continue
        at = breaks(page, hits[k], other, start + 1)
        if at is not None:
            stop = at
            break
    return [(start, stop)] if stop > start else []


def _until_next(page: Page, hits: list[Hit], k: int, start: int, stop: int) -> int:
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] >= stop:
            break
        at = breaks(page, hits[k], other, start)
        if at is not None:
            return max(at, start)
    return stop


def _own_content(page: Page, hits: list[Hit], k: int, sentence: int, cue: int) -> int | None:
    """Where a clause closed by this pointer began, if it lies in another's content."""
    hit = hits[k]
    relayed = hit.source is not None and any(page.flags[j] & p.MEDIA for j in range(*hit.source))
    best: int | None = None
    for j in range(bisect_left(hits, sentence, key=cue_start), k):
        other = hits[j]
        if other.how == "before":
            continue
        if other.part == "verb" and other.form is not None and other.clause_start > sentence:
            prefix = other.form.prefix
            if prefix.startswith("و") and page.before(other.clause_start) & PAUSE:
                best = other.clause_start
        if other.contents and not relayed and other.contents[0][0] <= cue <= other.contents[-1][1] + 1:
            if not page.gaps[cue - 1] & COMMA:
                best = other.contents[0][0]
    return best
