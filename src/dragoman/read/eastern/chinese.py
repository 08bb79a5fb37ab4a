"""Who said what in a Chinese sentence: speaker, cue, then what is said, by a comma, a colon or nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.eastern.ground import Found, Ground, at, unmarked
from dragoman.read.eastern.marks import Stretch

NOT_BEFORE = re.compile(
    r"(?:据|據|可以|来|來|比如|例如|不用|应该|應該|换句话|換句話|可|也就是|就是|的话|的話|被|难|難|没有|沒有|名|堪|号|號|统|統|所|听|聽|"
    r"小|传|傳|明|解|(?<!大)学|(?<!大)學|按照|无法|無法|不能|谁|誰|怎么|怎麼|与其|與其|虽|雖|一般|普遍被|(?<![议議协協员員商工国國教联聯])会|總的來|总的来|再|如何|不好|好|不)$"
)
NOT_AFTER = re.compile(
    r"(?:为|為|呼|之为|作|号|法|服|明书|数|數|标|標|导|導|定|数|向|令|着|著|自己的|到底|不定|的是|的“|的「|的话|的話|的)"
)
QUOTING = re.compile(r"(?:援引|引述|转引|轉引)(?P<np>[^，。「」]{1,24}?)的(?:话|話|说法|說法)$")
NARROW = frozenset("说說称稱写寫讲答问問指料")
TAIL = re.compile(r"(?:道|了|过|過|，|说|說)?")
AFTER = re.compile(
    r"(?:道|说|說|了|过|過)?"
    r"(?:(?<=告[诉訴知])(?:他|她|我们|我們|我)|(?:他|她|我们|我們|我)(?=[，,：:「]))?(?P<mark>[，,：:]\s?)?"
)
SOURCE = re.compile(
    r"(?:据|據)(?P<np>[^，。「」：]{0,24}?)(?P<cue>报道|報道|報導|透露|介绍|介紹|称|稱|统计|統計|分析|估计|估計|预测|預測|消息|通报|通報|说|說|悉|了解|披露)(?:称|稱|，|：|,)+"
)
VIEW = re.compile(
    r"(?P<cue>(?:在(?P<np>[^，。「」]{1,24}?)看来|在(?P<np2>[^，。「」]{1,24}?)看來|(?:按照?|用)(?P<np3>[^，。「」]{1,24}?)的(?:说法|說法|话说|話說|话|解释|解釋|看法)))，"
)
IS = re.compile(
    r"(?P<np>[^，。「」：]{1,24}?)的(?P<cue>(?:看法|观点|觀點|回答|说法|說法|判断|判斷|结论|結論|意见|意見|理由|解释|解釋)(?:是|则是|很?简单|))(?:：|，|:)"
)
PRONOUN = re.compile(r"^(?:他们|她们|他|她|其)")
PREPOSITIONS = frozenset("在对對向同与與就被据據从從于於跟给給由将把当")
OPENING = re.compile(
    r"^(?:但是|但|不过|不過|而且|而|同时|同時|此外|另外|随后|隨後|接着|接著|因此|所以|当然|當然|并且|并|並|还|還|也|又|则|則|再次|再|进一步|進一步|特别|特別|最后|最後|，|,|；|;|\s)+"
)
LEAST = 4
"""Code points of a content that says something."""
CLAUSE = re.compile(r"[；;]|，(?=(?:并|並|还|還|同时|同時|又|也|他|她|但|而))")


def attributions(stretch: Stretch, ground: Ground) -> list[Found]:
    """Return the attributions of one sentence, in the order of their cues."""
    found: list[Found] = []
    for rule in (_source, _view, _after_quotation, _acts, _colon):
        for each in rule(stretch, ground, found):
            if not any(_meet(each.cue, other.cue) for other in found):
                found.append(each)
    return found


def _meet(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)


def _is_cue(masked: str, cue: re.Match[str]) -> bool:
    word, after = cue.group(), masked[cue.end() :]
    before = masked[: cue.start()]
    if (NOT_BEFORE.search(before) and not QUOTING.search(before)) or NOT_AFTER.match(after):
        return False
    if word in NARROW:
        return bool(re.match(r"(?:道|过|過|了)?[，,：:「]", after)) or word in "称稱说說"
    return True


def _subject(stretch: Stretch, ground: Ground, first: int, last: int) -> tuple[Span | None, bool]:
    """Return who speaks in places [first, last) before a cue, and whether nobody is named there."""
    words = stretch.masked[first:last]
    opening = OPENING.match(words)
    begin = first + (opening.end() if opening else 0)
    rest = stretch.masked[begin:last]
    if not rest.strip():
        return None, True
    quoted = QUOTING.search(rest)
    if quoted:
        place = stretch.start + begin
        return ground.phrase(place + quoted.start("np"), place + quoted.end("np")), False
    pronoun = PRONOUN.match(rest)
    if pronoun:
        return Span(stretch.start + begin, stretch.start + begin + pronoun.end()), False
    phrases = list(_phrases(ground, stretch.start + begin, stretch.start + last))
    for each in phrases:
        if ground.speaks(each):
            return each, False
    adverbs = all(
        token.pos in ("ADV", "CCONJ", "PART", "PUNCT", "ADP")
        for token in ground.tokens
        if stretch.start + begin <= token.start < stretch.start + last
    )
    return None, adverbs


def _phrases(ground: Ground, first: int, last: int) -> Iterator[Span]:
    """Yield the noun phrases in [first, last) that no preposition holds, the first one first."""
    place = bisect_left(ground.starts, first)
    while place < len(ground.tokens) and ground.tokens[place].start < last:
        token = ground.tokens[place]
        end = place
        while (
            end < len(ground.tokens)
            and ground.tokens[end].start < last
            and ground.may_name(ground.tokens[end])
            and ground.tokens[end].feats != "t"
        ):
            end += 1
        if end > place:
            before = (
                ground.tokens[place - 1].text
                if place and ground.tokens[place - 1].start >= first
                else ""
            )
            if before not in PREPOSITIONS:
                yield Span(token.start, min(last, ground.tokens[end - 1].end))
            place = end
        else:
            place += 1


def _acts(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«彼得罗夫表示，…», «他认为：“…”», «…，并强调…»."""
    masked = stretch.masked
    held = [one for each in known for one in each.content]
    opened = 0
    cues = [each for each in ground.words.cue.finditer(masked) if _is_cue(masked, each)]
    before: Span | None = None
    last_end = 0
    for number, cue in enumerate(cues):
        if cue.start() < last_end:
            continue
        first = opened
        speaker, silent = _subject(stretch, ground, first, cue.start())
        if speaker is None and not silent:
            continue
        if speaker is None and not (
            before or masked[first : cue.start()].strip("，,") or first == 0
        ):
            continue
        after = AFTER.match(masked, cue.end())
        start = after.end() if after else cue.end()
        marked = bool(after and after["mark"]) or masked[start : start + 1] == "「"
        if not marked and cue.group() in NARROW and speaker is None:
            continue
        begins = speaker is None and before is None and not masked[: cue.start()].strip()
        if not marked and begins and cue.group() in ground.words.lists["words"]["cues_and_nouns"]:
            continue
        end = _content_end(stretch, ground, start, cues[number + 1 :])
        span = at(stretch, start, end)
        if not marked and _is_topic(stretch, ground, span, cue):
            continue
        if span.end - span.start < LEAST or any(
            part.start <= span.start < part.end for part in held if not before
        ):
            continue
        yield Found(
            rule="said",
            content=unmarked(stretch, span),
            cue=Span(stretch.start + cue.start(), stretch.start + cue.end()),
            class_=ground.words.classes[cue.group()],
            speaker=speaker or before,
            back=speaker is None and before is None,
            negated=bool(re.search(r"(?:不|没有|沒有|并未|並未|未)$", masked[: cue.start()])),
        )
        before = speaker or before
        opened = last_end = end


def _is_topic(stretch: Stretch, ground: Ground, span: Span, cue: re.Match[str]) -> bool:
    """«介绍了新港口的建设情况»: what is spoken of is named, and nothing is said of it."""
    words = ground.words.lists["words"]
    told = stretch.masked[cue.end() : cue.end() + 1] in tuple("了过過")
    named = stretch.text[span.start : span.end]
    topic = "的" in named and named.endswith(tuple(words["topics"]))
    return (
        topic and not re.search("[，：“「]", named) and (told or cue.group() in words["of_topics"])
    )


def _content_end(stretch: Stretch, ground: Ground, start: int, later: list[re.Match[str]]) -> int:
    """Return where a content ends: at the sentence's end, or where the next cue's clause begins."""
    masked = stretch.masked
    for cue in later:
        breaks = list(CLAUSE.finditer(masked, start, cue.start()))
        if not breaks:
            continue
        last = breaks[-1]
        speaker, silent = _subject(stretch, ground, last.end(), cue.start())
        joined = masked[last.end() : cue.start()]
        if len(joined) <= 8 and (silent or (speaker and joined[:1] in "他她")):  # noqa: PLR2004
            return last.start()
        if last.group() in "；;" and speaker:
            return last.start()
    return len(masked)


def _after_quotation(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«“…。”彼得罗夫说。», «“…，”他说，“…。”»."""
    masked = stretch.masked
    opening = re.match(r"「＿+」[，,]?", masked)
    if not opening or known:
        return
    stop = re.compile(r"[。，,：:「]").search(masked, opening.end())
    last = stop.start() if stop else len(masked)
    clause = masked[opening.end() : last]
    for cue in ground.words.cue.finditer(masked, opening.end(), last):
        told = masked[cue.end() : last]
        if (len(told) > 1 and told not in ground.words.reporters) or not clause.strip():
            continue
        speaker, silent = _subject(stretch, ground, opening.end(), cue.start())
        if speaker is None and not silent:
            return
        parts = [at(stretch, 0, opening.end())]
        rest = re.compile(r"[，,：:]?(「＿+」)").match(masked, last)
        if rest:
            parts.append(at(stretch, rest.start(1), rest.end(1)))
        content = tuple(part for each in parts for part in unmarked(stretch, each))
        yield Found(
            rule="remark",
            content=content,
            cue=Span(stretch.start + cue.start(), stretch.start + cue.end()),
            class_=ground.words.classes[cue.group()],
            speaker=speaker,
            back=speaker is None,
        )
        return


def _source(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«据某通讯社报道，…», «据悉，…»."""
    del known
    each = SOURCE.search(stretch.masked)
    if not each:
        return
    content = at(stretch, each.end(), len(stretch.masked))
    phrase = None
    if each["np"]:
        words = at(stretch, each.start("np"), each.end("np"))
        phrase = next((one for one in _phrases(ground, words.start, words.end)), words)
    if content.end > content.start:
        cue = Span(stretch.start + each.start("cue"), stretch.start + each.end("cue"))
        yield Found(rule="source", content=unmarked(stretch, content), cue=cue, speaker=phrase)


def _view(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«在他看来，…», «按照彼得罗夫的说法，…», «他的看法是：…»."""
    for pattern in (VIEW, IS):
        each = pattern.search(stretch.masked)
        if not each or known:
            continue
        name = next(key for key in ("np", "np2", "np3") if each.groupdict().get(key))
        words = at(stretch, each.start(name), each.end(name))
        phrase = ground.phrase(words.start, words.end)
        content = at(stretch, each.end(), len(stretch.masked))
        if phrase and ground.speaks(phrase) and content.end > content.start:
            yield Found(
                rule="view",
                content=unmarked(stretch, content),
                cue=Span(stretch.start + each.start("cue"), stretch.start + each.end("cue")),
                class_="judging",
                speaker=phrase,
            )


def _colon(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«彼得罗夫：“…”»: a name, a colon and a quotation."""
    each = re.match(r"(?P<np>[^，。「」：:]{2,24})[：:]\s?(?=「)", stretch.masked)
    if not each or known:
        return
    phrase = ground.phrase(stretch.start, stretch.start + each.end("np"))
    if phrase and ground.speaks(phrase):
        span = at(stretch, each.end(), len(stretch.masked))
        yield Found(rule="colon", content=unmarked(stretch, span), speaker=phrase)


def points_ahead(stretch: Stretch, ground: Ground) -> Found | None:
    """«彼得罗夫这样说：» with the quotation in a paragraph of its own."""
    each = re.search(r"[：:]$", stretch.masked)
    if not each:
        return None
    for cue in ground.words.cue.finditer(stretch.masked):
        if len(stretch.masked) - cue.end() > 4:  # noqa: PLR2004
            continue
        speaker, silent = _subject(stretch, ground, 0, cue.start())
        if speaker or silent:
            return Found(
                rule="ahead",
                content=(),
                cue=Span(stretch.start + cue.start(), stretch.start + cue.end()),
                class_=ground.words.classes[cue.group()],
                speaker=speaker,
                back=speaker is None,
            )
    return None
