"""SwiftletPlugin in a user's own package, which depends on a version of this one.

The first build compiles the whole command in the user's package; the tests share it.
"""
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def git(*arguments, cwd):
    identity = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    return subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


@pytest.fixture(scope="session")
def repository(tmp_path_factory):
    """A git repository with this tree as version 1.0.0."""
    folder = tmp_path_factory.mktemp("remote") / "swiftlet"
    files = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "Everything", cwd=folder)
    git("tag", "1.0.0", cwd=folder)
    return folder


@pytest.fixture(scope="session")
def package(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("user") / "User"
    shutil.copytree(HERE / "User", folder)
    manifest = (folder / "Package.swift.in").read_text()
    (folder / "Package.swift").write_text(manifest.replace("@URL@", f"file://{repository}"))
    return folder


def build(package, *, succeeds=True):
    done = subprocess.run(["swift", "build"], cwd=package, text=True, timeout=1500,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert (done.returncode == 0) == succeeds, done.stdout[-6000:]
    return done.stdout


def run(package):
    return subprocess.run([package / ".build/debug/print-waves"], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.splitlines()


def test_fortran_of_a_users_package_is_wrapped_compiled_and_called(package):
    output = build(package)
    assert "warning:" not in output.replace("`mktemp'", ""), output
    assert run(package) == [
        "[ 0.0000000e+00  1.0000000e+00  1.2246468e-16 -1.0000000e+00]",
        "[2. 4.]",
        "wave.scale failed: info is 1",
        "[1.5 4.5]",
        "thrown: Refusal()",
    ]


def test_an_edit_of_the_fortran_is_built(package):
    source = package / "Sources/WavesFortran/wave.f90"
    before = source.read_text()
    source.write_text(before.replace("y = factor * y", "y = factor * y + 1"))
    build(package)
    assert run(package)[1] == "[3. 5.]"
    source.write_text(before)


def test_a_fault_in_the_fortran_is_shown_where_it_is(package):
    source = package / "Sources/WavesFortran/wave.f90"
    before = source.read_text()
    source.write_text(before.replace("y = factor * y", "y = = factor * y"))
    output = build(package, succeeds=False)
    assert "wave.f90:19:" in output and "error:" in output, output
    source.write_text(before)
    build(package)


def test_a_target_without_fortran_is_told_what_to_do(package):
    manifest = package / "Package.swift"
    before = manifest.read_text()
    manifest.write_text(before.replace('"WavesFortran", .product', ".product"))
    output = build(package, succeeds=False)
    assert "depends on no target with Fortran sources" in output, output
    manifest.write_text(before)
