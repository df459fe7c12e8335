"""The spreadsheet has a row for every attribution, and no cell that runs."""

import csv
import io

import msgspec
import pytest

from musnad.export.csv_ import COLUMNS, CsvExporter
from musnad.model import PlaceMention


def rows(written: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_a_row_an_attribution(story, exported):
    first, second, third, fourth = rows(exported("csv", story))
    assert tuple(first) == COLUMNS
    assert first["article"] == "story-1"
    assert first["speaker"] == "بلدية وادي الريحان"
    assert first["medium"] == "في بيان"
    assert (second["parent"], second["depth"]) == ("1", "1")
    assert second["chain"] == "بلدية وادي الريحان > المهندسون"
    assert (third["source"], third["source_start"]) == ("", "")
    assert (third["via"], third["said_at"]) == ("وكالة أنباء التلال", "2031-03-03")
    assert (fourth["speaker"], fourth["anonymous"], fourth["stance"]) == ("", "true", "distancing")


def test_a_content_in_parts(story, exported):
    """The parts are told apart by «…», and their places are kept."""
    row = rows(exported("csv", story))[3]
    assert row["content"] == "الجسر، … متصدع"
    parts = [tuple(map(int, part.split("-"))) for part in row["content_spans"].split()]
    assert [story.document.text[start:end] for start, end in parts] == ["الجسر،", "متصدع"]
    assert (int(row["content_start"]), int(row["content_end"])) == (parts[0][0], parts[-1][1])


def test_times_and_places_of_the_content(story, exported):
    """Those inside its words, each once; «أمس» and «وادي الريحان» stand outside, in front of it."""
    found = [(row["times"], row["places"]) for row in rows(exported("csv", story))]
    assert found == [("2031-03-01~", ""), ("", ""), ("", "الجسر"), ("", "")]
    assert COLUMNS[-2:] == ("times", "places")


def test_several_places_stand_in_one_cell(story, exported):
    content = story.attributions[0].content[0]
    places = tuple(PlaceMention(content, name) for name in ("=Alpha", "Beta", "=Alpha"))
    row = rows(exported("csv", msgspec.structs.replace(story, places=places)))[0]
    assert row["places"] == "'=Alpha; Beta"


def test_offsets_read_back(story, exported):
    for row in rows(exported("csv", story)):
        assert story.document.text[int(row["cue_start"]) : int(row["cue_end"])] == row["cue"]


def test_one_header_for_all_articles(story, exported):
    assert len(rows(exported("csv", story, story))) == 8


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_a_formula(sign, story, exported):
    """A spreadsheet would run «=HYPERLINK(…)» from a hostile article's headline."""
    document = msgspec.structs.replace(story.document, title=sign + 'HYPERLINK("x","y")', outlet=sign)
    row = rows(exported("csv", msgspec.structs.replace(story, document=document)))[0]
    assert row["title"] == "'" + sign + 'HYPERLINK("x","y")'
    assert row["outlet"] == "'" + sign


def test_excel_can_be_told_that_arabic_is_coming():
    parts: list[str] = []
    CsvExporter(parts.append, byte_order_mark=True).begin()
    assert "".join(parts).startswith("\ufeffarticle,")
