"""A run on many machines: its steps are done on the nodes, each in a child of a warm process there.

What decides (which reports, what is up to date, what changed, what failed) stays on the machine that was asked, so that
a cluster gives what one machine gives. Notebooks, reports and outputs are files of a folder that all nodes share.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any, TypeVar, cast
from uuid import uuid4

from distributed import Client, KilledWorker, Worker, WorkerPlugin, wait

from helpers.running import children
from helpers.running.children import Died
from helpers.running.cluster import connected, equipped, hands, let_start_processes, unusable
from helpers.running.plan import Plan
from helpers.running.workshop import Workshop

T = TypeVar("T")

#: Steps under way beyond what the nodes have hands for: the next is there when one is done.
AHEAD = 2


class WarmProcess(WorkerPlugin):
    """The warm process of one node, from which each step is forked."""

    def setup(self, worker: Worker) -> None:
        """Begin to warm it."""
        let_start_processes(worker)
        children.warm_up()


@contextmanager
def opened_on(
    address: str, plan: Plan, home: Path, workers: int | None, announce: Callable[[str], None]
) -> Iterator[Workshop]:
    """Open a workshop whose steps are done on a cluster.

    Parameters
    ----------
    address, workers, announce
        As for :func:`helpers.running.cluster.connected`.
    plan
        Its notebooks, reports and outputs have to be where the nodes see them too.
    home
        A folder for what IPython and Jupyter write on the side.

    Raises
    ------
    BadUsage
        If the cluster cannot be used, or its nodes do not see these files.
    """
    for folder in ("ipython", "runtime"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    name = f"soatso-{uuid4().hex}"
    with connected(address, workers, announce) as client, equipped(client, WarmProcess(), name):
        _require_shared(client, address, plan, home)
        many, closing = hands(client), Event()
        workshop = Workshop(
            replace(plan, workers=many),
            home.resolve(),
            ThreadPoolExecutor(many + AHEAD),
            None,
            closing,
            lambda work, arguments, seconds: _done(client, closing, work, arguments, seconds),
        )
        try:
            yield workshop
        finally:
            workshop.close()


def _done(
    client: Client, closing: Event, work: Callable[..., T], arguments: tuple[Any, ...], seconds: float | None
) -> T:
    """Do a step on some node, and wait for it; Dask does it again elsewhere if the node goes away."""
    step = client.submit(_on_node, os.fspath(Path.cwd()), work, arguments, seconds, pure=False)
    while not step.done():
        with suppress(TimeoutError):
            wait(step, timeout=0.5)
        if closing.is_set():
            step.cancel()
            raise CancelledError
    try:
        return cast(T, step.result())
    except KilledWorker:
        raise Died(None) from None


def _on_node(folder: str, work: Callable[..., T], arguments: tuple[Any, ...], seconds: float | None) -> T:
    """Do a step in a child of this node's warm process."""
    return cast(T, children.call(_in_folder, folder, work, arguments, seconds=seconds))


def _in_folder(folder: str, work: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    """Do a step where the run was started, so that its paths mean the same."""
    os.chdir(folder)
    return work(*arguments)


def _require_shared(client: Client, address: str, plan: Plan, home: Path) -> None:
    """Refuse nodes that do not see the notebooks, the reports or the outputs, before anything starts."""
    paths = [home, *plan.notebooks, *list(plan.reports.values())[:1]]
    wanted = [os.fspath(path.resolve()) for path in paths if path.exists()]
    for node, missing in client.run(_unseen, wanted, on_error="return").items():
        if isinstance(missing, list) and missing:
            raise unusable(address, f"{node} does not see {missing[0]}; put it where all nodes have it under this path")


def _unseen(paths: list[str]) -> list[str]:
    """Return those paths that a node does not see."""
    return [path for path in paths if not Path(path).exists()]
