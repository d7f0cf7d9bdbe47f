"""What the benchmark of runs has done in the children it measures."""

import time
from pathlib import Path


def cells_time(notebook: Path, report: Path, out: Path) -> float:
    """Return the processors' time that the cells of a notebook take in a warm child; called there."""
    from papermill import execute_notebook
    from papermill.engines import papermill_engines

    from helpers.running.engine import SoatSoEngine

    papermill_engines.register("soatso", SoatSoEngine)
    out.mkdir(exist_ok=True)
    spent, begun = 0.0, 0.0

    def begin(**_: object) -> None:
        nonlocal begun
        begun = time.process_time()

    def end(**_: object) -> None:
        nonlocal spent
        spent += time.process_time() - begun

    parameters = {"report": str(report), "output_dir": str(out)}
    execute_notebook(
        notebook,
        out / notebook.name,
        parameters,
        engine_name="soatso",
        progress_bar=False,
        on_cell_execute=begin,
        on_cell_complete=end,
    )
    return spent


def execute_empty(source: Path, target: Path) -> None:
    """Execute a notebook as a run does; called in a child."""
    from helpers.running import worker
    from helpers.running.limits import Limits

    worker.execute(source, target, {}, {}, "soatso", target.parent / "home", Limits())
