"""A million calls of each kind of routine leave reference counts and resident memory as they were.

Each kind runs in an interpreter of its own: memory that another test freed would hide a leak.
"""
import textwrap
from pathlib import Path

import pytest

CALLS = {
    "no argument": "m.no_argument()",
    "scalar": "m.scalar(x)",
    "array in": "m.array_in(a)",
    "array in, converted": "m.array_in(integers)",
    "array out": "m.array_out(8)",
    "array inout": "m.array_inout(a)",
    "array inplace": "m.array_inplace(a)",
    "array copy": "m.array_copy(a)",
    "hidden work array": "m.hidden_work(a)",
    "text in": "m.text_in(text)",
    "text out": "m.text_out()",
    "complex result": "m.complex_result(x)",
    "call-back": "m.call_back(f)",
    "assumed shape": "m.memory_module.assumed_shape(a)",
    "module variable": "m.memory_module.vector; m.memory_module.vector = values",
    "docstring": "m.scalar.__doc__; m.scalar.__name__; m.scalar._cpointer",
    "error: wrong type": "fails(m.scalar, text)",
    "error: wrong shape": "fails(m.array_in, a, 100)",
    "error: missing argument": "fails(m.scalar)",
    "error: in a call-back": "fails(m.call_back, bad)",
}

SCRIPT = """
import gc, resource, sys
import numpy as np
sys.path.insert(0, {folder!r})
import {name} as m

x, text = 1234.5, "some text, rather longer than a word"
a, integers = np.ones(8), np.ones(8, np.int32)
values = np.arange(4.0)
def f(x): return x
def bad(x): raise ValueError("no")
def fails(routine, *arguments):
    try:
        routine(*arguments)
    except Exception:
        return
    raise AssertionError("did not fail")

watched = [x, text, a, integers, values, f, bad, None, True, m,
           a.dtype, integers.dtype, np.dtype("i4"), ValueError, TypeError, float, np.ndarray]

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()

def run(calls):
    for _ in range(calls):
        {call}

run({calls} // 20)                       # caches fill, arenas grow
gc.collect()
counts, before = [sys.getrefcount(o) for o in watched], resident()
run({calls})
gc.collect()
grown = resident() - before
now = [sys.getrefcount(o) for o in watched]
for o, was, is_ in zip(watched, counts, now):
    assert abs(is_ - was) < 100, (repr(o)[:60], was, is_)
assert grown < 2_000_000, f"resident memory grew by {{grown}} bytes"
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", CALLS)
def test_a_million_calls_leak_nothing(build, run_python, kind):
    module = build("memory.f90")
    run_python(textwrap.dedent(SCRIPT).format(
        folder=str(Path(module.__file__).parent), name=module.__name__, call=CALLS[kind],
        calls=1_000_000), cwd=Path(module.__file__).parent)
