"""Japanese: sentences and short units with parts of speech, by SudachiPy and its small dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.extras import part
from dragoman.language.pieces import pieces
from dragoman.language.sentences import sentences

VERBS = {"動詞": "VERB", "助動詞": "AUX", "形容詞": "ADJ", "形状詞": "ADJ"}
WORDS = {"助詞": "ADP", "副詞": "ADV", "接続詞": "CCONJ", "代名詞": "PRON", "連体詞": "DET"}
MARKS = {"補助記号": "PUNCT", "空白": "PUNCT", "接頭辞": "NOUN", "接尾辞": "NOUN"}
CLASSES = {**VERBS, **WORDS, **MARKS}
PIECE = 4000
"""Code points that the analyser is given at once; it refuses more than some 16,000."""


@cache
def _analyser() -> Callable[[str], Iterable[Any]]:
    sudachi = part("sudachipy", "ja")
    part("sudachidict_small", "ja")
    dictionary = sudachi.Dictionary(dict="small")
    make = getattr(dictionary, "tokenizer", None) or dictionary.create
    tokenize: Callable[[str], Iterable[Any]] = make(mode=sudachi.SplitMode.A).tokenize
    return tokenize


def annotate(text: str) -> Annotation:
    """Return sentences and words of ``text``. Errors: ``Unsupported`` where the extra is missing."""
    found = tuple(
        Sentence(start=start, end=end, tokens=_tokens(text, start, end))
        for each in sentences(text, "ja")
        for start, end in pieces(text, each.start, each.end)
    )
    return Annotation(text=text, sentences=found, names=())


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    tokenize = _analyser()
    return tuple(
        _token(each, first)
        for first in range(start, end, PIECE)
        for each in tokenize(text[first : min(first + PIECE, end)])
        if each.surface().strip()
    )


def _token(each: Any, base: int) -> Token:  # noqa: ANN401 - a morpheme of the analyser
    tags = each.part_of_speech()
    return Token(
        start=base + each.begin(),
        end=base + each.end(),
        text=each.surface(),
        lemma=each.dictionary_form().lower(),
        pos=_class(tags),
        feats="-".join(tag for tag in tags[:4] if tag != "*"),
        head=-1,
        rel="",
    )


def _class(tags: tuple[str, ...]) -> str:
    if tags[0] != "名詞":
        return CLASSES.get(tags[0], "X")
    return {"固有名詞": "PROPN", "数詞": "NUM"}.get(tags[1], "NOUN")
