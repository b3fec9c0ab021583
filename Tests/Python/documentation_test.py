import ast
import inspect
from pathlib import Path

import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("documentation.f90")


def test_docstring_has_f2pys_form(m):
    text = m.statistics.__doc__
    assert text.startswith("mean,spread = statistics(values,[n,ddof])\n")
    for heading in ("Parameters\n----------", "Other Parameters\n----------------",
                    "Returns\n-------"):
        assert heading in text
    assert "values : input rank-1 array('d') with bounds (n)" in text
    assert "mean : float" in text


def test_call_follows_the_documented_signature(m):
    mean, spread = m.statistics([1.0, 2.0, 3.0])
    assert (mean, spread) == (2, 1)
    assert m.statistics([1.0, 2.0, 3.0], ddof=0)[1] == pytest.approx(np.std([1, 2, 3]))


@pytest.mark.beyond_f2py
def test_docstring_carries_the_comments_of_the_source(m):
    assert "Mean and spread of some values." in m.statistics.__doc__
    assert "their arithmetic mean" in m.statistics.__doc__
    text = m.geometry.distance.__doc__
    assert "The distance between two points." in text
    assert "Pythagoras" in text
    assert "abscissa of the first point" in text


@pytest.mark.beyond_f2py
def test_signature_can_be_inspected(m):
    parameters = inspect.signature(m.statistics).parameters
    assert list(parameters) == ["values", "n", "ddof"]
    assert parameters["values"].default is inspect.Parameter.empty
    assert parameters["ddof"].default is not inspect.Parameter.empty
    assert list(inspect.signature(m.geometry.distance).parameters) == ["x1", "y1", "x2", "y2"]


@pytest.mark.beyond_f2py
def test_stub_lies_beside_the_module(m):
    stubs = list(Path(m.__file__).parent.glob("documentation*.pyi"))
    assert len(stubs) == 1
    text = stubs[0].read_text()
    tree = ast.parse(text)
    functions = {node.name: node for node in ast.walk(tree)
                 if isinstance(node, ast.FunctionDef)}
    assert [a.arg for a in functions["statistics"].args.args] == ["values", "n", "ddof"]
    assert functions["statistics"].returns is not None
    assert "distance" in functions


def test_routine_objects(m):
    assert m.statistics.__name__.endswith("statistics")
    assert "PyCapsule" in type(m.statistics._cpointer).__name__
    assert callable(m.statistics)
    assert "statistics" in dir(m)
    assert "statistics" in m.__doc__


def test_a_cpointer_stands_for_a_call_back(build):
    callbacks = build("callbacks.f90")
    scalars = build("scalars.f90")
    assert callbacks.apply(scalars.real8_function._cpointer, 4.0) == 8.0


@pytest.mark.beyond_f2py
def test_info_describes_a_built_module(m, swiftlet):
    done = swiftlet("info", m.__file__)
    assert done.returncode == 0, done.output
    for word in ("statistics", "values", "float64", "ddof", "optional"):
        assert word in done.output, word
