"""The Swift programs in Examples/swift, built once and run."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / ".build" / "release" / "swiftlet"


def run(*words, cwd, env=None):
    done = subprocess.run([*map(str, words)], cwd=cwd, text=True, timeout=1500,
                          env={**os.environ, **(env or {})},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout[-6000:]
    return done.stdout


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    """A copy of Examples, with the Swift programs and the Fourier module for Python built."""
    folder = tmp_path_factory.mktemp("examples") / "Examples"
    shutil.copytree(ROOT / "Examples", folder,
                    ignore=shutil.ignore_patterns("modules", "packages", ".build"))
    output = run("./build", cwd=folder / "swift",
                 env={"SWIFTLET": str(COMMAND), "ARRAYS_PACKAGE": str(ROOT)})
    assert "warning:" not in output, output
    run("./build", cwd=folder / "fourier", env={"F2PY_COMMAND": f"{COMMAND} f2py"})
    return folder


@pytest.fixture
def program(examples):
    """program(name, *arguments) → what it prints."""
    return lambda name, *arguments: run(
        examples / "swift/.build/release" / name, *arguments, cwd=examples)


def test_the_fourier_transform_is_that_of_python_to_the_last_bit(examples, program, tmp_path):
    script = f"""
import sys
sys.path[:0] = [{str(examples / "fourier")!r}, {str(examples / "fourier/modules")!r}]
import ffourier, numpy as np
from signal_model import band, observations
t, x = observations()
f = band()
for name, value in dict(t=t, x=x, f=f, expected=ffourier.fourier(t, x, f)).items():
    np.save({str(tmp_path)!r} + "/" + name + ".npy", value)
"""
    run(sys.executable, "-c", script, cwd=tmp_path)
    output = program("fourier", tmp_path)
    power = np.load(tmp_path / "power.npy")
    expected = np.load(tmp_path / "expected.npy")
    assert power.dtype == expected.dtype and power.shape == (2000,)
    assert power.tobytes() == expected.tobytes()
    assert "strongest frequency: 4.999" in output


def test_closures_fit_a_decay(program):
    output = program("fit")
    x = [float(number) for number in re.search(r"steps: \[(.*)\]", output)[1].split()]
    assert np.allclose(x, [2.5, 1.3, 0.5], atol=0.02)
    assert "the closure refused a rate of -1.0" in output


def test_singular_values_are_those_of_numpy(program):
    output = program("svd")
    s = [float(number) for number in re.search(r"values: \[(.*)\]", output)[1].split()]
    assert np.allclose(s, np.linalg.svd([[3, 1, 1], [-1, 3, 1]])[1], atol=1e-8)
    assert "[[ 3.  1.  1.]\n [-1.  3.  1.]]" in output


def test_repeats_are_those_of_a_dictionary(program):
    assert "values occur more than once" in program("repeats", "20000")


def test_eight_tasks_share_a_common_block(program):
    assert "in 8 tasks, 640000 numbers drawn" in program("walk")
