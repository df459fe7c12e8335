"""`musnad evaluate` hands over to the scorer what was asked, and ends with its status."""

import pytest
from typer.testing import CliRunner

from musnad.cli import app
from musnad.evaluate import command


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["gold.jsonl"], ("gold.jsonl", "None", 0, False, "None")),
        (["gold.jsonl", "r.jsonl", "--errors", "7", "--json"], ("gold.jsonl", "r.jsonl", 7, True, "None")),
        (["gold.jsonl", "--phrases", "p.jsonl"], ("gold.jsonl", "None", 0, False, "p.jsonl")),
    ],
)
def test_arguments_reach_the_scorer(monkeypatch, arguments, expected):
    seen = []

    def run(gold, reports, errors, json_output, phrases):
        seen.append((str(gold), str(reports), errors, json_output, str(phrases)))
        return 3

    monkeypatch.setattr(command, "run", run)
    assert CliRunner().invoke(app, ["evaluate", *arguments]).exit_code == 3
    assert seen == [expected]


def test_a_gold_file_that_is_not_there_is_said(tmp_path):
    done = CliRunner().invoke(app, ["evaluate", str(tmp_path / "gone.jsonl")])
    assert done.exit_code == 1
    assert "gone.jsonl" in done.stderr
