"""Where a paraphrase runs on: sentences without a cue that only whoever spoke before can say.

«По словам X, порт закроют. Потому что угля нет»: the words that open the second sentence make it part of
the first. Every other sentence without a cue is left to the author: most are his.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.language.annotation import Sentence
from dragoman.model.press import Span
from dragoman.read.cues import CLOSED, trimmed
from dragoman.read.drafts import Draft
from dragoman.read.leaf import Page
from dragoman.read.spans import trimmed_end

BECAUSE = re.compile(
    r"(?:Потому что|То есть|Иначе|Наоборот|Напротив|И ещ[её]:|А потому)\b|Потому,? что\b"
)
"""What opens a sentence that gives the ground of the one before, or says it once more."""
COUNTED = re.compile(r"(?:[АИ] )?[Вв]о?-(?:вторых|третьих|четв[её]ртых)\b|Второе|Третье")
COUNTING = re.compile(r"\b[Вв]о?-(?:первых|вторых|третьих)\b")
ADDED = re.compile(
    r"(?:Также|Кроме того|При этом|Вместе с тем|Одновременно|В то же время|Помимо этого)\b"
)
HEARSAY = frozenset({"мол", "дескать"})
OURS = frozenset({"я", "мой", "мы", "наш"})


def running(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each with the sentences after it that go on with what it says."""
    found = list(drafts)
    sentences = page.annotation.sentences
    for number in range(1, len(sentences)):
        before, here = sentences[number - 1], sentences[number]
        if not any(rule(page, before, here) for rule in RULES):
            continue
        place = _said(page, before, here, found)
        if place is not None:
            more = trimmed(page.text, Span(here.start, here.end))
            found[place] = replace(found[place], content=(*found[place].content, more))
    return found


def _grounds(page: Page, _: Sentence, here: Sentence) -> bool:
    """«Потому что угля нет», «То есть порт закроют», «Наоборот»."""
    return BECAUSE.match(page.text, here.start) is not None


def _counts(page: Page, before: Sentence, here: Sentence) -> bool:
    """«Во-вторых, …» after words that hold «во-первых»."""
    counted = COUNTED.match(page.text, here.start)
    return counted is not None and COUNTING.search(page.text, before.start, before.end) is not None


def _adds(page: Page, before: Sentence, here: Sentence) -> bool:
    """«Также прогремят грозы» after what is foretold: all in the future, and nobody living in it."""
    if ADDED.match(page.text, here.start) is None or not _foretells(before):
        return False
    living = any(t.rel.startswith("nsubj") and "=Anim" in t.feats for t in here.tokens)
    return not living and _foretells(here) and not any("Tense=Past" in t.feats for t in here.tokens)


def _foretells(sentence: Sentence) -> bool:
    return any("Tense=Fut" in each.feats for each in sentence.tokens)


def _goes_round(_: Page, __: Sentence, here: Sentence) -> bool:
    """«Мол, порт закроют»: what the author passes on without standing by it."""
    return any(each.lemma in HEARSAY for each in here.tokens)


RULES: tuple[Callable[[Page, Sentence, Sentence], bool], ...] = (
    _grounds,
    _counts,
    _adds,
    _goes_round,
)


def _said(page: Page, before: Sentence, here: Sentence, drafts: Sequence[Draft]) -> int | None:
    """Return the number of the attribution that fills the sentence before to its end, if this one has none."""
    gap = page.text[before.end : here.start]
    apart = "\n\n" in gap or ("\n" in gap and "\n\n" not in page.text)
    asked = page.text.endswith("?", 0, trimmed_end(page.text, here.end))
    ours = any(each.lemma in OURS for each in here.tokens)
    if apart or asked or ours:
        return None
    best: tuple[int, int] | None = None
    for number, each in enumerate(drafts):
        spans = (*each.content, *each.frame)
        if any(span.start < here.end and here.start < span.end for span in spans):
            return None
        end = each.content[-1].end
        fills = before.start < end and page.text[end : before.end].strip(CLOSED + " ") == ""
        if fills and end <= before.end and each.kind != "direct" and _stands(each):
            best = min(best or (each.content[0].start, number), (each.content[0].start, number))
    return best[1] if best else None


def _stands(draft: Draft) -> bool:
    return draft.cue is not None and not draft.negated and draft.modality is None
