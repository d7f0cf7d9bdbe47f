"""The errors this project raises on purpose: bad input or bad usage, never a finding."""


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


class UnreadableReport(SoatSoError):
    """A report that cannot be read: missing, empty, not text, encrypted, damaged or too large."""


class BadUsage(SoatSoError):
    """A command, parameter or ``NAME.yml`` that says something we do not know."""
