"""HTML: the page's main part as blocks; each text node is found again by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lxml import etree, html

from dragoman.errors import Unreadable
from dragoman.formats.build import Builder
from dragoman.model.document import BlockKind, Document

NO_TEXT = frozenset((
    "script", "style", "template", "noscript", "iframe", "svg", "math", "head", "nav", "aside",
    "footer", "form", "select", "button", "input", "textarea", "figure", "figcaption", "video",
    "audio", "object", "canvas", "label", "sup", "details", "dialog", "menu",
))  # fmt: skip
"""What never holds a report's own words; ``sup`` are notes' numbers."""
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
KINDS: dict[str, BlockKind] = {
    "li": "list",
    "dd": "list",
    "dt": "list",
    "td": "table",
    "th": "table",
    "blockquote": "quote",
}
ITALIC, BOLD = frozenset(("em", "i", "cite")), frozenset(("strong", "b"))
MOST = 0.6
"""Share of the paragraphs' letters that the report's part of a page must hold."""


def document(text: str, name: str) -> Document:
    """Return the main part of an HTML page. Errors: ``Unreadable`` where there is no page.

    The part is the page's only ``main`` or ``article``, else the least element that holds most of the
    words of all its paragraphs. Parts count the text nodes of the whole tree, as ``walk`` does.
    """
    root = tree(text, name)
    main = _main(root)
    built = Builder(format="html")
    inside = 0
    breaks = 0
    for step in walk(root):
        if step.element is main and step.what in ("start", "end"):
            inside += 1 if step.what == "start" else -1
        if not inside and step.element is not main:
            continue
        if step.element.tag == "q" and step.what in ("start", "end"):
            built.insert("“" if step.what == "start" else "”")
        elif step.what == "break":
            breaks += 1
            _break(built, step.element, breaks)
        elif step.what == "words":
            breaks = breaks if step.words.isspace() else 0
            around = {each.tag for each in (step.element, *step.element.iterancestors())}
            built.add(
                step.words, step.number, italic=bool(around & ITALIC), bold=bool(around & BOLD)
            )
        elif step.element.tag in BLOCKS:
            over = step.element if step.what == "end" else step.element.getparent()
            built.close(*_kind(over if over is not None else root))
    titles = root.xpath("//head/title")
    generators = root.xpath('//meta[@name="generator"]/@content')
    return built.document(
        title=" ".join(titles[0].text_content().split()) if titles else None,
        generator=str(generators[0]) if generators else None,
    )


def _break(built: Builder, element: Any, breaks: int) -> None:  # noqa: ANN401 - lxml's element
    if breaks > 1:  # two in a row part paragraphs
        built.close(*_kind(element.getparent()))
    else:
        built.space()


def tree(text: str, name: str) -> Any:  # noqa: ANN401 - lxml's element
    """Return the page's tree; comments and processing instructions are no part of it."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    declared = re.match(r"\s*<\?xml[^>]*\?>", text)
    try:
        root = html.document_fromstring(text[declared.end() :] if declared else text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable(name, "holds no HTML page") from None
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An element begins or ends, a line breaks, or words stand: then ``number`` is their node's."""

    what: Literal["start", "end", "break", "words"]
    element: Any
    words: str = ""
    number: int = -1


def walk(root: Any) -> Iterator[Step]:  # noqa: ANN401 - lxml's element
    """Yield what a page consists of, in its order; all text nodes are counted, silent ones left out."""
    number, silent = 0, 0
    for event, each in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            silent += _is_silent(each)
            if not silent:
                yield Step(what="break" if each.tag == "br" else "start", element=each)
            if each.text:
                if not silent:
                    yield Step(what="words", element=each, words=each.text, number=number)
                number += 1
            continue
        if not silent and each.tag != "br":
            yield Step(what="end", element=each)
        silent -= _is_silent(each)
        if each.tail and each is not root:
            if not silent:
                yield Step(what="words", element=each.getparent(), words=each.tail, number=number)
            number += 1


def _is_silent(element: Any) -> bool:  # noqa: ANN401 - lxml's element
    return element.tag in NO_TEXT or element.get("hidden") is not None


def _kind(element: Any) -> tuple[BlockKind, int]:  # noqa: ANN401 - lxml's element
    tag = element.tag
    if re.fullmatch(r"h[1-6]", tag):
        return "heading", int(tag[1])
    if any(each.tag == "li" for each in element.iterancestors()):
        return "list", 0
    if any(each.tag == "blockquote" for each in element.iterancestors()):
        return "quote", 0
    return KINDS.get(tag, "paragraph"), 0


def _main(root: Any) -> Any:  # noqa: ANN401 - lxml's element
    for tag in ("main", "article"):
        found = root.findall(f".//{tag}")
        if len(found) == 1:
            return found[0]
    held: dict[Any, int] = {}
    total = 0
    for each in root.iter("p", "li", "blockquote"):
        if any(map(_is_silent, (each, *each.iterancestors()))):
            continue
        count = len(each.text_content())
        total += count
        for over in each.iterancestors():
            held[over] = held.get(over, 0) + count
    fitting = [each for each, count in held.items() if count >= MOST * total]
    body = root.find("body")
    least = max(fitting, key=lambda each: len(list(each.iterancestors())), default=None)
    return least if least is not None else (body if body is not None else root)
