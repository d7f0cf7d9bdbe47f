"""``soatso run`` from what was typed to its exit code."""

import argparse
import signal
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from helpers.running.batch import collect, execute
from helpers.running.children import CAN_FORK, warm_up
from helpers.running.endings import FAILING, FOUND, INTERRUPTED, OK, complain
from helpers.running.limits import Limits
from helpers.running.lock import alone
from helpers.running.manifest import Manifest
from helpers.running.parameters import from_file
from helpers.running.plan import Plan, plan
from helpers.running.progress import Display, print_outcomes, shown
from helpers.running.workshop import Workshop, opened


def run(reports: Sequence[Path], options: argparse.Namespace) -> int:
    """Run the notebooks over each report, show how far it is, and close with one table.

    Parameters
    ----------
    reports
        Files, folders and patterns.
    options
        As ``cli`` parses them.

    Returns
    -------
    int
        The exit code.

    Raises
    ------
    BadUsage
        If something that was asked for cannot be, before anything starts.
    KeyboardInterrupt
        If the run is stopped, also by SIGTERM; what is finished is kept and accounted for.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a scheduler that stops us gets the same clean end
    if options.engine != "papermill" and CAN_FORK and options.cluster is None:
        warm_up()  # beside what comes next
    planned = _planned(reports, options)
    with alone(planned.out, complain) as home, shown(planned, quiet=options.quiet, log=options.log_json) as display:
        manifest = Manifest.begin(planned)
        code = _made(planned, _place(planned, home, options), manifest, display, options.fail_on)
    if not options.quiet:
        print_outcomes(manifest.outcomes, planned)
    for name in dict.fromkeys([*planned.reports, *manifest.outcomes]):
        if trouble := manifest.outcomes[name].trouble:
            complain(trouble)
    return code


def _planned(reports: Sequence[Path], options: argparse.Namespace) -> Plan:
    """Find out whether what was typed is possible."""
    typed: dict[str, Any] = dict(options.parameters)
    return plan(
        reports,
        options.out,
        language=options.lang,
        sidecar=not options.no_sidecar,
        notebooks=options.notebooks,
        parameters={**(from_file(options.parameters_file) if options.parameters_file else {}), **typed},
        pdf=options.pdf,
        force=options.force,
        engine=options.engine,
        workers=options.workers,
        limits=Limits(options.max_file, options.max_figures, options.timeout, options.memory),
        debug=options.debug,
    )


def _place(planned: Plan, home: Path, options: argparse.Namespace) -> AbstractContextManager[Workshop]:
    """Return where the steps are to be done: on this machine, or on a cluster."""
    if options.cluster is None:
        return opened(planned, home)
    from helpers.running.cluster_run import opened_on

    announce = (lambda _: None) if options.quiet else complain
    return opened_on(options.cluster, planned, home, options.workers, announce)


def _made(
    planned: Plan, place: AbstractContextManager[Workshop], manifest: Manifest, display: Display, fail_on: str
) -> int:
    """Do what is planned, keep account of it however it ends, and return the exit code."""
    code = INTERRUPTED
    display.event("started", reports=len(planned.reports), engine=planned.engine, workers=planned.workers)
    try:
        with place as workshop:
            for outcome in execute(workshop, display.step):
                manifest.add(outcome)
                display.report(outcome)
            if collection := collect(workshop, display.step):
                manifest.add(collection)
        outcomes = manifest.outcomes.values()
        found = any(outcome.summary and outcome.summary.worst in FAILING[fail_on] for outcome in outcomes)
        code = max([FOUND if found else OK, *(outcome.code for outcome in outcomes)])
    finally:
        manifest.end(code)
        display.event("ended", exit_code=code)
    return code
