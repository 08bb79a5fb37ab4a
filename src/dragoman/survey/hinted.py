"""Whether the hints of an outlet's profile still match its pages: where they do not, its layout changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.health import Ailment
from dragoman.model.hints import tried
from dragoman.model.press import Article

RECENT = 20
"""Pages that are looked at, the latest."""
SHARE = 0.25
"""Of them, those without a match that are too many; a byline alone may be missing anywhere."""
UNSIGNED = 5
"""Pages without a match it takes to say that of bylines, where none has any."""


def hints(article: Article) -> tuple[tuple[str, bool], ...]:
    """Return the hints tried on an article's page, each with whether it matched."""
    found = (tried(field, rule) for field, rule in article.provenance)
    return tuple(each for each in found if each)


def unmatched(pages: Iterable[tuple[str, Sequence[tuple[str, bool]]]]) -> Ailment | None:
    """Tell of hints that match nothing on the latest of ``pages`` (ids and hints tried, the latest last)."""
    seen: dict[str, list[tuple[str, bool]]] = {}
    for id_, found in pages:
        for key, matched in found:
            seen.setdefault(key, []).append((id_, matched))
    texts, articles = [], []
    for key, all_ in sorted(seen.items()):
        latest = all_[-RECENT:]
        missed = [id_ for id_, matched in latest if not matched]
        if _too_many(key, len(missed), len(latest)):
            texts.append(
                f"hint: {key} selector matched nothing on {len(missed)} of {len(latest)} pages"
            )
            articles += missed
    if not texts:
        return None
    return Ailment(
        kind="changed layout",
        text="; ".join(texts),
        articles=tuple(sorted(set(articles))[:RECENT]),
    )


def _too_many(key: str, missed: int, all_: int) -> bool:
    if key == "byline":
        return missed == all_ >= UNSIGNED
    return missed > max(1, SHARE * all_)
