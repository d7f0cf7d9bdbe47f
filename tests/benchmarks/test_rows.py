"""What a benchmark says follows from what its clock says."""

from collections.abc import Iterator

import pytest

from tests.benchmarks.rows import Row, alone, paired, table


class Hours:
    """A clock that something to do moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def work(self, *spans: float) -> Iterator[None]:
        """Take so long at each turn, the last span again and again."""
        for span in spans:
            self.now += span
            yield
        while True:
            self.now += spans[-1]
            yield


def test_a_pair_gives_the_median_of_its_ratios() -> None:
    clock = Hours()
    ours, theirs = clock.work(2), clock.work(10, 10, 10, 90, 10)  # one slow turn does not count
    row = paired("a", lambda: next(ours), "b", lambda: next(theirs), runs=3, clock=clock)
    assert (row.ours, row.theirs, row.ratio, row.runs) == (2, 10, 5, 3)


def test_what_is_quick_is_done_many_times_at_once() -> None:
    clock = Hours()
    turns = [0]
    spans = clock.work(0.01)

    def work() -> None:
        turns[0] += 1
        next(spans)

    assert alone("a", work, runs=2, clock=clock).ours == pytest.approx(0.01)
    assert turns[0] == 1 + 1 + 2 * 5  # to warm up, to see how long it takes, and two runs of five turns


def test_the_table_writes_times_with_their_units() -> None:
    text = table([Row("read", 0.0025, "other", 0.5, 200, 3, "9 figures"), Row("run", 0.00002)])
    assert "| read (9 figures) | 2.5 ms | other | 500 ms | 200 | 3 |" in text
    assert "| run | 20 µs |  |  |  | 0 |" in text
