"""Ids of a knowledge base put to the entities of a report, where a name leaves no doubt."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from musnad.model import Entity, Report
from musnad.text.script import fold_word

_NAMELESS: Final = ("unnamed", "document")


def with_ids(report: Report, ids: Mapping[bytes, str]) -> Report:
    """The report with the Wikidata ids of its entities; `ids` are by folded name, see `load_wikidata`.

    The full name decides; of the other names only those of two words and more, and only if they agree.
    """
    entities = tuple(_identified(entity, ids) for entity in report.entities)
    return replace(report, entities=entities)


def _identified(entity: Entity, ids: Mapping[bytes, str]) -> Entity:
    if entity.type in _NAMELESS:
        return entity
    found = ids.get(_key(entity.name))
    if found is None:
        others = {ids[key] for alias in entity.aliases if b" " in (key := _key(alias)) and key in ids}
        found = others.pop() if len(others) == 1 else None
    return replace(entity, wikidata=found) if found is not None else entity


def _key(name: str) -> bytes:
    return b" ".join(fold_word(name).split())
