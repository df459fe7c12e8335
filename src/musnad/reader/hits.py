"""The working record of one attribution while the stages fill it in."""

from dataclasses import dataclass

from musnad.lang.pack import CueEntry, CueForm
from musnad.text.quotes import Quote

Range = tuple[int, int]  # words, half-open


@dataclass(slots=True)
class Hit:
    """One attribution in the making; ranges are half-open word indices of the page.

    `zone` is where the subject may stand after the cue; `how` tells how the content was found:
    `clause` (أن…), `speech` (colon or quotation), `nominal` (أعلن مقتل…), `before` (the content
    stands in front of the cue).
    """

    cue: Range
    entry: CueEntry
    form: CueForm | None
    how: str
    zone: Range
    start: int
    quote: Quote | None = None
    frame: str = ""  # which of the cue's frames the complement fills
    source: Range | None = None
    contents: list[Range] | None = None
    parent: int = -1
    target: Range | None = None
    relay: Range | None = None
    origin: Range | None = None  # who «قوله» points back to: «نقلت … عن [فلان] قوله»
    medium: Range | None = None
    clause_start: int = -1  # where the clause that holds the cue begins, source and opener included
    negated: bool = False
    hidden: bool = False  # the text hides who says it: ذُكر أن، يُعتقد أن
    speaker: int = -1
    kind: str = "indirect"
    act: str = "assertive"
    factuality: str = "CT+"
    stance: str = "neutral"
    confidence: float = 0.5

    @property
    def part(self) -> str:
        """verb, participle, masdar, noun, or the kind of phrase."""
        return self.form.part if self.form is not None else self.entry.kind
