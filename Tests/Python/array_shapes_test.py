import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("array_shapes.f90").array_shapes_module


def test_shape_that_depends_on_the_arguments(m):
    assert np.array_equal(m.outer([1.0, 2.0], [3.0, 4.0, 5.0]), np.outer([1, 2], [3, 4, 5]))
    assert m.ramp(4).tolist() == [1, 2, 3, 4]


def test_constant_shape(m):
    assert m.cross([1.0, 0, 0], [0, 1.0, 0]).tolist() == [0, 0, 1]


def test_assumed_shape_with_a_lower_bound(m):
    assert m.from_zero([7.0, 1.0, 2.0]) == 207
