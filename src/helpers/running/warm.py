"""What the warm process does before it forks (see :mod:`helpers.running.children`); nobody else imports this.

It imports whatever notebooks need and draws every chart once, so that no child has to begin from nothing. No thread may
be running when it forks: libraries that start some at import are told not to.
"""

import gc
import importlib
import os
import tempfile
from multiprocessing import spawn
from pathlib import Path

from helpers.running.startup import lacking, prepare

_MODULES = (
    "papermill",  # first: it looks up its entry points, and would find the engine half imported
    "helpers.running.engine",
    "helpers.running.worker",
    "helpers.showing.prose",
    "helpers.showing.tables",
    "helpers.showing.typst",
    # what a kernel imports when it starts or is first asked to show something
    "IPython.core.application",
    "IPython.core.completerlib",
    "IPython.core.crashhandler",
    "IPython.core.logger",
    "IPython.core.magics",
    "IPython.core.magics.code",
    "IPython.utils.contexts",
    "IPython.utils.wildcard",
    "ipykernel.inprocess.ipkernel",
    "pyarrow.pandas_compat",
    "tornado.platform.asyncio",
)
#: Made up; it has something for every table and for most charts.
_REPORT = """Có 100 hồ sơ được giải quyết, gồm 60 hồ sơ đúng hạn và 30 hồ sơ trễ hạn. Thực hiện 11/9 chỉ tiêu.
Có 824/826 chi bộ được xếp loại (99,8%), trong đó 158 chi bộ hoàn thành xuất sắc nhiệm vụ (19,6%);
808 chi bộ hoàn thành tốt nhiệm vụ trở lên (98%). Năm 2024 thu 120 tỷ đồng, tăng 9,1% so với năm 2023 (110 tỷ đồng).
"""


def _rehearse() -> None:
    """Read, list and draw a report as notebooks do, and handle a notebook as a run does, so that caches are filled."""
    from helpers.running.audit import audit
    from helpers.showing import listings
    from helpers.showing.pictures import drawn, png

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(_REPORT, encoding="utf-8")
        checked = audit(path)
        _handle_a_notebook(Path(folder) / "empty.ipynb")
    tables = (listings.figures(checked, checked.statistics, "vi"), listings.checks(checked, checked.findings, "vi"))
    for table in filter(None, tables):
        table.to_html()
    for picture in drawn(checked, "vi"):
        png(picture.figure, picture.words)


def _handle_a_notebook(path: Path) -> None:
    """Read, parametrise, write and export a notebook, all but execute it and compile what came of it."""
    import nbformat
    from papermill import execute_notebook

    from helpers.showing.typst import TypstExporter

    cells = [nbformat.v4.new_code_cell('report: str = ""  # any', metadata={"tags": ["parameters"]})]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    execute_notebook(path, path, {"report": "any"}, prepare_only=True, progress_bar=False)
    TypstExporter(exclude_input=True).from_filename(str(path))  # type: ignore[no-untyped-call]


os.environ.pop("PYTHONSAFEPATH", None)  # it was for this process only
os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", JE_ARROW_MALLOC_CONF="background_thread:false")
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # as a kernel sets it
prepare()
with lacking("debugpy"):  # it takes longer to import than the rest of the kernel, and no debugger will come
    importlib.import_module("ipykernel.debugger")
for _name in _MODULES:
    importlib.import_module(_name)
_rehearse()

# A child would run again the program that asked for it, which might ask for everything anew. No notebook needs that.
spawn._fixup_main_from_path = lambda _: None  # type: ignore[attr-defined]

gc.collect()
gc.freeze()  # what is here stays: a child that looked it through would copy it
