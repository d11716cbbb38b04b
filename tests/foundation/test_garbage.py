"""Putting off the search for garbage."""

import gc

import pytest

from cchc.foundation.garbage import collection_put_off


def test_the_search_goes_on_afterwards() -> None:
    with collection_put_off():
        assert not gc.isenabled()
        with collection_put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), collection_put_off():
        _ = 1 / 0
    assert gc.isenabled()


def test_who_does_not_search_is_left_alone() -> None:
    gc.disable()
    try:
        with collection_put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
