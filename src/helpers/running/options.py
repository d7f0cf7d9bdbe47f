"""Options of the command line that are numbers: how much a report may ask for, and how a run works."""

import argparse
import math
from importlib.util import find_spec
from pathlib import Path

from helpers.running.limits import Limits

_USUAL = Limits()


def size_options(command: argparse.ArgumentParser) -> None:
    """Add how large a report may be."""
    command.add_argument(
        "--max-file",
        type=_bound,
        default=_USUAL.file,
        metavar="MB",
        help=f"the largest file that is read; 0: any (default: {_USUAL.file:g})",
    )
    command.add_argument(
        "--max-figures",
        type=_count,
        default=_USUAL.figures,
        metavar="N",
        help=f"the most figures a report may print; 0: any (default: {_USUAL.figures})",
    )


def work_options(command: argparse.ArgumentParser) -> None:
    """Add how a run works, and what it tells."""
    command.add_argument("--workers", type=positive, metavar="N", help="processes at once (default: one a core)")
    command.add_argument(
        "--engine",
        choices=("soatso", "papermill"),
        help="soatso forks each notebook from a warm process, papermill starts a kernel for each (default: soatso "
        "where forking is safe)",
    )
    command.add_argument(
        "--timeout",
        type=_bound,
        default=_USUAL.seconds,
        metavar="S",
        help=f"seconds that a notebook may take; 0: any (default: {_USUAL.seconds:g})",
    )
    command.add_argument(
        "--memory",
        type=_count,
        default=_USUAL.memory,
        metavar="MB",
        help=f"memory that a notebook may take; 0: any (default: {_USUAL.memory}; Linux only)",
    )
    command.add_argument("--log-json", type=Path, metavar="FILE", help="append what happens, a JSON object a line")
    command.add_argument("--quiet", action="store_true", help="no progress and no closing table")


def cluster_option(command: argparse.ArgumentParser) -> None:
    """Add the choice of other machines."""
    command.add_argument(
        "--cluster",
        type=_cluster,
        metavar="ADDRESS",
        help="work on a Dask cluster: tcp://host:8786, or local for one of this machine",
    )


def positive(typed: str) -> int:
    """Read a number of things, of which there has to be one at least."""
    if not typed.isdecimal() or int(typed) < 1:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a whole number above zero")
    return int(typed)


def _cluster(typed: str) -> str:
    """Take the address of a cluster, where there is something to reach it with."""
    if find_spec("distributed") is None:
        raise argparse.ArgumentTypeError("it needs the package distributed: pip install 'soatso[cluster]'")
    return typed


def _count(typed: str) -> int:
    """Read a number of things, of which there may be none."""
    if not typed.isdecimal():
        raise argparse.ArgumentTypeError(f"{typed!r} is not a whole number")
    return int(typed)


def _bound(typed: str) -> float:
    """Read a measure that may be nothing."""
    try:
        number = float(typed)
    except ValueError:
        number = -1.0
    if not 0 <= number < math.inf:
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number from 0")
    return number
