"""The signal that both scripts look at: a star that pulsates in two close frequencies."""
import numpy as np

FREQUENCIES = (5.00, 5.08)  # cycles per day
AMPLITUDES = (1.0, 0.6)


def observations(nights=40, per_night=50, seed=3):
    """Times (days) and brightness of a star seen at night only, with noise."""
    random = np.random.default_rng(seed)
    night = np.repeat(np.arange(nights), per_night)
    t = np.sort(night + 0.35 * random.random(night.size))
    x = sum(a * np.sin(2 * np.pi * f * t) for a, f in zip(AMPLITUDES, FREQUENCIES))
    return t, x + 0.5 * random.standard_normal(t.size)


def band(points=2000):
    """A narrow band around the two frequencies."""
    return np.linspace(4.7, 5.4, points)
