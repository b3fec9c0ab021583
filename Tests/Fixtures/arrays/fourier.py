"""Arrays and their Fourier transforms by NumPy: N.<name>.npy.

usage: fourier.py FOLDER COUNT SEED
"""

import os
import sys

import numpy as np


def main():
    folder, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = np.random.default_rng(seed)
    for number in range(count):
        shape = [int(x) for x in rng.integers(1, 20, 3)]
        axis = int(rng.integers(-3, 3))
        length = int(rng.integers(1, 24))
        norm = ["backward", "ortho", "forward"][number % 3]

        def save(name, array):
            if rng.random() < 0.3:
                array = np.asfortranarray(array)
            np.save(os.path.join(folder, f"{number}.{name}.npy"), array)

        real = rng.standard_normal(shape)
        z = real + 1j * rng.standard_normal(shape)
        save("real", real)
        save("z", z)
        save("choice", np.array([axis, length, number % 3]))
        save("fft", np.fft.fft(z, axis=axis, norm=norm))
        save("ifft", np.fft.ifft(z, axis=axis, norm=norm))
        save("fftn", np.fft.fft(z, length, axis=axis, norm=norm))
        save("rfft", np.fft.rfft(real, axis=axis, norm=norm))
        save("rfftn", np.fft.rfft(real, length, axis=axis, norm=norm))
        save("realfft", np.fft.fft(real, length, axis=axis, norm=norm))
        save("irfft", np.fft.irfft(z, length, axis=axis, norm=norm))
        save("fft2", np.fft.fft2(z, norm=norm))
        save("ifft2", np.fft.ifft2(z, norm=norm))
        save("freq", np.fft.fftfreq(length, 0.3))
        save("rfreq", np.fft.rfftfreq(length, 0.3))
        save("shift", np.fft.fftshift(real, axes=axis))
        save("ishift", np.fft.ifftshift(real, axes=axis))


main()
