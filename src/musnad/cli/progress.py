"""What a run says about itself on standard error: how far it is, what it left out and why."""

import re
import sys
import time

# Control characters and the marks that reorder a line: a file name must not steer the terminal.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NAME_WIDTH = 36
_FIRST_AFTER = 1.0
_LINE_EVERY = 0.2
_LOG_EVERY = 30.0


def printable(text: str) -> str:
    """`text` with everything spelled out that could steer a terminal or reorder the line."""
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def say(message: str) -> None:
    """A message to the user, on standard error."""
    _put(f"musnad: {printable(message)}\n")


class Meter:
    """How much of a large file has been read, on a terminal; nothing in a log or for short work."""

    def __init__(self, what: str, *, live: bool | None = None) -> None:
        self.what = what
        self.live = _is_terminal() if live is None else live
        self._drawn = False
        self._next = time.monotonic() + _FIRST_AFTER

    def show(self, done: int, total: int) -> None:
        """So many bytes of so many (0: nobody knows) have been read."""
        if not self.live or time.monotonic() < self._next:
            return
        of = f" of {total / 1e6:,.0f} MB, {min(done / total, 1):.0%}" if total else " MB"
        _put(f"\r\x1b[K{printable(self.what)[-_NAME_WIDTH:]}: {done / 1e6:,.0f}{of}")
        self._drawn = True
        self._next = time.monotonic() + _LINE_EVERY

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            _put("\r\x1b[K")
            self._drawn = False


class Progress:
    """A line that is redrawn on a terminal, a line every half minute in a log; nothing for short work."""

    def __init__(self, *, live: bool | None, log: bool = True) -> None:
        self.live = _is_terminal() if live is None else live
        self.log = log
        self.count = 0
        self.last = ""
        self._drawn = False
        self._started = time.monotonic()
        self._next = self._started + (_FIRST_AFTER if self.live else _LOG_EVERY)

    def step(self, name: str) -> None:
        """One more article is done; `name` says which."""
        self.count += 1
        self.last = name
        now = time.monotonic()
        if now < self._next or not (self.live or self.log):
            return
        rate = self.count / max(now - self._started, 1e-9)
        line = f"{self.count:,} articles, {rate:,.0f} a second, at {_end_of(printable(name))}"
        if self.live:
            # Cut so that it never wraps: a wrapped line cannot be redrawn.
            _put(f"\r\x1b[K{line[:76]}")
            self._drawn = True
            self._next = now + _LINE_EVERY
        else:
            _put(f"musnad: {line}\n")
            self._next = now + _LOG_EVERY

    def say(self, message: str) -> None:
        """A message of its own, above the progress line."""
        self.clear()
        say(message)

    def clear(self) -> None:
        """Take the progress line away."""
        if self._drawn:
            _put("\r\x1b[K")
            self._drawn = False


def _end_of(name: str) -> str:
    """The end of a long path, where the file and the record are told."""
    return name if len(name) <= _NAME_WIDTH else "…" + name[1 - _NAME_WIDTH :]


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False


def _put(text: str) -> None:
    """Write to standard error; that nobody hears it is no reason to stop reading."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return
