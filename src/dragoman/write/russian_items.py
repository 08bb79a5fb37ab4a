"""An item in Russian: the lead by template, the piece's own sentences in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.reading import ReadArticle
from dragoman.model.report import Citation, Claim
from dragoman.write.claims import Draft, Passed, cite, claim_id
from dragoman.write.leads import Lead, Source, lead, verbs
from dragoman.write.passages import Passage
from dragoman.write.wording import Wording, rotate, stopped

LONGEST_RUN, LONGEST_LABEL = 3, 64


def write(
    read: ReadArticle,
    held: Source,
    chosen: Sequence[Passage],
    words: Wording,
    avoid: str | None,
    passed: Passed,
) -> str:
    """Put the item's claims through the gate; return the form its lead took."""
    article = read.article
    verb = rotate(verbs(article, held, words, "that"), article.id + "verb")
    opening = lead(held, verb, words, article.id, avoid)
    runs = list(_runs(chosen))
    for number, run in enumerate(runs):
        text, citations = _text(read, run, number, opening, held, words)
        claim = Claim(
            id=claim_id(article.id, run.statements, "lead" if number == 0 else "body"),
            text=text,
            by="template",
            level="quoted" if run.said else "author",
            voice="quoted" if run.said else "author",
            role="lead" if number == 0 else "argument",
            citations=citations,
        )
        passed.put(Draft(claim=claim, passage=run), article.id)
    if not runs and article.genre == "interview" and held.citations:
        passed.put(Draft(claim=_unquoted(read, opening, held)), article.id)
    return opening.form


def _unquoted(read: ReadArticle, opening: Lead, held: Source) -> Claim:
    """Return the claim that there is an interview, of which nothing can be said to be anybody's."""
    return Claim(
        id=claim_id(read.article.id, (), "lead"),
        text=_alone(opening),
        by="template",
        level="author",
        voice="writer",
        role="lead",
        citations=held.citations,
    )


def _spoken(read: ReadArticle, run: Passage) -> str:
    """Return the words of a run without the dash, or the label, that only says who speaks."""
    text = read.article.text
    starts = [
        each.content[0].start
        for each in read.reading.statements
        if each.id in run.statements and each.level == "quoted" and each.cue is None
    ]
    first = min((each for each in starts if each > run.start), default=run.start)
    label = text[run.start : first]
    cut = len(label) <= LONGEST_LABEL and label.rstrip(" *_\n").endswith((":", "—", "–", "-"))
    return run.original[len(label) :] if cut else run.original


def _alone(opening: Lead) -> str:
    """Return a lead as a sentence of its own: «… публикует интервью.»."""
    return stopped(opening.text.rstrip(": "))


def _text(
    read: ReadArticle, run: Passage, number: int, opening: Lead, held: Source, words: Wording
) -> tuple[str, tuple[Citation, ...]]:
    quoted = " ".join(_spoken(read, run).split())
    cited = cite(read, replace(run, rendering=None))
    named = run.said.name if run.said else None
    whose = words.words["quoted"].format(who=named, text=quoted) if named else ""
    if number == 0:
        guests = whose if read.article.genre == "interview" else ""
        text = f"{_alone(opening)} {guests}" if guests else f"{opening.text} «{quoted}»"
        return text, (*held.citations, cited)
    if whose:
        return whose, (cited,)
    return words.words["further"].format(text=quoted), (cited,)


def _runs(chosen: Sequence[Passage]) -> Iterator[Passage]:
    """Join passages that follow one another in the piece, up to three, never across speakers."""
    run: Passage | None = None
    size = 0
    for each in chosen:
        voice = _speaker(each)
        if run and each.first == run.last and size < LONGEST_RUN and _speaker(run) == voice:
            run = replace(
                run,
                last=each.last,
                end=each.end,
                original=f"{run.original} {each.original}",
                statements=tuple(sorted({*run.statements, *each.statements})),
            )
            size += 1
            continue
        if run:
            yield run
        run, size = each if voice else replace(each, said=None), 1
    if run:
        yield run


def _speaker(passage: Passage) -> str | None:
    """Return who must be named before the quotation: one whom the words themselves do not name."""
    said = passage.said
    return said.name if said and not said.cued and said.direct else None
