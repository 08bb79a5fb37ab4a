"""What an edition carries of an article: cited sentences, and one on either side within rights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.press import Span
from dragoman.model.reading import ReadArticle
from dragoman.model.report import Excerpt


def excerpts(
    read: ReadArticle, cited: Iterable[Span], rights: int, *, full: bool = False
) -> tuple[Excerpt, ...]:
    """Return the excerpts of one article, in order, none overlapping.

    Each of ``cited`` lies whole in one excerpt. Neighbouring sentences are added while all context
    stays within ``rights`` characters and the article is not shown whole; ``full`` shows it whole.
    """
    text = read.article.text
    wanted = sorted(set(cited))
    if full:
        return (Excerpt(start=0, text=text),) if text else ()
    if not wanted:
        return ()
    cores = _merged(wanted, text)
    around = _neighbours(read.reading.sentences, cores)
    kept = list(cores)
    left = rights
    for each in around:
        size = each.end - each.start
        if size > left:
            continue
        grown = _merged([*kept, each], text)
        if sum(span.end - span.start for span in grown) >= len(text.strip()):
            continue
        kept, left = grown, left - size
    return tuple(Excerpt(start=each.start, text=text[each.start : each.end]) for each in kept)


def _merged(spans: Sequence[Span], text: str) -> list[Span]:
    """Join spans that touch or have nothing but white space between them."""
    found: list[Span] = []
    for each in sorted(spans):
        if found and not text[found[-1].end : each.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(Span(each.start, each.end))
    return found


def _neighbours(sentences: Sequence[Span], cores: Sequence[Span]) -> list[Span]:
    """Return the sentences next to each cited stretch that are not cited themselves."""
    found: list[Span] = []
    for core in cores:
        before = [each for each in sentences if each.end <= core.start]
        after = [each for each in sentences if each.start >= core.end]
        found.extend([*before[-1:], *after[:1]])
    return list(dict.fromkeys(found))
