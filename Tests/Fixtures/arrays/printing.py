"""Random arrays as numpy.save writes them, with NumPy's str and repr beside: N.npy, N.str, N.repr.

usage: printing.py FOLDER COUNT SEED
"""

import os
import sys

import numpy as np

TYPES = "? i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 g F D G f8 f4 D f8".split()


def floats(rng, size, dtype):
    """Numbers of many magnitudes and of many lengths in decimal, some of them not finite."""
    kind = rng.integers(0, 9)
    if kind == 0:
        x = rng.standard_normal(size)
    elif kind == 1:
        x = rng.integers(-1000, 1000, size) / 8
    elif kind == 2:
        x = 10 ** rng.uniform(-12, 12, size) * rng.choice([-1, 1], size)
    elif kind == 3:
        x = rng.integers(0, 100, size).astype(float)
    elif kind == 4:
        x = np.round(rng.standard_normal(size), int(rng.integers(0, 10)))
    elif kind == 5:
        x = 2.0 ** rng.integers(-60, 60, size)
    elif kind == 6:
        x = rng.integers(-(10**9), 10**9, size) / 10 ** float(rng.integers(0, 12))
    elif kind == 7:
        x = rng.integers(0, 2**63, size, dtype="u8").view("f8")
    else:
        x = rng.uniform(0.5, 400, size)
    with np.errstate(all="ignore"):
        x = x.astype(dtype)
    if rng.random() < 0.25 and size:
        for _ in range(2):
            x[rng.integers(0, size)] = rng.choice([np.nan, np.inf, -np.inf, -0.0, 0])
    return x


def random_array(rng):
    rank = int(rng.integers(0, 7))
    longest = [1, 60, 12, 6, 4, 3, 3][rank]
    shape = [int(n) for n in rng.integers(0 if rng.random() < 0.05 else 1, longest + 1, rank)]
    if rank in (1, 2, 3) and rng.random() < 0.08:
        shape[int(rng.integers(0, rank))] = int(rng.integers(900, 1100))
    size = int(np.prod(shape))
    dtype = np.dtype(rng.choice(TYPES))
    if dtype.kind == "b":
        values = rng.integers(0, 2, size).astype(bool)
    elif dtype.kind in "iu":
        info = np.iinfo(dtype)
        high = min(info.max, 10 ** int(rng.integers(1, 20)))
        low = max(info.min, -high) if rng.random() < 0.5 else 0
        values = rng.integers(low, high, size, dtype=dtype, endpoint=True)
    elif dtype.kind == "c":
        part = {"F": "f4", "D": "f8", "G": "g"}[dtype.char]
        values = np.zeros(size, dtype)
        values.real = floats(rng, size, part)
        values.imag = floats(rng, size, part)
    else:
        values = floats(rng, size, dtype)
    array = values.astype(dtype).reshape(shape)
    return np.asfortranarray(array) if rng.random() < 0.3 else array


def main():
    folder, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = np.random.default_rng(seed)
    for number in range(count):
        array = random_array(rng)
        base = os.path.join(folder, str(number))
        # Native order as numpy.save writes it; beside it any order and any version of the format.
        np.save(base + ".npy", array)
        other = array
        if array.dtype.char not in "gG" and rng.random() < 0.5:
            other = array.astype(array.dtype.newbyteorder(">"))
        version = [(1, 0), (2, 0), (3, 0)][int(rng.integers(0, 3))]
        with open(base + ".other.npy", "wb") as file:
            np.lib.format.write_array(file, other, version=version)
        with open(base + ".str", "w") as file:
            file.write(str(array))
        with open(base + ".repr", "w") as file:
            file.write(repr(array))


main()
