"""The documentation builds without a warning, and a built page loads nothing from anywhere else."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built pages."""
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", "-b", "html"]
    done = subprocess.run([*command, DOCS, site], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return site


def test_pages_load_nothing_from_elsewhere(site):
    """A reader's visit to a page is known to nobody but whoever serves it."""
    pages = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert pages
    outside = (
        r"""(?:<(?:link|script|img|iframe|source)\b[^>]*(?:href|src)=|url\(|@import )["']?(?:https?:)?//"""
    )
    assert [page.name for page in pages if re.search(outside, page.read_text(encoding="utf-8"))] == []


def test_arabic_is_shown_as_written(site):
    assert "مُسنَد" in (site / "index.html").read_text(encoding="utf-8")
