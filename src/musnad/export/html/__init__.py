"""A page to read in any browser: the article, and beside it who said what, on whose word.

One self-contained file, right to left. It fetches nothing, works without scripts, and cannot run
anything that an article brings along.
"""

import base64
import hashlib
from importlib.resources import files
from string import Template

from musnad.export import Write
from musnad.export.html import labels
from musnad.export.html.article import article
from musnad.export.html.markup import tag, text
from musnad.model import Report

__all__ = ["HtmlExporter"]


class HtmlExporter:
    """One page for all articles, each written as it comes."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._number = 0
        self._after = ""

    def begin(self) -> None:
        """Write the head of the page and the key to its signs."""
        style, script = _asset("style.css"), _asset("script.js")
        page = Template(_asset("page.html")).substitute(
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            glossary=_glossary(),
            articles=_ARTICLES,
        )
        before, _, self._after = page.partition(_ARTICLES)
        self._write(before)

    def report(self, report: Report) -> None:
        """Write one article."""
        self._number += 1
        self._write(article(report, self._number))

    def end(self) -> None:
        """Write the foot of the page."""
        self._write(self._after)


_ARTICLES = "<!-- articles -->"


def _glossary() -> str:
    """Every label of the lists with its English, for those who cannot hover over one."""
    return "".join(
        tag("div", tag("dt", label.arabic) + tag("dd", text(label.english), lang="en", dir="ltr"))
        for label in labels.ALL
    )


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hash(inline: str) -> str:
    """What the page's own policy must allow by name, so that nothing else runs (CSP level 2)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
