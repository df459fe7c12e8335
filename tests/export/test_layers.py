"""Overlapping statements are cut into pieces, and no character is lost, doubled or torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.export.html.layers import Layer, lines, segments, word_start

PLACES = st.integers(-3, 40)
LAYERS = st.lists(
    st.builds(
        Layer,
        PLACES,
        PLACES,
        st.sampled_from(["content", "source", "cue", "time", "place"]),
        st.integers(1, 5),
        st.integers(0, 3),
    )
)


@given(st.text(max_size=35), LAYERS, st.lists(PLACES))
def test_the_pieces_make_up_the_text(text, layers, cuts):
    pieces = segments(len(text), layers, cuts)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert all(piece.start < piece.end for piece in pieces)


@given(st.integers(0, 35), LAYERS)
def test_every_character_carries_all_that_covers_it(length, layers):
    for piece in segments(length, layers):
        for place in range(piece.start, piece.end):
            covering = [layer for layer in layers if layer.start <= place < layer.end]
            assert sorted(layer[2:] for layer in piece.layers) == sorted(layer[2:] for layer in covering)


@given(st.integers(1, 35), LAYERS, st.lists(st.integers(1, 34)))
def test_pieces_are_cut_where_asked(length, layers, cuts):
    edges = {piece.start for piece in segments(length, layers, cuts)}
    assert {cut for cut in cuts if cut < length} <= edges


def test_cues_and_sources_lie_within_contents():
    piece = segments(4, [Layer(0, 4, "cue", 2), Layer(0, 4, "content", 1), Layer(0, 4, "source", 2)])[0]
    assert [layer.role for layer in piece.layers] == ["content", "source", "cue"]


def test_times_and_places_lie_closest_to_their_words():
    layers = [
        Layer(0, 4, "time", 0),
        Layer(0, 4, "place", 0),
        Layer(0, 4, "cue", 1),
        Layer(0, 4, "content", 1),
    ]
    assert [layer.role for layer in segments(4, layers)[0].layers] == ["content", "cue", "place", "time"]


def test_one_statement_inside_another():
    """«قالت إن السد امتلأ وإن فلانا نفى كذا»: three pieces, the middle one under two lines."""
    outer, inner = Layer(0, 30, "content", 1, 0), Layer(10, 20, "content", 2, 1)
    assert [(piece.start, piece.layers) for piece in segments(30, [inner, outer])] == [
        (0, (outer,)),
        (10, (outer, inner)),
        (20, (outer,)),
    ]


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 15), st.integers(0, 3)).map(
        lambda span: (span[0], span[0] + span[1], span[2])
    )
)


@given(SPANS)
def test_no_two_overlapping_statements_share_a_line(spans):
    chosen = lines(spans)
    for n, (start, end, depth) in enumerate(spans):
        assert chosen[n] >= depth
        for m in range(n):
            if start < spans[m][1] and spans[m][0] < end:
                assert chosen[n] != chosen[m]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 10, 0), (10, 20, 0)], [0, 0]),
        ([(0, 30, 0), (10, 20, 1), (22, 28, 1)], [0, 1, 1]),
        # Two at the same depth that cross, as where one content runs on behind the next cue.
        ([(0, 15, 0), (10, 20, 0)], [0, 1]),
        # The outer one begins later: it still has the upper line.
        ([(5, 30, 0), (0, 10, 1)], [0, 1]),
    ],
)
def test_what_is_inside_is_underneath(spans, expected):
    assert lines(spans) == expected


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("إن السد", 3, 3),
        ("والسد", 1, 0),  # the content begins behind the glued wa-
        ("إن والسد", 4, 3),
        ("«السد", 1, 1),
        ("السَدّ", 4, 0),  # not between a letter and its vowel
        ("", 0, 0),
        ("السد", 99, 4),
        ("ا" * 500, 400, 400),
    ],
)
def test_a_mark_never_tears_a_word(text, position, expected):
    assert word_start(text, position) == expected
