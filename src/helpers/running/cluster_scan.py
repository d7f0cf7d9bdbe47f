"""A scan on many machines: a warm pool of processes on every node, and reports that travel to it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from distributed import KilledWorker, Worker, WorkerPlugin, get_worker
from pebble import ProcessPool

from helpers.running.cluster import HERE, RETRIES, connected, equipped, hands, let_start_processes
from helpers.running.scan import Crew, surely, warm_pool
from helpers.running.scan_sources import Source
from helpers.running.scan_worker import Scanned, Settings, scan, together


class WarmPool(WorkerPlugin):
    """The processes of one node, as many as its Dask worker has threads; each thread hands its work to one of them."""

    def setup(self, worker: Worker) -> None:
        """Start the processes."""
        let_start_processes(worker)
        self.pool: ProcessPool = warm_pool(worker.state.nthreads)

    def teardown(self, worker: Worker) -> None:
        """End the processes."""
        self.pool.stop()
        self.pool.join()


@contextmanager
def nodes(
    address: str, settings: Settings, workers: int | None, timeout: float, announce: Callable[[str], None]
) -> Iterator[Crew]:
    """Scan on a cluster as :func:`helpers.running.scan.processes` does on this machine.

    Parameters
    ----------
    address, workers, announce
        As for :func:`helpers.running.cluster.connected`.
    settings
        How to read and judge.
    timeout
        Seconds that a report, or a chunk of them, may take.
    """
    name = f"soatso-{uuid4().hex}"
    with connected(address, workers, announce) as client, equipped(client, WarmPool(), name):

        def submit(chunk: Sequence[Source]) -> Any:
            return client.submit(_on_node, chunk, settings, timeout, name, pure=False, retries=RETRIES)

        yield Crew(submit, hands(client), elsewhere=address != HERE, lost=(KilledWorker,))


def _on_node(chunk: Sequence[Source], settings: Settings, timeout: float, name: str) -> Scanned:
    """Scan some reports in a process of this node's pool; what kills the process does not kill the node."""
    plugin = get_worker().plugins[name]
    assert isinstance(plugin, WarmPool)
    crew = Crew(lambda lot: plugin.pool.schedule(scan, args=(lot, settings), timeout=timeout), hands=1)
    return together(list(surely(crew, chunk, crew.submit(chunk))))
