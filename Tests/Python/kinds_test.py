import numpy as np
import pytest

pytestmark = pytest.mark.beyond_f2py
EXACT = 0.1 + 2**-40  # not representable in single precision


@pytest.fixture(scope="module")
def m(build):
    return build("kinds.f90")


def test_kind_parameters_of_the_same_module(m):
    s = m.kinds_same_module
    assert s.twice(EXACT) == 2 * EXACT
    assert s.single(0.5) == 1.0
    assert s.single(EXACT) == 2 * float(np.float32(EXACT))
    assert s.long(2**50) == 2**51
    assert s.total(np.array([EXACT, EXACT])) == 2 * EXACT


def test_kinds_through_use_and_renames(m):
    assert m.kinds_by_use.scale(EXACT).tolist() == [EXACT, 2 * EXACT, 3 * EXACT]
    assert m.kinds_by_use.big(2**40) == 2**40 + 1


def test_kinds_of_iso_c_binding(m):
    assert m.kinds_of_c.mixed(EXACT, 1, 2, 3.0, False) == EXACT + 6
    assert m.kinds_of_c.mixed(EXACT, 1, 2, 3.0, True) == -(EXACT + 6)
    assert m.kinds_of_c.triple(14) == 42


def test_kinds_outside_modules(m):
    assert m.outside(EXACT) == EXACT / 4
    assert m.literal_kinds(EXACT) == EXACT / 8


def test_an_unresolved_kind_is_an_error_at_its_line(run, tmp_path):
    (tmp_path / "unknown.f90").write_text(
        "subroutine f(x)\n  use elsewhere, only: wp\n  real(wp), intent(in) :: x\nend subroutine\n")
    done = run("unknown.f90", "-m", "unknown")
    assert done.returncode == 1
    assert "unknown.f90:3:" in done.output and "wp" in done.output
    assert not list(tmp_path.glob("*.c"))
