"""Call-backs whose calls stand in other routines than the one that is wrapped (call_graph.f)."""
import subprocess

import numpy as np
import pytest

from conftest import FIXTURES

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def m(build):
    return build("call_graph.f")


A = np.array([[-2.0, 1.0, 0.0], [1.0, -300.0, 2.0], [0.5, 0.0, -1.0]])


def f(n, t, y, ydot):
    ydot[:n] = A @ y + t


def jac(n, t, y, pd, rows):
    pd[:rows * n].reshape(n, rows).T[:] = A


def expected(y, t, tout, steps):
    dt = (tout - t) / steps
    for i in range(steps):
        now = t + (i + 1) * dt
        y = y + np.linalg.solve(np.eye(3) - dt * A, dt * (A @ y + now))
    return y


def test_a_driver_takes_the_call_backs_that_are_called_three_routines_further_on(m):
    y = np.array([1.0, 2.0, 3.0])
    m.march(f, jac, 3, y, 0.0, 1.0, 20, np.zeros(12))
    assert y == pytest.approx(expected(np.array([1.0, 2.0, 3.0]), 0.0, 1.0, 20), rel=1e-12)


def test_arrays_without_extents_reach_to_the_end_of_the_callers_array(m):
    seen = []

    def watching(n, t, y, ydot):
        seen.append((n, y.shape, ydot.shape))
        f(n, t, y, ydot)

    def watching_jac(n, t, y, pd, rows):
        seen.append((n, y.shape, pd.shape, rows))
        jac(n, t, y, pd, rows)

    m.march(watching, watching_jac, 3, np.ones(3), 0.0, 1.0, 1, np.zeros(15))
    # The Jacobian begins after the n elements of ydot.
    assert seen == [(3, (3,), (15,)), (3, (3,), (15,)), (3, (3,), (12,), 3)]


def test_an_array_of_one_element_in_old_source_takes_any_size(m):
    assert "y : input rank-1 array('d') with bounds (*)" in m.march.__doc__


def test_compiled_code_stands_for_a_call_back_whose_arguments_are_call_backs(m):
    y = np.array([1.0, 2.0, 3.0])
    m.step(3, y, 0.0, 0.05, np.zeros(3), np.zeros(9), f, jac, m.dense._cpointer)
    assert y == pytest.approx(expected(np.array([1.0, 2.0, 3.0]), 0.0, 0.05, 1), rel=1e-12)


def test_a_python_function_gets_procedures_as_capsules_that_it_can_hand_on(m):
    kinds = []

    def solve(n, y, t, dt, dy, w, f, jac):
        kinds.append((type(f).__name__, type(jac).__name__))
        m.dense(y, t, dt, dy, w.reshape((3, 3), order="F"), f, jac)

    y = np.array([1.0, 2.0, 3.0])
    m.step(3, y, 0.0, 0.05, np.zeros(3), np.zeros(9), f, jac, solve)
    assert kinds == [("PyCapsule", "PyCapsule")]
    assert y == pytest.approx(expected(np.array([1.0, 2.0, 3.0]), 0.0, 0.05, 1), rel=1e-12)


def test_a_function_that_is_handed_on_twice(m):
    assert m.mean(lambda x: x * x, 1.0, 3.0) == 4.0


def test_an_error_comes_back_through_all_routines(m):
    def bad(n, t, y, pd, rows):
        raise KeyError("no Jacobian")

    with pytest.raises(KeyError, match="no Jacobian"):
        m.march(f, bad, 3, np.ones(3), 0.0, 1.0, 1, np.zeros(12))


def test_memory_that_is_not_the_callers_comes_as_empty(build, tmp_path):
    source = tmp_path / "own_memory.f"
    source.write_text("""      subroutine own(f, x)
      external f
      double precision x(*), local(4)
      local(1) = x(1)
      call other(f, local)
      end
      subroutine other(f, y)
      external f
      double precision y(*)
      call f(y)
      end
""")
    module = build(source)
    seen = []
    module.own(lambda y: seen.append(y.shape), np.ones(3))
    assert seen == [(0,)]


def test_a_driver_without_its_worker_says_which_file_is_missing(run, tmp_path):
    (tmp_path / "driver.f").write_text("""      subroutine driver(f, x)
      external f
      double precision x
      call worker(f, x)
      end
      subroutine other
      end
""")
    done = run("driver.f", "-m", "driver")
    assert "'driver' is not wrapped" in done.output
    assert "'worker', which is not among the sources (add the file that defines it)" in done.output


DRIVER = """      double precision function driver(f, x)
      external f, worker
      double precision f, x, worker
{}      driver = worker(f, x)
      end
"""
WORKER = """      double precision function worker(g, y)
      external g
      double precision g, y
      worker = g(y) + 1
      end
"""


@pytest.mark.parametrize("mend", ["the file", "a directive"])
def test_a_driver_without_its_worker_is_mended_as_the_message_says(build, tmp_path, mend):
    name = "driver_" + mend.split()[1]
    driver, worker = tmp_path / f"{name}.f", tmp_path / "worker.f"
    worker.write_text(WORKER)
    if mend == "the file":
        driver.write_text(DRIVER.format(""))
        module = build(driver, worker, name=name)
    else:
        driver.write_text(DRIVER.format("Cf2py double precision y\nCf2py y = f(y)\n"))
        subprocess.run(["gfortran", "-c", "-fPIC", "worker.f"], cwd=tmp_path, check=True)
        module = build(driver, tmp_path / "worker.o", name=name)
    assert module.driver(lambda x: 2 * x, 4.0) == 9.0


def test_a_signature_file_keeps_call_backs_whose_arguments_are_call_backs(build, run, tmp_path):
    done = run(FIXTURES / "call_graph.f", "-m", "call_graph_again", "-h", "call_graph_again.pyf")
    assert done.returncode == 0
    module = build(tmp_path / "call_graph_again.pyf", FIXTURES / "call_graph.f")
    y = np.array([1.0, 2.0, 3.0])
    module.step(3, y, 0.0, 0.05, np.zeros(3), np.zeros(9), f, jac, module.dense._cpointer)
    assert y == pytest.approx(expected(np.array([1.0, 2.0, 3.0]), 0.0, 0.05, 1), rel=1e-12)
    module.march(f, jac, 3, y, 0.0, 1.0, 2, np.zeros(12))
