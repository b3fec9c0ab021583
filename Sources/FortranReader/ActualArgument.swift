import FortranSemantics
import FortranSyntax
import Interface

/// What an actual argument in a call shows of the dummy argument.
struct ActualArgument {
  /// The less, the better.
  enum Evidence: Int {
    /// A scalar, or an array whose extents the call shows too.
    case whole
    /// An array whose size nobody knows here.
    case sizeless
    /// An element of an array: the dummy may be that datum, or an array that begins there (F2018
    /// 15.5.2.11).
    case element
    /// An array whose extents are no arguments of the call.
    case unusable
  }

  /// As written, in lower case.
  let text: String
  /// The name, or that of the array of which it is a part; `nil` for other expressions.
  let name: String?
  let isName: Bool
  let isSection: Bool

  init(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    let end = bytes.firstIndex { !$0.isNamePart } ?? bytes.count
    guard let first = bytes.first, first >= 97, first <= 122 else {
      name = nil
      isName = false
      isSection = false
      return
    }
    isName = end == bytes.count
    var hasColon = false
    let isPart = isName || Self.closes(bytes[end...], &hasColon)
    name = isPart ? String(decoding: bytes[..<end], as: UTF8.self) : nil
    isSection = isPart && hasColon
  }

  /// Whether one pair of parentheses is all there is.
  private static func closes(_ bytes: ArraySlice<UInt8>, _ hasColon: inout Bool) -> Bool {
    guard bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") else { return false }
    var depth = 0
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return offset == bytes.count - 1 }
      case UInt8(ascii: ":") where depth == 1: hasColon = true
      case UInt8(ascii: "'"), UInt8(ascii: "\""): return false
      default: break
      }
    }
    return false
  }

  /// `names`: all arguments of the call that are names.
  func evidence(in scope: ScopeEnvironment, besides names: Set<String>) -> Evidence {
    guard let name, let dimensions = Self.dimensions(of: name, in: scope) else { return .whole }
    if isSection { return .sizeless }
    guard isName else { return .element }
    for dimension in dimensions {
      switch dimension.upper {
      case .assumedSize: return .sizeless
      case .colon, .assumedRank: return .unusable
      case .expression(let upper):
        for bound in [dimension.lower, upper].compactMap({ $0 }) {
          for used in bound.expression.names where !names.contains(used) {
            if (try? scope.constant(used)) == nil { return .unusable }
          }
        }
      }
    }
    return .whole
  }

  private static func dimensions(
    of name: String, in scope: ScopeEnvironment
  ) -> [DimensionSyntax]? {
    guard case .symbol(let symbol, _) = scope.meaning(of: name) else { return nil }
    return symbol.dimensions
  }

  /// `nil` where it is not known.
  func type(in scope: ScopeEnvironment, at location: SourceLocation) -> ValueType? {
    guard let parsed = try? ExpressionParser(.fortran).parse(text, at: location) else {
      return nil
    }
    return ExpressionTyper(scope).type(of: parsed.expression)
  }

  /// A name for the dummy. Those of expressions are f2py's.
  func label(asArray: Bool) -> String {
    if let name, isName || asArray { return name }
    var label = "e_"
    for byte in text.utf8 {
      let isPlain = (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57)
      label.unicodeScalars.append(isPlain ? Unicode.Scalar(byte) : "_")
    }
    return label + (label.hasSuffix("_") ? "e" : "_e")
  }
}
