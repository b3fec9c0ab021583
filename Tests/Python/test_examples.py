"""Every example builds with its own `build` script and runs to its end."""
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from conftest import COMMAND, ROOT

EXAMPLES = ROOT / "Examples"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """example(name) → a copy of the example's folder, built."""
    built = {}

    def example(name):
        if name not in built:
            folder = tmp_path_factory.mktemp("examples") / name
            shutil.copytree(EXAMPLES / name, folder, ignore=shutil.ignore_patterns("modules"))
            environment = {**os.environ, "F2PY_COMMAND": shlex.join(COMMAND)}
            done = subprocess.run(["./build"], cwd=folder, env=environment, text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            assert done.returncode == 0, done.stdout
            built[name] = folder
        return built[name]

    return example


def run(folder, script, *arguments):
    done = subprocess.run([sys.executable, script, *arguments], cwd=folder, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_each_example_has_a_readme_and_is_tested():
    examples = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    assert examples == {"fcopy", "futil", "fourier", "swift", "planets"}  # swift: Tests/Packages
    for name in examples:
        assert (EXAMPLES / name / "README.md").read_text().startswith(f"# {name}")


def test_fcopy_is_called_in_three_ways(example):
    output = run(example("fcopy"), "fcopy_example.py")
    assert "fcopy(ain,n,aout)" in output
    assert output.count("aout = fcopy(ain)") == 2
    assert "is refused" in output


def test_find_repeats_is_faster_than_plain_python(example):
    output = run(example("futil"), "futil_example.py", "50000")
    ratio = float(re.search(r"plain Python .* ([\d.]+) times slower", output)[1])
    assert ratio > 3, output


def test_fourier_transforms_agree_and_are_plotted(example):
    folder = example("fourier")
    output = run(folder, "spectrum.py", "spectrum.png")
    assert "strongest frequency: 4.999" in output
    assert (folder / "spectrum.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_fourier_transform_is_split_over_processes(example, start):
    output = run(example("fourier"), "parallel.py", "--processes", "2", "--start", start,
                 "--points", "400")
    assert "2 processes" in output
