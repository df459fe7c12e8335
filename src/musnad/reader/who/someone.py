"""One person, body, group or place of an article in the making."""

from dataclasses import dataclass, field

from musnad.reader.hits import Range


@dataclass(slots=True, eq=False)
class Someone:
    """Who or what is named at `mentions`.

    `speakers` are the cast's indices of the same one, `known` its row among the known (-1: none),
    `place` its number in the gazetteer (-1: none). `name`, `title` and `office` are words of the page;
    `words` those that only this one bears.
    """

    type: str
    mentions: set[Range] = field(default_factory=set)
    speakers: list[int] = field(default_factory=list)
    known: int = -1
    place: int = -1
    fullest: Range = (0, 0)
    name: Range | None = None
    title: Range | None = None
    office: Range | None = None
    words: set[bytes] = field(default_factory=set)
    called: str = ""  # a name that is not the page's own words

    def first(self) -> Range:
        """Where it is named first."""
        return min(self.mentions)

    def take(self, other: "Someone") -> None:
        """Takes over all that is known of another, who is the same."""
        self.mentions |= other.mentions
        self.speakers += other.speakers
        self.words |= other.words
        self.known = max(self.known, other.known)
        self.place = max(self.place, other.place)
        self.name = self.name or other.name
        self.title = self.title or other.title
        self.office = self.office or other.office
        self.called = self.called or other.called
        if self.fullest[1] - self.fullest[0] < other.fullest[1] - other.fullest[0]:
            self.fullest = other.fullest
