"""Reports as JSON read back as the reports they were."""

import json

import msgspec

from musnad.model import Report


def test_one_article_is_one_object(story, exported):
    assert msgspec.json.decode(exported("json", story), type=Report) == story


def test_several_articles_are_an_array(story, exported):
    for count in (2, 3):
        written = exported("json", *[story] * count)
        assert msgspec.json.decode(written, type=list[Report]) == [story] * count


def test_no_article_is_an_empty_array(exported):
    assert json.loads(exported("json")) == []


def test_a_line_an_article(story, exported):
    written = exported("jsonl", story, story)
    assert written.endswith("\n")
    assert [msgspec.json.decode(line, type=Report) for line in written.splitlines()] == [story, story]


def test_arabic_stays_arabic(story, exported):
    """A report can be read by eye and searched with grep."""
    assert "بلدية وادي الريحان" in exported("jsonl", story)
