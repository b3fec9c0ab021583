import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("legacy.f", options=["--f77flags=-std=legacy"])


def test_statement_functions_are_no_arrays(m):
    assert m.poly(2.0) == 12


def test_entry_is_a_routine(m):
    assert m.half(3.0) == 1.5


def test_tabs_and_continuations(m):
    assert m.tabbed(2, 3) == 5


def test_implicit_types(m):
    assert m.implied(1.5, 3) == 4.5


def test_star_kinds(m):
    assert m.starred(1.5, 2, 3 + 4j, 0) == 6.5
    assert m.starred(1.5, 2, 3 + 4j, 1) == -6.5


def test_hollerith_and_quotes(m):
    assert m.holler(123) == 123


def test_include_and_parameter(m):
    assert m.included(10).tolist() == [[11, 12], [21, 22], [31, 32], [41, 42]]


def test_non_ascii_comment_and_equivalence(m):
    assert m.equiv(1.0) == np.frombuffer(np.float64(1).tobytes(), np.int32)[1]


def test_blanks_mean_nothing_in_fixed_form(m):
    assert m.spacedout(5) == 20


def test_lower_bound_from_a_parameter_of_implicit_type(m):
    a = np.arange(6, dtype=np.float32).reshape(2, 3)
    assert m.bounds(a, n=3) == a[0, 0] + a[1, 2]
