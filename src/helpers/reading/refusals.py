"""How every refusal to read is worded: the reason, then the remedy."""

from helpers.errors import UnreadableReport


def refuse(kind: str, reason: str, remedy: str) -> UnreadableReport:
    """Make the one line that says why a report cannot be read and what to do about it.

    Parameters
    ----------
    kind
        The stable word for machines: ``missing``, ``directory``, ``not_a_file``, ``permission``, ``too_large``,
        ``empty``, ``not_text``, ``encoding``, ``front_matter``, ``unsupported``, ``encrypted``, ``damaged`` or
        ``no_text``.
    reason, remedy
        Clauses without a full stop; :func:`helpers.reading.documents.read_document` puts the file's name before them.
    """
    return UnreadableReport(kind, f"{reason}; {remedy}.")
