"""Who speaks, over the whole article: names, offices, «الوزارة», «البيان», dropped subjects."""

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from musnad.lang import pack as p
from musnad.reader.hits import Hit, Range
from musnad.reader.mentions import Mention, Speaker, stem, take_apart
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word

_STATEMENT = {fold_word(w) for w in "بيان تصريح كلمة خطاب تقرير رسالة مذكرة وثيقة نص".split()}
_HEADS = p.PERSON | p.ORGANISATION | p.GROUP | p.UNNAMED | p.TITLE | p.MEDIA
_MOST_MENTIONS = 200
_IN_NAME = p.PERSON | p.TITLE | p.GIVEN_NAME | p.ORGANISATION | p.NAME_PARTICLE
_ENDS_NAME = (
    p.VERB | p.THAT | p.THAT_SUFFIX | p.WHEN | p.WHERE | p.TIME | p.RELATIVE | p.WAS | p.ALREADY | p.SWITCH
    | p.MIN | p.ILA | p.EAN | p.ALA | p.FI | p.ADVERB | p.NEGATION | p.CONTRAST | p.BECAUSE
)  # fmt: skip


class Cast:
    """The speakers of one article, in order of appearance."""

    def __init__(self, page: Page, hits: list[Hit]) -> None:
        self.page = page
        self.hits = hits
        self.speakers: list[Speaker] = []
        self._by_range: dict[Range, int] = {}
        self._stems: dict[bytes, list[int]] | None = None

    def resolve(self) -> None:
        """Sets `speaker` of every hit: an index into `speakers`, or -1 where the text never says."""
        for k, hit in enumerate(self.hits):
            if hit.relay is not None:
                self._named(hit.relay, hit)
            if hit.source is not None:
                hit.speaker = self._named(hit.source, hit)
            elif _is_hidden(hit):
                hit.speaker = -1
            else:
                hit.speaker = self._unnamed(k, hit)
            if hit.speaker >= 0 and hit.parent < 0:
                self.speakers[hit.speaker].last_at = k
        for speaker in self.speakers:
            self._everywhere(speaker)

    def _everywhere(self, speaker: Speaker) -> None:
        """Adds every other place where the speaker's names stand word for word."""
        page = self.page
        data, starts = page.folded.data, page.starts
        seen = set(speaker.mentions)
        for first, stop in list(dict.fromkeys(speaker.mentions)):
            if stop - first == 1 and not speaker.names:
                continue
            begin = starts[first]
            needle = data[begin : starts[stop - 1] + len(page.words[stop - 1])]
            at = data.find(needle)
            while at >= 0 and len(seen) < _MOST_MENTIONS:
                if at != begin:
                    word = bisect_left(starts, at)
                    end = word + stop - first
                    if word < page.count and starts[word] == at and end <= page.count:
                        if page.words[end - 1] == page.words[stop - 1] and (word, end) not in seen:
                            seen.add((word, end))
                            speaker.mentions.append((word, end))
                at = data.find(needle, at + len(needle))

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
            index = self._latest("person")
            if index >= 0:
                self._add(index, phrase)
                return index
        mention = take_apart(page, phrase)
        index = self._same(mention)
        if index < 0 and mention.definite and mention.head in _STATEMENT and phrase[1] - first <= 2:
            index = self._issuer(hit)
            if index >= 0:
                self._add(index, phrase)
                return index
        if index >= 0:
            self._join(index, mention)
            return index
        index = self._new(mention)
        if not mention.anonymous:
            for fuller in self._fuller(mention):
                self._join(index, fuller)
        return index

    def _add(self, index: int, phrase: Range) -> None:
        self.speakers[index].mentions.append(phrase)
        self._by_range[phrase] = index

    def _same(self, mention: Mention) -> int:
        """The speaker that this mention names again, most recent first, or -1."""
        demonyms = self.page.pack.demonyms.keys()
        for index in range(len(self.speakers) - 1, -1, -1):
            if _corefer(self.speakers[index], mention, demonyms):
                return index
        return -1

    def _latest(self, kind: str) -> int:
        best, at = -1, -2
        for index, speaker in enumerate(self.speakers):
            if speaker.type == kind and speaker.last_at >= at:
                best, at = index, speaker.last_at
        return best

    def _issuer(self, hit: Hit) -> int:
        """Whose statement «البيان» is: the last one who spoke in one, else the last who spoke."""
        best = -1
        for other in self.hits:
            if other is hit:
                break
            if other.speaker >= 0 and other.parent < 0:
                if other.medium is not None:
                    best = other.speaker
                elif best < 0 and self.speakers[other.speaker].type == "organisation":
                    best = other.speaker
        return best

    def _fuller(self, mention: Mention) -> list[Mention]:
        """Where else in the text the same one is named, and named more fully.

        A person known by a bare name is looked up by it («كيري» → «وزير الخارجية جون كيري»), a body or
        an office known by its head by that («المركز» → «مركز الإغاثة»).
        """
        page = self.page
        size = mention.range[1] - mention.range[0]
        if not mention.name:
            if mention.definite and size <= 2:
                found = self._head_elsewhere(mention)
            elif mention.type == "person" and page.flags[mention.range[0]] & p.PERSON and size > 1:
                found = self._office_elsewhere(mention)
            else:
                found = None
            return [found] if found is not None else []
        if mention.joint or size > (4 if mention.type in ("person", "unnamed") else 1):
            return []
        rare = mention.name[-1]
        out = []
        for at in self._positions(rare, mention.range):
            phrase = self._around(at)
            if phrase[1] - phrase[0] <= size:
                continue
            other = take_apart(page, phrase)
            if other.type != mention.type and "person" not in (other.type, mention.type):
                continue
            if other.joint:
                continue
            if rare in other.name or (mention.type != "person" and rare in other.stems):
                if len(mention.name) == 1 or set(mention.name) & set(other.name) != {rare} or len(other.name) == 1:
                    out.append(other)
        return out

    def _head_elsewhere(self, mention: Mention) -> Mention | None:
        """«الوزير», «المركز» with nothing before: the first fuller phrase in the text with that head."""
        page = self.page
        rest = mention.stems - {mention.head}
        for at in self._stem_positions().get(mention.head, ()):
            if not mention.range[0] <= at < mention.range[1]:
                phrase = noun_phrase(page, at, min(page.stop_after(at) + 1, at + 14))
                if phrase is not None and phrase[1] - phrase[0] > 1:
                    other = take_apart(page, phrase)
                    if rest <= other.stems:
                        return other
                if at > mention.range[0]:
                    break
        return None

    def _office_elsewhere(self, mention: Mention) -> Mention | None:
        """«وزير الري المصري» named with his name elsewhere: «الدكتور فلان وزير الموارد والري»."""
        page = self.page
        rest = mention.stems - {mention.head} - page.pack.demonyms.keys()
        if not rest:
            return None
        for at in self._positions(page.words[mention.range[0]], mention.range):
            right = noun_phrase(page, at, min(page.stop_after(at) + 1, at + 10))
            if right is None:
                continue
            first = at
            floor = max(page.sentence_start(at), at - 5)
            while first > floor and not page.gaps[first - 1]:
                flag = page.flags[first - 1]
                if flag & (p.GIVEN_NAME | p.TITLE | p.NAME_PARTICLE) or not flag and not page.is_definite(first - 1):
                    first -= 1
                else:
                    break
            while first < at and not page.flags[first] & (p.GIVEN_NAME | p.TITLE):
                first += 1
            other = take_apart(page, (first, right[1]))
            if other.name and rest & {stem(w) for w in other.stems}:
                return other
        return None

    def _stem_positions(self) -> dict[bytes, list[int]]:
        if self._stems is None:
            self._stems = {}
            for at, word in enumerate(self.page.words):
                self._stems.setdefault(stem(word), []).append(at)
        return self._stems

    def _positions(self, word: bytes, around: Range) -> list[int]:
        words = self.page.words
        out: list[int] = []
        at = -1
        try:
            while len(out) < 12:
                at = words.index(word, at + 1)
                if not around[0] <= at < around[1]:
                    out.append(at)
        except ValueError:
            pass
        return out

    def _around(self, at: int) -> Range:
        """The titled noun phrase that ends in a name's last word at `at`."""
        page = self.page
        floor = max(page.sentence_start(at), at - 12)
        first = at
        while first > floor:
            flag = page.flags[first - 1]
            if page.gaps[first - 1]:
                break
            if flag & _ENDS_NAME and not flag & _IN_NAME:
                break
            first -= 1
        # Begin at the first head or title, not at what governs them.
        while first < at and not page.flags[first] & (p.PERSON | p.TITLE | p.GIVEN_NAME | p.NAME_PARTICLE | p.ORGANISATION):
            first += 1
        if page.flags[first] & p.ORGANISATION and first < at:
            return noun_phrase(page, first, min(page.stop_after(at) + 1, at + 6)) or (first, at + 1)
        return (first, at + 1)

    def _unnamed(self, k: int, hit: Hit) -> int:
        form = hit.form
        if hit.entry.kind == "pretext":
            return self._within(k, hit)
        if form is not None and form.part == "verb" and form.person == 1:
            parent = hit.parent
            return self.hits[parent].speaker if parent >= 0 else self._last_speaker(k, hit)
        if form is not None and form.part in ("noun",) and not form.suffix:
            return -1
        if form is not None and form.part == "masdar" and not form.suffix:
            return -1 if hit.parent >= 0 else self._last_speaker(k, hit) if hit.entry.cls in ("say", "confirm", "add") else -1
        return self._from_context(hit)

    def _within(self, k: int, hit: Hit) -> int:
        """The subject around a pretext: the last one that acted in the same clause, else who speaks."""
        for j in range(k - 1, -1, -1):
            other = self.hits[j]
            if other.parent == hit.parent and other.speaker >= 0 and self.page.sentence_start(hit.cue[0]) <= other.cue[0]:
                return other.speaker
        if hit.parent >= 0:
            return self.hits[hit.parent].speaker
        return self._subject_before(hit, self.page.sentence_start(hit.cue[0]))

    def _from_context(self, hit: Hit) -> int:
        if hit.form is not None and hit.form.part == "verb" and hit.form.person == 1 and hit.parent >= 0:
            return self.hits[hit.parent].speaker
        k = next(i for i, other in enumerate(self.hits) if other is hit)
        if hit.parent >= 0:
            parent = self.hits[hit.parent]
            # A sibling in the same content that goes on speaking, else whoever speaks around it.
            for j in range(k - 1, hit.parent, -1):
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
                if phrase is not None and page.flags[phrase[0]] & (p.SPEAKS | p.DEMONYM) and phrase[1] - phrase[0] < 14:
                    return self._named(phrase, hit)
                return -1
        return -1

    def _last_speaker(self, k: int, hit: Hit) -> int:
        """The last one still talking who agrees with the verb."""
        start = self.page.sentence_start(hit.cue[0])
        if hit.part == "participle":
            for j in range(k - 1, -1, -1):
                other = self.hits[j]
                if start > other.cue[0]:
                    break
                if other.part in ("noun", "masdar", "pretext"):
                    continue
                if other.parent == hit.parent and other.speaker >= 0 and self._agree(other.speaker, hit):
                    return other.speaker
            if not any(start <= other.cue[0] for other in self.hits[:k]):
                named = set(self.page.words[start : hit.cue[0]])
                for index in sorted(range(len(self.speakers)), key=lambda s: -self.speakers[s].last_at):
                    if not named.isdisjoint(self.speakers[index].names) and self._agree(index, hit):
                        return index
                found = self._subject_before(hit, start)
                if found >= 0:
                    return found
        for j in range(k - 1, -1, -1):
            other = self.hits[j]
            if other.parent >= 0 or other.speaker < 0 or other.part in ("noun", "masdar", "pretext"):
                continue
            if other.entry.kind == "according" and j < k - 1:
                continue
            if self._agree(other.speaker, hit):
                return other.speaker
        return self._subject_before(hit, start)

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
            return speaker.type in ("organisation",)
        return speaker.gender == "c" or form.gender == "c" or speaker.gender == form.gender or speaker.number == "p"

    def _subject_before(self, hit: Hit, start: int) -> int:
        """The nearest one named before the cue in its sentence who can be its subject, or -1."""
        page = self.page
        at = start
        best: Range | None = None
        while at < hit.cue[0]:
            flag = page.flags[at]
            if flag & (p.PERSON | p.TITLE | p.ORGANISATION | p.UNNAMED | p.GIVEN_NAME | p.PLACE) and not flag & (p.MEDIUM | p.EVENT):
                before = page.flags[at - 1] if at else 0
                phrase = noun_phrase(page, at, min(hit.cue[0], at + 16))
                if phrase is not None:
                    governed = before & (p.FI | p.MIN | p.ILA | p.ALA | p.EAN | p.WHEN | p.WHERE | p.EVENT | p.ORGANISATION)
                    if not governed and self._mention_agrees(take_apart(page, phrase), hit):
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
        return mention.gender == "c" or form.gender == "c" or mention.gender == form.gender


def _is_hidden(hit: Hit) -> bool:
    """Whether the source is hidden on purpose: ذُكر أن، يُعتقد أن."""
    form = hit.form
    return hit.hidden or (form is not None and form.part == "verb" and form.voice == "passive")


def _corefer(speaker: Speaker, mention: Mention, demonyms: AbstractSet[bytes]) -> bool:
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
    if mention.type != speaker.type and not (mention.type in ("unnamed", "person") and speaker.type in ("unnamed", "person")):
        return False
    if mention.head not in speaker.heads and mention.head not in speaker.stems:
        return False
    if not mention.definite and not mention.name:
        # An indefinite phrase brings a new one, unless it is the same phrase again.
        return mention.stems == speaker.stems and not mention.anonymous
    rest = mention.stems - {mention.head} - demonyms
    return not rest or rest <= speaker.stems or len(rest & speaker.stems) * 2 > len(rest)
