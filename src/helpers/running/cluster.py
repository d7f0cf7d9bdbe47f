"""A Dask cluster as our commands see it: connected to, found able to do our work, and told where to watch."""

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from distributed import Client, LocalCluster, Worker, WorkerPlugin
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError

from helpers.errors import BadUsage
from helpers.running.records import code_hash
from helpers.showing.notation import printable

HERE = "local"
#: Seconds that a cluster may take to answer, and to have a first worker.
PATIENCE = 30
#: How often something is tried again on nodes that may go away meanwhile.
RETRIES = 3

_HOW = "start one with 'dask scheduler', and 'dask worker ADDRESS' on each machine"


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
        If nothing answers there, no worker comes, workers do not have this very program, or the scheduler goes away.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it becomes an error of ours
    with _client(address, workers) as client:
        _require_able(client, address)
        announce(_description(client, address))
        try:
            yield client
        except (CommClosedError, FutureCancelledError) as error:
            raise unusable(address, f"its scheduler is gone; {_HOW}") from error


def hands(client: Client) -> int:
    """Return how many pieces of work a cluster does side by side."""
    return sum(client.nthreads().values())


def unusable(address: str, why: str) -> BadUsage:
    """Say what is wrong with a cluster."""
    return BadUsage("cluster", f"--cluster {printable(address)}: {why}")


def let_start_processes(_: Worker) -> None:
    """Let the process of a Dask worker start others.

    Dask marks its workers as processes that may start none, so that none outlives them. Ours end with their pool, and
    also when the other end of their pipe is gone.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]


@contextmanager
def equipped(client: Client, plugin: WorkerPlugin, name: str) -> Iterator[None]:
    """Give every node what our work needs, those that join late as well; take it away in the end."""
    for patience in reversed(range(RETRIES)):
        try:
            client.register_plugin(plugin, name)
            break
        except OSError:  # one of the nodes went away meanwhile
            if not patience:
                raise
    try:
        yield
    finally:
        with suppress(OSError):  # a node that is gone has taken its processes along
            client.unregister_worker_plugin(name)


@contextmanager
def _client(address: str, workers: int | None) -> Iterator[Client]:
    """Connect to a scheduler, or start one here with a single node."""
    if address == HERE:
        threads = workers or os.cpu_count() or 1
        unseen = {"processes": False, "dashboard_address": "127.0.0.1:0"}  # nothing that other machines could reach
        with LocalCluster(n_workers=1, threads_per_worker=threads, **unseen) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise unusable(address, f"no scheduler answers there; {_HOW}") from error
    with client:
        yield client


def _description(client: Client, address: str) -> str:
    """Say how large a cluster is, and where it can be watched."""
    count = len(client.nthreads())
    where = f"on {count} nodes" if count > 1 else "on one node"
    port = client.scheduler_info()["services"].get("dashboard")
    link = f"http://127.0.0.1:{port}/status" if address == HERE else client.dashboard_link
    return f"{hands(client)} processes {where}; watch them at {link}"


def _require_able(client: Client, address: str) -> None:
    """Wait for a first worker, and refuse workers that have another version of this program or none."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise unusable(address, f"it has no worker; {_HOW}") from error
    for answer in client.run(code_hash, on_error="return").values():  # who does not answer is gone
        if isinstance(answer, ImportError):
            raise unusable(address, f"its workers lack soatso ({answer}); install it there") from answer
        if isinstance(answer, str) and answer != code_hash():
            raise unusable(address, "its workers have another version of soatso; install the same one there")
