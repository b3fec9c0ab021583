import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("scalars.f90")


@pytest.mark.parametrize("bytes_", [1, 2, 4, 8])
def test_integers_of_every_kind(m, bytes_):
    routine = getattr(m, f"next_int{bytes_}")
    assert routine(41) == 42
    assert routine(-1) == 0
    largest = 2 ** (8 * bytes_ - 1) - 1
    assert routine(largest - 1) == largest
    assert type(routine(1)) is int


@pytest.mark.parametrize("bytes_", [4, 8])
def test_reals_of_every_kind(m, bytes_):
    routine = getattr(m, f"half_real{bytes_}")
    assert routine(5) == 2.5
    assert routine(0.25) == 0.125
    assert np.isnan(routine(float("nan")))
    assert type(routine(1)) is float


@pytest.mark.parametrize("bytes_", [4, 8])
def test_complexes_of_every_kind(m, bytes_):
    routine = getattr(m, f"conjugate{bytes_}")
    assert routine(1 + 2j) == 1 - 2j
    assert routine(3) == 3
    assert routine(0.5) == 0.5


@pytest.mark.parametrize("bytes_", [1, 2, 4, 8])
def test_logicals_of_every_kind(m, bytes_):
    routine = getattr(m, f"negate{bytes_}")
    assert not routine(True)
    assert routine(False)
    assert routine(0)


@pytest.mark.parametrize("value", [
    7, np.int8(7), np.int64(7), np.uint16(7), np.array(7), np.array(7, dtype=np.int64),
    True + 6])
def test_an_integer_comes_from_any_python_integer(m, value):
    assert m.next_int4(value) == 8


@pytest.mark.parametrize("value", [
    1.5, np.float32(1.5), np.float64(1.5), np.float16(1.5), np.longdouble(1.5), np.array(1.5),
    np.array(1.5, dtype=np.float32), np.array([1.5])])
def test_a_real_comes_from_any_python_number(m, value):
    assert m.half_real8(value) == 0.75


def test_inout_scalar_changes_a_rank_0_array(m):
    x = np.array(1.0)
    m.add_one(x)
    assert x == 2.0


def test_no_argument(m):
    assert m.nothing() is None


def test_several_results_come_as_a_tuple(m):
    doubled, squared, positive = m.three_results(-3.0)
    assert (doubled, squared, bool(positive)) == (-6.0, 9.0, False)


@pytest.mark.parametrize("routine, given, expected", [
    ("int1_function", 5, -5), ("int2_function", 300, -300), ("int4_function", 70000, -70000),
    ("int8_function", 2**40, -2**40), ("real4_function", 1.25, 2.5),
    ("real8_function", 0.1, 0.2), ("complex4_function", 1 + 2j, -2 + 1j),
    pytest.param("complex8_function", 1 + 2j, -2 + 1j, marks=pytest.mark.beyond_f2py),
    ("logical_function", 3, 1),
    ("logical_function", -3, 0)])
def test_function_results_of_every_type(m, routine, given, expected):
    assert getattr(m, routine)(given) == expected


@pytest.mark.beyond_f2py
def test_function_with_a_named_result(m):
    assert m.named_result(2.0) == 6.0


def test_keywords(m):
    assert m.next_int4(x=1) == 2
    with pytest.raises(TypeError, match="x"):
        m.next_int4()
    with pytest.raises(TypeError):
        m.next_int4(1, 2)
    with pytest.raises(TypeError):
        m.next_int4(1, z=2)
