"""The rules of the house hold: a light import, a small documented surface, rooms of a readable size."""

import ast
import inspect
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import musnad

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "src" / "musnad").rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PUBLISHED = [*PAGES, *(ROOT / name for name in ("pyproject.toml", "constraints.txt", "Makefile", ".ci/run"))]

HEAVY = {"babel", "django", "httpx", "numpy", "pandas", "pydantic", "requests", "rich", "sqlite3", "typer"}

# Standards bodies, licences, and the names reserved for examples: the only addresses a page may give.
KNOWN_HOSTS = {
    "creativecommons.org",
    "example.com",
    "example.net",
    "example.org",
    "json-schema.org",
    "keepachangelog.com",
    "semver.org",
    "www.apache.org",
    "www.geonames.org",
    "www.loc.gov",
    "www.w3.org",
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules_after(statement: str) -> set[str]:
    """The names of all modules that a fresh interpreter holds after `statement`."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    return set(json.loads(done.stdout))


def test_the_import_is_light():
    """`import musnad` brings the reader's types along, not a terminal, a table or a web library."""
    loaded = modules_after("import musnad") - modules_after("pass")
    assert not {name.partition(".")[0] for name in loaded} & HEAVY
    assert len(loaded) < 150, f"{len(loaded)} modules: {sorted(loaded)}"


def test_public_names_are_sorted():
    assert list(musnad.__all__) == sorted(musnad.__all__)
    assert all(hasattr(musnad, name) for name in musnad.__all__)


@pytest.mark.parametrize("name", musnad.__all__)
def test_public_names_say_what_they_are(name):
    """A class or a function has a docstring of its own, written and not generated."""
    thing = getattr(musnad, name)
    if inspect.isclass(thing) or inspect.isroutine(thing):
        assert vars(thing).get("__doc__") if inspect.isclass(thing) else thing.__doc__, name


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_modules_open_with_what_they_are_for(module):
    text = module.read_text(encoding="utf-8")
    assert text.startswith('"""'), "the first line says what the room is for"
    assert ast.get_docstring(ast.parse(text)), "the first line says what the room is for"


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_modules_can_be_read_in_one_sitting(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 420


def test_pins_hold_no_address_and_no_option():
    """Where packages come from is the business of the machine that installs them."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in pins.splitlines() if not line.startswith("#")]
    assert not [line for line in lines if "://" in line or line.startswith(("-", "/", "."))]


def test_every_pin_has_hashes():
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    requirements = re.sub(r"(?m)^#.*\n", "", pins).replace("\\\n", " ").splitlines()
    assert requirements
    for requirement in requirements:
        name, *hashes = re.split(r"\s+(?=--hash=)", requirement.strip())
        assert re.match(r"[a-z0-9.-]+==[^\s;]+", name), requirement
        assert hashes, f"{name} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each.strip()) for each in hashes), name


def test_every_declared_package_is_pinned():
    """pyproject.toml and constraints.txt agree: what one asks for, the other pins."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lists = [project["build-system"]["requires"], project["project"]["dependencies"]]
    asked = [each for many in (*lists, *project["dependency-groups"].values()) for each in many]
    names = {re.split(r"[^\w.-]", each)[0].replace(".", "-") for each in asked}
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"(?m)^([a-z0-9-]+)==", pins))


@pytest.mark.parametrize("page", PUBLISHED, ids=relative)
def test_nothing_published_points_at_one_machine(page):
    """No path of somebody's disk, no package index, no address beyond the known ones."""
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r"(?<![\w./~-])/(?:home|mnt|opt|root|tmp|usr/local|Users|work)/\S*", text)
    assert not re.findall(r"(?:extra-index|index-url|find-links|trusted-host)\S*", text)
    hosts = {host.lower() for host in re.findall(r"https?://([\w.-]+)", text)}
    assert hosts <= KNOWN_HOSTS


def test_a_wheel_says_that_it_is_typed():
    assert (ROOT / "src" / "musnad" / "py.typed").is_file()
