"""Writes constraints.txt anew: the newest set of packages that fits pyproject.toml, pinned with hashes.

Run by `make pin`. The resolver is installed into a throw-away environment, so it is no dependency of
the project. The set is worked out for every platform and every Python from 3.11 on (markers say where
a package is needed), with the hashes of all files of a release, and holds no index and no address:
where packages come from is the installing machine's business.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "constraints.txt"
OLDEST_PYTHON = "3.11"

HEADER = """\
# The tested set of packages, for every platform, with the hashes of all files of each release.
# Written by scripts/pin.py (`make pin`); not edited by hand.
#   pip install --require-hashes -r constraints.txt
"""


def wanted(project: dict[str, Any]) -> list[str]:
    """Everything that running, building, testing and benchmarking ask for."""
    groups = project["dependency-groups"].values()
    return sorted(
        {
            *project["build-system"]["requires"],
            *project["project"]["dependencies"],
            *(requirement for group in groups for requirement in group),
        }
    )


def make_environment(folder: Path) -> Path:
    """A fresh environment; the path of its Python."""
    venv.create(folder, with_pip=True, clear=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def compile_pins(requirements: list[str], *options: str) -> str:
    """The pinned requirements, as the resolver prints them."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = make_environment(place / "resolver")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        asked = place / "requirements.in"
        asked.write_text("\n".join(requirements) + "\n", encoding="utf-8")
        command: list[str | Path] = [
            python,
            "-m",
            "uv",
            "pip",
            "compile",
            "--quiet",
            "--no-config",
            "--no-header",
        ]
        command += ["--no-annotate", "--generate-hashes", *options, asked]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=place)
        return done.stdout.decode("utf-8")


def pin(requirements: list[str]) -> None:
    """Write the newest set that fits, after a check that no address and no path slipped in."""
    # One version a package (`fewest`): what is tested on one Python is what runs on the others.
    pins = compile_pins(
        requirements, "--universal", "--python-version", OLDEST_PYTHON, "--fork-strategy", "fewest"
    )
    stray = re.search(r"(?m)^.*(?:://|^-|^/|file:).*$", pins)
    if stray:
        sys.exit(f"pin.py: the resolver wrote an address or an option: {stray.group()}")
    PINS.write_text(HEADER + pins, encoding="utf-8")
    print(f"{PINS.name}: {len(re.findall('==', pins))} packages pinned")


def install_lowest(requirements: list[str], folder: Path) -> None:
    """Make an environment in `folder` with the oldest version of each package that is admitted."""
    pins = compile_pins(requirements, "--resolution", "lowest-direct")
    python = make_environment(folder)
    chosen = folder / "lowest.txt"
    chosen.write_text(pins, encoding="utf-8")
    install: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", chosen], check=True)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)


def main() -> None:
    """Pin, or with `--lowest FOLDER` make the environment that tests the lower bounds."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--lowest", metavar="FOLDER", type=Path)
    lowest: Path | None = parser.parse_args().lowest
    with (ROOT / "pyproject.toml").open("rb") as file:
        requirements = wanted(tomllib.load(file))
    if lowest is None:
        pin(requirements)
    else:
        install_lowest(requirements, lowest.absolute())


if __name__ == "__main__":
    main()
