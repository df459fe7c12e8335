"""Whose a noun of saying is: its genitive, who asked, the subject of a light verb before it."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.grammar import HEADS
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.reader.preposed import phrase_ending_at
from musnad.reader.shapes import subject_shaped
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word
from musnad.text.words import COMMA

_LI: Final = fold_word("ل")
_OPEN_NOUNS: Final = {
    "propose",
    "call",
    "demand",
    "promise",
    "threaten",
}  # nouns that need no source: دعوة إلى


def place_noun(page: Page, hit: Hit) -> bool:
    """«دعوة الوزير إلى», «مطالب الشعب بأن»: the genitive after a noun of saying is its source."""
    form = hit.form
    if form is None:
        return False
    i = hit.cue[0]
    first, stop = hit.zone
    previous = page.flags[i - 1] if i else 0
    if not form.suffix and page.flags[i] & p.MEDIUM and previous & (p.FI | p.WHEN):
        return False  # «في تصريح له أن» is where it was said
    if not form.suffix and hit.entry.act == "directive" and stop > first and page.flags[first] & p.MIN:
        asker = noun_phrase(page, first + 1, stop)  # «بطلب من فلان», «دعوة من الأمم المتحدة»
        if asker is not None and page.flags[asker[0]] & HEADS:
            hit.source = asker
            return True
    accuses = hit.entry.cls == "accuse" or hit.entry.lemma.startswith(("اتهام", "تهم"))
    if not form.suffix and stop > first and not accuses:
        phrase = noun_phrase(page, first, stop)
        if (
            phrase is not None
            and phrase[0] == first
            and not page.is_definite(i)
            and subject_shaped(page, phrase)
            and not _spoken_to(page, first)
        ):
            if page.flags[first] & HEADS or page.words[first] in page.pack.quantifiers:
                hit.source = phrase
    giver = _light_subject(page, i)
    if giver is not None:
        hit.source = hit.source or giver[0]
        return True
    if hit.how == "clause":
        return True
    if hit.part == "masdar":
        if form.suffix or hit.source is not None:
            return True
        return (
            hit.entry.cls in _OPEN_NOUNS and not page.is_definite(i) and _only_adjectives(page, first, stop)
        )
    if form.suffix or hit.source is not None or accuses:
        return True
    if hit.entry.act == "assertive":
        return False  # «معلومات عن», «تقارير عن» alone say nothing
    return not page.is_definite(i) and _only_adjectives(page, first, stop)


def _spoken_to(page: Page, first: int) -> bool:
    """«تهنئة لفخامة الرئيس»: whom it is said to, not who says it."""
    word = page.words[first]
    return word[:1] == _LI and bool(page.pack.flags.get(word[1:], 0) & (HEADS | p.HONORIFIC))


def _only_adjectives(page: Page, first: int, stop: int) -> bool:
    """«تعهدا خطيا بعدم…»: nothing but an adjective or two stands before the complement."""
    return stop - first <= 2 and not any(
        page.flags[k] & ~p.CUE or page.is_definite(k) for k in range(first, stop)
    )


def _light_subject(page: Page, noun: int) -> tuple[Range | None] | None:
    """The subject of the light verb before a noun: «قدم … شكره», «وجهت … انتقادات», «أصدرت أمرا».

    A one-tuple of it, or of `None` where the verb drops it; `None` where there is no such verb.
    """
    floor = max(page.sentence_start(noun), noun - 10)
    for k in range(noun - 1, floor - 1, -1):
        if page.gaps[k] & COMMA:
            return None
        if page.words[k] in page.pack.light_verbs:
            if k + 1 == noun:
                found = phrase_ending_at(page, k - 1, floor, "c", "s") if k > floor else None
                return (found,)
            phrase = noun_phrase(page, k + 1, noun)
            if phrase is not None and phrase[1] >= noun - 1 and page.flags[phrase[0]] & HEADS:
                return (phrase,)
            return None
        if page.flags[k] & (p.THAT | p.RELATIVE | p.VERB) and not page.flags[k] & p.EVENT:
            return None
    return None
