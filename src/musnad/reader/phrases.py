"""Cues of several words, and cues that are no verbs: بحسب، كما أعلن، على حد قوله، بدعوى أن."""

from typing import Final

from musnad.lang import pack as p
from musnad.lang.pack import CueForm, Phrase
from musnad.reader.frames import find_complement
from musnad.reader.hits import Hit
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word
from musnad.text.words import COLON, COMMA, NEWLINE, SEMICOLON, STOP

_THAT_WORDS: Final = p.THAT | p.THAT_SUFFIX
_HARD: Final = STOP | NEWLINE | SEMICOLON
_LONGEST_SOURCE: Final = 40
_COMMENTS: Final = [
    [fold_word(w) for w in phrase.split()] for phrase in ("وهو ما", "وهي ما", "هو ما", "الأمر الذي")
]
_COMMENTING: Final = set(
    "say add tell reveal admit confirm claim deny refuse believe describe condemn praise predict".split()
) | set("accuse warn hope fear welcome write relay answer".split())
_LI: Final = fold_word("ل")
_BI: Final = fold_word("ب")[0]
_WHAT: Final = {fold_word("ما"), fold_word("لما")}
_SO_PARTICLES: Final = {fold_word(w) for w in ("فإن", "فقد", "فان")}


def find_phrase(page: Page, i: int) -> Hit | None:
    """The attribution whose cue is a phrase that begins at word `i`, or `None`."""
    by_second = page.pack.phrases[page.words[i]]
    longer = by_second.get(page.words[i + 1], ()) if i + 1 < page.count else ()
    for phrase in (*longer, *by_second.get(b"", ())):
        n = len(phrase.words)
        if n > 2 and tuple(page.words[i : i + n]) != phrase.words:
            continue
        if any(page.gaps[k] & (_HARD | COMMA) for k in range(i, min(i + n - 1, page.count))):
            continue
        kind = phrase.entry.kind
        if kind == "clause":
            hit = _clause(page, i, n, phrase)
        elif kind == "according":
            hit = _according(page, i, n, phrase)
        elif kind == "words":
            hit = _own_words(page, i, n, phrase)
        elif kind == "hidden":
            hit = _with_content(page, i, n, phrase)
            if hit is not None:
                hit.cue, hit.hidden = (i + n - 1, i + n), True
        else:
            hit = _with_content(page, i, n, phrase)
        if hit is not None:
            return hit
    return None


def _clause(page: Page, i: int, n: int, phrase: Phrase) -> Hit | None:
    """«حسب ما أكده فلان», «كما أعلنت الوزارة», «وفقا لما ذكرته الوكالة»: the content stands before."""
    k = i + n
    if k >= page.count or not page.flags[k] & p.VERB:
        return None
    if page.gaps[k - 1]:
        return None
    for form in page.pack.cues[page.words[k]]:
        if form.part != "verb" or form.prefix or form.person != 3:
            continue
        if form.entry.cls not in (
            "say",
            "add",
            "tell",
            "reveal",
            "admit",
            "confirm",
            "claim",
            "believe",
            "relay",
            "write",
            "show",
            "predict",
            "describe",
        ):
            continue
        limit = _zone_limit(page, k + 1)
        if any(page.flags[j] & _THAT_WORDS for j in range(k + 1, min(limit + 1, page.count))):
            return None  # «كما أعلن أن…» says on; it points to nothing before it
        if (
            len(phrase.words) == 1
            and not form.suffix
            and limit == k + 1
            and not page.gaps[k] & (COMMA | _HARD)
        ):
            return None
        if len(phrase.words) == 1 and i == page.sentence_start(i) and not page.gaps[limit - 1] & COMMA:
            return None
        following = page.flags[k + 1] if k + 1 < page.count else 0
        if following & (p.ILA | p.ALA | p.EAN | p.MIN | p.EVENT) and not form.suffix and n == 1:
            return None
        if not form.suffix and _takes_more(page, k, form, limit) and n == 1:
            return None
        source = noun_phrase(page, k + 1, limit)
        if n == 1 and not form.suffix and (source is None or not _can_speak(page, source[0], form)):
            return None
        return Hit((i, k + 1), form.entry, form, "before", (k + 1, limit), limit, source=source)
    return None


def _can_speak(page: Page, first: int, form: CueForm) -> bool:
    """Whether word `first` heads one who speaks; after a plain «قال» an unknown name may."""
    if (
        page.flags[first] & (p.SPEAKS | p.DEMONYM | p.NAME_PARTICLE)
        or page.words[first] in page.pack.quantifiers
    ):
        return True
    return (
        form.entry.cls == "say"
        and not page.flags[first]
        and not page.is_definite(first)
        and not page.is_bi(first)
    )


def comment_on(page: Page, k: int, form: CueForm) -> Hit | None:
    """«…، وهو ما نفته الوزارة», «…، الأمر الذي ألمح إليه الرئيس»: said of the clause before.

    The verb points back with its own suffix or its preposition's; the content ends before «وهو ما».
    """
    opener = k - 2
    if opener < 1 or page.words[opener:k] not in _COMMENTS or form.person != 3 or form.voice == "passive":
        return None
    after = k + 1
    if not form.suffix:
        if after >= page.count or page.gaps[k] or not page.flags[after] & p.PREPOSITION_SUFFIX:
            return None
        after += 1
    if form.entry.cls not in _COMMENTING or after >= page.count or opener == page.sentence_start(k):
        return None
    limit = _zone_limit(page, after) if not page.gaps[after - 1] & (_HARD | COMMA) else after
    source = noun_phrase(page, after, limit) if limit > after else None
    if source is None or not page.flags[source[0]] & (p.SPEAKS | p.DEMONYM | p.NAME_PARTICLE):
        return None
    return Hit((k, k + 1), form.entry, form, "before", (after, limit), opener, source=source)


def _takes_more(page: Page, k: int, form: CueForm, limit: int) -> bool:
    found = find_complement(page, k, form)
    return found is not None and found.zone_end <= limit


def _zone_limit(page: Page, k: int) -> int:
    """Where the source of a pointing phrase must end: its sentence, or a comma that closes it."""
    stop = min(page.stop_after(min(k, page.count - 1)) + 1, k + _LONGEST_SOURCE)
    j = k
    while j < stop and not page.gaps[j] & (_HARD | COMMA | COLON):
        j += 1
    return min(j + 1, stop)


def _according(page: Page, i: int, n: int, phrase: Phrase) -> Hit | None:
    k = i + n
    if k >= page.count or page.gaps[k - 1] & (_HARD | COMMA):
        return None
    word, flag = page.words[k], page.flags[k]
    if word in _WHAT or word in _SO_PARTICLES:
        return None
    limit = _past_apposition(page, _zone_limit(page, k))
    for j in range(k, limit):
        if page.words[j] in _SO_PARTICLES or (page.flags[j] & _THAT_WORDS and j > k):
            limit = j
            break
    if word in page.pack.rules or _is_request(page, k):
        return None
    glued = _speaker_behind(page, k)
    if phrase.entry.needs == "needed":
        quote = page.quote_at(k)
        if not (flag & p.SPEAKS or glued or (quote is not None and quote.last - k < 5)):
            return None
    if flag & (p.WHAT | p.TIME | p.WHEN | p.NEGATION | p.RELATIVE) and not flag & p.SPEAKS:
        return None
    source = noun_phrase(page, k, limit) or (k, min(k + 2, limit))
    return Hit((i, k), phrase.entry, None, "before", (k, limit), limit, source=source)


def _past_apposition(page: Page, limit: int) -> int:
    """Where a source with an aside in commas ends: «وبحسب فلانة، زوجة المخطوف، فقد وصلت…»."""
    if (
        limit >= page.count
        or not page.gaps[limit - 1] & COMMA
        or not page.flags[limit] & (p.PERSON | p.TITLE)
    ):
        return limit
    for k in range(limit, min(limit + 10, page.count - 1)):
        if page.gaps[k] & COMMA:
            return k + 1 if page.words[k + 1] in _SO_PARTICLES else limit
        if page.gaps[k] & _HARD:
            break
    return limit


def _is_request(page: Page, k: int) -> bool:
    """Whether a noun of asking follows: «بناء على طلب الشركة»: it is the cue, with its own source."""
    return (
        any(
            form.part in ("masdar", "noun") and form.entry.act == "directive"
            for form in page.pack.cues.get(page.words[k], ())
        )
        and not page.flags[k] & p.SPEAKS
    )


def _speaker_behind(page: Page, k: int) -> bool:
    """Whether the word is «لـ» glued to something that can speak: وفقا لوزارة…، طبقا للمتحدث."""
    word = page.words[k]
    if word[:1] != _LI:
        return False
    flags = page.pack.flags
    rest = flags.get(word[1:], 0) | flags.get(fold_word("ال") + word[2:], 0)
    return bool(rest & (p.SPEAKS | p.DEMONYM)) or word == _LI


def _own_words(page: Page, i: int, n: int, phrase: Phrase) -> Hit | None:
    """«على حد قوله», «على حد تعبير فلان», «ما أسماه …»."""
    k = i + n
    limit = _zone_limit(page, k) if k < page.count and not page.gaps[k - 1] & (_HARD | COMMA) else k
    if phrase.words[0].endswith(fold_word("ما")) and len(phrase.words) > 1:
        # «ما أسماه …»: the content follows.
        if k >= page.count or page.gaps[k - 1] & (_HARD | COMMA):
            return None
        return Hit((i, k), phrase.entry, None, "nominal", (k, k), k, quote=page.quote_at(k))
    source = (
        noun_phrase(page, k, limit)
        if limit > k
        and phrase.entry.lemma.split()[-1]
        and page.words[k - 1] == fold_word(phrase.entry.lemma.split()[-1])
        else None
    )
    return Hit((i, k), phrase.entry, None, "before", (k, limit), limit if source else k, source=source)


def _with_content(page: Page, i: int, n: int, phrase: Phrase) -> Hit | None:
    """A pretext or a noun phrase that brings its content: بدعوى أنهم…، بتهمة القتل، على ثقة بأن."""
    entry = phrase.entry
    k = i + n
    if k >= page.count or page.gaps[k - 1] & _HARD:
        return None
    if page.flags[k - 1] & _THAT_WORDS:
        cue_end = k - 1 if n > 1 else k
        start = k if page.flags[k - 1] & p.THAT else k - 1
        return Hit((i, cue_end), entry, None, "clause", (cue_end, cue_end), start, quote=page.quote_at(k))
    flag = page.flags[k]
    if flag & _THAT_WORDS:
        if not (entry.clause or entry.bi):
            return None
        start = k if flag & p.THAT_SUFFIX else k + 1
        return Hit((i, k), entry, None, "clause", (k, k), start, quote=page.quote_at(start))
    if entry.clause and not (entry.nominal_object or entry.bi or entry.prepositions):
        return None
    if flag & entry.prepositions and k + 1 < page.count:
        following = page.flags[k + 1]
        if following & _THAT_WORDS:
            start = k + 1 if following & p.THAT_SUFFIX else k + 2
            return Hit((i, k), entry, None, "clause", (k, k), start)
        return Hit((i, k), entry, None, "nominal", (k, k), k + 1)
    if entry.bi and page.words[k][0] == _BI and page.is_bi(k):
        return Hit((i, k), entry, None, "nominal", (k, k), k)
    if entry.nominal_object and not flag & (
        p.PREPOSITION_SUFFIX | p.RELATIVE | p.ILA | p.ALA | p.EAN | p.MIN | p.FI
    ):
        return Hit((i, k), entry, None, "nominal", (k, k), k, quote=page.quote_at(k))
    return None
