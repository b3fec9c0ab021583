"""Matrices and what NumPy makes of them: N.<name>.npy, one set per element type and size.

usage: linear.py FOLDER TYPE COUNT SEED
"""

import os
import sys

import numpy as np


def main():
    folder, kind, count, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    rng = np.random.default_rng(seed)
    dtype = np.dtype(kind)

    def random(*shape):
        x = rng.standard_normal(shape)
        if dtype.kind == "c":
            x = x + 1j * rng.standard_normal(shape)
        return x.astype(dtype)

    for number in range(count):
        m, n, k = (int(x) for x in rng.integers(1, 25, 3))

        def save(name, array):
            array = np.asarray(array)
            if array.ndim and rng.random() < 0.5:
                array = np.asfortranarray(array)
            np.save(os.path.join(folder, f"{number}.{name}.npy"), array)

        a, b, square, wide = random(m, n), random(n, k), random(n, n), random(n, k)
        square += n * np.eye(n, dtype=dtype)
        save("a", a)
        save("b", b)
        save("ab", a @ b)
        save("x", random(n))
        x = np.load(os.path.join(folder, f"{number}.x.npy"))
        save("ax", a @ x)
        save("square", square)
        save("solution", np.linalg.solve(square, wide))
        save("wide", wide)
        save("inverse", np.linalg.inv(square))
        save("determinant", np.linalg.det(square))
        save("eigenvalues", np.linalg.eigvals(square).astype(np.result_type(dtype, np.complex64)))
        hermitian = square + square.conj().T
        save("hermitian", hermitian)
        save("hermitianvalues", np.linalg.eigvalsh(hermitian))
        positive = square @ square.conj().T
        save("positive", positive)
        save("cholesky", np.linalg.cholesky(positive))
        save("singular", np.linalg.svd(a, compute_uv=False))
        q, r = np.linalg.qr(a)
        save("q", q)
        save("r", r)
        right = random(m, 2)
        save("right", right)
        solution, residuals, rank, _ = np.linalg.lstsq(a, right)
        save("leastsquares", solution)
        save("residuals", residuals)
        save("rank", np.int64(rank))
        save(
            "norms",
            np.array(
                [np.linalg.norm(a, kind) for kind in ("fro", 1, np.inf, 2, "nuc")]
                + [np.linalg.norm(x, order) for order in (2, 1, np.inf, -np.inf, 0, 3)],
                dtype=np.zeros(1, dtype).real.dtype,
            ),
        )


main()
