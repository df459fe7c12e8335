"""From where an expression is looked at: the article's day, the bias, and what was spoken of before."""

from dataclasses import dataclass
from datetime import date

from musnad.reader.times.calendar import Period


@dataclass(slots=True)
class Moment:
    """What decides between readings.

    `anchor` is the article's own day. `future` is the caller's bias; `forward` says that the sentence
    speaks of what is to come; `alone` that it holds nothing but the expression. `last` is the period
    spoken of before («العام نفسه»), `near` the first day of the last one that was a month or finer.
    `used` becomes true when the anchor decided something.
    """

    anchor: date | None
    future: bool = False
    forward: bool = False
    alone: bool = False
    last: Period | None = None
    near: Period | None = None
    used: bool = False

    def day(self) -> date | None:
        """The article's day, marked as used."""
        self.used = True
        return self.anchor
