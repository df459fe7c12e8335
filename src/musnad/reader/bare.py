"""Complements that nothing opens: an object right after its cue, two objects, speech without a mark."""

from typing import Final

from musnad.lang import pack as p
from musnad.lang.pack import CueForm
from musnad.reader.frames import Complement
from musnad.reader.grammar import PREPOSITIONS, THAT_WORDS
from musnad.reader.objects import JUDGING
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word
from musnad.text.words import COLON, COMMA, NEWLINE, SEMICOLON, STOP

_FEMININE: Final = fold_word("ه")
_SAID: Final = "قال"
_SHORTEST_SPEECH: Final = 3  # words in marks without a comma behind them: fewer can be a name


def two_objects(page: Page, i: int, form: CueForm) -> Complement | None:
    """«اعتبرت الهيئة | القرار انتكاسة», «اعتبر القرار انتكاسة»: what is held of what, side by side."""
    entry = form.entry
    if "X+object" not in entry.frames or entry.cls not in ("believe", "describe") or entry.needs == "clause":
        return None
    j = i + 1
    stop = page.stop_after(i) + 1
    if (
        j >= stop
        or page.gaps[i]
        or page.flags[j] & (PREPOSITIONS | p.WHEN | p.TIME | p.PREPOSITION_SUFFIX | p.NEGATION)
    ):
        return None
    if form.suffix:
        return Complement("nominal", j, j, page.quote_at(j), "object")
    phrase = noun_phrase(page, j, min(stop, j + 14))
    if phrase is None:
        return None
    for k in range(phrase[0] + 1, phrase[1]):
        if not page.is_definite(k) and not page.flags[k] & p.DEMONSTRATIVE:
            continue
        head, word = page.words[phrase[0]], page.words[k]
        if not page.is_definite(k - 1) and page.flags[k - 1] & (
            p.ORGANISATION | p.PERSON | p.TITLE | p.NAME_PARTICLE | p.EVENT
        ):
            continue
        unlike = word.endswith(_FEMININE) != head.endswith(_FEMININE)
        if unlike or not page.is_definite(k - 1) or page.flags[k] & p.DEMONSTRATIVE:
            return Complement("nominal", k, k, None, "object")
    return None


def plain_object(page: Page, i: int, form: CueForm, previous: int) -> Complement | None:
    """«إيران تدين الهجمات», «ينفي الاتهامات»: with the subject in front, the next noun is the object."""
    entry = form.entry
    if not entry.nominal_object or entry.cls not in JUDGING or entry.needs == "clause" or form.prefix:
        return None
    in_front = p.SPEAKS | p.DEMONYM | p.RELATIVE | p.ALREADY | p.CONTRAST | p.THAT_SUFFIX | p.PRONOUN
    if not previous & in_front and not (i and page.is_definite(i - 1)):
        return None
    j = i + 1
    while j < page.count - 1 and page.flags[j] & p.ADVERB and not page.gaps[j - 1]:
        j += 1
    if (
        j >= page.count
        or page.gaps[j - 1]
        or page.flags[j] & (p.SPEAKS | p.WHEN | p.TIME | PREPOSITIONS | p.ADVERB)
    ):
        return None
    return (
        Complement("nominal", j, j, None, "object")
        if page.is_definite(j) or page.flags[j] & p.DEMONSTRATIVE
        else None
    )


def quoted_before(page: Page, i: int, form: CueForm) -> Complement | None:
    """««لن نبيعه»، قال الصياد»: the quotation stands in front of its verb, its subject behind it."""
    if not i or form.person != 3 or form.prefix or not form.entry.speech or form.part != "verb":
        return None
    quote = page.quotes.closes_at.get(i - 1)
    gap = page.gaps[i - 1]
    if quote is None or gap & (STOP | NEWLINE | COLON) or page.before(quote.first) & COLON:
        return None
    if quote.last - quote.first < _SHORTEST_SPEECH - 1 and not gap & COMMA:
        return None
    stop = page.stop_after(i)
    end = i
    while end < stop and not page.gaps[end] & (COMMA | SEMICOLON):
        end += 1
    return Complement("speech", end + 1, quote.first, quote, "speech")


def bare_speech(page: Page, i: int, form: CueForm) -> Complement | None:
    """«وقال لا يوجد…», «قال صحيح تخطينا…»: speech with nothing in front of it."""
    entry = form.entry
    if entry.cls != "say" or "inna" not in entry.frames or form.person != 3:
        return None
    j = i + 1
    if j >= page.count or page.gaps[i] & (STOP | NEWLINE | SEMICOLON):
        return None
    flag = page.flags[j]
    if flag & (p.NEGATION | p.QUESTION | p.DEMONSTRATIVE | p.PRONOUN) and not page.words[j].startswith(
        fold_word("و")
    ):
        return Complement("speech", j, j)
    stop = page.stop_after(i)
    limit = min(stop, i + 30)
    for k in range(i + 1, limit):
        if page.gaps[k] & COMMA and k + 1 <= stop:
            following = page.flags[k + 1]
            if following & (p.NEGATION | p.QUESTION | p.PRONOUN) and not following & p.SPEAKS:
                return Complement("speech", k + 1, k + 1)
    if page.words[i + 1] in page.pack.speech_starts:
        return Complement("speech", i + 1, i + 1)
    return None


def direct_object(page: Page, i: int, form: CueForm, found: Complement | None) -> Complement | None:
    """A participle's object stands right after it: «نافيا أي نوايا», «منتقدا السياسات», «قائلا لا…»."""
    entry = form.entry
    j = i + 1
    if j >= page.count or page.gaps[i]:
        return None
    flag = page.flags[j]
    if not page.before(i) and not (
        page.is_definite(i - 1)
        or page.flags[i - 1] & (p.PLACE | p.GIVEN_NAME | p.PREPOSITION_SUFFIX | p.TIME)
    ):
        return None  # «يجد مبررا»: a noun
    if entry.lemma == _SAID:
        return None if found is not None else Complement("speech", j, j)
    if (
        entry.cls == "add"
        and found is None
        and (page.words[j] in page.pack.first_person or flag & (p.PRONOUN | p.NEGATION))
    ):
        return Complement("speech", j, j)  # «مضيفا نحن…»
    if not entry.nominal_object or entry.needs == "clause" or (found is not None and found.how == "clause"):
        return None
    if flag & (
        PREPOSITIONS | THAT_WORDS | p.WHEN | p.WHERE | p.TIME | p.ADVERB | p.PREPOSITION_SUFFIX | p.PRONOUN
    ):
        return None
    if flag & (p.SWITCH | p.CONTRAST | p.BECAUSE | p.RELATIVE | p.WAS) or page.is_bi(j):
        return None
    return Complement("nominal", j, j, None, "object")
