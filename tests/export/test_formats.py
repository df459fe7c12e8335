"""Every format is found by its name, loads only what it needs, and keeps nothing back."""

import json
import subprocess
import sys

import pytest

from musnad.export import FORMATS


def test_the_formats_are_these():
    assert list(FORMATS) == ["json", "jsonl", "csv", "table", "html"]
    assert len(FORMATS) == 5
    assert "pdf" not in FORMATS
    with pytest.raises(KeyError):
        FORMATS["pdf"]


def test_a_format_is_imported_when_it_is_asked_for():
    code = (
        "import json, sys; from musnad.export import FORMATS; FORMATS['jsonl'];"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = json.loads(done.stdout)
    assert "musnad.export.json_" in loaded
    assert not {"rich", "csv", "musnad.export.html"} & set(loaded)


@pytest.mark.parametrize("name", ["jsonl", "csv", "table", "html"])
def test_each_report_is_written_as_it_comes(name, story):
    """The second article is out before the third is in, so memory does not grow with their number."""
    parts: list[str] = []
    exporter = FORMATS[name](parts.append)
    exporter.begin()
    for _ in range(3):
        before = len("".join(parts))
        exporter.report(story)
        assert len("".join(parts)) > before + 300
    exporter.end()


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_same_reports_give_the_same_bytes(name, story, exported):
    assert exported(name, story, story) == exported(name, story, story)


@pytest.mark.parametrize("name", list(FORMATS))
def test_no_article_is_no_error(name, exported):
    exported(name)
