"""Processes that read articles for this one, and the certainty that one that dies is noticed.

Each has a pipe of its own, of which this process keeps one end only: when the other dies, even
halfway through an answer, reading from the pipe ends instead of waiting for ever.
"""

import contextlib
import multiprocessing
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Final

import msgspec

from musnad.cli.reading import PLAIN, Reading, Settings, read_article
from musnad.errors import MusnadError
from musnad.ingest import Article

Chunk = tuple[Article, ...]

# So many articles in a row that kill their process are no longer the articles' fault.
DEATHS_IN_A_ROW: Final = 5
_PATIENCE: Final = 5.0
_KILLED: Final = 9
_PRELOADED: Final = ["musnad.cli.processes", "musnad.reader", "musnad.export.json_"]

_ARTICLES: Final = msgspec.msgpack.Decoder(Chunk)
_READINGS: Final = msgspec.msgpack.Decoder(tuple[Reading, ...])
_ENCODER: Final = msgspec.msgpack.Encoder()


class WorkerError(MusnadError):
    """The processes that should read articles keep dying."""


class _DeadError(Exception):
    """One process has died."""


class _Worker:
    """One process and this end of its pipe. It is asked only when it is idle, so neither side blocks."""

    def __init__(self, context: BaseContext, *, as_lines: bool, settings: Settings) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self.process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, as_lines, settings), daemon=True
        )
        self.process.start()
        theirs.close()

    def ask(self, chunk: Chunk) -> None:
        with self._alive():
            self.connection.send_bytes(_ENCODER.encode(chunk))

    def answer(self) -> tuple[Reading, ...]:
        with self._alive():
            return _READINGS.decode(self.connection.recv_bytes())

    def stop(self) -> None:
        self.connection.close()
        self.process.join(_PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(_PATIENCE)

    @contextlib.contextmanager
    def _alive(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, OSError) as error:
            raise _DeadError from error


class Workers:
    """As many processes as were needed so far, each reading one chunk of articles at a time."""

    def __init__(self, *, as_lines: bool, settings: Settings = PLAIN) -> None:
        self.as_lines = as_lines
        self.settings = settings
        # A server that forks clean processes, where there is one: forking this one would copy its state.
        methods = multiprocessing.get_all_start_methods()
        self.context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if self.context.get_start_method() == "forkserver":
            # Loaded once and shared by all, as memory that is copied only when it is written.
            self.context.set_forkserver_preload(_PRELOADED)
        self.idle: list[_Worker] = []
        self.busy: dict[Connection, tuple[_Worker, int, Chunk]] = {}
        self.deaths = 0

    def give(self, number: int, chunk: Chunk) -> None:
        """Have a chunk read; its result will come under `number`."""
        while True:
            worker = self._idle_one()
            self.busy[worker.connection] = (worker, number, chunk)
            try:
                worker.ask(chunk)
            except _DeadError:
                # It died while idle, which is not the chunk's doing.
                self._bury(worker)
                self._count_death(chunk[0])
            else:
                return

    def results(self) -> Iterator[tuple[int, tuple[Reading, ...]]]:
        """Wait for at least one chunk to be read."""
        for connection in wait(list(self.busy)):
            worker, number, chunk = self.busy[connection]  # type: ignore[index]
            try:
                readings = worker.answer()
            except _DeadError:
                self._bury(worker)
                yield number, tuple(self._one_by_one(chunk))
            else:
                del self.busy[connection]  # type: ignore[arg-type]
                self.idle.append(worker)
                self.deaths = 0
                yield number, readings

    def stop(self, *, at_once: bool = False) -> None:
        """End all processes, whether or not they have answered."""
        every = [*self.idle, *(worker for worker, _, _ in self.busy.values())]
        self.idle, self.busy = [], {}
        for worker in every:
            if at_once:
                worker.process.terminate()
        for worker in every:
            worker.stop()

    def _one_by_one(self, chunk: Chunk) -> Iterator[Reading]:
        """Read a chunk that killed its process again, to find the article that did it."""
        for article in chunk:
            worker = self._idle_one()
            self.busy[worker.connection] = (worker, -1, chunk)
            try:
                worker.ask((article,))
                readings = worker.answer()
            except _DeadError:
                how = self._bury(worker)
                self._count_death(article)
                where = article.where or ""
                failure = f"the process that read it died ({how}). Try it alone, with --jobs 1"
                name = article.id or where
                yield Reading(where, article.record, name, failure=failure, text=article.text)
            else:
                del self.busy[worker.connection]
                self.idle.append(worker)
                self.deaths = 0
                yield from readings

    def _idle_one(self) -> _Worker:
        if self.idle:
            return self.idle.pop()
        return _Worker(self.context, as_lines=self.as_lines, settings=self.settings)

    def _bury(self, worker: _Worker) -> str:
        """Remove a dead process; say how it died."""
        self.busy.pop(worker.connection, None)
        # Its pipe closes a moment before its status can be asked for.
        worker.process.join(_PATIENCE)
        worker.stop()
        status = worker.process.exitcode
        if status == -_KILLED:
            return "killed, perhaps for want of memory"
        if status is not None and status < 0:
            return f"signal {-status}"
        return f"status {status}"

    def _count_death(self, article: Article) -> None:
        self.deaths += 1
        if self.deaths >= DEATHS_IN_A_ROW:
            place = article.where or "input"
            if article.record is not None:
                place += f", record {article.record}"
            raise WorkerError(f"{place}: {self.deaths} processes died one after another. Try --jobs 1")


def _serve(connection: Connection, as_lines: bool, settings: Settings) -> None:
    """What a process does: answer until the other end of its pipe is closed."""
    # Ctrl-C reaches every process of the terminal; the first one decides what to do about it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            articles = _ARTICLES.decode(connection.recv_bytes())
            readings = tuple(
                read_article(article, as_line=as_lines, settings=settings) for article in articles
            )
            connection.send_bytes(_ENCODER.encode(readings))
