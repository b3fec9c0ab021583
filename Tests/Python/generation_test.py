"""Writing wrappers is linear in the number of routines (f2py's own is quadratic)."""
import re
import subprocess
import sys

import pytest

from conftest import COMMAND

pytestmark = pytest.mark.beyond_f2py


def source(routines):
    """Subroutines of 20 lines each."""
    return "".join(
        f"subroutine work{i:04}(a, n, b, m, x, k, result)\n"
        "  implicit none\n"
        "  integer, intent(in) :: n, m\n"
        "  double precision, intent(in) :: a(n)\n"
        "  double precision, intent(inout) :: b(n, m)\n"
        "  real, intent(in) :: x\n"
        "  integer, intent(in) :: k\n"
        "  double precision, intent(out) :: result\n"
        "  integer :: i, j\n"
        "  result = 0\n"
        "  do j = 1, m\n"
        "    do i = 1, n\n"
        "      b(i, j) = b(i, j) + a(i) * x\n"
        "      if (b(i, j) > k) then\n"
        "        result = result + b(i, j)\n"
        "      end if\n"
        "    end do\n"
        "  end do\n"
        f"  result = result / {i + 1}\n"
        "end subroutine\n" for i in range(routines))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """For 250, 500 and 1000 routines: bytes of C written, page faults and peak memory."""
    figures = {}
    for routines in (250, 500, 1000):
        folder = tmp_path_factory.mktemp(f"generation{routines}")
        (folder / "many.f90").write_text(source(routines))
        # A child of its own, so that ru_maxrss is this run's and no other's.
        script = ("import resource, subprocess, sys\n"
                  "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
                  "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
                  "print(used.ru_maxrss, used.ru_minflt)")
        done = subprocess.run([sys.executable, "-c", script, *COMMAND, "many.f90", "-m", "many"],
                              cwd=folder, check=True, text=True, stdout=subprocess.PIPE)
        memory, faults = map(int, done.stdout.split())
        text = (folder / "manymodule.c").read_bytes()
        figures[routines] = {"bytes": len(text), "memory": memory, "faults": faults,
                             "routines": len(set(re.findall(rb"work\d{4}", text)))}
    return figures


def test_every_routine_is_there(written):
    assert all(figures["routines"] == n for n, figures in written.items())


@pytest.mark.parametrize("quantity", ["bytes", "faults", "memory"])
def test_cost_per_further_routine_is_constant(written, quantity):
    first = (written[500][quantity] - written[250][quantity]) / 250
    second = (written[1000][quantity] - written[500][quantity]) / 500
    assert second < 1.5 * first + 20, (quantity, written)
