"""The page about the report names every field and every value that the types know."""

import inspect
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from musnad import model

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
TYPES = [
    thing
    for _, thing in inspect.getmembers(model, inspect.isclass)
    if issubclass(thing, msgspec.Struct) and thing.__module__ == model.__name__
]
FIELDS = [(thing.__name__, field) for thing in TYPES for field in thing.__struct_fields__]
VOCABULARIES = ["Kind", "Act", "Factuality", "Stance", "EntityType"]


def section(title: str) -> str:
    """The part of the page under the heading that names the type."""
    _, found, tail = PAGE.partition(f"\n## {title}")
    assert found, f"report.md has no section {title}"
    return tail.partition("\n## ")[0]


@pytest.mark.parametrize(("thing", "field"), FIELDS, ids=str)
def test_fields_are_described(thing, field):
    assert f"| `{field}` |" in section(thing)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_values_are_described(vocabulary):
    missing = [value for value in get_args(getattr(model, vocabulary)) if f"`{value}`" not in PAGE]
    assert missing == []


def test_the_schema_is_named():
    assert f"`{model.SCHEMA}`" in PAGE
