"""From a text to a report: the stages in reading order, and the way back to code points."""

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec.structs import replace

from musnad._version import __version__
from musnad.gazetteer import EMPTY, NO_GAZETTEER, Gazetteer, packaged
from musnad.lang import pack as p
from musnad.lang.ar.load import PACK_NAME, load
from musnad.lang.en.load import PACK_NAME as ENGLISH
from musnad.lang.en.load import load as load_english
from musnad.model import (
    Attribution,
    Document,
    ReaderInfo,
    Report,
    Sourcing,
    Span,
    SpeakerShare,
)
from musnad.reader.acts import set_labels
from musnad.reader.annotations import annotations_of
from musnad.reader.confidence import confidence
from musnad.reader.contents import set_clause_starts, set_contents
from musnad.reader.cues import MOST_CUES, find_cues
from musnad.reader.headlines import find_headlines
from musnad.reader.hits import Hit
from musnad.reader.nesting import set_parents
from musnad.reader.page import Page
from musnad.reader.places.stage import Places, find_places
from musnad.reader.placing import place_sources
from musnad.reader.speakers import Cast
from musnad.reader.times import Bias, Times, find_times
from musnad.reader.who.known import find_known
from musnad.reader.who.stage import Who, find_entities
from musnad.text.language import language_of
from musnad.text.script import Folded, fold, fold_word

_LI: Final = fold_word("ل")
_HEADS: Final = p.PERSON | p.ORGANISATION | p.DOCUMENT | p.GROUP | p.UNNAMED
_INFO: Final = ReaderInfo(__version__, PACK_NAME)


def read(  # noqa: PLR0913 (what a caller may know of an article)
    text: str,
    *,
    id: str | None = None,  # noqa: A002 (the report's own word)
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    authors: Sequence[str] = (),
    language: str | None = None,
    time_bias: Bias = "past",
    gazetteer: Gazetteer | None = None,
) -> Report:
    """Reads one article and reports who says what in it, on whose word.

    `text` is any string; offsets in the report are code points into it. `published` is an ISO 8601
    date. `language` is a BCP 47 code where the caller knows it; else it is told from the script.
    `time_bias` is where «الاثنين» looks if nothing else tells; `gazetteer` is the packaged one if `None`.
    A text that is not Arabic yields a report of its dates alone, with a warning. Nothing is raised,
    but `GazetteerError` if the packaged gazetteer is damaged.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    folded = fold(text)
    language = language or language_of(folded)
    document = Document(
        text=text,
        sha256=digest,
        language=language,
        url=url,
        outlet=outlet,
        title=title,
        authors=tuple(authors),
        published=published,
        published_evidence="given" if published else "unknown",
    )
    if language != "ar":
        return _times_only(folded, document, id or digest, time_bias)
    gazetteer = packaged() if gazetteer is None else gazetteer
    page = Page(text, annotations_of(load(), gazetteer), folded)
    hits = find_hits(page)
    cast = Cast(page, hits)
    cast.resolve()
    times = find_times(page, published, time_bias, url)
    sources = frozenset(hit.source[0] for hit in hits if hit.source is not None)
    known = find_known(page)
    places = find_places(page, outlet, sources, [each.range for each in known])
    used = {hit.speaker for hit in hits if hit.speaker >= 0}
    used |= {relay for hit in hits if (relay := cast.relay_of(hit)) >= 0}
    who = find_entities(page, cast, sorted(used), known, places)
    ground = Ground(times, places, who, gazetteer)
    return _report(page, _dated(document, times), hits, cast, ground, id or digest)


class Ground(NamedTuple):
    """When, where and who: what the grounding stages found."""

    times: Times
    places: Places
    who: Who
    gazetteer: Gazetteer


@lru_cache(maxsize=4)
def _info(gazetteer: Gazetteer) -> ReaderInfo:
    """What made a report: this reader with its pack, and the gazetteer that places come from."""
    return ReaderInfo(__version__, PACK_NAME, gazetteer.identity)


def _times_only(folded: Folded, document: Document, report_id: str, time_bias: Bias) -> Report:
    """The report of a text that is not Arabic: its dates, if it is English or has no letters at all."""
    language = document.language
    named = f"in «{language}»" if language else "in no language this reader knows"
    if language not in ("en", None):
        warning = f"the text is {named}; the reader reads Arabic, so the report is empty"
        return Report(report_id, document, (), (), (), (), Sourcing(0, 0, 0, 0, 0), _INFO, (warning,))
    page = Page(document.text, annotations_of(load_english(), EMPTY), folded)
    times = find_times(page, document.published, time_bias, document.url)
    warning = f"the text is {named}; the reader reads Arabic, so the report has dates alone"
    return Report(
        report_id,
        _dated(document, times),
        (),
        (),
        tuple(times.mentions),
        (),
        Sourcing(0, 0, 0, 0, 0),
        ReaderInfo(__version__, ENGLISH),
        (warning,),
    )


def _dated(document: Document, times: Times) -> Document:
    """The document with the date that its words betray, where it was given none."""
    if not times.anchor.inferred or times.anchor.day is None:
        return document
    return replace(document, published=times.anchor.day.isoformat(), published_evidence=times.anchor.evidence)


def find_hits(page: Page) -> list[Hit]:
    """Every attribution of a page, labelled and nested, speakers not yet resolved."""
    hits = find_cues(page)
    hits += find_headlines(page, hits)
    hits.sort(key=lambda hit: hit.cue)
    hits = place_sources(page, hits)
    set_clause_starts(page, hits)
    set_contents(page, hits)
    hits = [hit for hit in hits if hit.contents]
    set_parents(hits)
    own = {k for k, hit in enumerate(hits) if _is_own_voice(page, hit)}
    if own:
        hits = [hit for k, hit in enumerate(hits) if k not in own]
        set_parents(hits)
    set_labels(page, hits)
    return hits


def _is_own_voice(page: Page, hit: Hit) -> bool:
    """Whether a first person speaks for the page itself: a columnist's «أعتقد أن» reports nobody."""
    form = hit.form
    if form is None or form.part != "verb" or form.person != 1 or hit.parent >= 0:
        return False
    around = page.quotes.around(hit.cue[0])
    return around is None or not around.closed


def _said_at(hit: Hit, times: Times) -> str | None:
    """When it was said: the value of a time in the cue's own clause, outside what is said."""
    contents = hit.contents or []
    first = hit.clause_start if 0 <= hit.clause_start <= hit.cue[0] else hit.cue[0]
    stop = min((start for start, _ in contents if start >= hit.cue[1]), default=hit.zone[1])
    for start, end in ((hit.cue[0], max(stop, hit.cue[1])), (first, hit.cue[0])):
        if not any(c[0] < end and start < c[1] for c in contents):
            mention = times.within(start, end)
            if mention is not None:
                return mention.value
    return None


def _cue_span(page: Page, hit: Hit) -> Span:
    """The cue's own characters; of «الوزير: …» the colon is what attributes."""
    if hit.entry.kind == "colon":
        after = page.end_offset(hit.cue[1] - 1)
        at = page.text.find(":", after, page.start_offset(hit.cue[1]) if hit.cue[1] < page.count else None)
        if at >= 0:
            return Span(at, at + 1, ":")
    return page.span(hit.cue)


def _report(
    page: Page, document: Document, hits: list[Hit], cast: Cast, ground: Ground, report_id: str
) -> Report:
    times, places, who, gazetteer = ground
    ids = who.speakers
    mentions = tuple(
        replace(mention, entity=entity) for mention, entity in zip(places.mentions, who.places, strict=True)
    )
    attributions = []
    for n, hit in enumerate(hits, 1):
        relay = cast.relay_of(hit)
        source = page.span(hit.source) if hit.source is not None else None
        anonymous = (
            hit.speaker < 0
            if hit.source is None
            else cast.speakers[hit.speaker].anonymous
            if hit.speaker >= 0
            else False
        )
        if hit.source is None and hit.speaker >= 0:
            anonymous = cast.speakers[hit.speaker].anonymous
        attributions.append(
            Attribution(
                id=n,
                parent=hit.parent + 1 if hit.parent >= 0 else None,
                cue=_cue_span(page, hit),
                cue_lemma=hit.entry.lemma,
                source=source,
                speaker=ids.get(hit.speaker),
                content=tuple(page.span(c) for c in hit.contents or ()),
                kind=hit.kind,  # type: ignore[arg-type]
                act=hit.act,  # type: ignore[arg-type]
                factuality=hit.factuality,  # type: ignore[arg-type]
                stance=hit.stance,  # type: ignore[arg-type]
                anonymous=anonymous,
                via=(ids[relay],) if relay >= 0 else (),
                said_at=_said_at(hit, times),
                medium=page.span(hit.medium).text if hit.medium is not None else None,
                confidence=confidence(hit),
            )
        )
    return Report(
        report_id,
        document,
        tuple(attributions),
        tuple(who.entities),
        tuple(times.mentions),
        mentions,
        _sourcing(page, hits, attributions),
        _info(gazetteer),
        _warnings(page, gazetteer),
    )


def _warnings(page: Page, gazetteer: Gazetteer) -> tuple[str, ...]:
    warnings = [] if len(gazetteer) else [NO_GAZETTEER]
    if page.unread:
        passed_over = f"{page.unread} further words that may be cues were not read"
        warnings.append(f"a sentence holds more than {MOST_CUES} cues; {passed_over}")
    if page.unlisted:
        warnings.append("names stand in more places than are listed as mentions")
    return tuple(warnings)


def _sourcing(page: Page, hits: list[Hit], attributions: list[Attribution]) -> Sourcing:
    counts: dict[str, int] = {}
    said: dict[str, int] = {}
    covered = bytearray(len(page.stops) + 1)
    stops = page.stops
    for hit, attribution in zip(hits, attributions, strict=True):
        if hit.parent < 0:
            for start, stop in hit.contents or ():
                k = _sentence_of(stops, start)
                while k < len(stops) and (k == 0 or stops[k - 1] + 1 < stop):
                    covered[k] = 1
                    k += 1
            covered[_sentence_of(stops, hit.cue[0])] = 1
        if attribution.speaker is not None:
            counts[attribution.speaker] = counts.get(attribution.speaker, 0) + 1
            if hit.parent < 0:
                length = sum(span.end - span.start for span in attribution.content)
                said[attribution.speaker] = said.get(attribution.speaker, 0) + length
    total = sum(said.values()) or 1
    shares = tuple(
        SpeakerShare(speaker, counts[speaker], round(said.get(speaker, 0) / total, 2))
        for speaker in sorted(counts, key=lambda s: (-counts[s], int(s[1:])))
    )
    sentences = len(stops)
    return Sourcing(
        attributions=len(attributions),
        speakers=len(counts),
        anonymous=sum(a.anonymous for a in attributions),
        unattributed_sentences=sentences - sum(covered[:sentences]),
        sentences=sentences,
        by_speaker=shares,
    )


def _sentence_of(stops: list[int], word: int) -> int:
    return bisect_left(stops, word)
