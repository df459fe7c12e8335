"""The stopwatch: it reads every kind of corpus, and fits growth as it is."""

import importlib.util
import json
import zipfile
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / "bench.py"
    specification = importlib.util.spec_from_file_location("bench_under_test", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_a_corpus_is_read_from_every_kind_of_file(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeffأول", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "ثان"}\n\n{"title": "no text"}\n', encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("c.json", json.dumps([{"content": "ثالث"}, {"content": " "}, 3]))
    (tmp_path / "d.md").write_text("not an article", encoding="utf-8")
    assert list(bench.articles(tmp_path)) == ["أول", "ثان", "ثالث"]


def test_articles_are_taken_at_even_distances(bench: ModuleType) -> None:
    letters = list("abcdefghij")
    assert bench.spread(letters, 3) == ["a", "d", "g"]
    assert bench.spread(letters, 0) == bench.spread(letters, 10) == letters


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_the_exponent_is_the_power_of_growth(bench: ModuleType, power: float) -> None:
    taken = {size: 1e-7 * size**power for size in bench.SIZES}
    assert bench.exponent(taken) == pytest.approx(power)
    assert bench.foreseen(dict(list(taken.items())[:-1]), bench.SIZES[-1]) == pytest.approx(
        taken[bench.SIZES[-1]], rel=0.01
    )


def test_too_few_points_have_no_exponent(bench: ModuleType) -> None:
    assert bench.exponent({1000: 0.1}) is None
    assert bench.foreseen({1000: 0.1}, 10_000) == 0.0


def test_every_shape_has_the_length_asked_for(bench: ModuleType) -> None:
    for shape in bench.shapes().values():
        assert len(shape(1000)) == 1000
        assert len(shape(20_001)) == 20_001


def test_quantiles(bench: ModuleType) -> None:
    ordered = [float(n) for n in range(1, 101)]
    assert (bench.quantile(ordered, 0.5), bench.quantile(ordered, 0.99)) == (50.0, 99.0)
    assert bench.quantile([7.0], 0.99) == 7.0


def test_a_run_prints_its_figures(bench: ModuleType) -> None:
    """With a stand-in reader that takes no time, all is there and nothing divides by zero."""
    result = bench.speed(len, ["قال", "وقال العمدة"], 1)
    assert result["articles_per_second"] > 0
    grown = {"article": bench.growth(len, bench.shapes()["spaces"])}
    shown = bench.page({**result, "growth": grown, "peak_memory_mb": bench.peak_memory_mb()})
    assert "exponent" in shown
    assert "1,000,000: " in shown
