"""Evaluates expressions, one in a line, for `DifferentialTests.swift`.

usage: expressions.py FILE DTYPE OUT

Writes OUT.shapes, a line for each expression, and OUT.npy, all elements in C order as doubles.
"""
import sys

import numpy as np

file, dtype, out = sys.argv[1:]
dtype = np.dtype(dtype)
two, zero = dtype.type(2), dtype.type(0)


def leaf(seed, shape, order):
    """The formula of `ExpressionMaker.leaf`."""
    numerator = (np.arange(int(np.prod(shape))) * 7919 + seed * 37) % 1999 - 999
    if dtype.kind == "i":
        values = np.trunc(numerator / 100).astype(dtype)
    else:
        values = (numerator / 70).astype(dtype)
    return np.array(values.reshape(shape), order=order)


def inplace(x, y, part, other_part, operation):
    x = x.copy("K")
    if operation == "+":
        x[part] += y[other_part]
    elif operation == "-":
        x[part] -= y[other_part]
    else:
        x[part] *= y[other_part]
    return x


with np.errstate(all="ignore"), open(out + ".shapes", "w") as shapes:
    values = []
    for line in open(file):
        value = eval(line)
        assert value.dtype == dtype, (value.dtype, line)
        print("shape", *value.shape, file=shapes)
        values.append(value.astype("f8").ravel())
np.save(out + ".npy", np.concatenate(values))
