"""Puts a source to each cue: right of it, left of it, in a genitive, or behind a relay."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.boundaries import begins_noun, last_noun
from musnad.reader.grammar import CAME, HEADS, PREPOSITIONS
from musnad.reader.hits import Hit, Range
from musnad.reader.merging import merge_nouns, merge_relays
from musnad.reader.nouns import place_noun
from musnad.reader.page import Page
from musnad.reader.preposed import agrees, left_subject
from musnad.reader.shapes import (
    EVIDENCE,
    PLAIN_SAYING,
    credible,
    heads_clause,
    may_drop_subject,
    opens,
    subject_shaped,
)
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word
from musnad.text.words import COMMA

_ON_BEHALF: Final = fold_word("باسم")
_CALLED: Final = "دعا"
_SAID: Final = "قال"
_OBLIQUE: Final = fold_word("ين")
_PERSONAL: Final = p.PERSON | p.NAME_PARTICLE | p.TITLE | p.GIVEN_NAME | p.UNNAMED | p.HONORIFIC


def place_sources(page: Page, hits: list[Hit]) -> list[Hit]:
    """Sets `source`, `relay` and `medium`; returns the hits that someone can have said.

    A cue whose subject is a thing («الوقائع تثبت أن») reports nothing and is left out.
    """
    known: set[bytes] = set()
    kept: list[Hit] = []
    for hit in hits:
        if hit.form is not None and hit.how != "before":
            _take_lead_verb(page, hit)
            if kept and kept[-1].cue == hit.cue:
                continue  # the lead verb has its content already
            if hit.part == "verb":
                if not _place_verb(page, hit, known):
                    continue
            elif hit.part in ("masdar", "noun") and not place_noun(page, hit):
                continue
            hit.medium = _medium(page, hit)
        if hit.source is not None:
            known.update(_last_names(page, hit.source))
        kept.append(hit)
    return merge_relays(page, merge_nouns(page, kept))


def _take_lead_verb(page: Page, hit: Hit) -> None:
    """«ويتابع فلان قائلا:», «وتابعت الصحيفة تقول إن»: the first verb is the cue, قائلا only goes on."""
    form = hit.form
    if (
        form is None
        or hit.entry.lemma != _SAID
        or form.prefix
        or form.aspect not in ("participle", "present")
    ):
        return
    cue = hit.cue[0]
    for k in range(cue - 1, max(page.sentence_start(cue), cue - 9) - 1, -1):
        if page.gaps[k]:
            return
        if page.flags[k] & p.VERB:
            for lead in page.pack.cues[page.words[k]]:
                if (
                    lead.part == "verb"
                    and lead.person == 3
                    and lead.entry.cls in ("add", "say", "answer", "write")
                ):
                    hit.cue, hit.zone, hit.entry, hit.form = (k, k + 1), (k + 1, cue), lead.entry, lead
                    return
            return


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


def _place_verb(page: Page, hit: Hit, known: set[bytes]) -> bool:  # noqa: C901, PLR0912 (right, left, dropped)
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
    if entry.lemma in CAME:
        says = p.DOCUMENT | p.MEDIUM | p.ORGANISATION | p.MEDIA
        if stop <= first + 1 or not page.flags[first] & p.FI:
            return False
        if not (page.flags[first + 1] & says or page.is_definite(first + 1)):
            return False  # «جاء في وقت»
        hit.source = noun_phrase(page, first + 1, stop)  # «جاء في البيان أن»: the statement says it
        return hit.source is not None
    left: Range | None = None
    if not form.prefix.startswith("و") or form.prefix == "وس":
        left = left_subject(page, hit)
        if previous & (p.MEDIUM | p.DOCUMENT) and page.flags[i + 1] & p.PREPOSITION_SUFFIX:
            left = None  # «ألقى كلمة قال فيها»: who gave it speaks
    if form.voice == "passive" or (
        form.aspect == "present" and stop == first and form.gender == "m" and form.number == "s"
        and fold_word(entry.lemma) in page.pack.impersonal
        and not previous & (p.RELATIVE | p.THAT_SUFFIX | p.PRONOUN)
        and (left is None or not heads_clause(page, left))
    ):  # fmt: skip
        hit.source = None
        hit.hidden = True
        return not previous & p.WHAT
    inside = f"X+{hit.frame}" in entry.frames
    targets = inside or f"x+{hit.frame}" in entry.frames
    if left is not None and (
        previous & p.RELATIVE
        or (targets and stop > first)
        or (page.flags[left[0]] & HEADS and opens(page, left[0]))
    ):
        phrase = None
    else:
        phrase = noun_phrase(page, first, stop) if stop > first else None
    if phrase is not None and entry.needs == "rule":
        hit.source = phrase  # «صدر أمر ملكي بـ»: the order itself says so
        return True
    if phrase is not None and not subject_shaped(page, phrase):
        if (
            not inside
            and page.flags[phrase[0]] & p.EVENT
            and (hit.how == "nominal" or entry.cls in EVIDENCE)
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
    if phrase is not None and targets and not form.suffix:
        phrase = _subject_and_target(page, hit, phrase, known)
    elif phrase is None and inside and stop > first and not form.suffix and left is not None:
        hit.start = _past_adjuncts(page, first, stop)
    if phrase is not None:
        hit.source = phrase
        return credible(page, hit, phrase, known, left_side=False)
    if left is not None:
        if credible(page, hit, left, known, left_side=True):
            hit.source = left
            return True
        if not (hit.how == "clause" and form.aspect == "past" and entry.cls in PLAIN_SAYING):
            return False
    return may_drop_subject(page, hit, previous)


def _past_adjuncts(page: Page, first: int, stop: int) -> int:
    while first < stop - 1 and page.flags[first] & (p.TIME | p.ADVERB):
        first += 1
    return first


def _subject_and_target(page: Page, hit: Hit, phrase: Range, known: set[bytes]) -> Range | None:
    """Parts the one who speaks from the one spoken to or about; sets where the content begins.

    «اتهم أبو مازن | وزير الخارجية بـ»: two phrases. «طالب الحكومة بـ» has one, and whether it is who
    speaks or who is spoken to is told by agreement, by name and by what the verb must have.
    """
    entry, form = hit.entry, hit.form
    if form is None:
        return phrase
    stop = hit.zone[1]
    inside = f"X+{hit.frame}" in entry.frames
    split = _second_phrase(page, phrase, known)
    after = phrase[1]
    while split is None and after < stop and page.flags[after] & (p.TIME | p.ADVERB):
        after += 1
    if split is None:
        pause = next((k + 1 for k in range(phrase[1], stop - 1) if page.gaps[k] & COMMA), None)
        if pause is not None and not page.flags[pause] & (PREPOSITIONS | p.WHEN | p.WHERE | p.TIME):
            split = pause
            if inside:
                hit.start = split
            return phrase
    if (
        split is None
        and after < stop
        and not page.flags[after] & (PREPOSITIONS | p.WHEN | p.WHERE | p.RELATIVE | p.PRONOUN)
    ):
        split = after
    if split is None and not _has_bare_frame(hit) and agrees(page, phrase[0], form.gender, form.number):
        split = last_noun(page, phrase)
    if split is not None:
        if inside:
            hit.start = split
        return (phrase[0], min(split, phrase[1]))
    last = page.words[phrase[1] - 1]
    flag = page.flags[phrase[0]]
    spoken_to = False
    if page.flags[hit.cue[1]] & p.PREPOSITION_SUFFIX and not form.prefix:
        spoken_to = True  # «نداء دعا فيه الأطباء إلى»: the clause hangs on a noun, its subject is dropped
    elif page.words[phrase[0]].endswith(_OBLIQUE) and page.pack.numbers.get(page.words[phrase[0]]) == "p":
        spoken_to = True  # «شكر اللاعبين»: a plural in -ين is no subject
    elif not agrees(page, phrase[0], form.gender, form.number):
        spoken_to = True
    elif flag & _PERSONAL or last in known or (not flag and not page.is_definite(phrase[0]) and not inside):
        spoken_to = False
    elif entry.cls == "call" and entry.lemma != _CALLED:
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
        if words[k][:1].isdigit() or begins_noun(page, first, k):
            return k
        if before & (PREPOSITIONS | p.NAME_PARTICLE | p.WHERE | p.WHEN | p.DEMONSTRATIVE):
            continue
        if words[k - 1] == _ON_BEHALF and flags[k - 2] & HEADS:
            continue  # «المتحدث باسم المعارضة»
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
