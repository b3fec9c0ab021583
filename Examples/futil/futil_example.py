"""find_repeats in Fortran beside the same in plain Python. Run ./build first."""
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent / "modules"))

import futil


def find_repeats(arr):
    """The values that occur more than once in `arr`, smallest first, and how often each does."""
    repeats, counts, found = futil.find_repeats(arr)
    return repeats[:found], counts[:found]


def find_repeats_in_python(arr):
    """The same in plain Python, with a sort of our own as in the Fortran."""
    arr = sort_in_python(list(arr))
    repeats, counts = [], []
    start = 0
    for i in range(1, len(arr) + 1):
        if i < len(arr) and arr[i] == arr[start]:
            continue
        if i - start > 1:
            repeats.append(arr[start])
            counts.append(i - start)
        start = i
    return repeats, counts


def sort_in_python(a):
    """Quicksort, as a textbook has it."""
    if len(a) <= 1:
        return a
    pivot = a[len(a) // 2]
    return (sort_in_python([x for x in a if x < pivot])
            + [x for x in a if x == pivot]
            + sort_in_python([x for x in a if x > pivot]))


def find_repeats_with_builtin_sort(arr):
    """Python at its best: the interpreter's own sort, which is C, and a loop."""
    repeats, counts = [], []
    previous, run = None, 0
    for value in sorted(arr):
        if value == previous:
            run += 1
            continue
        if run > 1:
            repeats.append(previous)
            counts.append(run)
        previous, run = value, 1
    if run > 1:
        repeats.append(previous)
        counts.append(run)
    return repeats, counts


def seconds(function, argument, repetitions=5):
    """The shortest of some runs: the one that was disturbed least."""
    best = float("inf")
    for _ in range(repetitions):
        start = time.perf_counter()
        function(argument)
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    print(futil.find_repeats.__doc__)
    print("find_repeats([3, 1, 3, 2, 1, 3]) =", find_repeats([3, 1, 3, 2, 1, 3]))

    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    values = np.random.default_rng(1).integers(0, size // 2, size).astype(float)
    as_list = values.tolist()

    repeats, counts = find_repeats(values)
    for python_version in (find_repeats_in_python, find_repeats_with_builtin_sort):
        assert python_version(as_list) == (repeats.tolist(), counts.tolist())

    fortran = seconds(find_repeats, values)
    python = seconds(find_repeats_in_python, as_list)
    builtin = seconds(find_repeats_with_builtin_sort, as_list)
    print(f"\n{size} numbers, {len(repeats)} of them repeated")
    print(f"Fortran                  {fortran * 1e3:8.2f} ms")
    print(f"plain Python             {python * 1e3:8.2f} ms   {python / fortran:5.1f} times slower")
    print(f"Python's built-in sort   {builtin * 1e3:8.2f} ms   {builtin / fortran:5.1f} times slower")
