"""The schedulers themselves, each in an environment of its own: `make test-schedulers` sets them up and runs these."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEDULE = ROOT / "notebooks" / "schedule"
AIRFLOW, JUPYTER = f"{ROOT}/.venv-airflow/bin", f"{ROOT}/.venv-schedulers/bin"
TEXT = "Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 61,5%.\n"

pytestmark = pytest.mark.skipif("SOATSO_SCHEDULERS" not in os.environ, reason="run by make test-schedulers")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder set up as the files say: the project with its environment, and a report."""
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kernel(tmp_path: Path) -> dict[str, str]:
    """Make the project's kernel known under its name; return the environment in which it is."""
    command = [sys.executable, "-m", "ipykernel", "install", "--prefix", str(tmp_path / "kernels"), "--name", "soatso"]
    subprocess.run(command, check=True, capture_output=True)
    return os.environ | {"JUPYTER_PATH": str(tmp_path / "kernels/share/jupyter"), "PYTHONPATH": str(ROOT / "src")}


def test_the_workflow_is_of_githubs_form(tmp_path: Path) -> None:
    """And another form would not pass."""
    command = [f"{JUPYTER}/check-jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, str(SCHEDULE / "github-actions.yml")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    wrong = tmp_path / "wrong.yml"
    text = (SCHEDULE / "github-actions.yml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("runs-on:", "runs-in:"), encoding="utf-8")
    assert subprocess.run([*command, str(wrong)], capture_output=True, check=False).returncode == 1


DAG = """
import json, sys
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
dag = bag.dags.get("soatso")
tasks = {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks} if dag else None
print(json.dumps({"errors": bag.import_errors, "tasks": tasks}))
"""


@pytest.fixture
def airflow(project: Path, kernel: dict[str, str]) -> dict[str, str]:
    """Return the environment of an Airflow of its own."""
    dags = project / "airflow" / "dags"
    dags.mkdir(parents=True)
    (dags / "soatso.py").symlink_to(SCHEDULE / "airflow_dag.py")
    return kernel | {
        "AIRFLOW_HOME": str(project / "airflow"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "SOATSO_HOME": str(project),
        "PATH": f"{AIRFLOW}{os.pathsep}{os.environ['PATH']}",
    }


def test_airflow_imports_the_dag(airflow: dict[str, str], project: Path) -> None:
    command = [f"{AIRFLOW}/python", "-c", DAG, str(project / "airflow/dags")]
    outside = {key: value for key, value in airflow.items() if key != "PYTHONPATH"}
    subprocess.run([f"{AIRFLOW}/airflow", "db", "migrate"], env=outside, check=True, capture_output=True)
    done = subprocess.run(command, env=outside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == {"errors": {}, "tasks": {"reports": ["collection"], "collection": []}}


def test_airflow_runs_the_dag(airflow: dict[str, str], project: Path) -> None:
    """Both tasks for real: notebooks and PDF of the report, then the notebook over all."""
    subprocess.run([f"{AIRFLOW}/airflow", "db", "migrate"], env=airflow, check=True, capture_output=True)
    command = [f"{AIRFLOW}/airflow", "dags", "test", "soatso", "2026-11-23"]
    done = subprocess.run(command, env=airflow, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert (project / "out/one/brief.pdf").is_file()
    [executed] = project.glob("out/90-collection-*.ipynb")
    assert "1 báo cáo" in executed.read_text(encoding="utf-8")


class Server:
    """A Jupyter server with the scheduler, spoken to as its pages do."""

    def __init__(self, address: str, process: "subprocess.Popen[bytes]") -> None:
        self.address, self.process = address, process

    def call(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask, or post a body; return the answer."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}/{path}", data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def wait(self, path: str, seconds: int = 120) -> Any:
        """Ask until there is an answer."""
        for _ in range(seconds * 4):
            try:
                return self.call(path)
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, "the server ended"
                time.sleep(0.25)
        raise TimeoutError(path)


@pytest.fixture
def server(project: Path, kernel: dict[str, str], unused_port: int) -> Iterator[Server]:
    """Start a server in the project's folder."""
    home = {
        "HOME": str(project),
        "JUPYTER_DATA_DIR": str(project / "data"),
        "JUPYTER_RUNTIME_DIR": str(project / "run"),
    }
    command = [f"{JUPYTER}/jupyter-server", "--no-browser", "--allow-root", f"--port={unused_port}", "--ip=127.0.0.1"]
    options = ["--IdentityProvider.token=", f"--ServerApp.root_dir={project}", "--ServerApp.disable_check_xsrf=True"]
    outside = {key: value for key, value in kernel.items() if key != "PYTHONPATH"} | home
    outside["PYTHONPATH"] = str(ROOT / "src")
    with subprocess.Popen([*command, *options], env=outside, stderr=subprocess.DEVNULL) as process:
        yield Server(f"http://127.0.0.1:{unused_port}/scheduler", process)
        process.terminate()


@pytest.fixture
def unused_port() -> int:
    """Return a port that nobody listens to."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_jupyter_scheduler_runs_a_notebook_now(server: Server, project: Path) -> None:
    """As its page "Create Notebook Job" does, with the parameters of the recipe."""
    notebook = nbformat.read(ROOT / "notebooks/20-consistency.ipynb", as_version=4)
    notebook.metadata.kernelspec.name = "soatso"
    nbformat.write(notebook, project / "20-consistency.ipynb")
    [environment] = server.wait("runtime_environments")
    job = {
        "name": "nightly",
        "input_uri": "20-consistency.ipynb",
        "runtime_environment_name": environment["name"],
        "output_formats": ["ipynb"],
        "parameters": {"report": f'"{project}/reports/one.md"', "language": '"en"', "output_dir": '"."'},
    }
    number = server.call("jobs", job)["job_id"]
    until = time.monotonic() + 180
    while (state := server.call(f"jobs/{number}"))["status"] not in ("COMPLETED", "FAILED"):
        assert time.monotonic() < until, state
        time.sleep(0.5)
    assert state["status"] == "COMPLETED", state["status_message"]
    [findings] = project.rglob("findings.csv")
    assert "inconsistent" in findings.read_text(encoding="utf-8")


def test_jupyter_scheduler_takes_the_schedule(server: Server, project: Path) -> None:
    (project / "20-consistency.ipynb").write_bytes((ROOT / "notebooks/20-consistency.ipynb").read_bytes())
    [environment] = server.wait("runtime_environments")
    definition = {
        "name": "nightly",
        "input_uri": "20-consistency.ipynb",
        "runtime_environment_name": environment["name"],
        "output_formats": ["ipynb"],
        "schedule": "15 2 * * *",
        "timezone": "Asia/Ho_Chi_Minh",
    }
    number = server.call("job_definitions", definition)["job_definition_id"]
    kept = server.call(f"job_definitions/{number}")
    assert (kept["schedule"], kept["timezone"], kept["active"]) == ("15 2 * * *", "Asia/Ho_Chi_Minh", True)
