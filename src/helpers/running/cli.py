"""The command ``soatso``: what can be typed, what help says about it, and how a command ends."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from helpers import __version__
from helpers.errors import SoatSoError
from helpers.running import commands
from helpers.running.endings import BAD_INPUT, BUG, INTERRUPTED, OK, complain, forgive_streams, own_mistake
from helpers.running.options import cluster_option, positive, size_options, work_options

_EXIT_CODES = """
exit codes (the highest that applies):
  0    done, and no finding at or above --fail-on
  1    a finding at or above --fail-on
  2    bad input or bad usage: one line says what, and how to mend it
  3    a notebook failed
  70   a mistake of this program: please report it
  130  interrupted
"""
_EXAMPLES = {
    "soatso": """
examples:
  soatso check report.md                          findings in the terminal, worst first
  soatso check --format jsonl a.txt b.txt         one JSON object a line, for scripts
  soatso run                                      notebooks and PDF of every report in data/reports
  soatso run report.md --lang en --out out        of one report, in English, into out/
  soatso new work                                 a folder to work in, where there is no clone of the project
""",
    "check": """
examples:
  soatso check report.md
  soatso check --lang en --fail-on explained report.md
  soatso check --format jsonl a.txt b.txt > findings.jsonl
""",
    "run": """
examples:
  soatso run
  soatso run report.md other.txt --lang en --out out
  soatso run report.md --notebooks 20,40
  soatso run --from findings.parquet --where "cause == 'other_base'"

Each report gets a folder named after its file (a second one of that name gets NAME-2): the executed notebooks,
the tables and charts they write, and brief.pdf. The folder appears when it is complete. Where a notebook fails,
what there is goes to _failed/NAME, and an earlier good folder stays as it was.
""",
    "scan": """
examples:
  soatso scan reports/ -o findings.parquet
  soatso scan 's3://bucket/reports/**/*.docx' https://example.org/report.html
  soatso run --from findings.parquet --where "verdict == 'inconsistent'"

Writes a folder of three tables, each in parts: reports (one row a report, also where it could not be read), figures
and findings (the columns of figures.csv and findings.csv, after the report they belong to).
""",
    "compare": """
examples:
  soatso compare report-2023.md report-2024.md
  soatso compare --lang en draft.docx final.pdf
  soatso compare --format jsonl a.txt b.txt > differences.jsonl

Figures are matched by their sentences, then by label and unit. Each difference is told with the words of both reports:
  changed            printed in the same place with another value
  restated           an earlier figure that the second report gives otherwise than the first did
  printed otherwise  the same value to other digits, or hedged
  appeared, vanished
Differences are no findings: the exit code stays 0. The form of the JSON: data/soatso-compare.schema.json.
""",
    "new": """
examples:
  soatso new work
  cd work && make reports

Writes notebooks/ (yours to change: run there, soatso takes these), data/reports/ with a first report to try,
data/README.md on what can be written about a report in NAME.yml, README.md, .gitignore, and a Makefile: make reports,
make lab.
""",
    "tables": """
examples:
  soatso tables
  soatso tables data/reports/dong-da-2020-2025.md

Writes figures.csv and findings.csv into data/tables/NAME: the same bytes for the same report.
""",
}


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end with exit code 2."""
        complain(f"{message} (see {self.prog} --help)")
        self.exit(BAD_INPUT)


def parser() -> argparse.ArgumentParser:
    """Build the parser of all commands; the tests hold the documentation against it."""
    top = _Parser(
        prog="soatso", description="Do the figures that a report prints agree with each other?", **_help("soatso")
    )
    top.add_argument("--version", action="version", version=f"soatso {__version__}")
    add = top.add_subparsers(required=True, metavar="COMMAND").add_parser
    _check(add("check", help="print what agrees and what does not", **_help("check")))
    _run(add("run", help="run the notebooks over reports and set the brief as PDF", **_help("run")))
    _scan(add("scan", help="read and check many reports into Parquet tables, without notebooks", **_help("scan")))
    _compare(add("compare", help="print which figures of two reports differ", **_help("compare")))
    _new(add("new", help="lay out a working folder: notebooks, a first report, a Makefile", **_help("new")))
    _tables(add("tables", help="rewrite the tables of the shipped reports in data/tables", **_help("tables")))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; only ``--debug`` shows a traceback.

    Parameters
    ----------
    arguments
        As typed after ``soatso``; None: those of the process.

    Returns
    -------
    int
        130 interrupted, 70 a mistake of ours, 3 a notebook failed, 2 bad input or usage, 1 a finding at or above
        ``--fail-on``, else 0: the highest that applies. Where the reader of our output has left, 0.
    """
    forgive_streams()
    options = parser().parse_args(arguments)
    try:
        code = options.function(options)
        sys.stdout.flush()
        return int(code)
    except SoatSoError as error:
        complain(error.message)
        return error.exit_code
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains when it ends
        return OK
    except Exception as error:  # the last resort: one line, not a traceback
        if options.debug:
            traceback.print_exc()
        complain(own_mistake(error))
        return BUG


def _help(name: str) -> dict[str, Any]:
    """Return the keywords that end a command's help with examples and exit codes."""
    return {"epilog": _EXAMPLES[name] + _EXIT_CODES, "formatter_class": argparse.RawDescriptionHelpFormatter}


def _check(command: argparse.ArgumentParser) -> None:
    """Describe ``soatso check``."""
    command.description = "Print which figures of a report agree with each other, and which do not and why."
    command.add_argument("reports", nargs="+", type=Path, metavar="FILE", help="a report: txt, md, html, docx or pdf")
    _form(command)
    _shared(command)
    command.set_defaults(function=commands.check)


def _run(command: argparse.ArgumentParser) -> None:
    """Describe ``soatso run``."""
    command.description = "Run the notebooks over reports with papermill, and set the brief of each as PDF."
    command.add_argument(
        "reports",
        nargs="*",
        type=Path,
        metavar="REPORT",
        help="reports, folders of them, or quoted patterns (default: data/reports)",
    )
    _selection(command)
    command.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help="where to (default: build)")
    command.add_argument("--notebooks", metavar="N,N", help="only these, by number: 20,40 (default: all)")
    command.add_argument(
        "-p",
        dest="parameters",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="a notebook parameter",
    )
    command.add_argument(
        "-f", dest="parameters_file", type=Path, metavar="FILE", help="notebook parameters from a YAML file"
    )
    command.add_argument(
        "--pdf", choices=("brief", "all", "none"), default="brief", help="which notebooks become PDFs (default: brief)"
    )
    command.add_argument("--force", action="store_true", help="make also what is up to date")
    work_options(command)
    cluster_option(command)
    _shared(command)
    command.set_defaults(function=commands.run)


def _selection(command: argparse.ArgumentParser) -> None:
    """Add the choice of reports from a scan."""
    command.add_argument(
        "--from", dest="scan", type=Path, metavar="DIR", help="those of a scan that are worth a look: what -o named"
    )
    command.add_argument(
        "--where",
        metavar="CONDITION",
        help="of the scan's reports and findings, as pandas queries are written (default: what does not agree)",
    )


def _scan(command: argparse.ArgumentParser) -> None:
    """Describe ``soatso scan``."""
    command.description = "Read and check every report of big collections, without notebooks, over all cores."
    command.add_argument(
        "reports",
        nargs="+",
        metavar="PLACE",
        help="folders (with all below), globs, files, or addresses: s3://…, https://…",
    )
    command.add_argument(
        "-o",
        dest="out",
        type=Path,
        default=Path("findings.parquet"),
        metavar="DIR",
        help="where to (default: findings.parquet)",
    )
    command.add_argument("--workers", type=positive, metavar="N", help="processes (default: one a core)")
    command.add_argument(
        "--timeout", type=positive, default=120, metavar="S", help="seconds a report may take (default: 120)"
    )
    cluster_option(command)
    command.add_argument("--quiet", action="store_true", help="no progress and no closing lines")
    _shared(command)
    command.set_defaults(function=commands.scan)


def _compare(command: argparse.ArgumentParser) -> None:
    """Describe ``soatso compare``."""
    command.description = "Print which figures changed from one edition or year of a report to another."
    command.add_argument("first", type=Path, metavar="A", help="the earlier report")
    command.add_argument("second", type=Path, metavar="B", help="the later one")
    _form(command)
    _reading(command)
    command.set_defaults(function=commands.compare)


def _tables(command: argparse.ArgumentParser) -> None:
    """Describe ``soatso tables``."""
    command.description = "Rewrite the tables of the shipped reports, so that git shows what changed."
    command.add_argument(
        "reports", nargs="*", type=Path, metavar="REPORT", help="reports (default: all of data/reports)"
    )
    command.add_argument("--debug", action="store_true", help="show the traceback of a mistake of ours")
    command.set_defaults(function=commands.tables)


def _new(command: argparse.ArgumentParser) -> None:
    """Describe ``soatso new``."""
    command.description = "Lay out a folder to work in, for whoever installed the package and has no clone of it."
    command.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    command.add_argument("--debug", action="store_true", help="show the traceback of a mistake of ours")
    command.set_defaults(function=commands.new)


def _form(command: argparse.ArgumentParser) -> None:
    """Add the choice between what people read and what programs read."""
    command.add_argument(
        "--format", choices=("table", "jsonl"), default="table", help="for people, or one JSON object a line"
    )


def _shared(command: argparse.ArgumentParser) -> None:
    """Add the options that mean the same wherever reports are judged."""
    _reading(command)
    size_options(command)
    command.add_argument(
        "--fail-on",
        choices=("inconsistent", "explained", "never"),
        default="inconsistent",
        help="which findings end with exit code 1 (default: inconsistent)",
    )


def _reading(command: argparse.ArgumentParser) -> None:
    """Add the options that mean the same wherever reports are read."""
    command.add_argument("--lang", choices=("vi", "en"), default="vi", help="of labels and sentences (default: vi)")
    command.add_argument(
        "--no-sidecar", action="store_true", help="leave out NAME.yml, what a person decided about a report"
    )
    command.add_argument("--debug", action="store_true", help="show the traceback of a mistake of ours")
