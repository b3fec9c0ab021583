import Interface

/// Extents of a call-back's arrays as C over the trampoline's own parameters.
struct CallbackShape {
  /// C of the integer scalars among the arguments, by name.
  var scalars: [String: String] = [:]
  /// Names of the C arrays that hold the extents of the arrays before this one, with their ranks.
  var arrays: [String: (dimensions: String, rank: Int)] = [:]
  /// Named constants.
  var constants: [String: Expression] = [:]

  /// An initialiser for `npy_intp dims[]`: -1 where only the foreign code knows the extent.
  func initializer(_ dimensions: [Dimension]) -> String {
    let extents = dimensions.map { dimension in
      guard let count = dimension.count, let text = c(count, depth: 0) else { return "-1" }
      return dimension.count?.integerValue == nil ? "swl_extent(\(text))" : text
    }
    return "{\(extents.joined(separator: ", "))}"
  }

  /// `nil` where a name is unknown or the expression is none of integers.
  func c(_ expression: Expression, depth: Int = 0) -> String? {
    guard depth < 100 else { return nil }
    func part(_ operand: Expression) -> String? { c(operand, depth: depth + 1) }
    switch expression {
    case .integer(let value): return "\(value)"
    case .name(let name):
      if let scalar = scalars[name] { return "(npy_intp)\(scalar)" }
      return constants[name].flatMap(part)
    case .unary(let op, let operand):
      switch op {
      case .plus, .minus, .not, .bitNot: return part(operand).map { "(\(op.rawValue)\($0))" }
      case .dereference, .address: return nil
      }
    case .binary(.power, let base, let exponent):
      guard let a = part(base), let b = part(exponent) else { return nil }
      return "(npy_intp)swl_power(\(a), \(b))"
    case .binary(.concatenate, _, _): return nil
    case .binary(let op, let left, let right):
      guard let a = part(left), let b = part(right) else { return nil }
      return "(\(a) \(op.rawValue) \(b))"
    case .conditional(let condition, let first, let second):
      guard let a = part(condition), let b = part(first), let d = part(second) else { return nil }
      return "(\(a) ? \(b) : \(d))"
    case .call(let name, let arguments): return call(name, arguments, depth)
    case .real, .complex, .logical, .string, .array, .verbatim: return nil
    }
  }

  private func call(_ name: String, _ arguments: [Expression], _ depth: Int) -> String? {
    if let first = arguments.first, case .name(let array) = first, let known = arrays[array] {
      switch (name, arguments.count) {
      case ("len", 1): return "\(known.dimensions)[0]"
      case ("shape", 2):
        guard let index = arguments[1].integerValue, (0..<known.rank).contains(index) else {
          return nil
        }
        return "\(known.dimensions)[\(index)]"
      case ("size", 2):
        guard let index = arguments[1].integerValue, (1...known.rank).contains(index) else {
          return nil
        }
        return "\(known.dimensions)[\(index - 1)]"
      case ("size", 1): return "swl_size(\(known.rank), \(known.dimensions), -1)"
      default: return nil
      }
    }
    var texts: [String] = []
    for argument in arguments {
      guard let text = c(argument, depth: depth + 1) else { return nil }
      texts.append("(\(text))")
    }
    switch (name, texts.count) {
    case ("abs", 1): return "llabs(\(texts[0]))"
    case ("mod", 2): return "(\(texts[0]) % \(texts[1]))"
    case ("int", 1): return texts[0]
    case ("max", 2...), ("min", 2...):
      return texts.dropFirst().reduce(texts[0]) { "\(name.uppercased())(\($0), \($1))" }
    default: return nil
    }
  }
}
