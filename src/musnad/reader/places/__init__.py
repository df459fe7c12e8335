"""Where: the places that an article names, and which of those that bear the name it means."""

from musnad.reader.places.stage import Places, find_places

__all__ = ["Places", "find_places"]
