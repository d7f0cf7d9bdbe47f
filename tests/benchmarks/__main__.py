"""Run the benchmarks and print one table: ``python -m tests.benchmarks [--keep] [reading audit …]``.

``--keep`` writes it into ``RESULTS.md`` as well. Each module has a function ``rows``; numbers mean little across
machines, ratios of one run much more.
"""

import argparse
import importlib
import os
import platform
import shutil
import subprocess
import sys
from datetime import date
from importlib import metadata
from pathlib import Path

from helpers import __version__
from tests.benchmarks.rows import table

MODULES = ("reading", "audit", "pdf", "batch", "scan", "cluster")
RESULTS = Path(__file__).with_name("RESULTS.md")
_HEAD = """\
# What one run of `make bench` measured

Medians, each pair measured in turn in one run; a ratio above 1 says that ours is quicker.

"""


_OTHERS = ("quantulum3", "recognizers-text-number", "pandas", "papermill", "nbconvert", "typst", "distributed")


def versions() -> str:
    """Name the version of each tool that takes part."""
    chromium = shutil.which("chromium")
    shown = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True) if chromium else None
    found = [f"{name} {metadata.version(name)}" for name in _OTHERS]
    return ", ".join([*found, *([shown.stdout.split(" built")[0].strip()] if shown else [])])


def machine() -> str:
    """Say when, where and with what a run was made."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text(encoding="utf-8").splitlines() if cpu.is_file() else []
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())
    ours = f"soatso {__version__} on Python {platform.python_version()}"
    return f"{date.today():%Y-%m-%d}, {os.cpu_count()} × {model}, {platform.system()}, {ours}"


def main() -> None:
    """Run the modules asked for, all of them by default."""
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    arguments.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(MODULES))
    arguments.add_argument("--keep", action="store_true", help=f"write the table into {RESULTS.name}")
    options = arguments.parse_args()
    names = options.modules or MODULES
    rows = []
    for name in names:
        for row in importlib.import_module(f"tests.benchmarks.{name}").rows():
            print(table([row]).splitlines()[-1], file=sys.stderr, flush=True)
            rows.append(row)
    text = f"{machine()}; {versions()}\n\n{table(rows)}\n"
    print(text)
    if options.keep:
        RESULTS.write_text(_HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
