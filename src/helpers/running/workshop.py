"""Where the steps of a run are done: so many at once, each in a process of its own, all stopped together."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from helpers.running import children
from helpers.running.children import Died, OutOfTime
from helpers.running.plan import Plan
from helpers.running.startup import prepare

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every step of a run is done with."""

    plan: Plan
    home: Path  #: a folder for what IPython and Jupyter write on the side
    slots: ThreadPoolExecutor
    pool: ProcessPool | None  #: of the plain engine: its processes live on, its kernels do not
    closing: Event
    elsewhere: Callable[[Callable[..., Any], tuple[Any, ...], float | None], Any] | None = None  #: on other machines

    def start(self, work: Callable[..., T], *arguments: Any) -> "Future[T]":
        """Do a step as soon as there is room.

        Returns
        -------
        Future
            Raises what the step raises, OutOfTime where it takes longer than the limit, Died where its process does,
            CancelledError where the run is stopped.
        """
        return self.slots.submit(self._do, work, arguments)

    def close(self) -> None:
        """End whatever is being done, and do nothing more."""
        self.closing.set()
        self.slots.shutdown(wait=False, cancel_futures=True)
        if self.pool is not None:
            self.pool.stop()
            self.pool.join()
        elif self.elsewhere is None:
            children.end_all()
        self.slots.shutdown()

    def _do(self, work: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        """Do a step in a process, and wait for it."""
        if self.closing.is_set():
            raise CancelledError
        try:
            if self.elsewhere is not None:
                return self.elsewhere(work, arguments, self._seconds)  # type: ignore[no-any-return]
            if self.pool is None:
                return children.call(work, *arguments, seconds=self._seconds)
            return self._in_pool(self.pool, work, arguments)
        except Died:
            if self.closing.is_set():
                raise CancelledError from None
            raise

    @property
    def _seconds(self) -> float | None:
        """How long a step may take."""
        return self.plan.limits.seconds or None

    def _in_pool(self, pool: ProcessPool, work: Callable[..., T], arguments: tuple[Any, ...]) -> T:
        """Do a step in the pool; when that stops, it forgets those who wait."""
        step: Future[T] = pool.schedule(work, args=arguments, timeout=self._seconds)
        while wait([step], timeout=0.2).not_done:
            if self.closing.is_set():
                raise CancelledError
        try:
            return step.result()
        except ProcessExpired as error:
            raise Died(error.exitcode) from error
        except TimeoutError as error:
            raise OutOfTime(self._seconds) from error


@contextmanager
def opened(plan: Plan, home: Path) -> Iterator[Workshop]:
    """Open a workshop, and end in the end whatever is still being done in it."""
    for folder in ("ipython", "runtime"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    pool = None
    if plan.engine == "soatso":
        children.warm_up()
    else:  # papermill and Typst start threads: this process must not fork
        pool = ProcessPool(max_workers=plan.workers, context=get_context("spawn"), initializer=prepare)
    workshop = Workshop(plan, home.resolve(), ThreadPoolExecutor(plan.workers), pool, Event())
    try:
        yield workshop
    finally:
        workshop.close()
