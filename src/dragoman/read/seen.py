"""What stands after a colon: a view, or a list of things."""

from __future__ import annotations

from dragoman.read.tree import Tree

FEWEST = 2
"""Words after a colon that make a view; a shorter one is an answer or a list."""
PREDICATES = frozenset(
    {"нет", "надо", "нужно", "можно", "нельзя", "пора", "рано", "поздно", "некогда", "незачем"}
)


def is_view(tree: Tree, colon: int) -> bool:
    """Tell a clause after a colon from a list of things or a single word."""
    after = range(colon + 1, len(tree.tokens))
    words = [each for each in after if tree.tokens[each].pos != "PUNCT"]
    stated = any(
        tree.is_finite(each)
        or "Variant=Short" in tree.tokens[each].feats
        or tree.tokens[each].lemma in PREDICATES
        or tree.tokens[each].text == "—"
        for each in after
    )
    return len(words) >= FEWEST and stated
