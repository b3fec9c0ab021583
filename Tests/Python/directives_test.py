"""Directives whose expressions are C's, or that say only part of what they mean to."""
import numpy as np
import pytest

from conftest import FIXTURES


@pytest.fixture(scope="module")
def m(build):
    return build("directives.f90")


def test_an_extent_depends_on_a_character(m):
    assert m.as_many("a").shape == (1,) and m.as_many("b").shape == (2,)


def test_dimensions_that_cannot_be_read_leave_those_of_the_source(m):
    letters = np.array([["A", "B", "C"], ["D", "E", "F"]], "S1", order="F")
    given = np.full((2, 3), b"x", "S1", order="F")
    m.fill(given, letters)
    assert (given == letters).all()


def test_the_length_of_texts_that_come_back_is_an_argument(m):
    rows = np.array([list(b"abcde"), list(b"ABCDE")], "i1")
    assert m.texts(rows).tolist() == [b"abcde", b"ABCDE"]


def test_names_of_c_keep_their_case(build):
    m = build("casing.pyf")
    assert m.fill_it(2).tolist() == [4, 4] and m.fill_it(N=4, m=1).tolist() == [1] * 4
    with pytest.raises(Exception, match=r"N < MixedCase"):
        m.fill_it(3)


@pytest.mark.beyond_f2py
def test_names_of_c_keep_their_case_where_those_of_fortran_lose_it(run):
    done = run(FIXTURES / "casing.pyf", "-h", "stdout")
    assert "AddOne(MixedCase)" in done.output and "Py_None" in done.output
    assert "py_none" not in done.output and "dimension(n)" in done.output


@pytest.mark.beyond_f2py
def test_a_pointer_that_is_only_read_takes_any_array(build):
    m = build("pointers.f90").pointers
    assert m.total(np.arange(4.0)) == m.total(np.arange(4)) == 6
    assert m.total(np.arange(8.0)[::2]) == 12
    assert m.twice(3) == 6 and m.trace(np.eye(3)) == 3 and m.longest(["a", "abc"]) == 3
    assert not hasattr(m, "moved")
