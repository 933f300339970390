import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange.pieces import (
    FilePiece,
    RowsPiece,
    chunk_of,
    file_pieces,
    pieces_of,
    record_pieces,
    records_of,
)
from desktop.exchange.refusals import Cause, ExchangeRefused
from desktop.exchange.values import Mark, RecordImage, Version

from .samples import a_payload, record

NAMES = st.text(min_size=1, max_size=6)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
)
MARKS = st.builds(
    Mark,
    st.sampled_from(["a/1", "b/1", "b/2"]),
    st.integers(1, 9),
    st.lists(st.tuples(NAMES, st.integers(1, 9)), max_size=2).map(tuple),
)


@st.composite
def records(draw: st.DrawFn) -> RecordImage:
    fields = draw(st.dictionaries(st.sampled_from("abcd"), SCALARS, max_size=4))
    marks = {name: draw(MARKS) for name in fields}
    rivals = {
        name: (Version(draw(SCALARS), draw(MARKS)),)
        for name in draw(st.sets(st.sampled_from("abcd"))) & set(fields)
    }
    return RecordImage(draw(st.sampled_from(["t", "u"])), draw(NAMES), draw(NAMES), fields, marks, rivals)


def read_back(pieces: list[bytes]) -> list[RecordImage]:
    found = pieces_of(chunk_of(pieces))
    return [item for piece in found if isinstance(piece, RowsPiece) for item in records_of(piece)]


@settings(deadline=None)
@given(st.lists(records(), max_size=12))
def test_records_come_back_equal_and_in_order(images: list[RecordImage]) -> None:
    back = read_back(list(record_pieces(images, 1 << 20)))
    assert back == images
    assert [[type(v) for v in r.fields.values()] for r in back] == [
        [type(v) for v in r.fields.values()] for r in images
    ]


def test_many_records_are_cut_into_groups_and_large_groups_into_halves() -> None:
    images = [record(str(n), {"text": "文" * 100}) for n in range(9000)]
    assert len(list(record_pieces(images, 1 << 22))) == 3
    small = list(record_pieces(images, 40_000))
    assert len(small) > 20
    assert max(map(len, small)) <= 40_000
    assert read_back(small) == images


def test_one_record_beyond_the_cap_is_refused() -> None:
    with pytest.raises(ExchangeRefused) as caught:
        list(record_pieces([record("1", {"text": "x" * 5000})], 4000))
    assert caught.value.cause is Cause.TOO_BIG


def test_a_field_without_a_mark_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="must have a mark"):
        list(record_pieces([RecordImage("t", "1", "o", {"a": 1}, {})], 1000))


def test_attachments_come_in_pieces_of_a_mebibyte() -> None:
    data = bytes(range(256)) * 10_000
    found = pieces_of(chunk_of(list(file_pieces("h", data))))
    assert len(found) == 3
    assert b"".join(piece.data for piece in found if isinstance(piece, FilePiece)) == data
    assert len(list(file_pieces("h", b""))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"columns": [["a"]]},
        {"columns": [["a", "b"], [1]]},
        {"ids": ["1"]},
        {"sets": [0, 5]},
        {"mark_sets": [(7,)]},
        {"mark_sets": [(0, 0, 0)]},
    ],
)
def test_columns_that_do_not_fit_are_noticed(change: dict[str, object]) -> None:
    good = RowsPiece(
        "t", ("a", "b"), ["1", "2"], ["o", "o"], [["a", "b"], [1, 2]], [Mark("w", 1)], [(0,)], [0, 0], {}
    )
    assert len(list(records_of(good))) == 2
    with pytest.raises((ValueError, IndexError)):
        list(records_of(msgspec.structs.replace(good, **change)))


@settings(deadline=None)
@given(st.data())
def test_a_damaged_chunk_never_breaks_the_decoder(data: st.DataObject) -> None:
    whole = bytearray(chunk_of(list(record_pieces(a_payload().records, 1 << 20))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        for piece in pieces_of(bytes(whole)):
            if isinstance(piece, RowsPiece):
                list(records_of(piece))
    except (msgspec.DecodeError, ValueError, IndexError):
        pass


@pytest.mark.parametrize(
    "head", [b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\x91" * 9000]
)
def test_a_length_that_lies_costs_nothing(head: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, RecursionError)):
        pieces_of(head)
