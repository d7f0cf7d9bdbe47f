"""The papermill engine ``soatso``: cells run in a fresh process that has imported everything; no kernel has to start.

The cells are run by ipykernel's own kernel, in the process itself, and their messages become outputs in nbclient, as
those of any kernel do. What is left to write here is the seam between the two, and the process around them.

Papermill imports this module as one of its entry points: import papermill before it, or it finds it half made.
"""

import asyncio
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from ipykernel.inprocess.blocking import BlockingInProcessChannel, BlockingInProcessKernelClient
from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.inprocess.manager import InProcessKernelManager
from ipykernel.iostream import OutStream
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, NotebookExecutionManager
from traitlets import Type
from traitlets.config import Config

from helpers.running import children

#: Papermill saves twice a cell, which takes longer than many a cell; a notebook that breaks off is kept up to here.
_SECONDS_BETWEEN_SAVES = 1.0
#: What only a kernel in a process of its own can do, or what cannot be handed to another process.
_NEEDS_A_KERNEL = ("execution_timeout", "stdout_file", "stderr_file")


class SoatSoEngine(NBClientEngine):  # type: ignore[misc]  # papermill has no annotations
    """``papermill --engine soatso``: the outputs of the plain engine, but each notebook runs in a forked child."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **keywords: Any) -> NotebookNode:
        """Execute a notebook in this process if that is made for it, else in a child; papermill calls this.

        Parameters
        ----------
        nb
            The notebook with its parameters.
        kernel_name
            Of the notebook; any but this Python's own takes the plain route, as does what only a real kernel can do.
        **keywords
            As papermill's plain engine takes them.

        Returns
        -------
        NotebookNode
            The executed notebook, its last error in it if there was one.
        """
        if kernel_name != "python3" or not children.CAN_FORK or any(map(keywords.get, _NEEDS_A_KERNEL)):
            return cast(NotebookNode, NBClientEngine.execute_notebook(nb, kernel_name, **keywords))
        if not children.is_fresh():
            return children.call(cls.execute_notebook, nb, kernel_name, **keywords)
        keywords["progress_bar"] = False  # it would be printed into the cells
        return cast(NotebookNode, super().execute_notebook(nb, kernel_name, **keywords))

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **keywords: Any) -> Any:
        """Run the cells; the manager keeps the notebook's metadata."""
        manager, save = _Manager(config=_QUIET, ip="127.0.0.1"), nb_man.save
        nb_man.save = _seldom(save)
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, km=manager, **keywords)
        finally:
            nb_man.save = save


class _Kernel(InProcessKernel):
    """A kernel that can await: ipykernel 7 takes every kernel for one that reads its requests in a thread."""

    async def do_execute(self, *arguments: Any, **more: Any) -> Any:
        """Run a cell as if there were such a thread, and this were not it."""
        self.shell_channel_thread = SimpleNamespace(parent_thread=None)
        try:
            return await super().do_execute(*arguments, **more)  # type: ignore[no-untyped-call]
        finally:
            self.shell_channel_thread = None


class _Channel(BlockingInProcessChannel):
    """A channel on which nbclient, standing in for a front end, can send what a widget has to know."""

    def send(self, message: dict[str, Any]) -> None:
        """Let the kernel handle a message as soon as it is free."""
        asyncio.ensure_future(self.client.dispatch(message))  # noqa: RUF006  # the loop is this process's own


class _Client(BlockingInProcessKernelClient):
    """A client that lets the kernel run a cell in the event loop that asks for it, as a kernel of its own would."""

    shell_channel_class = Type(_Channel)

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return at once: there is nothing to start."""

    async def execute(self, code: str, **content: Any) -> str:  # type: ignore[override]  # nbclient takes either
        """Run a cell and queue its reply; what it shows is queued by the kernel."""
        settled = {"silent": False, "user_expressions": {}, "allow_stdin": False}
        request = self.session.msg("execute_request", {**settled, "code": code, **content})
        await self.dispatch(request)
        _, reply = self.session.recv(self._kernel.shell_stream, copy=False)
        self.shell_channel.call_handlers(reply)
        return str(request["header"]["msg_id"])

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Hand a message to the kernel and wait until it is done."""
        self.session.send(self._kernel.shell_stream, message)
        await self._kernel.dispatch_shell(self._kernel.shell_stream.recv_multipart())

    @property
    def _kernel(self) -> InProcessKernel:
        """The kernel, which is there from the beginning."""
        return cast(InProcessKernel, self.kernel)


class _Manager(InProcessKernelManager):
    """A manager that nbclient can ask for what it asks of others, and whose kernel shows all that is printed."""

    client_class = f"{_Client.__module__}.{_Client.__qualname__}"

    def start_kernel(self, **_: Any) -> None:
        """Make the kernel; its streams are the process's, and catch also what C libraries print."""
        self.kernel = _Kernel.instance(parent=self, session=self.session)
        for name in ("stdout", "stderr"):
            stream = OutStream(self.kernel.session, self.kernel.iopub_thread, name)
            setattr(self.kernel, name, stream)
            setattr(sys, name, stream)

    def shutdown_kernel(self, **_: Any) -> None:
        """Leave the kernel to the end of its process."""


#: A notebook that nobody types into needs no history, least of all its user's.
_QUIET = Config(HistoryManager={"enabled": False})


def _seldom(save: Callable[..., None]) -> Callable[..., None]:
    """Return a function that saves at most once in a while; papermill saves the finished notebook itself."""
    last = -_SECONDS_BETWEEN_SAVES

    def saved(**keywords: Any) -> None:
        nonlocal last
        if time.monotonic() - last >= _SECONDS_BETWEEN_SAVES:
            save(**keywords)
            last = time.monotonic()

    return saved
