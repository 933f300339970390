import os

import pytest
import zstandard

from desktop.exchange.keys import OfficeKeys
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.sealing import ChunkCipher, Ephemeral, recipient_secret

SECRET, HEADER = b"s" * 32, b"h" * 32


def sealed(plain: bytes, number: int = 0) -> bytes:
    return ChunkCipher(SECRET, HEADER).seal_numbered((number, plain))[1]


def cause_of(cipher: ChunkCipher, number: int, data: bytes, most: int = 1 << 20) -> Cause:
    with pytest.raises(ExchangeRefused) as caught:
        cipher.open(number, data, most)
    return caught.value.cause


def test_both_ends_agree_on_the_secret() -> None:
    keys, ephemeral = OfficeKeys.generate(), Ephemeral()
    assert ephemeral.agree(keys.public_sealing) == recipient_secret(keys, ephemeral.public.hex())


@pytest.mark.parametrize("claimed", ["", "zz", "00" * 32, "ab" * 31])
def test_an_impossible_one_time_key_is_refused(claimed: str) -> None:
    with pytest.raises(ExchangeRefused):
        recipient_secret(OfficeKeys.generate(), claimed)


def test_a_chunk_opens_only_at_its_place_under_its_header() -> None:
    data = sealed(b"matter", 3)
    assert ChunkCipher(SECRET, HEADER).open(3, data, 100) == b"matter"
    assert cause_of(ChunkCipher(SECRET, HEADER), 2, data) is Cause.ALTERED
    assert cause_of(ChunkCipher(SECRET, b"g" * 32), 3, data) is Cause.ALTERED
    assert cause_of(ChunkCipher(b"t" * 32, HEADER), 3, data) is Cause.ALTERED


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    data = sealed(bytes(64 << 20))
    assert len(data) < 10_000
    assert cause_of(ChunkCipher(SECRET, HEADER), 0, data) is Cause.TOO_BIG


@pytest.mark.parametrize(
    "packed",
    [b"", b"not zstd", os.urandom(50), zstandard.compress(b"a") + b"tail"],
    ids=["empty", "words", "noise", "more after it"],
)
def test_what_is_not_one_frame_is_refused(packed: bytes) -> None:
    cipher = ChunkCipher(SECRET, HEADER)
    data = cipher._aead.encrypt(bytes(12), packed, HEADER)
    assert cause_of(cipher, 0, data) is Cause.ALTERED


def test_a_frame_that_hides_its_size_is_refused() -> None:
    cipher = ChunkCipher(SECRET, HEADER)
    packed = zstandard.ZstdCompressor(write_content_size=False).compress(b"a" * 100)
    assert cause_of(cipher, 0, cipher._aead.encrypt(bytes(12), packed, HEADER)) is Cause.ALTERED
