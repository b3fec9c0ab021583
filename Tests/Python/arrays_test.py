import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("arrays.f90")


def weights(a):
    i, j = np.indices(a.shape)
    return (10 * (i + 1) + j + 1) * a


def test_array_in(m):
    assert m.total(np.arange(10.0)) == 45
    assert m.total([1, 2, 3]) == 6
    assert m.total((1.5, 2)) == 3.5
    assert m.total(np.arange(10.0), n=10) == 45
    with pytest.raises(Exception, match="n"):
        m.total(np.arange(10.0), 4)


def test_array_out(m):
    a = m.squares(4)
    assert a.tolist() == [1, 4, 9, 16] and a.dtype == np.float64
    assert m.squares(0).shape == (0,)


def test_empty_array_in(m):
    assert m.total(np.zeros(0)) == 0


@pytest.mark.parametrize("a", [
    np.arange(20.0)[::2], np.arange(20.0)[::-2], np.arange(10, dtype=np.float32),
    np.arange(10), np.arange(30.0).reshape(10, 3)[:, 1], np.arange(10.0).astype(">f8")])
def test_strided_and_converted_input(m, a):
    assert m.total(a) == a.sum()


def test_inout_changes_the_callers_array(m):
    a = np.arange(4.0)
    assert m.double_inout(a) is None
    assert a.tolist() == [0, 2, 4, 6]


@pytest.mark.parametrize("a", [
    np.arange(4, dtype=np.float32), np.arange(4), np.arange(8.0)[::2], [1.0, 2.0]])
def test_inout_refuses_what_it_cannot_change_in_place(m, a):
    with pytest.raises((ValueError, TypeError)):
        m.double_inout(a)


def test_inplace_converts_the_callers_array(m):
    a = np.arange(4, dtype=np.float32)
    m.double_inplace(a)
    assert a.tolist() == [0, 2, 4, 6]
    b = np.arange(8.0)[::2]
    m.double_inplace(b)
    assert b.tolist() == [0, 4, 8, 12]


def test_copy_leaves_the_callers_array(m):
    a = np.arange(3.0)
    assert m.double_copy(a).tolist() == [0, 2, 4]
    assert a.tolist() == [0, 1, 2]
    b = m.double_copy(a, overwrite_a=1)
    assert b.tolist() == a.tolist() == [0, 2, 4]


def test_overwrite_uses_the_callers_array(m):
    a = np.arange(3.0)
    b = m.double_overwrite(a)
    assert b.tolist() == a.tolist() == [0, 2, 4]
    c = np.arange(3.0)
    assert m.double_overwrite(c, overwrite_a=0).tolist() == [0, 2, 4]
    assert c.tolist() == [0, 1, 2]


@pytest.mark.parametrize("order", ["C", "F", "strided", "transposed", "int"])
def test_both_orders_give_the_same_answer(m, order):
    a = np.arange(12.0).reshape(3, 4)
    given = {"C": a, "F": np.asfortranarray(a), "strided": np.repeat(a, 2, axis=1)[:, ::2],
             "transposed": a.T.copy().T, "int": a.astype(np.int32)}[order]
    weighted = m.weigh(given)
    assert np.array_equal(weighted, weights(a))
    assert weighted.flags.f_contiguous


def test_any_expression_in_bounds(m):
    a = m.bounds_expression(2, 3)
    assert a.shape == (9, 3)
    assert a[0, 0] == 99 and a[-1, -1] == 307


def test_rank_three(m):
    a = np.arange(24, dtype=np.int32).reshape(2, 3, 4)
    assert m.cube_sum(a) == a.sum() + 1000 * a[1, 2, 0]


def test_hidden_work_array(m):
    assert m.with_work([1.0, 2.0, 3.0]) == 14
    assert m.with_work.__doc__.splitlines()[0] == "s = with_work(a,[n])"


@pytest.mark.parametrize("routine, dtype", [
    ("sum_int1", np.int8), ("sum_int8", np.int64), ("sum_complex8", np.complex128)])
def test_arrays_of_other_types(m, routine, dtype):
    a = np.arange(5).astype(dtype)
    assert getattr(m, routine)(a) == a.sum()


def test_logical_array(m):
    assert m.count_true([True, False, True]) == 2
    assert m.count_true(np.array([1, 0, 1, 1], dtype=np.int32)) == 3


@pytest.mark.parametrize("order", ["C", "F", "strided", "reversed"])
def test_assumed_shape(m, order):
    a = np.arange(12.0).reshape(3, 4)
    given = {"C": a, "F": np.asfortranarray(a), "strided": np.repeat(a, 2, axis=0)[::2],
             "reversed": a[::-1, ::-1].copy()[::-1, ::-1]}[order]
    assert m.shapes.sum_assumed(given) == weights(a).sum()


def test_assumed_shape_inout(m):
    a = np.arange(3.0)
    m.shapes.scale_assumed(a, 3)
    assert a.tolist() == [0, 3, 6]
