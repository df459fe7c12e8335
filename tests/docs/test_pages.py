"""The documentation can be walked from its first page, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)


def relative(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def contents(page: Path) -> list[Path]:
    """The pages that the tables of contents of `page` list."""
    blocks = re.findall(r"(?ms)^`{3,}\{toctree\}\n(.*?)^`{3,}$", page.read_text(encoding="utf-8"))
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    names = [re.sub(r"^.*<(.+)>$", r"\1", line) for line in lines if line and not line.startswith(":")]
    return [page.parent / f"{name.removesuffix('.md')}.md" for name in names]


def reachable(page: Path) -> set[Path]:
    """`page` and all pages below it."""
    found: set[Path] = set()
    waiting = [page]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += contents(here)
    return found


def test_every_page_is_in_the_contents():
    assert reachable(DOCS / "index.md") == set(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_every_page_has_one_title(page):
    text = re.sub(r"(?ms)^```.*?^```$", "", page.read_text(encoding="utf-8"))
    included = "{include}" in page.read_text(encoding="utf-8")
    assert len(re.findall(r"(?m)^# \S", text)) == (0 if included else 1)


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_between_pages_lead_somewhere(page):
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_decisions_are_numbered_without_gaps():
    """A decision keeps its number; a later one that overrules it says so."""
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "decisions").glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
