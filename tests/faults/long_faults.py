"""What breaks more rarely, or takes longer to break: ``make test-faults`` runs this together with the small share."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.faults.night import Night, kill, until

pytestmark = [pytest.mark.notebook, pytest.mark.xdist_group("faults")]
ENGINES = ("soatso", "papermill")


@pytest.mark.parametrize("moment", range(6))
def test_a_kill_at_any_moment_leaves_whole_folders_and_a_night_that_can_be_finished(
    moment: int, tmp_path: Path
) -> None:
    """Wherever it strikes: while nothing is done, between two folders, while one is replaced."""
    names = [f"r{i}" for i in range(6)]
    night = Night.of(tmp_path, **dict.fromkeys(names, ""))
    assert night.run()[0] == 0
    for name in names:  # so that every folder is replaced
        night.tell(name, "again")
    with night.running("--workers", "2") as run:
        until(lambda: sum((tmp_path / "flags" / name).stat().st_mtime > started(run) for name in names) > moment)
        kill(run.pid)
        run.wait()
    night.nothing_half_made()
    code, said = night.run()
    assert code == 0, said
    assert {night.statuses()[name] for name in names} <= {"done", "current"}
    assert {path.name for path in night.out.iterdir()} == {*names, "run.json", "changes.md", ".soatso"}
    for name in names:
        night.whole(name)


def started(process: "subprocess.Popen[str]") -> float:
    """Return when a process was started."""
    return float(psutil.Process(process.pid).create_time())


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_costs_one_report(engine: str, tmp_path: Path) -> None:
    """With the plain engine that is a kernel."""
    night = Night.of(tmp_path, a="", slow="SLEEP", z="")
    with night.running("--engine", engine) as run:
        kill(night.sleeper("slow"))
        _, said = run.communicate(timeout=300)
    assert run.returncode == 3
    assert "reports/slow.txt: 20-look failed" in said
    assert night.statuses() == {"a": "done", "slow": "failed", "z": "done"}
    night.nothing_half_made()
    night.tell("slow")
    assert night.run("--engine", engine)[0] == 0
    assert night.statuses() == {"a": "current", "slow": "done", "z": "current"}


def test_a_killed_warm_process_costs_nothing(tmp_path: Path) -> None:
    """What its children were doing is done again in those of another."""
    night = Night.of(tmp_path, a="", slow="SLEEP", z="")
    with night.running() as run:
        sleeper = night.sleeper("slow")
        kill(psutil.Process(sleeper).ppid())
        until(lambda: night.sleeper("slow") != sleeper)
        night.wake("slow")
        _, said = run.communicate(timeout=300)
    assert (run.returncode, set(night.statuses().values())) == (0, {"done"}), said
    night.nothing_half_made()


def test_a_killed_pool_worker_costs_one_report(tmp_path: Path) -> None:
    """Of the plain engine: the process that watches over a kernel, which notices and ends."""
    night = Night.of(tmp_path, a="", slow="SLEEP", z="")
    with night.running("--engine", "papermill") as run:
        kernel = psutil.Process(night.sleeper("slow"))
        worker = kernel.parent()
        assert worker is not None
        kill(worker.pid)
        _, said = run.communicate(timeout=300)
    assert run.returncode == 3, said
    assert night.statuses() == {"a": "done", "slow": "failed", "z": "done"}
    night.nothing_half_made()


def test_the_plain_engine_bounds_time_and_memory_as_well(tmp_path: Path) -> None:
    night = Night.of(tmp_path, eats="EAT", good="", hangs="HANG")
    code, said = night.run("--engine", "papermill", "--timeout", "30", "--memory", "500")
    assert code == 3
    assert "20-look failed: cell 2: it took longer than 30 seconds" in said
    assert "20-look failed: cell 2: MemoryError" in said
    assert night.statuses() == {"eats": "failed", "good": "done", "hangs": "failed"}
    night.nothing_half_made()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_does_so_soon(sent: signal.Signals, engine: str, tmp_path: Path) -> None:
    """What is finished stays, and the account says what is not."""
    night = Night.of(tmp_path, a="", b="", slow="SLEEP")
    with night.running("--workers", "1", "--engine", engine) as run:
        night.sleeper("slow")
        until((night.out / "b").is_dir)
        run.send_signal(sent)
        _, said = run.communicate(timeout=60)
    assert (run.returncode, said.splitlines()[-1]) == (130, "soatso: interrupted")
    assert night.statuses() == {"a": "done", "b": "done", "slow": "unfinished"}
    assert night.account()["exit_code"] == 130
    night.nothing_half_made()
    before = night.whole("a")
    night.tell("slow")
    assert night.run()[0] == 0
    assert (night.statuses()["a"], night.whole("a")) == ("current", before)


def test_a_lost_output_folder_ends_in_a_line_and_a_second_run_in_outputs(tmp_path: Path) -> None:
    night = Night.of(tmp_path, a="", slow="SLEEP")
    with night.running("--workers", "1") as run:
        night.sleeper("slow")
        shutil.rmtree(night.out)
        night.wake("slow")
        _, said = run.communicate(timeout=300)
    assert run.returncode in (2, 3)
    assert "Traceback" not in said
    night.tell("slow")
    assert night.run()[0] == 0
    assert set(night.statuses().values()) == {"done"}
    night.nothing_half_made()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of a quarter of a megabyte, if it can be had."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root can make a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_full_disk_is_told_and_a_larger_one_takes_the_rest(engine: str, small_disk: Path, tmp_path: Path) -> None:
    """Nothing truncated is left, and what had room is kept."""
    names = [f"r{i}" for i in range(4)]
    night = Night.of(tmp_path, **dict.fromkeys(names, ""))
    (tmp_path / "out").symlink_to(small_disk)
    code, said = night.run("--workers", "1", "--engine", engine)
    assert code == 2
    assert "No space left on device" in said
    assert "Traceback" not in said
    night.nothing_half_made()
    done = {name: night.whole(name) for name in names if (night.out / name).is_dir()}
    assert 0 < len(done) < len(names)

    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    code, said = night.run("--engine", engine)
    assert code == 0, said
    assert night.statuses() == {name: "current" if name in done else "done" for name in names}
    assert {name: night.whole(name) for name in done} == done
    night.nothing_half_made()
