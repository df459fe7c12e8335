"""What follows a cue: where its complement begins, and where its subject may stand.

أعلن [المتحدث باسم الوزارة في بيان] أنّ … : between cue and complement lies the zone of the subject.
"""

from typing import Final, NamedTuple

from musnad.lang import pack as p
from musnad.lang.pack import CueEntry, CueForm
from musnad.reader.grammar import AND, HOMOGRAPH, PREPOSITIONS, SO, THAT_WORDS
from musnad.reader.objects import JUDGING, is_closed, is_li, opens_judged, opens_object
from musnad.reader.page import Page
from musnad.text.quotes import Quote
from musnad.text.script import fold_word
from musnad.text.words import (
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    NEWLINE,
    PAREN_CLOSE,
    PAREN_OPEN,
    QUOTE_CLOSE,
    QUOTE_OPEN,
    SEMICOLON,
    STOP,
    STRAIGHT,
)

FARTHEST: Final = 45  # words between a cue and its complement
FARTHEST_COLON: Final = 80
FARTHEST_HOMOGRAPH: Final = 12
FARTHEST_THOUGHT: Final = 16
_SHORTEST_IN_PARENTHESES: Final = 7  # words: fewer explain a name
_LONGEST_IN_PARENTHESES: Final = 150
_LONGEST_NAME: Final = 5  # words in quotation marks that can be a name
_MARK: Final = QUOTE_OPEN | QUOTE_CLOSE | STRAIGHT
_BI: Final = fold_word("ب")[0]
_LI: Final = fold_word("ل")[0]
_ENDS_SCAN: Final = p.SWITCH | p.BECAUSE | p.CONTRAST
_SAYING: Final = {
    "say",
    "add",
    "answer",
    "tell",
    "reveal",
    "admit",
    "confirm",
    "claim",
    "relay",
    "write",
    "warn",
    "believe",
    "deny",
}
_CLAIMING: Final = {
    "say",
    "add",
    "tell",
    "reveal",
    "admit",
    "confirm",
    "deny",
    "claim",
    "believe",
    "predict",
    "hope",
    "fear",
}


class Complement(NamedTuple):
    """Where a complement begins: `how` as in `Hit`, the zone's end, the content's first word."""

    how: str
    zone_end: int
    start: int
    quote: Quote | None = None
    frame: str = "an"


def find_complement(  # noqa: C901, PLR0911, PLR0912, PLR0915 (one walk, a decision a line)
    page: Page, i: int, form: CueForm
) -> Complement | None:
    """The complement of the cue at word `i`, or `None` where it says nothing.

    Walks right through the subject's zone, at most 45 words, to the first word that opens what the
    cue's frames allow: a complementiser, a colon or quotation, its preposition, an event noun.
    """
    entry, flags, gaps, words = form.entry, page.flags, page.gaps, page.words
    stop = page.stop_after(i)
    limit = min(i + FARTHEST, page.count - 1)
    if limit < stop <= i + FARTHEST_COLON and gaps[stop] & COLON:
        limit = min(stop + 1, page.count - 1)  # «يقول الخبير في حديث…:» introduces a whole paragraph
    in_relative = False
    claimed = 0
    if entry.needs == "clause" and entry.cls not in _SAYING:
        limit = min(limit, i + FARTHEST_THOUGHT)
    if flags[i] & HOMOGRAPH:
        limit = min(limit, i + FARTHEST_HOMOGRAPH)
    says = entry.cls == "say" and "inna" in entry.frames and form.person == 3 and form.voice == "active"
    speech = entry.speech or (entry.clause and entry.cls in _SAYING)
    j = i
    while j < limit:
        gap = gaps[j]
        j += 1
        if gap:
            if gap & COLON:
                if speech and not _is_time(page, j):
                    return Complement("speech", j, j, page.quote_at(j), "speech")
                if gap != COLON:
                    return None
            if gap & _MARK:
                quote = page.quote_at(j)
                if quote is not None:
                    named = form.suffix and quote.closed and quote.last - j < _LONGEST_NAME - 1
                    if named or _is_name(page, i, j, quote):  # «نقلتها «صحيفة»»
                        j = quote.last
                        continue
                    if speech:
                        return Complement("speech", j, j, quote, "speech")
            if gap & PAREN_OPEN and says:
                spoken = _in_parentheses(page, j)
                if spoken is not None:
                    return Complement("speech", j, j, spoken, "speech")
            if gap & (STOP | NEWLINE | SEMICOLON | ELLIPSIS):
                return None
            if gap & DASH and not gap & COMMA and j - i > 12:
                return None
        word = words[j]
        flag = flags[j]
        if entry.bi and word[0] == _BI and not (claimed and flag & THAT_WORDS):
            found = _bi_complement(page, i, j, entry, flag)
            if found is not None:
                return found
        if (
            (entry.li or entry.cls == "call")
            and word[0] == _LI
            and is_li(page, j)
            and entry.needs != "clause"
        ):
            return Complement("nominal", j, j, None, "li")
        if (
            says
            and word in page.pack.first_person
            and j > i + 1
            and not in_relative
            and not flag & (p.SPEAKS | p.THAT | p.THAT_SUFFIX | p.WHEN)
        ):
            return Complement("speech", j, j, None, "speech")
        if not flag:
            if entry.cls in JUDGING and entry.nominal_object and j > i + 1 and entry.needs != "clause":
                if flags[j - 1] & p.PLACE and not page.is_definite(j - 1) and page.is_definite(j):
                    return Complement("nominal", j, j, None, "object")
            if entry.nominal_object and (j > i + 1 or form.part == "verb") and entry.needs != "clause":
                if opens_judged(page, i, j, judging=entry.cls in JUDGING):
                    return Complement("nominal", j, j, None, "object")
            continue
        if flag & THAT_WORDS:
            if word.startswith((AND, SO)):
                return None
            if flags[j - 1] & (p.WHEN | p.WHERE) and not flags[j - 1] & p.SPEAKS and not flag & p.THAT_SUFFIX:
                continue  # «بعد أن», «دون أن»: no complement
            if claimed and not gap & COMMA:
                claimed -= 1
                continue
            if entry.clause or (
                entry.prepositions and entry.cls in _SAYING and (word[0] == _BI or j - i <= 12)
            ):
                return Complement("clause", j, j + 1 if flag & p.THAT else j, page.quote_at(j + 1))
            return None
        if word in page.pack.whether and entry.cls == "ask" and entry.prepositions & p.EAN:
            return Complement("nominal", j, j, None, "ean")
        if flag & PREPOSITIONS and flag & entry.prepositions:
            found = _prepositional(page, i, j, entry, flag & entry.prepositions)
            if found is not None:
                return found
        if entry.nominal_object and flag & (p.EVENT | p.WHAT | p.WHO | p.CUE):
            if opens_object(page, i, j, entry, flag):
                return Complement("nominal", j, j, None, "object")
        if entry.cls in JUDGING and entry.nominal_object and j > i + 1 and entry.needs != "clause":
            # «أدانت إيران الانتهاكات»: after a bare proper name a definite noun is the object
            if (
                flags[j - 1] & p.PLACE
                and not page.is_definite(j - 1)
                and page.is_definite(j)
                and not flag & (p.DEMONYM | p.SPEAKS)
            ):
                return Complement("nominal", j, j, None, "object")
        if (
            flag & p.DEMONSTRATIVE
            and entry.cls in JUDGING
            and entry.nominal_object
            and entry.needs != "clause"
        ):
            if j == i + 1 or is_closed(page, i, j - 1):
                return Complement("nominal", j, j, None, "object")
        if gap & COMMA and word in page.pack.going_on and page.pack.identity.isdisjoint(words[j + 1 : j + 4]):
            return None  # «…، مؤكدا أن»: another goes on speaking
        if flag & p.RELATIVE:
            if word.startswith(AND) and form.part == "verb" and entry.cls not in _SAYING:
                return None  # «التي تربط البلدين، والتي…»: the clause beside it
            in_relative = True
        elif flag & p.PRONOUN and word.startswith(AND):
            in_relative = True
        elif flag & _ENDS_SCAN:
            if not flag & p.SPEAKS:
                return None
        elif flag & p.ALREADY and not in_relative:
            if word.startswith((AND, SO)):
                return None
        elif flag & p.VERB and not flag & (p.EVENT | p.SPEAKS | p.WHEN | p.WHERE | p.MEDIUM | PREPOSITIONS):
            if says and not word.startswith((AND, SO)) and not in_relative and j > i + 1:
                if all(f.person == 1 for f in page.pack.cues[word]):
                    return Complement("speech", j, j, None, "speech")  # «قال فلان سأذكر لكم…»
            if word.startswith((AND, SO)) and not in_relative and j > i + 1:
                if any(not f.suffix for f in page.pack.cues[word]):
                    return None
                continue
            claims = any(
                f.entry.clause and f.entry.cls in _CLAIMING and not f.suffix for f in page.pack.cues[word]
            )
            if (
                not in_relative
                and j > i + 2
                and not gap
                and not flags[j - 1] & ~p.DEMONYM
                and not page.is_definite(j - 1)
            ):
                in_relative = True  # «مصرفي لبناني يتابع عن قرب…»: a clause that describes an indefinite noun
                continue
            if in_relative:
                claimed = 1 if claims else 0
            elif gap & COMMA or (claims and j > i + 1):
                return None  # the nearer verb has the complement
    return None


def _in_parentheses(page: Page, j: int) -> Quote | None:
    """Words in parentheses that are long enough to be what was said: «وقال الوزير عبر حسابه (…)»."""
    for last in range(j, min(j + _LONGEST_IN_PARENTHESES, page.count)):
        if page.gaps[last] & PAREN_CLOSE:
            following = page.flags[last + 1] if last + 1 < page.count else 0
            if last - j + 1 < _SHORTEST_IN_PARENTHESES or following & (THAT_WORDS | p.WAS):
                return None
            return Quote(j, last, 0, True)
        if page.gaps[last] & (NEWLINE | PAREN_OPEN):
            return None
    return None


def _is_time(page: Page, j: int) -> bool:
    """Whether a colon stands inside a time of day: 10:30."""
    return page.words[j][:1].isdigit() and page.words[j - 1][-1:].isdigit()


def _is_name(page: Page, cue: int, j: int, quote: Quote) -> bool:
    """Whether a quotation is a name rather than speech: صحيفة «…»، قالت «عكاظ» إن."""
    length = quote.last - j + 1
    if length > _LONGEST_NAME or not quote.closed:
        return False
    if length <= 3 and j - cue > 5 and not page.gaps[j - 1] & (COMMA | COLON):
        return True
    after = page.gaps[quote.last]
    before_flags = page.flags[j - 1]
    if j - 1 > cue and before_flags & (p.ORGANISATION | p.MEDIA | p.GROUP | p.PLACE | p.DOCUMENT | p.MEDIUM):
        return not after & STOP or length <= 3
    if len(page.words[j - 1]) == 1 and j - 1 > cue:  # لـ «عكاظ»
        return True
    following = page.flags[quote.last + 1] if quote.last + 1 < page.count else 0
    if following & THAT_WORDS and not after & (STOP | NEWLINE):
        return True
    if after & COLON:
        return True
    if following & (p.WHEN | p.TIME) and length > 1 and not before_flags & (p.FI | p.MIN | p.WHEN):
        return False  # «قال القاضي «القضية مغلقة» قبل أن…»
    return bool(
        j - 1 > cue and not after & (STOP | NEWLINE | COMMA | SEMICOLON) and not page.gaps[j - 1] & COMMA
    )


def _bi_complement(page: Page, i: int, j: int, entry: CueEntry, flag: int) -> Complement | None:
    if flag & THAT_WORDS:
        return Complement(
            "clause",
            j,
            j if flag & p.THAT_SUFFIX else j + 1,
            page.quote_at(j + 1),
            "bi" if entry.bi and not entry.clause else "an",
        )
    if (flag & p.MEDIUM and j == i + 1) or flag & p.ADVERB:
        return None  # «ندد بشدة بـ»: how
    if (
        entry.needs == "clause"
        or not page.is_bi(j)
        or (entry.cls == "say" and page.quote_at(j + 1) is not None)
    ):
        return None
    if j > i + 1 and (page.flags[j - 1] & PREPOSITIONS or page.words[j][1:] in page.pack.localities):
        return None  # «وجه مدير التعليم بمنطقة الوادي بـ…»: where he serves
    return Complement("nominal", j, j, None, "bi")


def _prepositional(page: Page, i: int, j: int, entry: CueEntry, bit: int) -> Complement | None:
    if j + 1 >= page.count or page.gaps[j] & (STOP | NEWLINE):
        return None
    following = page.flags[j + 1]
    name = next(n for n, b in p.FRAME_PREPOSITIONS.items() if b & bit)
    if following & THAT_WORDS:
        return Complement("clause", j, j + 2 if following & p.THAT else j + 1, page.quote_at(j + 2), name)
    if following & p.MEDIUM and bit & (p.FI | p.MIN):
        return None
    for back in range(j - 1, max(i, j - 3), -1):
        if page.gaps[back]:
            break
        if page.words[back] in page.pack.governors.get(bit, ()):
            return None
    if entry.needs == "clause":
        return None
    if following & (p.WHEN | p.TIME) and bit & (p.FI | p.MIN):
        return None
    return Complement("nominal", j, j + 1, page.quote_at(j + 1), name)
