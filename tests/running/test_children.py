"""Work in forked children: answers, errors and deaths come back, and nothing stays behind."""

import math
import operator
import os
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import forkserver
from pathlib import Path

import pytest

from helpers.errors import UnreadableReport
from helpers.running import children
from helpers.running.children import Died, OutOfTime, call

pytestmark = pytest.mark.skipif(not children.CAN_FORK, reason="there is no safe fork here")


def alive(pid: int) -> bool:
    """Tell whether a process lives; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pid: int) -> bool:
    """Wait for a process to end."""
    for _ in range(100):
        if not alive(pid):
            return True
        time.sleep(0.1)
    return False


def test_an_answer_comes_back() -> None:
    assert call(math.sqrt, 4.0) == 2.0
    assert call(os.getpid) != os.getpid()


def test_an_error_comes_back_as_it_was_raised() -> None:
    """Our own too, with all that is in it; and one that cannot travel is told of."""
    with pytest.raises(ZeroDivisionError):
        call(operator.truediv, 1, 0)
    with pytest.raises(UnreadableReport) as refused:
        call(_refuse)
    assert (refused.value.kind, refused.value.message) == ("empty", "x.txt: is empty")
    with pytest.raises(RuntimeError, match="generator came back from a child"):
        call(_generate)


def _refuse() -> None:
    """Refuse a report."""
    raise UnreadableReport("empty", "x.txt: is empty")


def _generate() -> object:
    """Return what cannot be pickled."""
    return (i for i in range(3))


@pytest.mark.parametrize(
    ("told", "function", "argument"),
    [
        ("its process was ended by SIGABRT", os.abort, ()),
        ("its process was ended by SIGKILL", signal.raise_signal, (signal.SIGKILL,)),
        ("its process ended with exit code 7", os._exit, (7,)),
    ],
)
def test_a_death_is_told(told: str, function: object, argument: tuple[int, ...]) -> None:
    with pytest.raises(Died) as death:
        call(function, *argument)  # type: ignore[arg-type]
    assert str(death.value) == told


def test_what_takes_too_long_is_ended_with_all_it_has_started(tmp_path: Path) -> None:
    with pytest.raises(OutOfTime) as late:
        call(os.system, f"sleep 300 & echo $! > {tmp_path}/pid; sleep 300", seconds=2)
    assert str(late.value) == "it took longer than 2 seconds"
    assert gone(int((tmp_path / "pid").read_text()))


def test_what_was_started_ends_with_the_work(tmp_path: Path) -> None:
    assert call(os.system, f"sleep 300 & echo $! > {tmp_path}/pid") == 0
    assert gone(int((tmp_path / "pid").read_text()))


def test_all_children_can_be_ended_at_once() -> None:
    deaths: list[str] = []

    def wait_long() -> None:
        with pytest.raises(Died) as death:
            call(time.sleep, 300)
        deaths.append(str(death.value))

    threads = [threading.Thread(target=wait_long) for _ in range(2)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        children.end_all()
        time.sleep(0.1)
    assert len(deaths) == 2


def test_if_the_warm_process_is_killed_another_takes_its_place() -> None:
    call(os.getpid)
    before = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    os.kill(before, signal.SIGKILL)
    assert call(math.sqrt, 9.0) == 3.0
    assert forkserver._forkserver._forkserver_pid != before  # type: ignore[attr-defined]


def test_a_child_does_not_run_the_program_that_asked_for_it(tmp_path: Path) -> None:
    """A script without a guard may use the engine, and a stranger's file beside it is no library."""
    (tmp_path / "script.py").write_text(
        "print('once')\nimport math\nfrom helpers.running.children import call\nprint(call(math.sqrt, 4.0))\n"
    )
    (tmp_path / "numpy.py").write_text("raise SystemExit('a stranger')\n")
    environment = os.environ | {"PYTHONPATH": str(Path(children.__file__).parents[2]), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "script.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "once\n2.0\n", "")


def test_a_temporary_folder_too_deep_for_a_socket_is_refused_in_one_line(tmp_path: Path, root: Path) -> None:
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    report = root / "tests/data/ngan-sach-2024.txt"
    done = subprocess.run(
        [sys.executable, "-m", "helpers", "run", str(report), "--out", str(tmp_path / "out")],
        env=os.environ | {"TMPDIR": str(deep)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.endswith("set TMPDIR to a shorter one\n")
