"""One Fortran subroutine, called in three ways. Run ./build first."""
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent / "modules"))

import fcopy
import fcopy_directives
import fcopy_signature


def plain():
    """As it is: every argument is ours to supply, and the result array is ours to make.

    Beware: `b` must be an array of doubles. Of anything else (a list, an array of integers) a
    converted copy is filled and thrown away, and the caller sees nothing of it.
    """
    a = np.linspace(0.0, 1.0, 1000)
    b = np.zeros(1000)
    fcopy.fcopy(a, 1000, b)
    assert np.array_equal(a, b)
    return fcopy.fcopy.__doc__


def signature_file():
    """Through fcopy.pyf: the result is returned, the length is known, and mistakes are caught."""
    b = fcopy_signature.fcopy([1, 2, 3])  # anything that converts safely will do
    assert b.dtype == np.float64 and b.tolist() == [1.0, 2.0, 3.0]

    assert fcopy_signature.fcopy_first([1.0, 2.0, 3.0], 2).tolist() == [1.0, 2.0]
    try:
        fcopy_signature.fcopy_first([1.0, 2.0, 3.0], 4)
    except Exception as error:
        print(f"fcopy_first(3 elements, n=4) is refused: {type(error).__name__}: {error}\n")
    else:
        raise AssertionError("the check on n did not fire")
    return fcopy_signature.fcopy.__doc__


def directives():
    """Through CF2PY lines in the source: the same call, with no second file."""
    b = fcopy_directives.fcopy(np.arange(5.0))
    assert b.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]
    return fcopy_directives.fcopy.__doc__


if __name__ == "__main__":
    for title, way in [("1. plain", plain), ("2. signature file", signature_file),
                       ("3. directives", directives)]:
        documentation = way()
        print(title)
        print("-" * len(title))
        print(documentation)
