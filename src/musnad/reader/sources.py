"""Who says it, at this place: the noun phrase that names the source, right or left of its cue."""

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import COLON, COMMA, DASH, ELLIPSIS, NEWLINE, PAREN_CLOSE, PAREN_OPEN, SEMICOLON, STOP

_AND = fold_word("و")
_SO = fold_word("ف")
_LI = fold_word("ل")
_THE_M = fold_word("الم")
_TA = fold_word("ت")
_YA = fold_word("ي")
_ALEF = fold_word("ا")
_WAW = fold_word("و")
_LIL = fold_word("لل")
_AS_FOR = {fold_word("أما"), fold_word("وأما")}
_TONGUE_OF = {fold_word(w) for w in ("بلسان", "بإسم")}
_PREPOSITIONS = p.ILA | p.ALA | p.EAN | p.MIN | p.FI
_HARD = STOP | NEWLINE | SEMICOLON | ELLIPSIS | COLON
_IMPERSONAL = p.ORGANISATION | p.DOCUMENT | p.PLACE | p.GROUP | p.DEMONYM | p.MEDIA
_NAMED = p.PLACE | p.DEMONYM | p.MEDIA
_ROLES = p.PERSON | p.UNNAMED | p.GROUP
_HEADS = p.PERSON | p.ORGANISATION | p.DOCUMENT | p.GROUP | p.UNNAMED
_CLAUSE_OPENERS = p.THAT | p.THAT_SUFFIX | p.WAS | p.SWITCH | p.CONTRAST | p.BECAUSE | p.ALREADY | p.QUESTION
_NOT_SUBJECT = _PREPOSITIONS | p.WHEN | p.WHERE | p.PREPOSITION_SUFFIX | p.NEGATION | p.WHAT
_OF_MANY = {
    fold_word(w)
    for w in "عدد كل كلا مجموعة عددا وفد العديد واحد قريب قريبة مقرب مقربة المقربة المقرب أحد مطلعة مطلع".split()
}


def noun_phrase(page: Page, first: int, limit: int) -> Range | None:
    """The noun phrase that begins at or after word `first` and before `limit`, or `None`.

    What stands in front of it (time, medium, addressee) is passed over; it ends before a relative
    clause, a medium, a time, an addressee, a verb. «في» and its noun stay inside a role's phrase.
    """
    first = _skip_lead(page, first, limit)
    if first >= limit or page.words[first] in page.pack.according:
        return None
    flags, words, gaps = page.flags, page.words, page.gaps
    if flags[first] & (_CLAUSE_OPENERS | p.RELATIVE | _NOT_SUBJECT) and not flags[first] & (
        p.SPEAKS & ~p.PLACE
    ):
        if words[first] not in page.pack.quantifiers:
            return None
    k = first + 1
    impersonal = bool(flags[first] & _IMPERSONAL) and not flags[first] & (p.PERSON | p.TITLE | p.GIVEN_NAME)
    quote = page.quote_at(first)
    if quote is not None and quote.closed:
        k = min(quote.last + 1, limit)
    while k < limit:
        gap = gaps[k - 1]
        flag = flags[k]
        word = words[k]
        if gap:
            if gap & (_HARD | PAREN_OPEN | PAREN_CLOSE):
                break
            if gap & DASH and not (gap == DASH and page.wordlist.gap_texts[k - 1] == b"-"):
                break
            if gap & COMMA and not _apposition(page, first, k, limit):
                break
            quote = page.quote_at(k)
            if quote is not None and quote.closed and quote.last < limit + 1:
                k = quote.last + 1
                continue
        if word in page.pack.according:
            break
        if not flag:
            if word[0] == _LI[0] and _is_addressee(page, k, first):
                break
            if (
                word.endswith(_TA)
                and len(word) > 4
                and k == first + 1
                and flags[first] & (p.DOCUMENT | p.UNNAMED)
            ):
                break  # «بيان تسلمت…»: a verb
            if word[:1].isdigit() and k > first + 1:
                break
            if (
                word[:1] == _YA
                and len(word) > 3
                and word[1:2] not in (_ALEF, _WAW)
                and page.is_definite(k - 1)
            ):
                break  # «وزير الخارجية يلتقي…»: a verb in the present
            if word.startswith(_LIL) and not flags[first] & (_ROLES | p.ORGANISATION | p.DOCUMENT | p.TITLE):
                break  # «يقول فلان للوفد»
            if (
                impersonal
                and not page.is_definite(k)
                and (
                    page.is_definite(k - 1)
                    or (flags[k - 1] & _NAMED and k - 1 > first and not flags[k - 1] & p.ORGANISATION)
                )
            ):
                break  # a body has no name after its adjectives: what follows is a verb or an object
            k += 1
            continue
        if flag & (p.PERSON | p.TITLE):
            impersonal = False
        if flag & (
            p.RELATIVE
            | p.THAT
            | p.THAT_SUFFIX
            | p.WAS
            | p.SWITCH
            | p.CONTRAST
            | p.BECAUSE
            | p.ALREADY
            | p.NEGATION
        ):
            break
        if flag & p.TIME and not flags[k - 1] & (p.MEDIA | p.ORGANISATION):
            break
        if flag & p.PRONOUN or (flag & p.PREPOSITION_SUFFIX and not flag & p.SPEAKS):
            break
        if flag & p.WHAT and not flag & p.SPEAKS:
            break
        if flag & p.FI:
            following = flags[k + 1] if k + 1 < page.count else 0
            if following & (p.MEDIUM | p.TIME | p.WHEN) or k + 1 >= limit:
                break
            if not _in_phrase(page, first, k):
                break
        elif flag & _PREPOSITIONS:
            if not (words[k - 1] in _OF_MANY or _governed(page, first, k)):
                if (
                    k == first + 1
                    and flag & p.MIN
                    and flags[first] & (p.GROUP | p.UNNAMED)
                    and not page.is_definite(first)
                ):
                    pass  # «متطرفون من أصول بريطانية»
                elif not (
                    words[k - 1].startswith(_THE_M)
                    and not flags[k - 1] & (p.PERSON | p.ORGANISATION | p.TITLE)
                    and k > first + 1
                ):
                    break  # «البيان المنشور على الموقع»: a participle takes its preposition along
        elif flag & (p.WHEN | p.WHERE) and not flag & (p.SPEAKS & ~p.PLACE):
            if not (flags[first] & p.UNNAMED and flag & p.WHERE and k - first < 3):
                break
        elif flag & p.ADVERB and not flag & p.SPEAKS:
            break
        elif flag & p.VERB and not flag & (p.EVENT | p.SPEAKS | p.MEDIUM | p.DEMONYM):
            break
        elif page.is_joined(k) and not flag & (p.SPEAKS | p.DEMONYM | p.EVENT | p.DEMONSTRATIVE):
            break
        elif word[0] == _LI[0] and _is_addressee(page, k, first):
            break
        k += 1
    while k > first + 1 and flags[k - 1] & (p.WHERE | p.WHEN | _PREPOSITIONS) and not flags[k - 1] & p.SPEAKS:
        k -= 1
    return (first, k)


def _skip_lead(page: Page, first: int, limit: int) -> int:
    """Passes over what may stand between a verb and its subject."""
    flags, words = page.flags, page.words
    while first < limit:
        flag, word = flags[first], words[first]
        if flag & (p.TIME | p.ADVERB) and not flag & (p.SPEAKS & ~p.PLACE):
            first += 1
        elif flag & (p.FI | p.WHEN | p.WHERE) and first + 1 < limit:
            first = _after_adjunct(page, first, limit)
        elif word == _LI or (word[0] == _LI[0] and _is_addressee(page, first)):
            first = _after_addressee(page, first, limit)
        elif flag & p.PREPOSITION_SUFFIX:
            first += 1
        else:
            break
    return first


def _after_adjunct(page: Page, first: int, limit: int) -> int:
    """The first word after «في تصريح صحافي», «خلال لقاء له أمس»: where a speaker's head begins."""
    flags = page.flags
    k = first + 1
    if flags[k] & p.MEDIUM or flags[first] & (p.WHEN | p.WHERE):
        k += 1
    while k < limit:
        flag = flags[k]
        if page.gaps[k - 1] & (COMMA | DASH | PAREN_CLOSE):
            return k
        if flag & (_HEADS | p.TITLE | p.GIVEN_NAME | p.MEDIA) and not flag & (p.MEDIUM | p.TIME):
            if not flags[k - 1] & (p.MEDIUM | _PREPOSITIONS | p.WHEN | p.WHERE | p.EVENT) or page.is_definite(
                k - 1
            ):
                return k
        k += 1
    return limit


def _is_addressee(page: Page, k: int, first: int = -1) -> bool:
    """Whether «لـ…» at `k` names whom or what was spoken to: لوكالة، للصحافيين، لـ«عكاظ»."""
    word = page.words[k]
    if word == _LI:
        return True
    if page.flags[k] & p.GIVEN_NAME:
        return False
    rest = word[1:]
    flags = page.pack.flags
    known = flags.get(rest, 0) or flags.get(fold_word("ال") + word[2:], 0)
    if not known:
        return False
    if known & (p.MEDIA | p.PLACE):
        return True
    if first >= 0 and k == first + 1 and not page.is_definite(first):
        return False  # «تحريات لجهاز المخابرات»: an indefinite noun's «of»
    if page.pack.numbers.get(rest) == "p" or page.pack.numbers.get(word[2:]) == "p":
        return bool(known & (p.GROUP | p.PERSON))
    if known & p.GROUP and not known & p.ORGANISATION:
        return True
    # «قالت المرأة للشرطة» spoke to it; «المتحدث الرسمي للوزارة» speaks for it.
    return (
        first >= 0
        and bool(known & p.ORGANISATION)
        and not page.flags[first] & (_ROLES | p.TITLE | p.ORGANISATION | p.DOCUMENT)
    )


def _after_addressee(page: Page, first: int, limit: int) -> int:
    """The first word after an addressee: past its quotation or its proper name."""
    k = first + 1
    quote = page.quote_at(k) if k < limit else None
    if quote is not None and quote.closed:
        return min(quote.last + 1, limit)
    longest = min(limit, k + 4)
    while k < limit and not page.gaps[k - 1] & COMMA:
        if page.flags[k] & (p.MEDIA | p.DEMONYM):
            k += 1
        elif (
            k < longest
            and not page.flags[k]
            and any(page.flags[j] & (p.PERSON | p.TITLE | p.UNNAMED) for j in range(k + 1, min(limit, k + 4)))
        ):
            k += 1  # a name's unknown word: «لوكالة فرانس براس ناطق باسم…»
        else:
            break
    quote = page.quote_at(k) if k < limit else None
    if quote is not None and quote.closed:
        return min(quote.last + 1, limit)
    return min(k, limit)


def _apposition(page: Page, first: int, k: int, limit: int) -> bool:
    """Whether what follows a comma still names the same one: محمد، نجل الجنيد؛ رئيس الحكومة، فلان."""
    flag = page.flags[k]
    if page.is_joined(k):
        return False
    if flag & (p.TIME | p.WHEN | p.MEDIUM | p.VERB) or k - first > 24:
        return False
    if not flag & (p.PERSON | p.TITLE | p.GIVEN_NAME) or page.pack.numbers.get(page.words[k]) == "p":
        return False
    # The apposition is closed off by another comma or by the end of the zone.
    end = k
    while end < limit and not page.gaps[end] & (COMMA | _HARD):
        end += 1
    return end - k <= 14


def _in_phrase(page: Page, first: int, k: int) -> bool:
    """Whether «في X» at `k` belongs to the phrase: المدعي العام في طرابلس، مصدر في الوزارة."""
    following = page.flags[k + 1]
    if following & (p.ORGANISATION | p.PLACE | p.MEDIA):
        return True
    if not page.flags[first] & (_ROLES | p.ORGANISATION | p.TITLE) or following & p.EVENT:
        return False
    return (
        page.is_definite(k + 1)
        or page.is_definite(k + 2)
        or (not following and bool(page.flags[first] & p.UNNAMED))
    )


def _governed(page: Page, first: int, k: int) -> bool:
    """Whether the preposition at `k` belongs to the noun before it: المشرف على لجان…"""
    flag = page.flags[k - 1]
    bits = page.flags[k] & _PREPOSITIONS
    for bit, nouns in page.pack.governors.items():
        if bit & bits and page.words[k - 1] in nouns:
            return True
    return bool(flag & p.UNNAMED) and bool(page.flags[k] & p.MIN)


def left_subject(page: Page, hit: Hit) -> Range | None:
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
    while last >= floor and flags[last] & (p.ALREADY | p.NEGATION | p.ADVERB) and not flags[last] & p.SPEAKS:
        if words[last].startswith((_AND, _SO)) and not _after_as_for(page, floor, i):
            return None
        last -= 1
    if last < floor:
        return None
    flag = flags[last]
    if flag & p.PRONOUN:
        return (last, last + 1)
    if flag & p.RELATIVE and not words[last].startswith(_AND):
        return phrase_ending_at(page, last - 1, floor, form.gender, form.number)
    if flag & (_CLAUSE_OPENERS | p.WHAT | p.WHO):
        return None
    gap = page.gaps[last]
    if gap & (_HARD | DASH):
        return None
    if gap & COMMA:
        # «فلان، قال»: the whole sentence so far must be its subject.
        found = _before_aside(page, floor, last, form.gender, form.number)
        if found is not None:
            return found
        found = phrase_ending_at(page, last, floor, form.gender, form.number)
        if found is None or (found[0] != floor and not (found[0] and words[found[0] - 1] in _AS_FOR)):
            return None
        return found
    return phrase_ending_at(page, last, floor, form.gender, form.number)


def _before_aside(page: Page, floor: int, last: int, gender: str, number: str) -> Range | None:
    """«مديرة المستشفى، وقد بدا عليها التعب، شكرت…»: the sentence's head, before an aside in commas."""
    first_comma = next((k for k in range(floor, last) if page.gaps[k] & COMMA), None)
    if first_comma is None or last - first_comma > 25 or first_comma - floor > 14:
        return None
    opening = page.flags[first_comma + 1]
    if not opening & (p.PRONOUN | p.ALREADY | p.RELATIVE | p.PERSON | p.TITLE | p.WAS):
        return None
    if any(
        page.flags[k] & (p.VERB | p.THAT) and not page.flags[k] & p.EVENT
        for k in range(floor, first_comma + 1)
    ):
        return None
    if not page.flags[floor] & (p.SPEAKS | p.DEMONYM) or not agrees(page, floor, gender, number):
        return None
    phrase = noun_phrase(page, floor, first_comma + 1)
    return phrase if phrase is not None and phrase[0] == floor and phrase[1] == first_comma + 1 else None


def _after_as_for(page: Page, floor: int, i: int) -> bool:
    return any(page.words[k] in _AS_FOR for k in range(max(floor, i - 14), i))


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
        if flag & (_CLAUSE_OPENERS | p.RELATIVE | p.PRONOUN) or words[before] in _AS_FOR:
            break
        if flag & p.VERB and not flag & (p.EVENT | p.SPEAKS | p.MEDIUM):
            break
        first = before
        if last - first > 18:
            return None
    first = _skip_lead(page, first, last + 1)
    if first > last:
        return None
    flag = flags[first]
    while first < last and page.is_bi(first) and not flag & p.SPEAKS:
        first += 1  # «صدر بحقه صك يقضي»
        flag = flags[first]
    if flag & _NOT_SUBJECT and not flag & p.SPEAKS:
        return None  # the clause began with an adjunct; where its subject begins cannot be told
    word = words[first]
    if not (
        flag & (p.SPEAKS | p.DEMONYM | p.DEMONSTRATIVE)
        or word in page.pack.quantifiers
        or page.is_definite(first)
        or page.quote_at(first)
    ):
        if not flag == 0 or last - first > 4:
            return None
        # An unknown word can only be a name: one of the clause's few.
        if first != floor and not flags[first - 1] & (_CLAUSE_OPENERS | p.SWITCH):
            return None
    if page.is_joined(first) and first != floor and not flags[first] & p.SPEAKS:
        return None
    if not agrees(page, first, gender, number):
        return None
    phrase = noun_phrase(page, first, last + 1)
    if phrase is None:
        return None
    if phrase[1] != last + 1 and not flags[phrase[1]] & (
        p.RELATIVE | p.FI | p.WHEN | p.WHERE | p.TIME | _PREPOSITIONS
    ):
        return None
    return phrase


def agrees(page: Page, first: int, gender: str, number: str) -> bool:
    """Whether a verb of this gender and number can have its subject begin with word `first`."""
    word = page.words[first]
    if word.startswith(_AND) and word not in page.pack.genders:
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
    return gender == "c" or known == "c" or known == gender
