"""Without INTENT scalars are read and arrays changed in place, whatever the body does: as in f2py."""
import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("effects.f")


def test_scalars_are_inputs(m):
    q, status = 1.25, 7
    assert m.divide(6.0, 4.0, q, status) is None
    assert (q, status) == (1.25, 7)
    assert m.keep_largest(3.0, 2.0) is None


def test_arrays_of_rank_0_are_scalars(m):
    q, status = np.array(1.25), np.array(7, np.intc)
    m.divide(6.0, 4.0, q, status)
    assert (q, status) == (1.25, 7)
    largest = np.array(2.0)
    m.largest_of([1.0, 5.0, 3.0], largest)
    assert largest == 2


def test_arrays_are_changed_in_place(m):
    x = np.array([1.0, -2, 3, 0, 5])
    assert m.drop(x) is None
    assert x.tolist() == [1, 3, 5, 0, 5]


def test_sizes_stay_optional(m):
    x = np.array([1.0, -2, 3])
    m.drop(x, 3)
    assert x.tolist() == [1, 3, 3]
    with pytest.raises(Exception, match="n=2"):
        m.drop(x, 2)


def test_a_function_reads_its_scalars(m):
    negatives = np.array(4, np.intc)
    assert m.visit(-1.0, negatives) == 1
    assert negatives == 4
