"""The same modules by LLVM's Fortran compiler."""
import shutil

import numpy as np
import pytest

FLANG = next((name for name in ("flang-19", "flang-new-19", "flang", "flang-new")
              if shutil.which(name)), None)

pytestmark = [
    pytest.mark.beyond_f2py,
    pytest.mark.skipif(FLANG is None, reason="flang is not installed"),
]


@pytest.fixture(scope="module")
def flang_build(build):
    def flang_build(source, **options):
        name = "flang_" + source.split(".")[0]
        return build(source, name=name, env={"FC": FLANG}, **options)

    return flang_build


def test_scalars(flang_build):
    m = flang_build("scalars.f90")
    assert m.next_int8(2**40) == 2**40 + 1
    assert m.half_real4(5) == 2.5
    assert m.complex8_function(1 + 2j) == -2 + 1j
    assert not m.negate4(True)
    assert m.named_result(2) == 6


def test_arrays_and_assumed_shape(flang_build):
    m = flang_build("arrays.f90")
    a = np.arange(12.0).reshape(3, 4)
    i, j = np.indices(a.shape)
    weighted = (10 * (i + 1) + j + 1) * a
    assert np.array_equal(m.weigh(a), weighted)
    assert m.shapes.sum_assumed(a) == weighted.sum()


def test_characters(flang_build):
    m = flang_build("characters.f90")
    assert m.length_of("seven..") == 7
    assert m.greet("Ada").rstrip() == b"Hello, Ada!"
    assert m.season(7) == b"warm"


def test_common_blocks(flang_build):
    m = flang_build("common_blocks.f")
    assert m.state.count == 7
    m.fill()
    assert m.state.table[1, 2] == 23


def test_module_data(flang_build):
    s = flang_build("module_data.f90").settings
    assert s.vector.tolist() == [1, 2, 4]
    s.make_work(2, 3)
    assert s.work.shape == (2, 3)
    s.work = np.ones((4, 5))
    assert s.sum_work() == 20


def test_call_backs(flang_build):
    m = flang_build("callbacks.f90")
    assert m.apply(lambda x: x + 1, 2.0) == 3
    with pytest.raises(KeyError):
        m.accumulate(lambda x: {}[x], 3)
    m = flang_build("callback_interfaces.f90")
    assert m.complex_callback(lambda z: z * z, 1 + 1j) == 3j
    assert m.minimum_of(lambda x: x.min(), [3.0, 1.0, 2.0]) == 1


def test_kinds_and_optional_arguments(flang_build):
    k = flang_build("kinds.f90")
    assert k.kinds_same_module.twice(0.1) == 0.2
    assert k.kinds_of_c.triple(14) == 42
    o = flang_build("optional_arguments.f90").optionals
    assert o.power(3.0) == 3 and o.power(3.0, 2) == 9
