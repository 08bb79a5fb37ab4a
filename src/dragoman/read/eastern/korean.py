"""Who said what in a Korean sentence: the cue stands last, «고», «라며» or «에 따르면» before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.model.press import Span
from dragoman.read.eastern.ground import Found, Ground, at, unmarked
from dragoman.read.eastern.marks import Stretch
from dragoman.read.eastern.words import either, word_lists

JOIN = re.compile(
    r"(?P<join>(?P<end>(?<=」)\s?(?:이?라고는|이?라고도|이?라고|이?라며|이?라면서|이?라|고|며|면서)|"
    r"(?<=[다라자냐요까죠])(?:고도|고는|고|며|면서)|"
    r"(?:이|으)?라(?:고|며|면서)|것으로(?:는)?|것을|도록))(?P<gap>[ ,](?:[^「」,.]{0,24}? )?|\s?)$"
)
ALONE = re.compile(
    r"」\s?(?P<cue>이?라며|이?라면서|며|면서|이?라고)(?=[\s,.]|$)(?!\s(?:불리|불린|불렸|부르|부른|불렀|이름|명명))"
)
PLAIN = re.compile(
    r"(?<=[다라자냐])(?P<cue>는 (?:것이다|것|게다|얘기다|말이다))(?P<rest>[^가-힣]*)$"
)
SOURCE = re.compile(
    r"(?:의 말)?(?P<cue>에 따르면|에 의하면|의 말에 따르면|의 설명에 따르면|의 말을 빌리면|에 따르자면),? ?"
)
NOBODY = re.compile(
    r"것으로 (?P<cue>(?:전해졌|알려졌|전해진|알려진|보인|보이|전망된|예상된|추정된|"
    r"추정되|분석된|평가된|관측된|풀이된|여겨)[가-힣]*)"
)
AHEAD = re.compile(r"(?:이렇게|다음과 같이|이같이|이처럼)\s(?:[^「」,.]{0,10}\s)?$")
TOPIC = re.compile(r"(?P<mark>께서는|은|는|이|가|도|에서는|에선|에서도)(?P<stop>[ ,])")
SETTING = re.compile(
    r"^(?:\s*[^,「」]{1,30}?(?:에서|에게|에|통해|"
    r"관련해|대해|대해서|두고|향해|만나|출연해|맞아|앞두고|뒤|후|날|일)(?:,|(?= 「)))+,?"
)
LINKING = re.compile(
    r"^\s*(?:하지만|그러나|또|또한|다만|그러면서|이어|한편|이에 대해|특히|반면)[, ]\s*"
)
TAIL = re.compile(r"[가-힣]*")
DENIED = re.compile(r"[가-힣]*지(?:는|도)? (?:않|못)")
DESCRIBED = re.compile(r"(?<=[한힌린던는]) (?P<np>[^「」,.]{2,24}?)(?:께서는|은|는|이|가|의)[ ,]")
SAYING = re.compile(
    r"」\s?(?P<np>[^「」,.]{1,24})의 (?P<cue>말이다|설명이다|이야기다|지적이다|진단이다)"
)


@cache
def _as_noun() -> re.Pattern[str]:
    nouns = either(word_lists("ko").lists["words"]["said_nouns"])
    return re.compile(
        rf"(?:(?<=[다라자냐까])|(?=이라는)|」\s?(?:이?라)?)(?P<join>이라는|는|란|던)\s?(?P<link>것이|게|것은|게)?\s?(?P<by>[^「」,.]{{0,24}}?)"
        rf"(?P<noun>{nouns})(?P<case>이다|다|을|를|도|이|은|였다|이었다|으로|에)(?P<verb>\s?(?:[가-힣]+))?"
    )


def attributions(stretch: Stretch, ground: Ground) -> list[Found]:
    """Return the attributions of one sentence, in the order of their cues."""
    found: list[Found] = []
    for rule in (_source, _nobody, _acts, _nouns, _alone, _plain):
        for each in rule(stretch, ground, found):
            if not any(_same(each.cue, other.cue) for other in found):
                found.append(each)
    return found


def _same(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and one.start < other.end and other.start < one.end)


def _first_speaker(
    stretch: Stretch, ground: Ground, first: int, last: int
) -> tuple[Span, int] | None:
    for each in TOPIC.finditer(stretch.masked, first, last + 1):
        if each["mark"] in ("이", "가", "도") and not _opens(stretch, each.end(), last):
            continue
        if each.end() > last + 1:
            break
        phrase = ground.phrase(stretch.start + first, stretch.start + each.start())
        if phrase and ground.speaks(phrase):
            return phrase, each.end()
    return None


def _opens(stretch: Stretch, place: int, last: int) -> bool:
    """Tell whether a subject in 이/가 stands right before what it says, or near its verb."""
    rest = stretch.masked[place:last]
    setting = SETTING.match(rest)
    told = rest[setting.end() if setting else 0 :].lstrip()
    return told.startswith("「") or not rest.strip()


def _acts(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«“…”고 말했다», «…다고 밝혔다», «…것으로 내다봤다», «…도록 요청했다»."""
    masked = stretch.masked
    opened = max(
        (each.content[0].start - stretch.start for each in known if each.rule == "source"),
        default=0,
    )
    before: tuple[Span, int] | None = None
    for cue in ground.words.cue.finditer(masked):
        if cue.start() < opened:
            continue
        head = masked[opened : cue.start()]
        join = _last(JOIN, head)
        if not join or AHEAD.search(head) or not _goes_with(ground, join["join"], cue.group()):
            continue
        place = opened + join.start("join")
        topic = _first_speaker(stretch, ground, opened, place)
        late = _first_speaker(stretch, ground, opened + join.end("join"), cue.start())
        begin = topic[1] if topic else opened
        content = _said(stretch, begin, place, join["join"])
        if not content:
            continue
        tail = TAIL.match(masked, cue.end())
        end = tail.end() if tail else cue.end()
        who = _described(stretch, ground, end) or late or topic or before
        before = who
        yield Found(
            rule="said",
            content=content,
            cue=Span(stretch.start + cue.start(), stretch.start + end),
            class_=ground.words.classes[cue.group()],
            speaker=who[0] if who else None,
            back=who is None,
            negated=bool(DENIED.match(masked, cue.end())),
        )
        opened = end


def _goes_with(ground: Ground, join: str, cue: str) -> bool:
    """Tell whether a cue may follow a join: «것을» goes with a call, «도록» not with a bare 했다."""
    if join == "것을":
        return ground.words.classes[cue] == "urging"
    return join != "도록" or cue[0] not in "했한"


def _described(stretch: Stretch, ground: Ground, last: int) -> tuple[Span, int] | None:
    """«“…”고 주장한 박민수 의원은»: the speaker is whom the clause describes."""
    rest = DESCRIBED.match(stretch.masked, last)
    if not rest:
        return None
    first = stretch.start + rest.start("np")
    phrase = ground.phrase(first, stretch.start + rest.end("np"))
    whole = phrase and phrase.start == first and ground.speaks(phrase)
    return (phrase, rest.end()) if phrase and whole else None


def _last(pattern: re.Pattern[str], head: str) -> re.Match[str] | None:
    """Return the match nearest to the end of ``head``, where all of the patterns' matches end."""
    found: re.Match[str] | None = None
    for place in range(max(0, len(head) - 40), len(head)):
        each = pattern.match(head, place)
        if each and (found is None or each.end("join") != found.end("join")):
            found = each
    return found


def _said(stretch: Stretch, first: int, join: int, word: str) -> tuple[Span, ...]:
    masked = stretch.masked
    if masked[:join].rstrip().endswith("」"):
        opening = masked.rfind("「", first, join)
        while opening > first and masked[:opening].rstrip(" ,").endswith("」"):
            opening = masked.rfind("「", first, opening - 1)
        return unmarked(stretch, at(stretch, opening, join)) if opening >= 0 else ()
    if word.startswith("것"):
        join += 1
    for each in ALONE.finditer(masked, first, join):
        first = each.end()
    setting = SETTING.match(masked[first:join])
    first += setting.end() if setting and setting.end() < join - first else 0
    linking = LINKING.match(masked[first:join])
    first += linking.end() if linking else 0
    span = at(stretch, first, join)
    return unmarked(stretch, span) if span.end > span.start else ()


def _source(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«페트로프 장관에 따르면 …다»."""
    del known
    each = SOURCE.search(stretch.masked)
    phrase = ground.phrase(stretch.start, stretch.start + each.start()) if each else None
    if each and phrase:
        content = at(stretch, each.end(), len(stretch.masked))
        if content.end > content.start:
            yield Found(
                rule="source",
                content=unmarked(stretch, content),
                cue=at(stretch, each.start("cue"), each.end("cue")),
                speaker=phrase,
            )


def _nobody(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«…것으로 전해졌다»: nobody is named."""
    each = NOBODY.search(stretch.masked)
    if each and not known:
        topicless = _said(stretch, 0, each.start(), "것으로")
        if topicless:
            cue = at(stretch, each.start("cue"), each.end("cue"))
            yield Found(rule="nobody", content=topicless, cue=cue)
    del ground


def _nouns(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«…다는 입장을 밝혔다», «…다는 것이 페트로프 장관의 설명이다», «…라는 목소리가 나온다»."""
    for each in _as_noun().finditer(stretch.masked):
        inside = [one.cue for one in known if one.cue]
        place = stretch.start + each.start("join")
        if any(cue.start < place < cue.end for cue in inside):
            continue
        topic = _first_speaker(stretch, ground, 0, each.start("join"))
        named = re.search(r"([^ ].*)의 $", each["by"])
        phrase = None
        if named:
            end = stretch.start + each.start("by") + named.end(1)
            phrase = ground.phrase(stretch.start + each.start("by"), end)
        shown = each["case"] in ("을", "를", "이다", "다", "였다", "이었다")
        if not (
            shown
            or re.match(
                r"\s?(?:나온|나왔|나오|있|많|크|높|우세|힘|담|제기|이어)", each["verb"] or ""
            )
        ):
            continue
        content = _said(stretch, topic[1] if topic and not phrase else 0, each.start("join"), "")
        if content:
            end = (
                each.end()
                if each["verb"] and each["case"] not in ("이다", "다")
                else each.end("case")
            )
            yield Found(
                rule="noun",
                content=content,
                cue=at(stretch, each.start("noun"), end),
                class_="judging",
                speaker=phrase or (topic[0] if topic else None),
                back=shown and phrase is None and topic is None,
            )


def _alone(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«“…”라며 …»: the particle alone attributes; «“…” 페트로프의 말이다»."""
    for each in ALONE.finditer(stretch.masked):
        content = _said(stretch, 0, each.start("cue"), "")
        if any(
            content and one.content[0].start <= content[0].start < one.content[-1].end
            for one in known
        ):
            continue
        topic = _first_speaker(stretch, ground, 0, each.start())
        after = _first_speaker(stretch, ground, each.end(), len(stretch.masked) - 1)
        who = topic or after
        if content:
            yield Found(
                rule="particle",
                content=content,
                cue=at(stretch, each.start("cue"), each.end("cue")),
                speaker=who[0] if who else None,
                back=who is None,
            )
    for each in SAYING.finditer(stretch.masked):
        end = stretch.start + each.end("np")
        phrase = ground.phrase(stretch.start + each.start("np"), end)
        content = _said(stretch, 0, each.start() + 1, "")
        if phrase and content:
            cue = at(stretch, each.start("cue"), each.end("cue"))
            yield Found(rule="saying", content=content, cue=cue, speaker=phrase)


def _plain(stretch: Stretch, ground: Ground, known: list[Found]) -> Iterator[Found]:
    """«…다는 것이다.»: whoever spoke last goes on."""
    each = PLAIN.search(stretch.masked)
    if each and not known:
        content = _said(stretch, 0, each.start("cue"), "")
        if content:
            cue = at(stretch, each.start("cue"), each.end("cue"))
            yield Found(rule="hearsay", content=content, cue=cue, back=True)
    del ground


def points_ahead(stretch: Stretch, ground: Ground) -> Found | None:
    """«페트로프 장관은 이렇게 말했다.» before a quotation that stands alone."""
    for cue in ground.words.cue.finditer(stretch.masked):
        if AHEAD.search(stretch.masked[: cue.start()]):
            topic = _first_speaker(stretch, ground, 0, cue.start())
            tail = TAIL.match(stretch.masked, cue.end())
            end = tail.end() if tail else cue.end()
            return Found(
                rule="ahead",
                content=(),
                cue=Span(stretch.start + cue.start(), stretch.start + end),
                class_=ground.words.classes[cue.group()],
                speaker=topic[0] if topic else None,
                back=topic is None,
            )
    return None
