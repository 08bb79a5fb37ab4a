"""What the text has shown so far of its people: genders, roles, and who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.language.annotation import Annotation
from dragoman.language.romanisation import eastern
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention
from dragoman.read.cues import Found
from dragoman.read.scene import REACH, Scene, Voice
from dragoman.read.tree import Tree

RECENT = 12
"""Contents that a pronoun looks back over."""
GENDERS = {"Gender=Masc": "masc", "Gender=Fem": "femn"}
BOOKS = frozenset({"книга", "монография", "роман", "брошюра", "мемуары", "сборник", "исследование"})
SUBJECT = frozenset({"nsubj", "nsubj:pass"})
NAMED_WITH = frozenset({"appos", "flat:name", "nmod"})


class Stage:
    """Walks with the reader through one text, sentence by sentence."""

    def __init__(
        self,
        text: str,
        annotation: Annotation,
        mentions: Sequence[Mention],
        knowledge: Knowledge,
        speaker_nouns: frozenset[str],
    ) -> None:
        self._text = text
        self._annotation = annotation
        self._mentions = tuple(sorted(mentions, key=lambda each: (each.start, each.end)))
        self._starts = [each.start for each in self._mentions]
        self._knowledge = knowledge
        self._nouns = speaker_nouns
        self._genders: dict[str, str] = {}
        self._roles: dict[str, dict[str, tuple[Mention, frozenset[str]]]] = {}
        self._writers: dict[str, Mention] = {}
        self._voices: dict[str, Mention] = {}
        self._named: dict[str, Mention] = {}
        self._last: tuple[int, Mention] | None = None
        self._said: list[Span] = []
        self._subjects: set[int] = set()

    def scene(self, number: int, content: Sequence[Span]) -> Scene:
        """Return what sentence ``number``, which reports ``content``, may look back at."""
        sentences = self._annotation.sentences
        last = self._last
        start, end = sentences[max(0, number - REACH)].start, sentences[number].end
        return Scene(
            text=self._text,
            mentions=self._between(start, end),
            genders=self._genders,
            roles=self._roles,
            writers=self._writers,
            voices=self._voices,
            first=start,
            before=sentences[max(0, number - 1)].start,
            last=last[1] if last and number - last[0] <= REACH else None,
            said=(*self._said[-RECENT:], *content),
            near=sentences[max(0, number - 2) : number + 1],
            subjects=self._subjects,
            speaker_nouns=self._nouns,
            knowledge=self._knowledge,
        )

    def _between(self, start: int, end: int) -> tuple[Mention, ...]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def heard(self, number: int, said_by: Voice, found: Found, tree: Tree) -> None:
        """Note who spoke in sentence ``number``, and what."""
        self._said.extend(found.content)
        if said_by.resolved is None or found.speaker is None:
            return
        here = self._between(tree.sentence.start, tree.sentence.end)
        named = [each for each in here if each.type == "PER" and each.name == said_by.resolved]
        known = named[-1] if named else self._named.get(said_by.resolved)
        if known:
            self._last = (number, known)
            self._voices[known.name] = known

    def learn(self, tree: Tree) -> None:
        """Note the genders and roles that a sentence's words show of its people."""
        starts = [token.start for token in tree.tokens]
        for mention in self._between(tree.sentence.start, tree.sentence.end):
            if mention.type != "PER":
                continue
            self._named[mention.name] = mention
            first = bisect_left(starts, mention.start)
            for index in range(first, bisect_left(starts, mention.end)):
                self._learn(mention, tree, index)

    def _learn(self, mention: Mention, tree: Tree, index: int) -> None:
        token = tree.tokens[index]
        shown = () if eastern(mention.name) else GENDERS.items()  # «Фань» is tagged as a noun in -ь
        for feature, gender in shown:
            if feature in token.feats:
                self._genders.setdefault(mention.name, gender)
        if token.rel in SUBJECT or "Case=Nom" in token.feats:
            self._subjects.add(mention.start)
        over = [token.head] if token.rel in NAMED_WITH and token.head >= 0 else []
        for each in (*over, *tree.children(index, "appos")):
            role = tree.tokens[each]
            if role.pos == "NOUN" and "Animacy=Anim" in role.feats and "Number=Sing" in role.feats:
                words = frozenset(
                    tree.tokens[word].lemma
                    for word in tree.phrase(each)
                    if not mention.start <= tree.tokens[word].start < mention.end
                )
                held = self._roles.setdefault(role.lemma, {}).get(mention.name)
                told = words | held[1] if held else words
                self._roles[role.lemma][mention.name] = (mention, told)
        if "Case=Gen" in token.feats and self._wrote(mention, tree, index):
            self._writers[mention.name] = mention

    def _wrote(self, mention: Mention, tree: Tree, index: int) -> bool:
        """Tell whether a name stands after a title in marks or a word for a book, as its author's."""
        over = token.head if (token := tree.tokens[index]).rel == "nmod" else -1
        book = over >= 0 and tree.tokens[over].lemma in BOOKS
        return book or self._text[: mention.start].rstrip().endswith("»")
