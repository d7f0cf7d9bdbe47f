"""A night of reports to break: small notebooks that misbehave where a report tells them to, and a run to watch."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import nbformat
import psutil
import pypdf

from helpers.running.records import hashes, load_record

GOOD = "Cả năm có 90 hồ sơ đúng hạn trên 100 hồ sơ được giải quyết, đạt 90%."
PARAMETERS = (
    'report: str = ""  # any\nlanguage: str = "vi"  # any\noutput_dir: str = ""  # any\nflags: str = ""  # any\n'
)
#: What a report's words make its notebook do; SLEEP ends when somebody removes the flag.
MISBEHAVE = """\
import os, signal, time
from pathlib import Path
text = Path(report).read_text(encoding="utf-8")
flag = Path(flags) / Path(report).stem
flag.write_text(str(os.getpid()))
while "SLEEP" in text and flag.exists():
    time.sleep(0.05)
if "RAISE" in text:
    raise ValueError("a sum that did not come out")
while "HANG" in text:
    pass
if "EAT" in text:
    eaten = [bytearray(10**8) for _ in range(100)]
if "DIE" in text:
    os.kill(os.getpid(), signal.SIGKILL)
(Path(output_dir) / "seen.txt").write_text("whole " * 10_000)
"""
#: A program as ``soatso``, with other notebooks.
PROGRAM = """
import sys
from pathlib import Path
from helpers.running import folders
from helpers.running.cli import main
if __name__ == "__main__":
    folders.notebooks_dir = lambda: Path(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
"""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Night:
    """A working folder with notebooks, reports and flags."""

    place: Path

    @classmethod
    def of(cls, place: Path, **reports: str) -> "Night":
        """Prepare a folder with a report for each name, whose words tell what is to happen to it."""
        night = cls(place)
        for name in ("notebooks", "reports", "flags"):
            (place / name).mkdir(parents=True)
        night.write_notebook("20-look", MISBEHAVE)
        night.write_notebook("40-brief", "print('Chín mươi phần trăm')")
        (place / "program.py").write_text(PROGRAM, encoding="utf-8")
        for name, words in reports.items():
            night.tell(name, words)
        return night

    @property
    def out(self) -> Path:
        """Where the outputs go."""
        return self.place / "out"

    def tell(self, name: str, words: str = "") -> None:
        """Write a report that tells its notebook what to do."""
        (self.place / "reports" / f"{name}.txt").write_text(f"{GOOD} {words}", encoding="utf-8")

    def write_notebook(self, name: str, *cells: str) -> None:
        """Write a notebook with the usual parameters."""
        declared = nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})
        notebook = nbformat.v4.new_notebook(cells=[declared, *map(nbformat.v4.new_code_cell, cells)])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, self.place / "notebooks" / f"{name}.ipynb")

    def start(self, *typed: str) -> "subprocess.Popen[str]":
        """Start a run over all reports."""
        command = [sys.executable, "program.py", "notebooks", "run", "reports", "--out", "out", "-p", "flags"]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        flags = str(self.place / "flags")
        return subprocess.Popen(
            [*command, flags, *typed],
            cwd=self.place,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    @contextmanager
    def running(self, *typed: str) -> "Iterator[subprocess.Popen[str]]":
        """Start a run, and end it whatever happens."""
        with self.start(*typed) as process:
            try:
                yield process
            finally:
                process.kill()

    def run(self, *typed: str) -> tuple[int, str]:
        """Run over all reports; return the exit code and what was said."""
        with self.running(*typed) as process:
            _, said = process.communicate(timeout=300)
            return process.returncode, said

    def sleeper(self, name: str) -> int:
        """Wait until a report's notebook has begun, and return its process."""
        flag = self.place / "flags" / name
        until(lambda: flag.exists() and flag.read_text() != "")
        return int(flag.read_text())

    def wake(self, name: str) -> None:
        """Let a sleeping notebook go on."""
        (self.place / "flags" / name).unlink()

    def account(self) -> dict[str, Any]:
        """Return the run's account, held against its schema."""
        schema = json.loads((ROOT / "data" / "soatso-run.schema.json").read_text(encoding="utf-8"))
        account: dict[str, Any] = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        jsonschema.validate(account, schema)
        return account

    def statuses(self) -> dict[str, str]:
        """Return what the account says has become of each report."""
        return {entry["name"]: entry["status"] for entry in self.account()["reports"]}

    def whole(self, name: str) -> dict[str, str]:
        """Return the hashes of a report's folder, which must be as its record says, and readable."""
        folder = self.out / name
        record = load_record(folder)
        assert record is not None
        assert hashes(folder) == record.files
        assert record.files.keys() == {"20-look.ipynb", "40-brief.ipynb", "brief.pdf", "seen.txt"}
        assert (folder / "seen.txt").read_text() == "whole " * 10_000
        for path in folder.glob("*.ipynb"):
            nbformat.validate(nbformat.read(path, as_version=4))
        assert len(pypdf.PdfReader(folder / "brief.pdf").pages) == 1
        return dict(record.files)

    def nothing_half_made(self) -> None:
        """Hold that nothing but finished folders can be seen, and that no process is left of any run."""
        until(lambda: not [process for process in psutil.process_iter() if self._is_ours(process)])
        visible = {path.name for path in self.out.iterdir() if not path.name.startswith((".", "_"))}
        for name in visible - {"run.json", "changes.md"}:
            self.whole(name)

    def _is_ours(self, process: psutil.Process) -> bool:
        """Tell whether a process works in this night's folder."""
        try:
            working = process.status() != psutil.STATUS_ZOMBIE and process.pid != os.getpid()
            return working and Path(process.cwd()).is_relative_to(self.place)
        except (psutil.Error, OSError):
            return False


def until(done: Any, seconds: float = 120.0) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def kill(pid: int) -> None:
    """Kill a process without a word."""
    os.kill(pid, signal.SIGKILL)
