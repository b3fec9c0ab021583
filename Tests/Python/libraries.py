"""Modules of C libraries as the system has them, built once for all tests of a session."""
from pathlib import Path

import pytest

from conftest import COMMAND, import_from, run_command



def module_of(tmp_path_factory, name, headers, libraries, options=()):
    """The module `name` of headers below /usr/include; skips where they are not installed."""
    paths = [p for pattern in headers for p in sorted(Path("/usr/include").glob(pattern))]
    if not paths:
        pytest.skip(f"{headers[0]} is not installed; Scripts/setup does it")
    folder = tmp_path_factory.mktemp(name)
    words = [word for library in libraries for word in ("-l", library)]
    done = run_command(
        "wrap", *paths, *words, "-m", name, *options, cwd=folder, words=COMMAND[:-1],
        timeout=600, check=True)
    module = import_from(folder, name)
    module.report = done.output
    module.stub = (folder / f"{name}.pyi").read_text()
    return module
