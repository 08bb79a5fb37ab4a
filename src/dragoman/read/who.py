"""Who says what a verb reports, and whether it is said at all: subject, place, negation, mood."""

from __future__ import annotations

from dragoman.read.agents import (
    agent,
    agrees,
    bearer,
    before_bracket,
    before_marks,
    behind,
    lives,
    supposes_nothing,
)
from dragoman.read.cues import PERCEIVING, Line, customary, modal
from dragoman.read.tree import Tree
from dragoman.read.turns import led, source_of, words_of

FUTURE = ("ат", "ят", "ут", "ют", "ет", "ёт", "ит")
"""Endings that a past tense never has, whatever the tagger says."""
DOUBT = frozenset({"вряд", "едва"})
AGREEING = ("Gender=Masc", "Gender=Fem", "Gender=Neut")
IMPERSONAL = frozenset(
    {"отмечаться", "сообщаться", "указываться", "подчеркиваться", "утверждаться", "считаться"}
    | {"ожидаться", "предполагаться", "напоминаться", "говориться", "рассказываться"}
)
"""What nobody in particular does, though the tagger may see a verb like any other."""
PLACING = ("в", "во", "на")
TIMES = frozenset(
    {"год", "месяц", "неделя", "время", "момент", "век", "случай", "дело", "ответ", "раз", "час"}
    | {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь"}
    | {"октябрь", "ноябрь", "декабрь", "день", "частность", "понедельник", "мир", "целое", "итог"}
)
"""Nouns of time and turns: «в январе сообщили», «в ответ заявили»."""
BREAKS = frozenset({":", ";", "(", "—", "–"})


def subject(line: Line, verb: int) -> int | None:
    """Return who does what a verb says: its subject by the tree, else by the place of the words.

    A subject inside a quotation that does not hold the verb is somebody else's.
    """
    found = _by_tree(line, verb)
    alien = found is not None and (found in line.quoted) != (verb in line.quoted)
    if alien or (found is None and line.tree.is_finite(verb)):
        return _by_place(line, verb)
    return found


def _by_place(line: Line, verb: int) -> int | None:
    """Return the last noun before a verb in the singular that may be its subject, if any.

    It heads no clause of its own, agrees with the verb, and no other clause begins in between but a
    relative one or one set off by commas.
    """
    tree, token = line.tree, line.tree.tokens[verb]
    passive = "Voice=Pass" in token.feats or token.lemma in IMPERSONAL
    if passive:
        return None
    number = "Number=Sing" if "Number=Sing" in token.feats else "Number=Plur"
    wanted = next((each for each in AGREEING if each in token.feats), None)
    for index in range(verb - 1, -1, -1):
        word = tree.tokens[index]
        if word.text in BREAKS or (word.pos == "SCONJ" and word.rel == "mark"):
            return None
        if (index in line.quoted) != (verb in line.quoted):
            continue
        first = index == 0 and word.pos == "PROPN" and "Case=Acc" in word.feats
        named = word.pos in ("NOUN", "PROPN", "PRON") and ("Case=Nom" in word.feats or first)
        if not named or word.rel not in ("nsubj", "parataxis", "root", "obj"):
            continue
        speaks = "=Anim" in word.feats or word.lemma in line.words.speaker_nouns
        if number == "Number=Plur" and not speaks:
            continue
        agrees = wanted is None or wanted in word.feats or word.pos == "PROPN"
        if agrees and (number in word.feats or "Number=" not in word.feats):
            return index
    return None


def _by_tree(line: Line, verb: int) -> int | None:
    """Return the subject of a verb, or of the one it leans on: «сообщил, что A, и добавил, что B».

    The tree at times pairs «добавил» with a verb of A, whose subject does not agree with it.
    """
    tree, spoken, paired = line.tree, verb, False
    if "VerbForm=Conv" in tree.tokens[verb].feats and verb not in line.quoted:
        verb = before_marks(line, verb)
    for _ in range(5):
        token = tree.tokens[verb]
        subjects = [
            each for each in tree.children(verb, "nsubj") if tree.tokens[each].lemma != "что"
        ]
        broken = [each for each in range(verb) if tree.tokens[each].text in (":", ";")]
        near = [each for each in subjects if each > max(broken, default=-1)]
        found = next(iter(near or subjects), None)
        if found is not None and "Case=Loc" in tree.tokens[found].feats:
            named = [each for each in near if "Case=Nom" in tree.tokens[each].feats]
            found = named[0] if named else found  # «„Заре“ адмирал сказал»
        gerund = verb != spoken and "VerbForm=Conv" in tree.tokens[spoken].feats
        if found is not None and gerund and not lives(line, found):
            paired = True  # «заявил, что срок вышел, пообещав вернуться»: no thing promises
        elif found is not None and _may_be(line, found, verb, spoken):
            return _antecedent(tree, found, verb)
        if verb == spoken and found is None:
            after = behind(line, verb) or _of_remark(line, verb)
            if after is not None:
                return after
        if "VerbForm=Part" in token.feats and "Variant=Short" not in token.feats:
            hung = token.rel in ("acl", "amod") and token.head >= 0
            return bearer(line, verb, token.head) if hung else None
        paired_back = token.rel == "conj" and token.head < verb  # a pair's head stands first
        leans = paired_back or token.rel == "xcomp" or "VerbForm=Conv" in token.feats
        paired = paired or paired_back
        if token.head < 0 or not (leans or (paired and token.rel == "ccomp")):
            return _beside(line, spoken) if verb != spoken else None
        verb = token.head
    return None


def _beside(line: Line, gerund: int) -> int | None:
    """Return who does what the verb right before a gerund says, where the tree hangs it elsewhere."""
    tree = line.tree
    if "VerbForm=Conv" not in tree.tokens[gerund].feats:
        return None
    for index in range(gerund - 1, -1, -1):
        if tree.tokens[index].text in BREAKS:
            return None
        if tree.is_finite(index) and (index in line.quoted) == (gerund in line.quoted):
            found = tree.children(index, "nsubj")
            return found[0] if found and lives(line, found[0]) else None
    return None


def _of_remark(line: Line, verb: int) -> int | None:
    """Return who speaks in the remark that a gerund goes on: «Q, отметила X, добавив, что»."""
    tree = line.tree
    if "VerbForm=Conv" not in tree.tokens[verb].feats or verb == 0:
        return None
    start = verb - 1
    while start > 0 and tree.tokens[start].pos in ("ADV", "PART", "CCONJ"):
        start -= 1
    if tree.tokens[start].text != ",":
        return None
    for index in range(start - 1, -1, -1):
        token = tree.tokens[index]
        if token.text == "," or token.text in BREAKS:
            return None
        reports = token.lemma in line.words.verbs and tree.is_finite(index)
        if reports and (index in line.quoted) == (verb in line.quoted):
            return subject(line, index)
    return None


def _may_be(line: Line, subject: int, verb: int, spoken: int) -> bool:
    """Tell whether the subject of ``verb`` may also be that of ``spoken``, which leans on it."""
    tree = line.tree
    if verb == spoken:
        one = "Number=Sing" in tree.tokens[subject].feats and not tree.children(subject, "conj")
        opens = subject == 0 and tree.tokens[subject].text.endswith(("и", "ы"))
        one = one and not opens  # the tagger takes «Энергетики» for a name
        many = tree.tokens[subject].lemma in line.words.speaker_nouns
        return many or not one or not tree.has_feature(verb, "Number=Plur")
    alike = [each for each in AGREEING if each in tree.tokens[spoken].feats]
    paired = bool(alike) and alike[0] in tree.tokens[verb].feats
    return agrees(line, subject, spoken) or (
        paired and (subject in line.quoted) == (spoken in line.quoted)
    )


def _antecedent(tree: Tree, word: int, verb: int) -> int | None:
    """Return the noun that «который» stands for; any other subject as it is."""
    if tree.tokens[word].lemma not in ("который", "кто"):
        return word
    for each in tree.up(verb, 3):
        if tree.tokens[each].rel == "acl:relcl":
            return tree.tokens[each].head
    return None


def place_of_speech(line: Line, verb: int) -> int | None:
    """Return the noun of «в МИД считают», «говорится в докладе»: who speaks without a subject."""
    tree = line.tree
    for each in _places(tree, verb):
        token = tree.tokens[each]
        here = tree.preposition(each) in PLACING and "Case=Acc" not in token.feats
        if (
            here
            and token.lemma not in TIMES
            and (
                token.pos == "PROPN"
                or token.lemma in line.words.speaker_nouns
                or "Voice=Pass" in tree.tokens[verb].feats
            )
        ):
            return each
    return None


def _places(tree: Tree, verb: int) -> list[int]:
    """Return the nouns that tell where a verb's deed is done, those the tree leaves apart last."""
    found = tree.children(verb, "obl", "nmod")
    for index in range(verb - 1, max(-1, verb - 7), -1):
        token = tree.tokens[index]
        if token.text in BREAKS or token.text == ",":
            break
        if token.rel == "obl" and tree.is_preposition(index - 1 if index else 0):
            found.append(index)
    return found


def seat(line: Line, verb: int) -> int | None:
    """Return the noun that tells where many say so: «сообщили в кассах», «в порту уверены»."""
    tree = line.tree
    if not tree.has_feature(verb, "Number=Plur"):
        return None
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].text in PLACING:
        found = _seated(tree, verb + 1)
        if found is not None:
            return found
    first = verb - 1
    while first > 0 and tree.tokens[first].pos in ("ADV", "PART"):
        first -= 1
    while first > 0 and tree.tokens[first].pos in ("NOUN", "PROPN", "ADJ", "DET"):
        first -= 1
    return _seated(tree, first) if first >= 0 else None


def _seated(tree: Tree, first: int) -> int | None:
    """Return the noun in the locative that a preposition at ``first`` leads to."""
    if tree.tokens[first].text.lower() not in PLACING:
        return None
    for index in range(first + 1, min(first + 5, len(tree.tokens))):
        token = tree.tokens[index]
        if token.pos in ("NOUN", "PROPN"):
            fits = "Case=Loc" in token.feats and token.lemma not in TIMES
            return index if fits else None
    return None


def is_seat(tree: Tree, word: int | None) -> bool:
    """Tell whether who speaks is named by where it was said."""
    return word is not None and tree.preposition(word) in PLACING


def speaker_of(line: Line, verb: int) -> tuple[bool, int | None]:
    """Return whether somebody speaks at all, and the noun that names who."""
    found = line.speakers.get(verb)
    if found is None:
        found = line.speakers[verb] = _speaker_of(line, verb)
    return found


def _speaker_of(line: Line, verb: int) -> tuple[bool, int | None]:
    tree = line.tree
    if customary(tree, verb):
        head = tree.tokens[verb].head
        return True, next(iter(tree.children(head, "obl")), None) if head >= 0 else None
    found, token = subject(line, verb), tree.tokens[verb]
    told = source_of(tree, verb)
    if told is not None or (found is None and supposes_nothing(tree, verb)):
        return told is not None, told
    passive = tree.has_feature(verb, "Voice=Pass") or token.lemma in IMPERSONAL
    if found is not None:
        if token.lemma == "говорить" and "Animacy=Inan" in tree.tokens[found].feats:
            return tree.tokens[found].pos != "NOUN", found  # «об этом говорят письма»
        alive = "Animacy=Anim" in tree.tokens[found].feats  # «признаётся друг» looks passive
        return not passive or alive or "VerbForm=Part" in token.feats, found
    if passive or tree.has_feature(verb, "Number=Plur"):
        told = token.lemma not in PERCEIVING or passive
        place = place_of_speech(line, verb)
        if place is not None and tree.tokens[place].lemma == "который":
            place = _antecedent(tree, place, verb)  # «заявление, в котором говорится»
            known = place is not None and tree.tokens[place].lemma in line.words.speaker_nouns
            place = place if known else None
        if place is None:
            place = agent(line, verb) if passive else seat(line, verb)
        return told or place is not None, place
    return _unsaid(line, verb)


def _unsaid(line: Line, verb: int) -> tuple[bool, int | None]:
    """Return who speaks where the tree shows no subject of a verb in the singular."""
    tree, token = line.tree, line.tree.tokens[verb]
    if "VerbForm=Conv" in token.feats:
        place = place_of_speech(line, token.head) if token.head >= 0 else None
        return place is not None, place  # somebody does it: «в МИД молчали, сославшись на»
    last = before_bracket(tree, verb - 1)
    before = tree.tokens[last] if last >= 0 else None
    if before is not None and before.pos in ("PROPN", "X") and "Case=Loc" not in before.feats:
        return True, last  # a foreign name that the tree leaves out
    known = line.known.get(verb)
    plain = (tree.is_finite(verb) or token.pos == "ADJ") and known and not known.needs_clause
    return bool(plain) and token.lemma not in PERCEIVING, None


def state(line: Line, verb: int) -> tuple[bool, str | None]:
    """Return whether the cue is negated, and its modality."""
    tree, token = line.tree, line.tree.tokens[verb]
    near = tree.lemmas(tree.kids[verb]) | (DOUBT & tree.lemmas(range(max(0, verb - 5), verb)))
    over = token.head if modal(tree, verb) or led(tree, verb) else -1
    if over >= 0:
        near |= tree.lemmas(tree.kids[over])
    until = "пока" in near | tree.lemmas(range(max(0, verb - 5), verb))
    negated = ("не" in near and not until) or "никто" in near or "никогда" in near
    turning = {token.lemma} | ({tree.tokens[over].lemma} if over >= 0 else set())
    if turning & words_of("refusing"):
        negated = not negated  # «отказывается признать, что»
    elif turning & words_of("doubled"):
        negated = False  # «не устаёт повторять», «не исключает, что»
    if near & {"бы", "если", "б"} or near & DOUBT:
        return negated, "hypothetical"
    if modal(tree, verb):
        return negated, "possible"
    if "Tense=Fut" in token.feats or ("=Perf" in token.feats and token.text.endswith(FUTURE)):
        return negated, "future"
    colon = any(each.text == ":" for each in tree.tokens[verb:])
    asked = line.text.endswith("?", 0, tree.sentence.end) and token.head < 0 and not colon
    return negated, "asked" if asked else None
