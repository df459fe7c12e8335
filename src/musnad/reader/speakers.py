"""Who speaks, over the whole article: names, offices, «الوزارة», «البيان», dropped subjects."""

from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.mentions import Mention, Speaker, take_apart
from musnad.reader.naming import Names
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word

_STATEMENT: Final = {fold_word(w) for w in "بيان تصريح كلمة خطاب تقرير رسالة مذكرة وثيقة نص".split()}


_ACTORS: Final = p.PERSON | p.ORGANISATION | p.GROUP | p.TITLE | p.GIVEN_NAME | p.UNNAMED
_SOURCE: Final = fold_word("مصدر")
_SERVANT: Final = fold_word("عبد")
_MOST_BEARERS: Final = 40  # speakers of one name that are compared: beyond it names tell nobody apart
_SENTENCE_WORDS: Final = 80
_FARTHEST_BACK: Final = 60  # attributions looked back over for who is still talking


class Cast:
    """The speakers of one article, in order of appearance."""

    def __init__(self, page: Page, hits: list[Hit]) -> None:
        self.page = page
        self.hits = hits
        self.speakers: list[Speaker] = []
        self._by_range: dict[Range, int] = {}
        self._names = Names(page)
        self._taken: dict[Range, Mention] = {}
        self._indices: dict[bytes, list[int]] = {}  # a name or head → the speakers that bear it
        self._at = 0  # the hit being resolved
        self._last_at = -1  # who spoke last
        self._issued = -1  # who last spoke in a statement

    def resolve(self) -> None:
        """Sets `speaker` of every hit: an index into `speakers`, or -1 where the text never says."""
        for k, hit in enumerate(self.hits):
            self._at = k
            if hit.relay is not None:
                self._named(hit.relay, hit)
            if hit.origin is not None:
                hit.speaker = self._named(hit.origin, hit)
            elif hit.source is not None:
                hit.speaker = self._named(hit.source, hit)
            elif _is_hidden(hit):
                hit.speaker = -1
            else:
                hit.speaker = self._unnamed(k, hit)
            if hit.speaker >= 0 and hit.parent < 0:
                self.speakers[hit.speaker].last_at = k
                self._last_at = hit.speaker
                if hit.medium is not None or (
                    self._issued < 0 and self.speakers[hit.speaker].type == "organisation"
                ):
                    self._issued = hit.speaker
        for speaker in self.speakers:
            self._names.everywhere(speaker)

    def relay_of(self, hit: Hit) -> int:
        """The index of the speaker that relays a hit, or -1."""
        return self._by_range.get(hit.relay, -1) if hit.relay is not None else -1

    def _new(self, mention: Mention) -> int:
        speaker = Speaker(mention.type, mention.head, mention.gender, mention.number)
        speaker.anonymous = mention.anonymous
        speaker.joint = mention.joint
        speaker.fullest = mention.range
        self.speakers.append(speaker)
        index = len(self.speakers) - 1
        self._join(index, mention)
        return index

    def mention(self, phrase: Range) -> Mention:
        """A noun phrase taken apart, once."""
        mention = self._taken.get(phrase)
        if mention is None:
            mention = self._taken[phrase] = take_apart(self.page, phrase)
        return mention

    def _join(self, index: int, mention: Mention) -> None:
        speaker = self.speakers[index]
        speaker.mentions.append(mention.range)
        speaker.stems |= mention.stems
        speaker.names.update(mention.name)
        speaker.heads.add(mention.head)
        if speaker.gender == "c":
            speaker.gender = mention.gender
        if mention.range[1] - mention.range[0] > speaker.fullest[1] - speaker.fullest[0]:
            speaker.fullest = mention.range
        self._by_range[mention.range] = index
        for word in (*mention.name, mention.head, *mention.stems):
            bearers = self._indices.setdefault(word, [])
            if not bearers or bearers[-1] != index:
                bearers.append(index)
        for word in mention.name:
            if word.startswith(_SERVANT) and len(word) > 6:
                self._indices.setdefault(word[len(_SERVANT) :], []).append(index)

    def _named(self, phrase: Range, hit: Hit) -> int:
        """The speaker that a noun phrase names: one already there, or a new one."""
        if phrase in self._by_range:
            return self._by_range[phrase]
        page = self.page
        first = phrase[0]
        flag = page.flags[first]
        alone = phrase[1] - first == 1
        if alone and flag & p.PRONOUN:
            return self._from_context(hit)
        if alone and flag & p.HONORIFIC:
            index = self._latest_person()
            if index < 0:
                titled = self._names.titled_before(first)
                index = self._named(titled, hit) if titled is not None else -1
            if index >= 0:
                self._add(index, phrase)
                return index
        mention = self.mention(phrase)
        index = self._same(mention)
        if index < 0 and mention.definite and mention.head in _STATEMENT and phrase[1] - first <= 2:
            index = self._issued
            if index >= 0:
                self._add(index, phrase)
                return index
        if index >= 0:
            self._join(index, mention)
            return index
        fullers = [] if mention.anonymous else self._names.fuller(mention)
        if not fullers and mention.definite and not mention.name:
            # «المسؤول الإماراتي», «المصدر»: nobody of that head, so the one who has just spoken.
            if mention.head in self.page.pack.generic_heads:
                index = self._generic(mention)
            elif mention.head == _SOURCE:
                index = self._last_at
            if index >= 0:
                self._add(index, phrase)
                return index
        index = self._new(mention)
        for fuller in fullers:
            self._join(index, fuller)
        return index

    def _add(self, index: int, phrase: Range) -> None:
        self.speakers[index].mentions.append(phrase)
        self._by_range[phrase] = index

    def _same(self, mention: Mention) -> int:
        """The speaker that this mention names again, most recent first, or -1."""
        candidates: set[int] = set()
        for word in (*mention.name, mention.head):
            candidates.update(self._indices.get(word, ())[-_MOST_BEARERS:])
        for index in sorted(candidates, reverse=True):
            if _corefer(self.speakers[index], mention, self.page.pack.nations):
                return index
        return -1

    def _generic(self, mention: Mention) -> int:
        """Whom «المسؤول», «المسؤول الإماراتي», «الفنان» means: the person last heard, of that nation."""
        nations = mention.stems & self.page.pack.nations
        index = self._latest_person()
        if not nations or (index >= 0 and nations <= self.speakers[index].stems):
            return index
        found = self._names.of_nation(mention)
        if found is None or found in self._by_range:
            return self._by_range.get(found, index) if found is not None else index
        office = self.mention(found)
        same = self._same(office)
        return same if same >= 0 else self._new(office)

    def _latest_person(self) -> int:
        best, at = -1, -2
        for index in range(len(self.speakers) - 1, max(-1, len(self.speakers) - _FARTHEST_BACK), -1):
            speaker = self.speakers[index]
            if speaker.type == "person" and speaker.last_at > at:
                best, at = index, speaker.last_at
        return best

    def _unnamed(self, k: int, hit: Hit) -> int:
        form = hit.form
        if hit.entry.kind == "pretext":
            return self._within(k, hit)
        if form is not None and form.part == "verb" and form.person == 1:
            parent = hit.parent
            return self.hits[parent].speaker if parent >= 0 else self._last_speaker(k, hit)
        if form is not None and form.part == "noun" and not form.suffix:
            return -1
        if form is not None and form.part == "masdar" and not form.suffix:
            if hit.entry.cls in ("say", "confirm", "add") and self.page.is_definite(hit.cue[0]):
                return self._last_speaker(k, hit)  # «بالقول إن», «التأكيد على أن»
            if self.page.flags[hit.cue[1]] & p.PREPOSITION_SUFFIX if hit.cue[1] < self.page.count else False:
                return self._from_context(hit)  # «في إشارة منه إلى أن»
            return -1
        return self._from_context(hit)

    def _within(self, k: int, hit: Hit) -> int:
        """The subject around a pretext: the last one that acted in the same clause, else who speaks."""
        for j in range(k - 1, max(-1, k - _FARTHEST_BACK), -1):
            other = self.hits[j]
            if (
                other.parent == hit.parent
                and other.speaker >= 0
                and self.page.sentence_start(hit.cue[0]) <= other.cue[0]
            ):
                return other.speaker
        if hit.parent >= 0:
            return self.hits[hit.parent].speaker
        return self._subject_before(hit, self.page.sentence_start(hit.cue[0]))

    def _from_context(self, hit: Hit) -> int:
        if hit.form is not None and hit.form.part == "verb" and hit.form.person == 1:
            return self.hits[hit.parent].speaker if hit.parent >= 0 else self._last_at
        k = self._at
        if hit.parent >= 0:
            parent = self.hits[hit.parent]
            # A sibling in the same content that goes on speaking, else whoever speaks around it.
            for j in range(k - 1, max(hit.parent, k - _FARTHEST_BACK), -1):
                other = self.hits[j]
                if other.parent == hit.parent and other.speaker >= 0 and self._agree(other.speaker, hit):
                    if hit.part == "participle" or self.page.sentence_start(hit.cue[0]) <= other.cue[0]:
                        return other.speaker
            if parent.how == "before":
                found = self._last_speaker(k, hit)
                if found >= 0:
                    return found
            subject = self._clause_subject(hit)
            if subject >= 0:
                return subject
            return parent.speaker
        return self._last_speaker(k, hit)

    def _clause_subject(self, hit: Hit) -> int:
        """The subject of the relative or أن clause that holds a nested dropped-subject verb."""
        page = self.page
        i = hit.cue[0]
        floor = page.sentence_start(i)
        for at in range(i - 1, max(floor, i - 25) - 1, -1):
            if page.flags[at] & p.THAT and at + 1 < i:
                phrase = noun_phrase(page, at + 1, i)
                if (
                    phrase is not None
                    and page.flags[phrase[0]] & (p.SPEAKS | p.DEMONYM)
                    and phrase[1] - phrase[0] < 14
                ):
                    return self._named(phrase, hit)
                return -1
        return -1

    def _last_speaker(self, k: int, hit: Hit) -> int:
        """The last one still talking who agrees with the verb."""
        start = self.page.sentence_start(hit.cue[0])
        if hit.part == "participle":
            for j in range(k - 1, max(-1, k - _FARTHEST_BACK), -1):
                other = self.hits[j]
                if start > other.cue[0]:
                    break
                if other.part in ("noun", "masdar", "pretext"):
                    continue
                if other.parent == hit.parent and other.speaker >= 0:
                    named = other.source is not None and self._mention_agrees(self.mention(other.source), hit)
                    if named or self._agree(other.speaker, hit):
                        return other.speaker  # «وشدد البيان …، داعيا»: the words that name it agree
            if not k or self.hits[k - 1].cue[0] < start:
                for word in self.page.words[max(start, hit.cue[0] - _SENTENCE_WORDS) : hit.cue[0]]:
                    for index in self._indices.get(word, ())[-2:]:
                        if word in self.speakers[index].names and self._agree(index, hit):
                            return index
                found = self._subject_before(hit, start)
                if found >= 0:
                    return found
        acting = self._acting(k, hit)
        if acting >= 0:
            return acting
        for j in range(k - 1, max(-1, k - _FARTHEST_BACK), -1):
            other = self.hits[j]
            if (
                (other.parent >= 0 and other.origin is None)
                or other.speaker < 0
                or other.part in ("noun", "masdar", "pretext")
            ):
                continue
            if other.entry.kind == "according" and other.cue[0] != self.page.sentence_start(other.cue[0]):
                continue
            if self._agree(other.speaker, hit):
                return other.speaker
        return self._subject_before(hit, start)

    def _acting(self, k: int, hit: Hit) -> int:
        """Who acts in the clause before, where nobody has spoken since: «عقد المدير مؤتمرا. وقال…»."""
        page = self.page
        i = hit.cue[0]
        start = page.sentence_start(i)
        spoke = self.hits[k - 1].cue[0] if k else -1
        for begin in (start, page.sentence_start(start - 1) if start else -1):
            if begin < 0 or spoke >= begin:
                return -1
            phrase = self._opening_subject(begin, i) if begin < i else None
            if phrase is not None:
                return self._named(phrase, hit) if self._mention_agrees(self.mention(phrase), hit) else -1
        return -1

    def _opening_subject(self, begin: int, limit: int) -> Range | None:
        """The one a sentence begins with, or whom its first verb has for its subject."""
        page = self.page
        at = begin
        if not page.flags[at] & _ACTORS:
            if page.flags[at] & ~(p.CUE | p.VERB | p.EVENT) or page.is_definite(at):
                return None
            at += 1
        if at + 1 >= limit or not page.flags[at] & _ACTORS or page.flags[at] & (p.MEDIUM | p.EVENT | p.TIME):
            return None
        return noun_phrase(page, at, min(limit, at + 16))

    def _agree(self, index: int, hit: Hit) -> bool:
        form = hit.form
        if form is None or form.part not in ("verb", "participle"):
            return True
        speaker = self.speakers[index]
        if form.number == "p":
            return speaker.number == "p" or speaker.type in ("group", "unnamed")
        if form.number == "d":
            return True
        if form.person != 3 and form.part == "verb":
            return True
        if speaker.number == "p" and form.part == "participle" and form.gender == "m":
            return speaker.type == "organisation"
        return speaker.gender == "c" or form.gender in ("c", speaker.gender) or speaker.number == "p"

    def _subject_before(self, hit: Hit, start: int) -> int:
        """The nearest one named before the cue in its sentence who can be its subject, or -1."""
        page = self.page
        at = max(start, hit.cue[0] - _SENTENCE_WORDS)
        best: Range | None = None
        while at < hit.cue[0]:
            flag = page.flags[at]
            if flag & (
                p.PERSON | p.TITLE | p.ORGANISATION | p.UNNAMED | p.GIVEN_NAME | p.PLACE
            ) and not flag & (p.MEDIUM | p.EVENT):
                before = page.flags[at - 1] if at else 0
                phrase = noun_phrase(page, at, min(hit.cue[0], at + 16))
                if phrase is not None:
                    adjective = (
                        flag & (p.PLACE | p.DEMONYM)
                        and at
                        and page.is_definite(at - 1)
                        and page.is_definite(at)
                    )
                    governed = adjective or before & (
                        p.FI | p.MIN | p.ILA | p.ALA | p.EAN | p.WHEN | p.WHERE | p.EVENT | p.ORGANISATION
                    )
                    if not governed and self._mention_agrees(self.mention(phrase), hit):
                        if best is None or page.flags[at] & (p.PERSON | p.TITLE | p.GIVEN_NAME):
                            best = phrase
                    at = max(phrase[1], at + 1)
                    continue
            at += 1
        return self._named(best, hit) if best is not None else -1

    def _mention_agrees(self, mention: Mention, hit: Hit) -> bool:
        form = hit.form
        if form is None or form.part not in ("verb", "participle") or form.person == 1:
            return True
        if form.number == "p":
            return mention.number == "p"
        return mention.gender == "c" or form.gender in ("c", mention.gender)


def _is_hidden(hit: Hit) -> bool:
    """Whether the source is hidden on purpose: ذُكر أن، يُعتقد أن."""
    form = hit.form
    return hit.hidden or (form is not None and form.part == "verb" and form.voice == "passive")


def _corefer(speaker: Speaker, mention: Mention, nations: frozenset[bytes]) -> bool:
    """Whether a mention names a speaker again: a name shared, or a definite head that he bears."""
    if mention.anonymous != speaker.anonymous and not mention.definite:
        return False
    if (mention.joint or speaker.joint) and mention.stems != speaker.stems:
        return False
    if mention.name:
        shared = speaker.names.intersection(mention.name)
        if not shared and len(mention.name) == 1 and len(mention.name[0]) > 5:
            # «الزوبعي» after «عبدالزوبعي»: the particle glued to the name
            tail = mention.name[0]
            shared = {tail} if any(n.endswith(tail) for n in speaker.names) else set()
            if shared:
                return True
        if shared:
            if mention.type == speaker.type or "person" in (mention.type, speaker.type):
                last = mention.name[-1]
                return last in speaker.names or len(shared) >= 2 or mention.head in speaker.heads
        if speaker.names and mention.type == "person":
            return False
    if mention.type != speaker.type and not (
        mention.type in ("unnamed", "person") and speaker.type in ("unnamed", "person")
    ):
        return False
    if mention.head not in speaker.heads and mention.head not in speaker.stems:
        return False
    if not mention.definite and not mention.name:
        # An indefinite phrase brings a new one, unless it is the same phrase again.
        return mention.stems == speaker.stems and not mention.anonymous
    rest = mention.stems - {mention.head} - nations
    return not rest or rest <= speaker.stems or len(rest & speaker.stems) * 2 > len(rest)
