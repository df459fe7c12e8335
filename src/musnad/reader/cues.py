"""The cues of an article: words that attribute, each with what it attributes begun."""

from typing import Final

from musnad.lang import pack as p
from musnad.lang.pack import CueForm
from musnad.reader.bare import bare_speech, direct_object, plain_object, quoted_before, two_objects
from musnad.reader.frames import FARTHEST, FARTHEST_HOMOGRAPH, Complement, find_complement
from musnad.reader.grammar import CAME, HOMOGRAPH, PREPOSITIONS, THAT_WORDS
from musnad.reader.hits import Hit
from musnad.reader.page import Page
from musnad.reader.phrases import comment_on, find_phrase
from musnad.reader.preposed import phrase_ending_at
from musnad.text.script import encode, fold_word
from musnad.text.words import COMMA, PAREN_OPEN

MOST_CUES: Final = 120
_ASKED: Final = {"طلب", "مطلب"}
_THAT_ONE: Final = fold_word("ذلك")
_WITH_THAT: Final = fold_word("بذلك")
_NO: Final = {fold_word("لا"), fold_word("ولا")}
_TA_MARBUTA: Final = encode("ة")
_YA: Final = encode("ي")
_ALEF: Final = encode("ا")
_CALLED_FOR: Final = ("demand", "call", "order", "propose", "advise")
_NOMINAL_NOUNS: Final = {
    *_CALLED_FOR,
    "accuse",
    "promise",
    "threaten",
    "refuse",
    "warn",
    "deny",
    "condemn",
    "praise",
}
_TANWIN_ENDINGS: Final = fold_word("ا")
_FEMININE: Final = fold_word("ه")
_PLURALS: Final = tuple(fold_word(w) for w in ("ين", "ات"))


def find_cues(page: Page) -> list[Hit]:
    """Every attribution's cue in reading order, with the frame it takes and where its content begins.

    Of a sentence with more than `MOST_CUES` cues only the first are read; `page.unread` counts the
    words that were passed over. No news sentence comes near; made-up text must not cost more.
    """
    hits: list[Hit] = []
    sentence_end, in_sentence = -1, 0
    pack = page.pack
    words, flags = page.words, page.flags
    fillers, phrases = pack.fillers, pack.phrases
    taken = -1
    for i in page.facts.triggers:
        word = words[i]
        following = words[i + 1] if i + 1 < page.count else b""
        filler = fillers.get(word)
        if filler is not None and following in filler and (length := _filler(page, i)):
            taken = max(taken, i + length - 1)
            continue
        if i <= taken:
            continue
        if i > sentence_end:
            sentence_end, in_sentence = page.stop_after(i), 0
        if in_sentence >= MOST_CUES:
            page.unread += 1
            continue
        phrase = phrases.get(word)
        if phrase is not None and (following in phrase or b"" in phrase):
            hit = find_phrase(page, i)
            if hit is not None:
                hits.append(hit)
                in_sentence += 1
                taken = hit.cue[1] - 1
                continue
        if flags[i] & p.CUE:
            hit = _find_form(page, i)
            if hit is not None:
                hits.append(hit)
                in_sentence += 1
    return hits


def _filler(page: Page, i: int) -> int:
    """How many words of an impersonal filler stand at `i`: يذكر أن، تجدر الإشارة إلى أن."""
    second = page.words[i + 1] if i + 1 < page.count else b""
    for words in page.pack.fillers[page.words[i]].get(second, ()):
        n = len(words)
        if n == 2 or tuple(page.words[i : i + n]) == words:
            return n
    return 0


def _find_form(page: Page, i: int) -> Hit | None:
    previous = page.flags[i - 1] if i else 0
    for form in page.pack.cues[page.words[i]]:
        part = form.part
        if part == "verb":
            hit = _verb(page, i, form, previous)
        elif part == "participle":
            hit = _participle(page, i, form, previous)
        else:
            hit = _noun(page, i, form, previous)
        if hit is not None:
            return hit
    return None


def _hit(i: int, form: CueForm, found: Complement) -> Hit:
    return Hit(
        cue=(i, i + 1),
        entry=form.entry,
        form=form,
        how=found.how,
        zone=(i + 1, found.zone_end),
        start=found.start,
        quote=found.quote,
        frame=found.frame,
    )


def _verb(  # noqa: C901, PLR0911, PLR0912 (each test that a reading can fail, one a line)
    page: Page, i: int, form: CueForm, previous: int
) -> Hit | None:
    entry = form.entry
    if previous & (PREPOSITIONS | p.WHEN) and not previous & (p.TIME | p.SPEAKS) and not form.prefix:
        # A preposition governs a noun, not a verb: «في طلب…»; «منذ أعلن», «بعدما أعلن» are verbs.
        if previous & PREPOSITIONS:
            return None
    if previous & (p.WHAT | p.RELATIVE) and not form.prefix:
        commented = comment_on(page, i, form)
        if commented is not None:
            return commented
    if form.suffix and form.prefix == "ل":
        return None  # «ليطلعه على»: what for
    if form.suffix and not (entry.target_inside or entry.target or entry.cls == "relay"):
        return None  # «ذكره» only points back
    if form.aspect == "jussive" and not (previous & p.NEGATION or form.prefix == "ل"):
        return None
    if page.is_definite(i) or (form.aspect == "past" and not form.prefix and i and page.words[i - 1] in _NO):
        return None  # «لا شك في أن»: «لا» negates no past
    if form.person == 1 and form.aspect == "present" and not form.prefix and previous & p.THAT:
        return None  # «من المهم أن نضمن أن»: wished for, not said
    if form.person == 1 and not form.prefix and not previous & (p.PRONOUN | p.NEGATION | p.WAS | p.ALREADY):
        following = page.flags[i + 1] if i + 1 < page.count else 0
        if page.quotes.around(i) is None and not following & THAT_WORDS:
            if form.aspect == "past" or (form.number == "s" and not following & PREPOSITIONS):
                return None  # «أفضل», «أبرز», «ابنا» are no verbs
    if entry.lemma in CAME and not (i + 1 < page.count and page.flags[i + 1] & p.FI):
        return None
    if entry.needs == "clause" and not page.opens_within(i, FARTHEST):
        return None
    if page.flags[i] & HOMOGRAPH and not entry.prepositions and not page.opens_within(i, FARTHEST_HOMOGRAPH):
        return None
    found = None
    if i + 1 < page.count and page.words[i + 1] in page.pack.speech_starts:
        found = bare_speech(page, i, form)
    if found is None:
        found = find_complement(page, i, form) or bare_speech(page, i, form) or two_objects(page, i, form)
        found = found or plain_object(page, i, form, previous) or quoted_before(page, i, form)
    if found is None:
        return None
    if not _spelt_so(page, i, form):
        return None
    if form.suffix and not {f"x+{found.frame}", f"X+{found.frame}"} & entry.frames:
        return None  # the suffix must be the one spoken to or about
    pointed = found.how == "nominal" and page.words[found.start] == _THAT_ONE and entry.cls != "deny"
    if pointed or page.words[i + 1 : i + 2] == [_WITH_THAT]:
        return None  # «تعلن ذلك», «أفاد بذلك المدير»: said elsewhere
    if entry.needs == "rule" and page.pack.rules.isdisjoint(page.words[i + 1 : found.zone_end]):
        return None  # «صدر أمر بـ», not «صدر العدد»
    if entry.needs == "blame" and page.pack.blame.isdisjoint(page.words[i + 1 : i + 12]):
        return None  # «حمّل الحكومة المسؤولية», not «حمل السلاح»
    if entry.cls == "refuse" and not page.pack.no_comment.isdisjoint(page.words[i + 1 : found.start + 1]):
        return None  # «رفض التعليق»
    withheld = page.pack.identity.isdisjoint
    if not (withheld(page.words[i + 1 : i + 3]) and withheld(page.words[found.zone_end : found.start + 4])):
        return None  # «رفض الكشف عن هويته», «طلب عدم ذكر اسمه»
    if (
        previous & (p.RELATIVE | p.WHAT)
        and i + 1 < page.count
        and page.flags[i + 1] & p.PREPOSITION_SUFFIX
        and found.how == "nominal"
    ):
        return None
    if page.flags[i] & HOMOGRAPH:
        # A form that is also a preposition needs a subject that can speak, and أن: «بين الوزير أن».
        if (
            found.how == "speech"
            or (found.how == "nominal" and found.frame != "ean")
            or (found.frame == "an" and not {"an", "inna"} & entry.frames)
            or any(page.gaps[k] & COMMA for k in range(i, found.zone_end - (not entry.prepositions)))
            or any(word in page.pack.going_on for word in page.words[i + 1 : found.zone_end])
        ):
            return None
        following = page.flags[i + 1]
        if found.zone_end > i + 1 and not following & (p.SPEAKS | p.FI | p.TIME | p.ADVERB):
            if following or found.how != "clause" or found.zone_end - i > 9:
                return None
    if found.how == "nominal" and not _nominal_allowed(page, i, form, found):
        return None
    hit = _hit(i, form, found)
    hit.negated = bool(previous & p.NEGATION)
    return hit


def _spelt_so(page: Page, i: int, form: CueForm) -> bool:
    """Whether the letters that folding merges agree with the form: نسبه is not نسبة, نادى not نادي."""
    last = page.raw(i)[-1:]
    if form.suffix == "ه" and last == _TA_MARBUTA:
        return False
    if last == _ALEF and form.entry.lemma.endswith("أ") and form.aspect == "past" and not form.suffix:
        return False  # هنأ, not هنا
    if last != _YA or form.suffix or form.number != "s":
        return True
    written = form.entry.lemma if form.aspect == "past" else form.entry.present
    return not (form.aspect in ("past", "present") and written.endswith("ى"))


def _nominal_allowed(page: Page, i: int, form: CueForm, found: Complement) -> bool:
    """Whether a nominal complement makes this verb an attribution here."""
    entry = form.entry
    if entry.needs == "clause":
        return False
    if entry.needs == "speaker" and found.zone_end > i + 1 and form.number == "s":
        zone = range(i + 1, found.zone_end)
        return any(
            page.flags[k] & (p.SPEAKS | p.DEMONYM | p.NAME_PARTICLE)
            or (not page.flags[k] and not page.is_bi(k))
            for k in zone
        )
    return True


def _participle(  # noqa: PLR0911 (each test that a reading can fail)
    page: Page, i: int, form: CueForm, previous: int
) -> Hit | None:
    """«مؤكدا أن», «مشيرة إلى», «منددين بـ»: indefinite, and in the form an adverb takes."""
    word = page.words[i]
    if page.is_definite(i) or previous & (PREPOSITIONS | p.WHEN | p.WHERE):
        return None
    accusative = (
        (word.endswith(_TANWIN_ENDINGS) and form.gender == "m")
        or (word.endswith(_FEMININE) and form.gender == "f")
        or word.endswith(_PLURALS)
    )
    if not page.pack.identity.isdisjoint(page.words[i + 1 : i + 4]):
        return None  # «مشترطا عدم ذكر اسمه»
    found = find_complement(page, i, form)
    if found is None or found.zone_end > i + 1:
        found = direct_object(page, i, form, found) or found
    if found is None:
        return None
    if found.how == "nominal" and form.entry.needs == "clause":
        return None
    if found.zone_end - i > 18:
        return None
    if previous & p.WAS and found.how == "nominal":
        return None
    if word.endswith(_PLURALS[1]) and found.how == "nominal" and not page.before(i):
        return None  # «النماذج ومسوغات التعيين»: a noun
    if not word.endswith(_TANWIN_ENDINGS) and found.how == "nominal" and i and not page.gaps[i - 1]:
        if not page.is_definite(i - 1) and not previous & (p.GIVEN_NAME | p.PLACE | p.TIME | p.ADVERB):
            return None  # «تظاهرات مناهضة للحكومة»: an adjective
    if not accusative:
        # «رئيس اللجنة مقتنع بأن»: a predicate, with its subject in front of it.
        if found.how != "clause" or found.zone_end > i + 1 or page.before(i) or not i:
            return None
        hit = _hit(i, form, found)
        hit.source = phrase_ending_at(page, i - 1, page.sentence_start(i), form.gender, form.number)
        if hit.source is None or not page.flags[hit.source[0]] & (p.SPEAKS | p.DEMONYM):
            return None
        return hit
    if found.zone_end > i + 1 and found.how == "nominal" and not form.entry.target:
        if page.flags[i + 1] & p.SPEAKS and not form.entry.target_inside:
            return None
    hit = _hit(i, form, found)
    if f"X+{found.frame}" in form.entry.frames and page.is_definite(i + 1):
        hit.start = i + 1  # «متهما الطرف الآخر بـ»
    return hit


def _noun(  # noqa: PLR0911 (each test that a reading can fail)
    page: Page, i: int, form: CueForm, previous: int
) -> Hit | None:
    """A noun of saying: تأكيده أن، دعوة الوزير إلى، اتهامات بـ."""
    entry = form.entry
    if not _spelt_so(page, i, form):
        return None
    if not page.pack.identity.isdisjoint(page.words[i + 1 : i + 3]):
        return None  # «عدم ذكر اسمه»
    if previous & p.ORGANISATION and not page.flags[i - 1] & p.EVENT and not form.suffix:
        return None  # «وكالة أنباء»
    found = find_complement(page, i, form)
    if found is None or found.how == "speech":
        return None
    if not page.pack.identity.isdisjoint(page.words[found.zone_end : found.start + 4]):
        return None  # «رفض الرجل الكشف عن هويته»
    distance = found.zone_end - i - 1
    if distance > 12 or not page.pack.going_on.isdisjoint(page.words[i + 1 : found.zone_end]):
        return None  # «تلك الاتهامات نافيا…»: another cue has the complement
    zone = range(i + 1, found.zone_end)
    if any(page.gaps[k - 1] & (COMMA | PAREN_OPEN) for k in zone):
        return None
    if any(
        page.flags[k] & (p.VERB | p.RELATIVE | p.WAS | PREPOSITIONS)
        and not page.flags[k] & (p.EVENT | p.SPEAKS)
        for k in zone
    ):
        return None
    if found.how == "nominal":
        if form.part == "masdar" and entry.cls not in _NOMINAL_NOUNS:
            return None
        if entry.nominal_object and found.start == found.zone_end and form.part == "masdar":
            # «رفض تطبيق…» as a noun needs its source: «رفضه تطبيق», «رفض الوزير تطبيق».
            if (
                not form.suffix
                and distance == 0
                and (entry.cls not in _CALLED_FOR or (entry.lemma in _ASKED and found.frame == "object"))
            ):
                return None
        if form.prefix.startswith("و") and previous & p.EVENT:
            return None  # «فخرها واعتزازها بـ»: one noun with the one before it
    elif (
        form.part == "masdar"
        and not form.suffix
        and distance == 0
        and previous & p.VERB
        and not page.is_definite(i)
    ):
        return None
    elif previous & (p.NEGATION | p.VERB) and not form.suffix and distance == 0:
        return None  # «لا شك أن», «لديه علم بأن» say nobody's mind
    return _hit(i, form, found)
