"""A rendered passage as a report prints it: the author's plain, a quoted person's with a name.

What somebody else says is never printed as the author's: where the rendering has only a pronoun the
name is put in, where it has nothing the person is named before or after. First-person words stand
in quotation marks, and only words that are the speaker's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.likeness import alike, plain
from dragoman.language.names import spellings
from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import Level, ReadArticle
from dragoman.model.report import Voice
from dragoman.write.english import english
from dragoman.write.foreign import spelled
from dragoman.write.leads import family
from dragoman.write.passages import SPOKEN, Passage, Said
from dragoman.write.wording import Wording, lowered, rotate

PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is)\b")
OWN = re.compile(
    r"\b([Ii]n (?:his|her))(?= (?:\w+ )?(?:estimate|view|opinion|words|judgment|assessment)\b)"
)
TO_HIM = re.compile(r"\b([Aa]ccording to (?:him|her))\b")
IN_MARKS = re.compile(r"“[^“”]*”")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
SHORTEST_TAGGED, LONGEST_TAGGED = 7, 34
LEAST_WORD = 3
TAG_AGAIN = 3
"""Of a speaker's sentences in a row one in so many names him; all stand in quotation marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A passage's sentence, whose it is, and whether it may follow "argued that"."""

    text: str
    level: Level
    voice: Voice
    plain: bool
    """Whether it is the rendering as it is, with nothing put round it."""
    names_author: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What voicing must know of the item it works for."""

    read: ReadArticle
    knowledge: Knowledge
    words: Wording
    author: str
    """How the author is named the second time."""
    authors: int
    names: frozenset[str]
    seen: frozenset[str]
    written: tuple[str, ...]
    """The article's renderings, where a foreign name stands in its own spelling."""


def speech(
    read: ReadArticle,
    knowledge: Knowledge,
    words: Wording,
    author: tuple[str, int],
    texts: Sequence[str],
) -> Speech:
    """Gather the words of names in an article, and the small-written words of its renderings."""
    names = {
        plain(part)
        for name in sorted({each.name for each in read.reading.mentions})
        for spelling in spellings(name, knowledge)
        for part in spelling.replace("-", " ").split()
    }
    seen = {each for text in texts for each in WORD.findall(text) if each.islower()}
    return Speech(
        read=read,
        knowledge=knowledge,
        words=words,
        author=author[0],
        authors=author[1],
        names=frozenset(names),
        seen=frozenset(seen),
        written=tuple(texts),
    )


def voiced(passage: Passage, held: Speech, introduced: Sequence[str]) -> Voiced | None:
    """Return the passage in its voice; ``None`` when nobody can be named for it.

    ``introduced`` are the speakers that the item has already named in full; the last is the one of
    the sentence just before, "" when that was somebody else's.
    """
    if passage.rendering is None or passage.nobodys:
        return None
    text, stray = typographic(passage.shown or passage.rendering.text)
    said = passage.said
    if said is None or (said.share < SPOKEN and not said.cued):
        return _authors(text, stray, held)
    if said.cued and first_person(text):
        return None if stray or held.read.article.genre == "interview" else _quoting(text, held)
    if said.name is None:
        plainly = Voiced(text=text, level="quoted", voice="quoted", plain=True)
        somebody = PRONOUN.match(text)  # a reader would take him for whoever was named last
        return plainly if _cued(text, said) and not somebody else None
    return _others(text, stray, said, held, introduced)


def _others(
    text: str, stray: bool, said: Said, held: Speech, introduced: Sequence[str]
) -> Voiced | None:
    """Return a named speaker's passage with the name in it, before it, or just said."""
    level: Level = "nested" if said.nested else "quoted"
    name = said.name or ""
    if introduced and introduced[-1] == name and not stray and PRONOUN.search(text):
        return Voiced(text=text, level=level, voice="quoted", plain=True)
    if not _named(text, name, held.knowledge):
        named = _with_name(text, said, held, introduced)
        return Voiced(text=named, level=level, voice="quoted", plain=False) if named else None
    return Voiced(text=text, level=level, voice="quoted", plain=not stray)


def _authors(text: str, stray: bool, held: Speech) -> Voiced | None:
    if stray:
        return None
    if not first_person(text):
        return Voiced(text=text, level="author", voice="author", plain=True)
    return _quoting(text, held)


def _quoting(text: str, held: Speech) -> Voiced:
    """Return first-person words in quotation marks, as the author's: the report has no "I"."""
    verb = third(rotate(held.words.closing["say"], text), held.authors)
    quoted = held.words.words["says"].format(text=_inside(text), who=held.author, verb=verb)
    return Voiced(text=quoted, level="author", voice="author", plain=False, names_author=True)


def _cued(text: str, said: Said) -> bool:
    """Tell whether the rendering itself says that somebody says it."""
    spoken = {each.lower() for each in WORD.findall(text)}
    return said.cued and (bool(spoken & english().reporting) or "according" in spoken)


def typographic(text: str) -> tuple[str, bool]:
    """Return ``text`` with “ ” for straight marks, and whether a mark had no partner.

    Marks without a partner are dropped: they belong to a quotation that runs over sentences.
    """
    flat = re.sub(r"[“”„]", '"', " ".join(text.split()))
    flat = re.sub(r"(?<!\w)'([^']{2,}?)'(?!\w)", r'"\1"', flat)
    if flat.count('"') % 2:
        return flat.replace('"', ""), True
    parts = flat.split('"')
    return "".join(
        part + ("“" if number % 2 == 0 else "”") for number, part in enumerate(parts[:-1])
    ) + parts[-1], False


def first_person(text: str) -> bool:
    """Tell whether somebody says I, we or you outside quotation marks."""
    spoken = WORD.findall(IN_MARKS.sub(" ", text))
    personal = english().first_person | english().address
    return any(each.lower() in personal and each != "US" for each in spoken)


def _inside(text: str) -> str:
    """Return ``text`` to stand in quotation marks before its speaker: a comma for the full stop."""
    inner = text.replace("“", "‘").replace("”", "’")
    bare = inner.rstrip("’")
    if bare.endswith("."):
        return f"{bare[:-1]},{inner[len(bare) :]}"
    return inner if bare[-1:] in "?!…" else f"{inner},"


def _named(text: str, name: str, knowledge: Knowledge) -> bool:
    parts = {plain(part) for each in spellings(name, knowledge) for part in each.split()}
    known = {each for each in parts if len(each) >= LEAST_WORD}
    return any(
        plain(word) in known or any(alike(word, each) for each in known)
        for word in WORD.findall(text)
        if word[0].isupper() and len(plain(word)) >= LEAST_WORD
    )


def _with_name(text: str, said: Said, held: Speech, introduced: Sequence[str]) -> str | None:
    """Put the speaker's name into a rendering that lacks it."""
    name = said.name or ""
    full = spelled(name, held.written, held.knowledge)
    who = family(full, name, held.knowledge) if said.person and name in introduced else full
    words = held.words.words
    if not said.person:
        return text if _cued(text, said) else None
    inserted = _after_pronoun(text, who)
    if inserted:
        return inserted
    if said.direct and not said.cued and "“" not in text and _goes_on(name, introduced):
        return f"“{text}”"
    if said.direct and (first_person(text) or not said.cued) and "“" not in text:
        return words["says"].format(text=_inside(text), who=who, verb="says")
    clause = lowered(text, held.names, held.seen)
    if clause:
        return words["according"].format(who=who, clause=clause)
    return words["account"].format(who=who, text=text)


def _goes_on(name: str, introduced: Sequence[str]) -> bool:
    """Tell whether a speaker's next words need no name: he was just named, or two sentences ago."""
    run = next((n for n, each in enumerate(reversed(introduced)) if each != name), len(introduced))
    return run % TAG_AGAIN > 0


def _after_pronoun(text: str, who: str) -> str | None:
    """Return the text with "[Name]" after what stands for the speaker: "he [Putin] noted"."""
    cues = "|".join(sorted(english().reporting))
    before = re.compile(
        rf"\b([Hh]e|[Ss]he|[Tt]he [a-z]+(?: [a-z]+)?)(?= (?:also |then )?(?:{cues})\b)"
    )
    after = re.compile(rf"\b((?:{cues}) (?:he|she|the [a-z]+))\b(?= *[.,])")
    own = OWN.search(text)
    if own:
        return f"{text[: own.end(1)]} [{who}’s]{text[own.end(1) :]}"
    for pattern in (before, after, TO_HIM):
        outside = pattern.search(IN_MARKS.sub(lambda each: "_" * len(each.group()), text))
        if outside:
            return f"{text[: outside.end(1)]} [{who}]{text[outside.end(1) :]}"
    return None


def third(verb: str, authors: int) -> str:
    """Return a verb in the number of its subject: "notes" of one author, "note" of several."""
    return verb if authors <= 1 else verb.removesuffix("s")


def tagged(text: str, verb: str, held: Speech) -> str | None:
    """Return a sentence with its attribution behind it: "..., Gabuev adds."; ``None`` if unfit."""
    size = len(text.split())
    fits = SHORTEST_TAGGED <= size <= LONGEST_TAGGED and text.endswith(".")
    clean = not any(mark in text for mark in "“”;:—–()") and ". " not in text
    if not fits or not clean:
        return None
    return f"{text[:-1]}, {held.author} {third(verb, held.authors)}."
