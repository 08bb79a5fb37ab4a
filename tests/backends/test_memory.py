from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from dragoman.backends.memory import TranslationMemory
from dragoman.text import normal

SEGMENTS = {
    "Озеро замёрзло.": "The lake froze.",
    "Рыбаки рады; лодки на берегу.": "The fishermen are glad; the boats are ashore.",
    "Мост закрыт.": "The bridge is closed.",
    "Кто виноват? Никто не знает.": "Nobody knows whose fault it is.",
    "«Мост нужен»,": "“The bridge is needed,”",
    "— сказал мэр.": "the mayor said.",
    "— сказал": "said",
    "мэр.": "the mayor.",
    "Да. Нет. Может быть. Потом.": "Yes, no, perhaps, later.",
    "Утром шёл": "In the morning",
    "снег. Вечером": "it snowed. In the evening",
    "дождь.": "it rained.",
}


class Shelf:
    def __init__(self, segments: Mapping[str, str]) -> None:
        self.segments = {normal(text): target for text, target in segments.items()}

    def renderings(self, segments: Sequence[str]) -> Mapping[str, str]:
        return {each: self.segments[each] for each in segments if each in self.segments}


class Shelves:
    def __init__(self, segments: Mapping[str, str]) -> None:
        self.segments = segments
        self.asked: list[tuple[str, str]] = []

    def memory(self, language: str, target_language: str) -> Shelf:
        self.asked.append((language, target_language))
        return Shelf(self.segments)


# Sentences cut by "|"; renderings as "first-last text".
CASES = [
    ("an exact sentence", "Мост закрыт.", ["0-1 The bridge is closed."]),
    ("other marks, same words", "Озеро\u00a0замерзло.", ["0-1 The lake froze."]),
    ("two sentences, one segment", "Кто виноват?|Никто не знает.",
     ["0-2 Nobody knows whose fault it is."]),
    ("four sentences, one segment", "Да.|Нет.|Может быть.|Потом.",
     ["0-4 Yes, no, perhaps, later."]),
    ("one sentence, the fewest segments", '"Мост нужен", - сказал мэр.',
     ["0-1 “The bridge is needed,” the mayor said."]),
    ("segments across a full stop", "Утром шёл снег.|Вечером дождь.",
     ["0-2 In the morning it snowed. In the evening it rained."]),
    ("gaps stay gaps", "Ветер.|Мост закрыт.|Туман.|Озеро замёрзло.",
     ["1-2 The bridge is closed.", "3-4 The lake froze."]),
    ("a word more is another sentence", "Мост закрыт вчера.", []),
    ("half a segment is nothing", "Рыбаки рады;", []),
    ("case matters", "мост закрыт.", []),
    ("a segment does not end within a word", "мэр.Озеро замёрзло.",
     ["0-1 the mayor. The lake froze."]),
    ("nothing of nothing", "", []),
    ("an empty sentence between", "Мост закрыт.||Озеро замёрзло.",
     ["0-1 The bridge is closed.", "1-3 The lake froze."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_the_memory_renders(text: str, expected: list[str]) -> None:
    memory = TranslationMemory(Shelves(SEGMENTS))
    found = memory.translate(text.split("|"), "ru", "en")
    assert [f"{each.first}-{each.last} {each.text}" for each in found] == expected
    assert {each.by for each in found} <= {"memory"}


def test_each_pair_of_languages_has_its_own_memory_opened_once() -> None:
    shelves = Shelves({"これは橋です。これは川です。": "A bridge, a river."})
    memory = TranslationMemory(shelves)
    for _ in range(2):
        found = memory.translate(["これは橋です。", "これは川です。"], "ja", "en")
        assert [each.text for each in found] == ["A bridge, a river."]
    assert shelves.asked == [("ja", "en")]
