"""A reader's view of a text: one Unicode form, plain spaces and dashes, and the sentences it falls into.

Every pattern of this room runs over a view, so that NFD text, no-break spaces, CRLF and markdown emphasis read like
plain text. ``View.origin`` and ``View.limit`` lead every place back to the text as decoded. Patterns that look at what
stands before a place search from some letters before it on; a place before the text's head means its head.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.reading.paragraphs import paragraphs_of, sentences_of, unwrapped

# One character for one: offsets must not move. What joins digits in thousands is remembered before it becomes a space.
_PLAIN = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
    **dict.fromkeys("\u3000_\x0b\x0c", " "),  # word-segmented text joins its syllables with underscores
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2018\u2019", "'"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    "\uff05": "%",
    "*": "•",  # those that are no emphasis
    "\r": "\n",  # those that stood alone
    "\u0130": "I",  # the one letter whose lower case is longer than itself
}
# What is spelt in two ways: where the tone stands in an open syllable, and i for y.
_SPELLING = {
    a + b: c + d
    for a, toned, d in (("o", "òóỏõọ", "a"), ("o", "òóỏõọ", "e"), ("u", "ùúủũụ", "y"))
    for b, c in zip({"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}[d], toned, strict=True)
}
_SPELLING |= {"kì": "kỳ", "kỉ": "kỷ", "kĩ": "kỹ", "lí": "lý", "quí": "quý", "qúy": "quý"}
# Begins with plain letters, so that a search can skip to the next of them.
_OTHER_SPELLING = re.compile(
    r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ](?<!qu.)|k[ìỉĩ](?<!\w..)|lí(?<!\w..)|quí(?<!\w...)|qúy(?<!\w...))(?![^\W_])"
)
_TIGHT = re.compile("\\d[\u00a0\u2007\u2009\u202f](?=\\d{3})")
_CLUSTER = re.compile(r"[\x00-\x7f]+(?![\u0300-\u036f])|[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
# What says nothing: half a line end, white space before one, emphasis, signs without width.
_SILENT = re.compile("\r(?=\n)|(?<![ \t])[ \t]++(?=[\r\n])|\\*+|[\u00ad\u200b-\u200d\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class View:
    """The text as the patterns see it, with the way back.

    ``plain`` and ``low`` (the same in lower case) have the same length; ``places`` is None where the view has the
    offsets of the text itself.
    """

    plain: str
    low: str
    sentences: tuple[tuple[int, int], ...]  #: (start, end) in the view, ascending, without outer white space
    starts: tuple[int, ...]  #: where they begin
    paragraphs: tuple[int, ...]  #: for each sentence, the number of its paragraph
    places: tuple[list[int], list[int]] | None = None  #: for each character, where its source starts and ends
    tight: frozenset[int] = frozenset()  #: places of no-break spaces between digits: they group thousands

    def origin(self, place: int) -> int:
        """Return the offset in the text as decoded that a place in the view came from."""
        return place if self.places is None else self.places[0][place]

    def limit(self, place: int) -> int:
        """Return the offset in the text as decoded where the character before a place ends."""
        return place if self.places is None or place == 0 else self.places[1][place - 1]

    def place(self, offset: int) -> int:
        """Return the place in the view where what stands at an offset of the text as decoded is read."""
        return offset if self.places is None else bisect_left(self.places[0], offset, hi=len(self.places[0]) - 1)

    def around(self, place: int) -> tuple[int, int]:
        """Return where the sentence that holds a place begins and ends."""
        start, end = self.sentences[self.sentence_at(place)]
        return min(start, place), max(end, place)

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds a place (the one before it, for white space)."""
        return max(bisect_right(self.starts, place) - 1, 0)


def view_of(text: str, body_start: int = 0) -> View:
    """Return the view of a text, everything before ``body_start`` (front matter) blanked out.

    Parameters
    ----------
    text
        The report as decoded, in any Unicode form, with its own line ends.
    body_start
        First code point that is to be read.
    """
    body = " " * body_start + text[body_start:]
    places = None
    if not unicodedata.is_normalized("NFC", body):
        body, places = _rewritten((unicodedata.normalize("NFC", m.group()), *m.span()) for m in _CLUSTER.finditer(body))
    if any(sign in body for sign in "\r*\u00ad\u200b\u200c\u200d\u2060\ufeff") or " \n" in body or "\t\n" in body:
        body, folded = _rewritten(_loud(body))
        places = folded if places is None else _composed(folded, places)
    tight = frozenset(m.start() + 1 for m in _TIGHT.finditer(body)) if _has_tight(body) else frozenset()
    plain = _plain(body)
    blocks = paragraphs_of(plain)
    plain = unwrapped(plain, blocks)
    sentences, paragraphs = sentences_of(plain, blocks)
    return View(plain, _lower(plain), sentences, tuple(start for start, _ in sentences), paragraphs, places, tight)


def _has_tight(text: str) -> bool:
    """Tell whether looking for no-break spaces is worth the time."""
    return any(space in text for space in "\u00a0\u2007\u2009\u202f")


def _plain(text: str) -> str:
    """Write white space, dashes, quotes and slashes in their plain forms."""
    for sign, plain in _PLAIN.items():  # far quicker than translate, which looks every letter up
        if sign in text:
            text = text.replace(sign, plain)
    return text


def _lower(plain: str) -> str:
    """Return the text in lower case, letter for letter, in the spelling of the lexicon: khoá as khóa, quí as quý."""
    low = _OTHER_SPELLING.sub(lambda m: _SPELLING[m.group()], plain.lower())
    if len(low) != len(plain):  # a letter we do not know of: keep the places, give up its lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return low


_Piece = tuple[str, int, int]


def _loud(text: str) -> Iterable[_Piece]:
    """Yield the pieces of a text that say something, with their places."""
    done = 0
    for m in _SILENT.finditer(text):
        if m.group()[0] == "*" and not _is_emphasis(text, *m.span()):
            continue
        yield text[done : m.start()], done, m.start()
        done = m.end()
    yield text[done:], done, len(text)


def _is_emphasis(text: str, start: int, end: int) -> bool:
    """Tell asterisks that set words off from those that multiply numbers or begin an item of a list."""
    if text[start - 1 : start].isdecimal() and text[end : end + 1].isdecimal():
        return False
    bullet = end - start == 1 and text[end : end + 1] in " \t" and text[max(0, start - 1) : start] in "\r\n"
    return not bullet


def _rewritten(pieces: Iterable[_Piece]) -> tuple[str, tuple[list[int], list[int]]]:
    """Join pieces to a text, and remember for each character where its source starts and ends."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    finish = 0
    for piece, start, end in pieces:
        words.append(piece)
        if len(piece) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
        finish = end
    starts.append(finish)
    return "".join(words), (starts, ends)


def _composed(outer: tuple[list[int], list[int]], inner: tuple[list[int], list[int]]) -> tuple[list[int], list[int]]:
    """Lead places through two rewritings back to the first text."""
    return [inner[0][place] for place in outer[0]], [inner[1][place - 1] for place in outer[1]]
