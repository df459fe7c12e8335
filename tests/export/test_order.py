"""Reading order, chains of voices, and short lines."""

import msgspec
import pytest

from musnad.export.order import entries, one_line, printable, shortened


def test_what_lies_inside_follows_what_it_lies_in(story):
    assert [(entry.attribution.id, entry.depth) for entry in entries(story)] == [
        (1, 0),
        (2, 1),
        (3, 0),
        (4, 0),
    ]


def test_the_chain_runs_from_the_outermost_voice_to_the_speaker(story):
    assert [entry.chain for entry in entries(story)] == [("e1",), ("e1", "e2"), ("e4", "e3"), (None,)]


def test_whoever_goes_on_speaking_is_named_once(story):
    """«نعلم أن…» within what somebody says is still that somebody."""
    first, second, *rest = story.attributions
    report = msgspec.structs.replace(
        story, attributions=(first, msgspec.structs.replace(second, speaker="e1"), *rest)
    )
    assert entries(report)[1].chain == ("e1",)


@pytest.mark.parametrize(
    "parents", [(2, 1, None, None), (1, None, None, 3), (99, None, None, 99), (4, 1, 2, 3)]
)
def test_no_attribution_is_lost_to_a_broken_tree(parents, story):
    report = msgspec.structs.replace(
        story,
        attributions=tuple(
            msgspec.structs.replace(attribution, parent=parent)
            for attribution, parent in zip(story.attributions, parents, strict=True)
        ),
    )
    assert sorted(entry.attribution.id for entry in entries(report)) == [1, 2, 3, 4]


def test_a_deep_tree_is_no_deep_recursion(story):
    """A hostile report nests ten thousand times."""
    one = story.attributions[0]
    deep = tuple(msgspec.structs.replace(one, id=n, parent=n - 1 or None) for n in range(1, 10_001))
    assert entries(msgspec.structs.replace(story, attributions=deep))[-1].depth == 9_999


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("امتلأ السد", 20, "امتلأ السد"),
        ("امتلأ السد، ثم فاض", 12, "امتلأ السد…"),
        ("امتلأ\n  السد", 20, "امتلأ السد"),
        ("ااااااااااااا", 5, "اااا…"),
        ("", 5, ""),
    ],
)
def test_short_lines_are_cut_between_words(text, limit, expected):
    assert shortened(text, limit) == expected
    assert len(expected) <= limit


def test_control_characters_are_shown_not_obeyed():
    assert printable("a\x1b[31mb\x00\x9b\ud800\tc\nd") == "a␛[31mb␀��\tc\nd"


def test_direction_marks_left_open_do_not_leave_a_short_field():
    assert one_line("a\u202eb\u2066c\u200fd") == "abc\u200fd"
