"""Directives whose expressions are C's, or that say only part of what they mean to."""
import numpy as np
import pytest


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
