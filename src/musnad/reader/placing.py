"""Puts a source to each cue: right of it, left of it, in a genitive, or behind a relay."""

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.page import Page
from musnad.reader.sources import left_subject, noun_phrase
from musnad.text.script import fold_word

_ABOUT = p.EAN
_HEADS = p.SPEAKS | p.DEMONYM
_SAYINGS = {fold_word(w) for w in "قوله قولها قولهم قولهما تأكيده تأكيدها تأكيدهم إشارته إشارتها إعلانه إعلانها توضيحه تصريحه تصريحها إفادته".split()}


def place_sources(page: Page, hits: list[Hit]) -> None:
    """Sets `source`, `relay`, `medium` and `target` of every hit that has them in its clause."""
    for hit in list(hits):
        if hit.form is None or hit.how == "before":
            continue
        part = hit.part
        if part == "verb":
            _place_verb(page, hit)
        elif part in ("masdar", "noun"):
            _place_noun(page, hit)
        hit.medium = _medium(page, hit.zone)
        if hit.medium is None and hit.cue[0] > 1:
            start = page.sentence_start(hit.cue[0])
            if hit.cue[0] - start < 12:
                hit.medium = _medium(page, (start, hit.cue[0]))
    _merge_relays(page, hits)


def _medium(page: Page, zone: Range) -> Range | None:
    """«في بيان», «خلال مؤتمر صحفي»: the words that say where or in what it was said."""
    for k in range(zone[0], zone[1] - 1):
        if page.flags[k] & (p.FI | p.WHEN) and page.flags[k + 1] & p.MEDIUM:
            stop = k + 2
            if stop < zone[1] and not page.gaps[stop - 1] and (page.flags[stop] == 0 or page.flags[stop] & p.MEDIA) and page.words[stop][:1] != fold_word("ل"):
                stop += 1
            return (k, stop)
    return None


def _place_verb(page: Page, hit: Hit) -> None:
    form = hit.form
    assert form is not None
    i = hit.cue[0]
    first, stop = hit.zone
    if form.person == 3 and form.voice != "passive" and stop > first and form.number == "s":
        phrase = noun_phrase(page, first, stop)
        if phrase is not None and _can_speak(page, phrase, hit):
            hit.source = phrase
            if hit.entry.target_inside:
                _split_target(page, hit, phrase, stop)
            return
        if hit.entry.target_inside and phrase is not None:
            hit.start = phrase[0] if hit.how == "nominal" or hit.entry.cls == "describe" else hit.start
    if form.person == 3:
        hit.source = left_subject(page, hit)
        if hit.source is not None and hit.entry.target_inside and hit.how != "before" and stop > first:
            hit.start = first
    elif i and page.flags[i - 1] & p.PRONOUN:
        hit.source = (i - 1, i)
    if hit.source is None and hit.entry.target_inside and stop > first and not form.suffix:
        hit.start = first


def _can_speak(page: Page, phrase: Range, hit: Hit) -> bool:
    """Whether a phrase after a verb is its subject and not its object or the one addressed."""
    first = phrase[0]
    flag = page.flags[first]
    entry = hit.entry
    if entry.target or entry.target_inside:
        if hit.form is not None and _left_subject_likely(page, hit):
            return False
        if hit.form is not None and hit.form.prefix == "و" and _one_phrase_only(page, hit, phrase):
            # «وطالب الحكومة بـ…», «واتهم حماس بـ…»: with one phrase only, the speaker goes on.
            return _subject_shaped(page, hit, phrase)
    if flag & _HEADS:
        return True
    if flag & (p.EVENT | p.NEGATION | p.WHAT) and not page.quote_at(first):
        return False
    return flag == 0 or bool(page.quote_at(first)) or page.is_definite(first) or bool(flag & (p.DEMONSTRATIVE | p.CUE))


def _left_subject_likely(page: Page, hit: Hit) -> bool:
    i = hit.cue[0]
    if hit.form is not None and hit.form.prefix:
        return False
    return i > 0 and bool(page.flags[i - 1] & (p.RELATIVE | p.PRONOUN))


def _one_phrase_only(page: Page, hit: Hit, phrase: Range) -> bool:
    return phrase[1] >= hit.zone[1] or bool(page.flags[phrase[1]] & (p.TIME | p.WHEN | p.FI))


def _subject_shaped(page: Page, hit: Hit, phrase: Range) -> bool:
    """Whether the one phrase after a verb that takes an addressee looks like who speaks.

    A person with a name or an office speaks; a body or a people is more often spoken to.
    """
    first = phrase[0]
    flag = page.flags[first]
    if hit.entry.cls in ("accuse", "describe", "blame"):
        return False
    if any("x+" in f for f in hit.entry.frames) and hit.entry.prepositions | (1 if hit.entry.bi else 0):
        bare = {f for f in hit.entry.frames if "+" not in f}
        needed = {f[2:] for f in hit.entry.frames if f.startswith("x+")}
        if needed & bare:
            return bool(flag & (p.PERSON | p.TITLE | p.GIVEN_NAME | p.UNNAMED) or (flag == 0 and phrase[1] - first <= 3))
    return bool(flag & (p.PERSON | p.TITLE | p.GIVEN_NAME))


def _split_target(page: Page, hit: Hit, phrase: Range, stop: int) -> None:
    """«اتهم أبو مازن [وزير الخارجية بالتقصير]»: after the subject, what is spoken about is content."""
    k = phrase[1]
    while k < stop and page.flags[k] & (p.TIME | p.ADVERB):
        k += 1
    if k < stop and page.flags[k] & (p.FI | p.WHEN):
        while k < stop and not (page.gaps[k - 1] and k > phrase[1]):
            k += 1
    if k < stop:
        hit.start = k
        return
    # One phrase in the zone: it may hold subject and target side by side.
    split = _second_phrase(page, phrase)
    if split is not None:
        hit.source = (phrase[0], split)
        hit.start = split


def _second_phrase(page: Page, phrase: Range) -> int | None:
    """Where a second noun phrase begins inside the first: «أبو مازن | وزير الخارجية»."""
    first, stop = phrase
    for k in range(first + 1, stop):
        flag = page.flags[k]
        before = page.flags[k - 1]
        if flag & (p.PERSON | p.ORGANISATION | p.GROUP | p.PLACE | p.TITLE) and not page.words[k].startswith(fold_word("و")):
            if before & (p.ORGANISATION | p.PERSON | p.TITLE | p.GROUP) and not page.is_definite(k - 1) and not before & p.PLACE:
                continue
            if page.is_definite(k - 1) and page.is_definite(k) and not flag & p.ORGANISATION:
                continue
            if before & (p.NAME_PARTICLE | p.FI | p.MIN | p.ALA | p.ILA | p.EAN | p.WHERE):
                continue
            if page.flags[first] & p.TITLE and k == first + 1:
                continue
            return k
    return None


def _place_noun(page: Page, hit: Hit) -> None:
    """«دعوة الوزير إلى», «مطالب الشعب بأن»: the genitive after a noun of saying is its source."""
    form = hit.form
    assert form is not None
    if form.suffix or hit.zone[1] <= hit.zone[0] or hit.entry.cls == "accuse" or hit.entry.lemma.startswith("اتهام"):
        return
    phrase = noun_phrase(page, hit.zone[0], hit.zone[1])
    if phrase is not None and phrase[0] == hit.zone[0] and (page.flags[phrase[0]] & _HEADS or page.is_definite(phrase[0]) or not page.flags[phrase[0]]):
        if not page.is_definite(hit.cue[0]):
            hit.source = phrase


def _merge_relays(page: Page, hits: list[Hit]) -> None:
    """«نقلت وكالة X عن Y (قوله) إن»: Y says it, X relays it."""
    drop: list[Hit] = []
    for k, hit in enumerate(hits):
        if hit.entry.cls != "relay" or hit.form is None or hit.part != "verb":
            continue
        i = hit.cue[0]
        stop = min(i + 30, page.count)
        about = next((j for j in range(i + 1, stop) if page.flags[j] & p.EAN), None)
        if about is None or about > page.stop_after(i):
            continue
        saying = next((h for h in hits[k + 1 : k + 3] if h.part in ("masdar", "participle", "noun") and about < h.cue[0] < about + 25), None)
        end = saying.cue[0] if saying is not None else hit.start
        if hit.how in ("clause", "speech") and saying is None:
            end = hit.zone[1]
        elif saying is None:
            continue
        origin = noun_phrase(page, about + 1, end)
        relay = noun_phrase(page, i + 1, about)
        if origin is None:
            continue
        if saying is not None:
            saying.source, saying.relay = origin, relay
            drop.append(hit)
        else:
            hit.source, hit.relay = origin, relay
    for hit in drop:
        hits.remove(hit)
