"""Bad input: exit code 1, one clear message, nothing half-written, never a trap or a traceback."""
import os
import re
import shutil
import signal
import subprocess
import time

import pytest

from conftest import COMMAND

pytestmark = pytest.mark.beyond_f2py

GOOD = """subroutine good(x, y)
  double precision, intent(in) :: x
  double precision, intent(out) :: y
  y = x
end subroutine
"""


def products(folder):
    return sorted(p.name for p in folder.rglob("*")
                  if p.suffix in (".so", ".pyi", ".o", ".mod", ".tmp") or p.name.endswith("module.c"))


@pytest.fixture
def fails(run, tmp_path):
    """fails(*arguments, says, code): the message has every word of `says`; nothing was built."""

    def fails(*arguments, says, code=1, clean=True, **options):
        done = run(*arguments, **options)
        assert done.returncode == code, (done.returncode, done.output)
        for word in says:
            assert word in done.output, f"{word!r} is not in:\n{done.output}"
        for never in ("Traceback", "Fatal error", "bug in Swiftlet", "Stack dump"):
            assert never not in done.output
        if clean:
            assert products(tmp_path) == []
        return done.output

    return fails


def test_missing_file(fails, tmp_path):
    (tmp_path / "good.f90").write_text(GOOD)
    fails("-c", "good.f90", "absent.f90", "-m", "m", says=["error", "absent.f90"])


def test_syntax_error_in_a_declaration(fails, tmp_path):
    (tmp_path / "bad.f90").write_text(
        "subroutine f(x, n)\n  integer, intent(in) :: n\n  real(8), intent(in) :: x(n\n"
        "end subroutine\n")
    output = fails("-c", "bad.f90", "-m", "m", says=["error"])
    position = re.search(r"bad\.f90:3:(\d+)", output)
    assert position, output
    lines = output.splitlines()
    caret = next(i for i, line in enumerate(lines) if line.strip().lstrip("|").strip().startswith("^"))
    assert "real(8), intent(in) :: x(n" in lines[caret - 1]


def test_unknown_type(fails, tmp_path):
    (tmp_path / "bad.f90").write_text(
        "subroutine f(x)\n  quaternion, intent(in) :: x\nend subroutine\n")
    output = fails("-c", "bad.f90", "-m", "m", says=["error"])
    assert re.search(r"bad\.f90:2:\d+", output), output


def test_missing_include(fails, tmp_path):
    (tmp_path / "bad.f").write_text(
        "      SUBROUTINE F(X)\n      INCLUDE 'absent.inc'\n      REAL X(N)\n      END\n")
    output = fails("-c", "bad.f", "-m", "m", says=["absent.inc"])
    assert re.search(r"bad\.f:2:\d+", output), output


def test_two_modules_of_the_same_name(fails, tmp_path):
    for name in ("one.f90", "two.f90"):
        (tmp_path / name).write_text("module same\n  integer :: i\nend module\n")
    fails("-c", "one.f90", "two.f90", "-m", "m", says=["same", "one.f90:1", "two.f90:1"])


def test_missing_library(fails, tmp_path):
    (tmp_path / "good.f90").write_text(GOOD)
    fails("-c", "good.f90", "-m", "m", "-lnosuchlib", says=["nosuchlib"])


def test_no_fortran_compiler(fails, tmp_path):
    (tmp_path / "good.f90").write_text(GOOD)
    fails("-c", "good.f90", "-m", "m", env={"FC": "/nowhere/gfortran"},
          says=["Fortran compiler", "/nowhere/gfortran"])


def test_no_fortran_compiler_on_the_path(fails, tmp_path):
    (tmp_path / "good.f90").write_text(GOOD)
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("gcc", "cc", "as", "ld", "python3", "python", "env", "sh"):
        if shutil.which(tool):
            (tools / tool).symlink_to(os.path.realpath(shutil.which(tool)))
    words = [shutil.which(COMMAND[0]) or COMMAND[0], *COMMAND[1:]]
    fails("-c", "good.f90", "-m", "m", env={"PATH": str(tools), "FC": ""}, words=words,
          says=["Fortran compiler", "gfortran"])


def test_error_in_the_body_is_the_compilers_and_points_at_the_users_file(fails, tmp_path):
    (tmp_path / "bad.f90").write_text(
        "subroutine f(x)\n  double precision, intent(out) :: x\n  x = 'text' + 1\nend subroutine\n")
    output = fails("-c", "bad.f90", "-m", "m", says=["bad.f90:3"])
    assert output.count("bad.f90:3") == 1


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root writes anywhere")
def test_unwritable_folder(tmp_path):
    source = tmp_path / "good.f90"
    source.write_text(GOOD)
    folder = tmp_path / "frozen"
    folder.mkdir()
    folder.chmod(0o555)
    words = [*COMMAND, "-c", str(source), "-m", "m"]
    environment = dict(os.environ)
    if os.geteuid() == 0:
        # As root every folder is writable; /proc is not, not even for root.
        folder = "/proc/self"
    done = subprocess.run(words, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    assert done.returncode == 1, done.stdout
    assert "write" in done.stdout or "denied" in done.stdout, done.stdout
    assert "bug in Swiftlet" not in done.stdout


def test_disk_full(tmp_path, run):
    """A limit on the size of written files stands for a full disk: EFBIG comes like ENOSPC."""
    many = "".join(GOOD.replace("good", f"good{i}") for i in range(300))
    (tmp_path / "many.f90").write_text(many)
    script = 'trap "" XFSZ; ulimit -f 8; exec "$@"'
    done = subprocess.run(
        ["bash", "-c", script, "bash", *COMMAND, "many.f90", "-m", "m"], cwd=tmp_path, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 1, (done.returncode, done.stdout)
    assert "mmodule.c" in done.stdout and "bug in Swiftlet" not in done.stdout
    assert products(tmp_path) == []


@pytest.mark.parametrize("wait", [0.05, 0.6])
def test_interrupt_leaves_nothing_half_written(tmp_path, wait):
    many = "".join(GOOD.replace("good", f"good{i}") for i in range(3000))
    (tmp_path / "many.f90").write_text(many)
    process = subprocess.Popen(
        [*COMMAND, "-c", "many.f90", "-m", "m"], cwd=tmp_path, start_new_session=True, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        # A shell that starts jobs in the background lets them ignore Ctrl-C, and children inherit it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    output, _ = process.communicate(timeout=30)
    assert process.returncode in (130, -signal.SIGINT, 1), output
    assert products(tmp_path) == []
    assert "bug in Swiftlet" not in output


def test_a_line_of_ten_megabytes(run, tmp_path):
    (tmp_path / "long.f90").write_text(
        "! " + "x" * 10_000_000 + "\n" + GOOD + "! " + "(" * 1_000_000 + "\n")
    done = run("long.f90", "-m", "m", timeout=20)
    assert done.returncode == 0, done.output[:2000]
    (tmp_path / "long.f90").write_text(
        "subroutine f(x)\n  real :: x(" + "(" * 10_000_000 + "\nend subroutine\n")
    done = run("long.f90", "-m", "m2", timeout=20)
    assert done.returncode == 1
    assert "long.f90:2:" in done.output and len(done.output) < 10_000


def test_a_binary_file(fails, tmp_path):
    (tmp_path / "binary.f90").write_bytes(bytes(range(256)) * 100 + os.urandom(10_000))
    fails("-c", "binary.f90", "-m", "m", says=["binary.f90"])


def test_a_folder(fails, tmp_path):
    (tmp_path / "folder.f90").mkdir()
    fails("-c", "folder.f90", "-m", "m", says=["folder.f90", "folder"])


def test_a_file_that_offers_nothing(fails, tmp_path):
    (tmp_path / "empty.f90").write_text("! nothing\n")
    fails("-c", "empty.f90", "-m", "m", says=["empty.f90"])


def test_no_source_at_all(run, tmp_path):
    done = run("-c", "-m", "m")
    assert done.returncode in (1, 2)
    assert "bug in Swiftlet" not in done.output


def test_an_only_that_names_no_routine(fails, tmp_path):
    (tmp_path / "good.f90").write_text(GOOD)
    fails("-c", "good.f90", "-m", "m", "only:", "goood", ":", says=["goood"])


@pytest.mark.parametrize("name", ["not-a-name", "1st", "a b"])
def test_a_module_name_that_python_cannot_import(fails, tmp_path, name):
    (tmp_path / "good.f90").write_text(GOOD)
    fails("-c", "good.f90", "-m", name, says=["module name", name])


def test_a_check_that_does_not_parse(fails, tmp_path):
    (tmp_path / "bad.pyf").write_text(
        "python module bad\n  interface\n    subroutine f(n)\n"
        "      integer, intent(in), check(n >) :: n\n    end subroutine f\n  end interface\n"
        "end python module bad\n")
    output = fails("bad.pyf", says=["error"])
    assert re.search(r"bad\.pyf:4:\d+", output), output
