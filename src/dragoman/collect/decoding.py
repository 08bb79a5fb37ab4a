"""Bytes to text: UTF-8, or one of the old encodings of Russia and East Asia, or what the page declares.

What the bytes themselves say stands over what is declared: pages saved by a browser often keep the
charset of the site's server, moved sites that of their old engine. Strict UTF-8 comes first, for text
in an old encoding is practically never valid UTF-8.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from resiliparse.parse.encoding import detect_encoding

from dragoman.errors import Unreadable

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
JIS = (b"\x1b$B", b"\x1b$@")
"""How Japanese mail and some old pages turn to their own letters, in bytes that are all ASCII."""
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.IGNORECASE)
HEAD = 4096
"""Bytes in which a page must declare its charset (HTML: 1024; real pages need more)."""
OLD = ("cp1251", "koi8-r", "cp866")
WEB = re.compile(
    r"ascii|big5\w*|cp\d+|euc_\w+|gb\w+|hz|iso8859-\d+|iso2022_\w+|johab|koi8-\w|mac-\w+|shift_\w+"
    r"|tis-620|utf-8|utf-(16|32)(-[bl]e)?"
)
WIDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "shift_jis": ("cp932",),
        "euc_jp": ("euc_jp", "euc_jis_2004"),
        "gb2312": ("gb18030",),
        "gbk": ("gb18030",),
        "big5": ("big5hkscs", "cp950"),
        "cp950": ("big5hkscs", "cp950"),
        "euc_kr": ("cp949",),
        "ascii": ("cp1252", "iso8859-1"),
        "iso8859-1": ("cp1252", "iso8859-1"),
        "iso8859-9": ("cp1254", "iso8859-9"),
        "tis-620": ("cp874",),
    }
)
"""What is truly meant by a charset's name (https://encoding.spec.whatwg.org), in Python's codecs."""
EASTERN = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
EAST = r"\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
LETTERS = re.compile(rf"[{EAST}\u2010-\u203b]")
NEIGHBOURS = re.compile(rf"[{EAST}]{{2,}}")
MOSTLY = 0.9
"""Share of East Asian letters among those beyond ASCII, from which on a text is East Asian."""
TOGETHER = 0.7
"""The same of those that stand beside another one: «fü» of a German page read as Big5 stands alone."""
SAMPLE = 200_000
COMMON = frozenset("оеаинтсрвл")
ENOUGH = 0.5
"""Share of the ten commonest small letters among Russian ones: about .65 in Russian prose, under
.35 when one old encoding is read as another (measured over the three)."""
FEWEST = 8
"""Russian letters below which nothing can be said."""
LAST_ASCII, TELLING = 0x7F, 40
"""Bytes beyond ASCII below which the encoding a text declares stands over its letters."""
STRANGE = re.compile(
    r"[^\x00-\x7f\u0400-\u045f\u0490\u0491\xa0\xab\xad\xbb\u2013\u2014\u2018-\u201e\u2026\u2116]"
)
"""What a short text in an old encoding of Russia does not hold."""
BROKEN = 0.02
"""Share of characters beyond ASCII that may be damaged in a text whose encoding is known."""
LOST = "\ufffd"
UNTOLD = "wrong encoding: it is not UTF-8, nor an old encoding that can be told; save it as UTF-8"


def decode(content: bytes, name: str, said: str | None = None) -> str:
    """Return ``content`` as text; ``said`` is the charset its server named.

    Errors: ``Unreadable`` when no encoding makes sense of it.
    """
    first = wide(content)
    if first is None:
        first = "iso2022_jp" if any(each in content for each in JIS) else "utf-8-sig"
    try:
        return content.decode(first)
    except UnicodeDecodeError:
        pass
    for text in _short(content, said):
        return text
    best = max(OLD, key=lambda each: _russian(content[:SAMPLE].decode(each, "replace")))
    if _russian(content[:SAMPLE].decode(best, "replace")) >= ENOUGH:
        return content.decode(best, "replace")
    for text in _readings(content, said):
        return text
    raise Unreadable(name, UNTOLD)


def _readings(content: bytes, said: str | None) -> Iterator[str]:
    """Yield texts, the likeliest first: damaged UTF-8, what the bytes look like, what is declared."""
    yield from _nearly(content, "utf-8-sig")
    yield from _plain(content, said)
    looks = _looks(content)
    declared = [each for named in _declared(content, said) for each in _wider(named)]
    yield from (text for each in looks for text in _nearly(content, each) if _eastern(text))
    yield from (text for each in declared for text in _strictly(content, each))
    yield from (text for each in declared for text in _nearly(content, each))
    yield from (text for each in EASTERN for text in _strictly(content, each) if _eastern(text))


def wide(content: bytes) -> str | None:
    """Return which UTF-16 it is, by its mark, or by the «<» it begins with (XML 1.0, F.1)."""
    if content.startswith(UTF_16):
        return "utf-16"
    if content[:1] == b"<" and content[1:4:2] == b"\0\0":
        return "utf-16-le"
    return "utf-16-be" if content[:2] == b"\0<" and content[2:3] == b"\0" else None


def _short(content: bytes, said: str | None) -> Iterator[str]:
    """Yield what is too short to be told by its letters, as its old encoding is declared."""
    if sum(each > LAST_ASCII for each in content[:SAMPLE]) < TELLING:
        yield from _plain(content, said)


def _plain(content: bytes, said: str | None) -> Iterator[str]:
    """Yield the text in a declared old encoding in which all beyond ASCII is Cyrillic or usual signs."""
    for each in _stated(content, said):
        if each in map(_canonical, OLD):
            yield from (text for text in _strictly(content, each) if not STRANGE.search(text))


def eastern(sample: bytes) -> str | None:
    """Return Python's name of the East Asian encoding that ``sample`` is in; ``None`` if it is in none."""
    return next((e for e in _looks(sample) if any(map(_eastern, _nearly(sample, e)))), None)


def _looks(content: bytes) -> list[str]:
    """Return the encodings that the frequencies of the bytes speak for."""
    detected = _known(detect_encoding(content[:SAMPLE], html5_compatible=False) or "")
    return [each for each in _wider(detected) if each in EASTERN]


def _strictly(content: bytes, encoding: str) -> Iterator[str]:
    try:
        yield content.decode(encoding)
    except UnicodeDecodeError:
        return


def _nearly(content: bytes, encoding: str) -> Iterator[str]:
    """Yield the text whose few damaged characters are marked, if there are no more than a few."""
    text = next(_strictly(content, encoding), None) or content.decode(encoding, "replace")
    beyond = sum(each > "\x7f" for each in text)
    if text.count(LOST) <= BROKEN * beyond:
        yield text


def _wider(encoding: str) -> tuple[str, ...]:
    return WIDER.get(encoding, (encoding,) if encoding else ())


def _declared(content: bytes, said: str | None) -> tuple[str, ...]:
    found = _stated(content, said)
    return tuple(each for each in found if each not in ("", "utf-8", *map(_canonical, OLD)))


def _stated(content: bytes, said: str | None) -> tuple[str, ...]:
    match = DECLARED.search(content[:HEAD])
    named = (match.group(1).decode() if match else None, said)
    return tuple(_known(each) for each in named if each)


def _known(name: str) -> str:
    """Return Python's name of a charset of the web; its other codecs are no charsets, or slow."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return found if WEB.fullmatch(found) else ""


def _canonical(encoding: str) -> str:
    return codecs.lookup(encoding).name


def _eastern(text: str) -> bool:
    """Tell whether the letters beyond ASCII are East Asian ones, and stand together as in prose."""
    sample = text[:SAMPLE]
    beyond = sum(each > "\xa0" for each in sample)
    letters = len(LETTERS.findall(sample))
    beside = sum(len(each) for each in NEIGHBOURS.findall(sample))
    return letters >= MOSTLY * beyond and beside >= TOGETHER * letters > 0


def _russian(text: str) -> float:
    """Return how Russian the letters beyond ASCII look, from 0 to 1; markup does not count."""
    beyond = [each for each in text if each > "\x7f"]
    letters = [each for each in beyond if "А" <= each <= "я" or each in "ёЁ"]
    if len(letters) < FEWEST or len(letters) < 0.7 * len(beyond):
        return 0.0
    return round(sum(each in COMMON for each in letters) / len(letters), 3)
