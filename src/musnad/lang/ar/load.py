"""Builds the Arabic pack from its data files, once, at the first article read."""

from functools import cache

from musnad.lang import pack as p
from musnad.lang.ar import cue_tables, known_tables, place_tables, time_tables, word_tables
from musnad.lang.ar.tables import PACK_NAME, Tables, rows

__all__ = ["PACK_NAME", "load", "rows"]


@cache
def load() -> p.Pack:
    """The Arabic pack; built at the first call, the same object ever after."""
    tables = Tables()
    word_tables.add_function_words(tables)
    word_tables.add_nouns(tables)
    cue_tables.add_verbs(tables)
    cue_tables.add_cue_phrases(tables)
    word_tables.add_names(tables)
    word_tables.add_phrases_of_discourse(tables)
    time_tables.add_time_words(tables)
    place_tables.add_place_words(tables)
    known_tables.add_known(tables)
    return cue_tables.finish(tables)
