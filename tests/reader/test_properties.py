"""What holds of every reading: spans read back, ids hang together, and the same text gives the same bytes."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import (
    UNSEEN,
    any_text,
    any_text_with_surrogates,
    arabic_text,
    days,
    time_and_place_text,
    unseen,
)

from musnad import Attribution, PlaceMention, Report, Span, TimeMention, read
from musnad.gazetteer import EMPTY

GOLD = Path(__file__).parents[1] / "gold"
AWKWARD = [
    "",
    " ",
    "\n",
    "قال",
    "وقال:",
    "قال إن",
    "«",
    "»قال«",
    "«««»»»",
    ":::",
    "\ud800",
    "قال \udfff إن الجو حار",
    "\u0640" * 50,
    "\u064e\u064e قال \u200f إن \u202b الجو حار",
    "\ufefbﻪﻠﻟﺍ",
    "ﷲﷲ قال إن ﷺ",
    "قال قال قال قال إن إن إن",
    "ونقلت عن عن قوله قوله إن",
    "كما كما كما أعلن كما",
    "\x00قال\x00إن\x00",
    "قال\r\nإن\rالجو",
    "أ.ب.ج. قال إن 1.2.3",
]

# Days, years and centuries that no calendar has, and those at its ends.
NO_DATES = [
    "31 فبراير",
    "30 شباط",
    "32 مايو",
    "00/00/0000",
    "0/0/0",
    "1/1/1",
    "1/1/1600هـ",
    "30/12/9999هـ",
    "31/12/9999",
    "31 ديسمبر 9999",
    "عام 9999",
    "نهاية عام 9999",
    "شتاء 9999",
    "رمضان 9999",
    "عيد الفطر 9999",
    "عيد الفصح 1",
    "بين عامي 9998 و9999",
    "القرن 0",
    "القرن 45",
    "القرن 100",
    "القرن الأول الهجري",
    "تسعينيات القرن 99",
    "بعد 999999999 سنة",
    "قبل 2031 سنة",
    "منذ 9999 عام",
    "منذ مئة ألف سنة",
    "خلال الأيام الـ999 المقبلة",
    "خلال 99999 سنة الماضية",
    "آخر ثلاثاء من فبراير 9999",
    "الثلاثاء الخامس من شهر فبراير",
    "29 فبراير الماضي",
    "الساعة 9999 بتوقيت غرينتش",
    "من 31 فبراير إلى 30 شباط",
    "من القرن 18 إلى القرن 19",
    "أمس 31 فبراير 2031",
    "غدا بعد غد الأسبوع المقبل الشهر المقبل العام المقبل العقد المقبل القرن المقبل عيد الأضحى المقبل",
    "أمس أول من أمس الأسبوع الماضي الشهر الماضي العام الماضي العقد الماضي القرن الماضي عاشوراء الماضي",
]
FIRST_AND_LAST_DAYS = ["0001-01-01", "0001-12-31", "1900-03-01", "2031-05-07", "2103-05-07", "9999-12-31"]

# Much of one thing: what would count it twice, climb down into it or raise it to a power is seen here.
FLOODS = {
    "days": "الثلاثاء " * 11_000,
    "yesterdays": "أمس (" * 5_000,
    "slashes": "1/" * 20_000 + "1",
    "dates": "14/5/2031 " * 4_000,
    "digits": "1" * 100_000,
    "number words": "مئة وألف " * 3_000 + "عام",
    "from": "من " * 5_000,
    "between": "بين " * 5_000 + "2027 و2029",
    "since": "منذ " * 5_000 + "أمس",
    "months": "رمضان " * 5_000,
    "parentheses": "(" * 5_000 + "أمس" + ")" * 5_000,
    "quotation marks": "«" * 3_000 + "بغداد" + "»" * 3_000,
    "cities": "بغداد " * 8_000,
    "glued cities": "وبغداد " * 5_000,
    "held by each other": "قرية مارهوت في " * 4_000,
    "nouns of kinds": "مدينة " * 5_000,
    "directions": "شمال " * 5_000 + "بغداد",
    "distances": "على بعد 5 كم من " * 3_000 + "بغداد",
    "kingdoms": "السعودية المملكة " * 4_000,
}

# The level 0 to 2 that the reader writes of EDTF: days, months, years, seasons, centuries, moments, what is
# not known, intervals of them, and one of a set.
_POINT = (
    r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:00Z|(?:\d{4}-2[1-4]|\d\dXX|(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])"
    r"(?:-(?:0[1-9]|[12]\d|3[01]))?)?|XXXX-XX-XX)~?)"
)
_EDTF = re.compile(rf"{_POINT}|{_POINT}/(?:{_POINT}|\.\.)|\[{_POINT}(?:,{_POINT})*\]")
# Not EDTF, and still written: a set of days as the end of an interval.
_SET_AT_AN_END = re.compile(r"\[[^]]*\](?=/)|(?<=/)\[[^]]*\]")
PRECISIONS = {None, *"country region district city quarter area spot container".split()}

# Nothing follows «according to», or nothing follows its «that».
CUT_SHORT = [
    "بحسب فإن",
    "وبحسب  فإن النحل اختفى من الوادي.",
    "بحسب خبير إن",
    "نقلا عن خبير أن",
    "وفقا لخبير أن\n",
]


def spans(report: Report) -> list[Span]:
    """Every span of a report."""
    found = [mention for entity in report.entities for mention in entity.mentions]
    for one in report.attributions:
        found += [one.cue, *one.content, *([one.source] if one.source else [])]
    return [*found, *(one.span for one in report.times), *(one.span for one in report.places)]


def check_time(one: TimeMention) -> None:
    """Checks all that holds of every time."""
    assert _EDTF.fullmatch(_SET_AT_AN_END.sub("XXXX", one.value)), one
    earliest, latest, _ = (
        date.fromisoformat(day) if day is not None else None for day in (one.earliest, one.latest, one.anchor)
    )
    assert earliest is None or latest is None or earliest <= latest, one
    assert one.note is None or one.note.strip()


def check_place(one: PlaceMention) -> None:
    """Checks all that holds of every place."""
    assert one.name.strip(), one
    assert one.country is None or re.fullmatch("[A-Z]{2}", one.country), one
    assert (one.lat is None) == (one.lon is None) == (one.precision is None) == (one.radius is None), one
    if one.lat is not None and one.lon is not None and one.radius is not None:
        assert -90 <= one.lat <= 90, one
        assert -180 <= one.lon <= 180, one
        assert one.radius > 0, one
    assert one.precision in PRECISIONS, one
    if one.relation is not None:
        assert (one.precision, one.role) == ("area", "place"), one
        assert one.relation.km is None or one.relation.km >= 0, one
        assert one.relation.bearing is None or 0 <= one.relation.bearing < 360, one


def check(text: str, **known: object) -> Report:
    """Reads a text and checks all that holds of every report."""
    report = read(text, **known)  # type: ignore[arg-type]
    assert report.document.text == text
    for span in spans(report):
        assert 0 <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
    ids = [one.id for one in report.attributions]
    assert len(ids) == len(set(ids))
    parents = {one.id: one.parent for one in report.attributions}
    for number in ids:
        above, climbed = parents[number], 0
        while above is not None:
            above, climbed = parents[above], climbed + 1
            assert climbed <= len(parents), "parents go round in a circle"
    entities = [entity.id for entity in report.entities]
    assert len(entities) == len(set(entities))
    for one in report.attributions:
        assert one.content
        assert one.speaker is None or one.speaker in entities
        assert set(one.via) <= set(entities)
        assert 0 <= one.confidence <= 1
        parts = [(part.start, part.end) for part in one.content]
        assert parts == sorted(parts)
        assert all(end <= start for (_, end), (start, _) in pairwise(parts))
    for mentions in (report.times, report.places):
        assert all(a.span.end <= b.span.start for a, b in pairwise(mentions)), mentions
    for when in report.times:
        check_time(when)
    for where in report.places:
        check_place(where)
        assert where.entity is None or where.entity in entities
    assert report.sourcing.attributions == len(ids)
    assert 0 <= report.sourcing.unattributed_sentences <= report.sourcing.sentences
    return report


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_an_awkward_text_is_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", CUT_SHORT, ids=range(len(CUT_SHORT)))
def test_a_text_cut_short_is_read(text: str) -> None:
    check(text)


@given(any_text)
@settings(max_examples=200)
def test_any_text_is_read(text: str) -> None:
    check(text)


@given(any_text_with_surrogates)
@settings(max_examples=100)
def test_a_text_with_lone_surrogates_is_read(text: str) -> None:
    check(text)


@given(arabic_text)
@example("قال")
@settings(max_examples=300)
def test_a_text_of_the_readers_own_words_is_read(text: str) -> None:
    check(text)


@given(time_and_place_text, st.none() | days, st.sampled_from(["past", "future"]))
@example("1/1/1", None, "future")
@settings(max_examples=300)
def test_a_text_of_times_and_places_is_read(text: str, published: str | None, bias: str) -> None:
    check(text, published=published, time_bias=bias, language="ar")


@given(time_and_place_text)
@settings(max_examples=100)
def test_a_text_is_read_without_a_gazetteer(text: str) -> None:
    report = check(text, gazetteer=EMPTY)
    assert all(one.lat is None and one.geonames is None for one in report.places)
    assert [one.value for one in report.times] == [one.value for one in check(text).times]


@given(any_text, st.none() | days | any_text)
@settings(max_examples=100)
def test_any_date_and_address_are_taken(text: str, published: str | None) -> None:
    check(f"{text} أمس و14 مايو", published=published, url=text, outlet=text)


@pytest.mark.parametrize("bias", ["past", "future"])
@pytest.mark.parametrize("published", [None, *FIRST_AND_LAST_DAYS])
@pytest.mark.parametrize("text", NO_DATES, ids=range(len(NO_DATES)))
def test_the_ends_of_the_calendar_raise_nothing(text: str, published: str | None, bias: str) -> None:
    for sentence in (text, f"وقال الوزير إن السد يغلق في {text} في نورين.", f"سيغلق السد {text}"):
        check(sentence, published=published, time_bias=bias, language="ar")


@pytest.mark.parametrize("text", ["من الأربعاء 14 مايو إلى الخميس 15 مايو", "منذ الأربعاء 14 مايو"])
def test_no_end_of_an_interval_is_a_set_of_days(text: str) -> None:
    found = read(f"أغلق السد {text}.").times
    assert found
    assert all(_EDTF.fullmatch(time.value) for time in found)


@pytest.mark.parametrize("published", [None, "2031-05-07"])
@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_one_thing_is_read(name: str, published: str | None) -> None:
    check(FLOODS[name], published=published, language="ar")


@given(st.one_of(arabic_text, any_text, time_and_place_text))
@settings(max_examples=100)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert msgspec.json.encode(read(text)) == msgspec.json.encode(read(text))


@cache
def articles() -> dict[str, str]:
    """The project's own articles, by id."""
    records = map(json.loads, (GOLD / "articles.jsonl").read_text(encoding="utf-8").strip().split("\n"))
    return {record["id"]: record["text"] for record in records}


def sentences() -> list[str]:
    """The project's own sentences that attribute something."""
    records = map(json.loads, (GOLD / "sentences.jsonl").read_text(encoding="utf-8").strip().split("\n"))
    return [record["text"] for record in records if record["attributions"]]


@pytest.mark.parametrize("name", sorted(articles()))
def test_an_article_is_read_back(name: str) -> None:
    assert check(articles()[name]).attributions


@pytest.mark.parametrize("name", sorted(articles()))
def test_an_article_twice_over_keeps_what_the_first_held(name: str) -> None:
    text = articles()[name]
    once = {(one.cue.start, one.cue.end) for one in read(text).attributions}
    twice = {(one.cue.start, one.cue.end) for one in check(f"{text}\n\n{text}").attributions}
    assert once <= twice


def led_back(span: Span | None, places: list[int]) -> tuple[int, int] | None:
    """A span's offsets led back over marks that were put in at `places`."""
    if span is None:
        return None
    # A mark on a span's last letter belongs to it: its end is led back to that letter.
    return (
        span.start - bisect_right(places, span.start),
        span.end - 1 - bisect_right(places, span.end - 1) + 1,
    )


def shape(one: Attribution, places: list[int]) -> tuple[object, ...]:
    """An attribution with its offsets led back over marks that were put in at `places`."""
    return (
        led_back(one.cue, places),
        led_back(one.source, places),
        tuple(led_back(part, places) for part in one.content),
        *(one.cue_lemma, one.parent, one.speaker, one.kind, one.act, one.factuality, one.stance),
    )


@given(st.data())
@settings(max_examples=150)
def test_marks_inside_words_change_nothing_but_offsets(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([*sentences(), *articles().values()]))
    inside = [i for i in range(1, len(text)) if text[i - 1].isalpha() and text[i].isalpha()]
    chosen = sorted(data.draw(st.sets(st.sampled_from(inside), min_size=1, max_size=8)))
    marks = [data.draw(unseen) for _ in chosen]
    pieces = [text[: chosen[0]]]
    for mark, start, stop in zip(marks, chosen, [*chosen[1:], len(text)], strict=True):
        pieces += [mark, text[start:stop]]
    # Where the marks stand in the new text.
    places = [place + n for n, place in enumerate(chosen)]
    plain, with_marks = read(text), check("".join(pieces))
    assert [shape(one, places) for one in with_marks.attributions] == [
        shape(one, []) for one in plain.attributions
    ]
    assert [(led_back(one.span, places), one.value) for one in with_marks.times] == [
        (led_back(one.span, []), one.value) for one in plain.times
    ]


TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "double spaces": lambda text: text.replace(" ", "  "),
    "unbreakable spaces": lambda text: text.replace(" ", "\u00a0"),
    "curly marks": lambda text: text.replace("«", "“").replace("»", "”"),
    "straight marks": lambda text: text.replace("«", '"').replace("»", '"'),
    "no hamza on alef": lambda text: text.translate(str.maketrans("أإآ", "ااا")),
    "ha for ta marbuta": lambda text: text.replace("ة", "ه"),
    "another article before it": lambda text: f"افتتحت المدرسة أبوابها صباح الأحد.\n\n{text}",
}


@pytest.mark.parametrize("name", TYPOGRAPHY)
def test_typography_changes_nothing(name: str) -> None:
    for text in [*sentences(), *articles().values()]:
        plain, other = read(text), check(TYPOGRAPHY[name](text))
        assert [one.cue_lemma for one in plain.attributions] == [
            one.cue_lemma for one in other.attributions
        ], text
        assert [(one.kind, one.act, one.factuality, one.parent) for one in plain.attributions] == [
            (one.kind, one.act, one.factuality, one.parent) for one in other.attributions
        ], text
        if name != "another article before it":
            assert [one.value for one in plain.times] == [one.value for one in other.times], text


@pytest.mark.parametrize("mark", UNSEEN, ids=ascii)
def test_a_mark_after_every_letter_changes_no_cue(mark: str) -> None:
    text = "وقالت وزيرة الري في بيان إن السدود امتلأت، مضيفة أن الخطر زال."
    marked = "".join(letter + (mark if letter.isalpha() else "") for letter in text)
    lemmas = [one.cue_lemma for one in check(marked).attributions]
    assert lemmas == [one.cue_lemma for one in read(text).attributions]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said that the dam was full."),
        (None, "12345"),
        ("fa", "وزیر گفت که سد پر شده است و چاه‌ها خشک نیستند"),
    ],
)
def test_a_text_that_is_not_arabic_yields_an_empty_report_that_says_so(
    language: str | None, text: str
) -> None:
    report = check(text)
    assert not report.attributions
    assert report.document.language == language
    assert len(report.warnings) == 1
