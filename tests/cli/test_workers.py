"""Articles come back in the order they went in, and no more of them are held than can be read."""

import multiprocessing

import pytest

from musnad.cli import workers
from musnad.cli.workers import readings
from musnad.ingest import Article


def numbered(count, size=20, taken=None):
    for number in range(count):
        if taken is not None:
            taken.append(number)
        yield Article(text=f"قال الوزير {number}. " + "س" * size, id=str(number), where="w", record=number)


@pytest.mark.parametrize("jobs", [1, 3])
def test_order_is_kept(jobs):
    names = [reading.name for reading in readings(numbered(200), jobs=jobs, as_lines=True)]
    assert names == [str(number) for number in range(200)]


def test_no_more_is_taken_in_than_can_be_held():
    taken = []
    results = readings(numbered(1000, taken=taken), jobs=2, as_lines=True)
    for done, _ in enumerate(results):
        held = 2 * workers.CHUNKS_AHEAD * workers.CHUNK_ARTICLES
        assert len(taken) - done <= held + 2 * workers.CHUNK_ARTICLES
    assert len(taken) == 1000


def test_long_articles_travel_in_small_chunks():
    sizes = [len(chunk) for chunk in workers._chunks(numbered(6, size=workers.CHUNK_CHARACTERS // 2))]
    assert sizes == [2, 2, 2]
    assert [len(chunk) for chunk in workers._chunks(numbered(20))] == [16, 4]


def test_stopping_early_leaves_no_process_behind():
    results = readings(numbered(500), jobs=2, as_lines=True)
    next(results)
    results.close()
    for process in multiprocessing.active_children():
        process.join(10)
    assert not multiprocessing.active_children()


def test_warnings_of_the_intake_stand_in_the_report():
    (reading,) = readings(
        [Article(text="قال الوزير.", id="a", warnings=("odd date",))], jobs=1, as_lines=False
    )
    assert reading.report is not None
    assert reading.report.warnings[0] == "odd date"
