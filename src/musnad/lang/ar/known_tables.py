"""The known bodies, groups and people of the Arabic pack, under every name that is theirs alone."""

from musnad.lang.ar.tables import AND, TO, Tables, rows
from musnad.lang.known import Known
from musnad.text.script import fold_word

_OFFICES = ("political", "pronoun-like")  # titles that say what someone does


def add_known(tables: Tables) -> None:
    """Fills the pack's table of known names from `known_bodies.tsv` and `known_people.tsv`."""
    known = tables.pack.known
    titles = [fold_word(row["title"]) for row in rows("titles.tsv") if row["kind"] not in _OFFICES]
    tables.pack.titles = frozenset(
        prefix + word for title in titles for word in title.split() for prefix in (b"", AND, TO)
    )
    by_first: dict[bytes, list[tuple[tuple[bytes, ...], int]]] = {}
    for table in ("known_bodies.tsv", "known_people.tsv"):
        for row in rows(table):
            number = len(known.rows)
            acronym = row.get("acronym", "-")
            known.rows.append(
                Known(
                    row["name"],
                    row.get("type", "person"),  # type: ignore[arg-type]
                    row["english"],
                    None if acronym == "-" else acronym,
                    None if row["country"] == "-" else row["country"],
                )
            )
            aliases = [] if row["aliases"] == "-" else row["aliases"].split("|")
            for name in dict.fromkeys((row["name"], *aliases, *([] if acronym == "-" else [acronym]))):
                words = tuple(fold_word(name.replace("-", " ").replace(".", " ")).split())
                if words:
                    by_first.setdefault(words[0], []).append((words, number))
    known.by_first = {
        first: tuple(sorted(names, key=lambda n: -len(n[0]))) for first, names in by_first.items()
    }
