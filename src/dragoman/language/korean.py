"""Korean: sentences and morphemes with their tags, by Kiwi and the model its package carries."""

from __future__ import annotations

from functools import cache
from typing import Any

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.extras import part
from dragoman.language.pieces import pieces
from dragoman.language.sentences import sentences

CLASSES = {
    "NNP": "PROPN", "SL": "PROPN", "SH": "PROPN", "NP": "PRON", "NR": "NUM", "SN": "NUM",
    "VV": "VERB", "VA": "ADJ", "VX": "AUX", "VCP": "AUX", "VCN": "AUX", "XSV": "VERB", "XSA": "ADJ",
    "MM": "DET", "MAG": "ADV", "MAJ": "CCONJ",
}  # fmt: skip
BY_LETTER = {"N": "NOUN", "J": "ADP", "E": "PART", "X": "NOUN", "S": "PUNCT"}


@cache
def _analyser() -> Any:  # noqa: ANN401 - the analyser has no types
    return part("kiwipiepy", "ko").Kiwi(num_workers=1)


def annotate(text: str) -> Annotation:
    """Return sentences and morphemes of ``text``. Errors: ``Unsupported`` where the extra is missing."""
    found = tuple(
        Sentence(start=start, end=end, tokens=_tokens(text, start, end))
        for each in sentences(text, "ko")
        for start, end in pieces(text, each.start, each.end)
    )
    return Annotation(text=text, sentences=found, names=())


def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return a sentence's morphemes; one melted into the one before it («했» is 하 and 었) is left out."""
    found: list[Token] = []
    for each in _analyser().tokenize(text[start:end]):
        first, last = start + each.start, start + each.start + each.len
        if last > first and (not found or first >= found[-1].end):
            found.append(_token(each, text[first:last], first))
    return tuple(found)


def _token(each: Any, printed: str, first: int) -> Token:  # noqa: ANN401 - a morpheme of the analyser
    tag = each.tag.split("-")[0]
    return Token(
        start=first,
        end=first + len(printed),
        text=printed,
        lemma=each.lemma.lower(),
        pos=CLASSES.get(tag) or BY_LETTER.get(tag[0], "X"),
        feats=tag,
        head=-1,
        rel="",
    )
