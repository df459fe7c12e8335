"""The peer reads attributions off dependency trees: what it is compared by must be sound itself."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

REPOSITORY = Path(__file__).parents[2]
TEXT = "وقال العمدة إن الجسر آمن. وصل الوفد."


@pytest.fixture(scope="module")
def peer() -> ModuleType:
    path = REPOSITORY / "bench" / "peer_udpipe.py"
    specification = importlib.util.spec_from_file_location("peer_udpipe", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    # A dataclass looks its own module up while it is being made.
    sys.modules["peer_udpipe"] = module
    specification.loader.exec_module(module)
    return module


def row(number: str, form: str, lemma: str, part: str, head: str, relation: str, place: str = "_") -> str:
    """One line of CoNLL-U."""
    return f"{number}\t{form}\t{lemma}\t{part}\t_\t_\t{head}\t{relation}\t_\t{place}"


def tree(*, ranges: bool) -> str:
    """«The mayor said the bridge is safe. The delegation arrived», with their trees."""

    def place(word: str) -> str:
        start = TEXT.index(word)
        return f"TokenRange={start}:{start + len(word)}" if ranges else "_"

    first = [
        row("1-2", "وقال", "_", "_", "_", "_", place("وقال")),
        row("1", "و", "وَ", "CCONJ", "2", "cc"),
        row("2", "قال", "قَال", "VERB", "0", "root"),
        row("3", "العمدة", "عُمدَة", "NOUN", "2", "nsubj", place("العمدة")),
        row("4", "إن", "إِنَّ", "SCONJ", "6", "mark", place("إن")),
        row("5", "الجسر", "جِسر", "NOUN", "6", "nsubj", place("الجسر")),
        row("6", "آمن", "آمِن", "ADJ", "2", "ccomp", place("آمن")),
        row("7", ".", ".", "PUNCT", "2", "punct", place(".")),
    ]
    second = [
        row("1", "وصل", "وَصَل", "VERB", "0", "root", place("وصل")),
        row("2", "الوفد", "وَفد", "NOUN", "1", "nsubj", place("الوفد")),
        row("3", ".", ".", "PUNCT", "1", "punct"),
    ]
    return "\n".join(["# text = first", *first, "", "# text = second", *second, "", ""])


def test_a_verb_of_saying_with_a_clause_is_an_attribution(peer: ModuleType) -> None:
    report = peer.read_off(TEXT, tree(ranges=True), frozenset({"قال"}))
    (one,) = report["attributions"]
    assert TEXT[slice(*one["cue"])] == "وقال"
    assert TEXT[slice(*one["source"])] == one["speaker"] == "العمدة"
    assert [TEXT[slice(*part)] for part in one["content"]] == ["الجسر آمن"]


def test_a_verb_that_says_nothing_is_none(peer: ModuleType) -> None:
    assert peer.read_off(TEXT, tree(ranges=True), frozenset({"وصل"}))["attributions"] == []


def test_the_peer_has_our_own_list_of_verbs(peer: ModuleType) -> None:
    assert {"قال", "اعلن", "اضاف"} <= peer.say_verbs()


@pytest.mark.slow
def test_it_trains_and_reads_where_udpipe_is_there(
    peer: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ufal.udpipe", reason="ufal.udpipe is in the bench group only")
    (tmp_path / "tiny-train.conllu").write_text(tree(ranges=False) * 10, encoding="utf-8")
    monkeypatch.setattr(
        sys, "argv", ["peer", "--treebank", str(tmp_path), "--iterations", "2", "--epochs", "1"]
    )
    assert peer.main() == 0
    assert "articles_per_second" in capsys.readouterr().out
