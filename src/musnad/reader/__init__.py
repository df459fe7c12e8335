"""Reads one article: finds cues, contents and sources, nests them and says who speaks."""

from musnad.reader.pipeline import read

__all__ = ["read"]
