"""usage: calls.py MODULE CALLS START: makes the calls of a JSON file, from Python.

Prints what the Swift program of Agreement.swift.in prints.
"""
import importlib
import itertools
import json
import sys

import numpy

TYPES = {"Double": "d", "Float": "f", "Int32": "i", "Bool": "i", "Complex<Double>": "D",
         "Complex<Float>": "F"}


def made(entry):
    """An array, as the Swift program makes it."""
    shape, seed, style, kind = entry["shape"], entry["seed"], entry["style"], entry["array"]
    columns = shape[1] if len(shape) == 2 else 1
    values = []
    for index in range(int(numpy.prod(shape))):
        i, j = divmod(index, columns)
        row, column = (j, i) if style in ("symmetric", "positive") and i < j else (i, j)
        h = (seed * 2_654_435_761 + row * 40503 + column * 69069) & 0xFFFFFFFF
        h = ((h ^ (h >> 15)) * 2_246_822_519) & 0xFFFFFFFF
        h ^= h >> 13
        value = (h & 1023) / 1024
        if style == "positive" and (i == j or len(shape) == 1):
            value += columns if len(shape) == 2 else 3
        if style == "zero":
            value = 0.0
        if style == "pivots":
            value = (i + 1) / 1024
        if kind == "Int32":
            value = i + 1 if style == "pivots" else int(value * 1024) % 5
        elif kind == "Bool":
            value = int(value * 1024) % 2
        elif kind.startswith("Complex"):
            value = complex(value, -value / 2)
        values.append(value)
    return numpy.array(values, TYPES[kind]).reshape(shape).copy("F")


def given(entry):
    if "array" in entry:
        return made(entry)
    if "Complex" in entry:
        return complex(*entry["Complex"])
    return next(entry[kind] for kind in ("Int", "Double", "Float", "String", "Bool")
                if kind in entry)


def shown(value, type):
    """One number or text, by its bits."""
    if type in ("Double", "Float"):
        kind = numpy.float64 if type == "Double" else numpy.float32
        return f"{kind(value).view(numpy.uint64 if type == 'Double' else numpy.uint32):x}"
    if type.startswith("Complex"):
        part = type[8:-1]
        value = complex(value)
        return shown(value.real, part) + "," + shown(value.imag, part)
    if type == "String":
        data = value.encode() if isinstance(value, str) else bytes(value)
        return "'" + ".".join(f"{byte:x}" for byte in data.rstrip(b" \0"))
    if type == "Bool":
        return "1" if value else "0"
    return str(int(value))


def answer(name, value, type):
    if type.startswith("NDArray<"):
        value = numpy.asarray(value)
        element = type[8:type.rindex(",")]
        words = [*map(str, value.shape), *(shown(x, element) for x in value.ravel("C"))]
        value = " ".join(words)
    else:
        if isinstance(value, numpy.ndarray):
            value = value.item() if value.dtype.kind != "S" else value.tobytes()
        value = shown(value, type)
    print(f"@answer\t{name}\t{value}")


def main():
    module = importlib.import_module(sys.argv[1])
    with open(sys.argv[2]) as file:
        calls = json.load(file)
    for index, one in itertools.islice(enumerate(calls), int(sys.argv[3]), None):
        print(f"@begin\t{index}", flush=True)
        arguments = {entry["name"]: given(entry) for entry in one["given"]}
        try:
            results = getattr(module, one["python"])(**arguments)
            if len(one["returned"]) == 1:
                results = (results,)
            types = {result["name"]: result["type"] for result in one["results"]}
            for name, value in zip(one["returned"], results or ()):
                if name in types:
                    answer(name, value, types[name])
            for entry in one["given"]:
                # Python has no numbers that change.
                if entry["isChanged"] and "array" in entry:
                    type = f"NDArray<{entry['array']}, {len(entry['shape'])}>"
                    answer(entry["name"], arguments[entry["name"]], type)
        except (TypeError, ValueError, module.error) as error:
            print("@error\t" + str(error).replace("\n", " "))
        print("@end", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, "")
    main()
