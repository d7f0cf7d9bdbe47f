"""The errors this project raises on purpose: bad input or bad usage, never a finding."""

from typing import Any


class SoatSoError(Exception):
    """Base of our own errors; a command prints it as one line and ends with ``exit_code``.

    Parameters
    ----------
    kind
        A stable word for machines (``missing``, ``empty``, ``not_text``, …), printed in JSON.
    message
        One line for people: what was wrong, where, and what to do about it.
    """

    exit_code = 2

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle it, for it may be raised in another process."""
        return type(self), (self.kind, self.message), self.__dict__


class UnreadableReport(SoatSoError):
    """A report that cannot be read: missing, empty, not text, encrypted, damaged or too large."""


class BadUsage(SoatSoError):
    """A command, parameter or ``NAME.yml`` that says something we do not know."""
