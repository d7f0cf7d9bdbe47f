"""What breaks in the night: the other reports get done, nothing is half made, and a second run makes what is missing.

A small share of what ``make test-faults`` shows.
"""

from pathlib import Path

import pytest

from tests.faults.night import Night, kill, until

pytestmark = [pytest.mark.notebook, pytest.mark.xdist_group("faults")]


def test_after_a_kill_only_what_is_missing_is_made(tmp_path: Path) -> None:
    """Kill -9 of the whole run: its children end with it, what is finished stays to the byte, and is not made again."""
    night = Night.of(tmp_path, a="", b="", slow="SLEEP")
    with night.running("--workers", "1") as run:
        sleeper = night.sleeper("slow")
        until((night.out / "b").is_dir)
        kill(run.pid)
        run.wait()
    night.nothing_half_made()
    assert sleeper
    before = {name: (night.whole(name), (night.out / name).stat().st_mtime_ns) for name in ("a", "b")}
    assert night.account()["exit_code"] is None

    night.tell("slow")
    code, said = night.run()
    assert (code, night.statuses()) == (0, {"a": "current", "b": "current", "slow": "done"}), said
    assert {name: (night.whole(name), (night.out / name).stat().st_mtime_ns) for name in ("a", "b")} == before
    night.nothing_half_made()
    assert [path.name for path in night.out.iterdir() if path.name.startswith(".")] == [".soatso"]


def test_what_misbehaves_costs_nobody_else_anything(tmp_path: Path) -> None:
    """One raises, one hangs, one eats memory, one is killed: each is told in one line, with its cell."""
    night = Night.of(tmp_path, dies="DIE", eats="EAT", good="", hangs="HANG", raises="RAISE")
    code, said = night.run("--timeout", "8", "--memory", "500")
    assert code == 3
    assert night.statuses() == {
        "dies": "failed",
        "eats": "failed",
        "good": "done",
        "hangs": "failed",
        "raises": "failed",
    }
    told = {line.split(":")[1].strip(): line for line in said.splitlines() if line.startswith("soatso: ")}
    assert "20-look failed: cell 2: its process was ended by SIGKILL (see out/_failed/dies)" in told["reports/dies.txt"]
    assert "20-look failed: cell 2: it took longer than 8 seconds" in told["reports/hangs.txt"]
    assert "20-look failed: cell 2: MemoryError" in told["reports/eats.txt"]
    assert "20-look failed: cell 2: ValueError: a sum that did not come out" in told["reports/raises.txt"]
    night.nothing_half_made()
    kept = night.whole("good")

    for name in ("dies", "eats", "hangs", "raises"):
        night.tell(name)
    assert night.run()[0] == 0
    assert night.whole("good") == kept
    assert night.statuses() == {name: "current" if name == "good" else "done" for name in night.statuses()}
    assert not (night.out / "_failed").exists()


def test_a_second_run_in_the_same_folder_waits(tmp_path: Path) -> None:
    """It says so, and then finds everything done."""
    night = Night.of(tmp_path, a="", slow="SLEEP")
    with night.running() as first:
        night.sleeper("slow")
        with night.running() as second:
            assert second.stderr is not None
            assert (
                second.stderr.readline()
                == "soatso: out: another run is at work here; this one begins when that has ended\n"
            )
            night.wake("slow")
            assert (first.wait(timeout=120), second.wait(timeout=120)) == (0, 0)
    assert night.statuses() == {"a": "current", "slow": "current"}
    night.nothing_half_made()
