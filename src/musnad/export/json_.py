"""Reports for programs: one JSON object an article, as a document or one a line."""

import msgspec

from musnad.export import Write
from musnad.model import Report


class JsonLinesExporter:
    """One report a line (JSON Lines): the format to keep, to pipe and to read back."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._encoder = msgspec.json.Encoder()

    def begin(self) -> None:
        """Nothing stands before the first line."""

    def report(self, report: Report) -> None:
        """Write the report and a line feed."""
        self._write(self._encoder.encode(report).decode() + "\n")

    def end(self) -> None:
        """Nothing stands after the last line."""


class JsonExporter:
    """Indented JSON for the eye: the object itself for one article, an array for none or several.

    The first report waits until a second one or the end shows which of the two it is.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._encoder = msgspec.json.Encoder()
        self._first: str | None = None
        self._several = False

    def begin(self) -> None:
        """Nothing can be written before it is known whether an array is needed."""

    def report(self, report: Report) -> None:
        """Write the report, or hold it back if it is the first."""
        text = msgspec.json.format(self._encoder.encode(report), indent=2).decode()
        if self._several:
            self._write(",\n" + text)
        elif self._first is None:
            self._first = text
        else:
            self._write("[\n" + self._first + ",\n" + text)
            self._first, self._several = None, True

    def end(self) -> None:
        """Close the array, or write the one report that waited."""
        if self._several:
            self._write("\n]\n")
        else:
            self._write((self._first or "[]") + "\n")
