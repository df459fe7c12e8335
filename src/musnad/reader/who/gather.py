"""Brings together who is one and the same: speakers, known names, people and bodies of a page."""

from itertools import compress
from typing import Final

from musnad.lang import pack as p
from musnad.reader.hits import Range
from musnad.reader.page import Page
from musnad.reader.speakers import Cast
from musnad.reader.who.bodies import find_bodies, short_name
from musnad.reader.who.known import KnownMention
from musnad.reader.who.parts import office_after, office_before, parts_of, title_before
from musnad.reader.who.persons import find_persons
from musnad.reader.who.someone import Someone
from musnad.text.script import fold_word

_SERVANT: Final = fold_word("عبد")
_GLUED: Final = (fold_word("ل"), fold_word("ب"))
_MOST_BEFORE: Final = 9  # words of an office in front of a name
_OWNED: Final = 40  # words of a mention that are looked up by word
_BEARERS: Final = 12  # people of one surname that are looked at
_MANY: Final = ("person", "unnamed")


class Gathering:
    """Everyone on a page. `owner` tells whose a word is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.all: list[Someone] = []
        self.owner: dict[int, Someone] = {}
        self._by_known: dict[int, Someone] = {}
        self._by_surname: dict[bytes, list[Someone]] = {}
        self._bodies: dict[tuple[bytes, ...], Someone] = {}

    def add_speakers(self, cast: Cast, used: list[int]) -> None:
        """One for each speaker, in order."""
        for index in used:
            self._enter(self._from_speaker(cast, index))

    def add_known(self, known: list[KnownMention]) -> None:
        """Those that everybody knows, joined under all their names."""
        rows = self.page.pack.known.rows
        for mention in known:
            row = rows[mention.row]
            same = self._by_known.get(mention.row)
            speaker = self._spoken(mention, row.type)
            if same is not None and speaker is not None and speaker is not same:
                same = self.merge(same, speaker)
            someone = same or speaker
            if someone is None:
                someone = Someone(row.type, fullest=mention.range)
                self._enter(someone)
            someone.known = mention.row
            someone.called = row.name
            self._by_known[mention.row] = someone
            self._mention(someone, mention.range)
            if row.type == "person":
                someone.type = "person"
                someone.name = someone.name or mention.range
                self._surname(someone, self.page.words[mention.range[1] - 1])

    def add_persons(self) -> None:
        """People named outside the speakers' phrases, and the names inside them."""
        taken = {k for k, each in self.owner.items() if each.known >= 0}
        for run in find_persons(self.page, taken):
            words = self._name_words(run)
            owner = self.owner.get(run[0])
            someone = owner if owner is not None and owner.type in _MANY else self._same_name(words)
            if someone is None:
                if owner is not None:
                    continue  # the name of a body: جامعة فلان
                someone = Someone("person", fullest=run, name=run, words=set(words))
                self._enter(someone)
            someone.words.update(words)
            if someone.name is None or run[1] - run[0] > someone.name[1] - someone.name[0]:
                someone.name = run
            self._surname(someone, words[-1])
            self._mention(someone, run)
            self._dress(someone, run)
        self._add_surnames()

    def add_bodies(self) -> None:
        """Bodies named in full, with the short names that brackets give them."""
        for someone in self.all:
            if someone.type in ("organisation", "group"):
                for mention in someone.mentions:
                    self._bodies.setdefault(self._key(mention), someone)
        for phrase in find_bodies(self.page, self._closed()):
            key = self._key(phrase)
            known = self._bodies.get(key)
            if known is None:
                known = Someone("organisation", fullest=phrase)
                self._enter(known)
                self._bodies[key] = known
            self._mention(known, phrase)
        alone: dict[bytes, Someone] = {}
        for someone in list(self.all):
            if someone.type == "organisation":
                self._add_short(someone, alone)
        for i in [i for i, word in enumerate(self.page.words) if word in alone] if alone else ():
            if i not in self.owner:
                self._mention(alone[self.page.words[i]], (i, i + 1))

    def _closed(self) -> set[int]:
        """The words that no further body can hold: names of people, and bodies already there."""
        closed: set[int] = set()
        for someone in self.all:
            if someone.type not in _MANY:
                closed.update(k for m in someone.mentions for k in range(m[0], min(m[1], m[0] + _OWNED)))
            elif someone.name is not None:
                closed.update(range(*someone.name))
                closed.update(m[0] for m in someone.mentions if m[1] - m[0] == 1)
        return closed

    def _from_speaker(self, cast: Cast, index: int) -> Someone:
        speaker = cast.speakers[index]
        someone = Someone(speaker.type, set(speaker.mentions), [index], fullest=speaker.fullest)
        if speaker.type in _MANY:
            parts = parts_of(self.page, speaker.fullest, cast.mention(speaker.fullest).name)
            someone.name, someone.title, someone.office = parts.name, parts.title, parts.office
            if parts.name is not None:
                someone.words = set(self._name_words(parts.name))
                self._surname(someone, self._name_words(parts.name)[-1])
        return someone

    def _enter(self, someone: Someone) -> None:
        self.all.append(someone)
        for mention in someone.mentions:
            self._own(someone, mention)

    def _mention(self, someone: Someone, mention: Range) -> None:
        if mention not in someone.mentions:
            inside = any(m[0] <= mention[0] and mention[1] <= m[1] for m in self._near(someone, mention))
            if not inside:
                someone.mentions.add(mention)
        self._own(someone, mention)

    def _near(self, someone: Someone, mention: Range) -> list[Range]:
        """A few mentions of someone that may hold another: those about its words, if they are few."""
        if self.owner.get(mention[0]) is not someone:
            return []
        return list(someone.mentions) if len(someone.mentions) <= 40 else []

    def _own(self, someone: Someone, mention: Range) -> None:
        for k in range(mention[0], min(mention[1], mention[0] + _OWNED)):
            self.owner.setdefault(k, someone)

    def merge(self, kept: Someone, other: Someone) -> Someone:
        """Makes two one: the one who speaks is kept and returned."""
        if other.speakers and not kept.speakers:
            kept, other = other, kept
        kept.take(other)
        self.all.remove(other)
        for first, stop in other.mentions:
            for k in range(first, min(stop, first + _OWNED)):
                if self.owner.get(k) is other:
                    self.owner[k] = kept
        for row, each in list(self._by_known.items()):
            if each is other:
                self._by_known[row] = kept
        return kept

    def _spoken(self, mention: KnownMention, kind: str) -> Someone | None:
        """The speaker whose phrase a known name is, or whose name it is."""
        owner = self.owner.get(mention.range[0])
        if owner is None:
            return None
        if kind == "person":
            return owner if owner.type in _MANY else None
        size = mention.range[1] - mention.range[0]
        exact = any(
            m[0] <= mention.range[0] and mention.range[1] <= m[1] and m[1] - m[0] <= size + 1
            for m in self._near(owner, mention.range)
        )
        return owner if exact and owner.type not in _MANY else None

    def _name_words(self, run: Range) -> list[bytes]:
        """The words of a name, «عبد الله» and «عبدالله» alike: what is glued in speech is glued."""
        words: list[bytes] = []
        for k in range(*run):
            word = self.page.words[k]
            if words and words[-1] == _SERVANT:
                words[-1] += word
            else:
                words.append(word)
        return words

    def _surname(self, someone: Someone, word: bytes) -> None:
        bearers = self._by_surname.setdefault(word, [])
        if someone not in bearers[-_BEARERS:]:
            bearers.append(someone)

    def _same_name(self, words: list[bytes]) -> Someone | None:
        """Who bears all of these names, or all of whose names these are; the same last one, at least."""
        for someone in self._by_surname.get(words[-1], ())[-_BEARERS:]:
            if someone.words and (set(words) <= someone.words or someone.words <= set(words)):
                return someone
        if len(words) > 1:
            for someone in self._by_surname.get(words[0], ())[-_BEARERS:]:
                if someone.words and someone.words <= set(words):
                    return someone
        return None

    def _dress(self, someone: Someone, run: Range) -> None:
        """The title and office that stand in front of a name or, after a comma, behind it."""
        page = self.page
        floor = max(page.sentence_start(run[0]), run[0] - _MOST_BEFORE)
        title = title_before(page, run[0], floor)
        start = title[0] if title is not None else run[0]
        someone.title = someone.title or title
        office = office_before(page, start, floor)
        if office is None:
            office = office_after(page, run[1], page.stop_after(run[0]) + 1)
        if office is None:
            return
        if someone.office is None or office[1] - office[0] > someone.office[1] - someone.office[0]:
            someone.office = office
        holder = self.owner.get(office[0])
        if holder is not None and holder is not someone and holder.type in _MANY and holder.name is None:
            self.merge(someone, holder)

    def _add_surnames(self) -> None:
        """A surname alone, of one person of the page only: «الوعري»."""
        page = self.page
        single = {
            word: bearers[0]
            for word, bearers in self._by_surname.items()
            if len(bearers) == 1 and len(bearers[0].words) > 1
        }
        if not single:
            return
        for i in compress(range(page.count), map(single.__contains__, page.words)):
            if i not in self.owner and not page.flags[i] & ~(p.GIVEN_NAME | p.NAME_PARTICLE):
                self._mention(single[page.words[i]], (i, i + 1))

    def _key(self, phrase: Range) -> tuple[bytes, ...]:
        words = self.page.words[phrase[0] : phrase[1]]
        first = words[0]
        joined = self.page.is_joined(phrase[0]) or first[:1] in _GLUED
        if joined and self.page.pack.flags.get(first[1:], 0) & p.ORGANISATION:
            first = first[1:]
        return (first, *words[1:])

    def _add_short(self, someone: Someone, alone: dict[bytes, Someone]) -> None:
        """«… (اليونيسف)» names the body before the bracket; `alone` gathers what does so elsewhere."""
        page = self.page
        for mention in sorted(someone.mentions)[:_OWNED]:
            short = short_name(page, mention[1])
            if short is None:
                continue
            other = self.owner.get(short[0])
            if other is not None and other is not someone:
                if other.known >= 0 or max(m[1] - m[0] for m in other.mentions) > 1:
                    continue
                someone = self.merge(someone, other)  # «SFA» spoke before it was known for whom
                someone.type = "organisation"
                someone.name = None
            self._mention(someone, short)
            word = page.words[short[0]]
            if short[1] - short[0] == 1 and len(word) > 1 and not page.pack.flags.get(word, 0):
                alone[word] = someone
            return
