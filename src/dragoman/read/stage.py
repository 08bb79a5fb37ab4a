"""What the text has shown so far of its people: genders, roles, and who spoke last."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import Mention
from dragoman.read.cues import Found
from dragoman.read.speakers import REACH, Scene, Voice
from dragoman.read.tree import Tree

GENDERS = {"Gender=Masc": "masc", "Gender=Fem": "femn"}
RECENT = 12
"""Contents that a pronoun looks back over."""
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
        self._mentions = tuple(mentions)
        self._knowledge = knowledge
        self._nouns = speaker_nouns
        self._genders: dict[str, str] = {}
        self._roles: dict[str, frozenset[str]] = {}
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
            mentions=self._mentions,
            genders=self._genders,
            roles=self._roles,
            first=start,
            last=last[1] if last and number - last[0] <= REACH else None,
            said=(*self._said[-RECENT:], *content),
            subjects=frozenset(self._subjects),
            speaker_nouns=self._nouns,
            knowledge=self._knowledge,
        )

    def heard(self, number: int, said_by: Voice, found: Found, tree: Tree) -> None:
        """Note who spoke, and what."""
        self._said.extend(found.content)
        if said_by.resolved is None or found.speaker is None:
            return
        end = tree.sentence.end
        named = [
            each
            for each in self._mentions
            if each.type == "PER" and each.name == said_by.resolved and each.start < end
        ]
        if named:
            self._last = (number, named[-1])

    def learn(self, number: int, tree: Tree) -> None:
        """Note the genders and roles that this sentence's words show of its people."""
        del number
        first, end = tree.sentence.start, tree.sentence.end
        for mention in self._mentions:
            if mention.type != "PER" or not first <= mention.start < end:
                continue
            for index, token in enumerate(tree.tokens):
                if mention.start <= token.start < mention.end:
                    self._gender(mention.name, token.feats)
                    if token.rel in SUBJECT or "Case=Nom" in token.feats:
                        self._subjects.add(mention.start)
                    self._role(mention.name, tree, index)

    def _gender(self, name: str, feats: str) -> None:
        for feature, gender in GENDERS.items():
            if feature in feats:
                self._genders.setdefault(name, gender)

    def _role(self, name: str, tree: Tree, index: int) -> None:
        token = tree.tokens[index]
        over = [token.head] if token.rel in NAMED_WITH and token.head >= 0 else []
        for each in (*over, *tree.children(index, "appos")):
            role = tree.tokens[each]
            if role.pos == "NOUN" and "Animacy=Anim" in role.feats and "Number=Sing" in role.feats:
                self._roles[role.lemma] = self._roles.get(role.lemma, frozenset()) | {name}
