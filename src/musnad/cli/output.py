"""Where results go: standard output, or a file that appears only once it is whole."""

import contextlib
import io
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from musnad.errors import MusnadError

_BUFFER = 1 << 16


class OutputError(MusnadError):
    """Results could not be written: a full disk, a folder that may not be written to."""


class Output:
    """One place that results go to.

    A regular file is written under a hidden name beside it and renamed by `finish`, so that a
    file under its own name is always whole. A device or a pipe is written to directly.
    `write` takes text, and raises `BrokenPipeError` when nobody reads it any more, `OutputError`
    when it cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.name = "standard output" if path is None else str(path)
        self.write: Callable[[str], object] = self._write
        self._partial: Path | None = None
        self._stream: BinaryIO
        try:
            if path is not None:
                self._stream = self._file(path)
            elif sys.stdout is None:
                raise OutputError("standard output is closed. Use --output FILE")
            else:
                self._stream = sys.stdout.buffer
                if sys.stdout.isatty() and isinstance(sys.stdout, io.TextIOWrapper):
                    # The table asks the terminal itself for its width and colours.
                    sys.stdout.reconfigure(encoding="utf-8")
                    self.write = sys.stdout.write
        except OSError as error:
            raise self._failed(error) from None

    @property
    def appears_whole(self) -> bool:
        """Whether what is written shows under its name only once `finish` was called."""
        return self._partial is not None

    def flush(self) -> None:
        """Hand on what is buffered."""
        try:
            if self.path is None:
                sys.stdout.flush()
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failed(error) from None

    def finish(self) -> None:
        """Everything has been written: put the file in its place."""
        self.flush()
        if self.path is None:
            return
        try:
            if self._partial is not None:
                # A full disk may show only now.
                os.fsync(self._stream.fileno())
            self._stream.close()
            if self._partial is not None:
                self._partial.replace(os.path.realpath(self.path))
                self._partial = None
        except OSError as error:
            raise self._failed(error) from None

    def discard(self) -> None:
        """Leave no half-written file, and nothing that the interpreter would try to write at exit."""
        if self.path is None:
            _silence_stdout()
            return
        with contextlib.suppress(OSError):
            self._stream.close()
        if self._partial is not None:
            with contextlib.suppress(OSError):
                self._partial.unlink()
            self._partial = None

    def _file(self, path: Path) -> BinaryIO:
        target = Path(os.path.realpath(path))
        try:
            mode = target.stat().st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None and not stat.S_ISREG(mode):
            return target.open("wb")
        descriptor, partial = tempfile.mkstemp(
            prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent
        )
        self._partial = Path(partial)
        with contextlib.suppress(OSError):
            self._partial.chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        return os.fdopen(descriptor, "wb", _BUFFER)

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text.encode("utf-8"))
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failed(error) from None

    def _failed(self, error: OSError) -> OutputError:
        reason = error.strerror or str(error)
        rest = ". What was written there is not whole" if self.path is None else ""
        return OutputError(f"{self.name}: cannot be written ({reason}){rest}")


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _silence_stdout() -> None:
    """Point standard output nowhere, so that what is left in its buffer raises nothing at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
