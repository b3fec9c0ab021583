"""Packages that `swiftlet wrap --swift` writes, as versions in git repositories that others use."""
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = next((path for path in (ROOT / ".build/release/swiftlet", ROOT / ".build/debug/swiftlet")
                if path.exists()), None)
FLANG = next((name for name in ("flang-19", "flang-new-19", "flang", "flang-new")
              if shutil.which(name)), None)

SOURCE = """! Running sums; what they begin with is in the included file.
subroutine running(a, n, sums)
  integer, intent(in) :: n
  double precision, intent(in) :: a(n)
  double precision, intent(out) :: sums(n)
  integer :: i
  include '../shared/start.inc'
  sums = start
  do i = 1, n
    if (i > 1) sums(i) = sums(i - 1)
    sums(i) = sums(i) + a(i)
  end do
  if (n > 3) print *, 'many', n
end subroutine
"""
START = "double precision, parameter :: start = 0.5d0\n"

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "User",
  platforms: [.macOS(.v26)],
  dependencies: [.package(url: "file://@URL@", from: "1.2.0")],
  targets: [
    .executableTarget(
      name: "user", dependencies: [.product(name: "Sums", package: "sums")])
  ])
"""
PROGRAM = """import Sums

print(Array(running(a: [1, 2, 3])))
print(running(a: [1, 1, 1, 1]).count)
"""


def run(*words, cwd, env=None, succeeds=True):
    done = subprocess.run([*map(str, words)], cwd=cwd, text=True, timeout=1500,
                          env={**os.environ, **(env or {})},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert (done.returncode == 0) == succeeds, done.stdout[-6000:]
    return done.stdout


def publish(folder, *options):
    """A repository with the written package as its version 1.2.0, and a package that uses it."""
    (folder / "code/src").mkdir(parents=True)
    (folder / "code/shared").mkdir()
    (folder / "code/src/running.f90").write_text(SOURCE)
    (folder / "code/shared/start.inc").write_text(START)
    run(COMMAND, "wrap", "code/src/running.f90", "-m", "Sums", "--swift", "-o", "sums", *options,
        cwd=folder)
    shutil.rmtree(folder / "code")
    package = folder / "sums"
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    run("git", "init", "-q", cwd=package)
    run("git", "add", "-A", cwd=package)
    run("git", *identity, "commit", "-q", "-m", "Everything", cwd=package)
    run("git", "tag", "1.2.0", cwd=package)
    user = folder / "elsewhere/User"
    (user / "Sources/user").mkdir(parents=True)
    (user / "Package.swift").write_text(MANIFEST.replace("@URL@", str(package)))
    (user / "Sources/user/main.swift").write_text(PROGRAM)
    return user


def printed(user):
    """The lines; Fortran's and Swift's are buffered apart, so that their order is not told."""
    lines = run(user / ".build/debug/user", cwd=user).splitlines()
    return sorted(" ".join(line.split()) for line in lines)


def warnings(output):
    """But clang's word on the flag for frameworks that SwiftPM adds to the link with a binary target."""
    return [line for line in output.splitlines()
            if "warning:" in line and "argument unused during compilation: '-F/" not in line]


EXPECTED = ["4", "[1.5, 3.5, 6.5]", "many 4"]


@pytest.fixture(scope="module")
def user(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("written"))


def test_a_version_of_a_written_package_is_a_dependency(user):
    output = run("swift", "build", cwd=user)
    assert warnings(output) == []
    assert printed(user) == EXPECTED


@pytest.mark.skipif(FLANG is None, reason="flang is not installed")
def test_the_linked_library_follows_the_compiler(user):
    resolved = Path(shutil.which(FLANG)).resolve().parents[1] / "lib"
    run("swift", "build", cwd=user, env={"FC": FLANG, "LIBRARY_PATH": str(resolved)})
    assert printed(user) == EXPECTED


def test_without_a_compiler_the_build_says_what_to_install(user):
    output = run("swift", "build", cwd=user, env={"FC": "no-such-fortran"}, succeeds=False)
    assert "no Fortran compiler: 'no-such-fortran' is not on the PATH" in output


def test_a_compiled_package_needs_no_fortran_compiler(tmp_path):
    user = publish(tmp_path, "--prebuilt")
    assert not (tmp_path / "sums/Fortran").exists()
    output = run("swift", "build", cwd=user, env={"FC": "no-such-fortran"})
    assert warnings(output) == []
    assert printed(user) == EXPECTED
