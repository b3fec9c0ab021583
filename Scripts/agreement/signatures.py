"""What a routine takes and gives, by the generated Swift and by the docstrings of the Python module."""
import json
import re
import subprocess
import sys


def camel_case(name):
    """The Swift spelling of a name, as SwiftNames.member makes it."""
    words = [word for word in name.lower().split("_") if word]
    result = words[0]
    for word in words[1:]:
        joins_numbers = word[0].isdigit() and result[-1].isdigit()
        result += "_" + word if joins_numbers else word[0].upper() + word[1:]
    return result


def split_at_commas(text):
    """The parts between commas that are in no brackets."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "([<") - (c in ")]") - (c == ">" and text[i - 1] != "-")
        if c == "," and depth == 0:
            parts.append(text[start:i])
            start = i + 1
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]


class SwiftFunction:
    """A function of the generated package: parameters and results with their types."""

    def __init__(self, name, parameters, results, throws):
        self.name, self.throws = name, throws
        self.parameters = []
        for parameter in parameters:
            label, type = parameter.split(":", 1)
            type, _, default = type.partition(" = ")
            self.parameters.append((label.strip("` "), type.strip(), default))
        self.results = results  # (label or None, type)

    @staticmethod
    def all(folder):
        functions = {}
        for path in sorted(folder.glob("*.swift")):
            text = path.read_text()
            for match in re.finditer(r"^public func `?(\w+)`?(?:<[^(]*>)?\(", text, re.M):
                end = closing(text, match.end() - 1)
                head = text[end + 1:text.index("{\n", end)].strip()
                effects, _, returned = head.partition("->")
                parameters = split_at_commas(text[match.end():end])
                # Routines that only read arrays have a second form, for spans.
                if any(parameter.split(": ", 1)[-1].startswith("Span<") for parameter in parameters):
                    continue
                functions[match[1]] = SwiftFunction(
                    match[1], parameters, SwiftFunction.returned(returned.strip()),
                    "throws" in effects)
        return functions

    @staticmethod
    def returned(text):
        if not text:
            return []
        if not text.startswith("("):
            return [(None, text)]
        return [tuple(part.strip("` ") for part in item.split(":", 1))
                for item in split_at_commas(text[1:-1])]


def closing(text, opening):
    """Where the parenthesis at `opening` is closed."""
    depth = 0
    for i in range(opening, len(text)):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    raise ValueError("a parenthesis is not closed")


class PythonRoutine:
    """A routine of the extension module, by its docstring."""

    def __init__(self, name, text):
        self.name = name
        head = re.match(rf"(?:(.*?) = )?{name}\((.*)\)", text)
        self.results = head[1].split(",") if head and head[1] else []
        described = text.partition("\nParameters\n---")[2].partition("\nReturns\n---")[0]
        self.inputs = {}  # name: (is optional, bounds or None, length of a string)
        for match in re.finditer(r"^(\w+) : (?:input|in/output) (.*)$", described,
                                 re.M):
            bounds = re.search(r"with bounds \((.*)\)", match[2])
            length = re.search(r"string\(len=(-?\d+)\)", match[2])
            self.inputs[match[1]] = (", optional" in match[2],
                                     split_at_commas(bounds[1]) if bounds else None,
                                     int(length[1]) if length else None)

    @staticmethod
    def all(module, folder):
        program = ("import json, sys, types\nimport {0} as m\n"
                   "print(json.dumps({{n: getattr(m, n).__doc__ for n in dir(m)"
                   " if callable(getattr(m, n))}}))").format(module)
        done = subprocess.run([sys.executable, "-c", program], cwd=folder, text=True, check=True,
                              stdout=subprocess.PIPE)
        return {name: PythonRoutine(name, text) for name, text in json.loads(done.stdout).items()
                if text and f"{name}(" in text}
