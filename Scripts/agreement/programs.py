"""The programs that make the calls: one written here in Swift, and calls.py. What they answer."""
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What x86 and Arm make when there is no number: double and single.
NANS = {"7ff8000000000000", "fff8000000000000", "7fc00000", "ffc00000"}


def swift_program(calls, module, folder):
    """Writes a package with an executable that makes these calls."""
    sources = folder / "Sources" / "agreement"
    sources.mkdir(parents=True, exist_ok=True)
    (folder / "Package.swift").write_text(f"""// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "agreement",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(path: "../{module}"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
  ],
  targets: [
    .executableTarget(
      name: "agreement",
      dependencies: [
        .product(name: "{module}", package: "{module}"),
        .product(name: "ComplexModule", package: "swift-numerics"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
""")
    support = (HERE / "Agreement.swift.in").read_text().replace("@MODULE@", module)
    (sources / "Agreement.swift").write_text(support)
    size = 40
    for start in range(0, len(calls), size):
        lines = [f"import {module}", "", f"func calls{start // size}() -> [Call] {{", "  ["]
        for one in calls[start:start + size]:
            lines += swift_call(one)
        lines += ["  ]", "}", ""]
        (sources / f"Calls{start // size}.swift").write_text("\n".join(lines))
    groups = "\n".join(f"  calls += calls{i}()" for i in range(-(-len(calls) // size)))
    (sources / "AllCalls.swift").write_text(
        f"func allCalls() -> [Call] {{\n  var calls: [Call] = []\n{groups}\n  return calls\n}}\n")


def swift_call(one):
    lines = ["    Call { answers in"]
    actuals = []
    for i, entry in enumerate(one["given"]):
        if entry["label"] is None:
            continue
        if "array" in entry:
            keyword = "var" if entry["isChanged"] else "let"
            lines.append(f"      {keyword} a{i}: NDArray<{entry['array']}, {len(entry['shape'])}> = "
                         f"made({entry['shape']}, seed: {entry['seed']}, .{entry['style']})")
            actuals.append(f"{entry['label']}: {'&' if entry['isChanged'] else ''}a{i}")
            continue
        if "String" in entry:
            value = json.dumps(entry["String"])
        elif "Complex" in entry:
            value = "Complex({}, {})".format(*entry["Complex"])
        elif "Bool" in entry:
            value = str(entry["Bool"]).lower()
        else:
            value = repr(entry.get("Int", entry.get("Double", entry.get("Float"))))
        if entry["isChanged"]:
            # A literal alone would be a Double.
            kind = next((f": {kind}" for kind in ("Float", "Double", "Int") if kind in entry), "")
            lines.append(f"      var a{i}{kind} = {value}")
            value = f"&a{i}"
        actuals.append(f"{entry['label']}: {value}")
    invoke = f"{'try ' if one['throws'] else ''}{one['swift']}({', '.join(actuals)})"
    shown = [result for result in one["results"] if result["isCompared"]]
    unused = "_ = " if one["results"] else ""
    lines.append("      " + (f"let r = {invoke}" if shown else unused + invoke))
    for result in shown:
        part = "r" if result["label"] is None else f"r.{result['label']}"
        lines.append(f"      answers.show({json.dumps(result['name'])}, {part})")
    for i, entry in enumerate(one["given"]):
        if entry["isChanged"] and "array" in entry and entry["label"] is not None:
            lines.append(f"      answers.show({json.dumps(entry['name'])}, a{i})")
    return [*lines, "    },"]


def python_words(module, calls):
    """The command that makes the calls of a JSON file from Python."""
    return [sys.executable, HERE / "calls.py", module, calls]


def answers(words, count, cwd, env=None, seconds=30):
    """What each call answered: {item: value}, or a reason in a text."""
    found, start = [None] * count, 0
    while start < count:
        try:
            done = subprocess.run([*map(str, words), str(start)], cwd=cwd, timeout=seconds,
                                  env={**os.environ, **(env or {})}, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL)
            output, ending = done.stdout, f"ended its process ({done.returncode})"
        except subprocess.TimeoutExpired as late:
            output, ending = late.stdout or b"", "did not come back"
        current = None
        for line in output.decode(errors="replace").splitlines():
            parts = line.split("\t")
            if parts[0] == "@begin":
                current = int(parts[1])
                found[current] = {}
            elif parts[0] == "@error" and current is not None:
                found[current] = "refused: " + parts[1]
            elif parts[0] == "@answer" and isinstance(found[current], dict):
                found[current][parts[1]] = parts[2]
            elif parts[0] == "@end":
                current = None
        last = max((i for i, answer in enumerate(found) if answer is not None), default=start - 1)
        if last < start:
            raise RuntimeError(f"{words[0]} made no call: {output[-500:]!r}")
        if current is not None:
            found[current] = ending
        start = last + 1
    return found


def compare(calls, swift, python):
    """The numbers that the report gives, and what differs."""
    equal, refused, different, values, nans = set(), {}, {}, 0, 0
    for one, left, right in zip(calls, swift, python):
        name = one["python"]
        if isinstance(left, str) or isinstance(right, str):
            # Both refuse, each in its own words, or both end their process.
            if str(left).split(":")[0] == str(right).split(":")[0]:
                refused.setdefault(name, left)
            else:
                different.setdefault(name, f"Swift: {str(left)[:200]}; Python: {str(right)[:200]}")
            continue
        if left == right and left:
            equal.add(name)
            words = [word for value in left.values() for word in value.split()]
            values += len(words)
            nans += sum(word in NANS for word in words)
        elif not left and not right:
            refused.setdefault(name, "gives nothing back")
        else:
            items = [item for item in {**left, **right} if left.get(item) != right.get(item)]
            different.setdefault(name, "; ".join(
                f"{item}: {str(left.get(item))[:80]} ≠ {str(right.get(item))[:80]}"
                for item in items[:3]))
    return {"equal": equal - set(different), "different": different, "values": values, "nans": nans,
            "refused": {k: v for k, v in refused.items() if k not in equal | set(different)}}
