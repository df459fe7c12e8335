"""Puts a source to each cue: right of it, left of it, in a genitive, or behind a relay."""

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.reader.sources import agrees, left_subject, noun_phrase, phrase_ending_at
from musnad.text.script import fold_word
from musnad.text.words import COMMA

_AND = fold_word("و")
_BI = fold_word("ب")
_LI = fold_word("ل")
_CAME = {"جاء", "ورد"}
_HEADS = p.SPEAKS | p.DEMONYM
_PREPOSITIONS = p.ILA | p.ALA | p.EAN | p.MIN | p.FI
_PERSONAL = p.PERSON | p.NAME_PARTICLE | p.TITLE | p.GIVEN_NAME | p.UNNAMED | p.HONORIFIC
_OPENS_CLAUSE = (
    p.THAT
    | p.THAT_SUFFIX
    | p.ALREADY
    | p.NEGATION
    | p.SWITCH
    | p.WAS
    | p.PRONOUN
    | p.CONTRAST
    | p.ADVERB
    | p.TIME
    | p.BECAUSE
    | p.QUESTION
)
_PLAIN_SAYING = {"say", "add", "tell", "deny", "claim", "admit", "answer"}
_OPEN_NOUNS = {
    "propose",
    "call",
    "demand",
    "promise",
    "threaten",
}  # nouns that need no source: دعوة إلى، اقتراح
# Classes whose verbs things can be the subject of: «الأرقام تؤكد», «ما يشير إلى». A thing is no source.
_EVIDENCE = {"show", "reveal", "confirm", "describe"}


def place_sources(page: Page, hits: list[Hit]) -> list[Hit]:
    """Sets `source`, `relay` and `medium`; returns the hits that someone can have said.

    A cue whose subject is a thing («الوقائع تثبت أن») reports nothing and is left out.
    """
    known: set[bytes] = set()
    kept: list[Hit] = []
    for hit in hits:
        if hit.form is not None and hit.how != "before":
            if hit.part == "verb":
                if not _place_verb(page, hit, known):
                    continue
            elif hit.part in ("masdar", "noun") and not _place_noun(page, hit):
                continue
            hit.medium = _medium(page, hit)
        if hit.source is not None:
            known.update(_last_names(page, hit.source))
        kept.append(hit)
    return _merge_relays(page, _merge_nouns(page, kept))


def _merge_nouns(page: Page, hits: list[Hit]) -> list[Hit]:
    """One attribution where a verb's content begins with a noun of saying.

    «أعرب عن أمله في…»: the verb attributes and the noun is its content's. «عبر عن قناعته بأن…»: the
    verb attributes what follows أن. «جدد التأكيد على أن…»: the noun attributes, the verb only repeats.
    """
    by_cue = {
        hit.cue[0]: hit
        for hit in hits
        if hit.part in ("noun", "masdar") or (hit.form is not None and hit.form.suffix)
    }
    sources = [hit.source for hit in hits if hit.source is not None and hit.part == "verb"]
    dropped: set[int] = set()
    for first, stop in sources:
        for at in range(first, stop):  # «كشفت تقارير إعلامية أن»: the reports speak, they are no cue
            if at in by_cue:
                dropped.add(id(by_cue[at]))
    for hit in hits:
        other = by_cue.get(hit.start)
        if other is None or hit.how != "nominal" or other is hit:
            continue
        if hit.entry.cls == "renew":
            other.source = other.source or hit.source
            dropped.add(id(hit))
        else:
            if (
                other.how == "clause"
                and hit.entry.act == "expressive"
                and page.words[hit.start] in page.pack.held
            ):
                hit.zone = (hit.zone[0], other.start)
                hit.how, hit.start, hit.quote = "clause", other.start, other.quote
            dropped.add(id(other))
    return [hit for hit in hits if id(hit) not in dropped]


def _last_names(page: Page, source: Range) -> list[bytes]:
    """The words by which a person just named may be named again."""
    if not page.flags[source[0]] & (p.PERSON | p.TITLE | p.GIVEN_NAME | p.UNNAMED) and page.flags[source[0]]:
        return []
    return [page.words[k] for k in range(*source) if not page.flags[k] & ~(p.GIVEN_NAME | p.CUE | p.VERB)]


def _medium(page: Page, hit: Hit) -> Range | None:
    """«في بيان», «خلال مؤتمر صحفي»: the words that say in what it was said, near the cue."""
    start = page.sentence_start(hit.cue[0])
    zones = [hit.zone]
    if hit.cue[0] - start < 12:
        zones.append((start, hit.cue[0]))
    for first, stop in zones:
        for k in range(first, min(stop, page.count) - 1):
            if page.flags[k] & (p.FI | p.WHEN) and page.flags[k + 1] & p.MEDIUM:
                end = k + 2
                if (
                    end < stop
                    and not page.gaps[end - 1]
                    and not page.flags[end]
                    and page.words[end][:1] != fold_word("ل")
                ):
                    end += 1
                return (k, end)
    return None


def _place_verb(page: Page, hit: Hit, known: set[bytes]) -> bool:
    """Finds the subject of a verb; false where the verb has one that cannot speak."""
    form, entry = hit.form, hit.entry
    if form is None:
        return False
    i = hit.cue[0]
    first, stop = hit.zone
    previous = page.flags[i - 1] if i else 0
    if form.person != 3:
        at = i - 1
        while at > 0 and page.flags[at] & (p.NEGATION | p.ALREADY) and not page.gaps[at]:
            at -= 1
        if at >= 0 and page.flags[at] & p.PRONOUN:
            hit.source = (at, at + 1)
        if f"X+{hit.frame}" in entry.frames and stop > first and not form.suffix:
            hit.start = first
        return True
    if entry.lemma in _CAME:
        if stop <= first or not page.flags[first] & p.FI:
            return False
        hit.source = noun_phrase(page, first + 1, stop)  # «جاء في البيان أن»: the statement says it
        return hit.source is not None
    left: Range | None = None
    if not form.prefix.startswith("و") or form.prefix == "وس":
        left = left_subject(page, hit)
    if form.voice == "passive" or (
        form.aspect == "present" and stop == first and form.gender == "m" and form.number == "s"
        and fold_word(entry.lemma) in page.pack.impersonal and not previous & (p.RELATIVE | p.THAT_SUFFIX | p.PRONOUN)
        and (left is None or not _heads_clause(page, left))
    ):  # fmt: skip
        hit.source = None
        hit.hidden = True
        return not previous & p.WHAT
    inside = f"X+{hit.frame}" in entry.frames
    targets = inside or f"x+{hit.frame}" in entry.frames
    if left is not None and (
        previous & p.RELATIVE
        or (targets and stop > first)
        or (page.flags[left[0]] & _HEADS
        and _opens(page, left[0]))
    ):
        phrase = None
    else:
        phrase = noun_phrase(page, first, stop) if stop > first else None
    if phrase is not None and not _subject_shaped(page, phrase):
        if (
            not inside
            and page.flags[phrase[0]] & p.EVENT
            and (hit.how == "nominal" or entry.cls in _EVIDENCE)
            and not targets
        ):
            return False  # «تسمح استقالته بـ…»: an event says nothing
        if inside and hit.how != "speech":
            hit.start = min(hit.start, phrase[0]) if phrase[0] >= first else hit.start
        phrase = None
    if phrase is not None and form.number != "s":
        phrase = None if not targets else phrase
        if phrase is not None and inside:
            hit.start = phrase[0]
        phrase = None
    if phrase is not None and targets:
        phrase = _subject_and_target(page, hit, phrase, known)
    elif phrase is None and inside and stop > first and not form.suffix and left is not None:
        hit.start = _past_adjuncts(page, first, stop)
    if phrase is not None:
        hit.source = phrase
        return _credible(page, hit, phrase, known, left_side=False)
    if left is not None:
        hit.source = left
        return _credible(page, hit, left, known, left_side=True)
    return _may_drop_subject(page, hit, previous)


def _heads_clause(page: Page, phrase: Range) -> bool:
    """Whether a preposed phrase looks like the subject of a verb in the singular: one that can speak."""
    first = phrase[0]
    return (
        bool(page.flags[first] & _HEADS)
        and page.pack.numbers.get(page.words[first]) != "p"
        and page.pack.genders.get(page.words[first]) != "f"
    )


def _past_adjuncts(page: Page, first: int, stop: int) -> int:
    while first < stop - 1 and page.flags[first] & (p.TIME | p.ADVERB):
        first += 1
    return first


def _subject_shaped(page: Page, phrase: Range) -> bool:
    """Whether a phrase after a verb can be its subject at all."""
    first = phrase[0]
    flag = page.flags[first]
    if flag & _HEADS or page.quote_at(first) is not None:
        return True
    if page.is_definite(first) and page.words[first][:1] in (_BI, _LI):
        return False
    if flag & p.EVENT and any(
        page.flags[k] & (p.PERSON | p.TITLE | p.GIVEN_NAME) for k in range(first + 1, phrase[1])
    ):
        return not page.flags[first + 1] & ~p.GIVEN_NAME
    return not (flag & (p.EVENT | p.NEGATION | p.WHAT | p.QUESTION) or page.words[first][:1].isdigit())


def _subject_and_target(page: Page, hit: Hit, phrase: Range, known: set[bytes]) -> Range | None:
    """Parts the one who speaks from the one spoken to or about; sets where the content begins.

    «اتهم أبو مازن | وزير الخارجية بـ»: two phrases. «طالب الحكومة بـ» has one, and whether it is who
    speaks or who is spoken to is told by agreement, by name and by what the verb must have.
    """
    entry, form = hit.entry, hit.form
    if form is None:
        return phrase
    first, stop = hit.zone
    inside = f"X+{hit.frame}" in entry.frames
    split = _second_phrase(page, phrase, known)
    after = phrase[1]
    while split is None and after < stop and page.flags[after] & (p.TIME | p.ADVERB):
        after += 1
    if split is None:
        pause = next((k + 1 for k in range(phrase[1], stop - 1) if page.gaps[k] & COMMA), None)
        if pause is not None and not page.flags[pause] & (_PREPOSITIONS | p.WHEN | p.WHERE | p.TIME):
            split = pause
            if inside:
                hit.start = split
            return phrase
    if (
        split is None
        and after < stop
        and not page.flags[after] & (_PREPOSITIONS | p.WHEN | p.WHERE | p.RELATIVE | p.PRONOUN)
    ):
        split = after
    if split is not None:
        if inside:
            hit.start = split
        return (phrase[0], min(split, phrase[1]))
    last = page.words[phrase[1] - 1]
    flag = page.flags[phrase[0]]
    spoken_to = False
    if page.flags[hit.cue[1]] & p.PREPOSITION_SUFFIX and not form.prefix:
        spoken_to = True  # «نداء دعا فيه الأطباء إلى»: the clause hangs on a noun, its subject is dropped
    elif not agrees(page, phrase[0], form.gender, form.number):
        spoken_to = True
    elif flag & _PERSONAL or last in known or (not flag and not page.is_definite(phrase[0]) and not inside):
        spoken_to = False
    elif entry.cls == "call" and hit.frame in ("ala", "object"):
        spoken_to = True  # «حث المجتمع الدولي على»: one urges somebody
    elif inside or not _has_bare_frame(hit):
        spoken_to = bool(form.prefix) or bool(known)
    if spoken_to:
        if inside:
            hit.start = phrase[0]
        return None
    return phrase


def _has_bare_frame(hit: Hit) -> bool:
    """Whether the verb can do without an addressee in the frame it has here: دعا إلى, طالب بـ."""
    return hit.frame in hit.entry.frames


def _second_phrase(page: Page, phrase: Range, known: set[bytes]) -> int | None:
    """Where a second noun phrase begins inside the first: «أبو مازن | وزير الخارجية»."""
    first, stop = phrase
    flags, words = page.flags, page.words
    for k in range(first + 1, stop):
        flag, before = flags[k], flags[k - 1]
        if page.is_joined(k):
            continue
        if words[k][:1].isdigit():
            return k
        if before & (_PREPOSITIONS | p.NAME_PARTICLE | p.WHERE | p.WHEN | p.DEMONSTRATIVE):
            continue
        if words[k - 1] in known and not flag & (p.GIVEN_NAME | p.NAME_PARTICLE) and words[k] not in known:
            return k
        if not flag & (p.PERSON | p.ORGANISATION | p.GROUP | p.PLACE | p.TITLE):
            continue
        if k == first + 1 and flags[first] & (p.TITLE | p.PERSON) and not page.is_definite(first):
            continue
        if before & (p.ORGANISATION | p.PERSON | p.TITLE | p.GROUP | p.DOCUMENT) and not page.is_definite(
            k - 1
        ):
            continue
        if (
            page.is_definite(k - 1)
            and page.is_definite(k)
            and not flag & (p.ORGANISATION | p.PLACE | p.GROUP)
        ):
            continue
        if flag & p.TITLE and before & p.TITLE:
            continue
        if page.is_definite(k - 1) and flag & p.TITLE and not flags[first] & p.GIVEN_NAME:
            if page.is_definite(k) or not page.is_definite(k + 1):
                continue
        if (
            flag & p.PERSON
            and not page.is_definite(k)
            and flags[first] & (p.PERSON | p.TITLE)
            and page.is_definite(k - 1)
            and page.is_definite(first)
        ):
            return k
        return k
    return None


def _credible(page: Page, hit: Hit, phrase: Range, known: set[bytes], *, left_side: bool) -> bool:
    """Whether the phrase is one that can say such a thing: «الوزير يؤكد», not «الوقائع تؤكد»."""
    first = phrase[0]
    flag = page.flags[first]
    form = hit.form
    if form is None:
        return False
    previous = page.flags[hit.cue[0] - 1] if hit.cue[0] else 0
    if flag & (_HEADS | p.PRONOUN) or page.quote_at(first) is not None or form.number == "p":
        return True
    if (
        left_side
        and form.aspect == "present"
        and not flag
        and not page.is_definite(first)
        and page.words[first] not in known
    ):
        if hit.how == "nominal" or not _opens(page, first):
            return False  # «خطوة احترافية تؤكد…»: a clause that describes a noun
    if any(
        page.flags[k] & (p.GIVEN_NAME | p.TITLE | p.DEMONYM) for k in range(first, min(first + 4, phrase[1]))
    ):
        return True
    if page.words[first] in page.pack.quantifiers:
        return True
    if flag & (p.DEMONSTRATIVE | p.EVENT | p.TIME):
        return False
    if flag & p.CUE and not page.is_definite(first):
        return not left_side
    if left_side:
        if page.is_definite(first):
            return form.gender == "m" and form.number == "s" and phrase[1] - first == 1
        if previous & p.RELATIVE and page.words[first] not in known:
            return False  # «مواقفها التي تعبر عن»
        if phrase[1] - first > 1 and page.is_definite(first + 1):
            return False  # a genitive of an unknown common noun: «درجات الحرارة تدفع»
        return hit.how != "nominal" or hit.entry.needs == "-"
    if page.is_definite(first) and form.gender == "f":
        return hit.entry.cls not in _EVIDENCE
    if hit.how == "nominal":
        return hit.entry.needs == "-"
    return True


def _opens(page: Page, first: int) -> bool:
    """Whether word `first` begins a sentence or follows أن or كان."""
    return page.sentence_start(first) == first or bool(page.flags[first - 1] & (p.THAT | p.WAS))


def _may_drop_subject(page: Page, hit: Hit, previous: int) -> bool:
    """Whether a verb with no subject in sight can have dropped it here.

    It can at the head of a clause («وأضاف أن», «أنه يأمل في»); a verb in the middle of one has a
    subject that was not recognised, or describes a noun («غواصة تسمى…»).
    """
    form = hit.form
    if form is None:
        return False
    i = hit.cue[0]
    if previous & (p.WHAT | p.RELATIVE | p.WHO):
        if previous & p.RELATIVE and hit.how != "nominal":
            return not page.words[i - 1].startswith(_AND)
        return False
    if (
        hit.entry.cls in _EVIDENCE
        and form.aspect == "present"
        and not form.prefix
        and not previous & (p.THAT_SUFFIX | p.NEGATION)
    ):
        return False  # «…، تؤكد أن»: things confirm
    if form.prefix == "و" and page.flags[i] & p.EVENT and i and not page.gaps[i - 1] and hit.how == "nominal":
        return False  # «لزيادة الموارد وحث المشجعين على»: a noun joined to a noun
    if form.prefix:
        return hit.how != "nominal" or hit.entry.needs != "clause"
    if hit.how == "speech" and hit.quote is not None:
        return True
    if i == 0 or page.gaps[i - 1] or previous & _OPENS_CLAUSE:
        return hit.how != "nominal" or hit.entry.needs == "-"
    if (form.number == "p" and hit.entry.needs != "clause") or (hit.how != "nominal" and form.number == "p"):
        return True  # only people do things in the plural
    if hit.how == "clause" and form.aspect == "past" and hit.entry.cls in _PLAIN_SAYING:
        return True  # its subject was not recognised; it says something all the same
    if i + 1 < page.count and page.flags[i + 1] & p.PREPOSITION_SUFFIX and hit.how == "clause":
        return True  # «بتصريح يؤكد فيه أن»
    # «وحول كذا نفى أن…»: the clause began with what it is about.
    opening = page.flags[page.sentence_start(i)]
    return hit.how == "clause" and bool(opening & (p.WHERE | p.EAN | p.WHEN | p.FI))


def _place_noun(page: Page, hit: Hit) -> bool:
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
        if asker is not None and page.flags[asker[0]] & _HEADS:
            hit.source = asker
            return True
    accuses = hit.entry.cls == "accuse" or hit.entry.lemma.startswith(("اتهام", "تهم"))
    if not form.suffix and stop > first and not accuses:
        phrase = noun_phrase(page, first, stop)
        if (
            phrase is not None
            and phrase[0] == first
            and not page.is_definite(i)
            and _subject_shaped(page, phrase)
        ):
            if page.flags[first] & _HEADS or page.words[first] in page.pack.quantifiers:
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
    return not page.is_definite(i) and _only_adjectives(page, first, stop)


def _only_adjectives(page: Page, first: int, stop: int) -> bool:
    """«تعهدا خطيا بعدم…»: nothing but an adjective or two stands before the complement."""
    return stop - first <= 2 and not any(
        page.flags[k] & ~p.CUE or page.is_definite(k) for k in range(first, stop)
    )


def _light_subject(page: Page, noun: int) -> tuple[Range | None] | None:
    """Whose «قدم … شكره», «وجهت … انتقادات», «أصدرت أمرا» it is: the subject of the light verb before
    the noun, as a one-tuple; `None` where there is no such verb.
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
            if phrase is not None and phrase[1] >= noun - 1 and page.flags[phrase[0]] & _HEADS:
                return (phrase,)
            return None
        if page.flags[k] & (p.THAT | p.RELATIVE | p.VERB) and not page.flags[k] & p.EVENT:
            return None
    return None


def _merge_relays(page: Page, hits: list[Hit]) -> list[Hit]:
    """«نقلت وكالة X عن Y قوله إن»: X relays what Y says; «نقلت X عن Y أن» is one, Y's, by way of X."""
    out: list[Hit] = []
    for hit in hits:
        if hit.part == "verb" and hit.entry.cls == "relay":
            found = _relayed(page, hit.cue[0], hit.zone[1])
            if found is not None:
                relay, origin = found
                saying = _saying_after(page, hit, origin)
                if saying is not None:
                    hit.source, hit.how, hit.start = relay, "clause", saying.cue[0]
                    hit.zone = (hit.zone[0], saying.cue[0])
                    saying.origin = (origin[0], min(origin[1], saying.cue[0]))
                    saying.relay = relay
                    out += [hit, saying]
                    continue
                hit.source, hit.relay = origin, relay
        elif (
            hit.part in ("masdar", "participle")
            and hit.source is None
            and hit.form is not None
            and hit.form.suffix
        ):
            if out and out[-1].cue == hit.cue:
                continue  # a relay has brought it already
        out.append(hit)
    return out


def _saying_after(page: Page, hit: Hit, origin: Range) -> Hit | None:
    """The «قوله» between a relay's origin and the complement, as an attribution of its own."""
    for k in range(hit.zone[1] - 1, max(origin[0], hit.zone[1] - 7), -1):
        for form in page.pack.cues.get(page.words[k], ()):
            if form.part == "masdar" and form.suffix:
                return Hit(
                    (k, k + 1),
                    form.entry,
                    form,
                    hit.how,
                    (k + 1, hit.zone[1]),
                    hit.start,
                    hit.quote,
                    hit.frame,
                )
    return None


def _relayed(page: Page, verb: int, end: int) -> tuple[Range | None, Range] | None:
    """The relay and the origin in «نقلت <الوكالة> عن <المتحدث>» before word `end`."""
    about = next((j for j in range(verb + 1, end) if page.flags[j] & p.EAN), None)
    if about is None:
        return None
    origin = noun_phrase(page, about + 1, end)
    return (noun_phrase(page, verb + 1, about), origin) if origin is not None else None
