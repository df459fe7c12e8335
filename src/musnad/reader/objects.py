"""Where a nominal content begins: «أعلن مقتل…», «ثمن جهود…», and what still belongs to the subject."""

from typing import Final

from musnad.lang import pack as p
from musnad.lang.pack import CueEntry
from musnad.reader.boundaries import begins_noun, has_suffix
from musnad.reader.grammar import AND, PREPOSITIONS, SO
from musnad.reader.page import Page
from musnad.text.script import fold_word
from musnad.text.words import COMMA, QUOTE_CLOSE, STRAIGHT

_WHAT: Final = fold_word("ما")
_ALEF: Final = fold_word("ا")
# Verbal nouns by their shape, most telling patterns only: استفعال، افتعال، انفعال، إفعال، تفعيل، فعول.
_A, _T, _Y, _W, _S, _N, _M = (fold_word(c) for c in "اتيوسنم")
# Classes of verbs whose object is what is judged, whatever noun it is: «ثمّن الوزراء جهود…».
JUDGING: Final = {"condemn", "praise", "deny", "refuse", "accept", "welcome", "condole"}


def opens_object(page: Page, i: int, j: int, entry: CueEntry, flag: int) -> bool:
    """Whether the noun at `j` begins a nominal content and not a part of the subject."""
    if entry.needs == "clause":
        return False
    word = page.words[j]
    definite = page.is_definite(j)
    if flag & (p.ORGANISATION | p.TITLE | p.MEDIA) or (flag & p.SPEAKS and not flag & p.EVENT):
        return False
    if flag & p.DOCUMENT and j == i + 1 and not definite and entry.clause and page.opens_within(i, 12):
        return False  # «توقعت دراسة لمركز الوادي أن»: documents speak
    if definite and j > i + 1:
        # «بطلب إيران الانضمام إلى…», «رفضت النقابة العودة»: no part of the subject, so the object
        return begins_noun(page, i + 1, j) or (
            bool(flag & p.EVENT) and bool(page.flags[j - 1] & p.PLACE) and not page.is_definite(j - 1)
        )
    if flag & p.CUE and not flag & p.EVENT:
        forms = page.pack.cues[word]
        if not any(form.part in ("noun", "masdar") for form in forms):
            return False
    if flag & p.WHAT and word != _WHAT:
        return False
    if flag & p.WHO and not (j == i + 1 and entry.cls in JUDGING):
        return False  # «من» is far more often the preposition
    if flag & (p.WHAT | p.WHO):
        return j == i + 1 or not page.flags[j - 1] & (PREPOSITIONS | p.WHEN | p.WHERE)
    if word.startswith(AND) and not flag & p.EVENT:
        return False
    if j == i + 1:
        return not (definite and flag & p.SPEAKS)
    if word.startswith((AND, SO)) and page.pack.flags.get(word[1:], 0) & p.EVENT:
        return False
    return is_closed(page, i, j - 1)


def is_li(page: Page, j: int) -> bool:
    """Whether «لـ» at `j` opens what is called for: دعوات لوضع، نداء لإغاثة; not whom: للسكان."""
    word = page.words[j]
    rest = word[1:]
    flags = page.pack.flags
    known = flags.get(rest, 0) | flags.get(_ALEF + word, 0)
    if known & (p.EVENT | p.CUE) and not known & (p.ORGANISATION | p.PERSON | p.GROUP | p.PLACE):
        return True
    return is_masdar_shaped(rest) and not flags.get(word, 0)


def opens_judged(page: Page, i: int, j: int, *, judging: bool) -> bool:
    """Whether the unknown word at `j` is the noun that the verb is about.

    «ثمن وزراء الخارجية العربية | جهود المنظمة», «توقعت مديرية الأرصاد | هطول أمطار»: indefinite,
    after a closed phrase, before its genitive; of a verbal noun's shape unless the verb judges.
    """
    if page.is_definite(j) or has_suffix(page, j):
        return judging and j > i + 1 and begins_noun(page, i + 1, j)
    if j + 1 >= page.count or page.gaps[j]:
        return False
    if j == i + 1:
        return (
            is_masdar_shaped(page.words[j]) and page.is_definite(j + 1) and not page.words[j].startswith(AND)
        )
    if page.gaps[j - 1] and not page.gaps[j - 1] & (QUOTE_CLOSE | STRAIGHT):
        return False
    before = page.flags[j - 1]
    if before & (p.TITLE | p.PERSON | PREPOSITIONS) and not page.is_definite(j - 1):
        return False
    if (
        not page.is_definite(j - 1)
        and not before & (p.PLACE | p.TIME | p.ADVERB | p.GIVEN_NAME)
        and page.quotes.closes_at.get(j - 1) is None
    ):
        return False
    if before & p.TITLE:
        return False
    if (
        page.words[j].endswith(_ALEF)
        and len(page.words[j]) > 3
        and page.is_definite(j - 1)
        and not before & (p.TITLE | p.PERSON)
    ):
        following = page.flags[j + 1]
        return (
            bool(following) or page.is_definite(j + 1) or page.is_bi(j + 1)
        )  # «سجلت الشركة السعودية تراجعا بنسبة»
    if is_masdar_shaped(page.words[j]):
        return not page.flags[j + 1] & (p.VERB | p.THAT | p.THAT_SUFFIX)
    return judging and page.is_definite(j + 1)


def is_masdar_shaped(word: bytes) -> bool:
    """Whether an unknown word has the shape of a verbal noun."""
    n = len(word)
    if n >= 7 and word.startswith(_A + _S + _T) and word[5:6] == _A:
        return True
    if n in (6, 7) and word[:1] == _A and word[4:5] == _A and (word[2:3] == _T or word[1:2] == _N):
        return True
    if n == 5 and word[:1] == _A and word[3:4] == _A:
        return True
    if n == 5 and word[:1] == _T and word[3:4] == _Y:
        return True
    return n == 4 and word[2:3] == _W and word[:1] not in (_A, _M, _Y, _T)


def is_closed(page: Page, cue: int, last: int) -> bool:
    """Whether the noun phrase of the subject can end with word `last`.

    It cannot while a bare head waits for its genitive: «وزارة | تنمية…», «لجنة | مكافحة…».
    """
    flag = page.flags[last]
    if page.gaps[last] & (QUOTE_CLOSE | STRAIGHT | COMMA):
        return True
    if flag & (PREPOSITIONS | p.WHEN | p.WHERE) and not flag & p.TIME:
        return False
    if flag & p.NAME_PARTICLE or (flag & p.TITLE and not flag & p.PERSON):
        return False  # a rank waits for its name: «العقيد | سفر»
    if page.is_definite(last):
        return True
    if flag & (p.GIVEN_NAME | p.PLACE | p.TIME | p.ADVERB | p.PREPOSITION_SUFFIX | p.HONORIFIC | p.DEMONYM):
        return True
    if flag & (p.ORGANISATION | p.PERSON | p.EVENT | p.TITLE | p.DOCUMENT | p.NAME_PARTICLE):
        return bool(flag & (p.UNNAMED | p.GROUP)) and last > cue + 1
    return True
