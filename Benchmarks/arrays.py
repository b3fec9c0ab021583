"""The section `arrays` of `run`: whole-array computation in Swift beside NumPy, in one run.

The Swift side is a program that waits for requests (`Arrays/computing/main.swift`), so that each case
is measured by both in turn, several times, and a slow spell of the machine hits both.
"""
import os
import subprocess
import timeit
from pathlib import Path

import numpy as np

from results import table, write_section

PACKAGE = Path(__file__).resolve().parent / "Arrays"
COUNTS = (10, 1000, 1_000_000)

# Case of the Swift program: the same in NumPy.
ELEMENTWISE = {
    "add": "a + b",
    "multiply": "a * b",
    "divide": "a / b",
    "scalar": "2 * a",
    "polynomial": "2 * a * a + 3 * b - 1",
    "in-place": "c.__iadd__(b)",
    "sqrt": "np.sqrt(a)",
    "abs": "np.abs(a)",
    "maximum": "np.maximum(a, b)",
    "less": "a < b",
    "where": "np.where(mask, a, b)",
    "exp": "np.exp(a)",
    "log": "np.log(a)",
    "sin": "np.sin(a)",
    "tanh": "np.tanh(a)",
    "pow": "np.power(a, b)",
    "pow-scalar": "np.power(a, 2.5)",
    "pow-negative": "np.power(-a, 3)",
}
REDUCTIONS = {
    "sum": "a.sum()",
    "mean": "a.mean()",
    "variance": "a.var()",
    "product": "a.prod()",
    "max": "a.max()",
    "argmax": "a.argmax()",
    "any": "mask.all()",
    "count": "np.count_nonzero(mask)",
    "cumsum": "a.cumsum()",
    "sum0": "m.sum(axis=0)",
    "sum1": "m.sum(axis=1)",
    "max0": "m.max(axis=0)",
    "equal": "np.array_equal(a, c)",
}
SLICES = {
    "slice": "a[1:-1]",
    "slices": "m[:, 1:-1] + n[:, 1:-1]",
    "steps": "a[::2] * b[::2]",
    "row": "m + row",
    "transposed": "m.T + n.T",
    "transposed-one": "np.ascontiguousarray(m.T)",
}
OTHERS = {
    "sort": "np.sort(mixed)",
    "normal": "generator.standard_normal(a.size, dtype=a.dtype)",
}


PLACEMENTS = 3


def operands(dtype, count):
    i = np.arange(count)
    a = (1 + (i % 97) / 97).astype(dtype)
    b = (1 + (i % 89) / 89).astype(dtype)
    rows = {10: 2, 1000: 25, 1_000_000: 1000}[count]
    m, n = a.reshape(rows, -1), b.reshape(rows, -1)
    mixed = (i * 7919 % 1000003 / 1000003).astype(dtype)
    return {"np": np, "a": a, "b": b, "c": a.copy(), "mask": a < b, "m": m, "n": n, "row": n[0],
            "mixed": mixed, "generator": np.random.default_rng(1)}


class Swift:
    """The program of `Benchmarks/Arrays`, built for release."""

    def __init__(self):
        program = os.environ.get("ARRAYS_BENCHMARK")
        if not program:
            build = ["swift", "build", "-c", "release", "--package-path", str(PACKAGE),
                     "--product", "computing"]
            subprocess.run([*build, "--quiet"], check=True)
            folder = subprocess.run([*build, "--show-bin-path"], check=True, text=True,
                                    stdout=subprocess.PIPE).stdout.strip()
            program = f"{folder}/computing"
        self.program = program
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.program], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def nanoseconds(self, case, dtype, count, batch, turns):
        print(case, dtype, count, batch, turns, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def arrays(options):
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    swift = Swift()
    turns = max(5, 2 * options.repetitions)
    body, worst = "", []
    for title, cases in (("Elementwise", ELEMENTWISE), ("Reductions", REDUCTIONS),
                         ("Slices", SLICES), ("Others", OTHERS)):
        rows = []
        for case, statement in cases.items():
            for dtype in ("f64", "f32"):
                row = [f"`{statement}`", dtype]
                for count in COUNTS:
                    ours = theirs = float("inf")
                    # Where the pages of a large array happen to lie makes up to half of its time,
                    # so that both sides make theirs anew.
                    for _ in range(PLACEMENTS if count == COUNTS[-1] else 1):
                        if count == COUNTS[-1]:
                            swift.close()
                            swift.start()
                        names = operands({"f64": "f8", "f32": "f4"}[dtype], count)
                        timer = timeit.Timer(statement, globals=names)
                        batch = max(1, int(0.002 / max(min(timer.repeat(3, 3)) / 3, 1e-7)))
                        for _ in range(turns):  # in turn, so that a slow spell hits both
                            theirs = min(theirs, min(timer.repeat(3, batch)) / batch * 1e9)
                            ours = min(ours, swift.nanoseconds(case, dtype, count, batch, 3))
                    row += [f"{ours:.0f}", f"{theirs:.0f}", f"{ours / theirs:.2f}"]
                    if ours > 1.1 * theirs:
                        worst.append(f"{statement} {dtype} {count}: {ours / theirs:.2f}")
                rows.append(row)
        header = ["expression", "type"]
        for count in COUNTS:
            header += [f"{count:,}: Swift", "NumPy", "ratio"]
        body += f"**{title}**\n\n{table(header, rows)}\n\n"
    swift.close()
    body += (f"Nanoseconds, best of {3 * turns} batches of 2 ms, in turn; for the largest arrays, of "
             f"{PLACEMENTS} such rounds with arrays made anew on both sides. Asked for: ratio ≤ 1.10; "
             + (f"above it: {'; '.join(worst)}." if worst else "all are below."))
    write_section("Arrays beside NumPy", "Benchmarks/run arrays", body)
