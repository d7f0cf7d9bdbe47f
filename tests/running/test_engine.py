"""A notebook in a forked child and the same one in a real kernel: the same cells, the same files, byte for byte."""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from papermill.engines import papermill_engines

from helpers.running.cli import main
from helpers.running.engine import SoatSoEngine

#: What a kernel can be asked for, a cell each; those after a bar are to fail.
CELLS = [
    "places: int = 1  # any",
    "import asyncio, os, subprocess, sys, warnings\nimport matplotlib.pyplot as plt\nimport pandas as pd\n"
    "from IPython.display import Markdown, clear_output, display, update_display\nplaces",
    "print('out'); print('err', file=sys.stderr)",
    "os.write(1, b'from C\\n'); subprocess.run(['echo', 'from a program']); None",
    "!echo from a shell",
    "os.environ['SOURCE_DATE_EPOCH'] = '1'; plt.rcParams['svg.hashsalt'] = 'x'\nplt.plot([1, 2, 3]);",
    "%config InlineBackend.figure_formats = ['svg']\nplt.plot([3, 1]); plt.title('Đảng viên: ẫ ữ ộ');",
    "%matplotlib inline\nplt.figure().suptitle('again');",
    "pd.DataFrame({'a': [1, 2], 'b': ['x', '<b>']})",
    "display('one', display_id='q'); print(1)",
    "update_display('two', display_id='q')",
    "print('gone'); clear_output(); print('stays')",
    "print('gone'); clear_output(wait=True); display(Markdown('**stays**'))",
    "import ipywidgets\nwidget = ipywidgets.Output()\nwith widget: print('inside')\nwidget",
    "warnings.warn('careful')",
    "await asyncio.sleep(0); 7",
    "_ + 1",
    "asyncio.get_running_loop().is_running()",
    "import threading; thread = threading.Thread(target=print, args=['thread']); thread.start(); thread.join()",
    "import signal; signal.signal(signal.SIGALRM, signal.SIG_DFL); threading.current_thread().name",
    "class A: pass\nimport pickle; type(pickle.loads(pickle.dumps(A()))) is A, __name__",
    "for i in range(3): print(i, end='\\r')",
    "display({'text/plain': 'p', 'text/html': '<i>p</i>'}, raw=True, metadata={'text/html': {'isolated': True}})",
    "In[2][:6], sorted(Out)[:3], get_ipython().execution_count",
    "len?",
    "|input('who?')",
    "|def deep(n): return deep(n - 1) if n else unknown\ndeep(2)",
    "|print('before'); raise ValueError('Số liệu sai')",
    "1 / 0",
    "'never run'",
]


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """Return a notebook that asks a kernel for all it can."""
    cells = [nbformat.v4.new_code_cell(cell.removeprefix("|")) for cell in CELLS]
    for cell, source in zip(cells, CELLS, strict=True):
        cell.metadata["tags"] = ["raises-exception"] if source.startswith("|") else []
    cells[0].metadata["tags"] = ["parameters"]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, tmp_path / "in.ipynb")
    return tmp_path / "in.ipynb"


@pytest.fixture(autouse=True)
def registered() -> None:
    """Let papermill know the engine, as it does where the project is installed."""
    papermill_engines.register("soatso", SoatSoEngine)


def executed(notebook: Path, engine: str | None) -> Any:
    """Execute a notebook that fails, and return what papermill has written of it."""
    target = notebook.with_name(f"{engine}.ipynb")
    with pytest.raises(papermill.PapermillExecutionError, match="division by zero"):
        # nbclient answers an Output widget on the socket it waits at, and now and then sleeps through
        # the kernel's reply: a limit makes it look again, and what it finds is the same.
        papermill.execute_notebook(
            notebook,
            target,
            {"places": 3},
            engine_name=engine,
            cwd=notebook.parent,
            progress_bar=False,
            execution_timeout=20,
        )
    return nbformat.read(target, as_version=nbformat.NO_CONVERT)


def plain(cell: Any) -> str:
    """Return all of an executed cell but times and what a process draws by lot."""
    metadata = {key: value for key, value in cell.metadata.items() if key not in ("papermill", "execution")}
    status = cell.metadata.papermill.status if "papermill" in cell.metadata else None
    kept = {
        **cell,
        "id": None,
        "metadata": metadata,
        "status": status,
        "timed": sorted(cell.metadata.get("execution", ())),
    }
    text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    return re.sub(r"ipykernel_\d+/\d+|0x[0-9a-f]+|[0-9a-f]{32}", "…", text)


@pytest.mark.notebook
def test_the_engine_gives_what_a_kernel_gives(notebook: Path) -> None:
    """Outputs of every kind, errors, counts, tags and metadata; pictures to the byte."""
    forked, real = executed(notebook, "soatso"), executed(notebook, None)
    for one, other in zip(forked.cells, real.cells, strict=True):
        assert plain(one) == plain(other)
    kinds = {kind for cell in forked.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert kinds >= {"image/png", "image/svg+xml", "text/html"}
    assert forked.metadata.language_info == real.metadata.language_info
    assert len(forked.metadata.widgets) == len(real.metadata.widgets)


@pytest.mark.notebook
def test_nothing_stays_from_one_notebook_to_the_next(notebook: Path) -> None:
    """Each has a process of its own, whose parent runs no thread and no notebook."""
    cells = [
        "import os, sys\nimport matplotlib as mpl\n"
        "print(hasattr(sys, 'left'), mpl.rcParams['font.size'], 'LEFT' in os.environ)",
        "sys.left = 1; mpl.rcParams['font.size'] = 99; os.environ['LEFT'] = '1'",
        "print(os.getpid(), len(os.listdir(f'/proc/{os.getppid()}/task')))",
    ]
    opened = nbformat.read(notebook, as_version=4)
    opened.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
    first, second = (
        [
            cell.outputs[0].text
            for cell in papermill.execute_notebook(opened, None, engine_name="soatso", progress_bar=False).cells
            if cell.outputs
        ]
        for _ in range(2)
    )
    assert first[0] == second[0] == "False 10.0 False\n"
    assert first[1].split()[0] != second[1].split()[0]
    assert {first[1].split()[1], second[1].split()[1]} == {"1"}


@pytest.mark.notebook
def test_both_routes_write_the_same_files(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts as PNG and SVG, tables, sentences and the cells of a real notebook."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = {}
    for engine in ("soatso", "papermill"):
        out = tmp_path / engine
        typed = ["run", str(root / "tests/data/ngan-sach-2024.txt"), "--notebooks", "30,40", "--out", str(out)]
        assert main([*typed, "--engine", engine, "--quiet", "--fail-on", "never"]) == 0
        folder = out / "ngan-sach-2024"
        made[engine] = {
            path.name: (
                [plain(cell) for cell in nbformat.read(path, as_version=4).cells]
                if path.suffix == ".ipynb"
                else path.read_bytes()
            )
            for path in folder.iterdir()
            if path.name != "run.json"
        }
    assert made["soatso"].keys() == made["papermill"].keys() >= {"shares.png", "shares.svg", "answer.txt", "brief.pdf"}
    for name, content in made["papermill"].items():
        assert made["soatso"][name] == content, name
