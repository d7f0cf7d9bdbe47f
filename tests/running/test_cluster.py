"""A scan on many machines gives what it gives on one, whatever becomes of a machine."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from helpers.running.cli import main
from helpers.running.scan_tables import SCHEMAS
from tests.faults.night import Night, until
from tests.mutation.scenes import made_up

DASK = str(Path(sys.executable).with_name("dask"))
#: Clusters of several programs are started by `make test-cluster`.
several = pytest.mark.skipif("SOATSO_CLUSTER" not in os.environ, reason="run by make test-cluster")


def write_reports(folder: Path, count: int) -> Path:
    """Write made-up reports, one of which cannot be read."""
    folder.mkdir()
    for seed in range(count):
        (folder / f"{seed:04}.txt").write_text(made_up(seed).text, encoding="utf-8")
    (folder / "0007.docx").write_bytes(b"no Word file")
    return folder


def contents(out: Path) -> dict[str, list[dict[str, object]]]:
    """Return all rows of a scan's tables."""
    return {name: pq.read_table(out / name).to_pylist() for name in SCHEMAS}


# -- one machine ------------------------------------------------------------------------------------------------------


def test_a_cluster_of_this_machine_gives_what_processes_give(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = str(write_reports(tmp_path / "reports", 20))
    assert main(["scan", reports, "-o", str(tmp_path / "here"), "--workers", "1", "--quiet"]) == 2
    alone = capsys.readouterr()
    assert main(["scan", reports, "-o", str(tmp_path / "here"), "--workers", "1", "--quiet", "--cluster", "local"]) == 2
    assert capsys.readouterr() == alone
    local = contents(tmp_path / "here")
    assert main(["scan", reports, "-o", str(tmp_path / "there"), "--workers", "2", "--cluster", "local"]) == 2
    assert "soatso: 2 processes on one node; watch them at http://127.0.0.1:" in capsys.readouterr().err
    assert contents(tmp_path / "there") == local
    assert not [one for one in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(one.cmdline())]


@pytest.mark.parametrize(
    ("address", "complaint"), [("tcp://127.0.0.1:9", "no scheduler answers"), ("x", "no scheduler")]
)
def test_a_cluster_that_does_not_answer_is_refused(
    tmp_path: Path, address: str, complaint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("helpers.running.cluster.PATIENCE", 1)
    report = tmp_path / "a.txt"
    report.write_text(made_up(1).text, encoding="utf-8")
    assert main(["scan", str(report), "-o", str(tmp_path / "out"), "--cluster", address]) == 2
    said = capsys.readouterr().err
    assert f"soatso: --cluster {address}: {complaint}" in said
    assert len(said.splitlines()) == 1


@pytest.mark.notebook
def test_a_run_on_a_cluster_of_this_machine_gives_what_a_run_gives(tmp_path: Path) -> None:
    """Also of reports that fail or take their process with them, in the same words."""
    told = {"a": "", "bad": "RAISE", "dead": "DIE"}
    nights = [Night.of(tmp_path / name, **told) for name in ("here", "there")]
    code, said = nights[0].run("--quiet", "--notebooks", "20")
    assert code == 3
    assert nights[1].run("--quiet", "--notebooks", "20", "--cluster", "local", "--workers", "2") == (code, said)
    assert nights[1].statuses() == nights[0].statuses() == {"a": "done", "bad": "failed", "dead": "failed"}
    for night in nights:
        assert (night.out / "a/seen.txt").read_text() == "whole " * 10_000


def test_nodes_that_do_not_see_the_files_of_a_run_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("helpers.running.cluster_run._unseen", lambda paths: paths[:1])
    (tmp_path / "a.txt").write_text(made_up(1).text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["run", "a.txt", "--quiet", "--cluster", "local", "--workers", "1"]) == 2
    assert "home; put it where all nodes have it under this path" in capsys.readouterr().err
    assert {path.name for path in (tmp_path / "build").iterdir()} <= {".soatso", "run.json", "changes.md"}


# -- several ----------------------------------------------------------------------------------------------------------


class Cluster:
    """A scheduler and workers, each a program of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.started: list[subprocess.Popen[bytes]] = []
        self.start("scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0")
        while not self.file.exists():
            time.sleep(0.1)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def start(self, kind: str, *options: str) -> "subprocess.Popen[bytes]":
        """Start one program, in a group of its own."""
        command = [DASK, kind, "--scheduler-file", str(self.file), "--host", "127.0.0.1", *options]
        with (self.folder / "log.txt").open("ab") as log:
            process = subprocess.Popen(command, cwd=self.folder, stderr=log, stdout=log, start_new_session=True)
        self.started.append(process)
        return process

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """End a program and its workers as a power cut would."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Start a scheduler and two workers from the command line."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    started = Cluster(folder)
    for _ in range(2):
        started.start("worker", "--nthreads", "1", "--no-dashboard")
    yield started
    for process in reversed(started.started):
        if process.poll() is None:
            started.kill(process)


@several
def test_two_workers_give_what_one_machine_gives(
    tmp_path: Path, cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also from a folder that only the client sees by this path, with the same complaints."""
    reports = write_reports(tmp_path / "reports", 100)
    assert main(["scan", str(reports), "-o", str(tmp_path / "here"), "--quiet"]) == 2
    assert main(["scan", str(reports), "-o", str(tmp_path / "there"), "--cluster", cluster.address]) == 2
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert "watch them at http://127.0.0.1:" in capsys.readouterr().err


@several
@pytest.mark.parametrize("restarts", [True, False])
def test_a_worker_that_dies_in_the_middle_loses_nothing(tmp_path: Path, cluster: Cluster, restarts: bool) -> None:
    """Whether its nanny starts another one or the whole machine is gone."""
    reports = write_reports(tmp_path / "reports", 1000)
    assert main(["scan", str(reports), "-o", str(tmp_path / "here"), "--quiet"]) == 2
    killed: list[int] = []

    def strike() -> None:
        """Wait until a worker is in the middle of its work, then kill it, or its whole group with it."""
        victim = cluster.started[1]
        while _worked(victim.pid) < 2.0:
            time.sleep(0.1)
        if restarts:
            [worker] = [one for one in psutil.Process(victim.pid).children() if "spawn_main" in " ".join(one.cmdline())]
            worker.kill()
            killed.append(worker.pid)
        else:
            cluster.kill(victim)
            killed.append(victim.pid)

    threading.Thread(target=strike).start()
    assert main(["scan", str(reports), "-o", str(tmp_path / "there"), "--cluster", cluster.address, "--quiet"]) == 2
    assert killed, "the scan was over before the worker died"
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def _worked(pid: int) -> float:
    """Return the seconds of computing that the pool of a worker has done; its start takes one of them."""
    total = 0.0
    with suppress(psutil.NoSuchProcess):
        for worker in psutil.Process(pid).children():
            total += sum(process.cpu_times().user for process in worker.children())
    return total


@several
@pytest.mark.notebook
def test_a_run_whose_node_dies_in_the_middle_loses_nothing(tmp_path: Path, cluster: Cluster) -> None:
    """What the node was at is done again by another, and nothing of it goes on behind our back."""
    night = Night.of(tmp_path / "night", a="", slow="SLEEP", z="")
    with night.running("--cluster", cluster.address, "--quiet") as run:
        first = psutil.Process(night.sleeper("slow"))
        above = {process.pid for process in first.parents()}
        [node] = [process for process in cluster.started[1:] if process.pid in above]
        cluster.kill(node)
        until(lambda: night.sleeper("slow") != first.pid)
        until(lambda: not first.is_running() or first.status() == psutil.STATUS_ZOMBIE)
        night.wake("slow")
        _, said = run.communicate(timeout=300)
    assert (run.returncode, said) == (0, "")
    assert night.statuses() == {"a": "done", "slow": "done", "z": "done"}
    for name in ("a", "slow", "z"):
        night.whole(name)


@several
def test_a_scheduler_that_goes_away_ends_the_scan_in_one_line(
    tmp_path: Path, cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an earlier scan made stays."""
    reports = write_reports(tmp_path / "reports", 1000)
    assert main(["scan", str(reports / "0001.txt"), "-o", str(tmp_path / "out"), "--quiet", "--workers", "1"]) == 0

    def strike() -> None:
        """Kill the scheduler in the middle."""
        while _worked(cluster.started[1].pid) < 2.0:
            time.sleep(0.1)
        cluster.kill(cluster.started[0])

    address = cluster.address
    threading.Thread(target=strike).start()
    assert main(["scan", str(reports), "-o", str(tmp_path / "out"), "--cluster", address, "--quiet"]) == 2
    assert f"soatso: --cluster {address}: its scheduler is gone" in capsys.readouterr().err
    assert len(contents(tmp_path / "out")["reports"]) == 1


@several
def test_a_scan_leaves_no_process_behind_on_the_nodes(tmp_path: Path, cluster: Cluster) -> None:
    reports = write_reports(tmp_path / "reports", 20)
    assert main(["scan", str(reports), "-o", str(tmp_path / "out"), "--cluster", cluster.address, "--quiet"]) == 2
    below = [len(psutil.Process(one.pid).children(recursive=True)) for one in cluster.started[1:]]
    assert main(["scan", str(reports), "-o", str(tmp_path / "out"), "--cluster", cluster.address, "--quiet"]) == 2
    assert [len(psutil.Process(one.pid).children(recursive=True)) for one in cluster.started[1:]] == below
