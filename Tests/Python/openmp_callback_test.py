import threading

import pytest

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("openmp_callback.f90", options=["--f90flags=-fopenmp", "-lgomp"])


def test_call_backs_from_openmp_threads(m):
    names = set()

    def f(x):
        names.add(threading.get_ident())
        return 2 * x

    assert m.parallel_sum(f, 200) == 200 * 201
    assert len(names) > 1
    assert m.parallel_sum(f, 100) == 100 * 101  # and again, with threads that are there already
