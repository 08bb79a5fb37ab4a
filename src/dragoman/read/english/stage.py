"""What an English text has shown so far of its people: titles, pronouns beside names, roles."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.reading import Mention
from dragoman.read.cues import Line
from dragoman.read.english.words import word_sets
from dragoman.read.stage import Stage
from dragoman.read.tree import Tree

SUBJECT = frozenset({"nsubj", "nsubj:pass"})
WITH = frozenset({"appos", "compound", "attr", "amod"})


class EnglishStage(Stage):
    """Walks with the reader through one English text."""

    def look_over(self, lines: Iterable[Line]) -> None:
        """Note nothing beforehand: English rules look back only."""

    def _look_up(self, tree: Tree) -> None:
        """Move no centre: English pronouns go by the last speaker."""

    def _learn(self, mention: Mention, tree: Tree, index: int) -> None:
        token, sets = tree.tokens[index], word_sets()
        if token.rel in SUBJECT:
            self._subjects.add(mention.start)
        around = [each for each in tree.kids[index] if tree.tokens[each].rel in WITH]
        if token.rel in WITH and token.head >= 0:
            around.append(token.head)
        for each in around:
            near = tree.tokens[each]
            word = near.text.lower()
            if word in sets.mr or word in sets.ms:
                self._genders.setdefault(mention.name, "masc" if word in sets.mr else "femn")
            role = near.pos == "NOUN" or word.rstrip(".") in sets.titles
            if (
                role
                and "Number=Plur" not in near.feats
                and not mention.start <= near.start < mention.end
            ):
                self._roles.setdefault(near.lemma.rstrip("."), {})[mention.name] = (
                    mention,
                    frozenset(),
                )
