"""Who stands inside whose words: the smallest content around a cue is its parent's."""

from bisect import bisect_left, insort

from musnad.reader.hits import Hit

_Around = tuple[int, int, int]  # extent in words, minus the hit's index, end of the range


def set_parents(hits: list[Hit]) -> None:
    """Sets each hit's `parent` to the index of the hit in whose content its cue lies, or -1.

    Hits are in reading order. What is said lies inside what says it, never the other way round: of
    two that lie in each other's content, the larger content is the parent.
    """
    extents = [sum(b - a for a, b in hit.contents or ()) for hit in hits]
    ranges = sorted((a, b, k) for k, hit in enumerate(hits) for a, b in hit.contents or ())
    open_ranges: list[_Around] = []
    following = 0
    for k, hit in enumerate(hits):
        cue = hit.cue[0]
        while following < len(ranges) and ranges[following][0] <= cue:
            _, end, owner = ranges[following]
            insort(open_ranges, (extents[owner], -owner, end))
            following += 1
        hit.parent = _smallest_around(open_ranges, k, cue, extents[k])
    for k in range(len(hits)):
        _break_cycle(hits, k)


def _smallest_around(open_ranges: list[_Around], k: int, cue: int, extent: int) -> int:
    """The owner of the smallest open range that holds the cue and is no smaller than its own content."""
    at = bisect_left(open_ranges, (extent, -k + 1, 0))
    while at < len(open_ranges):
        size, owner, end = open_ranges[at]
        if end <= cue:
            del open_ranges[at]  # left behind for good: cues only go forward
            continue
        if -owner != k and (size > extent or -owner < k):
            return -owner
        at += 1
    return -1


def _break_cycle(hits: list[Hit], k: int) -> None:
    """A pair that point at each other through relays loses the later link."""
    parent = hits[k].parent
    if parent >= 0 and hits[parent].parent == k:
        hits[max(parent, k)].parent = -1
