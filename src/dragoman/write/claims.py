"""Drafts of claims, their ids, and their way through the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from dragoman.model.reading import ReadArticle
from dragoman.model.report import Claim, SpanCitation, Translation, Withheld
from dragoman.write.cite import Allowed, Gate, judge
from dragoman.write.passages import Passage


def claim_id(article: str, statements: Iterable[str], role: str) -> str:
    """Return an id made of the article, the statements and the role, never of the wording."""
    key = "|".join([article, ",".join(sorted(statements)), role])
    return "c" + blake2b(key.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before the gate, with what it may use beside its evidence."""

    claim: Claim
    allowed: Allowed = field(default_factory=Allowed)
    passage: Passage | None = None


@dataclass(slots=True, kw_only=True)
class Passed:
    """What came through the gate and what did not, as it goes."""

    gate: Gate
    claims: list[Claim] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def put(self, draft: Draft, article: str | None = None) -> bool:
        """Judge one draft and keep it, or withhold it with its reasons; tell which."""
        verdict = judge(draft.claim, self.gate, draft.allowed)
        if verdict.reasons:
            reason = "; ".join(verdict.reasons)
            self.withheld.append(Withheld(text=draft.claim.text, reason=reason, article=article))
            return False
        self.claims.append(verdict.claim)
        return True


def cite(read: ReadArticle, passage: Passage) -> SpanCitation:
    """Return the citation of a passage, with its rendering where there is one."""
    rendering = passage.rendering
    return SpanCitation(
        article=read.article.id,
        text_id=read.article.text_id,
        start=passage.start,
        end=passage.end,
        quoted=read.article.text[passage.start : passage.end],
        translation=Translation(text=rendering.text, by=rendering.by) if rendering else None,
    )


def cite_sentences(read: ReadArticle, places: Iterable[tuple[int, int]]) -> Iterator[SpanCitation]:
    """Yield one citation for each sentence that holds one of ``places``, in the text's order."""
    wanted = sorted(set(places))
    for each in read.reading.sentences:
        if any(each.start < end and start < each.end for start, end in wanted):
            yield SpanCitation(
                article=read.article.id,
                text_id=read.article.text_id,
                start=each.start,
                end=each.end,
                quoted=read.article.text[each.start : each.end],
            )


def distinct(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims with ids made unique: the second of one id gets a number."""
    seen: dict[str, int] = {}
    found = []
    for each in claims:
        seen[each.id] = seen.get(each.id, 0) + 1
        again = seen[each.id]
        found.append(each if again == 1 else replace(each, id=f"{each.id}-{again}"))
    return tuple(found)
