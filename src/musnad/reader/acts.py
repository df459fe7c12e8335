"""How it is said: verbatim or not, which speech act, how sure its source is, the reporter's stance."""

from bisect import bisect_left
from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Hit
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import COLON, PAREN_OPEN, STOP

_QUESTION_MARK: Final = fold_word("؟")[0]
_ALREADY: Final = {fold_word("قد"), fold_word("وقد")}
_PRESENT: Final = tuple(fold_word(c) for c in "يتن")
_NEED: Final = tuple(fold_word(w) for w in ("ضرورة", "بضرورة", "أهمية", "وجوب", "حاجة"))
_OPENS_SPEECH: Final = p.NEGATION | p.PRONOUN | p.ALREADY | p.THAT | p.THAT_SUFFIX | p.WAS | p.QUESTION
_OUR: Final = fold_word("نا")
_WE_WILL: Final = (fold_word("سن"), fold_word("سأ"))
_STATED: Final = {"renew"}
_STRESS: Final = {"شدد", "ألح"}


def set_labels(page: Page, hits: list[Hit]) -> None:
    """Sets kind, act, factuality and stance of every hit."""
    for hit in hits:
        hit.kind = _kind(page, hit)
        hit.stance = hit.entry.stance
        hit.act = _act(page, hit)
        hit.factuality = _factuality(page, hit)
    for hit in hits:
        if hit.kind == "direct" and hit.act == "assertive" and hit.how != "before":
            _take_performed_act(hit, hits)


def _kind(page: Page, hit: Hit) -> str:
    contents = hit.contents
    if not contents:
        return "indirect"
    start, stop = contents[0][0], contents[-1][1]
    quotes = page.quotes
    if hit.how == "speech" and hit.quote is not None and len(contents) > 1:
        return "direct"  # a quotation that its verb parts in two
    if hit.how == "speech" and hit.quote is None and hit.part != "noun":
        if hit.entry.kind == "colon" and not (_first_person(page, start, stop) or _we(page, start)):
            return "indirect"
        before = page.before(start)
        if before & COLON or _first_person(page, start, min(stop, start + 6)):
            return "direct"
        return "indirect"
    if hit.how == "speech" and hit.quote is not None and page.before(start) & PAREN_OPEN:
        return "direct"  # said in parentheses
    around = quotes.around(start)
    if around is not None and around.first <= start:
        if (around.last >= stop - 1 and around.first > hit.cue[0]) or (
            around.first == start and (around.last - start + 1) * 10 >= (stop - start) * 8
        ):
            return "direct"
    if hit.how == "clause" and _first_person(page, start, start + 1):
        return "direct"
    if around is not None and around.first < start <= around.last and around.first > hit.cue[0]:
        return "mixed"
    for quote in quotes.between(start, stop):
        if quote.last < stop + 1 and not _names_something(page, quote.first, quote.last):
            return "mixed"
    return "indirect"


def _names_something(page: Page, first: int, last: int) -> bool:
    """Whether a quotation is the name of a paper, a firm, a work, rather than words taken over."""
    if page.flags[first] & p.MEDIA and last - first < 3:
        return True
    if last - first >= 4 or not first or page.flags[first] & _OPENS_SPEECH:
        return False
    before = page.flags[first - 1]
    if before & (p.ORGANISATION | p.MEDIA | p.GROUP | p.PLACE | p.DOCUMENT | p.NAME_PARTICLE):
        return True
    if all(word[:1].isdigit() or word.isascii() for word in page.words[first : last + 1]):
        return True
    # The same quoted name comes again and again in an article.
    word = page.words[first]
    return last == first and page.quoted_words.get(word, 0) > 1


def _first_person(page: Page, start: int, stop: int) -> bool:
    first_person = page.pack.first_person
    return any(word in first_person for word in page.words[start:stop])


def _we(page: Page, start: int) -> bool:
    """Whether a word has the shape of a verb in the first person: خسرنا، سنعود، سأرحل."""
    word = page.words[start]
    return (
        len(word) > 3 and (word.endswith(_OUR) or word.startswith(_WE_WILL)) and not page.is_definite(start)
    )


def _act(page: Page, hit: Hit) -> str:
    entry = hit.entry
    act = entry.act
    contents = hit.contents
    if not contents:
        return act
    start, stop = contents[0][0], contents[-1][1]
    if act == "assertive" and hit.how in ("speech", "clause"):
        if page.flags[start] & p.QUESTION and page.words[start] in page.pack.question_words:
            return "question"
        if hit.kind == "direct" and _QUESTION_MARK in page.wordlist.gap_texts[stop - 1] and stop - start < 25:
            return "question"
    first = page.words[start]
    if hit.how == "nominal":
        if first in page.pack.offered:
            return "commissive"
        if act == "expressive" and first in page.pack.held:
            return "assertive"
        if entry.lemma in _STRESS and first in _NEED[:2]:
            return "directive"
    elif (
        act == "expressive"
        and entry.cls in ("say", "reveal", "confirm", "hope")
        and hit.zone[1] > hit.zone[0]
    ):
        if any(word in page.pack.held for word in page.words[hit.cue[1] : hit.start]):
            return "assertive"
    if (
        entry.cls in _STATED
        and hit.how == "clause"
        and act in ("directive", "commissive", "expressive")
        and page.flags[hit.start - 1] & p.THAT
        and not _is_subjunctive(page, start)
    ):
        return "assertive"
    if entry.cls == "warn" and hit.how in ("clause", "speech"):
        if hit.how == "speech" or not _is_subjunctive(page, start):
            return "assertive"
    return act


def _is_subjunctive(page: Page, start: int) -> bool:
    """Whether an أن clause opens with a present verb, as orders and wishes do: طالب بأن يفعل."""
    return page.raw(start)[:1] in _PRESENT and not page.flags[start] & (
        p.PERSON | p.ORGANISATION | p.EVENT | p.GROUP
    )


def _factuality(page: Page, hit: Hit) -> str:
    if hit.act != "assertive":
        return "Uu"
    base = hit.entry.factuality
    if base == "Uu":
        base = "CT+"
    if hit.negated:
        if base in ("PR-", "PS-"):
            return "PS+"  # «لا يستبعد» leaves it possible
        base = {"believe": "CT-", "predict": "PR-", "deny": "CT+"}.get(hit.entry.cls, "Uu")
    if base != "CT+" or not hit.contents:
        return base
    start, stop = hit.contents[0]
    effect = _hedge(page, start, min(stop, start + 4))
    if effect is not None:
        return f"{effect}+"
    if hit.form is not None and hit.form.voice == "passive" and hit.entry.cls == "believe":
        return "PR+"
    return base


def _hedge(page: Page, start: int, stop: int) -> str | None:
    """The strongest hedge on a content's main clause: قد يكون، من الممكن أن، بإمكانية."""
    modals = page.pack.modals
    for k in range(start, stop):
        word = page.words[k]
        if word in modals:
            for modal in modals[word]:
                n = len(modal.words)
                if tuple(page.words[k : k + n]) == modal.words:
                    if word in _ALREADY:
                        following = page.words[k + 1] if k + 1 < page.count else b""
                        if not following.startswith(_PRESENT) or (
                            page.flags[k + 1] & p.VERB and following[:1] == _PRESENT[2]
                        ):
                            continue
                        if not _present_like(page, k + 1):
                            continue
                    return modal.effect
        if page.gaps[k] & STOP:
            break
    return None


def _present_like(page: Page, k: int) -> bool:
    """Whether the word after «قد» is a present verb (possible) and not a past one (certain)."""
    forms = page.pack.cues.get(page.words[k])
    if forms is not None:
        return forms[0].aspect in ("present", "jussive")
    return page.words[k].startswith(_PRESENT[0])


def _take_performed_act(hit: Hit, hits: list[Hit]) -> None:
    """Speech that opens by performing an act («نطالب…», «نعد بأن…») is that act."""
    if not hit.contents:
        return
    start = hit.contents[0][0]
    for k in range(bisect_left(hits, start, key=lambda other: other.cue[0]), len(hits)):
        other = hits[k]
        form = other.form
        if other.cue[0] > start + 3:
            return
        if form is None or form.part != "verb" or form.person != 1:
            continue
        if other.entry.act != "assertive":
            hit.act, hit.factuality = other.entry.act, "Uu"
        return
