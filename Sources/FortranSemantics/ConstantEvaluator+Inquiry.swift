import FortranSyntax
import Interface

/// Kinds and inquiries about types and shapes, whose argument need not be a constant (F2018 16.8).
extension ConstantEvaluator {
  /// `nil` where `name` is none of these functions.
  func inquiry(_ name: String, _ given: IntrinsicArguments) throws(Failure) -> ConstantValue? {
    switch name {
    case "selected_real_kind":
      let precision = try optionalInteger(given[0, "p"]) ?? 0
      let range = try optionalInteger(given[1, "r"]) ?? 0
      let radix = try optionalInteger(given[2, "radix"]) ?? 0
      return .integer(RealModel.selected(precision: precision, range: range, radix: radix))
    case "selected_int_kind":
      guard let argument = given[0, "r"] else { throw .invalid("\(name) needs an argument") }
      let range = try integer(argument)
      return .integer(
        range <= 2 ? 1 : range <= 4 ? 2 : range <= 9 ? 4 : range <= 18 ? 8 : range <= 38 ? 16 : -1)
    case "selected_logical_kind":
      guard let argument = given[0, "bits"] else { throw .invalid("\(name) needs an argument") }
      let bits = try integer(argument)
      return .integer(bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : bits <= 64 ? 8 : -1)
    case "selected_char_kind":
      guard let argument = given[0, "name"], case .character(let bytes) = try evaluate(argument)
      else { throw .invalid("\(name) needs a name") }
      switch String(decoding: bytes, as: UTF8.self).trimmedOfBlanks.lowercased() {
      case "ascii", "default": return .integer(1)
      case "iso_10646": return .integer(4)
      default: return .integer(-1)
      }
    case "kind", "huge", "tiny", "epsilon", "digits", "precision", "range", "radix",
      "maxexponent", "minexponent", "bit_size", "storage_size", "c_sizeof", "sizeof":
      guard let argument = given[0, "x"] ?? given[0, "i"] ?? given[0, "a"] else {
        throw .invalid("\(name) needs an argument")
      }
      return try property(name, of: type(of: argument))
    default: return nil
    }
  }

  /// A property of a type; which function applies to which type as in F2018 16.9.
  private func property(_ name: String, of type: ValueType) throws(Failure) -> ConstantValue {
    let kind: Int
    switch type {
    case .integer(let bytes, _), .real(let bytes), .complex(let bytes), .logical(let bytes):
      kind = bytes
    case .character: kind = 1
    default: throw .invalid("\(name) does not apply to this type")
    }
    if name == "kind" { return .integer(kind) }
    switch type {
    case .integer:
      let bits = 8 * kind
      switch name {
      case "huge":
        guard bits <= 64 else { throw .invalid("integers of \(kind) bytes are not evaluated") }
        return .integer(bits == 64 ? Int.max : (1 << (bits - 1)) - 1, kind: kind)
      case "digits": return .integer(bits - 1)
      case "bit_size", "storage_size": return .integer(bits)
      case "c_sizeof", "sizeof": return .integer(kind)
      case "radix": return .integer(2)
      case "range": return .integer([1: 2, 2: 4, 4: 9, 8: 18, 16: 38][kind] ?? 0)
      default: break
      }
    case .real, .complex:
      guard let model = RealModel(kind: kind) else { throw .invalid("no real of kind \(kind)") }
      let isComplex = if case .complex = type { 2 } else { 1 }
      switch name {
      case "huge":
        return .real(
          kind == 4 ? Double(Float.greatestFiniteMagnitude) : Double.greatestFiniteMagnitude,
          kind: kind)
      case "tiny":
        return .real(
          kind == 4 ? Double(Float.leastNormalMagnitude) : Double.leastNormalMagnitude, kind: kind)
      case "epsilon":
        return .real(CMath.pow(2, Double(1 - model.digits)), kind: kind)
      case "digits": return .integer(model.digits)
      case "precision": return .integer(model.precision)
      case "range": return .integer(model.range)
      case "radix": return .integer(2)
      case "maxexponent": return .integer(model.maxExponent)
      case "minexponent": return .integer(model.minExponent)
      case "storage_size": return .integer(8 * isComplex * (kind == 10 ? 16 : kind))
      case "c_sizeof", "sizeof": return .integer(isComplex * (kind == 10 ? 16 : kind))
      default: break
      }
    case .logical:
      if name == "storage_size" { return .integer(8 * kind) }
      if name == "c_sizeof" || name == "sizeof" { return .integer(kind) }
    case .character(.one):
      if name == "storage_size" { return .integer(8) }
      if name == "c_sizeof" || name == "sizeof" { return .integer(1) }
    default: break
    }
    throw .invalid("\(name) does not apply to this type")
  }

  private func optionalInteger(_ expression: Expression?) throws(Failure) -> Int? {
    guard let expression else { return nil }
    return try integer(expression)
  }

  /// The type of an expression that need not be constant itself.
  func type(of expression: Expression) throws(Failure) -> ValueType {
    let name: String?
    switch expression {
    case .name(let text): name = text
    case .call(let text, _): name = text
    default: name = nil
    }
    if let name, case .symbol(let symbol, let owner) = scope.meaning(of: name),
      !symbol.flags.contains(.parameter), !symbol.flags.contains(.intrinsic)
    {
      do {
        if let type = try TypeResolver(owner).type(of: symbol) { return type }
      } catch {
        throw .invalid("the type of '\(name)' is not known")
      }
    }
    guard let type = try evaluate(expression).type else {
      throw .invalid("the type of the argument is not known")
    }
    return type
  }
}
