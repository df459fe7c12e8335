"""Quotations are found however newspapers write the marks, and an unclosed one swallows no article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import any_text, arabic_text

from musnad.text.quotes import find_quotes
from musnad.text.script import fold
from musnad.text.words import NEWLINE, Words


def quoted(text: str) -> list[str]:
    """What stands between marks, outermost first; an unclosed one ends with a ~."""
    folded = fold(text)
    words = Words(folded)
    return [
        text[folded.origin(words.starts[quote.first]) : folded.origin_end(words.end(quote.last))]
        + ("" if quote.closed else "~")
        for quote in find_quotes(words).quotes
    ]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        # The shapes
        ('قال: "لن نعود" وغادر', ["لن نعود"]),
        ("قال: «لن نعود» وغادر", ["لن نعود"]),
        ("قال: “لن نعود” وغادر", ["لن نعود"]),
        ("قال: „لن نعود“ وغادر", ["لن نعود"]),
        ("قال: ‘لن نعود’ وغادر", ["لن نعود"]),
        ("قال: ‹لن نعود› وغادر", ["لن نعود"]),
        # Mirrored, and the same mark at both ends
        ("قال: »لن نعود« وغادر", ["لن نعود"]),
        ("قال: ”لن نعود“ وغادر", ["لن نعود"]),
        ("قال: ”لن نعود” وغادر", ["لن نعود"]),
        ("قال: “لن نعود“ وغادر", ["لن نعود"]),
        ("قال »لن نعود« ثم »سنعود« وغادر", ["لن نعود", "سنعود"]),
        # Two, side by side and glued
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("«نعم» «لا»", ["نعم", "لا"]),
        ("«نعم»، «لا»", ["نعم", "لا"]),
        ("قال:«نعم».وأضاف:«لا».", ["نعم", "لا"]),
        # One inside another
        ("قال: «قرأت “البئر” مرتين» وغادر", ["قرأت “البئر” مرتين", "البئر"]),
        ('قال: «قرأت "البئر" مرتين» وغادر', ['قرأت "البئر" مرتين', "البئر"]),
        ("قال: «قرأت «البئر» مرتين» وغادر", ["قرأت «البئر» مرتين", "البئر"]),
        # Several sentences, and points on either side of the mark
        ("قال: «تعبنا. لم ننم.» وغادر", ["تعبنا. لم ننم"]),
        ("قال: «تعبنا. لم ننم». وغادر", ["تعبنا. لم ننم"]),
        ('قال: "هل نعود؟" وغادر', ["هل نعود"]),
        # With spaces where none should be
        ('قال : " لن نعود " وغادر', ["لن نعود"]),
        ("قال : « لن نعود » وغادر", ["لن نعود"]),
        # At the ends of the text
        ("«لن نعود»", ["لن نعود"]),
        ('"لن نعود" قال', ["لن نعود"]),
        # Unclosed: no farther than its line
        ("قال: «لن نعود\nوغادر القاعة", ["لن نعود~"]),
        ('قال: "لن نعود\nوغادر القاعة', ["لن نعود~"]),
        ('قال: "لن نعود\nوقال: "سنعود"', ["لن نعود~", "سنعود"]),
        # None
        ("قال إنه لن يعود", []),
        ("", []),
        ("«»", []),
        ('""', []),
    ],
)
def test_quotations_are_found(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def test_a_quotation_may_run_over_lines() -> None:
    assert quoted("قال: «تعبنا.\nلم ننم.\nسنعود» وغادر") == ["تعبنا.\nلم ننم.\nسنعود"]


def test_depths_count_from_the_outside() -> None:
    quotes = find_quotes(Words(fold("قال: «قرأت “البئر” مرتين» و«الريح» مرة"))).quotes
    assert [quote.depth for quote in quotes] == [0, 1, 0]


def test_the_outermost_quotation_around_a_word() -> None:
    words = Words(fold("قال: «قرأت “البئر” مرتين» وغادر"))
    quotes = find_quotes(words)
    outer, inner = quotes.quotes
    assert quotes.around(inner.first) == outer
    assert quotes.around(outer.last) == outer
    assert quotes.around(0) is None
    assert quotes.around(outer.last + 1) is None
    assert quotes.between(outer.first, outer.last + 1) == [outer, inner]
    assert quotes.at[outer.first] == outer
    assert quotes.closes_at[inner.last] == inner


def test_an_unclosed_quotation_ends_before_long() -> None:
    words = Words(fold("قال: «" + "كلمة " * 2000))
    (quote,) = find_quotes(words).quotes
    assert not quote.closed
    assert quote.last - quote.first <= 400


MARKS = st.sampled_from(["«", "»", "“", "”", '"', "‘", "’", "كلمة", "قال", " ", " ", ":", ".", "\n", "،"])


@given(st.one_of(any_text, arabic_text, st.lists(MARKS, max_size=60).map("".join)))
@settings(max_examples=300)
def test_quotations_lie_in_the_text(text: str) -> None:
    words = Words(fold(text))
    quotes = find_quotes(words).quotes
    open_ends: list[int] = []
    for quote in quotes:
        assert 0 <= quote.first <= quote.last < words.count
        while open_ends and open_ends[-1] < quote.first:
            open_ends.pop()
        assert quote.depth == len(open_ends)
        open_ends.append(quote.last)
        if not quote.closed:
            assert not any(words.gaps[i] & NEWLINE for i in range(quote.first, quote.last))
