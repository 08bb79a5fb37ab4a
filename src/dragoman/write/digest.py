"""The digest of one piece: a lead from its fields, then what it says in its order and voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.language.names import actor_name, house
from dragoman.model.reading import ReadArticle
from dragoman.model.report import By, Citation, Claim, FieldCitation, Item
from dragoman.write import russian_items
from dragoman.write.choosing import Room, choose
from dragoman.write.cite import Allowed
from dragoman.write.claims import Draft, Passed, cite, cite_sentences, claim_id, distinct
from dragoman.write.leads import Lead, Source, lead, source, verbs
from dragoman.write.leaning import leans
from dragoman.write.order import before_the_end, cited_source, ordered
from dragoman.write.originals import guest, original, quoted_people, tones
from dragoman.write.passages import OPINION, Passage, passages
from dragoman.write.task import Desk, Digest, DigestContext, Task
from dragoman.write.voicing import Voiced, speech, tagged, voiced
from dragoman.write.wording import listed, lowered, rotate, stopped, topic

ORIGINALS, ORIGINALS_ALONE = 2, 3
"""Passages an item quotes untranslated: beside translated ones, and without any."""
LONGEST_CLAUSE = 55
TAG_EVERY = 3
SHOWN_SHARE, SMALL = 0.75, 3
"""An item shows at most this share of a piece that has more sentences than ``SMALL``."""
PAPERS = frozenset({"the paper", "the weekly", "the agency", "the journal", "the site"})


def digest(task: Task, context: DigestContext) -> Digest:
    """Write the item of one piece; each claim has passed the gate."""
    read = task.read
    held = source(read.article, context.knowledge, context.words, context.period)
    target = context.words.language
    found = passages(read, context.translator, target, task.sentences)
    if target == "ru":
        return _russian(task, context, held, found)
    texts = [each.rendering.text for each in found if each.rendering]
    author = (held.family, held.authors)
    desk = Desk(
        task=task,
        context=context,
        held=held,
        speech=speech(read, context.knowledge, context.words, author, texts),
        order=ordered(_choose(_unsaid(before_the_end(found), task), task), read.article.genre),
    )
    passed = Passed(gate=context.gate)
    opening, used = _open(desk, passed)
    _body(desk, passed, used)
    item = Item(article=read.article.id, genre=read.article.genre, claims=distinct(passed.claims))
    shown = frozenset(each.rendering.text for each in desk.order.passages if each.rendering)
    return Digest(item=item, withheld=tuple(passed.withheld), form=opening.form, shown=shown)


def _unsaid(found: Sequence[Passage], task: Task) -> tuple[Passage, ...]:
    """Leave out what another item of the report says in the same words; the opening and the thesis stay."""
    return tuple(
        each
        for each in found
        if each.claims
        or each.first == 0
        or each.rendering is None
        or each.rendering.text not in task.said
    )


def _russian(task: Task, context: DigestContext, held: Source, found: Sequence[Passage]) -> Digest:
    chosen = choose(found, _room(task))
    passed = Passed(gate=context.gate)
    form = russian_items.write(task.read, held, chosen, context.words, task.avoid, passed)
    article = task.read.article
    item = Item(article=article.id, genre=article.genre, claims=distinct(passed.claims))
    return Digest(item=item, withheld=tuple(passed.withheld), form=form)


def _room(task: Task) -> Room:
    text = task.read.article.text
    many = len(task.read.reading.sentences) > SMALL
    shown = round(SHOWN_SHARE * len(text)) if many else len(text)
    return Room(words=task.words, characters=shown)


def _choose(found: Sequence[Passage], task: Task) -> tuple[Passage, ...]:
    """Choose among what is rendered; the weightiest of the rest is quoted in the original."""
    room = _room(task)
    chosen = choose([each for each in found if each.rendering], room)
    best = max((each.score for each in found), default=0.0)
    limit = ORIGINALS if chosen else ORIGINALS_ALONE
    rest = sorted(
        (e for e in found if not e.rendering and e.score > 0 and (not chosen or e.score >= best)),
        key=lambda each: (-each.score, each.first),
    )
    left = room.characters - sum(each.end - each.start for each in chosen)
    kept: list[Passage] = []
    for each in rest[:limit]:
        left -= each.end - each.start
        if left >= 0 or not (chosen or kept):
            kept.append(each)
    return tuple(sorted([*chosen, *kept], key=lambda each: each.first))


def _by(passage: Passage) -> By:
    return passage.rendering.by if passage.rendering else "template"


def _open(desk: Desk, passed: Passed) -> tuple[Lead, int]:
    """Write the lead, with the thesis as its clause where grammar allows."""
    first = desk.order.claim
    clause = _clause(desk, first) if first else None
    if first and clause:
        opening = _lead(desk, clause[0])
        text = f"{opening.text} {clause[1]}" if clause[1] else opening.text
        citations: tuple[Citation, ...] = (*desk.held.citations, cite(desk.task.read, first))
        claim = _claim(desk, text, citations, "lead", first)
        if passed.put(Draft(claim=claim, passage=first), desk.article):
            return opening, 1
    for verb, citations, allowed in _topics(desk):
        opening = _lead(desk, verb)
        claim = _claim(
            desk, stopped(opening.text), (*desk.held.citations, *citations), "lead", None
        )
        if passed.put(Draft(claim=claim, allowed=allowed), desk.article):
            return opening, 0
    return opening, 0


def _lead(desk: Desk, verb: str) -> Lead:
    words, task = desk.context.words, desk.task
    return lead(desk.held, verb, words, desk.article, task.avoid)


def _clause(desk: Desk, first: Passage) -> tuple[str, str] | None:
    """Return the verb and the clause of a lead: ("argued that", "the talks ...")."""
    said = voiced(first, desk.speech, ())
    if said is None or not said.plain or leans(first) or len(said.text.split()) > LONGEST_CLAUSE:
        return None
    if said.text.endswith("?"):
        own = said.voice == "author" and "“" not in said.text
        return (desk.context.words.words["asked"].format(text=said.text), "") if own else None
    options = verbs(desk.task.read.article, desk.held, desk.context.words, "that")
    by = cited_source(said.text) if first.said and first.said.cued else None
    clause = lowered(by[1] if by else said.text, desk.speech.names, desk.speech.seen)
    if not options or clause is None:
        return None
    verb = rotate(options, desk.article + "verb")
    return (f"{verb.removesuffix(' that')}, citing {by[0]}, that" if by else verb), clause


def _topics(desk: Desk) -> Iterator[tuple[str, tuple[Citation, ...], Allowed]]:
    """Yield verbs with a topic, the most telling first; the last needs no topic."""
    read, words, knowledge = desk.task.read, desk.context.words, desk.context.knowledge
    options = verbs(read.article, desk.held, words, "about")
    verb = rotate(options, desk.article + "verb")
    asked = guest(read, knowledge) if read.article.genre == "interview" else None
    if asked:
        kind = "with_person_signed" if desk.held.who else "with_person"
        yield (
            words.words[kind].format(who=asked[0]),
            tuple(cite_sentences(read, [asked[1]]))[:1],
            Allowed(),
        )
    places = _actor_places(read, knowledge.country)
    if places:
        names = listed(actor_name(code, words.language, knowledge) for code, _ in places)
        cited = tuple(cite_sentences(read, [place for _, place in places]))
        title = _title(desk)
        if title:
            with_title = words.words["titled"].format(verb=verb.format(topic=names), title=title)
            field = FieldCitation(
                article=desk.article, field="title", value=read.article.title or ""
            )
            yield with_title, (field, *cited), Allowed(words=(title,))
        yield verb.format(topic=names), cited, Allowed()
    theme = dict(next((e.names for e in knowledge.themes if e.id == desk.task.theme), ()))
    name = theme.get(words.language)
    if name:
        yield verb.format(topic=topic(name, words)), (), Allowed(words=(name,))
    yield words.words["plain"], (), Allowed()


def _title(desk: Desk) -> str | None:
    """Return the rendering of a piece's title, where the translator has it whole."""
    article, words = desk.task.read.article, desk.context.words
    if not article.title:
        return None
    language = desk.task.read.reading.language
    found = desk.context.translator.translate([article.title], language, words.language)
    text = " ".join(found[0].text.split()) if found else ""
    return text.rstrip(".") if text and "“" not in text and '"' not in text else None


def _actor_places(read: ReadArticle, home: str) -> list[tuple[str, tuple[int, int]]]:
    """Return the foreign actors a piece names more than once, at most two, with a place each."""
    counts: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for each in read.reading.mentions:
        if each.actor and each.type != "PER":
            counts[each.actor] += 1
            places.setdefault(each.actor, (each.start, each.end))
    foreign = [code for code in counts if code != home and counts[code] > 1]
    ranked = sorted(foreign, key=lambda code: (-counts[code], code))[:2]
    return [(code, places[code]) for code in ranked]


def _claim(
    desk: Desk, text: str, citations: tuple[Citation, ...], role: str, passage: Passage | None
) -> Claim:
    statements = passage.statements if passage else ()
    opinion = bool(desk.held.who)
    return Claim(
        id=claim_id(desk.article, statements, role),
        text=text,
        by=_by(passage) if passage else "template",
        level="author",
        voice="author" if passage and opinion else "writer",
        role=role,
        citations=citations,
    )


def _body(desk: Desk, passed: Passed, used: int) -> None:
    rest = desk.order.passages[used:]
    if not any(each.rendering for each in desk.order.passages):
        _from_records(desk, passed)
    introduced: tuple[str, ...] = ()
    spared, turn = ORIGINALS_ALONE, 0
    printed = desk.order.passages[0].last if used else 0
    for number, passage in enumerate(rest, used):
        said = voiced(passage, desk.speech, introduced)
        if said and said.plain and leans(passage) and passage.first != printed:
            continue  # the sentence it leans on was withheld
        draft = _sentence(desk, passage, said, number) if said else None
        name = passage.said.name if passage.said else None
        if draft and passed.put(draft, desk.article):
            introduced, printed = (*introduced, name or ""), passage.last
            continue
        introduced = (*introduced, "")
        if passage.rendering is None or (draft and spared):
            spared -= 1
            passed.put(_untranslated(desk, passage, turn), desk.article)
            turn += 1


def _sentence(desk: Desk, passage: Passage, said: Voiced, number: int) -> Draft:
    """Draft the claim of one rendered passage, with the author behind it now and then."""
    text, named = said.text, said.names_author
    last = passage.concludes and passage == desk.order.passages[-1]
    if said.voice == "author" and said.plain and _signed(desk):
        role = "conclude" if last else "add" if number % TAG_EVERY == TAG_EVERY - 1 else ""
        verb = rotate(desk.context.words.closing[role], desk.article + str(number)) if role else ""
        with_tag = tagged(text, verb, desk.speech) if role else None
        text, named = with_tag or text, named or with_tag is not None
    authors = [each for each in desk.held.citations if each.field == "authors"] if named else []
    claim = Claim(
        id=claim_id(desk.article, passage.statements, "conclusion" if last else "body"),
        text=text,
        by=_by(passage),
        level=said.level,
        voice=said.voice,
        role="conclusion" if last else "quotation" if said.voice == "quoted" else "argument",
        citations=(cite(desk.task.read, passage), *authors),
    )
    return Draft(claim=claim, passage=passage)


def _signed(desk: Desk) -> bool:
    genre = desk.task.read.article.genre
    return desk.held.authors > 0 and (genre in OPINION or genre == "unknown")


def _untranslated(desk: Desk, passage: Passage, turn: int) -> Draft:
    """Draft the original of a passage, quoted and marked."""
    context = desk.context
    read = desk.task.read
    bare = replace(passage, rendering=None)
    quoted = passage.said is not None and passage.said.share >= 1 / 2
    claim = Claim(
        id=claim_id(desk.article, passage.statements, "original"),
        text=original(passage, read, context.knowledge, context.words, turn),
        by="template",
        level="quoted" if quoted else "author",
        voice="quoted" if quoted else "author",
        role="original",
        citations=(cite(read, bare),),
        untranslated=True,
    )
    return Draft(claim=claim, passage=bare)


def _from_records(desk: Desk, passed: Passed) -> None:
    """Say what the records know of a piece that nobody translated: whom it quotes, its tone."""
    read, context = desk.task.read, desk.context
    words = context.words.words
    people = quoted_people(read, context.knowledge)
    if people:
        text = words["quotes"].format(people=listed(name for name, _ in people))
        cited = tuple(cite_sentences(read, [place for _, place in people]))
        passed.put(Draft(claim=_claim(desk, text, cited, "quotes", None)), desk.article)
    found = tones(read, context.knowledge, context.words)
    if found:
        text = words["stance"].format(tones=found[0])
        cited = tuple(cite_sentences(read, found[1]))
        passed.put(Draft(claim=_claim(desk, text, cited, "stance", None)), desk.article)


def name_of(original_name: str, context: DigestContext) -> str:
    """Return a person's name as this report prints it."""
    english = context.words.language == "en"
    return house(original_name, context.knowledge) if english else original_name
