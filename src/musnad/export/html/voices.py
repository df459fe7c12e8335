"""The speakers of one article as the page shows them: a colour, a line and a letter each."""

from musnad.export.html import labels
from musnad.export.html.markup import line, tag
from musnad.export.order import Entry, names
from musnad.model import Report

# Seven and four share no factor: 28 speakers, as many as there are letters, before a pair recurs.
COLOURS = 7
STYLES = 4


class Voices:
    """Who speaks in an article, in the order in which a reader meets them.

    `None` stands for all whom the text never names; they share one quiet sign.
    """

    def __init__(self, report: Report, ordered: list[Entry]) -> None:
        self._names = names(report)
        self._shares = {share.speaker: share.share for share in report.sourcing.by_speaker}
        self._counts: dict[str | None, int] = {}
        for entry in ordered:
            speaker = entry.attribution.speaker
            self._counts[speaker] = self._counts.get(speaker, 0) + 1
        self._index = {
            speaker: index for index, speaker in enumerate(who for who in self._counts if who is not None)
        }

    @property
    def speakers(self) -> tuple[str | None, ...]:
        """The speakers by first appearance, those never named last."""
        return (*self._index, *((None,) if None in self._counts else ()))

    def name(self, speaker: str | None) -> str:
        """The name to print."""
        return labels.UNNAMED if speaker is None else self._names.get(speaker, speaker)

    def colour(self, speaker: str | None) -> str:
        """The class that gives what belongs to this speaker its colour."""
        return "nobody" if speaker is None else f"p{self._index[speaker] % COLOURS}"

    def underline(self, speaker: str | None) -> str:
        """The classes that give this speaker's words their line."""
        style = "k2" if speaker is None else f"k{self._index[speaker] % STYLES}"
        return f"{self.colour(speaker)} {style}"

    def letter(self, speaker: str | None) -> str:
        """The letter that tells this speaker apart without colours."""
        return "؟" if speaker is None else labels.letter(self._index[speaker])

    def sign(self, speaker: str | None) -> str:
        """The letter over the speaker's line."""
        return tag("span", self.letter(speaker), class_=f"sign {self.underline(speaker)}")

    def row(self, speaker: str | None) -> str:
        """The speaker's row in the key: sign, name, how often, how much."""
        count = self._counts[speaker]
        row = self.sign(speaker) + tag("span", line(self.name(speaker)), class_="name")
        row += tag("span", f"×{count}", class_="count", title="attributions")
        share = None if speaker is None else self._shares.get(speaker)
        if share is not None:
            percent = f"{round(share * 100)}%"
            row += tag("meter", percent, min=0, max=1, value=f"{share:.2f}", class_=self.colour(speaker))
            row += tag("span", percent, class_="share", title="share of the attributed text")
        return row
