"""When and where, in lists that lead back into the text, and in what a word says when pointed at."""

import re

import msgspec
import pytest

from musnad.export.html import labels
from musnad.export.html.article import article
from musnad.export.html.mentions import place_tip, time_tip
from musnad.model import PlaceMention, Relation, Span, TimeMention

WORDS = Span(0, 1, "و")


def section(report) -> str:
    return re.search(r'(?s)<section class="setting".*</section>', article(report, 1))[0]


def rows(written: str) -> list[str]:
    return re.findall(r"(?s)<tr id=.*?</tr>", written)


def test_every_place_has_its_row(story):
    first, actor, nowhere, near = rows(section(story))[:4]
    assert ">Wadi al-Rayhan<" in first
    assert 'href="#p1-0"' in first
    assert "×2" in first
    assert ">XA<" in first
    assert labels.ACTOR.arabic in actor
    assert "swatch" not in nowhere
    assert labels.NO_SPOT.arabic in nowhere
    assert "على بعد 15 كم منه إلى الشمال الشرقي" in near


def test_times_stand_in_the_order_of_the_text(story):
    yesterday, march = rows(section(story))[4:]
    assert ">أمس<" in yesterday
    assert 'محسوب من <time datetime="2031-03-04">' in yesterday
    assert ">2031-03-01~<" in march
    assert "which &lt;year&gt; is open" in march


def test_the_map_says_whose_places_they_are(story):
    credit = "Places: GeoNames (CC BY 4.0) and musnad"
    assert credit in section(story)
    unmapped = msgspec.structs.replace(story, places=story.places[3:4])
    assert rows(section(unmapped))
    assert "<svg" not in section(unmapped)
    assert credit not in section(unmapped)


@pytest.mark.parametrize("span", [Span(0, 0, ""), Span(5_000, 5_004, "قرية"), Span(-9, -3, "قرية")])
def test_words_that_are_not_in_the_text_lead_nowhere(span, story):
    report = msgspec.structs.replace(
        story, places=(PlaceMention(span, "X"),), times=(TimeMention(span, "2031"),)
    )
    assert "href" not in section(report)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (TimeMention(WORDS, "2031-03-04", "2031-03-04", "2031-03-04"), ["2031-03-04"]),
        (TimeMention(WORDS, "2031-22", "2031-06-01", "2031-08-31"), ["2031-22", "2031-06-01 – 2031-08-31"]),
        (TimeMention(WORDS, "2031/..", "2031-01-01", None), ["2031/..", "2031-01-01 – …"]),
        (TimeMention(WORDS, "XXXX-XX-XX", note="no date"), ["XXXX-XX-XX", "no date"]),
    ],
)
def test_what_a_time_means(time, expected):
    assert time_tip(time).split("\n") == expected


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (
            Relation("distance", 15.0, 45.0),
            "على بعد 15 كم منه إلى الشمال الشرقي · \u206815 km north-east of it\u2069",
        ),
        (Relation("distance"), "قربه · \u2068near it\u2069"),
        (Relation("direction", None, 180.0), "إلى الجنوب منه · \u2068south of it\u2069"),
        (Relation("side", None, 90.0), "الجانب الشرقي منه · \u2068east side of it\u2069"),
        (Relation("side"), "ضفته · \u2068bank of it\u2069"),
        (Relation("border"), "حدوده · \u2068border of it\u2069"),
    ],
)
def test_what_a_place_with_a_relation_means(relation, expected):
    place = PlaceMention(WORDS, "Raqqa", 1, "SY", 36.0, 39.0, "area", "actor", relation, 20)
    assert place_tip(place).split("\n") == [
        "Raqqa, SY",
        expected,
        f"{labels.ACTOR.arabic} · \u2068{labels.ACTOR.english}\u2069",
    ]
