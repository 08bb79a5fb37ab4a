"""RTF to plain text (specification 1.9.1): words alone, in the encodings of its fonts.

Cells of a table are parted by tabs. What a reader does not see in the body (headers, notes, pictures, the
addresses of links) is left out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from dragoman.errors import TooLarge, Unreadable
from dragoman.formats.limits import Limits

SIGN = b"{\\rtf"
TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)",
    re.DOTALL,
)
SILENT = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "header", "headerl", "headerr",
    "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "fldinst", "annotation", "atnid",
    "atnauthor", "atrfstart", "atrfend", "bkmkstart", "bkmkend", "listtable", "listoverridetable", "revtbl",
    "rsidtbl", "generator", "themedata", "datastore", "xmlnstbl", "filetbl", "latentstyles", "nonshppict",
    "shpinst", "pntext", "pnseclvl", "tc", "xe", "do", "mmath", "deleted", "listtext",
))  # fmt: skip
"""Groups whose words are no part of the text."""
PRINTED: Mapping[str, str] = MappingProxyType({
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "row": "\n", "cell": "\t", "nestcell": "\t",
    "nestrow": "\n", "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
})  # fmt: skip
SIGNS: Mapping[bytes, str] = MappingProxyType(
    {
        b"~": "\xa0",
        b"-": "",
        b"_": "\u2011",
        b"\n": "\n",
        b"\r": "\n",
        b"{": "{",
        b"}": "}",
        b"\\": "\\",
    }
)
CHARSETS: Mapping[int, str] = MappingProxyType({
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
})  # fmt: skip
DEEPEST = 2000
"""Groups in groups, at most."""


@dataclass(slots=True)
class State:
    """What a group hands down to the groups in it."""

    silent: bool = False
    font: int = -1
    skip: int = 1


@dataclass(slots=True)
class Reading:
    """The text so far, and what it takes to go on."""

    out: list[str] = field(default_factory=list)
    length: int = 0
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    encoding: str = "cp1252"
    waiting: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    in_fonts: int = 0


def text(content: bytes, name: str, limits: Limits) -> str:
    """Return the words of an RTF file. Errors: ``Unreadable``, ``TooLarge``."""
    if not content.lstrip().startswith(SIGN):
        raise Unreadable(name, "is no RTF file, whatever its name says")
    read = Reading()
    for match in TOKEN.finditer(_without_binary(content)):
        _take(read, match)
        if len(read.stack) > DEEPEST:
            raise Unreadable(name, "is a damaged RTF file: its groups never end")
        if read.length > limits.characters:
            raise TooLarge(name, f"holds more than {limits.characters} characters")
    _flush(read)
    # halves of a pair that were written as two signs become one
    whole = "".join(read.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(r"(?<![ \xa0])[ \xa0]+\n", "\n", whole.replace("\0", ""))


def _without_binary(content: bytes) -> bytes:
    """Take out the bytes of pictures, which may look like anything."""
    kept, at = [], 0
    for match in re.finditer(rb"\\bin(\d{1,9}) ?", content):
        if match.start() >= at:
            kept.append(content[at : match.start()])
            at = match.end() + int(match.group(1))
    return b"".join([*kept, content[at:]])


def _take(read: Reading, match: re.Match[bytes]) -> None:
    word, number, code, sign, brace, words = match.groups()
    if code is None:
        _flush(read)
    if brace:
        _group(read, opens=brace == b"{")
    elif word:
        _word(read, word.decode(), int(number) if number else None)
    elif code:
        _byte(read, int(code, 16))
    elif sign == b"*":
        read.state = replace(read.state, silent=True)
    elif sign:
        _put(read, SIGNS.get(sign, ""))
    elif words:
        skipped = min(read.to_skip, len(words))
        read.to_skip -= skipped
        _put(
            read, words[skipped:].decode("latin-1" if words.isascii() else read.encoding, "replace")
        )


def _group(read: Reading, *, opens: bool) -> None:
    read.to_skip = 0
    if opens:
        read.stack.append(read.state)
        read.state = replace(read.state)
    elif read.stack:
        read.state = read.stack.pop()
        if len(read.stack) < read.in_fonts:
            read.in_fonts = 0


def _word(read: Reading, word: str, number: int | None) -> None:
    read.to_skip = 0
    if word == "fonttbl":
        read.in_fonts = len(read.stack)
    if word in SILENT:
        read.state = replace(read.state, silent=True)
    elif word in PRINTED:
        _put(read, PRINTED[word])
    elif word == "u" and number is not None:
        _put(read, chr(number % 0x10000))
        read.to_skip = read.state.skip
    elif word == "uc":
        read.state = replace(read.state, skip=min(max(number or 0, 0), 16))
    elif word == "f" and number is not None:
        read.state = replace(read.state, font=number)
    elif word == "fcharset" and read.in_fonts and number is not None and len(read.fonts) < DEEPEST:
        read.fonts[read.state.font] = CHARSETS.get(number, "")
    elif word == "ansicpg" and number is not None:
        read.encoding = _known(f"cp{number}") or read.encoding
    elif word in ("mac", "pca", "pc"):
        read.encoding = {"mac": "mac_roman", "pca": "cp850", "pc": "cp437"}[word]


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "utf-8" if encoding == "cp65001" else None


def _byte(read: Reading, code: int) -> None:
    if read.to_skip:
        read.to_skip -= 1
    else:
        read.waiting.append(code)


def _flush(read: Reading) -> None:
    """Decode the bytes that were written as codes: several may be one letter."""
    if read.waiting:
        encoding = read.fonts.get(read.state.font) or read.encoding
        _put(read, read.waiting.decode(encoding, "replace"))
        read.waiting.clear()


def _put(read: Reading, words: str) -> None:
    if not read.state.silent:
        read.out.append(words)
        read.length += len(words)
