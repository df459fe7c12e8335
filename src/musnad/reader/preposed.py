"""The subject in front of its verb: «كان الوزير أعلن», «الحكومة رفضت», the noun of a relative clause."""

from musnad.lang import pack as p
from musnad.reader.grammar import AND, AS_FOR, BREAK, CLAUSE_OPENERS, HEADS, NOT_SUBJECT, PREPOSITIONS, SO
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase, skip_lead
from musnad.text.words import COMMA, DASH, PAREN_CLOSE, PAREN_OPEN


def left_subject(page: Page, hit: Hit) -> Range | None:  # noqa: PLR0911 (each way to have none)
    """The subject in front of a verb, or the noun a relative clause hangs on; `None` if dropped."""
    form = hit.form
    if form is None:
        return None
    i = hit.cue[0]
    flags, words = page.flags, page.words
    last = i - 1
    if last < 0:
        return None
    floor = page.sentence_start(i)
    if form.prefix in ("و", "وس") or (
        form.prefix and form.prefix[0] == "ف" and not _after_as_for(page, floor, i)
    ):
        return None
    while (
        last >= floor
        and flags[last] & (p.ALREADY | p.NEGATION | p.ADVERB)
        and not flags[last] & (p.SPEAKS | p.SWITCH)
    ):
        if words[last].startswith((AND, SO)) and not _after_as_for(page, floor, i):
            return None
        last -= 1
    if last < floor:
        return None
    flag = flags[last]
    if flag & p.PRONOUN:
        return (last, last + 1)
    if flag & p.RELATIVE and not words[last].startswith(AND):
        return _antecedent(page, last, floor, form.gender, form.number)
    if flag & (CLAUSE_OPENERS | p.WHAT | p.WHO):
        return None
    if (
        flag & (p.WHEN | p.SWITCH)
        and not flag & (p.SPEAKS | p.TIME)
        and words[last] not in page.pack.concessive
    ):
        return None  # «عندما قال», «كما أشاد»: a new clause, its subject dropped
    gap = page.gaps[last]
    if gap & (BREAK | DASH):
        return None
    if gap & COMMA:
        # «فلان، قال»: the whole sentence so far must be its subject.
        found = _before_aside(page, floor, last, form.gender, form.number)
        if found is not None:
            return found
        found = phrase_ending_at(page, last, floor, form.gender, form.number)
        if found is None or (found[0] != floor and not (found[0] and words[found[0] - 1] in AS_FOR)):
            return None
        return found
    return phrase_ending_at(page, last, floor, form.gender, form.number)


def _antecedent(page: Page, relative: int, floor: int, gender: str, number: str) -> Range | None:
    """The noun phrase that a relative clause hangs on: «رابطة دول الأنهار، التي دعت…»."""
    phrase = phrase_ending_at(page, relative - 1, floor, gender, number)
    if phrase is not None and page.flags[phrase[0]] & HEADS:
        return phrase
    for first in range(max(floor, relative - 8), relative):
        if first > floor + 1 and not page.gaps[first - 1] and not page.flags[first - 2] & CLAUSE_OPENERS:
            continue  # in the middle of another phrase
        if page.flags[first] & HEADS and agrees(page, first, gender, number):
            nearer = noun_phrase(page, first, relative)
            if nearer == (first, relative) and not page.flags[first - 1 if first else 0] & PREPOSITIONS:
                return nearer
    return phrase


def _before_aside(page: Page, floor: int, last: int, gender: str, number: str) -> Range | None:
    """«مديرة المستشفى، وقد بدا عليها التعب، شكرت…»: the sentence's head, before an aside in commas."""
    first_comma = next((k for k in range(floor, last) if page.gaps[k] & COMMA), None)
    if first_comma is None or last - first_comma > 25 or first_comma - floor > 14:
        return None
    opening = page.flags[first_comma + 1]
    if not opening & (
        p.PRONOUN | p.ALREADY | p.RELATIVE | p.PERSON | p.WAS | p.TITLE | p.GIVEN_NAME | p.NAME_PARTICLE
    ):
        return None
    if any(
        page.flags[k] & (p.VERB | p.THAT) and not page.flags[k] & p.EVENT
        for k in range(floor, first_comma + 1)
    ):
        return None
    if not (page.flags[floor] & HEADS or page.words[floor] in page.pack.quantifiers) or not agrees(
        page, floor, gender, number
    ):
        return None
    phrase = noun_phrase(page, floor, first_comma + 1)
    return phrase if phrase is not None and phrase[0] == floor and phrase[1] == first_comma + 1 else None


def _after_as_for(page: Page, floor: int, i: int) -> bool:
    return any(page.words[k] in AS_FOR for k in range(max(floor, i - 14), i))


def phrase_ending_at(page: Page, last: int, floor: int, gender: str, number: str) -> Range | None:
    """The noun phrase whose last word is `last` and that opens its clause, or `None`.

    It reaches back to the clause's opener (أن، كان، أما، a comma, the sentence's start) and must
    begin with a word that can head a subject and agree with the verb.
    """
    flags, words, gaps = page.flags, page.words, page.gaps
    first = last
    while first > floor:
        before = first - 1
        flag = flags[before]
        if gaps[before] & (COMMA | DASH | PAREN_CLOSE | PAREN_OPEN):
            if gaps[before] & (DASH | PAREN_OPEN | PAREN_CLOSE) or not flags[first] & (p.PERSON | p.TITLE):
                break
        if flag & (CLAUSE_OPENERS | p.RELATIVE | p.PRONOUN) or words[before] in AS_FOR:
            break
        if flag & p.VERB and not flag & (p.EVENT | p.SPEAKS | p.MEDIUM):
            break
        first = before
        if last - first > 18:
            return None
    first = skip_lead(page, first, last + 1)
    if first > last:
        return None
    flag = flags[first]
    while first < last and page.is_bi(first) and not flag & p.SPEAKS:
        first += 1  # «صدر بحقه صك يقضي»
        flag = flags[first]
    if flag & NOT_SUBJECT and not flag & p.SPEAKS:
        return None  # the clause began with an adjunct; where its subject begins cannot be told
    word = words[first]
    if not (
        flag & (p.SPEAKS | p.DEMONYM | p.DEMONSTRATIVE)
        or word in page.pack.quantifiers
        or page.is_definite(first)
        or page.quote_at(first)
    ):
        if flag != 0 or last - first > 4:
            return None
        # An unknown word can only be a name: one of the clause's few.
        if first != floor and not flags[first - 1] & (CLAUSE_OPENERS | p.SWITCH):
            return None
    if page.is_joined(first) and first != floor and not flags[first] & p.SPEAKS:
        return None
    if not agrees(page, first, gender, number):
        return None
    phrase = noun_phrase(page, first, last + 1)
    if phrase is None:
        return None
    if phrase[1] != last + 1 and not flags[phrase[1]] & (
        p.RELATIVE | p.FI | p.WHEN | p.WHERE | p.TIME | PREPOSITIONS
    ):
        return None
    return phrase


def agrees(page: Page, first: int, gender: str, number: str) -> bool:
    """Whether a verb of this gender and number can have its subject begin with word `first`."""
    word = page.words[first]
    if word.startswith(AND) and word not in page.pack.genders:
        word = word[1:]
    known = page.pack.genders.get(word)
    known_number = page.pack.numbers.get(word)
    if known is None:
        if word in page.pack.demonyms or not page.flags[first]:
            return True
        return True
    if number == "p":
        return known_number in ("p", None) or bool(page.flags[first] & p.GROUP)
    if known_number == "p":
        return True
    return gender == "c" or known in ("c", gender)
