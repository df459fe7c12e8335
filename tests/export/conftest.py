"""An invented story, read by hand: relays, nesting, a content in two parts, a nameless source, a map."""

import hashlib
from collections.abc import Callable

import pytest

from musnad.export import FORMATS
from musnad.model import (
    Attribution,
    Document,
    Entity,
    PlaceMention,
    ReaderInfo,
    Relation,
    Report,
    Sourcing,
    Span,
    SpeakerShare,
    TimeMention,
)

TEXT = (
    "قالت بلدية وادي الريحان في بيان أمس إن السد امتلأ مطلع مارس، وإن المهندسين نفوا تسرب الماء.\n"
    "\n"
    "ونقلت وكالة أنباء التلال عن عمدة البلدة قوله: «لن نغلق الجسر».\n"
    "وزعمت مصادر أن الجسر، كما تقول، متصدع.\n"
    "ولم يُفتح الطريق بعد."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


STORY = Report(
    id="story-1",
    document=Document(
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        language="ar",
        url="https://example.org/news/1?a=1&b=2",
        outlet="صحيفة التلال",
        title="السد يمتلئ <والجسر> باقٍ",
        published="2031-03-04",
        published_evidence="inferred from «أمس الاثنين»",
    ),
    attributions=(
        Attribution(
            1, None, span("قالت"), "قال", span("بلدية وادي الريحان"), "e1",
            (span("السد امتلأ مطلع مارس، وإن المهندسين نفوا تسرب الماء"),),
            "indirect", "assertive", "CT+", "neutral", said_at="2031-03-03", medium="في بيان",
            confidence=0.93,
        ),
        Attribution(
            2, 1, span("نفوا"), "نفى", span("المهندسين"), "e2", (span("تسرب الماء"),),
            "indirect", "assertive", "CT-", "neutral", confidence=0.8,
        ),
        Attribution(
            3, None, span("قوله"), "قال", None, "e3", (span("لن نغلق الجسر"),),
            "direct", "commissive", "Uu", "neutral", via=("e4",), said_at="2031-03-03", confidence=0.7,
        ),
        Attribution(
            4, None, span("وزعمت"), "زعم", span("مصادر"), None, (span("الجسر،"), span("متصدع")),
            "indirect", "assertive", "PS+", "distancing", anonymous=True, confidence=0.5,
        ),
    ),
    entities=(
        Entity("e1", "بلدية وادي الريحان", "organisation", (span("بلدية وادي الريحان"),)),
        Entity("e2", "المهندسون", "group", (span("المهندسين"),)),
        Entity("e3", "عمدة البلدة", "person", (span("عمدة البلدة"),)),
        Entity("e4", "وكالة أنباء التلال", "organisation", (span("وكالة أنباء التلال"),)),
    ),
    times=(
        TimeMention(span("أمس"), "2031-03-03", "2031-03-03", "2031-03-03", "2031-03-04"),
        TimeMention(
            span("مطلع مارس"), "2031-03-01~", "2031-03-01", "2031-03-10", note="which <year> is open"
        ),
    ),
    # On an island where no gazetteer knows a town, so that the map depends on nothing else.
    places=(
        PlaceMention(span("وادي الريحان"), "Wadi al-Rayhan", 7, "XA", 31.0, -41.0, "city", radius=5),
        PlaceMention(span("التلال"), "Tilal", None, "XA", 31.5, -40.5, "country", "actor", radius=90),
        PlaceMention(span("البلدة"), "Wadi al-Rayhan", 7, "XA", 31.0, -41.0, "city", radius=5),
        PlaceMention(span("الجسر"), "الجسر"),
        PlaceMention(
            span("الطريق"), "Wadi al-Rayhan", 7, "XA", 31.0, -41.0, "area",
            relation=Relation("distance", 15.0, 45.0), radius=20,
        ),
    ),
    sourcing=Sourcing(4, 3, 1, 1, 4, (SpeakerShare("e1", 1, 0.6), SpeakerShare("e3", 1, 0.2))),
    reader=ReaderInfo("0.1.0", "ar/1"),
    warnings=("the headline has markup in it",),
)  # fmt: skip


@pytest.fixture
def story() -> Report:
    return STORY


@pytest.fixture
def exported() -> Callable[..., str]:
    """Writes reports in a format and gives what was written."""

    def written(name: str, *reports: Report) -> str:
        parts: list[str] = []
        exporter = FORMATS[name](parts.append)
        exporter.begin()
        for report in reports:
            exporter.report(report)
        exporter.end()
        return "".join(parts)

    return written
