"""Reads articles one after another, or several at a time in processes, always in input order."""

import itertools
import os
from collections.abc import Generator, Iterable, Iterator
from typing import Final

from musnad.cli.processes import Workers
from musnad.cli.reading import PLAIN, Reading, Settings, read_article
from musnad.ingest import Article

# A chunk is closed by whichever comes first; small enough that Ctrl-C and order cost little.
CHUNK_ARTICLES: Final = 16
CHUNK_CHARACTERS: Final = 200_000
# Chunks under way or waiting for their turn, for each process: enough to keep all of them busy,
# few enough to bound memory.
CHUNKS_AHEAD: Final = 3


def readings(
    articles: Iterable[Article], *, jobs: int, as_lines: bool, settings: Settings = PLAIN
) -> Generator[Reading, None, None]:
    """Read every article, in order, in `jobs` processes (1: in this one).

    With `as_lines` each report comes as its line of JSONL, so that the processes share that work
    too. At most `jobs * CHUNKS_AHEAD` chunks are held. Raises `WorkerError` if processes keep dying.
    """
    if jobs == 1:
        for article in articles:
            yield read_article(article, as_line=as_lines, settings=settings)
        return
    yield from _in_processes(articles, jobs, as_lines=as_lines, settings=settings)


def _in_processes(
    articles: Iterable[Article], jobs: int, *, as_lines: bool, settings: Settings
) -> Iterator[Reading]:
    chunks = enumerate(_chunks(articles))
    workers = Workers(as_lines=as_lines, settings=settings)
    finished: dict[int, tuple[Reading, ...]] = {}
    following = 0
    taken = 0
    more = True
    try:
        while True:
            while more and len(workers.busy) < jobs and taken - following < jobs * CHUNKS_AHEAD:
                numbered = next(chunks, None)
                if numbered is None:
                    more = False
                else:
                    taken += 1
                    workers.give(*numbered)
            if following in finished:
                yield from finished.pop(following)
                following += 1
            elif workers.busy:
                finished.update(workers.results())
            else:
                break
    except BaseException:
        # Whoever stops (Ctrl-C, a closed pipe, a full disk) does not wait for what is under way.
        workers.stop(at_once=True)
        raise
    workers.stop()


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


def cores() -> int:
    """How many processes the machine can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
