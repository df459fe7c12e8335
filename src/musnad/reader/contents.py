"""Where what is said ends: clause by clause, over quotations, sentences and paragraphs."""

from bisect import bisect_left, bisect_right

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.text.quotes import Quote
from musnad.text.script import fold_word
from musnad.text.words import COMMA, DASH, ELLIPSIS, NEWLINE, SEMICOLON, STOP

_AND = fold_word("و")
_HE = (fold_word("ه"), fold_word("ها"), fold_word("هم"))
_HARD = STOP | NEWLINE | ELLIPSIS
_SO = fold_word("ف")
_OUR = (fold_word("نا"), fold_word("ي"))
_HENCE = {fold_word(w) for w in ("وبالتالي", "لذلك", "لذا", "ولذلك", "ولذا", "لأن", "لإن")}
_NEXT_THOUGHT = p.THAT | p.THAT_SUFFIX | p.PRONOUN | p.FI | p.WHAT | p.WHEN
_PAUSE = COMMA | SEMICOLON | DASH
_THAT = fold_word("وذلك")
_AS_FOR = {fold_word("أما"), fold_word("وأما")}
_THAT_WORDS = p.THAT | p.THAT_SUFFIX
_LONG_QUOTE = 5  # words: a quotation this long that opens a content is the content
_MEANWHILE = {tuple(map(fold_word, w.split())) for w in ("في حين", "في الوقت", "من جهته", "من جانبه")}


def set_contents(page: Page, hits: list[Hit]) -> None:
    """Gives every hit its content ranges. Hits are in reading order; later ones bound earlier ones."""
    for k, hit in enumerate(hits):
        if hit.how == "before":
            continue
        if hit.how == "speech":
            hit.contents = [_speech(page, hits, k)]
        elif hit.start >= page.count:
            hit.contents = []
        else:
            hit.contents = [_clause(page, hits, k)]
        if hit.contents and hit.contents[0][1] <= hit.contents[0][0]:
            hit.contents = []
    for k, hit in enumerate(hits):
        if hit.how == "before":
            hit.contents = _pointed_at(page, hits, k)


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
            if flag & (p.WAS | p.SWITCH | p.ALREADY | p.ADVERB | p.TIME) or page.words[start - 1] in _AS_FOR:
                start -= 1
                continue
            opener = _opener_before(page, start, floor)
            if opener is not None:
                start = opener
                continue
            break
        hit.clause_start = start


def _cue_start(hit: Hit) -> int:
    return hit.cue[0]


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
    end = _sentence_end(page, start, quote)
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
        at = _breaks(page, hit, other, start)
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
        if page.gaps[at - 1] & _PAUSE:
            flag, word = page.flags[at], page.words[at]
            if flag & p.BECAUSE or word in _HENCE or (flag & _NEXT_THOUGHT and word[:1] in (_AND, _SO)):
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


def _sentence_end(page: Page, start: int, opened: Quote | None) -> int:
    """The last word of the sentence, counting a stop inside a quotation as none."""
    k = bisect_left(page.stops, start)
    while k < len(page.stops):
        stop = page.stops[k]
        around = page.quotes.around(stop)
        if around is None or not around.closed or around.first < start or around.last == stop:
            return stop
        k = bisect_right(page.stops, around.last - 1)
    return page.count - 1


def _breaks(page: Page, hit: Hit, other: Hit, start: int) -> int | None:
    """Where a later cue ends this content, or `None` if it lies inside it."""
    part = other.part
    cue = other.cue[0]
    quote = page.quotes.around(cue)
    if quote is not None and quote.closed and quote.first >= start:
        return None
    if part == "participle":
        if hit.entry.kind != "verb" and hit.part not in ("noun", "masdar"):
            return other.clause_start
        return _before_and(page, other.clause_start)
    if part == "verb":
        form = other.form
        if form is None:
            return None
        if other.how == "before":
            return _parenthetical(page, other)
        if form.person == 1 or (form.person == 2 and form.aspect != "present"):
            return None
        clause_start = other.clause_start
        if clause_start <= start:
            return None
        if other.hidden and form.prefix and page.before(cue) & _PAUSE:
            return clause_start
        turned = _same_voice_turns(page, other)
        if turned is not None and turned > start:
            return turned
        if (
            not form.prefix
            and page.before(cue) & COMMA
            and other.source is not None
            and other.source[0] > cue
        ):
            return clause_start
        opened = page.flags[clause_start]
        before = page.before(clause_start)
        if form.prefix.startswith(("و", "ف")):
            if form.aspect in ("present", "jussive") and not form.prefix.endswith("س"):
                if not before & _PAUSE:
                    return None
                if other.source is None:
                    return None
                return clause_start
            if other.negated:
                return None
            return clause_start
        if page.words[clause_start] in _AS_FOR:
            return clause_start
        if opened & p.WAS and page.words[clause_start].startswith(_AND):
            return clause_start
        if opened & p.ALREADY and page.words[clause_start].startswith(_AND):
            return clause_start
        if clause_start < cue and (opened & p.SWITCH or _opener_at(page, clause_start)):
            if opened & p.SWITCH and form.aspect == "present" and not before & _PAUSE:
                return None
            return clause_start
        return None
    if other.how == "before":
        return _parenthetical(page, other)
    if part == "pretext" and hit.how == "nominal" and hit.entry.act != "assertive":
        return cue  # the pretext belongs to the refusal, not to what is refused
    return None


def _same_voice_turns(page: Page, other: Hit) -> int | None:
    """Where «لكنه أضاف», «إلا أنه حذر» begins: the same speaker, and a new statement of his."""
    cue = other.cue[0]
    form = other.form
    if form is None or form.aspect != "past" or form.person != 3 or other.source is not None or cue < 2:
        return None
    at = cue - 1
    if page.flags[at] & p.ALREADY:
        at -= 1
    if page.flags[at] & p.CONTRAST and page.words[at].endswith(_HE):
        return at
    if page.flags[at] & p.THAT_SUFFIX and page.flags[at - 1] & p.CONTRAST:
        return at - 1
    return None


def _before_and(page: Page, at: int) -> int:
    return at


def _parenthetical(page: Page, other: Hit) -> int | None:
    """Where «، بحسب الوزارة» begins if it closes the sentence, else `None`."""
    end = other.zone[1] if other.source is None else max(other.source[1], other.cue[1])
    last = max(end - 1, other.cue[1] - 1)
    if page.stop_after(last) - last <= 3:
        return other.cue[0]
    if page.gaps[last] & (COMMA | SEMICOLON) and last + 1 < page.count and page.flags[last + 1] & p.CUE:
        return other.cue[0]
    return None


def _opener_at(page: Page, i: int) -> bool:
    for words, _ in page.pack.openers.get(page.words[i], ()):
        if tuple(page.words[i : i + len(words)]) == words:
            return True
    return False


def _cut_trailers(page: Page, hit: Hit, start: int, stop: int) -> int:
    """Takes off what hangs at a content's end: a conjunction, «وذلك في تصريحات…», the reporter's own."""
    words, flags = page.words, page.flags
    if hit.how == "nominal":
        stop = _nominal_end(page, start, stop)
    for k in range(start + 1, stop):
        if words[k] == _THAT and k + 1 < stop and page.before(k) & COMMA:
            if (
                flags[k + 1] & (p.FI | p.WHEN)
                and k + 2 < page.count
                and (flags[k + 1] & p.WHEN or flags[k + 2] & p.MEDIUM)
            ):
                stop = k
                break
    while stop > start + 1 and (
        words[stop - 1] == _AND or (flags[stop - 1] & p.SWITCH and words[stop - 1] not in ())
    ):
        stop -= 1
    return stop


def _nominal_end(page: Page, start: int, stop: int) -> int:
    """A nominal content ends where the reporter's circumstances begin: «…، بعد مقتل», «…، فيما»."""
    for k in range(start + 1, stop):
        if page.gaps[k - 1] & (COMMA | SEMICOLON):
            flag = page.flags[k]
            if flag & (p.SWITCH | p.CONTRAST) or (flag & p.WHEN and not page.flags[k] & p.TIME):
                return k
            if flag & p.VERB and page.words[k].startswith(_AND):
                return k
    return stop


def _speech(page: Page, hits: list[Hit], k: int) -> Range:
    """Direct speech: its quotation, or after a bare colon as far as the same voice goes on."""
    hit = hits[k]
    start = hit.start
    quote = hit.quote or page.quote_at(start)
    if quote is not None:
        if quote.closed:
            end = quote.last + 1
            nxt = page.quote_at(end) if end < page.count else None
            del nxt
            return (start, end)
        return (start, quote.last + 1)
    flags = page.flags[start] if start < page.count else 0
    if flags & _THAT_WORDS:
        # «قال: إن …» is a clause after all.
        if flags & p.THAT:
            hit.start = start + 1
        hit.how = "clause"
        return _clause(page, hits, k) if hit.start < page.count else (start, start)
    begins_line = page.new_paragraph(start)
    end = page.line_after(start) if begins_line else _sentence_end(page, start, None)
    stop = end + 1
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] > end:
            break
        if other.how == "before" and other.source is None:
            continue  # «بنظرنا»: the speaker's own view, inside what he says
        at = _breaks(page, hit, other, start)
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
        if not _has_first_person(page, stop, end) or _other_voice(page, hits, k, stop, end):
            break
        stop = end
    return stop


def _running_sentences(page: Page, hits: list[Hit], k: int, stop: int) -> int:
    while stop < page.count and not page.gaps[stop - 1] & NEWLINE:
        end = page.stop_after(stop) + 1
        if not _has_first_person(page, stop, end) or _other_voice(page, hits, k, stop, end):
            break
        stop = end
    return stop


def _other_voice(page: Page, hits: list[Hit], k: int, start: int, stop: int) -> bool:
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


def _pointed_at(page: Page, hits: list[Hit], k: int) -> list[Range]:
    """What «بحسب فلان» or «كما أعلن» points at: the clause around it, or what follows it."""
    hit = hits[k]
    cue = hit.cue[0]
    after = max(hit.cue[1], hit.source[1] if hit.source else hit.cue[1])
    sentence = page.sentence_start(cue)
    stop = page.stop_after(min(max(after - 1, cue), page.count - 1)) + 1
    if hit.entry.kind == "words" and hit.source is None and cue > sentence:
        # «وما جرى هو بنظرنا لا يعدو…»: the clause between two pauses that the view stands in
        first = cue
        while first > sentence and not page.gaps[first - 1] & _PAUSE and cue - first < 40:
            first -= 1
        if page.words[hit.cue[1] - 1].endswith(_OUR):
            last = hit.cue[1]
            while last < stop and not page.gaps[last - 1] & _PAUSE:
                last += 1
            return [(first, last)]
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
    if after < stop and page.gaps[after - 1] & COMMA and not page.flags[after] & (p.CUE | p.SWITCH):
        rest = _until_next(page, hits, k, after, stop)
        if rest - after > 2 and not page.words[after].startswith(_AND):
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
    quote = page.quote_at(start)
    if page.flags[start] & p.THAT and not page.words[start].startswith(fold_word("ف")):
        start += 1
    end = _sentence_end(page, start, quote) if start < page.count else start
    stop = end + 1
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] > end:
            break
        if other.cue[0] <= start + 1:
            continue
        if other.part == "participle":
            continue
        at = _breaks(page, hits[k], other, start + 1)
        if at is not None:
            stop = at
            break
    return [(start, stop)] if stop > start else []


def _until_next(page: Page, hits: list[Hit], k: int, start: int, stop: int) -> int:
    for j in range(k + 1, len(hits)):
        other = hits[j]
        if other.cue[0] >= stop:
            break
        at = _breaks(page, hits[k], other, start)
        if at is not None:
            return max(at, start)
    return stop


def _own_content(page: Page, hits: list[Hit], k: int, sentence: int, cue: int) -> int | None:
    """Where a clause closed by this pointer began, if it lies in another's content."""
    hit = hits[k]
    relayed = hit.source is not None and any(page.flags[j] & p.MEDIA for j in range(*hit.source))
    best: int | None = None
    for j in range(bisect_left(hits, sentence, key=_cue_start), k):
        other = hits[j]
        if other.how == "before":
            continue
        if other.part == "verb" and other.form is not None and other.clause_start > sentence:
            prefix = other.form.prefix
            if prefix.startswith("و") and page.before(other.clause_start) & _PAUSE:
                best = other.clause_start
        if other.contents and not relayed and other.contents[0][0] <= cue <= other.contents[-1][1] + 1:
            if not page.gaps[cue - 1] & COMMA:
                best = other.contents[0][0]
    return best
