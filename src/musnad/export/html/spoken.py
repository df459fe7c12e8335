"""The article's text on the page: statements underlined by speaker, sources, cues, times, places marked."""

from musnad.export.html.layers import Layer, Segment, lines, segments, word_start
from musnad.export.html.markup import opening, tag, text
from musnad.export.html.mentions import place_opening, spot_of, time_opening
from musnad.export.html.voices import Voices
from musnad.export.order import Entry
from musnad.export.places import Spot
from musnad.model import Report

# The style sheet knows this many stacked lines; deeper ones share the lowest (the list beside the
# text shows their nesting).
_LINES = 6


def spoken_text(report: Report, ordered: list[Entry], voices: Voices, spots: list[Spot], number: int) -> str:
    """The text in paragraphs, every character of it, with its layers and footnote marks."""
    document = report.document
    layers = [*_layers(ordered), *_settings(report)]
    marks = _marks(document.text, ordered)
    breaks = [place for place, character in enumerate(document.text) if character == "\n"]
    cuts = [*marks, *breaks, *(place + 1 for place in breaks)]
    by_id = {entry.attribution.id: entry for entry in ordered}
    elements = _Elements(report, ordered, voices, spots, number)

    written: list[str] = []
    in_paragraph = False
    for segment in segments(len(document.text), layers, cuts):
        words = document.text[segment.start : segment.end]
        if words == "\n":
            written.append(elements.close() + ("</p>\n" if in_paragraph else ""))
            in_paragraph = False
        if words == "\n" and segment.start not in marks:
            continue
        if not in_paragraph:
            written.append('<p dir="auto">')
            in_paragraph = True
        written.append(elements.close(but=segment))
        written.extend(
            _mark(by_id[attribution], voices, number) for attribution in marks.get(segment.start, ())
        )
        written.append(elements.open(segment))
        written.append(text(words))
    written.append(elements.close() + ("</p>\n" if in_paragraph else ""))
    # Only an empty text has a place for marks behind its last character.
    written.extend(
        _mark(by_id[attribution], voices, number) for attribution in marks.get(len(document.text), ())
    )
    deepest = min(max((layer.line for layer in layers), default=0), _LINES - 1)
    return tag(
        "div",
        "".join(written),
        class_=f"text lines{deepest}",
        lang=document.language or "ar",
        dir="auto",
    )


class _Elements:
    """The elements open at one place of the text, outermost first, as the text is written."""

    def __init__(
        self, report: Report, ordered: list[Entry], voices: Voices, spots: list[Spot], number: int
    ) -> None:
        self._report = report
        self._voices = voices
        self._number = number
        self._spots = spot_of(spots)
        self._speakers = {entry.attribution.id: entry.attribution.speaker for entry in ordered}
        self._layers: list[Layer] = []
        self._names: list[str] = []
        self._begun: set[Layer] = set()

    def close(self, *, but: Segment | None = None) -> str:
        """The ends of all that is open, innermost first; of all but what goes on through a segment."""
        kept = 0
        for before, now in zip(self._layers, but.layers if but else (), strict=False):
            if before != now:
                break
            kept += 1
        ends = "".join(f"</{name}>" for name in reversed(self._names[kept:]))
        del self._layers[kept:], self._names[kept:]
        return ends

    def open(self, segment: Segment) -> str:
        """The beginnings of what covers a segment and is not open yet."""
        begins = ""
        for layer in segment.layers[len(self._layers) :]:
            begin, name = self._element(layer)
            begins += begin
            self._layers.append(layer)
            self._names.append(name)
            self._begun.add(layer)
        return begins

    def _element(self, layer: Layer) -> tuple[str, str]:
        at, first = layer.number, layer not in self._begun
        if layer.role == "time":
            return time_opening(self._report.times[at], at, self._number, first=first)
        if layer.role == "place":
            return place_opening(self._report.places[at], at, self._spots[at], self._number, first=first)
        return opening("span", class_=_class(layer, self._voices, self._speakers[at]), data_a=at), "span"


def _layers(ordered: list[Entry]) -> list[Layer]:
    contents = [(entry, span) for entry in ordered for span in entry.attribution.content]
    chosen = lines([(span.start, span.end, entry.depth) for entry, span in contents])
    layers = [
        Layer(span.start, span.end, "content", entry.attribution.id, line)
        for (entry, span), line in zip(contents, chosen, strict=True)
    ]
    for attribution, _, _ in ordered:
        layers.append(Layer(attribution.cue.start, attribution.cue.end, "cue", attribution.id))
        if attribution.source is not None:
            layers.append(Layer(attribution.source.start, attribution.source.end, "source", attribution.id))
    return layers


def _settings(report: Report) -> list[Layer]:
    """The times and the places, as layers."""
    times = [Layer(time.span.start, time.span.end, "time", at) for at, time in enumerate(report.times)]
    places = [Layer(place.span.start, place.span.end, "place", at) for at, place in enumerate(report.places)]
    return times + places


def _marks(words: str, ordered: list[Entry]) -> dict[int, list[int]]:
    """Where each attribution's footnote mark stands: before its content, never inside a word."""
    marks: dict[int, list[int]] = {}
    for attribution, _, _ in ordered:
        start = min((span.start for span in attribution.content), default=attribution.cue.start)
        marks.setdefault(word_start(words, min(start, len(words) - 1)), []).append(attribution.id)
    return marks


def _class(layer: Layer, voices: Voices, speaker: str | None) -> str:
    if layer.role == "content":
        return f"said {voices.underline(speaker)} l{min(layer.line, _LINES - 1)}"
    return "cue" if layer.role == "cue" else f"source {voices.colour(speaker)}"


def _mark(entry: Entry, voices: Voices, number: int) -> str:
    """The letter of the speaker and the number of the statement, leading to the list."""
    attribution = entry.attribution
    return tag(
        "a",
        voices.letter(attribution.speaker) + str(attribution.id),
        class_="mark " + voices.colour(attribution.speaker),
        id=f"t{number}-{attribution.id}",
        href=f"#a{number}-{attribution.id}",
        data_a=attribution.id,
        aria_label=f"الإسناد {attribution.id}: {voices.name(attribution.speaker)}",
    )
