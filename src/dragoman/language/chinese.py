"""Chinese: sentences and words with their tags, by jieba and the dictionary its package carries."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.extras import part
from dragoman.language.pieces import pieces
from dragoman.language.sentences import sentences

CLASSES = {
    "v": "VERB", "a": "ADJ", "z": "ADJ", "n": "NOUN", "t": "NOUN", "s": "NOUN", "f": "NOUN",
    "i": "NOUN", "l": "NOUN", "j": "PROPN", "r": "PRON", "m": "NUM", "q": "NOUN", "d": "ADV",
    "p": "ADP", "c": "CCONJ", "u": "PART", "y": "PART", "x": "PUNCT", "w": "PUNCT", "b": "ADJ",
}  # fmt: skip
NAMES = ("nr", "ns", "nt", "nz")


@cache
def _analyser() -> Any:  # noqa: ANN401 - the analyser has no types
    """Build the analyser from its own dictionary: never from a cache that anybody may have written."""
    words = part("jieba", "zh").Tokenizer()
    words.FREQ, words.total = words.gen_pfdict(words.get_dict_file())
    words.initialized = True
    return part("jieba.posseg", "zh").POSTokenizer(words)


def annotate(text: str) -> Annotation:
    """Return sentences and words of ``text``. Errors: ``Unsupported`` where the extra is missing."""
    found = tuple(
        Sentence(start=start, end=end, tokens=_tokens(text, start, end))
        for each in sentences(text, "zh")
        for start, end in pieces(text, each.start, each.end)
    )
    return Annotation(text=text, sentences=found, names=())


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    found, place = [], start
    for each in _analyser().cut(text[start:end]):
        if each.word.strip():
            found.append(_token(each.word, each.flag, place))
        place += len(each.word)
    return tuple(found)


def _token(word: str, tag: str, first: int) -> Token:
    return Token(
        start=first,
        end=first + len(word),
        text=word,
        lemma=word.lower(),
        pos="PROPN" if tag.startswith(NAMES) else CLASSES.get(tag[:1], "X"),
        feats=tag,
        head=-1,
        rel="",
    )
