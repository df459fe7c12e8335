"""A figure under its floor is noticed, and no floor sinks without a reason."""

import json
from pathlib import Path

import pytest

from musnad.errors import GoldError
from musnad.evaluate.gate import (
    Floors,
    Step,
    check,
    check_gold,
    digest,
    load_floors,
    measure,
    measured_floors,
    move,
    save_floors,
)

OWN_GOLD = Path(__file__).parents[1] / "gold"


def floors(**steps: float) -> Floors:
    return Floors({}, {name: [Step(floor)] for name, floor in steps.items()})


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_figure_under_its_floor_is_a_complaint() -> None:
    assert check({"full_f1": 0.7, "cue_f1": 0.8}, floors(full_f1=0.7, cue_f1=0.8)) == []
    assert check({"full_f1": 0.69}, floors(full_f1=0.7)) == ["full_f1: 0.6900 is under its floor of 0.7000"]
    assert check({}, floors(full_f1=0.7)) == ["full_f1: has a floor of 0.700 but was not measured"]
    assert check({"full_f1": float("nan")}, floors(full_f1=0.7))


def test_lowering_needs_a_reason() -> None:
    with pytest.raises(GoldError, match="without a reason"):
        move(floors(full_f1=0.7), "full_f1", 0.6)
    with pytest.raises(GoldError, match="without a reason"):
        move(floors(full_f1=0.7), "full_f1", 0.6, reason=" ")
    lowered = move(floors(full_f1=0.7), "full_f1", 0.6, reason="gold corrected")
    assert lowered.floors["full_f1"] == [Step(0.7), Step(0.6, "gold corrected")]


def test_raising_needs_none() -> None:
    assert move(floors(full_f1=0.7), "full_f1", 0.8).floors["full_f1"] == [Step(0.8)]
    assert move(floors(), "full_f1", 0.8).floors["full_f1"] == [Step(0.8)]
    same = floors(full_f1=0.7)
    assert move(same, "full_f1", 0.7) is same


def test_a_file_lowered_by_hand_without_a_reason_is_refused(tmp_path: Path) -> None:
    steps = [{"floor": 0.7}, {"floor": 0.6}]
    with pytest.raises(GoldError, match=r"`full_f1` was lowered from 0\.7 to 0\.6 without a reason"):
        load_floors(written(tmp_path / "floors.json", {"gold": {}, "floors": {"full_f1": steps}}))
    steps[1]["reason"] = "the gold was corrected"  # type: ignore[assignment]
    load_floors(written(tmp_path / "floors.json", {"gold": {}, "floors": {"full_f1": steps}}))


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"gold": {}, "floors": {"full_f1": []}},
        {"gold": {}, "floors": {"full_f1": 0.7}},
        [],
        {"gold": {}, "floors": {}, "x": 1},
    ],
)
def test_what_is_no_floors_file_is_refused(content: object, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"floors\.json"):
        load_floors(written(tmp_path / "floors.json", content))
    with pytest.raises(GoldError):
        load_floors(tmp_path / "none.json")


def test_changed_gold_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"{}\n")
    tied = Floors({"gold.jsonl": digest(path), "gone.jsonl": "0"}, {})
    assert check_gold(tmp_path, tied) == ["gone.jsonl: the floors name this gold file but it is not there"]
    path.write_bytes(b"{ }\n")
    assert "changed since" in check_gold(tmp_path, tied)[0]


def test_figures_are_named_after_their_gold_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a reader that finds nothing every figure is there, and is nothing."""
    monkeypatch.setattr("musnad.evaluate.gate.read_all", lambda _: {})
    result = measure(OWN_GOLD, Floors({"articles.jsonl": "", "sentences.jsonl": ""}, {}))
    assert result["articles.full_f1"] == 0.0
    assert result["sentences.gold"] > 60


def test_floors_from_a_measurement(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"{}\n")
    before = Floors({"gold.jsonl": "old"}, {"full_f1": [Step(0.5)], "cue_f1": [Step(0.9)]})
    after = measured_floors(before, {"full_f1": 0.7, "cue_f1": 0.8}, tmp_path)
    assert after.gold == {"gold.jsonl": digest(path)}
    assert after.floors["full_f1"] == [Step(0.69)]
    assert after.floors["cue_f1"] == [Step(0.9)], "a fall is no new floor"
    lowered = measured_floors(before, {"full_f1": 0.7, "cue_f1": 0.8}, tmp_path, reason="gold corrected")
    assert lowered.floors["cue_f1"] == [Step(0.9), Step(0.79, "gold corrected")]
    save_floors(tmp_path / "floors.json", lowered)
    assert load_floors(tmp_path / "floors.json") == lowered


def test_the_reader_stays_above_its_floors() -> None:
    kept = load_floors(OWN_GOLD / "floors.json")
    assert check_gold(OWN_GOLD, kept) == []
    assert check(measure(OWN_GOLD, kept), kept) == []
