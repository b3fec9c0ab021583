"""fftw3.h, wrapped as it is, against numpy.fft."""
import ast
import gc

import numpy as np
import pytest

from libraries import module_of

pytestmark = pytest.mark.beyond_f2py
rng = np.random.default_rng(3)


@pytest.fixture(scope="module")
def lib(tmp_path_factory):
    return module_of(tmp_path_factory, "cfftw", ["fftw3.h"], ["fftw3"])


def complex_numbers(*shape):
    return rng.normal(size=shape) + 1j * rng.normal(size=shape)


def test_a_complex_transform(lib):
    x, y = complex_numbers(12), np.zeros(12, complex)
    plan = lib.fftw_plan_dft_1d(x, y, lib.FFTW_FORWARD, lib.FFTW_ESTIMATE)
    lib.fftw_execute(plan)
    np.testing.assert_allclose(y, np.fft.fft(x), atol=1e-12)


def test_a_real_transform_of_two_dimensions(lib):
    x, y = rng.normal(size=(4, 6)), np.zeros((4, 4), complex)
    lib.fftw_execute(lib.fftw_plan_dft_r2c_2d(x, y, lib.FFTW_ESTIMATE))
    np.testing.assert_allclose(y, np.fft.rfft2(x), atol=1e-12)


def test_shapes_in_arrays_and_batches(lib):
    x, y = rng.normal(size=(4, 6)), np.zeros((4, 4), complex)
    lib.fftw_execute(lib.fftw_plan_dft_r2c([4, 6], x, y, lib.FFTW_ESTIMATE))
    np.testing.assert_allclose(y, np.fft.rfft2(x), atol=1e-12)
    x, y = complex_numbers(3, 8), np.zeros((3, 8), complex)
    lib.fftw_execute(
        lib.fftw_plan_many_dft(
            [8], 3, x, None, 1, 8, y, None, 1, 8, lib.FFTW_FORWARD, lib.FFTW_ESTIMATE))
    np.testing.assert_allclose(y, np.fft.fft(x), atol=1e-12)


def test_strided_dimensions(lib):
    x, y = complex_numbers(3, 8), np.zeros((3, 8), complex)
    lib.fftw_execute(
        lib.fftw_plan_guru_dft(
            [lib.fftw_iodim(8, 1, 1)], [lib.fftw_iodim(3, 8, 8)], x, y, lib.FFTW_FORWARD,
            lib.FFTW_ESTIMATE))
    np.testing.assert_allclose(y, np.fft.fft(x), atol=1e-12)


def test_a_plan_keeps_its_arrays(lib):
    y = np.zeros(1000, complex)
    plan = lib.fftw_plan_dft_1d(np.ones(1000, complex), y, lib.FFTW_FORWARD, lib.FFTW_ESTIMATE)
    gc.collect()
    np.zeros(1000, complex)
    lib.fftw_execute(plan)
    assert y[0] == 1000


def test_a_plan_for_other_arrays(lib):
    x, y = rng.normal(size=(4, 6)), np.zeros((4, 4), complex)
    plan = lib.fftw_plan_dft_r2c([4, 6], x, y, lib.FFTW_ESTIMATE)
    other, result = rng.normal(size=(4, 6)), np.zeros((4, 4), complex)
    lib.fftw_execute_dft_r2c(plan, other, result)
    np.testing.assert_allclose(result, np.fft.rfft2(other), atol=1e-12)
    with pytest.raises(ValueError, match="must have 24 elements, and has 12"):
        lib.fftw_execute_dft_r2c(plan, other[:2], result)


def test_wrong_arguments_are_refused(lib):
    x, y = complex_numbers(12), np.zeros(12, complex)
    with pytest.raises(ValueError, match="but got 5"):
        lib.fftw_plan_dft_1d(x, y[:5], lib.FFTW_FORWARD, lib.FFTW_ESTIMATE)
    with pytest.raises(TypeError, match="not an array"):
        lib.fftw_plan_dft_1d(list(x), y, lib.FFTW_FORWARD, lib.FFTW_ESTIMATE)
    with pytest.raises(TypeError, match="expected fftw_plan"):
        lib.fftw_execute(3)
    for shape in [4, -6], [2**31 - 1] * 3:
        with pytest.raises(ValueError, match="give the array no size"):
            lib.fftw_plan_dft(shape, x, y, lib.FFTW_FORWARD, lib.FFTW_ESTIMATE)


def test_a_destroyed_plan_is_refused(lib):
    x, y = complex_numbers(12), np.zeros(12, complex)
    plan = lib.fftw_plan_dft_1d(x, y, lib.FFTW_FORWARD, lib.FFTW_ESTIMATE)
    lib.fftw_destroy_plan(plan)
    with pytest.raises(ValueError, match="released by fftw_destroy_plan"):
        lib.fftw_execute(plan)


def test_wisdom_goes_to_a_function(lib):
    text = []
    lib.fftw_export_wisdom(text.append)
    assert b"".join(text).startswith(b"(fftw")

    def fail(character):
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        lib.fftw_export_wisdom(fail)


def test_the_stub_parses(lib):
    ast.parse(lib.stub)
