"""What is counted of two who are named in one article, to guess how one stands to the other over the whole of it.

Nothing here knows a name: a pair is described by how often, where and in which parts of a sentence both
are named, how those sentences show them, and which words of attitude stand there.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.model.knowledge import Knowledge
from dragoman.model.reading import Mention, Stance, Tone, Who
from dragoman.read.attitudes import Attitudes, attitudes
from dragoman.read.parties import weighty, who_of
from dragoman.read.tonemodel import seeds

Key = tuple[str, str]
"""What a party is told apart by: its kind, and its code or name."""
AGENT = frozenset({"nsubj"})
PATIENT = frozenset({"obj", "iobj", "obl"})
NEAR = 12
"""Words between two names that stand close."""
FAR = 18
"""Steps over the tree between names that it does not join."""


def key(who: Who) -> Key:
    """Return what tells a party from others."""
    return who.kind, who.id or who.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A party at a word of a sentence."""

    who: Key
    sentence: int
    index: int
    start: int
    token: Token


@dataclass(slots=True, kw_only=True)
class Cast:
    """Who is named in an article, where, and how each place shows them."""

    parties: dict[Key, Who] = field(default_factory=dict)
    places: dict[Key, list[Place]] = field(default_factory=lambda: defaultdict(list))
    tones: Mapping[tuple[int, Key], float] = field(default_factory=dict)
    """The tone of a party at the start of its name."""
    stances: Mapping[tuple[Key, Key], float] = field(default_factory=dict)


def cast(
    annotation: Annotation,
    mentions: Sequence[Mention],
    tones: Sequence[Tone],
    stances: Sequence[Stance],
    knowledge: Knowledge,
) -> Cast:
    """Return the parties of an article in their places."""
    found = Cast()
    ordered = sorted(mentions, key=lambda each: each.start)
    first = 0
    for number, sentence in enumerate(annotation.sentences):
        while first < len(ordered) and ordered[first].start < sentence.start:
            first += 1
        for place, who in _named(number, sentence, ordered, first, knowledge):
            found.parties.setdefault(place.who, who)
            found.places[place.who].append(place)
    found.tones = {(each.start, key(each.target)): each.score for each in tones}
    totals: dict[tuple[Key, Key], float] = defaultdict(float)
    for each in stances:
        totals[key(each.holder), key(each.target)] += each.score
    found.stances = dict(totals)
    return found


def _named(
    number: int,
    sentence: Sentence,
    ordered: Sequence[Mention],
    first: int,
    knowledge: Knowledge,
) -> Iterator[tuple[Place, Who]]:
    for index, token in enumerate(sentence.tokens):
        here = []
        for each in ordered[first:]:
            if each.start > token.start:
                break
            if each.start == token.start:
                here.append(each)
        best = weighty(here) if here else None
        if best:
            who = who_of(best, knowledge)
            yield (
                Place(who=key(who), sentence=number, index=index, start=token.start, token=token),
                who,
            )


FEATURES = (
    "together", "close", "holder often", "target often",
    "holder person", "target person", "holder first", "agent", "patient", "agent and patient",
    "tone of target", "tone of holder", "tone of target here", "tone of holder here",
    "lowest tone here", "words for", "words against", "words between for", "words between against",
    "stance", "stance back", "joined", "share of holder", "share of target", "rank of holder",
    "rank of target", "tone of target here, agent", "adjective holder", "adjective target",
    "one head", "with", "against", "amid", "genitive holder", "target under holder", "coloured for",
    "coloured against", "voice", "first place of holder", "first place of target", "steps",
)  # fmt: skip


def rows(
    found: Cast, annotation: Annotation, knowledge: Knowledge
) -> Iterator[tuple[tuple[Key, Key], tuple[float, ...]]]:
    """Yield each ordered pair that is named in one sentence, with its ``FEATURES``."""
    words = attitudes("ru", knowledge)
    by_sentence: dict[int, dict[Key, list[Place]]] = defaultdict(dict)
    for who, places in found.places.items():
        for place in places:
            by_sentence[place.sentence].setdefault(who, []).append(place)
    shared: dict[tuple[Key, Key], list[int]] = defaultdict(list)
    for number, here in by_sentence.items():
        for one in here:
            for other in here:
                if one != other:
                    shared[one, other].append(number)
    ranks = {
        each: rank
        for rank, each in enumerate(sorted(found.places, key=lambda e: (-len(found.places[e]), e)))
    }
    for pair in sorted(shared):
        told = [
            _told(annotation.sentences[n], by_sentence[n], pair, found, words) for n in shared[pair]
        ]
        yield pair, _features(found, pair, told, ranks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence that names both."""

    close: bool
    first: bool
    agent: bool
    patient: bool
    joined: bool
    tone_of_target: float
    tone_of_holder: float
    inside: tuple[float, float]
    between: tuple[float, float]
    adjectives: tuple[bool, bool]
    one_head: bool
    way: str
    genitive: bool
    under: bool
    coloured: tuple[float, float]
    steps: float


def _told(
    sentence: Sentence,
    here: Mapping[Key, Sequence[Place]],
    pair: tuple[Key, Key],
    found: Cast,
    words: Attitudes,
) -> Told:
    one, other = min(
        ((a, b) for a in here[pair[0]] for b in here[pair[1]]),
        key=lambda ends: abs(ends[0].index - ends[1].index),
    )
    low, high = sorted((one.index, other.index))
    scores = [
        words.verbs.get(each.lemma) or words.nouns.get(each.lemma) or 0.0
        for each in sentence.tokens
    ]
    heads = {one.token.head, other.token.head}
    way = next((e.lemma for e in sentence.tokens if e.head == other.index and e.rel == "case"), "")
    colours = seeds()
    shades = [colours.get(e.lemma, (0.0, 0.0)) for e in sentence.tokens]
    up_one, up_other = list(_up(sentence, one.index)), list(_up(sentence, other.index))
    meet = next((k for k, e in enumerate(up_one) if e in up_other), None)
    steps = FAR if meet is None else meet + up_other.index(up_one[meet])
    return Told(
        close=high - low <= NEAR,
        first=one.index < other.index,
        agent=one.token.rel in AGENT,
        patient=other.token.rel in PATIENT,
        joined=(one.token.rel == "conj" and one.token.head == other.index)
        or (other.token.rel == "conj" and other.token.head == one.index)
        or (len(heads) == 1 and one.token.rel == other.token.rel == "conj"),
        tone_of_target=sum(found.tones.get((each.start, pair[1]), 0.0) for each in here[pair[1]]),
        tone_of_holder=sum(found.tones.get((each.start, pair[0]), 0.0) for each in here[pair[0]]),
        inside=_sums(scores),
        between=_sums(scores[low:high]),
        adjectives=(one.token.pos == "ADJ", other.token.pos == "ADJ"),
        one_head=len(heads) == 1,
        way=way,
        genitive="Case=Gen" in one.token.feats and one.token.rel == "nmod",
        under=one.index in up_other,
        coloured=(sum(e[1] for e in shades), sum(e[0] for e in shades)),
        steps=1 / (1 + steps),
    )


def _up(sentence: Sentence, index: int) -> Iterator[int]:
    for _ in range(8):
        if index < 0:
            return
        yield index
        index = sentence.tokens[index].head


def _sums(scores: Sequence[float]) -> tuple[float, float]:
    return sum(each for each in scores if each > 0), -sum(each for each in scores if each < 0)


def _mean(found: Cast, who: Key) -> float:
    places = found.places[who]
    return sum(found.tones.get((each.start, who), 0.0) for each in places) / len(places)


def _features(
    found: Cast, pair: tuple[Key, Key], told: Sequence[Told], ranks: Mapping[Key, int]
) -> tuple[float, ...]:
    holder, target = pair
    many, all_holder, all_target = len(told), len(found.places[holder]), len(found.places[target])
    most = max(len(each) for each in found.places.values())

    def share(values: Iterator[bool]) -> float:
        return sum(values) / many

    return (
        math.log1p(many),
        math.log1p(sum(each.close for each in told)),
        all_holder / most,
        all_target / most,
        float(holder[0] == "person"),
        float(target[0] == "person"),
        share(each.first for each in told),
        share(each.agent for each in told),
        share(each.patient for each in told),
        math.log1p(sum(each.agent and each.patient for each in told)),
        _mean(found, target),
        _mean(found, holder),
        sum(each.tone_of_target for each in told) / math.sqrt(many),
        sum(each.tone_of_holder for each in told) / math.sqrt(many),
        min(each.tone_of_target for each in told),
        math.log1p(sum(each.inside[0] for each in told)),
        math.log1p(sum(each.inside[1] for each in told)),
        math.log1p(sum(each.between[0] for each in told)),
        math.log1p(sum(each.between[1] for each in told)),
        max(-1.0, min(1.0, found.stances.get((holder, target), 0.0))),
        max(-1.0, min(1.0, found.stances.get((target, holder), 0.0))),
        share(each.joined for each in told),
        many / all_holder,
        many / all_target,
        1 / (1 + ranks[holder]),
        1 / (1 + ranks[target]),
        sum(each.tone_of_target for each in told if each.agent) / math.sqrt(many),
        share(each.adjectives[0] for each in told),
        share(each.adjectives[1] for each in told),
        share(each.one_head for each in told),
        share(each.way in ("с", "со") for each in told),
        share(each.way in ("против", "на", "к", "от") for each in told),
        share(each.way in ("между", "в", "из") for each in told),
        share(each.genitive for each in told),
        share(each.under for each in told),
        math.log1p(sum(each.coloured[0] for each in told)),
        math.log1p(sum(each.coloured[1] for each in told)),
        (sum(each.coloured[0] - each.coloured[1] for each in told)) / many,
        found.places[holder][0].sentence / (1 + found.places[holder][-1].sentence),
        found.places[target][0].sentence / (1 + found.places[target][-1].sentence),
        max(each.steps for each in told),
    )
