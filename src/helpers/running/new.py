"""A working folder for people who installed the package: notebooks, a first report, and a Makefile to run them."""

import shlex
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.errors import BadUsage
from helpers.running.folders import TEMPLATES, shipped

#: What Python and Jupyter leave behind, and pictures that only the project's own README shows.
_LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "pictures")


def lay_out(folder: Path) -> None:
    """Lay out a working folder; one that cannot be written in full stays empty.

    Parameters
    ----------
    folder
        A new folder, or an empty one.

    Raises
    ------
    BadUsage
        If the folder holds something, or cannot be written.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise BadUsage("folder", f"{folder}: is not empty; name a folder that is new or empty")
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".", dir=folder) as made:
            _fill(Path(made))
            for entry in sorted(Path(made).iterdir()):
                entry.rename(folder / entry.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadUsage("folder", f"{folder}: cannot be laid out ({reason}); name another folder") from error


def _fill(folder: Path) -> None:
    """Copy what ships, and name in the Makefile the Python that it is to be run with."""
    for name in ("notebooks", "data"):
        shutil.copytree(shipped() / name, folder / name, ignore=_LEFT_BEHIND)
    shutil.copyfile(TEMPLATES / "README.md", folder / "README.md")
    shutil.copyfile(TEMPLATES / "gitignore", folder / ".gitignore")
    recipes = (TEMPLATES / "Makefile").read_text(encoding="utf-8")
    (folder / "Makefile").write_text(recipes.replace("@PYTHON@", _in_make(sys.executable)), encoding="utf-8")


def _in_make(path: str) -> str:
    """Write a path so that make, and then the shell, take it as it is."""
    return shlex.quote(path).replace("$", "$$").replace("#", "\\#")
