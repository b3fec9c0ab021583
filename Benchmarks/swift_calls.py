"""The section `swift-calls` of `run`: calls through a generated Swift package beside the C calls."""
import os
import shlex
import subprocess
import sys
from pathlib import Path

from results import table, write_section

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PACKAGE = HERE / "SwiftCalls"


def command():
    """`swiftlet`, without the `f2py` that F2PY_COMMAND ends with."""
    words = shlex.split(os.environ.get("F2PY_COMMAND", ""))
    return words[:-1] or [str(ROOT / ".build" / "release" / "swiftlet")]


def run(*words):
    done = subprocess.run(words, cwd=PACKAGE, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(words)}\n{done.stdout[-3000:]}")
    return done.stdout


def swift_calls(options):
    run(*command(), "wrap", "../calls.f90", "-m", "Calls", "--swift", "--quiet",
        "--arrays-package", "../..", "-o", "packages/Calls")
    run("swift", "build", "-c", "release")
    best = {}
    for _ in range(options.repetitions):
        for line in run(".build/release/calls").splitlines():
            name, *numbers = line.split("\t")
            swift, c, allocations = map(float, numbers)
            before = best.get(name, (swift, c, allocations))
            best[name] = (min(swift, before[0]), min(c, before[1]), allocations)
    rows = [[name, f"{swift:.1f}", f"{c:.1f}", f"{swift - c:+.1f}", f"{allocations:.0f}"]
            for name, (swift, c, allocations) in best.items()]
    write_section(
        "Nanoseconds per call from Swift", "Benchmarks/run swift-calls",
        table(["call", "wrapped", "C", "difference", "allocations"], rows)
        + "\n\nBest of 25 turns of a million calls each. Asked for: scalars ≤ 5 ns more, arrays of "
          "exact layout ≤ 15 ns more, both without allocation. The array that comes out is made "
          "anew for each call, on the C side with malloc.")
