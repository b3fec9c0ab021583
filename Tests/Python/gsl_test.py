"""GSL's headers, wrapped as they are: quadrature, splines, special functions, solvers."""
import ast
import gc
import math
import sys

import numpy as np
import pytest

from libraries import module_of

pytestmark = [pytest.mark.beyond_f2py, pytest.mark.slow]
PARTS = ["integration", "spline", "interp", "sf_bessel", "sf_log", "errno", "roots", "vector_double",
         "complex_math", "rng", "monte_plain", "math"]


@pytest.fixture(scope="module")
def lib(tmp_path_factory):
    lib = module_of(
        tmp_path_factory, "cgsl", [f"gsl/gsl_{part}.h" for part in PARTS], ["gsl", "gslcblas"])
    # GSL ends the process otherwise.
    lib.gsl_set_error_handler_off()
    return lib


def test_the_quadrature_of_a_python_function(lib):
    workspace = lib.gsl_integration_workspace_alloc(100)
    value, error = lib.gsl_integration_qags(
        lambda x: math.exp(-x * x), 0.0, 5.0, 0.0, 1e-10, 100, workspace)
    assert abs(value - math.sqrt(math.pi) / 2 * math.erf(5)) < 1e-10 and 0 < error < 1e-9


def test_exceptions_of_the_function_are_raised_after_the_call(lib):
    workspace = lib.gsl_integration_workspace_alloc(100)
    calls = []

    def fail(x):
        calls.append(x)
        return 1 / 0

    with pytest.raises(ZeroDivisionError):
        lib.gsl_integration_qags(fail, 0.0, 1.0, 0.0, 1e-7, 100, workspace)
    assert len(calls) == 1
    with pytest.raises((TypeError, ValueError), match="call-back"):
        lib.gsl_integration_qags(lambda x: "a", 0.0, 1.0, 0.0, 1e-7, 100, workspace)


def test_functions_nest(lib):
    outer, inner = (lib.gsl_integration_workspace_alloc(50) for _ in range(2))

    def row(y):
        return lib.gsl_integration_qags(lambda x: x * y, 0.0, 1.0, 0.0, 1e-9, 50, inner)[0]

    value, _ = lib.gsl_integration_qags(row, 0.0, 2.0, 0.0, 1e-9, 50, outer)
    assert abs(value - 1.0) < 1e-9


def test_a_spline(lib):
    x = np.linspace(0, 3, 30)
    spline = lib.gsl_spline_alloc(lib.gsl_interp_cspline, len(x))
    lib.gsl_spline_init(spline, x, np.sin(x))
    accelerator = lib.gsl_interp_accel_alloc()
    assert abs(lib.gsl_spline_eval(spline, 1.234, accelerator) - math.sin(1.234)) < 1e-4


def test_bessel_functions(lib):
    assert abs(lib.gsl_sf_bessel_J0(5.0) - -0.1775967713143383) < 1e-14
    result = lib.gsl_sf_bessel_J0_e(5.0)
    assert abs(result.val - -0.1775967713143383) < 1e-14 and result.err > 0


def test_a_status_is_an_exception_in_the_librarys_words(lib):
    with pytest.raises(lib.error, match="input domain error") as caught:
        lib.gsl_sf_log_e(-1.0)
    assert caught.value.status == lib.GSL_EDOM


def test_a_solver_keeps_its_function(lib):
    solver = lib.gsl_root_fsolver_alloc(lib.gsl_root_fsolver_brent)
    lib.gsl_root_fsolver_set(solver, lambda x: x * x - 2, 0.0, 2.0)
    gc.collect()
    for _ in range(20):
        lib.gsl_root_fsolver_iterate(solver)
    assert abs(lib.gsl_root_fsolver_root(solver) - math.sqrt(2)) < 1e-9


def test_views_keep_their_array(lib):
    view = lib.gsl_vector_view_array(np.array([1.0, 2.0, 3.0]))
    vector = view.vector
    del view
    gc.collect()
    assert [lib.gsl_vector_get(vector, i) for i in range(3)] == [1, 2, 3]


def test_complex_numbers_are_pythons(lib):
    assert lib.gsl_complex_rect(1.0, 2.0) == 1 + 2j
    assert lib.gsl_complex_mul(1 + 2j, 3j) == (1 + 2j) * 3j


def test_wrong_arguments_are_refused(lib):
    workspace = lib.gsl_integration_workspace_alloc(10)
    with pytest.raises(TypeError, match="expected a function, got int"):
        lib.gsl_integration_qags(3, 0.0, 1.0, 0.0, 1e-7, 10, workspace)
    with pytest.raises(TypeError, match="expected gsl_integration_workspace"):
        lib.gsl_integration_qags(math.exp, 0.0, 1.0, 0.0, 1e-7, 10, None)
    spline = lib.gsl_spline_alloc(lib.gsl_interp_cspline, 5)
    with pytest.raises(ValueError):
        lib.gsl_spline_init(spline, np.arange(5.0), np.arange(4.0))


def test_a_freed_workspace_is_refused(lib):
    workspace = lib.gsl_integration_workspace_alloc(10)
    lib.gsl_integration_workspace_free(workspace)
    with pytest.raises(ValueError, match="released"):
        lib.gsl_integration_qags(math.exp, 0.0, 1.0, 0.0, 1e-7, 10, workspace)


def test_references_stay_constant(lib):
    workspace = lib.gsl_integration_workspace_alloc(10)
    function = lambda x: x
    lib.gsl_integration_qags(function, 0.0, 1.0, 0.0, 1e-7, 10, workspace)
    before = sys.getrefcount(function)
    for _ in range(100):
        lib.gsl_integration_qags(function, 0.0, 1.0, 0.0, 1e-7, 10, workspace)
    assert sys.getrefcount(function) == before


def test_the_stub_parses(lib):
    ast.parse(lib.stub)
