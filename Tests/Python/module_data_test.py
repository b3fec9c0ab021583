import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture
def s(build):
    return build("module_data.f90").settings


def test_parameters(s):
    assert s.limit == 9
    assert s.pi == 3.14159265358979
    assert s.primes.tolist() == [2, 3, 5, 7]
    assert s.dp == 8


def test_initialised_scalars(s):
    assert s.single == 0.5
    assert s.enabled
    assert s.phase == 1 - 1j
    assert bytes(s.label.tobytes() if hasattr(s.label, "tobytes") else s.label) == b"start"


def test_initialised_arrays(s):
    assert s.matrix.tolist() == [[1, 3], [2, 4]]
    assert s.vector.dtype == np.float64


def test_both_sides_see_each_others_changes(s):
    s.counter = 10
    s.factor = 2
    s.vector = [1, 1, 1]
    s.vector[2] = 5
    assert s.describe() == 10 + 2 * 7
    assert s.counter == 10


def test_allocatable(s):
    s.work = None
    assert s.work is None
    assert s.sum_work() == -1
    s.make_work(2, 3)
    assert s.work.shape == (2, 3) and s.sum_work() == 42
    s.work = np.ones((4, 5))
    assert s.sum_work() == 20
    s.work = None
    assert s.sum_work() == -1


def test_text_of_any_length(s):
    s.title = None
    assert s.title is None
    s.title = "short"
    assert s.title == b"short"
    s.title = "a longer one"
    assert s.title == b"a longer one"


def test_private_names_are_hidden(s):
    assert not hasattr(s, "secret")
    assert s.get_secret() == 42


def test_unknown_attribute(s):
    with pytest.raises(AttributeError, match="conuter"):
        s.conuter


def test_a_wrong_value_is_refused(s):
    with pytest.raises((TypeError, ValueError), match="counter"):
        s.counter = 3.7
    with pytest.raises((TypeError, ValueError), match="vector"):
        s.vector = [1.0, 2.0]
