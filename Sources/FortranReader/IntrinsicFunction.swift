import Interface

/// A specific intrinsic function that may be an actual argument (F2018 16.8).
struct IntrinsicFunction {
  private let name: String
  private let argument: ValueType
  private let count: Int
  private let result: ValueType

  /// By type of the arguments and of the result: names of functions of one and of two arguments.
  private static let tables: [(ValueType, ValueType, one: String, two: String)] = [
    (
      .real(bytes: 4), .real(bytes: 4),
      "abs acos aint alog alog10 anint asin atan cos cosh exp sin sinh sqrt tan tanh",
      "amod atan2 dim sign"
    ),
    (
      .real(bytes: 8), .real(bytes: 8),
      "dabs dacos dint dlog dlog10 dnint dasin datan dcos dcosh dexp dsin dsinh dsqrt dtan dtanh",
      "dmod datan2 ddim dsign"
    ),
    (.complex(bytes: 4), .complex(bytes: 4), "ccos cexp clog conjg csin csqrt", ""),
    (.complex(bytes: 4), .real(bytes: 4), "aimag cabs", ""),
    (.integer(bytes: 4), .integer(bytes: 4), "iabs", "idim isign mod"),
    (.real(bytes: 4), .integer(bytes: 4), "nint", ""),
    (.real(bytes: 8), .integer(bytes: 4), "idnint", ""),
    (.real(bytes: 4), .real(bytes: 8), "", "dprod"),
  ]

  init?(_ name: String) {
    let name = name.lowercased()
    for (argument, result, one, two) in Self.tables {
      for (count, names) in [(1, one), (2, two)]
      where names.split(separator: " ").contains(name[...]) {
        self.name = name
        self.argument = argument
        self.count = count
        self.result = result
        return
      }
    }
    return nil
  }

  /// The interface under another name.
  func callback(_ localName: String) -> Callback {
    let arguments = ["a", "b"].prefix(count).map { Argument(name: $0, type: argument) }
    let value = Argument(name: localName, type: result)
    return Callback(
      routine: Routine(name: localName, arguments: Array(arguments), result: value),
      localName: localName)
  }
}
