"""Where the planets are tonight, and their paths over a year, by SLALIB wrapped for Python.

Expects the extension module `slalib` on the path; Scripts/demo builds it.
"""
import argparse
import datetime
import math
import time

import matplotlib
import numpy as np

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.patheffects import withStroke

import slalib

# SLALIB's numbers of the planets, and a colour for each.
PLANETS = {
    "Mercury": (1, "#b7b0a5"), "Venus": (2, "#f4d58d"), "Mars": (4, "#e4572e"),
    "Jupiter": (5, "#e9a46a"), "Saturn": (6, "#d8c99b"), "Uranus": (7, "#7fd8d4"),
    "Neptune": (8, "#5c7cfa"),
}
SUN = 0
SLOW = ("Jupiter", "Saturn", "Uranus", "Neptune")
UNIX_EPOCH = 40587.0  # as a modified Julian date


def dynamical_time(utc):
    """Both are modified Julian dates."""
    return utc + slalib.sla_dtt(utc) / 86400.0


def position(number, utc, longitude, latitude):
    """Apparent right ascension, declination and diameter as seen by the observer, in radians."""
    return slalib.sla_rdplan(dynamical_time(utc), number, longitude, latitude)


def horizontal(ra, dec, utc, longitude, latitude):
    """Azimuth and elevation, in radians."""
    hour_angle = slalib.sla_gmst(utc) + longitude - ra
    return slalib.sla_de2h(hour_angle, dec, latitude)


def hours(ra):
    _, (h, m, s, tenth) = slalib.sla_dr2tf(1, ra)
    return f"{h:02}h {m:02}m {s:02}.{tenth}s"


def degrees(dec):
    sign, (d, m, s, _) = slalib.sla_dr2af(0, dec)
    sign = sign.decode() if isinstance(sign, bytes) else sign
    return f"{sign}{d:02}° {m:02}′ {s:02}″"


def compass(azimuth):
    names = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
    return names[round(azimuth / (math.pi / 4)) % 8]


def print_table(utc, longitude, latitude):
    when = datetime.datetime.fromtimestamp((utc - UNIX_EPOCH) * 86400, datetime.timezone.utc)
    print(f"\nThe planets on {when:%d %B %Y, %H:%M} UTC, seen from "
          f"{math.degrees(latitude):.2f}° N, {math.degrees(longitude):.2f}° E\n")
    print("            right ascension   declination   diameter   in the sky")
    print("  ─────────────────────────────────────────────────────────────────────────")
    for name, (number, _) in PLANETS.items():
        ra, dec, diameter = position(number, utc, longitude, latitude)
        azimuth, elevation = horizontal(ra, dec, utc, longitude, latitude)
        place = (f"{math.degrees(elevation):3.0f}° up in the {compass(azimuth)}"
                 if elevation > 0 else "below the horizon")
        arcseconds = math.degrees(diameter) * 3600
        print(f"  {name:8}  {hours(ra)}    {degrees(dec)}     {arcseconds:5.1f}″   {place}")
    print()


def write_numbers(utc, longitude, latitude, output):
    """The instant, the place and what the table is made of, with all digits: for other languages."""
    with open(output, "w") as file:
        print(utc, longitude, latitude, sep="\t", file=file)
        for name, (number, _) in PLANETS.items():
            numbers = map(float, position(number, utc, longitude, latitude))
            print(name, number, *numbers, sep="\t", file=file)


def path(number, dates, longitude, latitude):
    """Right ascension in hours, without jumps, and declination in degrees."""
    at = np.array([position(number, date, longitude, latitude)[:2] for date in dates])
    return np.unwrap(at[:, 0]) * 12 / np.pi, np.degrees(at[:, 1])


def draw_path(axes, ra, dec, colour, width):
    """Draws the path and its copies one turn away; the axes show one turn of them."""
    for turn in (-48, -24, 0, 24, 48):
        axes.plot(ra + turn, dec, color=colour, linewidth=width, solid_capstyle="round")


def plot(utc, longitude, latitude, output):
    dates = utc + np.arange(0.0, 365.25, 1.0)
    plt.rcParams.update({
        "figure.facecolor": "#0b1026", "axes.facecolor": "#0f1633", "axes.edgecolor": "#46507a",
        "axes.labelcolor": "#c9d1ee", "xtick.color": "#98a3cc", "ytick.color": "#98a3cc",
        "text.color": "#eef1fb", "font.size": 10,
    })
    figure = plt.figure(figsize=(13, 8.2), layout="constrained")
    rows = figure.add_gridspec(2, len(SLOW), height_ratios=(1.75, 1))
    sky = figure.add_subplot(rows[0, :])

    sun_ra, sun_dec = path(SUN, dates, longitude, latitude)
    for turn in (-24, 0, 24):
        sky.plot(sun_ra + turn, sun_dec, color="#ffe08a", linewidth=1, linestyle=(0, (1, 3)))
    sky.scatter(sun_ra[0] % 24, sun_dec[0], s=170, color="#ffe08a", edgecolor="white", zorder=4)

    paths = {}
    labels = [(sun_ra[0] % 24, sun_dec[0], "Sun", "#ffe08a")]
    for name, (number, colour) in PLANETS.items():
        ra, dec = paths[name] = path(number, dates, longitude, latitude)
        draw_path(sky, ra, dec, colour, 3.4 if name in SLOW else 1.4)
        sky.scatter(ra[0] % 24, dec[0], s=70, color=colour, edgecolor="white", linewidth=1, zorder=5)
        labels.append((ra[0] % 24, dec[0], name, colour))
    place_labels(sky, labels)

    when = datetime.datetime.fromtimestamp((utc - UNIX_EPOCH) * 86400, datetime.timezone.utc)
    sky.set_title("The paths of the planets over a year", fontsize=17, loc="left", pad=12)
    sky.set_title(f"dots: {when:%d %B %Y}    dotted line: the Sun", fontsize=10, loc="right",
                  color="#98a3cc")
    sky.set(xlim=(24, 0), ylim=(-33, 33), ylabel="declination")
    sky.set_xticks(range(0, 25, 2), [f"{h} h" for h in range(0, 25, 2)])
    sky.set_yticks(range(-30, 31, 10), [f"{d}°" for d in range(-30, 31, 10)])
    sky.grid(color="#263056", linewidth=0.6)

    for column, name in enumerate(SLOW):
        draw_loop(figure.add_subplot(rows[1, column]), name, *paths[name], dates)
        if column == 0:
            plt.gca().set_ylabel("ecliptic latitude")
    figure.supxlabel("SLALIB (Fortran 77), called from Python through swiftlet f2py",
                     fontsize=9, color="#6d78a6")
    figure.savefig(output, dpi=130)


def place_labels(axes, labels):
    """Writes the names beside their dots, moving each up or down until none covers another."""
    taken = []
    for ra, dec, name, colour in sorted(labels):
        offsets = [2.3, -3.6, 5.0, -6.3, 7.7, -9.0]
        at = next((dec + o for o in offsets
                   if all(abs(ra - r) > 1.6 or abs(dec + o - d) > 2.4 for r, d in taken)
                   and all(abs(ra - r) > 1.1 or abs(dec + o + 0.7 - d) > 1.9
                           for r, d, n, _ in labels if n != name)),
                  dec + offsets[0])
        taken.append((ra, at))
        axes.text(min(max(ra, 0.6), 23.4), at, name, color=colour, ha="center", va="bottom",
                  fontsize=10, fontweight="bold", zorder=6,
                  path_effects=[withStroke(linewidth=3, foreground="#0f1633")])


def draw_loop(axes, name, ra, dec, dates):
    """The retrograde loop of a slow planet in ecliptic coordinates, with a dot for each month."""
    colour = PLANETS[name][1]
    at = np.array([slalib.sla_eqecl(h * np.pi / 12, np.radians(d), date)
                   for h, d, date in zip(ra % 24, dec, dates)])
    longitude, latitude = np.degrees(np.unwrap(at[:, 0])), np.degrees(at[:, 1])
    axes.plot(longitude, latitude, color=colour, linewidth=2)
    axes.scatter(longitude[30::30], latitude[30::30], s=9, color="white", zorder=3, linewidth=0)
    axes.scatter(longitude[0], latitude[0], s=60, color=colour, edgecolor="white", linewidth=1,
                 zorder=4)
    axes.set_title(name, color=colour, fontsize=12, fontweight="bold")
    axes.set_xlabel("ecliptic longitude")
    axes.invert_xaxis()
    axes.margins(0.12)
    for axis, turn in (axes.xaxis, 360), (axes.yaxis, None):
        axis.set_major_locator(plt.MaxNLocator(4))
        axis.set_major_formatter(lambda d, _, turn=turn: f"{d % turn if turn else d:.5g}°")
    axes.grid(color="#263056", linewidth=0.6)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lon", type=float, default=0.0, help="east longitude, degrees")
    parser.add_argument("--lat", type=float, default=51.4779, help="latitude, degrees")
    parser.add_argument("--date", help="YYYY-MM-DD[THH:MM], universal time; now if absent")
    parser.add_argument("--output", default="planets.png")
    parser.add_argument("--numbers", help="a file for the table's numbers, with all digits")
    options = parser.parse_args()

    seconds = time.time()
    if options.date:
        date = datetime.datetime.fromisoformat(options.date)
        seconds = date.replace(tzinfo=datetime.timezone.utc).timestamp()
    utc = UNIX_EPOCH + seconds / 86400.0
    longitude, latitude = math.radians(options.lon), math.radians(options.lat)
    print_table(utc, longitude, latitude)
    if options.numbers:
        write_numbers(utc, longitude, latitude, options.numbers)
    plot(utc, longitude, latitude, options.output)
    print("wrote", options.output)
