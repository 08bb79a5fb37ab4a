"""What the text has shown so far of its people: genders, roles, who is at the centre, who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.language.annotation import Annotation, Token
from dragoman.language.romanisation import eastern
from dragoman.language.russian import is_known, parses
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention
from dragoman.read.cues import Found, Line
from dragoman.read.meant import meant
from dragoman.read.named import people_named
from dragoman.read.roles import Role, is_person_noun, roles_of
from dragoman.read.scene import REACH, Centre, Scene, Voice
from dragoman.read.scene import gender as gender_of
from dragoman.read.spans import trimmed_end
from dragoman.read.tree import Tree

RECENT = 12
"""Contents that a pronoun looks back over."""
GENDERS = {"Gender=Masc": "masc", "Gender=Fem": "femn"}
BOOKS = frozenset({"книга", "монография", "роман", "брошюра", "мемуары", "сборник", "исследование"})
SUBJECT = frozenset({"nsubj", "nsubj:pass"})
MAIN = frozenset({"root", "conj", "parataxis"})
"""Where the verb of a main clause hangs."""


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
        self._sentences = [each.start for each in annotation.sentences]
        self._knowledge = knowledge
        self._nouns = speaker_nouns
        self._genders: dict[str, str] = {}
        self._roles: dict[str, dict[str, tuple[Mention, frozenset[str]]]] = {}
        self._held: dict[str, list[tuple[Mention, Role]]] = {}
        self._called: set[tuple[str, str | None, Role]] = set()
        self._everyone: dict[str, Mention] = {}
        self._writers: dict[str, Mention] = {}
        self._voices: dict[str, Mention] = {}
        self._named: dict[str, Mention] = {}
        self._last: tuple[int, Mention] | None = None
        self._organisations = [each for each in self._mentions if each.type == "ORG"]
        self._bodies: list[Voice] = []
        self._centre: tuple[int, Centre] | None = None
        self._spoke: list[Mention] = []
        self._said: list[Span] = []
        self._subjects: set[int] = set()

    def look_over(self, lines: Iterable[Line]) -> None:
        """Note what the whole text calls its people, before any of it is read."""
        guessed: dict[str, str] = {}
        for line in lines:
            here = self._between(line.tree.sentence.start, line.tree.sentence.end)
            for mention in here:
                if mention.type == "PER":
                    self._everyone.setdefault(mention.name, mention)
                    self._learn_gender(mention, line.tree, guessed)
                    self._learn_subject(mention, line.tree)
                    found = roles_of(line.tree, mention, here)
                    self._hold(mention, found)
        for name in self._everyone:
            shown = {gender_of(name), guessed.get(name)} - {None}
            if name not in self._genders and len(shown) == 1:
                self._genders[name] = str(shown.pop())

    def _hold(self, mention: Mention, found: Iterable[Role]) -> None:
        """Note what somebody is called, each once: in a long text it is said again and again."""
        held = self._held.setdefault(mention.name, [])
        for role in found:
            if (mention.name, mention.actor, role) not in self._called:
                self._called.add((mention.name, mention.actor, role))
                held.append((mention, role))

    def _learn_subject(self, mention: Mention, tree: Tree) -> None:
        for token in _within(tree, mention):
            if token.rel in SUBJECT or "Case=Nom" in token.feats:
                self._subjects.add(mention.start)

    def _learn_gender(self, mention: Mention, tree: Tree, guessed: dict[str, str]) -> None:
        """Note the gender that a verb in the past shows, else that of a word morphology knows."""
        if eastern(mention.name):
            return
        for token in _within(tree, mention):
            verb = tree.tokens[token.head] if token.rel in SUBJECT and token.head >= 0 else None
            for feature, gender in GENDERS.items():
                if verb is not None and feature in verb.feats and "Tense=Past" in verb.feats:
                    self._genders[mention.name] = gender
                elif feature in token.feats and is_known(parses(token.text.lower())[0].word):
                    guessed.setdefault(mention.name, gender)

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
            held=self._held,
            everyone=self._everyone,
            writers=self._writers,
            voices=self._voices,
            bodies=self._bodies,
            named_bodies=self._organisations,
            first=start,
            before=sentences[max(0, number - 1)].start,
            here=sentences[number].start,
            opening=number < REACH,
            ahead=sentences[min(len(sentences) - 1, number + REACH)].end,
            last=last[1] if last and number - last[0] <= REACH else None,
            centre=self._centred(number),
            said=(*self._said[-RECENT:], *content),
            content=content,
            near=sentences[max(0, number - 2) : number + 1],
            subjects=self._subjects,
            speaker_nouns=self._nouns,
            knowledge=self._knowledge,
        )

    def _centred(self, number: int) -> Centre:
        """Return who is at the centre in sentence ``number``: who has spoken in it, else before."""
        if self._spoke:
            return Centre(people=(self._spoke[-1],), fresh=True)
        if self._centre is None or number - self._centre[0] > REACH:
            return Centre()
        return replace(self._centre[1], fresh=number - self._centre[0] <= 1)

    def _between(self, start: int, end: int) -> tuple[Mention, ...]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def heard(self, number: int, said_by: Voice, found: Found, tree: Tree) -> None:
        """Note who spoke in sentence ``number``, and what."""
        self._said.extend(found.content)
        if said_by.who.kind in ("outlet", "organisation"):
            self._bodies.append(said_by)
        if said_by.resolved is None:
            return
        here = self._between(tree.sentence.start, tree.sentence.end)
        named = [each for each in here if each.type == "PER" and each.name == said_by.resolved]
        known = named[-1] if named else self._named.get(said_by.resolved)
        known = known or self._everyone.get(said_by.resolved)
        if known:
            self._last = (number, known)
            self._voices[known.name] = known
            self._spoke.append(known)

    def learn(self, tree: Tree) -> None:
        """Note who of its people are subjects, whose book is named, and who stands at the centre."""
        starts = [token.start for token in tree.tokens]
        for mention in self._between(tree.sentence.start, tree.sentence.end):
            if mention.type != "PER":
                continue
            self._named[mention.name] = mention
            first = bisect_left(starts, mention.start)
            for index in range(first, bisect_left(starts, mention.end)):
                self._learn(mention, tree, index)
        self._look_up(tree)

    def _learn(self, mention: Mention, tree: Tree, index: int) -> None:
        token = tree.tokens[index]
        if "Case=Gen" in token.feats and self._wrote(mention, tree, index):
            self._writers[mention.name] = mention

    def _wrote(self, mention: Mention, tree: Tree, index: int) -> bool:
        """Tell whether a name stands after a title in marks or a word for a book, as its author's."""
        over = token.head if (token := tree.tokens[index]).rel == "nmod" else -1
        book = over >= 0 and tree.tokens[over].lemma in BOOKS
        return book or self._text.endswith("»", 0, trimmed_end(self._text, mention.start))

    def _look_up(self, tree: Tree) -> None:
        """Move the centre to who spoke or acted in a sentence: speakers first, else its main subjects."""
        number = bisect_left(self._sentences, tree.sentence.start)
        people = {each.name: each for each in self._spoke}
        stranger = None
        for index in () if people else self._main(tree):
            person = self._whom(tree, index, number)
            if person is not None:
                people.setdefault(person.name, person)
            elif is_person_noun(tree, index):
                stranger = next(
                    (g for f, g in GENDERS.items() if f in tree.tokens[index].feats), None
                )
        self._spoke = []
        if people or stranger:
            self._centre = (number, Centre(people=tuple(people.values()), stranger=stranger))

    def _main(self, tree: Tree) -> Iterator[int]:
        """Yield the subjects of a sentence's main clauses that stand in nobody's words."""
        said = self._said[-RECENT:]
        for index, token in enumerate(tree.tokens):
            main = token.rel in SUBJECT and tree.tokens[token.head].rel in MAIN
            if main and not any(each.start <= token.start < each.end for each in said):
                yield index
                yield from tree.children(index, "conj")

    def _whom(self, tree: Tree, index: int, number: int) -> Mention | None:
        """Return whom a subject means: a name, «он» where it goes on, a title somebody bears."""
        token = tree.tokens[index]
        named = people_named(tree, index, self._between(tree.sentence.start, tree.sentence.end))
        if named:
            return named[0]
        pronoun = token.lemma in ("он", "она") and token.pos == "PRON"
        if not pronoun and not is_person_noun(tree, index):
            return None
        scene = self.scene(number, ())
        if pronoun:
            return scene.centre.alone("masc" if token.lemma == "он" else "femn", scene.genders)
        return meant(tree, index, scene)


def _within(tree: Tree, mention: Mention) -> list[Token]:
    """Return the words of a name."""
    return [each for each in tree.tokens if mention.start <= each.start < mention.end]
