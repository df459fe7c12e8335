"""How fast the reader reads, how evenly, with how much memory, and whether long articles hurt.

    python bench/bench.py [--corpus PATH] [--limit N] [--rounds N] [--json] [--no-growth]

PATH is a folder or a file: `.zip` with JSON in it, `.json` arrays and `.jsonl` of objects with a
`content` or `text`, or `.txt`. Without it the outside corpus is taken where it is present, else
the project's own gold. All on one core, one article after the other; times are medians.
"""

import argparse
import gc
import io
import math
import platform
import resource
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

REPOSITORY = Path(__file__).resolve().parents[1]
OUTSIDE_CORPUS = REPOSITORY.parent / "shared" / "data" / "saudinewsnet"
OWN_ARTICLES = REPOSITORY / "tests" / "gold" / "articles.jsonl"
SIZES = (1_000, 3_162, 10_000, 31_623, 100_000, 316_228, 1_000_000)
# A shape is given up where the next reading would foreseeably take more seconds than this.
PATIENCE = 20.0
Read = Callable[[str], Any]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="articles to read")
    parser.add_argument("--limit", type=int, default=2000, help="read so many, evenly spread (0: all)")
    parser.add_argument("--rounds", type=int, default=3, help="read the articles so many times")
    parser.add_argument("--no-growth", action="store_true", help="leave out the long articles")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    options = parser.parse_args()

    from musnad.reader import read  # noqa: PLC0415 - the time of importing is measured apart

    def say(what: str) -> None:
        sys.stderr.write(f"{what}\n")

    corpus = options.corpus or (OUTSIDE_CORPUS if OUTSIDE_CORPUS.is_dir() else OWN_ARTICLES)
    say(f"reading {corpus.name}")
    everything = list(articles(corpus))
    if not everything:
        sys.stderr.write(f"no articles in {corpus}\n")
        return 1
    chosen = spread(everything, options.limit)
    compiled = not str(sys.modules["musnad.reader.frames"].__file__).endswith(".py")
    say(f"the reader is {'compiled' if compiled else 'interpreted'}")
    say(f"{len(chosen)} of {len(everything)} articles, {options.rounds} times")
    result: dict[str, Any] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "import_ms": start_ms("import musnad"),
        "first_reading_ms": start_ms("from musnad.reader import read; read('قال العمدة إن الجسر فتح.')"),
        "articles": f"{len(chosen)} of {len(everything)}",
        "characters": sum(map(len, chosen)),
        **speed(read, chosen, options.rounds),
    }
    if not options.no_growth:
        result["growth"] = {}
        for name, shape in shapes().items():
            say(f"growth: {name}")
            result["growth"][name] = growth(read, shape)
    # The high-water mark of the whole process: corpus, packs, and the longest article.
    result["peak_memory_mb"] = peak_memory_mb()
    sys.stdout.write(msgspec.json.encode(result).decode() + "\n" if options.json else page(result))
    return 0


def articles(path: Path) -> Iterator[str]:
    """The texts of a corpus, in the order of the files' names."""
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if one.suffix in {".zip", ".json", ".jsonl", ".txt"} and one.is_file():
                yield from articles(one)
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                yield from texts(name, archive.read(name))
    else:
        yield from texts(path.name, path.read_bytes())


def texts(name: str, raw: bytes) -> Iterator[str]:
    """The texts of one file."""
    if name.endswith(".txt"):
        yield raw.decode("utf-8-sig")
    elif name.endswith(".jsonl"):
        for line in io.BytesIO(raw):
            if line.strip():
                yield from words_of(msgspec.json.decode(line))
    elif name.endswith(".json"):
        records = msgspec.json.decode(raw)
        for record in records if isinstance(records, list) else [records]:
            yield from words_of(record)


def words_of(record: object) -> Iterator[str]:
    """The running text of one record, if it has any."""
    if isinstance(record, dict):
        text = record.get("content") or record.get("text")
        if isinstance(text, str) and text.strip():
            yield text


def spread(everything: list[str], limit: int) -> list[str]:
    """So many articles at even distances, so that every outlet and day is among them."""
    if limit <= 0 or limit >= len(everything):
        return everything
    return [everything[len(everything) * n // limit] for n in range(limit)]


def speed(read: Read, chosen: list[str], rounds: int) -> dict[str, Any]:
    """Articles and megabytes a second, and the time of one article, over so many rounds."""
    for text in chosen[:20]:
        read(text)
    size = sum(len(text.encode()) for text in chosen)
    wall, cpu = [], []
    each: list[list[float]] = [[] for _ in chosen]
    for _ in range(max(rounds, 1)):
        gc.collect()
        began, began_cpu = time.perf_counter(), time.process_time()
        for n, text in enumerate(chosen):
            start = time.perf_counter()
            read(text)
            each[n].append(time.perf_counter() - start)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - began_cpu)
    medians = sorted(1000 * statistics.median(times) for times in each)
    return {
        "articles_per_second": len(chosen) / statistics.median(wall),
        # Other work on the machine stretches wall time, not this.
        "articles_per_cpu_second": len(chosen) / statistics.median(cpu),
        "mb_per_second": size / 1e6 / statistics.median(wall),
        "article_ms_p50": quantile(medians, 0.50),
        "article_ms_p99": quantile(medians, 0.99),
        "article_ms_max": medians[-1],
    }


def quantile(ordered: list[float], share: float) -> float:
    """The value that this share of the ordered ones does not exceed."""
    return ordered[min(len(ordered) - 1, max(0, math.ceil(share * len(ordered)) - 1))]


def start_ms(code: str) -> float:
    """How long a fresh interpreter takes for `code`, less what it takes for nothing: a median of 5."""

    def once(what: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", what], check=True)
        return time.perf_counter() - began

    empty = statistics.median(once("pass") for _ in range(5))
    return 1000 * (statistics.median(once(code) for _ in range(5)) - empty)


def shapes() -> dict[str, Callable[[int], str]]:
    """Ways for an article to be long, the later ones as an ill-wisher would send them."""
    own = msgspec.json.decode(OWN_ARTICLES.read_bytes().split(b"\n")[0])["text"]

    def repeated(piece: str) -> Callable[[int], str]:
        return lambda size: (piece * (size // len(piece) + 1))[:size]

    return {
        "article": lambda size: varied(own, size),
        "one sentence": lambda size: varied(own.replace(".\n", " و").replace(".", ""), size),
        "cues only": repeated("قال إن "),
        "nested cues": repeated("قال الوزير إن المدير أكد أن "),
        "open quotes": repeated("قال: «"),
        "quotation marks": repeated('"'),
        "no spaces": repeated("وقالالوزير"),
        "according to": repeated("بحسب ما قال "),
        "spaces": repeated("قال" + " " * 200),
        "diacritics": repeated("قَالَ الوَزِيرُ إِنَّ "),
    }


def varied(piece: str, size: int) -> str:
    """An article repeated with a running number in each copy, so that no two are the same."""
    copies, length, number = [], 0, 0
    while length < size:
        number += 1
        copies.append(f"{piece.replace('الساحل', f'الساحل {number}', 3)}\n")
        length += len(copies[-1])
    return "".join(copies)[:size]


def growth(read: Read, shape: Callable[[int], str]) -> dict[str, Any]:
    """Seconds by number of characters, and the exponent of the power that fits them best.

    1.0 is an article of twice the length in twice the time; 2.0 is four times.
    """
    taken: dict[int, float] = {}
    for size in SIZES:
        if foreseen(taken, size) > PATIENCE:
            break
        text = shape(size)
        times: list[float] = []
        while len(times) < 5 and sum(times) < 3.0:
            began = time.process_time()
            read(text)
            times.append(max(time.process_time() - began, 1e-6))
        taken[size] = statistics.median(times)
    result: dict[str, Any] = {"seconds": taken, "exponent": exponent(taken)}
    if len(taken) < len(SIZES):
        result["given_up_after"] = max(taken)
    return result


def foreseen(taken: dict[int, float], size: int) -> float:
    """The seconds that one reading of `size` would take, going by the last step taken."""
    if len(taken) < 2:
        return 0.0
    (smaller, before), (larger, after) = list(taken.items())[-2:]
    steepness = math.log(after / before) / math.log(larger / smaller)
    return after * (size / larger) ** max(steepness, 1.0)


def exponent(taken: dict[int, float]) -> float | None:
    """The slope of log time over log size by least squares."""
    if len(taken) < 2:
        return None
    line = statistics.linear_regression(list(map(math.log, taken)), list(map(math.log, taken.values())))
    return line.slope


def peak_memory_mb() -> float:
    """The most memory this process ever held, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts kilobytes, macOS bytes.
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def page(result: dict[str, Any]) -> str:
    """The figures as lines for a terminal."""
    lines = []
    for name, value in result.items():
        if name == "growth":
            lines.append("growth               characters: seconds")
            for shape, one in value.items():
                fitted = "?" if one["exponent"] is None else f"{one['exponent']:.2f}"
                points = "  ".join(f"{size:,}: {seconds:.4f}" for size, seconds in one["seconds"].items())
                stopped = f"  (given up after {one['given_up_after']:,})" if "given_up_after" in one else ""
                lines.append(f"  {shape:17}  exponent {fitted}   {points}{stopped}")
        else:
            lines.append(f"{name:24} {value:.2f}" if isinstance(value, float) else f"{name:24} {value}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
