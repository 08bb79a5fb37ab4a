"""Where persons stand, before it is known who they are: by titles, by scripts, by the words' classes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from dragoman.language.annotation import Annotation, Token
from dragoman.model.press import Span
from dragoman.read.eastern.words import Words, either

LATIN_JOINTS = "·•‧・"
KATAKANA = r"[ァ-ヴー]{2,}"
KANA_FULL = re.compile(rf"{KATAKANA}(?:[・＝=]{KATAKANA})+")
KANJI = r"[一-龥々]"
LABEL = re.compile(r"(?m)^[\s　]*([^：:\s「」“”]{2,12})[：:]")


def labels(text: str) -> Iterator[Span]:
    """Yield the names that open paragraphs before a colon, twice or more: those of an interview."""
    found = list(LABEL.finditer(text))
    counted = Counter(each[1] for each in found)
    for each in found:
        if counted[each[1]] > 1:
            yield Span(*each.span(1))


@cache
def _titled(words: Words, name: str) -> re.Pattern[str]:
    return re.compile(rf"({name})(?={either(words.titles)})")


def japanese(text: str, annotation: Annotation, words: Words) -> Iterator[Span]:
    """Yield «イワン・ペトロフ», «ペトロフ運輸相», «森田健一», «森田灯氏»."""
    for each in KANA_FULL.finditer(text):
        yield Span(*each.span())
    for each in _titled(words, rf"(?<![ァ-ヴー・]){KATAKANA}").finditer(text):
        yield Span(*each.span(1))
    for each in re.finditer(rf"(?<!{KANJI})({KANJI}{{2,4}})(?=氏|さん)", text):
        yield Span(*each.span(1))
    for each in re.finditer(rf"(?<!{KANJI})({KANJI}{{2,5}})(?=（[ァ-ヴー・]+）)", text):
        yield Span(*each.span(1))
    for sentence in annotation.sentences:
        for span in _japanese(sentence.tokens, words):
            yield _whole_run(text, span)


def _whole_run(text: str, span: Span) -> Span:
    """Widen a name to all characters around it where together they are no longer than a name."""
    first = span.start
    while first and re.match(KANJI, text[first - 1]):
        first -= 1
    return Span(first, span.end) if span.end - first <= 5 else span  # noqa: PLR2004


def _japanese(tokens: tuple[Token, ...], words: Words) -> Iterator[Span]:
    """Yield surname and given name as the dictionary tags them, or a surname before a title."""
    for place, token in enumerate(tokens):
        if "人名-姓" not in token.feats or (place and "人名" in tokens[place - 1].feats):
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else token
        given = "人名" in after.feats and after is not token and after.start == token.end
        last = after if given else token
        rest = "".join(each.text for each in tokens[place + 1 + given : place + 4 + given])
        if given or rest.startswith(words.titles):
            yield Span(token.start, last.end)


def korean(text: str, annotation: Annotation, words: Words) -> Iterator[Span]:
    """Yield «김민수 교수», «이반 페트로프 러시아 교통장관», «페트로프 장관»."""
    proper = {
        (token.start, token.end)
        for sentence in annotation.sentences
        for token in sentence.tokens
        if token.feats in ("NNP", "SL")
    }
    begun, ended = {first for first, _ in proper}, {last for _, last in proper}
    titles = either(words.titles)
    after = rf"(?=\s?(?:[가-힣A-Za-z]+\s){{0,4}}?[가-힣]*{titles}(?:[은는이가의을를도와과에,.)\s]|께|$))"
    native = re.compile(rf"(?<![가-힣])([{words.lists['words']['surnames']}][가-힣]{{2}}){after}")
    for each in native.finditer(text):
        if each.start(1) in begun and each.end(1) in ended:
            yield Span(*each.span(1))
    for each in re.finditer(r"([가-힣]{2,6}(?: [가-힣]{2,6})?)(?=\([一-龥]{2,5}\))", text):
        if any(each.start(1) <= first and last == each.end(1) for first, last in proper):
            begin = max(first for first, last in proper if last == each.end(1))
            yield Span(begin if " " not in each[1] else each.start(1), each.end(1))
    foreign = re.compile(rf"(?<![가-힣])([가-힣]{{2,7}}) ([가-힣]{{2,7}}){after}")
    for each in foreign.finditer(text):
        if {each.span(1), each.span(2)} <= proper:
            yield Span(*each.span())
    roles = either(words.lists["words"]["roles"])
    for each in re.finditer(
        rf"{roles} ([가-힣]{{2,6}}(?: [가-힣]{{2,6}})?)(?=[은는이가의도]|[,.(])", text
    ):
        yield Span(*each.span(1))
    single = re.compile(
        rf"(?<![가-힣])([가-힣]{{2,6}})(?=\s{titles}(?:[은는이가의을를도와과에,.)\s]|께|$))"
    )
    for each in single.finditer(text):
        if each.span(1) in proper:
            yield Span(*each.span(1))


def chinese(text: str, annotation: Annotation, words: Words) -> Iterator[Span]:
    """Yield «伊万·彼得罗夫», «研究员王建国», «王建国教授»."""
    surnames = words.lists["words"]["surnames"]
    foreign = f"(?:[{words.lists['words']['transliterating']}]|(?<=彼)得)+"
    for each in re.finditer(rf"{foreign}(?:[{LATIN_JOINTS}]{foreign})+", text):
        yield Span(*each.span())
    said = "表示|指出|认为|認為|坦言|强调|強調|告诉|透露|证实|說|说|称|稱|在|对|對|的|，|。|："
    before = either(words.titles)
    native = rf"[{surnames}][一-龥]{{1,2}}"
    for each in re.finditer(
        rf"(?<![一-龥])({native})(?=表示|指出|认为|坦言|强调|告诉|透露|证实|说[，：。]|称，)",
        text,
    ):
        yield Span(*each.span(1))
    for each in re.finditer(rf"{before}({native})(?={said})", text):
        yield Span(*each.span(1))
    for sentence in annotation.sentences:
        tokens = sentence.tokens
        for place, token in enumerate(tokens):
            is_native = token.feats.startswith("nr") and token.text[0] in surnames
            if not is_native or len(token.text) not in (2, 3):
                continue
            before = tokens[place - 1].text if place else ""
            rest = text[token.end : token.end + 4]
            if (
                before.endswith(words.titles)
                or rest.startswith(words.titles)
                or words.cue.match(rest)
            ):
                yield Span(token.start, token.end)


FINDERS = {"ja": japanese, "ko": korean, "zh": chinese}
