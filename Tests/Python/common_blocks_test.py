import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("common_blocks.f")


def test_a_common_block_is_an_attribute(m):
    assert m.state.count == 7
    assert m.state.scale == 2.5
    assert m.state.table.shape == (2, 3)


def test_both_sides_see_each_others_changes(m):
    m.fill()
    assert m.state.table.tolist() == [[11, 12, 13], [21, 22, 23]]
    m.state.table[0, 0] = 1
    m.state.scale = 2
    m.state.count = 100
    assert m.show() == 2 * (1 + 23) + 100
    m.state.table = np.ones((2, 3))
    assert m.show() == 104


@pytest.mark.beyond_f2py
def test_a_misspelt_variable_is_an_error(m):
    with pytest.raises(AttributeError, match="cuont"):
        m.state.cuont


def test_a_wrong_shape_is_refused(m):
    with pytest.raises(ValueError):
        m.state.table = np.ones((5, 5))
