"""Many machines as one crew: a warm pool of processes on every Dask worker, and what a command needs of a cluster."""

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from uuid import uuid4

from distributed import Client, KilledWorker, LocalCluster, Worker, WorkerPlugin, get_worker
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from pebble import ProcessPool

from helpers import __version__
from helpers.errors import BadUsage
from helpers.running.scan import Crew, surely, warm_pool
from helpers.running.scan_sources import Source
from helpers.running.scan_worker import Scanned, Settings, scan, together
from helpers.showing.notation import printable

HERE = "local"
#: Seconds that a cluster may take to answer, and to have a first worker.
PATIENCE = 30
#: How often work is begun anew that failed for its node's sake; what kills its node Dask gives up by itself.
RETRIES = 3


class WarmPool(WorkerPlugin):
    """The processes of one node, as many as its Dask worker has threads; each thread hands its work to one of them.

    Parameters
    ----------
    name
        Under which the work finds its pool, and under which it is taken down.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def setup(self, worker: Worker) -> None:
        """Start the processes, on a node that joins late as well."""
        # Dask marks its workers as processes that may start none, so that none outlives them. Ours end with their pool,
        # and also when the other end of their pipe is gone.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        self.pool: ProcessPool = warm_pool(worker.state.nthreads)

    def teardown(self, worker: Worker) -> None:
        """End the processes when the node leaves or the command is done."""
        self.pool.stop()
        self.pool.join()


@contextmanager
def connected(address: str, workers: int | None, announce: Callable[[str], None]) -> Iterator[Client]:
    """Connect to a cluster that is able to do our work, and say where it can be watched.

    Parameters
    ----------
    address
        Of its scheduler, ``tcp://host:8786``; or ``local``, for one of this machine alone.
    workers
        How many processes the one of this machine has; None: one a core.
    announce
        Is told how large the cluster is, and where it can be watched.

    Raises
    ------
    BadUsage
        If nothing answers there, no worker comes, or the workers do not have this version of the program.
    """
    logging.getLogger("distributed").setLevel(logging.ERROR)  # what matters of it becomes an error of ours
    with _client(address, workers) as client:
        _require_able(client, address)
        count = len(client.nthreads())
        where = f"on {count} nodes" if count > 1 else "on one node"
        port = client.scheduler_info()["services"].get("dashboard")
        link = f"http://127.0.0.1:{port}/status" if address == HERE else client.dashboard_link
        announce(f"{hands(client)} processes {where}; watch them at {link}")
        yield client


@contextmanager
def _client(address: str, workers: int | None) -> Iterator[Client]:
    """Connect to a scheduler, or start one here with a single node."""
    if address == HERE:
        threads = workers or os.cpu_count() or 1
        seen_from_here = {"distributed.dashboard.link": "http://127.0.0.1:{port}/status"}
        unseen = {"processes": False, "dashboard_address": "127.0.0.1:0"}  # nothing that other machines could reach
        with LocalCluster(n_workers=1, threads_per_worker=threads, **unseen) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise BadUsage("cluster", f"--cluster {printable(address)}: no scheduler answers there; {_HOW}") from error
    with client:
        yield client


_HOW = "start one with 'dask scheduler', and 'dask worker ADDRESS' on each machine"


def _require_able(client: Client, address: str) -> None:
    """Wait for a first worker, and refuse workers that have another version of this program or none."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise BadUsage("cluster", f"--cluster {printable(address)}: it has no worker; {_HOW}") from error
    answers = client.run(_version, on_error="return").values()
    for answer in answers:
        if isinstance(answer, ImportError):
            raise BadUsage("cluster", f"--cluster {printable(address)}: its workers lack soatso ({answer})") from answer
    versions = {answer for answer in answers if isinstance(answer, str)}  # who did not answer is gone
    if versions - {__version__}:
        others = ", ".join(sorted(versions - {__version__}))
        raise BadUsage(
            "cluster", f"--cluster {printable(address)}: its workers have soatso {others}, not {__version__}"
        )


def _version() -> str:
    """Return the version of this program on a node."""
    return __version__


def hands(client: Client) -> int:
    """Return how many pieces of work a cluster does side by side."""
    return sum(client.nthreads().values())
