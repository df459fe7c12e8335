"""`musnad evaluate` prints the figures, the disagreements, and how far confidence can be believed."""

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from musnad.evaluate.command import Bin, calibration_error, reliability, run
from musnad.evaluate.gold import load
from musnad.evaluate.scorer import Verdict
from musnad.model import Attribution, Document, ReaderInfo, Report, Sourcing, Span

OWN_GOLD = Path(__file__).parents[1] / "gold"


def first_word_report(text: str, **known: Any) -> Report:
    """What a reader would say that takes the first word for a cue and the rest for a content."""
    space = text.index(" ")
    one = Attribution(
        id=1,
        parent=None,
        cue=Span(0, space, text[:space]),
        cue_lemma="",
        source=None,
        speaker=None,
        content=(Span(space + 1, len(text), text[space + 1 :]),),
        kind="indirect",
        act="assertive",
        factuality="CT+",
        stance="neutral",
        confidence=0.55,
    )
    return Report(
        id=known["id"],
        document=Document(text, sha256="", published=known.get("published")),
        attributions=(one,),
        entities=(),
        times=(),
        places=(),
        sourcing=Sourcing(1, 0, 0, 0, 1),
        reader=ReaderInfo("0", None),
    )


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A stand-in for the reader, and what it was asked."""
    asked: list[dict[str, Any]] = []

    def read(text: str, **known: Any) -> Report:
        asked.append(known)
        return first_word_report(text, **known)

    room = ModuleType("musnad.reader")
    room.read = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "musnad.reader", room)
    return asked


def test_the_reader_reads_the_golds_own_texts(
    reader: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    """The gold's date and title go to the reader, its answers do not."""
    assert run(OWN_GOLD / "articles.jsonl", None, 0, False) == 0
    printed = capsys.readouterr().out.splitlines()
    articles = load(OWN_GOLD / "articles.jsonl")
    assert [one["published"] for one in reader] == [article.date for article in articles]
    assert set(reader[0]) == {"id", "published", "title", "outlet"}
    assert printed[0].split() == ["articles", str(len(articles))]
    assert printed[3].split() == ["predicted", str(len(articles))]
    assert any(line.startswith("0.50-0.60") for line in printed)
    assert any(line.startswith("full_f1 95% interval") for line in printed)


@pytest.mark.usefixtures("reader")
def test_disagreements_are_shown_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(OWN_GOLD / "articles.jsonl", None, 3, False) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[3].startswith("(3 of ")
    assert printed[4].startswith("articles ")


@pytest.mark.usefixtures("reader")
def test_json_holds_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(OWN_GOLD / "sentences.jsonl", None, 2, True) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result)[:4] == ["articles", "missing_reports", "gold", "predicted"]
    assert result["reliability"][0]["attributions"] == result["articles"]
    assert len(result["misses"]) == 2


def test_reports_from_a_file_and_reports_on_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text('{"id": "fish-market", "attributions": []}\n{"id": "elsewhere"}\n', encoding="utf-8")
    assert run(OWN_GOLD / "articles.jsonl", reports, 0, False) == 0
    printed = capsys.readouterr()
    assert "1 of 2 reports are on no article of the gold, the first of them «elsewhere»" in printed.err
    assert "missing_reports      9" in printed.out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "record 0: not JSON"),
        ('{"attributions": []}', "record 0: not a report: KeyError: 'id'"),
        ('{"id": "x", "attributions": [{"cue": {"start": 1}}]}', "not a report"),
        ('{"id": "x", "attributions": [{"cue": [1, 2, 3]}]}', "not a report"),
        ('{"id": "x", "attributions": [3]}', "not a report"),
        ("[]", "not a report"),
    ],
)
def test_broken_reports_are_named(
    content: str, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = tmp_path / "reports.jsonl"
    reports.write_text(content, encoding="utf-8")
    assert run(OWN_GOLD / "articles.jsonl", reports, 0, False) == 1
    assert complaint in capsys.readouterr().err


def test_missing_files_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none.jsonl", None, 0, False) == 1
    assert "none.jsonl: cannot be opened" in capsys.readouterr().err
    assert run(OWN_GOLD / "articles.jsonl", tmp_path / "none.jsonl", 0, False) == 1
    assert "none.jsonl: cannot be opened" in capsys.readouterr().err


def test_reliability_sets_stated_beside_observed() -> None:
    verdicts = [Verdict(True, True, 0.92)] * 9 + [Verdict(True, False, 0.92), Verdict(False, False, 0.3)]
    verdicts += [Verdict(True, True, 1.0), Verdict(True, True, None)]
    bins = reliability(verdicts)
    assert [(one.low, one.attributions) for one in bins] == [(0.0, 1), (0.9, 10), (0.95, 1)]
    assert bins[1].stated == pytest.approx(0.92)
    assert (bins[1].found, bins[1].full) == (1.0, 0.9)
    assert calibration_error(bins) == pytest.approx((0.3 + 10 * 0.02) / 12)
    assert calibration_error([]) == 0.0
    assert isinstance(bins[0], Bin)
