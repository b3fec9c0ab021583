"""The command line: what it writes, and in which ways it is told."""
import subprocess
import sysconfig

import numpy as np
import pytest

from conftest import FIXTURES, import_from

TWO = """
subroutine first(x, y)
  double precision, intent(in) :: x
  double precision, intent(out) :: y
  y = x + 1
end subroutine
subroutine second(x, y)
  double precision, intent(in) :: x
  double precision, intent(out) :: y
  y = x + 2
end subroutine
"""


def test_c_functions_through_a_signature_file(build):
    m = build("csquare.pyf", "csquare.c")
    assert m.square(3) == 9
    a = np.arange(6.0).reshape(2, 3)
    assert m.row_sums(a).tolist() == [3, 12]
    assert m.row_sums(np.asfortranarray(a)).tolist() == [3, 12]


@pytest.mark.parametrize("words, present, absent", [
    (["only:", "first", ":"], "first", "second"), (["skip:", "first", ":"], "second", "first")])
def test_only_and_skip(run, tmp_path, words, present, absent):
    (tmp_path / "two.f90").write_text(TWO)
    name = words[0].strip(":") + "_two"
    done = run("-c", "two.f90", "-m", name, *words)
    assert done.returncode == 0, done.output
    m = import_from(tmp_path, name)
    assert hasattr(m, present) and not hasattr(m, absent)


def test_signature_file_round_trip(run, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    done = run("two.f90", "-h", "two.pyf", "-m", "round_trip")
    assert done.returncode == 0, done.output
    signature = (tmp_path / "two.pyf").read_text()
    assert "python module round_trip" in signature
    edited = signature.replace("subroutine first", "subroutine renamed", 1) \
        .replace("end subroutine first", "end subroutine renamed", 1)
    edited = edited.replace("subroutine renamed(x,y)", "subroutine renamed(x,y)\n fortranname first")
    (tmp_path / "two.pyf").write_text(edited)
    done = run("-c", "two.pyf", "two.f90")
    assert done.returncode == 0, done.output
    m = import_from(tmp_path, "round_trip")
    assert m.renamed(1) == 2 and m.second(1) == 3


def test_an_existing_signature_file_is_not_overwritten_unasked(run, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    (tmp_path / "two.pyf").write_text("! mine\n")
    run("two.f90", "-h", "two.pyf", "-m", "kept")
    assert (tmp_path / "two.pyf").read_text() == "! mine\n"
    done = run("two.f90", "-h", "two.pyf", "-m", "kept", "--overwrite-signature")
    assert done.returncode == 0, done.output
    assert "python module kept" in (tmp_path / "two.pyf").read_text()


def without_comments(path):
    lines = [line.split("!")[0].rstrip() for line in path.read_text().splitlines()]
    return [line for line in lines if line]


@pytest.mark.beyond_f2py
def test_a_written_signature_describes_the_same_module(run, tmp_path):
    """Every fixture, through a .pyf and back, gives the same signature file again."""
    for source in ["scalars.f90", "arrays.f90", "characters.f90", "common_blocks.f",
                   "module_data.f90", "kinds.f90", "strictness.f90", "documentation.f90"]:
        name = source.split(".")[0]
        done = run(FIXTURES / source, "-h", f"{name}1.pyf", "-m", name)
        assert done.returncode == 0, done.output
        done = run(f"{name}1.pyf", "-h", f"{name}2.pyf", "-m", name)
        assert done.returncode == 0, done.output
        once, twice = [without_comments(tmp_path / f"{name}{i}.pyf") for i in (1, 2)]
        assert once == twice


@pytest.mark.beyond_f2py
def test_files_in_the_wrong_order(build):
    m = build("order_user.f90", "order_base.f90")
    assert m.order_user.shifted(1.0) == 1.25
    assert m.order_base.shift == 0.25


def test_a_static_library(run, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    library = tmp_path / "lib"
    library.mkdir()
    subprocess.run(["gfortran", "-c", "-fPIC", "../two.f90"], cwd=library, check=True)
    subprocess.run(["ar", "rcs", "libtwo.a", "two.o"], cwd=library, check=True)
    done = run("two.f90", "-h", "from_library.pyf", "-m", "from_library")
    assert done.returncode == 0, done.output
    done = run("-c", "from_library.pyf", f"-L{library}", "-ltwo")
    assert done.returncode == 0, done.output
    m = import_from(tmp_path, "from_library")
    assert m.first(1) == 2 and m.second(1) == 3


@pytest.mark.beyond_f2py
def test_the_c_file_needs_no_swiftlet(run, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    assert run("two.f90", "-h", "alone.pyf", "-m", "alone").returncode == 0
    done = run("alone.pyf")
    assert done.returncode == 0, done.output
    assert (tmp_path / "alonemodule.c").exists()
    output = "alone" + sysconfig.get_config_var("EXT_SUFFIX")
    subprocess.run(["gfortran", "-c", "-fPIC", "two.f90"], cwd=tmp_path, check=True)
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-Wall", "-Werror", f"-I{sysconfig.get_path('include')}",
         f"-I{np.get_include()}", "alonemodule.c", "two.o", "-lgfortran", "-o", output],
        cwd=tmp_path, check=True)
    m = import_from(tmp_path, "alone")
    assert m.first(1) == 2 and m.second(1) == 3


@pytest.mark.beyond_f2py
def test_options_that_mean_nothing_here_are_noted_and_unknown_ones_refused(run, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    done = run("-c", "two.f90", "-m", "noted", "--backend", "meson")
    assert done.returncode == 0, done.output
    assert done.output.count("--backend") <= 1
    done = run("-c", "two.f90", "-m", "noted", "--frobnicate")
    assert done.returncode == 2 or done.returncode == 1
    assert "--frobnicate" in done.output


@pytest.mark.beyond_f2py
def test_f2cmap_include_paths_and_preprocessing(run, tmp_path):
    include = tmp_path / "inc"
    include.mkdir()
    (include / "size.inc").write_text("      INTEGER N\n      PARAMETER (N = 3)\n")
    (tmp_path / "mapped.f").write_text(
        "      SUBROUTINE MAPPED(A)\n"
        "      INCLUDE 'size.inc'\n"
        "      DOUBLE PRECISION A(N)\n"
        "CF2PY INTENT(OUT) A\n"
        "      A(1) = 1\n      A(2) = 2\n      A(3) = 3\n"
        "      END\n")
    (tmp_path / "map").write_text("dict(real=dict(rk='double'))\n")
    done = run("-c", "mapped.f", "-m", "mapped", "--include-paths", include, "--f2cmap", "map")
    assert done.returncode == 0, done.output
    assert import_from(tmp_path, "mapped").mapped().tolist() == [1, 2, 3]


@pytest.mark.beyond_f2py
def test_a_template_signature_file(run, tmp_path):
    (tmp_path / "typed.f90").write_text("".join(
        f"subroutine {p}twice(x, y)\n  {t}, intent(in) :: x\n  {t}, intent(out) :: y\n"
        f"  y = 2 * x\nend subroutine\n"
        for p, t in [("s", "real"), ("d", "double precision")]))
    (tmp_path / "typed.pyf.src").write_text(
        "python module typed\n  interface\n"
        "    subroutine <prefix2=s,d>twice(x, y)\n"
        "      <ftype2=real,double precision>, intent(in) :: x\n"
        "      <ftype2>, intent(out) :: y\n"
        "    end subroutine <prefix2>twice\n"
        "  end interface\nend python module typed\n")
    done = run("-c", "typed.pyf.src", "typed.f90")
    assert done.returncode == 0, done.output
    m = import_from(tmp_path, "typed")
    assert m.stwice(0.5) == 1 and m.dtwice(0.1) == 0.2


@pytest.mark.beyond_f2py
def test_a_second_build_comes_from_the_cache(run, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    for _ in range(2):
        assert run("-c", "two.f90", "-m", "cached").returncode == 0
    assert import_from(tmp_path, "cached").first(1) == 2
    (tmp_path / "two.f90").write_text(TWO.replace("x + 1", "x + 10"))
    again = tmp_path / "again"
    again.mkdir()
    assert run("-c", "../two.f90", "-m", "cached_again", cwd=again).returncode == 0
    assert import_from(again, "cached_again").first(1) == 11


@pytest.mark.beyond_f2py
def test_wrap_does_the_same_in_todays_form(swiftlet, tmp_path):
    (tmp_path / "two.f90").write_text(TWO)
    done = swiftlet("wrap", "two.f90", "-m", "wrapped")
    assert done.returncode == 0, done.output
    assert import_from(tmp_path, "wrapped").second(1) == 3
    done = swiftlet("signature", "two.f90")
    assert done.returncode == 0 and "subroutine first" in done.output
    for stage in ("tokens", "interface", "signature", "c"):
        done = swiftlet("wrap", "two.f90", "-m", "shown", "--show", stage)
        assert done.returncode == 0 and "first" in done.output.lower(), stage
    done = swiftlet("doctor")
    assert done.returncode == 0 and "gfortran" in done.output and "NumPy" in done.output


@pytest.mark.beyond_f2py
def test_a_routine_that_cannot_be_wrapped_is_skipped_with_a_warning(run, tmp_path):
    (tmp_path / "modern.f90").write_text(
        "module modern\n  type point\n    real :: x, y\n  end type\ncontains\n"
        "  subroutine move(p)\n    type(point), intent(inout) :: p\n    p%x = 1\n"
        "  end subroutine\n"
        "  subroutine plain(x, y)\n    double precision, intent(in) :: x\n"
        "    double precision, intent(out) :: y\n    y = -x\n  end subroutine\nend module\n")
    done = run("-c", "modern.f90", "-m", "modern_mod")
    assert done.returncode == 0, done.output
    assert "warning" in done.output and "move" in done.output and "modern.f90:" in done.output
    m = import_from(tmp_path, "modern_mod")
    assert m.modern.plain(2) == -2 and not hasattr(m.modern, "move")
