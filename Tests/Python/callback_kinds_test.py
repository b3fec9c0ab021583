import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("callback_kinds.f90").callback_kinds


def test_a_call_back_may_be_left_out(m):
    assert m.integral(lambda x: 4 * x**3, 1000) == pytest.approx(1, abs=1e-5)
    assert m.integral(lambda x: x, 1000, None) == pytest.approx(0.5)
    assert m.integral(lambda x: x, 1000, lambda x: 2.0) == pytest.approx(1)
    with pytest.raises(ZeroDivisionError):
        m.integral(lambda x: x, 1000, lambda x: 1 / 0)


def test_a_subroutine_may_be_left_out(m):
    x, seen = np.array(6.0), []
    m.watched(x)
    m.watched(x, lambda value: seen.append(float(value)))
    assert x == 1.5
    assert seen == [1.5]
