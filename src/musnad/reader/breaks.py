"""Where one statement gives way to the next: another speaker, the same one going on, the sentence end."""

from bisect import bisect_left, bisect_right
from typing import Final

from musnad.lang import pack as p
from musnad.reader.grammar import AND, AS_FOR, PAUSE
from musnad.reader.hits import Hit
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import COMMA, SEMICOLON

_HE: Final = (fold_word("ه"), fold_word("ها"), fold_word("هم"))
_SAYING: Final = {"say", "add", "answer", "tell", "confirm", "reveal", "deny", "warn"}


def cue_start(hit: Hit) -> int:
    """The first word of a hit's cue, to search hits by place."""
    return hit.cue[0]


def sentence_end(page: Page, start: int) -> int:
    """The last word of the sentence, counting a stop inside a quotation as none."""
    k = bisect_left(page.stops, start)
    while k < len(page.stops):
        stop = page.stops[k]
        around = page.quotes.around(stop)
        if around is None or not around.closed or around.first < start or around.last == stop:
            return stop
        k = bisect_right(page.stops, around.last - 1)
    return page.count - 1


def breaks(  # noqa: C901, PLR0911, PLR0912 (each way to give way, one a line)
    page: Page, hit: Hit, other: Hit, start: int
) -> int | None:
    """Where a later cue ends this content, or `None` if it lies inside it."""
    part = other.part
    cue = other.cue[0]
    quote = page.quotes.around(cue)
    if quote is not None and quote.closed and quote.first >= start:
        return None
    if part == "participle":
        if hit.entry.kind != "verb" and hit.part not in ("noun", "masdar"):
            return other.clause_start
        return other.clause_start
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
        if other.hidden and form.prefix and page.before(cue) & PAUSE:
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
                if not before & PAUSE:
                    return None
                if other.source is None:
                    return None
                return clause_start
            if other.negated:
                return None
            return clause_start
        if page.words[clause_start] in AS_FOR:
            return clause_start
        if opened & p.WAS and page.words[clause_start].startswith(AND):
            return clause_start
        says = other.how != "nominal" and other.entry.cls in _SAYING and form.aspect == "past"
        if says and opened & p.CONTRAST and other.source is not None and before & PAUSE:
            return clause_start  # «…، إلا أن مسؤولا قال»
        if opened & p.ALREADY and page.words[clause_start].startswith(AND):
            return clause_start
        if clause_start < cue and (opened & p.SWITCH or _opener_at(page, clause_start)):
            if opened & p.SWITCH and form.aspect == "present" and not before & PAUSE:
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


def _parenthetical(page: Page, other: Hit) -> int | None:
    """Where «، بحسب الوزارة» begins if it closes the sentence, else `None`."""
    end = other.zone[1] if other.source is None else max(other.source[1], other.cue[1])
    last = max(end - 1, other.cue[1] - 1)
    if other.start < other.cue[0]:
        return other.start
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
