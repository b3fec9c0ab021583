import Interface

/// The functions that expressions in declarations may use, in C.
enum CFunctions {
  /// Intrinsics whose result is an integer whatever they get.
  private static let integral: Set<String> = [
    "len", "len_trim", "slen", "size", "shape", "rank", "fshape", "flen", "f2py_len",
    "f2py_size", "f2py_shape", "f2py_rank", "f2py_itemsize", "int", "nint", "ceiling", "floor",
    "iand", "ior", "ieor", "not", "ishft", "lbound", "ubound", "ichar", "iachar", "kind",
    "present", "allocated", "btest",
  ]
  /// Those that have the type of their arguments.
  private static let likeArguments: Set<String> = [
    "max", "min", "mod", "modulo", "abs", "sign", "dim", "merge", "MAX", "MIN", "max0", "min0",
    "iabs",
  ]

  static func isIntegral(_ name: String, _ arguments: [Bool]) -> Bool {
    if integral.contains(name) { return true }
    return likeArguments.contains(name) && arguments.prefix(2).allSatisfy { $0 }
  }

  /// Functions of `<math.h>` under Fortran's names.
  static let math: [String: String] = [
    "sqrt": "sqrt", "dsqrt": "sqrt", "exp": "exp", "dexp": "exp", "log": "log", "alog": "log",
    "dlog": "log", "log10": "log10", "sin": "sin", "cos": "cos", "tan": "tan", "asin": "asin",
    "acos": "acos", "atan": "atan", "atan2": "atan2", "sinh": "sinh", "cosh": "cosh",
    "tanh": "tanh", "gamma": "tgamma", "erf": "erf",
  ]
}

extension CExpressionPrinter {
  func printCall(_ name: String, _ arguments: [Expression], depth: Int) -> String {
    if let function = ExtentFunction(rawValue: name),
      let text = printExtent(function, arguments, depth: depth)
    {
      return text
    }
    let values = arguments.map { print($0, depth: depth + 1) }
    if let variable = variables[name], variable.isArray {
      return printElement(of: variable, at: values, depth: depth)
    }
    if case .name(let argument)? = arguments.first, let variable = variables[argument],
      let inquiry = printInquiry(name, about: variable, values: values, depth: depth)
    {
      return inquiry
    }
    let allIntegral = arguments.allSatisfy(isIntegral)
    switch (name, values.count) {
    case ("max", 2...), ("amax1", 2...), ("dmax1", 2...), ("max0", 2...), ("MAX", 2...):
      return fold("MAX", values)
    case ("min", 2...), ("amin1", 2...), ("dmin1", 2...), ("min0", 2...), ("MIN", 2...):
      return fold("MIN", values)
    case ("mod", 2):
      return allIntegral
        ? "(\(values[0]) % \(values[1]))" : "fmod(\(values[0]), \(values[1]))"
    case ("modulo", 2):
      let (a, b) = (values[0], values[1])
      return allIntegral ? "((\(a) % \(b) + \(b)) % \(b))" : "(\(a) - \(b) * floor(\(a) / \(b)))"
    case ("abs", 1), ("iabs", 1), ("dabs", 1):
      return "SWL_ABS(\(values[0]))"
    case ("int", 1): return "((long long)\(values[0]))"
    case ("nint", 1): return "llround(\(values[0]))"
    case ("ceiling", 1): return "((long long)ceil(\(values[0])))"
    case ("floor", 1): return "((long long)floor(\(values[0])))"
    case ("real", 1...), ("dble", 1), ("float", 1): return "((double)\(values[0]))"
    case ("merge", 3): return "(\(values[2]) ? \(values[0]) : \(values[1]))"
    case ("sign", 2):
      return allIntegral
        ? "(\(values[1]) < 0 ? -SWL_ABS(\(values[0])) : SWL_ABS(\(values[0])))"
        : "copysign(\(values[0]), \(values[1]))"
    case ("dim", 2): return "MAX(\(values[0]) - \(values[1]), 0)"
    case ("iand", 2): return "(\(values[0]) & \(values[1]))"
    case ("ior", 2): return "(\(values[0]) | \(values[1]))"
    case ("ieor", 2): return "(\(values[0]) ^ \(values[1]))"
    case ("ishft", 2):
      let (a, n) = (values[0], values[1])
      return "(\(n) < 0 ? \(a) >> -(\(n)) : \(a) << (\(n)))"
    default:
      if let function = CFunctions.math[name] {
        return "\(function)(\(values.joined(separator: ", ")))"
      }
      return "\(name)(\(values.joined(separator: ", ")))"
    }
  }

  private func fold(_ macro: String, _ values: [String]) -> String {
    values.dropFirst().reduce(values[0]) { "\(macro)(\($0), \($1))" }
  }

  /// `len(x)`, `size(x, 1)`, `shape(x, 0)`, … of an argument; `nil` if `name` asks nothing of it.
  private func printInquiry(
    _ name: String, about variable: Variable, values: [String], depth: Int
  ) -> String? {
    let c = variable.cName
    let rank = variable.dimensions.count
    let second = values.count > 1 ? values[1] : nil
    switch name {
    case "len", "f2py_len":
      if variable.isArray { return "\(c)_Dims[0]" }
      return variable.isString ? "capi_\(c)_len" : variable.isPlainCharacter ? "1" : nil
    case "slen", "f2py_slen", "len_trim":
      return variable.isPlainCharacter ? "1" : "capi_\(c)_len"
    case "f2py_itemsize": return variable.isArray ? "PyArray_ITEMSIZE(capi_\(c)_as_array)" : nil
    case "flen", "f2py_flen": return variable.isArray ? "\(c)_Dims[\(rank - 1)]" : nil
    case "shape", "f2py_shape":
      guard variable.isArray, let second else { return nil }
      return "\(c)_Dims[\(second)]"
    case "fshape", "f2py_fshape":
      guard variable.isArray, let second else { return nil }
      return "\(c)_Dims[\(rank) - \(second) - 1]"
    case "rank", "f2py_rank": return "\(rank)"
    case "size", "f2py_size":
      guard variable.isArray else { return nil }
      if rank == 1, second == nil { return "\(c)_Dims[0]" }
      return "swl_size(\(rank), \(c)_Dims, \(second ?? "-1"))"
    case "lbound", "ubound":
      guard variable.isArray, let index = Int(second ?? "1"), (1...rank).contains(index) else {
        return nil
      }
      let lower = variable.dimensions[index - 1].lowerBound.map { print($0, depth: depth + 1) }
      return name == "lbound"
        ? lower ?? "1" : "(\(c)_Dims[\(index - 1)] + \(lower ?? "1") - 1)"
    default: return nil
    }
  }

  /// An element by Fortran's indices, or C's for an array of C's.
  private func printElement(of variable: Variable, at indices: [String], depth: Int) -> String {
    let c = variable.cName
    let rank = variable.dimensions.count
    guard indices.count == rank else {
      return "\(c)[\(indices.first.map { "\($0) - 1" } ?? "0")]"
    }
    func offset(_ axis: Int) -> String {
      if variable.isC { return indices[axis] }
      let lower = variable.dimensions[axis].lowerBound.map { print($0, depth: depth + 1) } ?? "1"
      return "(\(indices[axis]) - \(lower))"
    }
    let axes = variable.isC ? Array(0..<rank) : Array((0..<rank).reversed())
    let index = axes.dropFirst().reduce(offset(axes[0])) { text, axis in
      "(\(text) * \(c)_Dims[\(axis)] + \(offset(axis)))"
    }
    return "\(c)[\(index)]"
  }
}
