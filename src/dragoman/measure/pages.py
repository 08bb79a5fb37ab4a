"""Extraction from saved newspaper pages with known title, authors, date and text.

The rules of comparison: a title is right when its words are the known ones or nearly (word F1 of .8);
``authors`` when persons and credits together (the labels do not part them) are exactly the known
names, ``authors.persons`` when the persons are exactly those of the known names that are no newsroom
or agency; a date by its day; ``text_f1`` is the F1 of words (as a bag, NFKC, small letters, each CJK
character a word), the mean over pages. ``text.shingles`` is scrapinghub's measure
(article-extraction-benchmark): precision and recall over runs of four words, each averaged over
pages, and the F1 of the two. A page that gives no article is wrong in all.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from dragoman.errors import BadArgument, Nothing, Skipped
from dragoman.measure import page_labels
from dragoman.measure.bootstrap import Counts, f1, ratio, scored
from dragoman.measure.labelled import Breakdown, breakdown, records
from dragoman.measure.page_labels import Page, bag_f1, words
from dragoman.model.measure import Measured
from dragoman.model.press import Article

SET = "pages"
GOLD = "gold.jsonl"
ALIKE = 0.8
"""Word F1 from which on two titles are the same, and two texts are not reported as apart."""
RUN = 4
LABEL = re.compile(r"^(?:by|von|por|par|di|автор|текст)\s+")

Extract = Callable[[Path, str], Article]
"""A page's file and the address it was published at -> the article. May raise ``Skipped``."""
IsOrganisation = Callable[[str, Sequence[str]], bool]
"""A printed author and the outlet's names -> whether it is a newsroom or agency, and no person."""


Found = list[tuple[Page, Article | None]]


def measure(
    path: Path, extract: Extract, is_organisation: IsOrganisation | None = None
) -> Measured:
    """Score ``extract`` on the pages beside a ``gold.jsonl`` (or in its folder), over pages.

    Scores: ``title`` (and ``title.among``: that or another title that the page states), ``authors``,
    ``authors.empty`` (of the pieces without a person, how many name none in the labels either),
    ``published`` (of the dated pages), ``text_f1``, ``text.shingles``; with ``is_organisation``
    also ``authors.persons``: newsrooms and agencies taken out of the labels, where these do not
    part them. What else a set labels gives a score of its own (``page_labels.EXTRA``).
    Errors: ``Nothing`` where there is no such file, ``BadArgument`` where it has another form.
    """
    start = time.perf_counter()
    found = _extracted(path, extract)
    seconds = time.perf_counter() - start
    units = [_counts(page, article, is_organisation) for page, article in found]
    extra = {name: f"{name} labelled" for name in page_labels.EXTRA}
    behind = {"published": "dated", "authors.empty": "empty", **extra}
    scores = tuple(
        each
        for each in scored(units, _scores, behind)
        if is_organisation or each.name != "authors.persons"
    )
    return Measured(set=SET, n=len(units), scores=scores, seconds=seconds)


def errors(path: Path, extract: Extract) -> Breakdown:
    """Return how many pages came out otherwise than known, by field and manner."""
    return breakdown(kind for pair in _extracted(path, extract) for kind in _kinds(*pair))


def _extracted(path: Path, extract: Extract) -> Found:
    gold = path / GOLD if path.is_dir() else path
    found: Found = []
    for page in records(gold, Page):
        try:
            page.last()
        except ValueError:
            raise BadArgument(str(gold), f"{page.file}: “{page.published}” is no date") from None
        try:
            found.append((page, extract(gold.parent / page.country / page.file, page.url)))
        except Skipped:
            found.append((page, None))
    if all(article is None for _, article in found):
        raise Nothing(str(gold), "none of its pages could be read")
    return found


def _runs(text: str) -> Counter[tuple[str, ...]]:
    found = words(text)
    return Counter(tuple(found[n : n + RUN]) for n in range(max(1, len(found) - RUN + 1)))


def _names(printed: Iterable[str]) -> frozenset[str]:
    names = (LABEL.sub("", " ".join(words(each))) for each in printed)
    return frozenset(filter(None, names))


def _persons(page: Page, is_organisation: IsOrganisation) -> frozenset[str]:
    if page.persons is not None:
        return _names(page.persons)
    site = (urlsplit(page.url).hostname or "").removeprefix("www.")
    outlets = (page.publisher, site, site.partition(".")[0])
    return _names(each for each in page.authors or () if not is_organisation(each, outlets))


def _title(page: Page, title: str | None) -> bool:
    known, found = words(page.title), words(title)
    return bool(known and found) and (known == found or bag_f1(known, found) >= ALIKE)


def _published(page: Page, article: Article) -> bool:
    when = article.published
    return when.precision in ("instant", "day") and when.earliest == page.day()


def _counts(
    page: Page, article: Article | None, is_organisation: IsOrganisation | None
) -> dict[str, float]:
    found: dict[str, float] = {"pages": 1.0, "dated": float(page.day() is not None)}
    found |= page_labels.counts(page, article)
    if article is None:
        return found
    known, persons = _names(page.authors or ()), _names(article.authors)
    ours = persons | _names(article.credits)
    unsigned = not (_persons(page, is_organisation) if is_organisation else known)
    left, right = _runs(page.text), _runs(article.text)
    both = (left & right).total()
    return found | {
        "title": float(_title(page, article.title)),
        "among": float(any(_title(page, each) for each in (article.title, *article.titles))),
        "authors": float(known == ours),
        "persons": float(_is_by(page, persons, is_organisation)),
        "empty": float(not persons),
        "empty.right": float(not persons and unsigned),
        "published": float(page.day() is not None and _published(page, article)),
        "text": bag_f1(words(page.text), words(article.text)),
        "runs.p": ratio(both, right.total()),
        "runs.r": ratio(both, left.total()),
    }


def _is_by(page: Page, ours: frozenset[str], is_organisation: IsOrganisation | None) -> bool:
    """Tell whether ``ours`` are the labelled authors that are persons."""
    return is_organisation is not None and _persons(page, is_organisation) == ours


def _scores(counts: Counts) -> dict[str, float]:
    def of(part: str, whole: str = "pages") -> float:
        return ratio(counts.get(part, 0.0), counts.get(whole, 0.0))

    return {
        "title": of("title"),
        "title.among": of("among"),
        "authors": of("authors"),
        "authors.persons": of("persons"),
        "authors.empty": of("empty.right", "empty"),
        "published": of("published", "dated"),
        "text_f1": of("text"),
        "text.shingles": f1(of("runs.p"), of("runs.r")),
    } | page_labels.scores(counts)


def _kinds(page: Page, article: Article | None) -> Iterator[str]:
    if article is None:
        yield "page: no article"
        return
    if not _title(page, article.title):
        yield "title: another" if article.title else "title: none"
    known, ours = _names(page.authors or ()), _names((*article.authors, *article.credits))
    if known != ours:
        yield f"authors: {_manner(known, ours)}"
    if page.day() and not _published(page, article):
        yield "published: another day" if article.published.earliest else "published: none"
    if bag_f1(words(page.text), words(article.text)) < ALIKE:
        longer = len(article.text) > len(page.text)
        yield "text: much besides" if longer else "text: much missing"


def _manner(known: frozenset[str], ours: frozenset[str]) -> str:
    if not ours:
        return "left empty"
    if not known:
        return "given, none is labelled"
    if ours < known:
        return "some missing"
    return "some too many" if known < ours else "other names"
