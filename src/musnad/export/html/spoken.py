"""The article's text on the page: statements underlined by speaker, sources and cues marked."""

from musnad.export.html.layers import Layer, Segment, lines, segments, word_start
from musnad.export.html.markup import opening, tag, text
from musnad.export.html.voices import Voices
from musnad.export.order import Entry
from musnad.model import Document

# The style sheet knows this many stacked lines; deeper ones share the lowest (the list beside the
# text shows their nesting).
_LINES = 6


def spoken_text(document: Document, ordered: list[Entry], voices: Voices, number: int) -> str:
    """The text in paragraphs, every character of it, with its layers and footnote marks."""
    layers = _layers(ordered)
    marks = _marks(document.text, ordered)
    breaks = [place for place, character in enumerate(document.text) if character == "\n"]
    cuts = [*marks, *breaks, *(place + 1 for place in breaks)]
    speakers = {entry.attribution.id: entry.attribution.speaker for entry in ordered}
    by_id = {entry.attribution.id: entry for entry in ordered}

    written: list[str] = []
    open_layers: list[Layer] = []
    in_paragraph = False
    for segment in segments(len(document.text), layers, cuts):
        words = document.text[segment.start : segment.end]
        if words == "\n":
            written.append("</span>" * len(open_layers) + ("</p>\n" if in_paragraph else ""))
            open_layers, in_paragraph = [], False
        if words == "\n" and segment.start not in marks:
            continue
        if not in_paragraph:
            written.append('<p dir="auto">')
            in_paragraph = True
        kept = _kept(open_layers, segment)
        written.append("</span>" * (len(open_layers) - kept))
        written.extend(
            _mark(by_id[attribution], voices, number) for attribution in marks.get(segment.start, ())
        )
        written.extend(
            opening("span", class_=_class(layer, voices, speakers), data_a=layer.attribution)
            for layer in segment.layers[kept:]
        )
        written.append(text(words))
        open_layers = list(segment.layers)
    written.append("</span>" * len(open_layers) + ("</p>\n" if in_paragraph else ""))
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


def _marks(words: str, ordered: list[Entry]) -> dict[int, list[int]]:
    """Where each attribution's footnote mark stands: before its content, never inside a word."""
    marks: dict[int, list[int]] = {}
    for attribution, _, _ in ordered:
        start = min((span.start for span in attribution.content), default=attribution.cue.start)
        marks.setdefault(word_start(words, min(start, len(words) - 1)), []).append(attribution.id)
    return marks


def _kept(open_layers: list[Layer], segment: Segment) -> int:
    """How many of the open layers go on through the segment."""
    kept = 0
    for before, now in zip(open_layers, segment.layers, strict=False):
        if before != now:
            break
        kept += 1
    return kept


def _class(layer: Layer, voices: Voices, speakers: dict[int, str | None]) -> str:
    speaker = speakers[layer.attribution]
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
