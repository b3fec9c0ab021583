"""What the tests share: running the command, and building and importing a module with it.

`F2PY_COMMAND` chooses the command; the default is this repository's release build. Tests marked
`beyond_f2py` ask for more than f2py offers and are skipped when the command is f2py itself.
"""
import hashlib
import importlib.util
import os
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Tests" / "Fixtures"


def command():
    words = shlex.split(os.environ.get("F2PY_COMMAND", ""))
    if not words:
        return [str(ROOT / ".build" / "release" / "swiftlet"), "f2py"]
    if os.path.exists(words[0]):
        words[0] = os.path.abspath(words[0])  # tests run in folders of their own
    return words


COMMAND = command()
IS_F2PY = "numpy.f2py" in COMMAND


def pytest_configure(config):
    config.addinivalue_line("markers", "beyond_f2py: asks for more than f2py offers")
    config.addinivalue_line("markers", "slow: takes more than a few seconds")


def pytest_collection_modifyitems(items):
    if not IS_F2PY:
        return
    for item in items:
        if item.get_closest_marker("beyond_f2py"):
            item.add_marker(pytest.mark.skip(reason="f2py itself cannot"))


def run_command(*arguments, cwd, env=None, timeout=300, check=False, words=COMMAND):
    """Runs `swiftlet f2py ARGUMENTS` in `cwd`; the result's `output` joins both streams."""
    environment = {**os.environ, **(env or {})}
    done = subprocess.run(
        [*words, *map(str, arguments)], cwd=cwd, env=environment, timeout=timeout,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    done.output = done.stdout
    if check and done.returncode != 0:
        raise AssertionError(f"{shlex.join(map(str, done.args))}\n{done.output}")
    return done


def import_from(folder, name):
    """Imports the extension module `name` that lies in `folder`."""
    path = Path(folder) / (name + sysconfig.get_config_var("EXT_SUFFIX"))
    if not path.exists():
        raise AssertionError(f"{path.name} was not written; there are {os.listdir(folder)}")
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """build(*sources, name, options, env) → the module, built once for each combination.

    A source is the name of a file in Tests/Fixtures or a path.
    """
    built = {}

    def build(*sources, name=None, options=(), env=None, after=()):
        paths = [p if os.path.isabs(p) else FIXTURES / p for p in sources]
        name = name or Path(paths[0]).stem
        # An extension module with static data is loaded once per process, whatever its path.
        key = (name, tuple(map(str, paths)), tuple(map(str, options)), tuple((env or {}).items()))
        if key not in built:
            digest = hashlib.sha256(repr(key).encode()).hexdigest()[:8]
            folder = tmp_path_factory.mktemp(f"{name}_{digest}")
            run_command("-c", *paths, "-m", name, *options, *after, cwd=folder, env=env,
                        check=True)
            built[key] = import_from(folder, name)
        return built[key]

    return build


@pytest.fixture
def run(tmp_path):
    """run(*arguments): the command, in a fresh folder unless `cwd` says otherwise."""

    def run(*arguments, **options):
        options.setdefault("cwd", tmp_path)
        return run_command(*arguments, **options)

    return run


@pytest.fixture
def swiftlet(tmp_path):
    """swiftlet(*arguments): a subcommand other than f2py."""

    def swiftlet(*arguments, **options):
        options.setdefault("cwd", tmp_path)
        return run_command(*arguments, words=COMMAND[:-1], **options)

    return swiftlet


@pytest.fixture
def run_python():
    """run_python(script, cwd): a fresh interpreter, where a crash hurts nobody."""

    def run_python(script, cwd, env=None, timeout=300):
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=cwd, env={**os.environ, **(env or {})},
            timeout=timeout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode == 0, done.stdout
        return done.stdout

    return run_python
