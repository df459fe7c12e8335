"""A peer to compare with: attributions read off the trees of a trained dependency parser.

    python bench/peer_udpipe.py --treebank DIR [--gold FILE] [--iterations N] [--model FILE]

Needs `ufal.udpipe` (the `bench` group) and a treebank in CoNLL-U whose file names hold `train`
(none is shipped; its licence is its own). The parser is trained for some minutes, or read from
the model file if that is there. A verb of saying with a clause under it is taken for a cue, its
subject for the source, the clause for the content: what anyone would build first on a parser.
"""

import argparse
import importlib.resources
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musnad.evaluate.answers import answers
from musnad.evaluate.command import table
from musnad.evaluate.gold import load
from musnad.evaluate.scorer import figures, judge, total

OWN_GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "articles.jsonl"
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
RANGE = re.compile(r"TokenRange=(\d+):(\d+)")
# The clause that is said: a complement with أن or إن, or speech that stands beside the verb.
SAID = {"ccomp", "parataxis"}
# What hangs on a subject but is not part of its name.
NOT_NAME = {"acl", "acl:relcl", "parataxis", "punct"}


@dataclass(frozen=True)
class Node:
    """One word of a tree: its place in the sentence from 1, its head's, and its code points."""

    number: int
    head: int
    form: str
    lemma: str
    relation: str
    start: int
    end: int


def main() -> int:
    """Train or load, read the gold's texts, and print figures and speed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--treebank", type=Path, required=True, help="folder of CoNLL-U files")
    parser.add_argument("--gold", type=Path, default=OWN_GOLD, help="articles to judge it on")
    parser.add_argument("--iterations", type=int, default=5, help="training passes of the parser")
    parser.add_argument("--epochs", type=int, default=10, help="training passes of the tokeniser")
    parser.add_argument("--sentences", type=int, default=0, help="train on so many at most (0: all)")
    parser.add_argument("--model", type=Path, help="keep the trained model here, or use the one that is")
    options = parser.parse_args()
    try:
        from ufal import udpipe  # noqa: PLC0415 - an extra that most do without
    except ImportError:
        sys.stderr.write("The peer needs ufal.udpipe: pip install ufal.udpipe\n")
        return 1
    try:
        model = trained(udpipe, options)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    pipeline = udpipe.Pipeline(model, "tokenizer=ranges", "", "", "conllu")
    gold = load(options.gold)
    lemmas = say_verbs()
    took, judgements = [], []
    for article in gold:
        began = time.perf_counter()
        error = udpipe.ProcessingError()
        trees = pipeline.process(article.text, error)
        if error.occurred():
            sys.stderr.write(f"{article.id}: {error.message}\n")
            return 1
        report = read_off(article.text, trees, lemmas)
        took.append(time.perf_counter() - began)
        judgements.append(judge(article, answers(report)))
    lines = table(figures(total(judgements), len(gold)))
    lines.append(f"{'articles_per_second':20} {len(gold) / sum(took):.1f}")
    lines.append(f"{'article_ms_p50':20} {1000 * statistics.median(took):.2f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def trained(udpipe: Any, options: argparse.Namespace) -> Any:  # noqa: ANN401 - the binding has no types
    """The model of the file, or one trained on the treebank and written to that file."""
    path: Path = options.model or options.treebank / f"peer-{options.iterations}.udpipe"
    if not path.is_file():
        files = [one for one in sorted(options.treebank.glob("*.conllu")) if "train" in one.name]
        sentences = [tree for one in files for tree in read_trees(udpipe, one)]
        if options.sentences > 0:
            sentences = sentences[: options.sentences]
        if not sentences:
            raise ValueError(f"{options.treebank}: no *train*.conllu with sentences in it")
        sys.stderr.write(f"training on {len(sentences)} sentences of {len(files)} files\n")
        began, error = time.perf_counter(), udpipe.ProcessingError()
        raw = udpipe.Trainer.train(
            "morphodita_parsito",
            udpipe.Sentences(sentences),
            udpipe.Sentences(),
            f"epochs={options.epochs};early_stopping=0",
            "models=1;iterations=5",
            f"iterations={options.iterations};embedding_form=50;single_root=1;transition_system=projective;"
            "transition_oracle=dynamic;structured_interval=0;hidden_layer=100",
            error,
        )
        if error.occurred():
            raise ValueError(f"training failed: {error.message}")
        path.write_bytes(raw)
        sys.stderr.write(
            f"trained in {time.perf_counter() - began:.0f} s: {path.stat().st_size / 1e6:.1f} MB\n"
        )
    model = udpipe.Model.load(str(path))
    if model is None:
        raise ValueError(f"{path}: not a model of UDPipe")
    return model


def read_trees(udpipe: Any, path: Path) -> Iterator[Any]:  # noqa: ANN401 - the binding has no types
    """The sentences of one CoNLL-U file."""
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(path.read_text(encoding="utf-8"))
    error = udpipe.ProcessingError()
    while True:
        sentence = udpipe.Sentence()
        if not reader.nextSentence(sentence, error):
            break
        yield sentence
    if error.occurred():
        raise ValueError(f"{path}: {error.message}")


def say_verbs() -> frozenset[str]:
    """The lemmas that attribute, folded: the same list that our own reader has."""
    lemmas: set[str] = set()
    for file in (importlib.resources.files("musnad") / "lang" / "ar" / "data").iterdir():
        if file.name.startswith("verbs") and file.name.endswith(".tsv"):
            lines = file.read_text(encoding="utf-8").split("\n")
            rows = [line for line in lines if line.strip() and not line.startswith("#")]
            lemmas |= {fold(row.split("\t")[0]) for row in rows[1:]}
    return frozenset(lemmas)


def fold(word: str) -> str:
    """A word without diacritics and tatweel, its alefs made one."""
    return re.sub("[آأإٱ]", "ا", MARKS.sub("", word))


def read_off(text: str, trees: str, lemmas: frozenset[str]) -> dict[str, Any]:
    """A report from CoNLL-U with token ranges: say-verbs that have a clause, subjects, clauses."""
    attributions: list[dict[str, Any]] = []
    entities: dict[str, dict[str, Any]] = {}
    last_speaker: str | None = None
    for tree in sentences(trees):
        below: defaultdict[int, list[Node]] = defaultdict(list)
        for node in tree:
            below[node.head].append(node)
        for verb in tree:
            if fold(verb.lemma) not in lemmas:
                continue
            said = [node for node in below[verb.number] if node.relation in SAID]
            if not said:
                continue
            content = trimmed(text, reach(said[0], below, skip={"mark", "punct"}))
            if content is None:
                continue
            subjects = [node for node in below[verb.number] if node.relation.startswith("nsubj")]
            source = trimmed(text, reach(subjects[0], below, skip=NOT_NAME)) if subjects else None
            if source:
                words = text[slice(*source)]
                entity = entities.setdefault(words, {"id": words, "name": words, "mentions": []})
                entity["mentions"].append(source)
                last_speaker = words
            quoted = text[max(0, content[0] - 2) : content[0]].strip()[-1:] in set('"«“»')
            attributions.append(
                {
                    "id": len(attributions) + 1,
                    "parent": None,
                    "cue": [verb.start, verb.end],
                    "source": source,
                    "speaker": last_speaker,
                    "content": [content],
                    "kind": "direct" if quoted else "indirect",
                    "act": "assertive",
                    "factuality": "CT+",
                    "stance": "neutral",
                }
            )
    for inner in attributions:
        around = [
            outer
            for outer in attributions
            if outer is not inner
            and outer["content"][0][0] <= inner["cue"][0]
            and inner["cue"][1] <= outer["content"][0][1]
        ]
        if around:
            smallest = min(around, key=lambda outer: outer["content"][0][1] - outer["content"][0][0])
            inner["parent"] = smallest["id"]
    return {"attributions": attributions, "entities": list(entities.values())}


def sentences(trees: str) -> Iterator[list[Node]]:
    """The trees of a CoNLL-U text; words inside a written word share its code points."""
    tree: list[Node] = []
    shared: dict[int, tuple[int, int]] = {}
    for line in [*trees.split("\n"), ""]:
        if not line:
            if tree:
                yield tree
            tree, shared = [], {}
            continue
        columns = line.split("\t")
        if line.startswith("#") or len(columns) != 10:
            continue
        place = RANGE.search(columns[9])
        span = (int(place[1]), int(place[2])) if place else None
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            if span:
                shared |= dict.fromkeys(range(int(first), int(last) + 1), span)
        elif columns[0].isdigit():
            number = int(columns[0])
            start, end = shared.get(number) or span or (0, 0)
            head = int(columns[6]) if columns[6].isdigit() else 0
            tree.append(Node(number, head, columns[1], columns[2], columns[7], start, end))


def reach(top: Node, below: dict[int, list[Node]], *, skip: set[str]) -> tuple[int, int]:
    """From where to where the words under `top` go, without its own children of `skip`."""
    start, end = top.start, top.end
    waiting = [node for node in below[top.number] if node.relation not in skip]
    seen = {top.number}
    while waiting:
        node = waiting.pop()
        if node.number not in seen:
            seen.add(node.number)
            start, end = min(start, node.start), max(end, node.end)
            waiting += below[node.number]
    return start, end


def trimmed(text: str, span: tuple[int, int]) -> list[int] | None:
    """The span without punctuation and space at its ends, or `None` if nothing is left."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return [start, end] if start < end else None


if __name__ == "__main__":
    raise SystemExit(main())
