"""Russian quotations that no verb gives to anybody: who said them is told by where they stand.

«Имя Фамилия, должность: "Q"», «"Q" (Имя Фамилия)», «"Q" – Имя Фамилия, должность», a heading in marks over a
name, the turns of a round table, a quotation after a sentence about one person alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from dragoman.language.annotation import Sentence, Token
from dragoman.language.names import outlet
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.cues import DASHES, trimmed
from dragoman.read.drafts import Draft, is_told, without_cue
from dragoman.read.leaf import Page
from dragoman.read.quotes import WORD, opens
from dragoman.read.scene import Voice
from dragoman.read.spans import trimmed_end

BRACKET = re.compile(r"[.!?…]?[ \u00a0]*\(([^()\n]{2,80})\)")
SIGNED = re.compile(
    r"[.,!?…]?[ \u00a0]*[—–-][ \u00a0]+([^\n]{3,150}?)(?:\.?(?=\n|$)|\.(?=[ \u00a0]))"
)
GOES_ON = re.compile(r"[ \u00a0]+\w")
AT_END = re.compile(r"[ .\u00a0]*(?:\n|\Z)")
"""What follows a quotation that ends its paragraph."""
"""What goes on after a name in marks: «Петров: "Голос" отмечает юбилей»."""
LONGEST = 160
"""Code points of the words that only name somebody."""
FEWEST = 4
"""Words of a quotation that a name may sign."""
TURNS = 2
"""Names with a colon that make a talk of several."""
SUBJECT = ("nsubj", "nsubj:pass")
APPOSED = ("appos", "flat:name")
CITING = frozenset({"цитировать", "процитировать"})
SPOKEN = frozenset(
    {"слово", "ответ", "фраза", "реплика", "комментарий", "высказывание", "точка", "вывод", "тезис"}
    | {"вердикт", "диагноз", "возражение", "довод", "позиция", "мнение", "объяснение", "пояснение"}
    | {"признание", "обещание", "предупреждение", "заявление", "совет", "прогноз", "реакция"}
)
"""Nouns in front of a colon that say whose words come: «ответ посла на вопрос: "Q"»."""
STEPS = 3
"""Words from a name up to the noun or the verb that it hangs on."""
DAY = re.compile(r"\d\d?\.\d\d")
"""A day of the press, which only a paper has in a bracket: «(Die Welt, 18.04)»."""
APART = 600
"""Code points between somebody's words and a quotation that is his for want of another."""


def standing_alone(page: Page, quotes: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the quotations and turns that stand without a verb, those with a name beside them first."""
    told = sorted(span for each in drafts for span in each.content)
    found = _turns(page)
    told = sorted([*told, *(span for each in found for span in each.content)])
    for quote in quotes:
        if is_told(quote, told):
            continue
        named = next((one for rule in RULES if (one := rule(page, quote))), None)
        if named is not None:
            found.append(named)
    yield from found
    known = [*drafts, *found]
    whose = partial(_for_want_of_another, page)
    yield from without_cue(page.text, page.annotation, quotes, known, whose)


def _made(rule: str, quote: Span, said_by: Voice, frame: Span) -> Draft:
    return Draft(
        rule=rule,
        voice=said_by,
        cue=None,
        content=(quote,),
        kind="direct",
        frame=(frame,),
    )


def _voice(page: Page, mention: Mention, first: int | None = None) -> Voice:
    """Return a person's voice, printed with the words from ``first`` on."""
    span = Span(mention.start if first is None else first, mention.end)
    printed = Speaker(spans=(span,), name=" ".join(page.text[slice(*span)].split()))
    who = Who(kind="person", id=mention.id, name=mention.name)
    return Voice(speaker=printed, who=who, resolved=mention.name)


def _only_names(page: Page, span: Span) -> Mention | None:
    """Return the one person that words name and do nothing else: «Министр Иван Петров», «Петров, посол»."""
    if span.end - span.start > LONGEST or page.has_verb(span):
        return None
    people = page.named(span)
    if len(people) != 1:
        return None
    name = people[0]
    role = _is_role(page, Span(span.start, name.start))
    words = page.tokens(Span(name.start, name.end))
    nominative = any("Case=Nom" in each.feats or each.pos == "X" for each in words)
    return name if role and nominative else None


def _is_role(page: Page, span: Span) -> bool:
    """Tell the words before a name that only say what he is: «Министр», nothing."""
    return all(each.pos in ("NOUN", "ADJ", "PROPN") for each in page.tokens(span))


def _introduced(page: Page, quote: Span) -> Draft | None:
    """«Имя Фамилия, должность: "Q"»."""
    end = trimmed_end(page.text, quote.start - 1)
    if not page.text.endswith(":", 0, end) or GOES_ON.match(page.text, quote.end + 1):
        return None
    start = page.sentence(end - 1).start
    span = Span(start, end - 1)
    name = _only_names(page, span)
    if name is None:
        return None
    return _made("name before a colon", quote, _voice(page, name, start), span)


def _led(page: Page, quote: Span) -> Draft | None:
    """«Имя Фамилия сделал то-то: "Q"»; «вот ответ Имени Фамилии: "Q"»; «газета цитирует Имя Фамилию: "Q"».

    One person alone is named, as the subject, by whose words they are, or as the one who is cited.
    """
    end = trimmed_end(page.text, quote.start - 1)
    sentence = page.sentence(end - 1)
    whole = page.text[quote.start : quote.start + 1].isupper() and page.has_verb(quote)
    if not page.text.endswith(":", 0, end) or not whole or GOES_ON.match(page.text, quote.end + 1):
        return None
    span = Span(sentence.start, end - 1)
    name = _subject(page, sentence, span) or _owner(page, sentence, span)
    if name is None:
        return None
    first = span.start if _is_role(page, Span(span.start, name.start)) else None
    return _made("name led to a colon", quote, _voice(page, name, first), span)


def _cited(page: Page, quote: Span) -> Draft | None:
    """«"Q", – цитирует Имя Фамилию газета»: the one cited, whoever cites him."""
    if not page.text[quote.end + 1 : quote.end + 4].lstrip(" ,\u00a0").startswith(DASHES):
        return None
    sentence = page.sentence(quote.end)
    span = Span(quote.end + 1, sentence.end)
    name = _owner(page, sentence, span)
    if name is None:
        return None
    return _made("name cited", quote, _voice(page, name), span)


def _owner(page: Page, sentence: Sentence, span: Span) -> Mention | None:
    """Return the one person within ``span`` whose words a noun names, or whom a verb cites."""
    people = page.named(span)
    if len(people) != 1:
        return None
    for each in page.tokens(Span(people[0].start, people[0].end)):
        over, steps = each, 0
        while over.head >= 0 and steps < STEPS:
            cased = "Case=Gen" in over.feats or "Case=Acc" in over.feats
            over, steps = sentence.tokens[over.head], steps + 1
            if cased and over.lemma in SPOKEN | CITING:
                return people[0]
    return None


def _bracketed(page: Page, quote: Span) -> Draft | None:
    """«"Q" (Имя Фамилия)», «"Q" (газета "Заря", 18.04)»."""
    found = BRACKET.match(page.text, quote.end + 1)
    if found is None or not _is_sentence(page, quote):
        return None
    span = Span(*found.span(1))
    name = _only_names(page, span)
    if name is not None:
        return _made("name in a bracket", quote, _voice(page, name), Span(*found.span()))
    printed = found[1].split(",")[0].strip()
    known = outlet(printed.strip('«»"“”'), page.knowledge)
    who = Who(kind="outlet", id=known.id, name=known.name) if known else None
    if who is None and DAY.search(found[1]):
        who = Who(kind="unnamed", name=printed)
    if who is None:
        return None
    words = Span(span.start, span.start + len(printed))
    voice = Voice(speaker=Speaker(spans=(words,), name=printed), who=who, resolved=None)
    return _made("paper in a bracket", quote, voice, Span(*found.span()))


def _signed(page: Page, quote: Span) -> Draft | None:
    """«"Q" – Имя Фамилия, должность»."""
    found = SIGNED.match(page.text, quote.end + 1)
    if found is None or not _is_sentence(page, quote):
        return None
    span = Span(*found.span(1))
    name = _only_names(page, span)
    if name is None:
        return None
    return _made("name after a dash", quote, _voice(page, name, span.start), span)


def _headed(page: Page, quote: Span) -> Draft | None:
    """«"Q"» as a paragraph over one that names somebody and ends in a colon."""
    after = bisect_left(page.paragraphs, Span(quote.end, 0))
    if after >= len(page.paragraphs) or not _is_paragraph(page, quote):
        return None
    name = _introduction(page, page.paragraphs[after])
    if name is None:
        return None
    return _made("heading in marks", quote, _voice(page, name), Span(quote.end, quote.end + 1))


RULES = (_introduced, _led, _cited, _bracketed, _signed, _headed)


def _is_sentence(page: Page, quote: Span) -> bool:
    """Tell words that are a sentence from a title inside one: four at least, and a finite verb."""
    long_enough = len(WORD.findall(page.text[slice(*quote)])) >= FEWEST
    return long_enough and opens(page.text, quote) and page.has_verb(quote)


def _is_paragraph(page: Page, quote: Span) -> bool:
    """Tell a quotation that is a paragraph of its own."""
    end = trimmed_end(page.text, quote.start - 1, " \u00a0")
    return (
        page.text[max(end - 1, 0) : end] in ("", "\n")
        and AT_END.match(page.text, quote.end + 1) is not None
    )


def _introduction(page: Page, paragraph: Span) -> Mention | None:
    """Return whom a paragraph names that ends in a colon and says nothing else."""
    end = paragraph.start + len(page.text[slice(*paragraph)].rstrip())
    if page.text[end - 1 : end] != ":":
        return None
    start = paragraph.end - len(page.text[slice(*paragraph)].lstrip())
    return _only_names(page, Span(start, end - 1))


def _turns(page: Page) -> list[Draft]:
    """Return the turns of a talk whose speakers are named in paragraphs of their own, each with a colon."""
    named = [
        (i, who) for i, each in enumerate(page.paragraphs) if (who := _introduction(page, each))
    ]
    if len(named) < TURNS:
        return []
    found = []
    ends = [*(i for i, _ in named[1:]), len(page.paragraphs)]
    for (number, who), end in zip(named, ends, strict=True):
        said = page.paragraphs[number + 1 : end]
        if said and page.text[said[-1].start] == "«":  # the heading of the next
            said = said[:-1]
        if said and page.text[said[0].start] != "«":
            content = trimmed(page.text, Span(said[0].start, said[-1].end), stop=False)
            found.append(_made("turn", content, _voice(page, who), page.paragraphs[number]))
    return found


def _for_want_of_another(page: Page, quote: Span, before: Draft | None) -> Voice | None:
    """Return who said a quotation that is a sentence of its own, where only one person can have said it.

    He is the one subject of the sentence before, or the last who spoke, nobody else being named since.
    """
    if page.text[quote.end + 1 : quote.end + 4].lstrip(" ,\u00a0").startswith(DASHES):
        return None
    end = trimmed_end(page.text, quote.start - 1)
    if not end or page.text.endswith(":", 0, end):
        return None
    sentence = page.sentence(end - 1)
    alone = _subject(page, sentence, Span(sentence.start, sentence.end))
    told = before is not None and before.end > sentence.start
    if alone is not None and not (told and before and before.voice.who.name != alone.name):
        return _unprinted(_voice(page, alone))
    return _last(page, quote, before)


def _unprinted(voice: Voice) -> Voice:
    return Voice(speaker=None, who=voice.who, resolved=voice.resolved)


def _subject(page: Page, sentence: Sentence, span: Span) -> Mention | None:
    """Return the one person that ``span`` names if he is its subject, and no other living being is one."""
    people = page.named(span)
    if len(people) != 1:
        return None
    name, subjects = Span(people[0].start, people[0].end), list[Token]()
    for each in page.tokens(name):
        over = sentence.tokens[each.head]
        if each.rel in SUBJECT or (each.rel in APPOSED and over.rel in SUBJECT):
            subjects += [each, over]
    others = any(
        each.rel in SUBJECT and "=Anim" in each.feats and each not in subjects
        for each in page.tokens(span)
        if not name.start <= each.start < name.end
    )
    return people[0] if subjects and not others else None


def _last(page: Page, quote: Span, before: Draft | None) -> Voice | None:
    """Return the last speaker if he is a person and nobody living is named between his words and these."""
    if before is None or before.voice.resolved is None or before.negated or before.modality:
        return None
    gap = Span(before.end, quote.start - 1)
    if not 0 <= gap.end - gap.start <= APART or not _is_paragraph(page, quote):
        return None
    others = [each for each in page.named(gap) if each.name != before.voice.resolved]
    living = any(
        each.rel.startswith("nsubj") and each.pos == "NOUN" and "=Anim" in each.feats
        for each in page.tokens(gap)
    )
    return None if others or living else _unprinted(before.voice)
