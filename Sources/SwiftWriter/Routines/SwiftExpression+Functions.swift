import Interface

extension SwiftExpression {
  /// An intrinsic, an inquiry about an argument or an element of one.
  func call(_ name: String, _ arguments: [Expression], depth: Int) -> Printed? {
    if let variable = variables[name], !variable.dimensions.isEmpty {
      return element(of: variable, at: arguments, depth: depth)
    }
    if case .name(let argument)? = arguments.first, let variable = variables[argument],
      let inquiry = inquiry(name, about: variable, Array(arguments.dropFirst()), depth: depth)
    {
      return inquiry
    }
    var values: [Printed] = []
    for argument in arguments {
      guard let value = print(argument, depth: depth + 1) else { return nil }
      values.append(value)
    }
    return intrinsic(name, values)
  }

  private func intrinsic(_ name: String, _ values: [Printed]) -> Printed? {
    switch (name, values.count) {
    case ("max", 2...), ("amax1", 2...), ("dmax1", 2...), ("max0", 2...), ("MAX", 2...):
      return extremum("Swift.max", values)
    case ("min", 2...), ("amin1", 2...), ("dmin1", 2...), ("min0", 2...), ("MIN", 2...):
      return extremum("Swift.min", values)
    case ("mod", 2): return function("Fortran.remainder", values[0], values[1])
    case ("modulo", 2): return function("Fortran.modulo", values[0], values[1])
    case ("abs", 1), ("iabs", 1), ("dabs", 1):
      guard values[0].kind == .integer || values[0].kind == .real else { return nil }
      return Printed(text: "Swift.abs(\(values[0].text))", kind: values[0].kind)
    case ("int", 1): return asInteger(values[0])
    case ("nint", 1):
      return rounded(values[0], ".toNearestOrAwayFromZero")
    case ("ceiling", 1): return rounded(values[0], ".up")
    case ("floor", 1): return rounded(values[0], ".down")
    case ("real", 1...), ("dble", 1), ("float", 1): return asReal(values[0])
    case ("merge", 3):
      var (a, b) = (values[0], values[1])
      guard let test = asLogical(values[2]), let kind = unify(&a, &b) else { return nil }
      return Printed(text: "(\(test.text) ? \(a.text) : \(b.text))", kind: kind)
    case ("dim", 2):
      guard let a = asInteger(values[0]), let b = asInteger(values[1]) else { return nil }
      return Printed(text: "Swift.max(\(wrapped(a, for: .sum)) - \(wrapped(b)), 0)", kind: .integer)
    case ("sqrt", 1), ("dsqrt", 1):
      return asReal(values[0]).map {
        Printed(text: "\(wrapped($0)).squareRoot()", kind: .real)
      }
    case ("iand", 2): return bits("&", values)
    case ("ior", 2): return bits("|", values)
    case ("ieor", 2): return bits("^", values)
    case ("ishft", 2): return bits("<<", values)
    case ("len_trim", 1), ("slen", 1), ("len", 1):
      guard values[0].kind == .text else { return nil }
      return Printed(text: "\(wrapped(values[0])).utf8.count", kind: .integer)
    default: return nil
    }
  }

  private func rounded(_ value: Printed, _ rule: String) -> Printed? {
    if value.kind == .integer { return value }
    return asReal(value).map {
      Printed(text: "Int(\(wrapped($0)).rounded(\(rule)))", kind: .integer)
    }
  }

  private func extremum(_ name: String, _ values: [Printed]) -> Printed? {
    let isReal = values.contains { $0.kind == .real }
    var texts: [String] = []
    for value in values {
      guard let text = (isReal ? asReal(value) : asInteger(value))?.text else { return nil }
      texts.append(text)
    }
    return Printed(
      text: "\(name)(\(texts.joined(separator: ", ")))", kind: isReal ? .real : .integer)
  }

  private func bits(_ symbol: String, _ values: [Printed]) -> Printed? {
    guard let a = asInteger(values[0]), let b = asInteger(values[1]) else { return nil }
    return Printed(
      text: "(\(wrapped(a)) \(symbol) \(wrapped(b)))", kind: .integer)
  }

  /// `len(x)`, `size(x, 1)`, `shape(x, 0)`, …; `nil` if `name` asks nothing of an argument.
  private func inquiry(
    _ name: String, about variable: Variable, _ rest: [Expression], depth: Int
  ) -> Printed? {
    let rank = variable.dimensions.count
    func integer(_ text: String) -> Printed { Printed(text: text, kind: .integer) }
    func extent(_ axis: Int) -> Printed? {
      guard (0..<rank).contains(axis) else { return nil }
      return integer(extentText(of: variable, axis))
    }
    if rank == 0 {
      guard case .character = variable.type else { return nil }
      switch name {
      case "len", "f2py_len", "slen", "f2py_slen", "len_trim":
        return integer(
          variable.type.isSingleCharacter ? "1" : "\(variable.name).utf8.count")
      default: return nil
      }
    }
    switch name {
    case "len", "f2py_len": return extent(0)
    case "flen", "f2py_flen": return extent(rank - 1)
    case "shape", "f2py_shape":
      return rest.first?.integerValue.flatMap(extent)
    case "fshape", "f2py_fshape":
      return rest.first?.integerValue.flatMap { extent(rank - $0 - 1) }
    case "rank", "f2py_rank": return integer("\(rank)")
    case "size", "f2py_size":
      if let axis = rest.first { return axis.integerValue.flatMap { extent($0 - 1) } }
      if rank == 1 { return extent(0) }
      let factors = (0..<rank).map { extentText(of: variable, $0) }
      return Printed(
        text: factors.joined(separator: " * "), kind: .integer, strength: .product)
    case "lbound", "ubound":
      guard let index = (rest.first ?? .integer(1)).integerValue, (1...rank).contains(index) else {
        return nil
      }
      let lower = variable.dimensions[index - 1].lowerBound ?? .integer(1)
      guard let low = print(lower, depth: depth + 1).flatMap(asInteger) else { return nil }
      if name == "lbound" { return low }
      let extent = extentText(of: variable, index - 1)
      return Printed(
        text: "\(extent) + \(wrapped(low, for: .prefix)) - 1", kind: .integer, strength: .sum)
    default: return nil
    }
  }

  func extentText(of variable: Variable, _ axis: Int) -> String {
    if variable.isSpan { return "\(variable.name).count" }
    if case .character = variable.type, !variable.type.isSingleCharacter {
      return "\(variable.name).count"
    }
    return "\(variable.shape ?? "\(variable.name).shape")[\(axis)]"
  }

  /// An element by Fortran's indices, or C's for an array of C's.
  private func element(of variable: Variable, at indices: [Expression], depth: Int) -> Printed? {
    guard indices.count == variable.dimensions.count, let crossing = CrossingType(variable.type)
    else { return nil }
    var texts: [String] = []
    for (axis, index) in indices.enumerated() {
      let lower = variable.isC ? .integer(0) : variable.dimensions[axis].lowerBound ?? .integer(1)
      let position =
        index.integerValue.flatMap { i in
          lower.integerValue.map { Expression.integer(i - $0) }
        } ?? (lower == .integer(0) ? index : .binary(.subtract, index, lower))
      guard let text = print(position, depth: depth + 1).flatMap(asInteger)?.text else {
        return nil
      }
      texts.append(text)
    }
    let text = "\(variable.name)[\(texts.joined(separator: ", "))]"
    switch variable.type {
    case .integer: return Printed(text: "Int(\(text))", kind: .integer)
    case .real:
      return Printed(text: crossing.element == "Double" ? text : "Double(\(text))", kind: .real)
    case .logical: return Printed(text: text, kind: .logical)
    default: return nil
    }
  }
}
