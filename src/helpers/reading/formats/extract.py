"""What a format hands on: blocks of text, each piece with its place, and how they become one text."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from helpers.reading.encodings import disguise_of, undisguised
from helpers.reading.refusals import refuse


class Piece(NamedTuple):
    """A run of text and the place it stands at: ``page 3``, ``paragraph 12`` or a table cell."""

    text: str
    place: str


#: A paragraph or a table row: its pieces follow each other on one line.
Block = list[Piece]


class Extract(NamedTuple):
    """The text of a document with places, as :class:`helpers.reading.records.Document` wants them."""

    text: str
    places: tuple[tuple[int, str], ...]
    encoding: str


#: A thousand pages have three million characters; what unpacks to more than this is no report.
MAX_TEXT = 20_000_000

#: Characters that are no text wherever they come from: controls, lone surrogates, what is not a character.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def assemble(blocks: Iterable[Block], form: str) -> Extract:
    r"""Put blocks under each other with an empty line between them, and count where each place begins.

    Office archives hold TCVN3 and VNI text in Word, web and PDF files too; it is recognised over the whole document
    and read as Vietnamese piece by piece, before anything is counted. Raises ``UnreadableReport`` of kind ``too_large``
    for text without end.
    """
    kept = [block for block in blocks if any(piece.text.strip() for piece in block)]
    disguise = disguise_of("\n".join(piece.text for block in kept for piece in block))
    parts: list[str] = []
    places: list[tuple[int, str]] = []
    offset = 0
    for block in kept:
        if parts:
            parts.append("\n\n")
            offset += 2
        for piece in block:
            text = _NO_TEXT.sub("\ufffd", undisguised(piece.text, disguise) if disguise else piece.text)
            if not places or places[-1][1] != piece.place:
                places.append((offset, piece.place))
            parts.append(text)
            offset += len(text)
            if offset > MAX_TEXT:
                raise refuse("too_large", f"has more than {MAX_TEXT} characters of text", "split it")
    return Extract("".join(parts), tuple(places), f"{disguise.encoding} in {form}" if disguise else form)
