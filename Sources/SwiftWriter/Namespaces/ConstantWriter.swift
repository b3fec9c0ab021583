import CodePrinting
import Interface

/// Writes a PARAMETER as a `let`.
struct ConstantWriter {
  let variable: Variable
  /// Swift's name, escaped.
  let name: String

  private let printer = SwiftExpression(variables: [:], constants: [:])

  /// `nil` where the value cannot be said in Swift.
  func declaration(isStatic: Bool) -> String? {
    guard let value = variable.value, let type = CrossingType(variable.type) else { return nil }
    let keyword = isStatic ? "public static let" : "public let"
    if variable.dimensions.isEmpty {
      return scalar(value).map { "\(keyword) \(name): \(type.scalar) = \($0)" }
    }
    guard case .array(let elements) = value else { return nil }
    var texts: [String] = []
    for element in elements {
      guard let text = scalar(element) else { return nil }
      texts.append(text)
    }
    var c = CodePrinter()
    if variable.type.isCharacter {
      guard variable.dimensions.count == 1, !variable.type.isSingleCharacter else { return nil }
      c.literal("\(keyword) \(name): [String] = [", texts, "]")
    } else if variable.dimensions.count == 1 {
      c.literal("\(keyword) \(name) = NDArray<\(type.element), 1>([", texts, "])")
    } else {
      guard let extents, extents.reduce(1, *) == texts.count else { return nil }
      let shape = extents.map(String.init).joined(separator: ", ")
      c.line("\(keyword) \(name) = NDArray<\(type.element), \(extents.count)>(")
      c.indented { c in
        c.literal("[", texts, "],")
        c.line("shape: [\(shape)], order: .fortran)")
      }
    }
    return String(c.text.dropLast())
  }

  private var extents: [Int]? {
    var extents: [Int] = []
    for dimension in variable.dimensions {
      guard let count = dimension.size?.integerValue, count >= 0 else { return nil }
      extents.append(count)
    }
    return extents
  }

  private func scalar(_ value: Expression) -> String? {
    if case .string(let bytes) = value {
      // As everywhere, blanks at the end of a text do not count.
      var bytes = bytes[...]
      while bytes.last == UInt8(ascii: " ") { bytes = bytes.dropLast() }
      return SwiftExpression.quoted(Array(bytes))
    }
    return printer.value(value, as: variable.type)
  }
}
