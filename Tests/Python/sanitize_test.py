"""Fixture modules under AddressSanitizer and UndefinedBehaviorSanitizer: nothing to report."""
import os
import subprocess
import sys

import pytest

from conftest import FIXTURES, run_command

SANITIZE = "-fsanitize=address,undefined -fno-omit-frame-pointer -g -O1"


def runtime():
    found = subprocess.run(["gcc", "-print-file-name=libasan.so"], text=True,
                           stdout=subprocess.PIPE).stdout.strip()
    return found if os.path.isabs(found) else None


pytestmark = [
    pytest.mark.beyond_f2py,
    pytest.mark.slow,
    pytest.mark.skipif(runtime() is None, reason="gcc has no libasan"),
]

COMMON = """
import sys, numpy as np
def refused(f, *arguments):
    try:
        f(*arguments)
    except Exception as error:
        str(error)
    else:
        raise AssertionError("accepted")
"""

SCRIPTS = {
    "call_graph.f": """
import call_graph as m
seen = set()
def f(n, t, y, ydot):
    # All that a call-back is shown must be there.
    seen.add((y.size, ydot.size)); y.sum(); ydot[:] = ydot + 0; ydot[:n] = -y[:n]
def jac(n, t, y, pd, rows):
    pd[:] = pd + 0; pd[:rows * n].reshape(n, rows)[:] = -np.eye(n)
def bad(*arguments):
    raise KeyError
for n in 1, 2, 5:
    for room in n + n * n, 50:
        y = np.ones(n); m.march(f, jac, n, y, 0.0, 1.0, 3, np.zeros(room)); assert 0 < y[0] < 1
        refused(m.march, f, bad, n, y, 0.0, 1.0, 3, np.zeros(room))
        m.step(n, y, 0.0, 0.1, np.zeros(n), np.zeros(n * n), f, jac, m.dense._cpointer)
        m.step(n, y, 0.0, 0.1, np.zeros(n), np.zeros(n * n), f, jac,
               lambda n, y, t, dt, dy, w, f, jac: m.dense(y, t, dt, dy, w.reshape(n, n).T, f, jac))
        refused(m.step, n, y, 0.0, 0.1, np.zeros(n), np.zeros(n * n), f, jac, bad)
assert len(seen) > 5
""",
    "scalars.f90": """
import scalars as m
for k in 1, 2, 4, 8:
    assert getattr(m, f"next_int{k}")(5) == 6
    getattr(m, f"negate{k}")(True)
    refused(getattr(m, f"next_int{k}"), 2**90)
    refused(getattr(m, f"next_int{k}"), "x")
m.complex8_function(1j), m.complex4_function(1j), m.named_result(2), m.three_results(2)
x = np.array(1.0); m.add_one(x); assert x == 2
m.nothing.__doc__, m.nothing._cpointer, dir(m), repr(m.nothing)
refused(m.nothing, 1); refused(m.next_int4); refused(lambda: m.next_int4(1, q=2))
""",
    "arrays.f90": """
import arrays as m
for a in np.arange(10.0), np.arange(20.)[::2], np.arange(10), [1, 2], np.zeros(0), np.float32(2):
    m.total(a)
    refused(m.total, np.ones((2, 2, 2)))
for n in -1, 0, 1, 100:
    assert m.squares(n).size == max(n, 0)
a = np.arange(4.0); m.double_inout(a); refused(m.double_inout, a[::2])
b = np.arange(4, dtype=np.float32); m.double_inplace(b); m.double_inplace(np.arange(8.0)[::2])
m.double_copy(a); m.double_overwrite(a); m.double_copy(a, overwrite_a=1)
m.weigh(np.ones((3, 4))); m.weigh(np.ones((3, 4), order="F")); m.bounds_expression(2, 3)
m.cube_sum(np.ones((2, 3, 4), np.int32)); refused(m.cube_sum, np.ones((2, 3, 5), np.int32))
m.with_work([1, 2, 3]); m.sum_complex8([1j, 2]); m.count_true([True])
m.shapes.sum_assumed(np.ones((3, 4))[::-1]); m.shapes.scale_assumed(a, 2)
refused(m.total, a, 100)
""",
    "characters.f90": """
import characters as m
for s in "", "a", "abcdef", b"bytes", "x" * 10000:
    assert m.length_of(s) == len(s)
    m.first_of_five(s or " "), m.greet(s[:10])
m.two_strings("abc", 2, "xyz"); m.join(["abc", "def"]); m.alphabet(3); m.season(1); m.letter(2)
s = np.array(b"loud!!"); m.shout(s); m.length_of(5)
m.join(np.array([b"a", b"bcd"])); m.join(np.array(["abc", "def"]))
""",
    "common_blocks.f": """
import common_blocks as m
m.fill(); m.state.table[1, 2] = 5; m.state.table = np.ones((2, 3)); m.state.count = 3; m.show()
refused(setattr, m.state, "table", np.ones((5, 5))); refused(getattr, m.state, "no")
dir(m.state), m.state.__doc__
""",
    "module_data.f90": """
import module_data
s = module_data.settings
s.vector = [1, 2, 3]; s.matrix, s.pi, s.primes, s.label, s.phase, s.enabled
s.make_work(2, 3); s.work[1, 2] = 3; s.work = np.ones((4, 5)); s.sum_work(); s.work = None
assert s.work is None
refused(setattr, s, "vector", np.ones(7)); refused(getattr, s, "no"); dir(s), s.__doc__
""",
    "callbacks.f90": """
import callbacks as m
m.apply(lambda x: x, 1.0); m.apply(lambda x, a: a, 1.0, (5,)); m.apply(lambda: 2.0, 1)
refused(m.apply, lambda x: 1 / 0, 1.0); refused(m.apply, lambda x: "s", 1.0); refused(m.apply, 3, 1)
assert m.accumulate(lambda x: m.accumulate(lambda y: x * y, 3), 2) == 18
refused(m.accumulate, lambda x: m.accumulate(lambda y: 1 / 0, 3), 2)
m.string_callback(lambda s: None)
""",
    "callback_interfaces.f90": """
import callback_interfaces as m
m.fill_by(lambda n: np.arange(n) * 2.0, 4); m.minimum_of(lambda x: x.min(), [3, 1])
m.complex_callback(lambda z: z, 1j); m.integer_callback(lambda i: i, 2)
refused(m.fill_by, lambda n: np.ones(1000), 4); refused(m.integer_callback, lambda i: 2.5, 1)
""",
    "optional_arguments.f90": """
import optional_arguments
m = optional_arguments.optionals
m.power(3), m.power(3, 2), m.power(3, offset=1), m.power(3, None, 1), m.how_many([1], [2, 3])
""",
}


@pytest.mark.parametrize("source", SCRIPTS)
def test_sanitizers_have_nothing_to_report(tmp_path, source):
    name = source.split(".")[0]
    run_command("-c", FIXTURES / source, "-m", name, cwd=tmp_path, check=True,
                env={"CFLAGS": SANITIZE, "FFLAGS": SANITIZE,
                     "LDFLAGS": "-fsanitize=address,undefined"})
    done = subprocess.run(
        [sys.executable, "-c", COMMON + SCRIPTS[source]], cwd=tmp_path, text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "LD_PRELOAD": runtime(), "PYTHONMALLOC": "malloc",
             "PYTHONPATH": str(tmp_path), "ASAN_OPTIONS": "detect_leaks=0:abort_on_error=0",
             "UBSAN_OPTIONS": "print_stacktrace=1"})
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[:4000]
