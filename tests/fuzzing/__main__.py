"""Fuzz every way in for a bounded time, and print what came of it: ``make fuzz``.

Each target runs in a process of its own, with a bound on the seconds of one input and on the memory of all. What it
learns stays in ``build/fuzz/TARGET/corpus``, where the next time begins; findings lie beside it. The exit code is 1
where there are any.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.errors import UnreadableReport
from helpers.reading.documents import read_document
from tests.fuzzing.seeds import seeds
from tests.fuzzing.targets import TARGETS, file_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "fuzz"
#: Of one input, in seconds and megabytes; the solver of repairs alone may take 20 seconds, and says so when it stops.
SECONDS, MEMORY = 30, 2_000
#: Bytes of one input: office files have much around little text.
LONGEST = {"documents": 4_096}
_LONGEST_TEXT = 1_000
#: What libFuzzer calls the inputs that ended it.
_ENDED = ("crash-*", "timeout-*", "oom-*", "leak-*")


@dataclass
class Account:
    """What came of fuzzing one target."""

    target: str
    executions: int = 0
    edges: int = 0  #: of the project's bytecode, covered
    slowest: int = 0  #: seconds of one input
    memory: int = 0  #: megabytes
    contained: int = 0  #: files that broke their parser, which breaks apart from us

    def add(self, said: str) -> None:
        """Count in what a process of the fuzzer said."""
        self.executions += _last(r"stat::number_of_executed_units: *(\d+)", said) or _last(r"^#(\d+)", said)
        self.edges = max(self.edges, _last(r"cov: (\d+)", said))
        self.slowest = max(self.slowest, _last(r"stat::slowest_unit_time_sec: *(\d+)", said))
        self.memory = max(self.memory, _last(r"stat::peak_rss_mb: *(\d+)", said))


def _last(pattern: str, said: str) -> int:
    """Return the last number that a pattern finds, 0 where it finds none."""
    return int((re.findall(pattern, said, re.MULTILINE) or ["0"])[-1])


def prepared(target: str) -> Path:
    """Return the folder of a target, its seeds in place, and without the findings of the last time."""
    folder = FOLDER / target
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.is_file():
            old.unlink()
    for seed in seeds(target):
        (folder / "corpus" / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    return folder


def findings(folder: Path) -> list[Path]:
    """Return the inputs that brought something wrong about."""
    found = [path for pattern in ("error-*", *_ENDED) for path in folder.glob(pattern)]
    return sorted(path for path in found if path.suffix != ".txt")


def fuzz(target: str, seconds: int) -> tuple[Account, list[Path]]:
    """Fuzz one target, beginning again where an input ended the process; return the account and the findings."""
    account, folder = Account(target), prepared(target)
    until = time.monotonic() + seconds
    while (left := round(until - time.monotonic())) > 0:
        options = [
            f"-max_total_time={left}",
            f"-timeout={SECONDS}",
            f"-rss_limit_mb={MEMORY}",
            f"-max_len={LONGEST.get(target, _LONGEST_TEXT)}",
        ]
        options += ["-print_final_stats=1", f"-artifact_prefix={folder}/", str(folder / "corpus")]
        command = [sys.executable, "-m", "tests.fuzzing.fuzz", target, str(folder), *options]
        with TemporaryDirectory() as scratch:
            environment = os.environ | {"TMPDIR": scratch}
            done = subprocess.run(
                command, cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace", check=False
            )
        (folder / "log.txt").write_text(done.stderr, encoding="utf-8")
        account.add(done.stderr)
        if done.returncode != 0 and not any(list(folder.glob(pattern)) for pattern in _ENDED):
            raise SystemExit(f"{target}: atheris did not run:\n{done.stderr[-2000:]}")
        if target == "documents":
            account.contained += sum(_contained(path) for path in folder.glob("crash-*"))
    return account, findings(folder)


def _contained(path: Path) -> bool:
    """Drop an input whose parser broke down if it is refused in one line when that has a process of its own."""
    name, data = file_of(path.read_bytes())
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        try:
            read_document(file)
        except UnreadableReport as refusal:
            if refusal.kind == "damaged":
                path.rename(path.with_name(f"contained-{path.name}"))
                return True
    return False


def table(accounts: Sequence[tuple[Account, list[Path]]]) -> str:
    """Return what came of it, a line a target."""
    lines = [
        f"{'target':<12}{'executions':>12}{'edges':>8}{'slowest':>9}{'memory':>9}{'contained':>11}{'findings':>10}"
    ]
    for one, found in accounts:
        lines.append(
            f"{one.target:<12}{one.executions:>12,}{one.edges:>8,}{one.slowest:>7} s{one.memory:>6} MB"
            f"{one.contained:>11}{len(found):>10}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the targets that are named, or all."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Feed made-up bytes to every way in.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"{', '.join(TARGETS)} (default: all)")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    options = parser.parse_args(arguments)
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"there is no target {', '.join(sorted(unknown))}; known are: {', '.join(TARGETS)}")
    accounts = [fuzz(target, options.seconds) for target in options.targets or TARGETS]
    print(table(accounts))
    found = [path for _, paths in accounts for path in paths]
    for path in found:
        print(f"finding: {path.relative_to(ROOT)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
