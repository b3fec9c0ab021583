"""What is refused, and how: each message names the routine, the argument, what was expected and
what was given. `--f2py-strictness=legacy` takes what f2py takes."""
import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("strictness.f90")


@pytest.fixture(scope="module")
def lenient(build):
    return build("strictness.f90", name="lenient", options=["--f2py-strictness=legacy"])


def refused(routine, *arguments, says=(), error=(TypeError, ValueError, OverflowError)):
    with pytest.raises(error) as caught:
        routine(*arguments)
    message = str(caught.value)
    assert "\n" not in message and message.isprintable()
    assert routine.__name__ in message
    for word in says:
        assert word in message, f"{word!r} is not in {message!r}"


@pytest.mark.parametrize("value", [3.7, np.float64(3.7), np.float32(0.5), np.array(3.7), 1j, float("nan"),
                                   float("inf")])
def test_an_integer_refuses_a_number_that_is_none(m, value):
    refused(m.take_int, value, says=["n"], error=TypeError)


@pytest.mark.parametrize("value", [3.0, np.float32(3), np.array(3.0)])
def test_an_integer_takes_a_whole_float(m, value):
    assert m.take_int(value) == 6


@pytest.mark.parametrize("value", [2**40, 2.0**40, -2**40, 2**31, 10**30, np.int64(2**40)])
def test_an_integer_refuses_what_does_not_fit(m, value):
    refused(m.take_int, value, says=["n"])
    assert m.take_int(2**30 - 1) == 2**31 - 2


def test_a_byte_refuses_300(m):
    refused(m.take_byte, 300, says=["n"])


@pytest.mark.parametrize("value", [1j, np.complex64(1), np.array(2j)])
def test_a_real_refuses_a_complex(m, value):
    refused(m.take_real, value, says=["x", "complex"], error=TypeError)


@pytest.mark.parametrize("value", ["one", b"", None, [1, 2], {}, object(), np.ones(2)])
def test_a_number_refuses_what_is_none(m, value):
    refused(m.take_real, value, says=["x"])
    refused(m.take_int, value, says=["n"])


def test_a_number_refuses_an_empty_sequence(m):
    refused(m.take_real, [], says=["x"], error=IndexError)
    refused(m.take_int, (), says=["n"], error=IndexError)


def test_a_number_takes_what_loses_nothing(m):
    assert m.take_real("1.5") == m.take_real([1.5]) == 3
    assert m.take_int("3") == m.take_int((3,)) == m.take_int(np.array([3])) == 6
    refused(m.take_int, "3.7", says=["n"], error=ValueError)


def test_a_real_array_refuses_complex_values(m):
    refused(m.take_vector, np.ones(3, complex), says=["v", "complex128", "float64"])
    refused(m.take_vector, [1.0, 2j], says=["v"])


def test_an_integer_array_refuses_reals(m):
    refused(m.take_integers, np.array([1.5, 2.5]), says=["k", "float64", "int32"])
    refused(m.take_integers, [1, 2.5], says=["k"])
    assert m.take_integers([1, 2]) == 3
    assert m.take_integers(np.array([1, 2])) == 3


def test_an_integer_array_refuses_values_that_do_not_fit(m):
    refused(m.take_integers, np.array([1, 2**40]), says=["k"])


def test_a_matrix_refuses_rank_three(m):
    refused(m.take_matrix, np.ones((2, 3, 4)), says=["a", "3", "2"])
    assert m.take_matrix(np.ones((2, 3, 1))) == 6  # axes of length 1 hold nothing to lose


def test_a_vector_refuses_a_matrix(m):
    refused(m.take_vector, np.ones((2, 3)), says=["v", "2", "1"])


def test_a_fixed_shape_refuses_another(m):
    refused(m.take_fixed, np.ones((2, 3)), says=["a", "3", "2"])
    assert m.take_fixed(np.ones((3, 2))) == 6


def test_inout_refuses_wrong_dtype_order_and_read_only(m):
    refused(m.change, np.ones((2, 2), np.float32, order="F"), says=["a", "float32", "float64"])
    refused(m.change, np.arange(6.0).reshape(2, 3), says=["a", "order"])
    frozen = np.asfortranarray(np.ones((2, 2)))
    frozen.flags.writeable = False
    refused(m.change, frozen, says=["a"])
    refused(m.change, [[1.0, 2.0]], says=["a", "list"])


def test_a_failed_check_quotes_itself(m):
    refused(m.checked, np.ones(20), 20, says=["n > 0 && n < 10", "20"], error=Exception)
    assert m.checked(np.ones(2), 2) == 2


def test_an_array_too_short_for_its_bound(m):
    refused(m.checked, np.ones(3), 5, says=["a", "5"], error=Exception)


@pytest.mark.parametrize("n, k, argument", [(2, 3, "a"), (2, 2**31 - 1, "a"), (3, 1, "b"),
                                            (2**31 - 1, 2**31 - 1, "b")])
def test_every_array_must_hold_what_its_bounds_say(m, n, k, argument):
    refused(m.bounded, np.ones((2, 2)), np.ones(4), n, k, says=[f"`{argument}`"],
            error=ValueError)


def test_an_array_may_be_larger_than_its_bounds(m):
    assert m.bounded(np.ones((5, 5)), np.ones(4), 2, 3) == 10
    assert m.bounded(np.ones((2, 2)), np.ones(0), 0, 0) == 0
    assert m.checked(np.ones(9), 4) == 4


def test_legacy_takes_what_f2py_takes(lenient):
    assert lenient.take_int(3.7) == 6
    assert lenient.take_vector(np.ones((3, 1))) == 3
    assert lenient.take_integers([1.5, 2.5]) == 3
