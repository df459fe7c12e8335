"""What holds of every reading: spans read back, ids hang together, and the same text gives the same bytes."""

import json
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.strategies import UNSEEN, any_text, any_text_with_surrogates, arabic_text, unseen

from musnad import Attribution, Report, Span, read

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
    return found


def check(text: str) -> Report:
    """Reads a text and checks all that holds of every report."""
    report = read(text)
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


@given(st.one_of(arabic_text, any_text))
@settings(max_examples=60)
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


def shape(one: Attribution, places: list[int]) -> tuple[object, ...]:
    """An attribution with its offsets led back over marks that were put in at `places`."""

    def back(span: Span | None) -> tuple[int, int] | None:
        if span is None:
            return None
        # A mark on a span's last letter belongs to it: its end is led back to that letter.
        return (
            span.start - bisect_right(places, span.start),
            span.end - 1 - bisect_right(places, span.end - 1) + 1,
        )

    return (
        back(one.cue),
        back(one.source),
        tuple(back(part) for part in one.content),
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
