"""A disk without room, for which a limit on the size of files stands in."""
import re
import resource

import pytest

from conftest import run_command

pytestmark = pytest.mark.beyond_f2py

SOURCE = """
      subroutine twice(x, y)
      double precision x, y
cf2py intent(out) y
      y = 2 * x
      end
"""


@pytest.mark.parametrize("kilobytes", [2, 8, 24, 40, 64])
def test_one_error_and_nothing_half_written(tmp_path, kilobytes):
    work, cache = tmp_path / "work", tmp_path / "cache"
    work.mkdir()
    (work / "t.f").write_text(SOURCE)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, hard))
    try:
        done = run_command(
            "-c", "t.f", "-m", "t", cwd=work, env={"XDG_CACHE_HOME": str(cache)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert done.returncode == 1
    assert len(re.findall("^error:", done.output, re.MULTILINE)) == 1, done.output
    assert "larger than the limit allows" in done.output
    assert [path.name for path in work.iterdir()] == ["t.f"]
    assert not list((cache / "swiftlet" / "tmp").iterdir())
    # With room it is built, from whatever the failed attempt left in the cache.
    run_command("-c", "t.f", "-m", "t", cwd=work, env={"XDG_CACHE_HOME": str(cache)}, check=True)
    assert any(path.suffix == ".so" for path in work.iterdir())
