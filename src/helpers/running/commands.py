"""What each command of ``soatso`` does; how it is typed stands in ``cli``.

Whatever is slow to import (pandas, papermill) is imported by the one command that needs it: a person waits.
"""

import argparse
import io
import shlex
import signal
import sys
import time
import traceback
from pathlib import Path

from helpers.checking.records import Audit
from helpers.errors import BadUsage, SoatSoError
from helpers.running.audit import audit
from helpers.running.endings import BUG, OK, complain, own_mistake, verdict_code
from helpers.running.limits import Limits
from helpers.showing.notation import printable


def check(options: argparse.Namespace) -> int:
    """Print the findings of each report in the order given; one that cannot be read does not stop the others."""
    code = OK
    Limits(file=options.max_file, figures=options.max_figures).announce()
    for path in options.reports:
        try:
            one = audit(path, sidecar=not options.no_sidecar)
            _print_findings(one, options)
            code = max(code, verdict_code([one], options.fail_on))
        except SoatSoError as error:
            _print_error(path, error, options)
            code = max(code, error.exit_code)
        except BrokenPipeError:
            raise
        except Exception as error:  # a mistake of ours over one report must not cost the others
            if options.debug:
                traceback.print_exc()
            _print_error(path, SoatSoError("bug", f"{path}: {own_mistake(error)}"), options)
            code = max(code, BUG)
    return code


def run(options: argparse.Namespace) -> int:
    """Run the notebooks over each report, show how far it is, and close with one table."""
    from helpers.running.run import run

    reports = _chosen(options)
    if options.scan is not None and not reports:
        if not options.quiet:
            from helpers.showing.scan_view import nothing_line

            print(nothing_line(str(options.scan), options.lang))
        return OK
    return run(reports, options)


def scan(options: argparse.Namespace) -> int:
    """Read and check many reports into tables, show how far it is, and close with what there is to look at."""
    from helpers.running.scan import processes, scan_all
    from helpers.running.scan_progress import complain_of, print_tally, shown
    from helpers.running.scan_worker import Settings

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a scheduler that stops us gets the same clean end
    limits = Limits(file=options.max_file, figures=options.max_figures)
    limits.announce()
    settings = Settings(options.lang, not options.no_sidecar, options.fail_on, limits)
    if options.cluster is None:
        crew = processes(settings, options.workers, options.timeout)
    else:
        from helpers.running.cluster_scan import nodes

        announce = (lambda _: None) if options.quiet else complain
        crew = nodes(options.cluster, settings, options.workers, options.timeout, announce)
    began = time.perf_counter()
    with shown(options.lang, quiet=options.quiet) as tell:
        tally = scan_all(options.reports, options.out, settings, crew, tell)
    if not options.quiet:
        print_tally(tally, options.out, time.perf_counter() - began, options.lang)
    complain_of(tally, options.out)
    return tally.code


def compare(options: argparse.Namespace) -> int:
    """Print which figures differ between two reports, once both could be read."""
    audits: list[Audit] = []
    code = OK
    for path in (options.first, options.second):
        try:
            audits.append(audit(path, sidecar=not options.no_sidecar))
        except SoatSoError as error:
            _print_error(path, error, options)
            code = max(code, error.exit_code)
    if code == OK:
        _print_differences(audits[0], audits[1], options)
    return code


def tables(options: argparse.Namespace) -> int:
    """Rewrite figures.csv and findings.csv of each report in data/tables/NAME."""
    from helpers.running.folders import folder_names, reports_in
    from helpers.showing.tables import figures_table, findings_table, write_csv

    for name, path in folder_names(reports_in(options.reports)).items():
        one, folder = audit(path), Path("data/tables", name)
        for table, file in ((figures_table, "figures.csv"), (findings_table, "findings.csv")):
            write_csv(table(one, "vi"), folder / file)
        print(printable(str(folder)))
    return OK


def new(options: argparse.Namespace) -> int:
    """Lay out a working folder, and say how to go on."""
    from helpers.running.new import lay_out

    lay_out(options.folder)
    print(printable(f"{options.folder}: notebooks, a report to begin with, and a Makefile. Go on with"))
    print("  " + printable(f"cd {shlex.quote(str(options.folder))} && make reports"))
    return OK


def _chosen(options: argparse.Namespace) -> list[Path]:
    """Return the reports of a run: those named, and those that a scan found worth a look."""
    if options.scan is None:
        if options.where is not None:
            raise BadUsage("where", "--where chooses among the reports of a scan: name its folder with --from")
        return list(options.reports)
    from helpers.running.scan_select import WORTH_A_LOOK, as_files, select

    return [*options.reports, *as_files(select(options.scan, options.where or WORTH_A_LOOK), options.out)]


def _print_findings(one: Audit, options: argparse.Namespace) -> None:
    """Print one report's findings in the chosen form."""
    if options.format == "jsonl":
        from helpers.showing.jsonl import audit_object, json_line

        _print_line(json_line(audit_object(one, options.lang)))
    else:
        from helpers.showing.terminal import findings_view, print_view

        print_view(findings_view(one, options.lang))


def _print_differences(first: Audit, second: Audit, options: argparse.Namespace) -> None:
    """Print what became of the figures of the first report in the chosen form."""
    from helpers.checking.compare import compare as differences_of
    from helpers.showing.differences import difference_object, differences_view

    found = differences_of(first, second)
    if options.format == "jsonl":
        from helpers.showing.jsonl import json_line

        _print_line(json_line(difference_object(first, second, found, options.lang)))
    else:
        from helpers.showing.terminal import print_view

        print_view(differences_view(first, second, found, options.lang))


def _print_error(path: Path, error: SoatSoError, options: argparse.Namespace) -> None:
    """Say that a report could not be read: in its place among the lines of JSON, else on standard error."""
    if options.format == "jsonl":
        from helpers.showing.jsonl import error_object, json_line

        _print_line(json_line(error_object(str(path), error)))
    complain(error.message)


def _print_line(line: str) -> None:
    """Print a line of JSON: UTF-8 whatever the terminal's encoding, for programs read it."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    print(line)
