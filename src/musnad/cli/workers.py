"""Reads articles one after another, or several at a time in processes, always in input order."""

import itertools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final

import msgspec

from musnad.errors import MusnadError
from musnad.ingest import Article
from musnad.model import Report

# A chunk is closed by whichever comes first; small enough that Ctrl-C and order cost little.
CHUNK_ARTICLES: Final = 16
CHUNK_CHARACTERS: Final = 200_000
# Chunks under way for each process: enough to keep all busy, few enough to bound memory.
CHUNKS_AHEAD: Final = 3


class WorkerError(MusnadError):
    """A process died while it read articles."""


class Reading(msgspec.Struct, frozen=True):
    """What came of one article: its report (rendered already, where that can be done apart), or why not."""

    where: str
    record: int | None
    name: str
    warnings: tuple[str, ...] = ()
    line: str | None = None
    report: Report | None = None
    failure: str | None = None
    text: str = ""


_ARTICLES: Final = msgspec.msgpack.Decoder(tuple[Article, ...])
_READINGS: Final = msgspec.msgpack.Decoder(tuple[Reading, ...])
_ENCODER: Final = msgspec.msgpack.Encoder()


def readings(articles: Iterable[Article], *, jobs: int, as_lines: bool) -> Generator[Reading, None, None]:
    """Read every article, in order, in `jobs` processes (1: in this one).

    With `as_lines` each report comes as its line of JSONL, so that the processes share that work
    too. At most `jobs * CHUNKS_AHEAD` chunks are held. Raises `WorkerError` if a process dies.
    """
    if jobs == 1:
        for article in articles:
            yield read_article(article, as_line=as_lines)
        return
    yield from _in_processes(articles, jobs, as_lines=as_lines)


def read_article(article: Article, *, as_line: bool) -> Reading:
    """Read one article. A fault of the reader's is reported with the article, and ends nothing."""
    # Imported here so that `musnad --help` does not wait for the language packs.
    from musnad.reader import read  # noqa: PLC0415

    where = article.where or ""
    name = article.id or where
    try:
        report = read(
            article.text,
            id=article.id,
            published=article.published,
            title=article.title,
            outlet=article.outlet,
            url=article.url,
            authors=article.authors,
        )
        if article.warnings:
            report = msgspec.structs.replace(report, warnings=(*article.warnings, *report.warnings))
        line = _line(report) if as_line else None
    except Exception as error:  # noqa: BLE001 (one article must not cost the others)
        failure = f"the reader failed ({type(error).__name__}: {error}). This is a fault in musnad: report it"
        return Reading(where, article.record, name, failure=failure, text=article.text)
    return Reading(
        where,
        article.record,
        report.id,
        warnings=report.warnings,
        line=line,
        report=None if as_line else report,
    )


def _line(report: Report) -> str:
    from musnad.export import FORMATS  # noqa: PLC0415

    parts: list[str] = []

    def write(text: str) -> None:
        parts.append(text)

    FORMATS["jsonl"](write).report(report)
    return "".join(parts)


def _in_processes(articles: Iterable[Article], jobs: int, *, as_lines: bool) -> Iterator[Reading]:
    context = multiprocessing.get_context(_start_method())
    if context.get_start_method() == "forkserver":
        # Loaded once and shared by all, as memory that is copied only when written.
        context.set_forkserver_preload(["musnad.cli.workers", "musnad.reader", "musnad.export.json_"])
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_ctrl_c_to_the_parent)
    under_way: deque[tuple[Article, Future[bytes]]] = deque()
    try:
        for chunk in _chunks(articles):
            if len(under_way) >= jobs * CHUNKS_AHEAD:
                yield from _oldest(under_way)
            under_way.append((chunk[0], _submit(pool, chunk, as_lines=as_lines)))
            while under_way and under_way[0][1].done():
                yield from _oldest(under_way)
        while under_way:
            yield from _oldest(under_way)
    except BaseException:
        # Whoever stops (Ctrl-C, a closed pipe, a full disk) does not wait for what is under way.
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    pool.shutdown()


def _submit(pool: ProcessPoolExecutor, chunk: tuple[Article, ...], *, as_lines: bool) -> Future[bytes]:
    try:
        return pool.submit(_read_chunk, _ENCODER.encode(chunk), as_lines)
    except BrokenProcessPool as error:
        failed: Future[bytes] = Future()
        failed.set_exception(error)
        return failed


def _oldest(under_way: "deque[tuple[Article, Future[bytes]]]") -> Iterator[Reading]:
    first, future = under_way.popleft()
    try:
        data = future.result()
    except BrokenProcessPool:
        place = first.where or "input"
        if first.record is not None:
            place += f", record {first.record}"
        raise WorkerError(
            f"{place}: a process died while reading this article or one soon after it (out of memory, "
            "or killed). Try fewer --jobs"
        ) from None
    yield from _READINGS.decode(data)


def _read_chunk(data: bytes, as_lines: bool) -> bytes:
    articles = _ARTICLES.decode(data)
    return _ENCODER.encode(tuple(read_article(article, as_line=as_lines) for article in articles))


def _chunks(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    articles = iter(articles)
    while first := next(articles, None):
        chunk = [first]
        characters = len(first.text)
        if characters < CHUNK_CHARACTERS:
            for article in itertools.islice(articles, CHUNK_ARTICLES - 1):
                chunk.append(article)
                characters += len(article.text)
                if characters >= CHUNK_CHARACTERS:
                    break
        yield tuple(chunk)


def _start_method() -> str:
    """A server that forks clean processes where there is one; forking this one would copy its state."""
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cores() -> int:
    """How many processes the machine can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
