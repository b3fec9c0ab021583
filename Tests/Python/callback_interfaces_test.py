import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("callback_interfaces.f90")


def test_a_call_back_that_fills_an_array(m):
    assert m.fill_by(lambda n: np.arange(n) * 2.0, 4).tolist() == [0, 2, 4, 6]


def test_a_call_back_that_takes_an_array(m):
    assert m.minimum_of(lambda x: x.min(), [3.0, 1.0, 2.0]) == 1


def test_complex_result(m):
    assert m.complex_callback(lambda z: z * z, 1 + 1j) == 3j


def test_integer_result(m):
    assert m.integer_callback(lambda i: i + 1, 41) == 42
    with pytest.raises((TypeError, OverflowError)):
        m.integer_callback(lambda i: 2.5, 1)


def test_arrays_of_truth_values_and_of_characters(m):
    def mark(marks, letters):
        marks[1] = marks[0]
        letters[2] = b"z"

    marks, letters = m.mark_by(mark, 3)
    assert marks.tolist() == [1, 1, 0] and letters.tolist() == [b"a", b"a", b"z"]
