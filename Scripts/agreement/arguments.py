"""Calls with the same arguments in both languages, made from names, types and bounds."""
import re
import struct

from .signatures import camel_case, split_at_commas


ARRAYS = ("Double", "Float", "Int32", "Bool", "Complex<Double>", "Complex<Float>")


class Skip(Exception):
    """Why a routine is not compared."""


def hashed(*parts):
    """FNV-1a: the same numbers in every run."""
    value = 0x811C9DC5
    for byte in "/".join(map(str, parts)).encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


class Arguments:
    """Makes arguments. `rules` says what is sensible in one library:

    integers, reals, texts   functions of (routine, argument, round), which return None for "any"
    extent                   of an array whose bound is not known by name: (argument, rank, axis)
    style                    of an array: general, symmetric, positive, pivots, zero
    leave                    why a routine is not called, or None
    """

    def __init__(self, rules):
        self.rules = rules

    def size(self, name, routine, round):
        value = self.rules.integers(routine, name, round)
        return 4 if value is None else value

    def shape(self, routine, argument, bounds, round):
        names = set(re.findall(r"[a-z_]\w*", " ".join(bounds)))
        values = {name: self.size(name, routine, round) for name in names}
        values.update({"max": max, "min": min, "abs": abs, "len": len})
        shape = []
        for axis, bound in enumerate(bounds):
            if bound in ("*", ":", "-1"):
                shape.append(self.rules.extent(argument, len(bounds), axis))
                continue
            try:
                shape.append(int(eval(bound.replace("/", "//"), {"__builtins__": {}}, values)))
            except (NameError, SyntaxError, TypeError) as reason:
                raise Skip(f"the bound {bound} is not computed: {reason}")
        return shape

    def make(self, routine, name, type, description, round):
        """What is given for an argument, as JSON has it."""
        _, bounds, length = description
        type = type.removeprefix("inout ")
        seed = hashed(routine, name, round) % 100_000
        if match := re.fullmatch(r"NDArray<(.*), (\d)>", type):
            if match[1] not in ARRAYS:
                raise Skip(f"an array of {match[1]}")
            shape = self.shape(routine, name, bounds or ["*"] * int(match[2]), round)
            return {"array": match[1], "shape": shape, "seed": seed,
                    "style": self.rules.style(routine, name)}
        if type == "Int":
            value = self.rules.integers(routine, name, round)
            return {"Int": 1 + seed % 3 if value is None else value}
        if type in ("Double", "Float"):
            value = self.rules.reals(routine, name, round)
            value = 0.125 + seed % 1024 / 1024 if value is None else float(value)
            if type == "Float":
                value = struct.unpack("f", struct.pack("f", value))[0]
            return {type: value}
        if type == "String":
            text = self.rules.texts(routine, name, round) or "N"
            return {"String": text if length in (None, -1) else text[:length]}
        if type == "Complex<Double>":
            return {"Complex": [0.5 + seed % 64 / 64, -1.25]}
        if type == "Bool":
            return {"Bool": seed % 2 == 1}
        raise Skip(f"an argument of type {type}")


def plan(functions, routines, rules, rounds):
    """(calls, {reason: names}): what is called, and what is not."""
    calls, skipped = [], {}
    arguments = Arguments(rules)
    by_swift_name = {camel_case(name): routine for name, routine in routines.items()}
    for name in sorted(set(functions) - set(by_swift_name)):
        skipped.setdefault("in the Swift package only", []).append(name)
    for name in sorted(set(by_swift_name) - set(functions)):
        skipped.setdefault("in the Python module only", []).append(by_swift_name[name].name)
    for name in sorted(set(functions) & set(by_swift_name)):
        function, routine = functions[name], by_swift_name[name]
        try:
            if reason := rules.leave(routine.name):
                raise Skip(reason)
            for round in range(rounds):
                calls.append(call(function, routine, arguments, round))
        except Skip as reason:
            skipped.setdefault(str(reason), []).append(routine.name)
    return calls, skipped


def call(function, routine, arguments, round):
    """One call. What Swift gives back and Python changes in place is asked of Python's argument."""
    inputs = {camel_case(name): name for name in routine.inputs}
    results = result_names(function, routine, inputs)
    given = []
    for label, type, default in function.parameters:
        if "->" in type:
            raise Skip("a call-back")
        if label not in inputs:
            raise Skip(f"Swift's argument '{label}' is none of Python's")
        if default:
            continue
        name = inputs[label]
        value = arguments.make(routine.name, name, type, routine.inputs[name], round)
        given.append({"label": label, "name": name, "isChanged": type.startswith("inout"), **value})
    labels = {entry["label"] for entry in given}
    types = {name: type for name, (_, type) in zip(results, function.results)}
    for label, name in inputs.items():
        if label in labels or routine.inputs[name][0]:
            continue
        if name not in types:
            raise Skip(f"Python's argument '{name}' is none of Swift's")
        value = arguments.make(routine.name, name, types[name], routine.inputs[name], round)
        if "style" in value:
            value["style"] = "zero"  # as Swift makes it
        given.append({"label": None, "name": name, "isChanged": "array" in value, **value})
    changed = {entry["name"] for entry in given if "array" in entry and entry["label"] is None}
    return {"swift": function.name, "python": routine.name, "round": round, "throws": function.throws,
            "given": given, "returned": routine.results,
            "results": [{"label": label, "name": name, "type": type,
                         "isCompared": name in routine.results or name in changed}
                        for name, (label, type) in zip(results, function.results)]}


def result_names(function, routine, inputs):
    """The names in Fortran of what Swift gives back."""
    if len(function.results) == 1 and function.results[0][0] is None:
        if routine.results:
            return routine.results[:1]
        labels = {label for label, _, _ in function.parameters}
        names = [name for label, name in inputs.items()
                 if label not in labels and not routine.inputs[name][0]]
        if len(names) == 1:
            return names
        # A scalar that is read and written is a parameter as well.
        return ["?"]
    names = {camel_case(name): name for name in [*routine.inputs, *routine.results]}
    for label, _ in function.results:
        if label not in names:
            raise Skip(f"Swift's result '{label}' is none of Python's")
    return [names[label] for label, _ in function.results]
