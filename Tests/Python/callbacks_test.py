import gc
import math
import sys
import threading

import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("callbacks.f90")


def test_lambda_function_and_method(m):
    class Scale:
        def __init__(self, factor):
            self.factor = factor

        def by(self, x):
            return self.factor * x

        def __call__(self, x):
            return -x

    assert m.apply(lambda x: x + 1, 2.0) == 3
    assert m.apply(math.sqrt, 16.0) == 4
    assert m.apply(Scale(3).by, 2.0) == 6
    assert m.apply(Scale(3), 2.0) == -2


def test_extra_arguments(m):
    assert m.apply(lambda x, a, b: a * x + b, 2.0, f_extra_args=(10, 1)) == 21


def test_a_call_back_may_ignore_its_arguments(m):
    assert m.apply(lambda: 7.0, 2.0) == 7


def test_nested_calls(m):
    def outer(x):
        return m.accumulate(lambda y: x * y, 3)

    assert m.accumulate(outer, 2) == 6 + 12


def test_recursion_to_some_depth(m):
    def descend(x):
        return x + (m.apply(descend, x - 1) if x > 0 else 0.0)

    assert m.apply(descend, 50.0) == sum(range(51))


def test_an_exception_comes_out_where_the_routine_was_called(m):
    calls = []

    def fail(x):
        calls.append(x)
        if x == 3:
            raise KeyError("three")
        return x

    with pytest.raises(KeyError, match="three"):
        m.accumulate(fail, 10)
    assert calls == [1, 2, 3]
    assert m.accumulate(lambda x: x, 3) == 6  # and nothing is left behind


def test_a_wrong_result_is_an_error(m):
    with pytest.raises(Exception):
        m.apply(lambda x: "text", 1.0)
    with pytest.raises(Exception):
        m.apply(5, 1.0)


def test_string_argument(m):
    seen = []
    assert m.string_callback(seen.append) == 1
    assert seen[0] in ("hello", b"hello")


def test_several_python_threads_each_with_its_own_call_back(m):
    wrong = []

    def work(factor):
        for _ in range(200):
            if m.accumulate(lambda x: factor * x, 4) != 10 * factor:
                wrong.append(factor)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_references_are_returned(m):
    def f(x):
        return x

    before = sys.getrefcount(f)
    for _ in range(100):
        m.apply(f, 1.0)
        with pytest.raises(ZeroDivisionError):
            m.apply(lambda x: 1 / 0, 1.0)
    gc.collect()
    assert sys.getrefcount(f) == before


def test_an_array_without_an_extent_ends_where_the_callers_array_ends(build):
    m = build("callback_unknown_extent.f")
    seen = []
    y = m.advance(lambda n, t, y: seen.append((n, t, y.shape)) or 2.0, 0.5, np.ones(3), 0.25)
    assert y.tolist() == [1.5, 1, 1]
    assert seen == [(3, 0.5, (3,))]
