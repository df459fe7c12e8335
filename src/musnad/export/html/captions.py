"""Names on a map, set where they run over nothing; a name for which there is no room is left out."""

from collections.abc import Iterator
from typing import NamedTuple

# As wide as a letter of a common sans serif is on average, and as high as a line, in font sizes.
_LETTER, _LINE = 0.56, 1.1
_GAP = 3.0


class Box(NamedTuple):
    """A rectangle on the paper."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Caption(NamedTuple):
    """A name and where it is set: `x` in the direction of its `anchor`, `y` of its baseline."""

    words: str
    x: float
    y: float
    anchor: str


class Captions:
    """A paper on which names are set one after another, the most important ones first."""

    def __init__(self, width: float, height: float, size: float) -> None:
        self._paper = Box(0, 0, width, height)
        self._size = size
        self._taken: list[Box] = []

    def keep_free(self, box: Box) -> None:
        """Let no name run over a box."""
        self._taken.append(box)

    def set(self, words: str, x: float, y: float, radius: float) -> Caption | None:
        """The name beside a circle, right, left, below or above; `None` if it fits nowhere."""
        for caption, box in self._places(words, x, y, radius):
            within = (
                box.left >= self._paper.left
                and box.right <= self._paper.right
                and box.top >= self._paper.top
                and box.bottom <= self._paper.bottom
            )
            if within and not any(box.meets(other) for other in self._taken):
                self._taken.append(box)
                return caption
        return None

    def _places(self, words: str, x: float, y: float, radius: float) -> Iterator[tuple[Caption, Box]]:
        wide, high = len(words) * self._size * _LETTER, self._size * _LINE
        far = radius + _GAP
        for anchor, left, top in (
            ("start", x + far, y - high / 2),
            ("end", x - far - wide, y - high / 2),
            ("middle", x - wide / 2, y + far),
            ("middle", x - wide / 2, y - far - high),
        ):
            at = {"start": left, "end": left + wide, "middle": left + wide / 2}[anchor]
            # A baseline lies about a quarter of the line above its lower edge.
            caption = Caption(words, at, top + high * 0.77, anchor)
            yield caption, Box(left, top, left + wide, top + high)
