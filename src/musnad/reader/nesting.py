"""Who stands inside whose words: the smallest content around a cue is its parent's."""

from musnad.reader.hits import Hit


def set_parents(hits: list[Hit]) -> None:
    """Sets each hit's `parent` to the index of the hit in whose content its cue lies, or -1."""
    extents = [sum(b - a for a, b in hit.contents or ()) for hit in hits]
    for k, hit in enumerate(hits):
        cue = hit.cue[0]
        best, size = -1, 1 << 30
        for j, other in enumerate(hits):
            if j == k or not other.contents or extents[j] >= size:
                continue
            if not any(a <= cue < b for a, b in other.contents):
                continue
            if extents[j] < extents[k] or (extents[j] == extents[k] and j > k):
                # What is said lies inside what says it, never the other way round.
                continue
            best, size = j, extents[j]
        hit.parent = best
    for k in range(len(hits)):
        _break_cycle(hits, k)


def _break_cycle(hits: list[Hit], k: int) -> None:
    seen = {k}
    j = hits[k].parent
    while j >= 0:
        if j in seen:
            hits[k].parent = -1
            return
        seen.add(j)
        j = hits[j].parent
