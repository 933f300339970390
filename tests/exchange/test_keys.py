import json

import pytest

from desktop.exchange.keys import OfficeKeys, is_strong_point, signature_holds
from desktop.exchange.refusals import Cause, ExchangeRefused


def test_keys_rest_under_a_password() -> None:
    keys = OfficeKeys.generate()
    blob = keys.to_blob("联席会议2026")
    assert OfficeKeys.from_blob(blob, "联席会议2026") == keys
    assert keys.signing not in blob
    for wrong in ("联席会议2025", "", None):
        with pytest.raises(ExchangeRefused) as caught:
            OfficeKeys.from_blob(blob, wrong)
        assert caught.value.cause is Cause.PASSWORD


def test_a_costly_or_cut_blob_is_refused_before_work() -> None:
    values = json.loads(OfficeKeys.generate().to_blob("p"))
    for change in ({"log2_n": 40}, {"log2_n": 0}, {"box": "AAAA"}, {"protection": "rot13"}, {"salt": ""}):
        with pytest.raises(ExchangeRefused):
            OfficeKeys.from_blob(json.dumps({**values, **change}).encode(), "p")


def test_the_unencrypted_blob_is_a_choice_by_name() -> None:
    keys = OfficeKeys.generate()
    assert OfficeKeys.from_blob(keys.to_unencrypted_blob()) == keys


def test_private_keys_never_show() -> None:
    keys = OfficeKeys(b"secret-signing-key" + b"0" * 14, b"1" * 32)
    assert "secret" not in repr(keys)


def test_signatures_and_agreement() -> None:
    one, two = OfficeKeys.generate(), OfficeKeys.generate()
    signature = one.sign(b"message")
    assert signature_holds(one.public_signing, signature, b"message")
    assert not signature_holds(one.public_signing, signature, b"messagE")
    assert not signature_holds(two.public_signing, signature, b"message")
    assert not signature_holds(b"short", signature, b"message")
    assert one.agree(two.public_sealing) == two.agree(one.public_sealing)


def test_a_weak_sealing_key_is_known() -> None:
    assert is_strong_point(OfficeKeys.generate().public_sealing)
    assert not is_strong_point(bytes(32))
