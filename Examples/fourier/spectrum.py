"""The power spectrum by Fortran and by C, plotted on top of each other. Run ./build first.

usage: python spectrum.py [spectrum.png]
"""
import sys
from pathlib import Path

import matplotlib
import numpy as np

matplotlib.use("Agg")  # a file, not a window
import matplotlib.pyplot as plt

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here / "modules"))

import cfourier
import ffourier
from signal_model import FREQUENCIES, band, observations


def plot(f, by_fortran, by_c, path):
    figure, axes = plt.subplots(figsize=(9, 4.5), layout="constrained")
    axes.plot(f, by_fortran, color="#5b8def", linewidth=5, alpha=0.6, label="Fortran")
    axes.plot(f, by_c, color="#1b1b1b", linewidth=1.2, linestyle=(0, (4, 3)), label="C")
    for frequency in FREQUENCIES:
        axes.axvline(frequency, color="#d1495b", linewidth=0.8, alpha=0.7, zorder=0)
    axes.set(xlabel="frequency (cycles per day)", ylabel="power", xlim=(f[0], f[-1]),
             title="Two close pulsations of a star, seen at night only")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    figure.savefig(path, dpi=150)


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else "spectrum.png"
    t, x = observations()
    f = band()
    by_fortran = ffourier.fourier(t, x, f)
    by_c = cfourier.fourier(t, x, f)
    print(ffourier.fourier.__doc__)
    print(f"largest difference between Fortran and C: {np.abs(by_fortran - by_c).max():.1e}")
    print(f"strongest frequency: {f[by_fortran.argmax()]:.3f} cycles per day")
    assert np.allclose(by_fortran, by_c, rtol=1e-9, atol=1e-15)
    plot(f, by_fortran, by_c, path)
    print("wrote", path)
