"""Modules with more routines than go into one C file."""
import pytest

from conftest import import_from


def source():
    inner = "".join(f"""  integer function plus{k}(n)
    integer, intent(in) :: n
    plus{k} = n + {k}
  end function
""" for k in range(120))
    outer = "".join(f"""double precision function times{k}(x)
  double precision, intent(in) :: x
  times{k} = {k} * x
end function
""" for k in range(119))
    return (f"module inner\n  integer :: counter = 7\ncontains\n{inner}end module\n{outer}"
            f"double precision function last(x)\n  double precision, intent(in) :: x\n"
            f"  last = 2.0d0 * x\nend function\n")


@pytest.mark.beyond_f2py
def test_a_large_module_is_built_of_parts_of_which_an_edit_changes_few(run, tmp_path):
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    text = source()
    (tmp_path / "large.f90").write_text(text)
    first = run("-c", "large.f90", "-m", "large", "--verbose", env=environment)
    assert first.returncode == 0, first.output
    parts = ["largemodule-1.c", "largemodule-2.c", "largemodule-3.c"]
    for part in parts:
        assert f"compiled {part}" in first.output
    # Another argument's name changes the last wrapper alone.
    (tmp_path / "large.f90").write_text(text.replace("function last(x)", "function last(y)")
                                        .replace(":: x\n  last = 2.0d0 * x", ":: y\n  last = y"))
    second = run("-c", "large.f90", "-m", "large", "--verbose", env=environment)
    assert second.returncode == 0, second.output
    reused = [part for part in parts if f"from the cache: {part}" in second.output]
    assert len(reused) == 2

    large = import_from(tmp_path, "large")
    assert large.last(y=2.5) == 2.5
    assert [large.times3(2.0), large.times118(0.5)] == [6.0, 59.0]
    assert large.inner.plus119(1) == 120
    assert large.inner.counter == 7
    with pytest.raises(TypeError, match=r"large\.times3\(\)"):
        large.times3()
