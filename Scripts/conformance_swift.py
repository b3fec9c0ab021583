"""SLALIB, with and without its signature file, and LAPACK's d-routines as Swift packages: built without
a warning, called, and compared with the Python modules of the same sources, bit for bit; `agreement`
makes and compares the calls. MINPACK, QUADPACK, ODEPACK and FFTPACK: built without a warning."""
import json
import re
import shutil
import time

from agreement import arguments, known, programs
from agreement.rules import Lapack, Slalib
from agreement.signatures import PythonRoutine, SwiftFunction
from conformance_tools import COMMAND, ROOT, Missing, Repository, run, source_package
from results import table, write_section

# Routines in extra precision need XBLAS, and four files single precision: no d-routines alone.
LEFT_OUT = re.compile(
    r"SRC/(dsgesv|dsposv|dlag2s|dlat2s|dla_\w+_extended|d(ge|gb|sy|po)(rfsx|svxx))\.f$"
    r"|xerbla_array|BLAS/SRC/xerbla|INSTALL/(?!dlamch\.f|ilaver\.f|droundup_lwork\.f)")
WANTED = re.compile(
    r"(SRC|BLAS/SRC|INSTALL)/([di][^/]*\.(f|f90|F)|la_[^/]*90|xerbla\.f|lsame\.f|chla_transtype\.f)$")


def slalib(options):
    source = source_package("pyslalib", options.work)
    files = sorted(path for path in source.iterdir() if path.suffix in (".f", ".F"))
    return Library("SLALIB", "Slalib", "slalib", [source / "slalib.pyf"], files, Slalib(), 3,
                   ["-I", source])


def slalib_plain(options):
    """What the Fortran alone says."""
    source = source_package("pyslalib", options.work)
    files = sorted(path for path in source.iterdir() if path.suffix in (".f", ".F"))
    return Library("SLALIB, .f files alone", "SlalibPlain", "slalib_plain", [], files, Slalib(), 3,
                   ["-I", source])


def lapack(options):
    repository = Repository(options.mirror, "Reference-LAPACK/lapack")
    names = [name for folder in ("SRC", "BLAS/SRC", "INSTALL")
             for name in repository.files(folder + "/", r"^[^/]*(/SRC)?/[^/]+$")
             if WANTED.match(name) and not LEFT_OUT.search(name)]
    seen = {}
    for name in names:  # both SRC and INSTALL have lsame.f and others
        seen.setdefault(name.split("/")[-1], name)
    files = repository.write(sorted(seen.values()), options.work / "trees" / "lapack-d")
    return Library("LAPACK, d-routines", "Lapack", "lapack", [], files, Lapack(), 1, [])


class Library:
    def __init__(self, label, swift, python, signatures, files, rules, rounds, flags):
        self.label, self.swift, self.python = label, swift, python
        self.signatures, self.files, self.flags = signatures, files, flags
        self.rules, self.rounds = rules, rounds

    def check(self, options):
        """(row of the table, lines below it, whether all is well)."""
        work = options.work / "swift" / self.python
        work.mkdir(parents=True, exist_ok=True)
        package, module = work / self.swift, work / "python"
        shutil.rmtree(package, ignore_errors=True)
        wrapped = run(COMMAND[0], "wrap", *self.signatures, *self.files, *self.flags, "-m", self.swift,
                      "--swift", "-o", package, cwd=work)
        unwrapped = re.findall(r"warning: '([\w.]+)' is not wrapped: (.*)", wrapped.stdout, re.I)

        shutil.rmtree(module, ignore_errors=True)
        module.mkdir()
        named = [] if self.signatures else ["-m", self.python]
        run(COMMAND[0], "f2py", "-c", *self.signatures, *self.files,
            *(f"-I{flag}" for flag in self.flags if flag != "-I"), *named, cwd=module)

        functions = SwiftFunction.all(package / "Sources" / self.swift)
        routines = PythonRoutine.all(self.python, module)
        calls, skipped = arguments.plan(functions, routines, self.rules, self.rounds)
        (work / "calls.json").write_text(json.dumps(calls))
        program = work / "agreement"
        for folder in (program / "Sources", program / ".build"):
            shutil.rmtree(folder, ignore_errors=True)
        programs.swift_program(calls, self.swift, program)
        start = time.perf_counter()
        print(f"{self.label}: building {len(self.files)} files and {len(functions)} functions",
              flush=True)
        built = run("swift", "build", "-c", "release", cwd=program)
        seconds = time.perf_counter() - start
        warnings = re.findall(r"^.*warning:.*$", built.stdout, re.M)

        swift = programs.answers(
            [program / ".build" / "release" / "agreement"], len(calls), work)
        python = programs.answers(
            programs.python_words(self.python, work / "calls.json"), len(calls), module)
        result = programs.compare(calls, swift, python)
        right, wrong = known.check(calls, swift) if self.swift == "Lapack" else ([], {})
        row = [self.label, len(self.files), len(functions), len(warnings), f"{seconds:.0f}",
               len(result["equal"]), len(result["different"]), f"{result['values']:,}"]
        lines = self.remarks(skipped, unwrapped, result, right, wrong, warnings)
        return row, lines, bool(result["equal"]) and not (result["different"] or warnings or wrong)

    def remarks(self, skipped, unwrapped, result, right, wrong, warnings):
        reasons = {reason: list(names) for reason, names in skipped.items()}
        for name, reason in result["refused"].items():
            text = f"{reason}, in both languages" if reason != "gives nothing back" else reason
            reasons.setdefault(re.sub(r"^refused: .*(?=, in both)", "refused", text), []).append(name)
        lines = [f"Not compared, {len(names)}: {reason}: {shortened(names)}"
                 for reason, names in sorted(reasons.items())]
        if result["nans"]:
            lines.append(f"Of the numbers compared, {result['nans']:,} are NaN")
        lines += [f"Not wrapped: `{name}`: {reason}" for name, reason in unwrapped]
        if right or wrong:
            lines.append(f"{len(right)} routines checked against NumPy's linear algebra (relative "
                         f"1e-9) are right: {', '.join(f'`{name}`' for name in sorted(right))}")
        lines += [f"Wrong: `{name}`: {reason}" for name, reason in sorted(wrong.items())]
        lines += [f"Different: `{name}`: {text}" for name, text in result["different"].items()]
        lines += [f"Warning: `{text.strip()}`" for text in warnings[:20]]
        return [f"{self.label}. {line}" for line in lines]


# label, Swift module, repository, tag, folder, pattern
BUILT = [
    ("MINPACK", "Minpack", "scipy/scipy", "v1.11.4", "scipy/optimize/minpack", r"\.f$"),
    ("QUADPACK", "Quadpack", "scipy/scipy", "v1.11.4", "scipy/integrate/quadpack", r"\.f$"),
    ("ODEPACK", "Odepack", "scipy/scipy", "v1.11.4", "scipy/integrate/odepack", r"\.f$"),
    ("MINPACK (modern)", "MinpackModern", "fortran-lang/minpack", None, "src", r"\.f90$"),
    ("FFTPACK (modern)", "Fftpack", "fortran-lang/fftpack", None, "src", r"\.f90$"),
]


def built(options):
    """(rows, lines, whether all is well) of libraries that are built and not linked: they share names."""
    work = options.work / "swift" / "built"
    shutil.rmtree(work, ignore_errors=True)
    (work / "Sources" / "all").mkdir(parents=True)
    rows, lines, names = [], [], []
    for label, module, name, tag, folder, pattern in BUILT:
        try:
            repository = Repository(options.mirror, name, *([tag] if tag else []))
            files = repository.write(repository.files(folder + "/", pattern),
                                     options.work / "trees" / module)
        except Missing as reason:
            rows.append([label, *["–"] * 7])
            lines.append(f"{label}. {reason}")
            continue
        done = run(COMMAND[0], "wrap", *files, "-m", module, "--swift", "-o", work / module,
                   "--arrays-package", ROOT, cwd=work)
        lines += [f"{label}. Not wrapped: `{routine}`: {reason}" for routine, reason in
                  re.findall(r"warning: '([\w.]+)' is not wrapped: (.*)", done.stdout, re.I)]
        names.append(module)
        texts = [path.read_text() for path in (work / module / "Sources" / module).glob("*.swift")]
        functions = set(re.findall(r"public (?:static )?func (\w+)", "".join(texts)))
        rows.append([label, len(files), len(functions), None, None, "–", "–", "–"])
    packages = ", ".join(f'.package(path: "{name}")' for name in names)
    products = ", ".join(f'.product(name: "{name}", package: "{name}")' for name in names)
    (work / "Package.swift").write_text(f"""// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "all", platforms: [.macOS(.v26)], dependencies: [{packages}],
  targets: [.target(name: "all", dependencies: [{products}])])
""")
    (work / "Sources" / "all" / "All.swift").write_text(
        "".join(f"import {name}\n" for name in names))
    start = time.perf_counter()
    done = run("swift", "build", "-c", "release", cwd=work)
    seconds = f"{time.perf_counter() - start:.0f} in all"
    warnings = re.findall(r"^.*warning:.*$", done.stdout, re.M)
    for row, name in zip([row for row in rows if row[1] != "–"], names):
        row[3] = sum(f"/{name}/" in text for text in warnings)
        row[4] = seconds
    lines += [f"Warning: `{text.strip()}`" for text in warnings[:20]]
    return rows, lines, bool(names) and not warnings


def shortened(names, most=12):
    text = ", ".join(f"`{name}`" for name in sorted(names)[:most])
    return text + (", …" if len(names) > most else "")


def swift(options):
    if shutil.which("swift") is None:
        raise Missing("swift is not on the PATH")
    rows, lines, complete = [], [], True
    for library in (slalib, slalib_plain, lapack):
        try:
            row, more, is_well = library(options).check(options)
        except Missing as reason:
            row, more, is_well = [library.__name__, *["–"] * 7], [str(reason)], False
        rows.append(row)
        lines += more
        complete = complete and is_well
    more_rows, more_lines, is_well = built(options)
    rows += more_rows
    lines += more_lines
    complete = complete and is_well
    write_section(
        "Swift packages of real libraries", "Scripts/conformance swift",
        "All routines that both languages wrap are called with the same arguments, made from names, "
        "types and bounds; every number that comes back, also in changed arrays, is compared by its "
        "bits. Both are compiled with `-O2`. Others are built only."
        "\n\n"
        + table(["library", "files", "Swift functions", "warnings", "build, s", "routines equal",
                 "different", "numbers compared"], rows)
        + "\n\n" + "\n".join(f"- {line}" for line in lines))
    return complete
