"""An article's places, each once, and the English of how a thing stands to them."""

import msgspec
import pytest

from musnad.export.places import distinct, relation_words, whereabouts
from musnad.model import Relation


def test_a_place_named_twice_is_one_spot(story):
    spots = distinct(story.places)
    assert [(whereabouts(spot.place), spot.mentions) for spot in spots] == [
        ("Wadi al-Rayhan", (0, 2)),
        ("Tilal", (1,)),
        ("الجسر", (3,)),
        ("15 km north-east of Wadi al-Rayhan", (4,)),
    ]


def test_who_acts_is_told_from_a_place(story):
    """A country that acts here and is a place there is both."""
    acting, still = story.places[1], msgspec.structs.replace(story.places[1], role="place")
    (both,) = distinct([acting, still])
    assert (both.actors, both.acts_only) == (1, False)
    (only,) = distinct([acting, acting])
    assert only.acts_only


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Relation("distance", 15.0, 45.0), "15 km north-east of"),
        (Relation("distance", 2.5), "2.5 km from"),
        (Relation("distance"), "near"),
        (Relation("direction", None, 0.0), "north of"),
        (Relation("direction", None, 315.0), "north-west of"),
        (Relation("direction", None, 359.0), "north of"),
        (Relation("side", None, 90.0), "east side of"),
        (Relation("side"), "bank of"),
        (Relation("border"), "border of"),
    ],
)
def test_relations_in_words(relation, expected):
    assert relation_words(relation) == expected
