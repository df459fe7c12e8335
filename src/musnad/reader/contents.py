"""Where what is said ends: clause by clause, over quotations, sentences and paragraphs."""

from bisect import bisect_right
from typing import Final

from musnad.lang import pack as p
from musnad.reader.breaks import breaks, sentence_end
from musnad.reader.grammar import AND, AS_FOR, PAUSE, SO, THAT_WORDS
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.reader.pointing import pointed_at
from musnad.text.quotes import Quote
from musnad.text.script import fold_word
from musnad.text.words import COLON, COMMA, ELLIPSIS, NEWLINE, SEMICOLON, STOP

_HARD: Final = STOP | NEWLINE | ELLIPSIS
_HENCE: Final = {fold_word(w) for w in ("وبالتالي", "لذلك", "لذا", "ولذلك", "ولذا", "لأن", "لإن")}
_NEXT_THOUGHT: Final = p.THAT | p.THAT_SUFFIX | p.PRONOUN | p.FI | p.WHAT | p.WHEN
_THAT: Final = fold_word("وذلك")
_LONG_QUOTE: Final = 5  # words: a quotation this long that opens a content is the content


def set_contents(page: Page, hits: list[Hit]) -> None:
    """Gives every hit its content ranges. Hits are in reading order; later ones bound earlier ones."""
    for k, hit in enumerate(hits):
        if hit.how == "before":
            continue
        if hit.how == "speech":
            hit.contents = [*_quotation_before(page, hit), _speech(page, hits, k)]
        elif hit.start >= page.count:
            hit.contents = []
        else:
            hit.contents = [_clause(page, hits, k)]
        if hit.contents and hit.contents[0][1] <= hit.contents[0][0]:
            hit.contents = []
    for k, hit in enumerate(hits):
        if hit.how == "before":
            hit.contents = pointed_at(page, hits, k)


def _quotation_before(page: Page, hit: Hit) -> list[Range]:
    """The first half of a quotation that its verb parts: ««لا نملك سواه»، قال الصياد، «ولن نبيعه»»."""
    cue = hit.cue[0]
    before = page.quotes.closes_at.get(cue - 1)
    if before is None or hit.part != "verb" or hit.form is None or hit.form.prefix or hit.start < cue:
        return []
    gap = page.gaps[cue - 1]
    if not gap & COMMA or gap & _HARD or page.before(before.first) & COLON or hit.quote is None:
        return []
    return [(before.first, before.last + 1)]


def set_clause_starts(page: Page, hits: list[Hit]) -> None:
    """Finds where the clause of each cue begins: its opener, its كان, its preposed subject."""
    for hit in hits:
        start = hit.cue[0]
        if hit.source is not None and hit.source[1] <= hit.cue[0]:
            start = hit.source[0]
        floor = page.sentence_start(start)
        while start > floor:
            flag = page.flags[start - 1]
            if page.gaps[start - 1] & (COMMA | SEMICOLON):
                # «من جهته، قال»: an opener may end with a comma.
                opener = _opener_before(page, start, floor)
                if opener is None:
                    break
                start = opener
                break
            if flag & p.THAT and start - 2 >= floor and page.flags[start - 2] & p.CONTRAST:
                start -= 2  # «إلا أن مسؤولا قال»
                continue
            if (
                flag & (p.WAS | p.SWITCH | p.ALREADY | p.ADVERB | p.TIME | p.CONTRAST)
                or page.words[start - 1] in AS_FOR
            ):
                start -= 1
                continue
            opener = _opener_before(page, start, floor)
            if opener is not None:
                start = opener
                continue
            break
        hit.clause_start = start


def _opener_before(page: Page, start: int, floor: int) -> int | None:
    """Where an opener (من جهته، في حين، ردا على سؤال) that ends just before `start` begins."""
    openers = page.pack.openers
    for back in range(start - 1, max(floor, start - 6) - 1, -1):
        for words, _ in openers.get(page.words[back], ()):
            if back + len(words) == start and tuple(page.words[back:start]) == words:
                return back
    return None


def _clause(page: Page, hits: list[Hit], k: int) -> Range:
    """The content of a clause or nominal: to the sentence's end or to whoever speaks next."""
    hit = hits[k]
    start = hit.start
    quote = page.quote_at(start)
    if (
        quote is not None
        and quote.closed
        and (_fills_content(page, quote) or (hit.how == "nominal" and _leaves(page, quote)))
    ):
        return (start, quote.last + 1)
    end = sentence_end(page, start)
    inside = page.quotes.around(hit.cue[0])
    if inside is not None and inside.closed:
        end = min(end, inside.last)
    stop = _before_turn(page, start, end + 1)
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] >= stop:
            break
        if other.cue[0] < start:
            continue
        at = breaks(page, hit, other, start)
        if at is not None:
            stop = at
            break
    if hit.form is not None and hit.form.person == 1 and hit.part == "verb":
        stop = _own_thought_end(page, hits, k, start, stop)
    stop = _cut_trailers(page, hit, start, stop)
    return (start, stop)


def _own_thought_end(page: Page, hits: list[Hit], k: int, start: int, stop: int) -> int:
    """Where a thought voiced in running speech («نعلم أن…») gives way to the next one."""
    for at in range(start + 1, stop):
        if page.gaps[at - 1] & PAUSE:
            flag, word = page.flags[at], page.words[at]
            if flag & p.BECAUSE or word in _HENCE or (flag & _NEXT_THOUGHT and word[:1] in (AND, SO)):
                return at
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] >= stop:
            break
        if (
            other.form is not None
            and other.part == "verb"
            and other.form.person == 1
            and other.clause_start > start
        ):
            return other.clause_start
    return stop


def _before_turn(page: Page, start: int, stop: int) -> int:
    """Where the reporter turns elsewhere in mid-sentence: «…، من جانب آخر…», or `stop`."""
    k = bisect_right(page.turns, start)
    if k < len(page.turns) and page.turns[k] < stop:
        quote = page.quotes.around(page.turns[k])
        if quote is None or not quote.closed:
            return page.turns[k]
    return stop


def _fills_content(page: Page, quote: Quote) -> bool:
    """Whether a quotation that opens a content is all of it."""
    after = page.gaps[quote.last]
    length = quote.last - quote.first + 1
    if after & (_HARD | SEMICOLON):
        return True
    if after & COMMA:
        return length >= _LONG_QUOTE
    # A long quotation after which the reporter goes on without a pause.
    following = page.flags[quote.last + 1] if quote.last + 1 < page.count else 0
    return length > 14 and bool(following & (p.CUE | p.FI | p.WHEN))


def _leaves(page: Page, quote: Quote) -> bool:
    """Whether the reporter's circumstances follow a quoted noun: «حذر من «دوامة عنف» بعد محاولة…»."""
    following = page.flags[quote.last + 1] if quote.last + 1 < page.count else 0
    return bool(following & (p.WHEN | p.TIME))


def _cut_trailers(page: Page, hit: Hit, start: int, stop: int) -> int:
    """Takes off what hangs at a content's end: a conjunction, «وذلك في تصريحات…», the reporter's own."""
    words, flags = page.words, page.flags
    if hit.how == "nominal":
        stop = _nominal_end(page, hit, start, stop)
    for k in range(start + 1, stop):
        if words[k] == _THAT and k + 1 < stop and page.before(k) & COMMA:
            if (
                flags[k + 1] & (p.FI | p.WHEN)
                and k + 2 < page.count
                and (flags[k + 1] & p.WHEN or flags[k + 2] & p.MEDIUM)
            ):
                stop = k
                break
    while stop > start + 1 and (words[stop - 1] == AND or (flags[stop - 1] & p.SWITCH)):
        stop -= 1
    return stop


def _nominal_end(page: Page, hit: Hit, start: int, stop: int) -> int:
    """A nominal content ends where the reporter's circumstances begin: «…، بعد مقتل», «…، فيما»."""
    cue = hit.cue[0]
    in_adjunct = (
        hit.part in ("noun", "masdar")
        and 0 < cue - page.sentence_start(cue) <= 2
        and bool(page.flags[cue - 1] & (p.WHEN | p.WHERE))
    )
    for k in range(start + 1, stop):
        if in_adjunct and page.gaps[k - 1] & COMMA and not page.is_joined(k):
            return k  # «وسط دعوات إلى المقاطعة، فتحت المراكز…»: the main clause begins
        if page.words[k] in page.pack.concessive:
            return k
        if page.gaps[k - 1] & (COMMA | SEMICOLON):
            flag = page.flags[k]
            if flag & (p.SWITCH | p.CONTRAST) or (flag & p.WHEN and not page.flags[k] & p.TIME):
                return k
            if flag & p.VERB and page.words[k].startswith(AND):
                return k
    return stop


def _speech(page: Page, hits: list[Hit], k: int) -> Range:
    """Direct speech: its quotation, or after a bare colon as far as the same voice goes on."""
    hit = hits[k]
    start = hit.start
    quote = hit.quote or page.quote_at(start)
    if quote is not None:
        return (start, quote.last + 1)
    flags = page.flags[start] if start < page.count else 0
    if flags & THAT_WORDS:
        # «قال: إن …» is a clause after all.
        if flags & p.THAT:
            hit.start = start + 1
        hit.how = "clause"
        return _clause(page, hits, k) if hit.start < page.count else (start, start)
    begins_line = page.new_paragraph(start)
    end = page.line_after(start) if begins_line else sentence_end(page, start)
    stop = end + 1
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] > end:
            break
        if other.how == "before" and other.source is None:
            continue  # «بنظرنا»: the speaker's own view, inside what he says
        at = breaks(page, hit, other, start)
        if at is not None:
            return (start, at)
    if begins_line:
        stop = _running_paragraphs(page, hits, k, stop)
    else:
        stop = _running_sentences(page, hits, k, stop)
    return (start, stop)


def _has_first_person(page: Page, start: int, stop: int) -> bool:
    first_person = page.pack.first_person
    return any(word in first_person for word in page.words[start:stop])


def _running_paragraphs(page: Page, hits: list[Hit], k: int, stop: int) -> int:
    """Speech that began a paragraph runs on while the next ones speak in the first person."""
    while stop < page.count:
        end = page.line_after(stop) + 1
        if not _has_first_person(page, stop, end) or _other_voice(hits, k, stop, end):
            break
        stop = end
    return stop


def _running_sentences(page: Page, hits: list[Hit], k: int, stop: int) -> int:
    while stop < page.count and not page.gaps[stop - 1] & NEWLINE:
        end = page.stop_after(stop) + 1
        if not _has_first_person(page, stop, end) or _other_voice(hits, k, stop, end):
            break
        stop = end
    return stop


def _other_voice(hits: list[Hit], k: int, start: int, stop: int) -> bool:
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] >= stop:
            return False
        if other.cue[0] < start:
            continue
        form = other.form
        if form is not None and form.part == "verb" and form.person == 3 and form.aspect == "past":
            return True
    return False
