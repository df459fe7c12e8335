"""The first page a newcomer reads is true: its example, its snippet, its commands and its links."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import musnad
from musnad.cli import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", "docs/install.md", "examples/README.md"]
TARGETS = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))


def blocks(language: str, text: str = README) -> list[str]:
    """The fenced blocks of one language, in their order."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)


def commands(page: str) -> list[str]:
    """What a page tells its reader to type, without the comments."""
    lines = "".join(blocks("console", (ROOT / page).read_text(encoding="utf-8"))).splitlines()
    return [line[2:].partition("#")[0].strip() for line in lines if line.startswith("$ ")]


def test_the_first_example_is_what_the_reader_finds():
    """The table under the quoted sentences is the reading of these sentences, row by row."""
    (quoted,) = re.findall(r"(?m)^> (.+)$", README)
    report = musnad.read(quoted)
    names = {entity.id: entity.name for entity in report.entities}
    found = []
    for said in report.attributions:
        number = str(said.id) if said.parent is None else f"{said.id}, in {said.parent}"
        how = f"{said.act}, `{said.factuality}`" + (f", {said.stance}" if said.stance != "neutral" else "")
        (content,) = said.content
        who = names.get(said.speaker or "")
        found.append(f"| {number} | {who} | {said.cue.text} | {content.text} | {how} |")
    assert found == re.findall(r"(?m)^\| \d.*$", README.partition("## ")[0])


def test_the_snippet_prints_what_the_page_says():
    (snippet,) = blocks("python")
    (printed,) = blocks("text")
    command = [sys.executable, "-X", "utf8", "-c", snippet]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == printed
    assert len(snippet.replace("\n\n", "\n").splitlines()) <= 8


@pytest.mark.parametrize("page", PAGES)
def test_targets_that_a_page_names_exist(page):
    named = {line.split()[1] for line in commands(page) if line.startswith("make ")}
    named |= set(re.findall(r"`make ([a-z-]+)`", (ROOT / page).read_text(encoding="utf-8")))
    assert named <= TARGETS


@pytest.mark.parametrize("target", ["demo", "test"])
def test_a_newcomer_meets_the_two_commands_on_the_first_screen(target):
    assert f"$ make {target}" in README.partition("## ")[0]


@pytest.mark.parametrize("page", PAGES)
def test_options_that_a_page_names_exist(page):
    """Every option of every `musnad` command line is one that `--help` lists."""
    lines = [line.partition("musnad ")[2].split() for line in commands(page) if "musnad " in line]
    for command, *words in lines:
        known = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).output
        options = {word for word in words if word.startswith("--")}
        assert options <= set(re.findall(r"--[a-z-]+", known)), (command, *words)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page):
    folder = (ROOT / page).parent
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (folder / link).exists()] == []


def test_every_example_has_its_note():
    """What lies in the folder is what the note beside it lists, and each of it tells a story."""
    listed = re.findall(r"(?m)^\| `(.+?)` \|", (ROOT / "examples" / "README.md").read_text(encoding="utf-8"))
    articles = sorted((ROOT / "examples" / "articles").iterdir())
    assert [article.name for article in articles] == listed
    for article in articles:
        report = musnad.read(article.read_text(encoding="utf-8"))
        assert report.sourcing.attributions >= 10, article.name
        assert report.sourcing.speakers >= 4, article.name


def test_the_figures_can_be_filled_in():
    """A script finds where the measured figures stand."""
    assert re.search(r"(?s)<!-- figures: begin -->\n\| figure \|.*\n<!-- figures: end -->", README)
