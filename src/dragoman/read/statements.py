"""Who said what: attributions of one article with their levels, and what the author says himself.

A statement inside another's content is nested in it; what stands in nobody's mouth is the author's.
"""

from __future__ import annotations

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Mention, Statement
from dragoman.read.author import own_words
from dragoman.read.cues import Found, word_lists
from dragoman.read.drafts import Draft, Traced, drafted, with_levels, without_cue
from dragoman.read.interview import answers, inside
from dragoman.read.lines import lines
from dragoman.read.quotes import speeches
from dragoman.read.rules import find
from dragoman.read.scene import NOBODY, Scene, Voice
from dragoman.read.speakers import voice
from dragoman.read.stage import Stage
from dragoman.read.tree import Tree


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
    answered = tuple(answers(article, annotation, mentions))
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
    words = word_lists(knowledge, article.language)
    quotes = speeches(article.text)
    stage = Stage(article.text, annotation, mentions, knowledge, words.speaker_nouns)
    drafts: list[Draft] = []
    for number, line in enumerate(lines(article.text, annotation, words, quotes)):
        for found in find(line):
            said_by = _said_by(line.tree, found, stage.scene(number, found.content))
            if said_by is not None:
                drafts.append(drafted(line, found, said_by))
                stage.heard(number, said_by, found, line.tree)
        stage.learn(line.tree)
    return [*drafts, *without_cue(article.text, annotation, quotes, drafts)]


def _said_by(tree: Tree, found: Found, scene: Scene) -> Voice | None:
    if found.speaker is None:
        return NOBODY
    return voice(tree, found.speaker, scene, sure=found.sure)
