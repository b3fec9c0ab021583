"""What a wrapped routine is as a Python object."""
import copy
import functools
import gc
import inspect
import pickle
import pydoc
import sys
import weakref

import pytest

SOURCE = """
double precision function half(x)
  double precision, intent(in) :: x
  half = x / 2
end function

module inner
contains
  integer function twice(n)
    integer, intent(in) :: n
    twice = 2 * n
  end function
end module
"""


@pytest.fixture(scope="module")
def routines(build, tmp_path_factory):
    source = tmp_path_factory.mktemp("routine_objects") / "routine_objects.f90"
    source.write_text(SOURCE)
    module = build(str(source), name="routine_objects")
    sys.modules.setdefault("routine_objects", module)
    return module


@pytest.mark.beyond_f2py
def test_a_routine_can_be_called_in_every_way(routines):
    f = routines.half
    assert callable(f)
    assert f(3.0) == f(x=3.0) == f(*[3.0]) == f(**{"x": 3.0}) == f.__call__(3.0) == 1.5
    assert list(map(f, [2.0, 4.0])) == [1.0, 2.0]
    assert functools.partial(f, 8.0)() == 4.0
    for _ in range(100):  # past the interpreter's specialisation of the call
        assert f(5.0) == 2.5


@pytest.mark.beyond_f2py
def test_a_routine_as_a_class_attribute_binds_to_nothing(routines):
    class Holder:
        half = routines.half

    assert Holder().half(3.0) == 1.5


@pytest.mark.beyond_f2py
def test_a_routine_says_what_it_is(routines):
    f = routines.half
    assert repr(f) == "<fortran routine_objects.half(x)>"
    assert type(f).__name__ == "fortran"
    assert (f.__name__, f.__qualname__, f.__module__) == ("half", "half", "routine_objects")
    assert str(inspect.signature(f)) == "(x)"
    assert "x : input float" in f.__doc__
    assert type(f._cpointer).__name__ == "PyCapsule"
    inner = routines.inner.twice
    assert (inner.__name__, inner.__qualname__) == ("twice", "inner.twice")


@pytest.mark.beyond_f2py
def test_help_shows_signature_and_parameters(routines):
    text = pydoc.plain(pydoc.render_doc(routines.half))
    assert "half(x)" in text and "x : input float" in text
    assert "half(x)" in pydoc.plain(pydoc.render_doc(routines))


@pytest.mark.beyond_f2py
def test_a_routine_takes_attributes_of_the_user(routines):
    f = routines.half
    f.unit = "m"
    assert f.unit == "m" and vars(f) == {"unit": "m"}
    del f.unit
    with pytest.raises(AttributeError, match="unit"):
        f.unit
    with pytest.raises(AttributeError):
        f.__name__ = "other"


@pytest.mark.beyond_f2py
@pytest.mark.parametrize("path", ["half", "inner.twice"])
def test_a_routine_is_pickled_by_its_name(routines, path):
    f = functools.reduce(getattr, path.split("."), routines)
    assert pickle.loads(pickle.dumps(f)) is f
    assert copy.deepcopy(f) is f


@pytest.mark.beyond_f2py
@pytest.mark.parametrize("statement", [
    "class Derived(f): pass",
    "class Made(metaclass=type(f)): pass",
    "type(f)('name', (), {})",
    "type.__new__(type(f), 'name', (), {})",
    "object.__new__(f)",
])
def test_nothing_is_made_or_derived_from_a_routine(routines, statement):
    with pytest.raises(TypeError):
        exec(statement, {"f": routines.half})


@pytest.mark.beyond_f2py
def test_a_routine_can_be_compared_hashed_and_referred_to_weakly(routines):
    f = routines.half
    assert f == routines.half and f != routines.inner.twice
    assert {f: 1}[f] == 1
    assert weakref.ref(f)() is f


@pytest.mark.beyond_f2py
def test_fetching_and_calling_a_routine_keeps_its_reference_count(routines):
    f = routines.half
    for _ in range(1000):  # fills what interpreters cache
        routines.half(1.0)
    before = sys.getrefcount(f)
    for _ in range(1000):
        routines.half(1.0)
        f(x=1.0)
    gc.collect()
    assert sys.getrefcount(f) == before
