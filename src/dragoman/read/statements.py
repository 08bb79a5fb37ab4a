"""Who said what: attributions of one article with their levels, and what the author says himself.

A statement inside another's content is nested in it; what stands in nobody's mouth is the author's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Statement
from dragoman.read.alone import standing_alone
from dragoman.read.author import own_words
from dragoman.read.cues import Found, Line, word_lists
from dragoman.read.drafts import Draft, Traced, drafted, with_levels, without_cue
from dragoman.read.english import rules as english
from dragoman.read.english.interview import answers as english_answers
from dragoman.read.english.interview import asked as english_asked
from dragoman.read.english.quotes import speeches as english_speeches
from dragoman.read.english.speakers import voice as english_voice
from dragoman.read.english.stage import EnglishStage
from dragoman.read.interview import answers, inside
from dragoman.read.leaf import Page
from dragoman.read.lines import lines
from dragoman.read.pronouns import elided
from dragoman.read.quotes import speeches
from dragoman.read.rules import find
from dragoman.read.running import running
from dragoman.read.scene import NOBODY, Voice
from dragoman.read.speakers import voice
from dragoman.read.stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What a language has of its own: its quotations, its rules, who its words name, its stage."""

    speeches: Callable[[str], tuple[Span, ...]]
    find: Callable[[Line], list[Found]]
    voice: Callable[..., Voice | None]
    stage: type[Stage]
    elided: Callable[..., Voice] = lambda *_: NOBODY
    """Who speaks where a verb has no subject of its own."""
    answers: Callable[..., Iterator[Statement]] = answers
    alone: Callable[[Page, Sequence[Span], Sequence[Draft]], Iterator[Draft]] = (
        lambda page, quotes, drafts: without_cue(page.text, page.annotation, quotes, drafts)
    )
    running: Callable[[Page, list[Draft]], list[Draft]] = lambda _, drafts: drafts
    asked: Callable[[str], tuple[Span, ...]] = lambda _: ()
    """The paragraphs of an interviewer, which are nobody's statements."""


GRAMMARS: Mapping[str, Grammar] = MappingProxyType(
    {
        "ru": Grammar(
            speeches=speeches,
            find=find,
            voice=voice,
            stage=Stage,
            elided=elided,
            alone=standing_alone,
            running=running,
        ),
        "en": Grammar(
            speeches=english_speeches,
            find=english.find,
            voice=english_voice,
            stage=EnglishStage,
            answers=english_answers,
            asked=english_asked,
        ),
    }
)


def statements(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Statement, ...]:
    """Return who said what in ``article``, in the order of the text; spans count into its text."""
    return tuple(each.statement for each in traced(article, annotation, mentions, knowledge))


def traced(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Traced, ...]:
    """Return the statements of ``article`` with the rules that found them."""
    drafts = _drafts(article, annotation, mentions, knowledge)
    found = list(with_levels(article.text_id, drafts))
    taken = [span for each in drafts for span in (*each.content, *each.frame)]
    grammar = GRAMMARS[article.language]
    answered = tuple(grammar.answers(article, annotation, mentions))
    taken += [*(span for each in answered for span in each.content), *grammar.asked(article.text)]
    found = [inside(answered, each) for each in found]
    found.extend(Traced(rule="answer", statement=each) for each in answered)
    found.extend(
        Traced(rule="author", statement=each)
        for each in own_words(article, annotation, taken, knowledge)
    )
    unique = {each.statement.id: each for each in reversed(found)}
    return tuple(
        sorted(unique.values(), key=lambda each: (each.statement.content, each.statement.id))
    )


def _drafts(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> list[Draft]:
    grammar = GRAMMARS[article.language]
    words = word_lists(knowledge, article.language)
    quotes = grammar.speeches(article.text)
    stage = grammar.stage(article.text, annotation, mentions, knowledge, words.speaker_nouns)
    drafts: list[Draft] = []
    told = list(lines(article.text, annotation, words, quotes))
    stage.look_over(told)
    for number, line in enumerate(told):
        for found in grammar.find(line):
            scene = stage.scene(number, found.content)
            if found.speaker is not None:
                said_by = grammar.voice(line.tree, found.speaker, scene, sure=found.sure)
            else:
                said_by = grammar.elided(line.tree, found.cue[-1], scene) if found.cue else NOBODY
            if said_by is not None:
                drafts.append(drafted(line, found, said_by))
                stage.heard(number, said_by, found, line.tree)
        stage.learn(line.tree)
    people = [each for each in mentions if each.type == "PER"]
    page = Page(article.text, annotation, people, knowledge)
    drafts = grammar.running(page, drafts)
    return [*drafts, *grammar.alone(page, quotes, drafts)]
