"""The floor under each figure: a change that makes the reader worse is noticed before it is kept.

Floors stand in a JSON file beside the gold, each as the steps it took:

    {"gold": {"articles.jsonl": "sha256…"},
     "floors": {"articles.full_f1": [{"floor": 0.7}, {"floor": 0.68, "reason": "what was gained"}]}}

A figure is named after the gold file it is measured on. The last step counts.
A step down needs a reason. The digests tie the floors to the gold they
were measured on: changed gold is measured again, on purpose, not by accident.
"""

import hashlib
import math
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import msgspec

from musnad.errors import GoldError
from musnad.evaluate.command import read_all
from musnad.evaluate.gold import load
from musnad.evaluate.scorer import Figures, figures, judge, total


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a floor was set, and why, where that was lower than before."""

    floor: float
    reason: str | None = None


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The least that each figure may be, and the SHA-256 of every gold file by its name."""

    gold: dict[str, str]
    floors: dict[str, list[Step]]


def digest(path: Path) -> str:
    """The SHA-256 of a gold file; line endings as they are."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load_floors(path: Path) -> Floors:
    """The floors file, or `GoldError` with what is wrong in it."""
    try:
        floors = msgspec.json.decode(path.read_bytes(), type=Floors)
    except (OSError, msgspec.DecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    for name, steps in floors.floors.items():
        if not steps:
            raise GoldError(f"{path}: `{name}` has no floor")
        for before, after in pairwise(steps):
            if after.floor < before.floor and not (after.reason or "").strip():
                raise GoldError(
                    f"{path}: `{name}` was lowered from {before.floor} to {after.floor} without a reason"
                )
    return floors


def save_floors(path: Path, floors: Floors) -> None:
    """Write the floors so that a change of one figure is a change of few lines."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")


def measure(folder: Path, floors: Floors) -> Figures:
    """The reader's figures on every gold file that the floors name, as `articles.full_f1`."""
    result: Figures = {}
    for name in floors.gold:
        articles = load(folder / name)
        given = read_all(articles)
        counts = total(judge(article, given.get(article.id)) for article in articles)
        stem = name.removesuffix(".jsonl")
        result |= {f"{stem}.{figure}": value for figure, value in figures(counts, len(articles)).items()}
    return result


def check(measured: Mapping[str, int | float], floors: Floors) -> list[str]:
    """What is wrong, a sentence each: figures under their floor, and floors with no figure."""
    complaints = []
    for name, steps in floors.floors.items():
        floor = steps[-1].floor
        if name not in measured:
            complaints.append(f"{name}: has a floor of {floor:.3f} but was not measured")
        elif not measured[name] >= floor:
            complaints.append(f"{name}: {measured[name]:.4f} is under its floor of {floor:.4f}")
    return complaints


def check_gold(folder: Path, floors: Floors) -> list[str]:
    """Gold files that are not the ones the floors were measured on."""
    complaints = []
    for name, expected in floors.gold.items():
        path = folder / name
        if not path.is_file():
            complaints.append(f"{name}: the floors name this gold file but it is not there")
        elif digest(path) != expected:
            complaints.append(f"{name}: changed since the floors were measured; set them again")
    return complaints


def move(floors: Floors, name: str, floor: float, *, reason: str | None = None) -> Floors:
    """The floors with one of them set anew; `GoldError` for a step down without a reason."""
    steps = floors.floors.get(name, [])
    if steps and floor == steps[-1].floor:
        return floors
    if steps and floor < steps[-1].floor and not (reason or "").strip():
        raise GoldError(f"`{name}` cannot be lowered from {steps[-1].floor} to {floor} without a reason")
    # A floor that rises needs no memory of the steps below it; one that was lowered keeps them.
    kept = [step for step in steps if step.reason or floor < step.floor]
    return Floors(floors.gold, {**floors.floors, name: [*kept, Step(floor, reason)]})


def measured_floors(
    floors: Floors, measured: Figures, folder: Path, *, slack: float = 0.01, reason: str | None = None
) -> Floors:
    """The floors set from a measurement: each figure less `slack`, rounded down to 0.001.

    A figure that fell keeps its floor, unless a `reason` is given for all that fell.
    """
    result = Floors({name: digest(folder / name) for name in floors.gold}, floors.floors)
    for name, steps in floors.floors.items():
        floor = math.floor(max(float(measured[name]) - slack, 0) * 1000) / 1000
        if floor > steps[-1].floor:
            result = move(result, name, floor)
        elif reason:
            result = move(result, name, floor, reason=reason)
    return result
