"""Web pages: which part is the article, and its decoding."""

import re
from itertools import pairwise

from lxml import html as lxml_html
from lxml.html import HtmlElement

from helpers.errors import UnreadableReport
from helpers.reading.encodings import decode
from helpers.reading.formats.extract import Extract, assemble
from helpers.reading.formats.markup import blocks
from helpers.reading.refusals import refuse

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
#: Labels that servers put on anything; the bytes are asked instead.
_HOLLOW = {"iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "x-user-defined", "utf-8", "utf8", "utf-16"}

#: Encodings that need no mention beside the form.
_PLAIN = {"utf-8", "utf-8 with BOM", "utf-16-le", "utf-16-be"}
#: A page may have one broken letter in so many.
_RARELY = 500

#: Parts of a page that are not what it reports, by the elements and roles that HTML gives them.
_FURNITURE = (
    "//script|//style|//noscript|//template|//iframe|//object|//svg|//button|//select|//textarea|//head|//comment()"
    "|//nav|//aside|//footer[not(ancestor::article)]|//header[not(ancestor::article or ancestor::main)]"
    "|//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='complementary' or @role='search']"
)
_LISTS = "descendant::ul|descendant::ol|descendant::div|descendant::section|descendant::dl"

#: A page with fewer links has no menu: it is a document saved as HTML, and all of it is the report.
_LINKS_OF_A_SITE = 5
#: A headline, date line and lead are shorter than this; more than that between headline and body is something else.
_LONGEST_LEAD = 2000


def extract_html(data: bytes) -> Extract:
    """Extract the article of a web page, tables row by row.

    The article is the smallest element that holds every paragraph trafilatura keeps, from the page's only ``h1``
    on; inside it everything is read, except lists that are mostly links. Nothing is fetched.

    Raises
    ------
    UnreadableReport
        Of kind ``no_text`` for a page without text, or as :func:`helpers.reading.encodings.decode`.
    """
    text, encoding = _decoded(data)
    if not text.strip():
        raise refuse("empty", "holds nothing but white space", "give a report with text")
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    page = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise refuse(
            "damaged", "nests its parts too deeply to be read whole", "save it again from the program it came from"
        )
    extract = assemble(blocks(_article(page)), "html")
    if not extract.text:
        raise refuse("no_text", "is a web page without text", "save the page after its text has appeared")
    return extract if encoding in _PLAIN else extract._replace(encoding=f"{encoding.removesuffix(' in utf-8')} in html")


def _decoded(data: bytes) -> tuple[str, str]:
    """Decode a page as it says it is encoded, unless it says nothing or what every server says."""
    declared = _CHARSET.search(data[:4096])
    name = (declared[1] or declared[2]).decode().lower() if declared else ""
    if name and name not in _HOLLOW:
        try:
            return data.decode(name), name
        except (ValueError, LookupError):
            pass
    try:
        return decode(data)
    except UnreadableReport:
        # Servers cut summaries in the middle of a letter; a broken letter never takes a figure along.
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * _RARELY > len(text) or "\x00" in text:
            raise
        return text, "damaged utf-8"


def _article(page: HtmlElement) -> HtmlElement:
    """Find the element of a page that is its article, and cut away what is not."""
    for part in page.xpath(_FURNITURE):
        if part.getparent() is not None:
            part.drop_tree()
    if len(page.xpath("//a[@href]")) < _LINKS_OF_A_SITE:
        return page
    body = _holding(page, _paragraphs(page))
    _drop_link_lists(body)
    return _from_headline(page, body)


def _paragraphs(page: HtmlElement) -> set[str]:
    """List the paragraphs and cells that trafilatura takes for the article, without their white space."""
    # Imported here: half a second that a document saved as HTML does not need.
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_tables=True, include_comments=False)
    body = getattr(found, "body", None)
    parts = [] if body is None else body.iter("p", "head", "item", "cell", "quote")
    return {_squeezed("".join(part.itertext())) for part in parts}


def _holding(page: HtmlElement, paragraphs: set[str]) -> HtmlElement:
    """Find the smallest element that holds every one of the paragraphs which occurs once in the page."""
    found: dict[str, list[HtmlElement]] = {}
    for element in page.iter():
        if isinstance(element.tag, str) and (text := _squeezed(element.text_content())) in paragraphs:
            found.setdefault(text, []).append(element)
    # An element and its only child have the same text: they are one occurrence.
    once = [chain[-1] for chain in found.values() if all(a in b.iterancestors() for a, b in pairwise(chain))]
    paths = [[*reversed(list(element.iterancestors())), element] for element in once]
    common = [level[0] for level in zip(*paths, strict=False) if len(set(level)) == 1]
    return common[-1] if common else page


def _drop_link_lists(body: HtmlElement) -> None:
    """Cut lists that are mostly links: related news, tags, a table of contents."""
    for part in body.xpath(_LISTS):
        links = part.xpath("descendant::a[@href]")
        linked = sum(len(_squeezed(link.text_content())) for link in links)
        if len(links) > 2 and linked * 10 >= 6 * len(_squeezed(part.text_content())):
            part.drop_tree()


def _from_headline(page: HtmlElement, body: HtmlElement) -> HtmlElement:
    """Let the article begin at the page's only headline, with the date line and the lead before the body."""
    headlines = page.xpath("//h1")
    if len(headlines) != 1 or headlines[0] in body.iter() or _distance(page, headlines[0], body) > _LONGEST_LEAD:
        return body
    above = set(body.iterancestors())
    for node in [headlines[0], *headlines[0].iterancestors()]:
        if node in above:
            return node
        parent = node.getparent()
        parent.text = None
        for earlier in list(node.itersiblings(preceding=True)):
            parent.remove(earlier)
        if parent in above:
            _cut_after(body, parent)
    return body


def _distance(page: HtmlElement, headline: HtmlElement, body: HtmlElement) -> int:
    """Count the characters from a headline to the body below it; more than any lead where it is not above."""
    length: int | None = None
    for element in page.iter():
        if element is body:
            break
        if element is headline:
            length = 0
        elif length is not None:
            length += len(element.text or "") + len(element.tail or "")
    return _LONGEST_LEAD + 1 if length is None else length


def _cut_after(body: HtmlElement, top: HtmlElement) -> None:
    """Remove everything below ``top`` that comes after the body."""
    for node in [body, *body.iterancestors()]:
        if node is top:
            return
        node.tail = None
        for later in list(node.itersiblings()):
            node.getparent().remove(later)


def _squeezed(text: str) -> str:
    """Write text without white space, to compare it."""
    return "".join(text.split())
