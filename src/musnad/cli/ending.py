"""How a command ends: its exit status, and that `kill` cleans up as Ctrl-C does."""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

EXIT_REJECTED = EXIT_FAILED = 1
# As a shell reports a program that a signal ended: 128 + SIGINT, SIGPIPE, SIGTERM.
EXIT_INTERRUPTED = 130
EXIT_PIPE_CLOSED = 141
EXIT_TERMINATED = 143


class TerminatedError(BaseException):
    """The process was asked to end."""


@contextlib.contextmanager
def termination() -> Iterator[None]:
    """Let `kill` clean up as Ctrl-C does: no half-written file stays behind."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TerminatedError

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread, where signals never arrive
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
