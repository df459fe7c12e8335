"""Where in an article someone is named, and named most fully: «كيري» → «وزير الخارجية جون كيري»."""

from bisect import bisect_left
from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Range
from musnad.reader.mentions import Mention, Speaker, definite_forms, stem, take_apart
from musnad.reader.page import Page
from musnad.reader.sources import noun_phrase
from musnad.text.script import fold_word
from musnad.text.words import COMMA

_INDEXED: Final = 3_000  # words: a text longer than this gets an index of its words
_TO: Final = fold_word("ل")
_MOST_LOOKED_AT: Final = 12  # places of one word that are looked at for a fuller name
_MOST_MENTIONS: Final = 200  # places of one name
_LISTED: Final = 2000  # mentions that every text may have; a long one an eighth of its words
_IN_NAME: Final = p.PERSON | p.TITLE | p.GIVEN_NAME | p.ORGANISATION | p.NAME_PARTICLE
_ENDS_NAME: Final = (
    p.VERB | p.THAT | p.THAT_SUFFIX | p.WHEN | p.WHERE | p.TIME | p.RELATIVE | p.WAS | p.ALREADY | p.SWITCH
    | p.MIN | p.ILA | p.EAN | p.ALA | p.FI | p.ADVERB | p.NEGATION | p.CONTRAST | p.BECAUSE
)  # fmt: skip


class Names:
    """The places of an article's words, looked up for names."""

    __slots__ = ("_index", "_left", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._index: dict[bytes, list[int]] | None = None
        self._left = max(_LISTED, page.count // 8)

    def titled_before(self, at: int) -> Range | None:
        """The nearest titled person named before word `at`: whom «معاليه» means."""
        page = self.page
        for k in range(at - 1, max(-1, at - 150), -1):
            if page.flags[k] & p.TITLE and not page.flags[k - 1] & p.TITLE:
                phrase = noun_phrase(page, k, min(page.stop_after(k) + 1, k + 16))
                if phrase is not None and phrase[1] - phrase[0] > 1:
                    return phrase
        return None

    def of_nation(self, mention: Mention) -> Range | None:
        """«المسؤول الإماراتي»: the first office in the text that is of that nation."""
        page = self.page
        for nation in mention.stems & page.pack.nations:
            for at in self._stem_positions(nation):
                if mention.range[0] <= at < mention.range[1]:
                    continue
                first = at
                floor = max(page.sentence_start(at), at - 6)
                while (
                    first > floor
                    and not page.gaps[first - 1]
                    and not page.flags[first] & (p.PERSON | p.TITLE)
                ):
                    first -= 1
                if page.flags[first] & (p.PERSON | p.TITLE):
                    return noun_phrase(page, first, min(page.stop_after(at) + 1, at + 12))
        return None

    def fuller(self, mention: Mention) -> list[Mention]:
        """Where else in the text the same one is named, and named more fully.

        A person known by a bare name is looked up by it («كيري» → «وزير الخارجية جون كيري»), a body or
        an office known by its head by that («المركز» → «مركز الإغاثة»).
        """
        page = self.page
        size = mention.range[1] - mention.range[0]
        if not mention.name:
            if page.is_definite(mention.head_at) and size <= 2:
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
            phrase = self.around(at)
            if phrase[1] - phrase[0] <= size:
                continue
            other = take_apart(page, phrase)
            if other.type != mention.type and "person" not in (other.type, mention.type):
                continue
            if other.joint:
                continue
            if rare in other.name or (mention.type != "person" and rare in other.stems):
                if (
                    len(mention.name) == 1
                    or set(mention.name) & set(other.name) != {rare}
                    or len(other.name) == 1
                ):
                    out.append(other)
        return out

    def _head_elsewhere(self, mention: Mention) -> Mention | None:
        """«الوزير», «المركز» with nothing before: the first fuller phrase in the text with that head."""
        page = self.page
        rest = mention.stems - {mention.head}
        for at in self._stem_positions(mention.head):
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
        rest = mention.stems - {mention.head} - page.pack.nations
        if not rest:
            return None
        for at in self._positions(page.words[mention.range[0]], mention.range):
            right = noun_phrase(page, at, min(page.stop_after(at) + 1, at + 10))
            if right is None:
                continue
            first = at
            floor = max(page.sentence_start(at), at - 6)
            while first > floor and (
                not page.gaps[first - 1] or (first == at and page.gaps[first - 1] & COMMA)
            ):
                flag = page.flags[first - 1]
                if flag & (p.GIVEN_NAME | p.TITLE | p.NAME_PARTICLE) or (
                    not flag and not page.is_definite(first - 1)
                ):
                    first -= 1
                else:
                    break
            while first < at and not page.flags[first] & (p.GIVEN_NAME | p.TITLE):
                first += 1
            other = take_apart(page, (first, right[1]))
            if other.name and rest & {stem(w) for w in other.stems}:
                return other
        return None

    def _places(self, word: bytes, most: int) -> list[int]:
        """Where a word stands in the text, the first `most` places.

        A short text is searched in C each time; a long one is indexed once, so that many names in a
        long text stay linear.
        """
        page = self.page
        if page.count > _INDEXED:
            if self._index is None:
                self._index = {}
                for at, each in enumerate(page.words):
                    self._index.setdefault(each, []).append(at)
            return self._index.get(word, [])[:most]
        found: list[int] = []
        data, starts, words = page.folded.data, page.starts, page.words
        at = data.find(word)
        while at >= 0 and len(found) < most:
            k = bisect_left(starts, at)
            if k < page.count and starts[k] == at and words[k] == word:
                found.append(k)
            at = data.find(word, at + len(word))
        return found

    def _stem_positions(self, head: bytes) -> list[int]:
        """Where a head stands in the text, with or without the article and a conjunction."""
        return sorted(at for form in definite_forms(head) for at in self._places(form, _MOST_LOOKED_AT))

    def _positions(self, word: bytes, around: Range) -> list[int]:
        return [at for at in self._places(word, _MOST_LOOKED_AT) if not around[0] <= at < around[1]]

    def around(self, at: int) -> Range:
        """The titled noun phrase that ends in a name's last word at `at`."""
        page = self.page
        floor = max(page.sentence_start(at), at - 12)
        first = at
        while first > floor:
            flag = page.flags[first - 1]
            if page.gaps[first - 1]:
                return self._over_comma(first, at) or (first, at + 1)
            if flag & _ENDS_NAME and not flag & _IN_NAME:
                break
            first -= 1
        # Begin at the first head or title, not at what governs them.
        while first < at and not page.flags[first] & (
            p.PERSON | p.TITLE | p.GIVEN_NAME | p.NAME_PARTICLE | p.ORGANISATION
        ):
            first += 1
        for office in range(floor, first):
            # «سفير سنديان لدى نورين عبد الحميد خبيري»: the office that the name closes
            if page.flags[office] & (p.PERSON | p.TITLE) and noun_phrase(page, office, at + 1) == (
                office,
                at + 1,
            ):
                return (office, at + 1)
        if page.flags[first] & p.ORGANISATION and first < at:
            return noun_phrase(page, first, min(page.stop_after(at) + 1, at + 6)) or (first, at + 1)
        return (first, at + 1)

    def _over_comma(self, first: int, at: int) -> Range | None:
        """«رئيس الجمعية الثقافية، فلان الفلاني»: the office before a comma, with the name after it."""
        page = self.page
        if not page.gaps[first - 1] & COMMA or at - first > 4:
            return None
        floor = max(page.sentence_start(first), first - 14)
        head = first - 1
        while head > floor and not page.gaps[head - 1]:
            flag = page.flags[head - 1]
            if flag & (p.VERB | p.THAT | p.THAT_SUFFIX | p.WAS | p.RELATIVE) and not flag & _IN_NAME:
                break
            head -= 1
        while head < first and not page.flags[head] & (p.PERSON | p.TITLE):
            head += 1
        return (head, at + 1) if head < first else None

    def everywhere(self, speaker: Speaker) -> None:
        """Adds every other place where the speaker's names stand word for word.

        Many speakers of one name in a long text would share all its places: beyond a count that grows
        with the text no more are listed, and the page says so.
        """
        listed = len(speaker.mentions)
        if self._left <= 0:
            self.page.unlisted = True
            return
        words = self.page.words
        seen = set(speaker.mentions)
        for first, stop in list(dict.fromkeys(speaker.mentions)):
            length = stop - first
            if length == 1 and not speaker.names:
                continue
            needle = words[first:stop]
            if (words[first][:1] == _TO or self.page.is_joined(first)) and len(words[first]) > 4:
                # «وفقا لنيويورك تايمز», «ووزارة الداخلية»: the name without its «لـ» or «و»
                bare = words[first][1:]
                for at in self._places(bare, _MOST_LOOKED_AT):
                    if words[at + 1 : at + length] == needle[1:] and (at, at + length) not in seen:
                        seen.add((at, at + length))
                        speaker.mentions.append((at, at + length))
            alias = (
                self.page.pack.aliases.get(words[first]) if length == 1 and speaker.type == "place" else None
            )
            for name in alias or ():
                for at in self._places(name[0], _MOST_LOOKED_AT):
                    if tuple(words[at : at + len(name)]) == name and (at, at + len(name)) not in seen:
                        seen.add((at, at + len(name)))
                        speaker.mentions.append((at, at + len(name)))
            for at in self._places(words[first], _MOST_MENTIONS):
                if at != first and words[at : at + length] == needle and (at, at + length) not in seen:
                    seen.add((at, at + length))
                    speaker.mentions.append((at, at + length))
        self._left -= len(speaker.mentions) - listed
