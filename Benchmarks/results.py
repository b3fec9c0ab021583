"""RESULTS.md: one section per measurement, each rewritten whenever it is measured again."""
import datetime
import os
import platform
import re
import subprocess
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
HEADER = """# Results

Written by `Benchmarks/run` and `Scripts/conformance`; each section names its command and date.
Times depend on the machine, so every table holds both sides, measured in one run, and their ratio.
"""


def table(header, rows):
    """A Markdown table whose columns line up in the source too."""
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    numeric = [all(re.match(r"[-–\d.≤<]|$", row[i]) for row in rows) for i in range(len(header))]

    def line(cells):
        return "| " + " | ".join(
            cell.rjust(w) if right else cell.ljust(w)
            for cell, w, right in zip(cells, widths, numeric)) + " |"

    rule = "|" + "|".join("-" * (w + 1) + (":" if right else "-")
                          for w, right in zip(widths, numeric)) + "|"
    return "\n".join([line(header), rule, *map(line, rows)])


def machine():
    """The processor and the tools, without names of hosts or users."""
    model = platform.processor() or platform.machine()
    try:
        text = Path("/proc/cpuinfo").read_text()
        model = re.search(r"model name\s*: (.*)", text)[1]
    except (OSError, TypeError):
        pass
    compiler = subprocess.run(["gfortran", "-dumpfullversion"], text=True,
                              stdout=subprocess.PIPE).stdout.strip()
    import numpy
    return (f"{os.cpu_count()} × {model}; Python {platform.python_version()}, "
            f"NumPy {numpy.__version__}, gfortran {compiler}")


def write_section(title, command, body):
    """Replaces the section of that title, or adds it; prints it too."""
    text = RESULTS.read_text() if RESULTS.exists() else HEADER
    date = datetime.date.today().isoformat()
    section = f"## {title}\n\n`{command}`, {date}, {machine()}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.M | re.S)
    if pattern.search(text):
        text = pattern.sub(lambda _: section + "\n", text)
    else:
        text = text.rstrip("\n") + "\n\n" + section
    RESULTS.write_text(text.rstrip("\n") + "\n")
    print(f"\n{section}")
