"""The terminal's table is read as easily in a pipe or a file."""

import io
import re

import msgspec
import pytest
from rich.cells import cell_len

from musnad.export.table import TableExporter


def written(report, *, width=None):
    parts: list[str] = []
    exporter = TableExporter(parts.append, width=width)
    exporter.begin()
    exporter.report(report)
    exporter.end()
    return "".join(parts)


def test_a_pipe_gets_plain_lines(story):
    lines = written(story).splitlines()
    assert not [line for line in lines if "\x1b" in line]
    assert max(map(cell_len, lines)) <= 100
    assert lines[0] == story.document.title
    assert lines[-2] == "4 attributions by 3 speakers, 1 unnamed; 1 of 4 sentences without attribution"
    assert lines[-1] == "! the headline has markup in it"


def test_colours_asked_for_by_the_environment_stay_out_of_a_pipe(story, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert "\x1b" not in written(story)
    assert max(map(cell_len, written(story).splitlines())) > 40


def test_rows_say_who_says_what(story):
    text = written(story, width=140)
    numbers = re.findall(r"(?m)^(└ )?(\d) {2,}", text)
    assert numbers == [("", "1"), ("└ ", "2"), ("", "3"), ("", "4")]
    assert "«لن نغلق الجسر»" in text
    assert "via وكالة أنباء التلال" in text
    assert "PS+ distancing" in text
    assert "(unnamed)" in text


def test_times_and_places_follow(story):
    lines = written(story).splitlines()
    when = lines.index("when         words      note")
    assert lines[when + 1] == "2031-03-03   أمس"
    assert lines[when + 2] == "2031-03-01~  مطلع مارس  which <year> is open"
    assert lines[when + 3] == (
        "where  Wadi al-Rayhan XA ×2 · Tilal XA (acting) · الجسر · 15 km north-east of Wadi al-Rayhan XA"
    )


@pytest.mark.parametrize(("width", "shown"), [(149, False), (150, True)])
def test_when_it_was_said_stands_where_there_is_room(width, shown, story):
    text = written(story, width=width)
    assert ("said at" in text) == shown
    assert len(re.findall(r"2031-03-03 ", text)) == (3 if shown else 1)


def test_long_contents_are_shortened(story):
    assert "…" in written(story, width=80)


def test_a_terminal_gets_colours(story):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("COLUMNS", "120")
        patch.delenv("NO_COLOR", raising=False)
        terminal = Terminal()
        exporter = TableExporter(terminal.write)
        exporter.report(story)
    assert "\x1b[1m" in terminal.getvalue()


def test_an_article_cannot_steer_the_terminal(story):
    document = msgspec.structs.replace(story.document, title="\x1b]0;x\x07[bold]عنوان[/bold]")
    text = written(msgspec.structs.replace(story, document=document))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]عنوان[/bold]" in text


def test_an_article_without_attributions(story):
    text = written(msgspec.structs.replace(story, attributions=()))
    assert "factuality" not in text
