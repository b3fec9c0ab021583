import CodePrinting
import Interface

extension RoutineWriter {
  /// `character(n)` and `character(*)`: bytes, padded with blanks, or ended by a null for C.
  mutating func writeText(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = names[index]
    let isC = argument.intent.contains(.c)
    let isPresent = !mayBeAbsent(index)
    switch roles[index] {
    case .given, .copied, .spoiled:
      if isPresent, isOptional(index), let value = argument.initialValue {
        guard let text = printer.value(value, as: argument.type) else {
          throw .unservable(
            routine, "the value of its argument '\(argument.name)' cannot be said in Swift",
            at: argument.location)
        }
        parameters[index] = parameter(index, "String", text)
      } else {
        parameters[index] = parameter(
          index, isPresent ? "String" : "String?", isPresent ? nil : "nil")
      }
    case .changed: parameters[index] = parameter(index, "inout String", nil)
    case .computed, .returned: break
    }
    let bytes = helper(index, "Bytes")
    var length: String?
    if case .character(.fixed(let count)) = argument.type {
      length = try extent(count, of: index)
    }
    let ending = isC ? ", isC: true" : ""
    let room = length.map { ", length: \($0)" } ?? ""
    if roles[index].isParameter {
      let keyword = roles[index] == .given ? "let" : "var"
      let value = isPresent ? name : "\(name) ?? \"\""
      preparation.line("\(keyword) \(bytes) = Fortran.bytes(\(value)\(room)\(ending))")
    } else {
      let text = argument.initialValue.flatMap { printer.value($0, as: argument.type) } ?? "\"\""
      preparation.line("var \(bytes) = Fortran.bytes(\(text)\(room)\(ending))")
    }
    if roles[index] == .changed { completion.line("\(name) = Fortran.string(\(bytes))") }
    let address = roles[index] == .given ? bytes : "&\(bytes)"
    actuals[index] = isPresent ? address : "\(name) == nil ? nil : \(address)"
    if !isPresent {
      // The address of a temporary cannot be chosen by a condition.
      actuals[index] = "\(name) != nil, \(address)"
    }
    lengths[index] = length ?? countBefore(index, bytes)
  }

  /// The length of bytes that are changed must be taken before the call.
  private mutating func countBefore(_ index: Int, _ bytes: String) -> String {
    if roles[index] == .given { return "\(bytes).count" }
    let count = helper(index, "Length")
    preparation.line("let \(count) = \(bytes).count")
    return count
  }

  /// A list of texts: their bytes one after the other, all of one length.
  mutating func writeTextArray(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let name = names[index]
    if isOptional(index) {
      throw .unservable(
        routine, "its argument '\(argument.name)' is an optional array of texts",
        at: argument.location)
    }
    switch roles[index] {
    case .given, .copied, .spoiled: parameters[index] = parameter(index, "[String]", nil)
    case .changed: parameters[index] = parameter(index, "inout [String]", nil)
    case .computed, .returned: break
    }
    if roles[index].isParameter { try writeShapeCheck(index, isLate: false) }
    let length = helper(index, "Length")
    if case .character(.fixed(let count)) = argument.type {
      preparation.line("let \(length) = \(try extent(count, of: index))")
    } else if roles[index].isParameter {
      preparation.line("let \(length) = Fortran.longest(\(name))")
    } else {
      throw .unservable(
        routine, "the length of its '\(argument.name)' is known to the routine only",
        at: argument.location)
    }
    let bytes = helper(index, "Bytes")
    let count: String
    if roles[index].isParameter {
      let keyword = roles[index] == .given ? "let" : "var"
      preparation.line("\(keyword) \(bytes) = Fortran.bytes(\(name), length: \(length))")
      count = "\(name).count"
    } else {
      guard let dimension = argument.dimensions[0].size else {
        throw .unservable(
          routine, "the size of its '\(argument.name)' is known to the routine only",
          at: argument.location)
      }
      let elements = helper(index, "Count")
      preparation.line("let \(elements) = \(try extent(dimension, of: index))")
      preparation.line(
        "var \(bytes) = [CChar](repeating: Fortran.blank, count: \(elements) * \(length))")
      count = elements
    }
    if roles[index] == .changed {
      completion.line("\(name) = Fortran.strings(\(bytes), length: \(length))")
    }
    actuals[index] = roles[index] == .given ? bytes : "&\(bytes)"
    lengths[index] = length
    extents[index] = ["Int64(\(count))"]
  }
}
