"""Who says it, at this place: the noun phrase that names the source, right or left of its cue."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.boundaries import has_suffix
from musnad.reader.grammar import AND, BREAK, CLAUSE_OPENERS, NOT_SUBJECT, PREPOSITIONS
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import COMMA, DASH, PAREN_CLOSE, PAREN_OPEN

_LI: Final = fold_word("ل")
_AT: Final = fold_word("لدى")
_THE_M: Final = fold_word("الم")
_TA: Final = fold_word("ت")
_YA: Final = fold_word("ي")
_ALEF: Final = fold_word("ا")
_WAW: Final = fold_word("و")
_LIL: Final = fold_word("لل")
_GOD: Final = fold_word("الله")
_SIDE: Final = tuple(
    fold_word(w) for w in ("جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم", "ناحيته", "ناحيتها")
)
_IMPERSONAL: Final = p.ORGANISATION | p.DOCUMENT | p.PLACE | p.GROUP | p.DEMONYM | p.MEDIA
_NAMED: Final = p.PLACE | p.DEMONYM | p.MEDIA
_ROLES: Final = p.PERSON | p.UNNAMED | p.GROUP
_HEADS: Final = p.PERSON | p.ORGANISATION | p.DOCUMENT | p.GROUP | p.UNNAMED


def noun_phrase(  # noqa: C901, PLR0912, PLR0915 (one walk, each way to end a line)
    page: Page, first: int, limit: int
) -> Range | None:
    """The noun phrase that begins at or after word `first` and before `limit`, or `None`.

    What stands in front of it (time, medium, addressee) is passed over; it ends before a relative
    clause, a medium, a time, an addressee, a verb. «في» and its noun stay inside a role's phrase.
    """
    first = skip_lead(page, first, limit)
    if first >= limit or page.words[first] in page.pack.according:
        return None
    flags, words, gaps = page.flags, page.words, page.gaps
    if flags[first] & p.PRONOUN and words[first].startswith(AND):
        return None  # «وأضاف وهو يحمل طفلته»: a circumstance, the subject dropped
    if flags[first] & (CLAUSE_OPENERS | p.RELATIVE | NOT_SUBJECT) and not flags[first] & (
        p.SPEAKS & ~p.PLACE
    ):
        if words[first] not in page.pack.quantifiers:
            return None
    k = first + 1
    impersonal = bool(flags[first] & _IMPERSONAL) and not flags[first] & (p.PERSON | p.TITLE | p.GIVEN_NAME)
    quote = page.quote_at(first)
    if quote is not None and quote.closed:
        k = min(quote.last + 1, limit)
        if k < limit and not flags[k] & (p.DEMONYM | p.SPEAKS):
            return (first, k)  # «رصدت «الميدان» مسيرة الكأس»: a name in marks is whole
    while k < limit:
        gap = gaps[k - 1]
        flag = flags[k]
        word = words[k]
        if gap:
            if gap & (BREAK | PAREN_OPEN | PAREN_CLOSE):
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
        if word in page.pack.blessings:
            break
        if page.is_definite(k - 1) and (
            word in page.pack.quantifiers  # «وجه الوزير كل الإدارات»
            or word in page.pack.blame  # «حمّل الحكم مسؤولية الخسارة»
            or (flag & p.EVENT and page.is_definite(k) and not flag & (p.SPEAKS | p.DEMONYM | p.MEDIUM))
        ):
            break  # «طلب من الحكم العودة»
        if (
            k == first + 1
            and not flag & ~p.CUE
            and not page.is_definite(first)
            and flags[first] & (p.DOCUMENT | p.UNNAMED)
            and has_suffix(page, k)
        ):
            break  # «دراسة أعدتها الجامعة»: a clause that describes an indefinite noun
        if not flag:
            if word[0] == _LI[0] and not _takes_along(page, first, k) and _is_addressee(page, k, first):
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
        if flag & p.DEMONSTRATIVE and page.is_definite(k - 1):
            break  # «ونفت الشركة ذلك»
        if flag & p.CUE and not page.pack.identity.isdisjoint(words[k + 1 : k + 6]):
            break  # «مسؤول في الوزارة طلب عدم ذكر اسمه»
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
        elif flag & PREPOSITIONS:
            if not (words[k - 1] in page.pack.of_many or _governed(page, k)):
                if (
                    k == first + 1
                    and flag & p.MIN
                    and (
                        flags[first] & (p.GROUP | p.UNNAMED)
                        or (words[first] in page.pack.quantifiers and _countable(page, k + 1))
                    )
                    and not page.is_definite(first)
                ):
                    pass  # «متطرفون من أصول بريطانية»
                elif not _takes_along(page, first, k):
                    break  # «البيان المنشور على الموقع»: a participle takes its preposition along
        elif flag & (p.WHEN | p.WHERE) and _names_region(page, first, k):
            pass  # «وزير خارجية جنوب أفريقيا», «السفير لدى سنديان»
        elif flag & (p.WHEN | p.WHERE) and not flag & (p.SPEAKS & ~p.PLACE):
            if not (flags[first] & p.UNNAMED and flag & p.WHERE and k - first < 3):
                break
        elif flag & p.ADVERB and not flag & p.SPEAKS:
            break
        elif flag & p.VERB and not flag & (p.EVENT | p.SPEAKS | p.MEDIUM | p.DEMONYM):
            break
        elif flag & p.VERB and not flag & p.SPEAKS and page.is_definite(k - 1) and not page.is_definite(k):
            break  # «القبطان طلب»
        elif page.is_joined(k) and not flag & (p.SPEAKS | p.DEMONYM | p.EVENT | p.DEMONSTRATIVE):
            break
        elif word[0] == _LI[0] and not _takes_along(page, first, k) and _is_addressee(page, k, first):
            break
        k += 1
    while k > first + 1 and flags[k - 1] & (p.WHERE | p.WHEN | PREPOSITIONS) and not flags[k - 1] & p.SPEAKS:
        k -= 1
    return (first, k)


def _takes_along(page: Page, first: int, k: int) -> bool:
    """Whether a participle before `k` takes its preposition along: «الشركة المشغلة للمحطة»."""
    return (
        k > first + 1
        and page.words[k - 1].startswith(_THE_M)
        and not page.flags[k - 1] & (p.PERSON | p.ORGANISATION | p.TITLE)
    )


def skip_lead(page: Page, first: int, limit: int) -> int:
    """Passes over what may stand between a verb and its subject."""
    flags, words = page.flags, page.words
    while first < limit:
        flag, word = flags[first], words[first]
        if flag & (p.TIME | p.ADVERB) and not flag & (p.SPEAKS & ~p.PLACE):
            first += 1
        elif not flag and first + 1 < limit and flags[first + 1] & p.TIME and page.is_definite(first):
            first += 2  # «الشهر الماضي»
        elif flag & p.MIN and first + 1 < limit and words[first + 1].startswith(_SIDE):
            first += 2  # «من جهته»
        elif flag & (p.FI | p.WHEN | p.WHERE) and first + 1 < limit:
            first = _after_adjunct(page, first, limit)
        elif word == _LI or (word[0] == _LI[0] and _is_addressee(page, first)):
            first = _after_addressee(page, first, limit)
        elif flag & p.PREPOSITION_SUFFIX:
            first += 1
        elif word in page.pack.blessings:
            first += 1 + (words[first + 1 : first + 2] == [_GOD])  # «حفظه الله»
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
            if not flags[k - 1] & (p.MEDIUM | PREPOSITIONS | p.WHEN | p.WHERE | p.EVENT) or page.is_definite(
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
    if known & p.ORGANISATION and k + 1 < page.count and page.quote_at(k + 1) is not None:
        return True  # «لإذاعة «صوت المرفأ»»
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
    while end < limit and not page.gaps[end] & (COMMA | BREAK):
        end += 1
    return end - k <= 14


def _countable(page: Page, k: int) -> bool:
    """Whether «من» is followed by those who are counted: ثلاثة من الناجين; not كل من تسول له نفسه."""
    return k < page.count and (page.is_definite(k) or bool(page.flags[k] & (p.SPEAKS | p.DEMONYM)))


def _names_region(page: Page, first: int, k: int) -> bool:
    """Whether «جنوب X» is the name of a place in an office's title, or «لدى X» where it is held."""
    if k + 1 >= page.count or page.gaps[k] or not page.flags[first] & (p.PERSON | p.ORGANISATION | p.TITLE):
        return False
    if page.words[k] == _AT:
        return True
    return (
        bool(page.flags[k + 1] & p.PLACE)
        and bool(page.flags[k] & p.WHERE)
        and not page.is_definite(k - 1)
        and bool(page.flags[k - 1] & (p.FI | p.PERSON | p.ORGANISATION | p.EVENT) or not page.flags[k - 1])
    )


def _in_phrase(page: Page, first: int, k: int) -> bool:
    """Whether «في X» at `k` belongs to the phrase: المدعي العام في طرابلس، مصدر في الوزارة."""
    following = page.flags[k + 1]
    if following & p.WHERE and _names_region(page, first, k + 1):
        return True
    if following & (p.ORGANISATION | p.PLACE | p.MEDIA):
        return True
    if not page.flags[first] & (_ROLES | p.ORGANISATION | p.TITLE) or following & p.EVENT:
        return False
    return (
        page.is_definite(k + 1)
        or page.is_definite(k + 2)
        or (not following and bool(page.flags[first] & p.UNNAMED))
    )


def _governed(page: Page, k: int) -> bool:
    """Whether the preposition at `k` belongs to the noun before it: المشرف على لجان."""
    flag = page.flags[k - 1]
    bits = page.flags[k] & PREPOSITIONS
    for bit, nouns in page.pack.governors.items():
        if bit & bits and (
            page.words[k - 1] in nouns or (page.words[k - 2] in nouns and not page.gaps[k - 2])
        ):
            return True  # «المشرف على», «المشرف العام على»
    return bool(flag & p.UNNAMED) and bool(page.flags[k] & p.MIN)
