import inspect

import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("optional_arguments.f90").optionals


def test_what_is_left_out_is_absent(m):
    assert m.power(3.0) == 3
    assert m.power(3.0, 2) == 9
    assert m.power(3.0, offset=1.0) == 4
    assert m.power(3.0, 2, 1.0) == 10
    assert m.power(3.0, exponent=0) == 1


def test_none_means_absent(m):
    assert m.power(3.0, None, 1.0) == 4


def test_optional_arrays(m):
    assert m.how_many([1.0, 2.0]) == 2
    assert m.how_many([1.0, 2.0], [1.0]) == 102
    assert m.how_many([1.0, 2.0], weights=None) == 2


def test_signature_shows_them_as_optional(m):
    parameters = inspect.signature(m.power).parameters
    assert parameters["x"].default is inspect.Parameter.empty
    assert parameters["exponent"].default is not inspect.Parameter.empty
