import Interface

/// A routine of C's with what C and Python call differently under Python's names: structs that are
/// complex numbers are `complex`, and a `void *` that comes back is a pointer.
struct AdaptedRoutine {
  var routine: Routine
  /// C's types of complex numbers that pass by value, by argument.
  var complexTypes: [Int: String] = [:]
  /// The same of the result; `nil` where that is none.
  var complexResult: String?

  init(_ original: Routine, records: RecordSymbols) {
    routine = original
    for index in routine.arguments.indices {
      var argument = routine.arguments[index]
      let type = Self.adapt(&argument, records)
      if argument.isValue, !argument.isArray, argument.type.isComplex {
        complexTypes[index] = type ?? Self.complexType(argument.type)
      }
      routine.arguments[index] = argument
    }
    guard var result = routine.result else { return }
    if result.type == .opaque { result.isReference = true }
    let type = result.release == nil ? Self.adapt(&result, records) : nil
    if result.type.isComplex, !result.isArray, !result.isReference {
      complexResult = type ?? Self.complexType(result.type)
    }
    routine.result = result
  }

  /// The struct's name in C, where it is a complex number.
  private static func adapt(_ argument: inout Argument, _ records: RecordSymbols) -> String? {
    guard case .derived(let name) = argument.type, let record = records[name]?.record,
      record.isComplex
    else { return nil }
    argument.type = .complex(bytes: record.size == 32 ? 10 : record.size / 2)
    if argument.isReference, !argument.isArray, argument.isInput { argument.isReference = false }
    return record.foreignName
  }

  private static func complexType(_ type: ValueType) -> String {
    switch type {
    case .complex(bytes: 4): "float _Complex"
    case .complex(bytes: 10): "long double _Complex"
    default: "double _Complex"
    }
  }
}
