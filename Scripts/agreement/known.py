"""What routines of LAPACK and BLAS must answer, by NumPy's linear algebra: no bits are compared here."""
import struct

import numpy as np

from .calls import given

M, N, K = 6, 5, 3  # the sizes that rules.Lapack gives


def number(text, type):
    if type == "Double":
        return struct.unpack("d", struct.pack("Q", int(text, 16)))[0]
    if type == "Float":
        return struct.unpack("f", struct.pack("I", int(text, 16)))[0]
    return int(text)


def decoded(call, answers):
    """The answers as numbers and arrays."""
    types = {result["name"]: result["type"] for result in call["results"]}
    for entry in call["given"]:
        if entry["isChanged"] and "array" in entry:
            types[entry["name"]] = f"NDArray<{entry['array']}, {len(entry['shape'])}>"
    found = {}
    for name, text in answers.items():
        type = types[name]
        if type.startswith("NDArray<"):
            element, rank = type[8:-1].rsplit(", ", 1)
            words = text.split()
            shape = [int(word) for word in words[:int(rank)]]
            values = [number(word, element) for word in words[int(rank):]]
            found[name] = np.array(values).reshape(shape)
        elif type != "String":
            found[name] = number(text, type)
    return found


def square(g):
    return g["a"][:N, :N]


def symmetric(a):
    return np.triu(a[:N, :N]) + np.triu(a[:N, :N], 1).T


def eigenvalues(g, r):
    return r["w"][:N], np.linalg.eigvalsh(symmetric(g["a"]))


def sorted_complex(re, im=0):
    return np.sort_complex(np.round(np.asarray(re) + 1j * np.asarray(im), 10))


def general_eigenvalues(g, r):
    return sorted_complex(r["wr"][:N], r["wi"][:N]), sorted_complex(np.linalg.eigvals(square(g)))


def singular_values(g, r):
    return r["s"][:N], np.linalg.svd(g["a"][:M, :N], compute_uv=False)


def solution(matrix):
    return lambda g, r: (r["b"][:N, :K], np.linalg.solve(matrix(g), g["b"][:N, :K]))


def least_squares(g, r):
    return r["b"][:N, :K], np.linalg.lstsq(g["a"][:M, :N], g["b"][:M, :K], rcond=None)[0]


def triangle(g, r):
    """R of QR, whose signs are free."""
    return np.abs(np.triu(r["a"][:N, :N])), np.abs(np.linalg.qr(g["a"][:M, :N], mode="r"))


def lower_triangle(g, r):
    other = np.linalg.qr(g["a"][:M, :N].T, mode="r").T
    return np.abs(np.tril(r["a"][:M, :N])), np.abs(np.tril(other))


def factors(g, r):
    """P·L·U, which must be A again."""
    lu = r["a"][:M, :N]
    product = (np.tril(lu, -1) + np.eye(M, N)) @ np.triu(lu)[:N]
    for i in reversed(range(N)):
        j = int(r["ipiv"][i]) - 1
        product[[i, j]] = product[[j, i]]
    return product, g["a"][:M, :N]


def tridiagonal(lower, diagonal, upper):
    return (np.diag(diagonal[:N]) + np.diag(lower[:N - 1], -1) + np.diag(upper[:N - 1], 1))


def symmetric_tridiagonal(g, r):
    return r["d"][:N], np.linalg.eigvalsh(tridiagonal(g["e"], g["d"], g["e"]))


def symmetric_pair(g, r):
    values = np.linalg.eigvals(np.linalg.solve(symmetric(g["b"]), symmetric(g["a"])))
    return r["w"][:N], np.sort(values.real)


def pair(g, r):
    values = np.linalg.eigvals(np.linalg.solve(g["b"][:N, :N], square(g)))
    beta = r["beta"][:N]
    return (sorted_complex(r["alphar"][:N] / beta, r["alphai"][:N] / beta), sorted_complex(values))


def product(g, r):
    a, b, c = g["a"][:M, :K], g["b"][:K, :N], g["c"][:M, :N]
    return r["c"][:M, :N], g["alpha"] * a @ b + g["beta"] * c


KNOWN = {
    "dgesv": solution(square), "dposv": solution(lambda g: symmetric(g["a"])),
    "dsysv": solution(lambda g: symmetric(g["a"])), "dsysv_rook": solution(lambda g: symmetric(g["a"])),
    "dsysv_rk": solution(lambda g: symmetric(g["a"])), "dsysv_aa": solution(lambda g: symmetric(g["a"])),
    "dgtsv": solution(lambda g: tridiagonal(g["dl"], g["d"], g["du"])),
    "dptsv": solution(lambda g: tridiagonal(g["e"], g["d"], g["e"])),
    "dgetrf": factors, "dgetrf2": factors, "dgetf2": factors,
    "dpotrf": lambda g, r: (np.triu(square(r)), np.linalg.cholesky(symmetric(g["a"])).T),
    "dpotrf2": lambda g, r: (np.triu(square(r)), np.linalg.cholesky(symmetric(g["a"])).T),
    "dpotf2": lambda g, r: (np.triu(square(r)), np.linalg.cholesky(symmetric(g["a"])).T),
    "dgeqrf": triangle, "dgeqr2": triangle, "dgeqrfp": triangle, "dgelqf": lower_triangle,
    "dgelq2": lower_triangle,
    "dgels": least_squares, "dgelsd": least_squares, "dgelss": least_squares,
    "dgelsy": least_squares, "dgelst": least_squares, "dgetsls": least_squares,
    "dgesvd": singular_values, "dgesdd": singular_values, "dgesvdx": singular_values,
    "dsyev": eigenvalues, "dsyevd": eigenvalues, "dsyevr": eigenvalues, "dsyevx": eigenvalues,
    "dgeev": general_eigenvalues, "dgeevx": general_eigenvalues,
    "dstev": symmetric_tridiagonal, "dstevd": symmetric_tridiagonal, "dsterf": symmetric_tridiagonal,
    "dsteqr": symmetric_tridiagonal, "dsygv": symmetric_pair, "dsygvd": symmetric_pair,
    "dsygvx": symmetric_pair, "dggev": pair, "dggev3": pair,
    "dtrtri": lambda g, r: (np.triu(square(r)), np.linalg.inv(np.triu(square(g)))),
    "dlange": lambda g, r: (r["dlange"], np.abs(g["a"][:M, :N]).sum(0).max()),
    "dlansy": lambda g, r: (r["dlansy"], np.abs(symmetric(g["a"])).sum(0).max()),
    "ddot": lambda g, r: (r["ddot"], g["dx"][:N] @ g["dy"][:N]),
    "dasum": lambda g, r: (r["dasum"], g["dx"][:N].sum()),
    "dnrm2": lambda g, r: (r["dnrm2"], np.linalg.norm(g["x"][:N])),
    "idamax": lambda g, r: (r["idamax"], np.abs(g["dx"][:N]).argmax() + 1),
    "daxpy": lambda g, r: (r["dy"][:N], g["da"] * g["dx"][:N] + g["dy"][:N]),
    "dscal": lambda g, r: (r["dx"][:N], g["da"] * g["dx"][:N]),
    "dcopy": lambda g, r: (r["dy"][:N], g["dx"][:N]),
    "dgemm": product,
    "dgemv": lambda g, r: (r["y"][:M], g["alpha"] * g["a"][:M, :N] @ g["x"][:N]
                           + g["beta"] * g["y"][:M]),
    "dger": lambda g, r: (r["a"][:M, :N], square_update(g)),
    "dsyrk": lambda g, r: (np.triu(r["c"][:N, :N]), np.triu(
        g["alpha"] * g["a"][:N, :K] @ g["a"][:N, :K].T + g["beta"] * g["c"][:N, :N])),
    "dtrsm": lambda g, r: (r["b"][:M, :N], np.linalg.solve(
        np.triu(g["a"][:M, :M]), g["alpha"] * g["b"][:M, :N])),
    "dtrmm": lambda g, r: (r["b"][:M, :N], g["alpha"] * np.triu(g["a"][:M, :M]) @ g["b"][:M, :N]),
}


def square_update(g):
    return g["alpha"] * np.outer(g["x"][:M], g["y"][:N]) + g["a"][:M, :N]


def check(calls, swift):
    """(names that are right, {name: why not})."""
    right, wrong = set(), {}
    for call, answers in zip(calls, swift):
        name = call["python"]
        if name not in KNOWN:
            continue
        if not isinstance(answers, dict):
            wrong[name] = str(answers)
            continue
        arguments = {entry["name"]: given(entry) for entry in call["given"]}
        try:
            found, expected = KNOWN[name](arguments, decoded(call, answers))
        except (KeyError, np.linalg.LinAlgError) as error:
            wrong[name] = f"cannot be checked: {error!r}"
            continue
        if np.allclose(found, expected, rtol=1e-9, atol=1e-11):
            right.add(name)
        else:
            wrong[name] = f"off by {np.max(np.abs(np.asarray(found) - expected)):.1e}"
    return right, wrong
