"""The version of this reader: it is written into every report, so that a reading can be repeated."""

__version__ = "0.1.0"
