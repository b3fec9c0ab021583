"""The same spectrum, its frequencies split over processes. Run ./build first.

usage: python parallel.py [--processes N] [--start fork|spawn|forkserver] [--points N]
"""
import argparse
import multiprocessing
import os
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent / "modules"))

import ffourier
from signal_model import band, observations


def spectrum(t, x, f, processes, context):
    """power(f), each process taking one piece of the band.

    A wrapped routine is an attribute of an extension module: it is found again by name in a new
    process, however that was started, so it can be handed to a pool like any function.
    """
    pieces = [(t, x, piece) for piece in np.array_split(f, processes)]
    with context.Pool(processes) as pool:
        return np.concatenate(pool.starmap(fourier, pieces))


def fourier(t, x, f):
    return ffourier.fourier(t, x, f)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--start", default=None, choices=multiprocessing.get_all_start_methods())
    parser.add_argument("--points", type=int, default=50_000)
    options = parser.parse_args()

    t, x = observations()
    f = band(options.points)
    start = time.perf_counter()
    alone = fourier(t, x, f)
    middle = time.perf_counter()
    together = spectrum(t, x, f, options.processes, multiprocessing.get_context(options.start))
    end = time.perf_counter()
    assert np.array_equal(alone, together)
    print(f"{t.size} samples, {f.size} frequencies")
    print(f"one process   {middle - start:6.2f} s")
    print(f"{options.processes} processes   {end - middle:6.2f} s, starting them included")


if __name__ == "__main__":  # needed where processes are spawned: they import this file
    main()
