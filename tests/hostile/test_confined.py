"""The main job asks nobody on the network for anything, and writes where it was told to."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

#: Python runs this at the start of every process, ours and those that ours start; what it sees goes into one file.
WATCH = """
import os, sys

LOG = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
LOCAL = ("127.0.0.1", "::1", "localhost", "", None)

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        os.write(LOG, b"wrote " + os.path.abspath(os.fsencode(arguments[0])) + b"\\n")
        return
    else:
        return
    if (host.decode() if isinstance(host, bytes) else host) not in LOCAL:
        os.write(LOG, f"asked {{host!r}}\\n".encode())
        raise PermissionError(f"no network here: {{host!r}}")

sys.addaudithook(watch)
"""
pytestmark = [pytest.mark.notebook, pytest.mark.xdist_group("hostile")]
Watched = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Make a folder with a short path: sockets are to lie below it."""
    with TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture
def watched(tmp_path: Path, temporary: Path, root: Path) -> Watched:
    """Return a function that runs a program with every process of it watched: its exit code, and what was seen."""

    def run(*command: str) -> tuple[int, list[str]]:
        spy, log = tmp_path / "spy", tmp_path / "log"
        for folder in (spy, tmp_path / "home", tmp_path / "work"):
            folder.mkdir(exist_ok=True)
        (spy / "sitecustomize.py").write_text(WATCH.format(log=str(log)), encoding="utf-8")
        log.write_text("")
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(spy), str(root / "src")]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(tmp_path / "home"),
            "TMPDIR": str(temporary),
        }
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path / "work", env=environment, capture_output=True, check=False
        )
        return done.returncode, log.read_text(encoding="utf-8").splitlines()

    return run


def test_the_watch_sees_what_it_watches_for(watched: Watched, tmp_path: Path) -> None:
    """In child processes as well."""
    inner = "import urllib.request as u; u.urlopen('http://example.invalid/')"
    outer = f"import subprocess, sys; open('x', 'w'); sys.exit(subprocess.call([sys.executable, '-c', {inner!r}]))"
    assert watched("-c", outer) == (1, [f"wrote {tmp_path}/work/x", "asked 'example.invalid'"])


@pytest.mark.parametrize("command", ["check", "run"])
def test_the_main_job_stays_at_home(
    command: str, watched: Watched, tmp_path: Path, temporary: Path, root: Path
) -> None:
    """No connection beyond this machine, no name looked up; files only below --out and the system's temporary folder.

    Matplotlib's list of fonts and IPython's profile are theirs, made once for a user, and hold nothing of a report.
    """
    out = tmp_path / "out"
    options = ["--out", str(out), "--quiet"] if command == "run" else []
    code, seen = watched("-m", "helpers", command, str(root / "tests/data/ngan-sach-2024.txt"), *options)
    assert code == 1
    assert [line for line in seen if line.startswith("asked")] == []
    written = {Path(line.removeprefix("wrote ")) for line in seen if line.startswith("wrote")}
    caches = [tmp_path / "home" / name for name in (".cache/matplotlib", ".ipython")]
    homes = (out, temporary, *caches, Path("/dev"), Path("/proc"))
    assert sorted(path for path in written if not any(path.is_relative_to(home) for home in homes)) == []
    assert any(path.is_relative_to(out) for path in written) == (command == "run")


def test_only_one_command_knows_where_the_kept_tables_lie(root: Path) -> None:
    """``make tables`` rewrites data/tables; nothing else does."""
    sources = [*(root / "src").rglob("*.py"), *(root / "notebooks").rglob("*.ipynb")]
    naming = [path for path in sources if 'Path("data/tables"' in path.read_text(encoding="utf-8")]
    assert [path.relative_to(root).as_posix() for path in naming] == ["src/helpers/running/commands.py"]
    spoken_of = {path.name for path in sources if "data/tables" in path.read_text(encoding="utf-8")}
    assert spoken_of == {"commands.py", "cli.py"}  # the other says so in its help
