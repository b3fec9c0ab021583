/// The words that statements other than executable ones begin with.
enum Keyword {
  case abstractInterface, allocatable, asynchronous, bind, blockData, byte
  case call, callProtoArgument, callStatement, character, check, `class`, codimension, common
  case complex, contains, contiguous, data, depend, dimension, doubleComplex, doublePrecision
  case end, entry, enumeration, enumerator, equivalence, external, final, format, fortranName
  case function, generic, implicit, `import`, include, integer, intent, interface, intrinsic
  case logical, module, namelist, note, optional, parameter, pointer, `private`, procedure
  case program, protected, `public`, pymethoddef, pythonModule, prefix, real, required, save
  case sequence, submodule, subroutine, target, threadsafe, type, use, userCode, value, volatile

  struct Entry {
    var word: StaticString
    var keyword: Keyword
    /// Only in signature files and directives.
    var isSignatureOnly = false
    /// May be followed by another letter at once: `endsubroutine`.
    var isOpen = false
  }

  /// The entries by first letter, longer words before their beginnings.
  static let entries: [[Entry]] = {
    let all: [Entry] = [
      Entry(word: "abstract interface", keyword: .abstractInterface),
      Entry(word: "allocatable", keyword: .allocatable),
      Entry(word: "asynchronous", keyword: .asynchronous),
      Entry(word: "bind", keyword: .bind),
      Entry(word: "block data", keyword: .blockData),
      Entry(word: "byte", keyword: .byte),
      Entry(word: "callprotoargument", keyword: .callProtoArgument, isSignatureOnly: true),
      Entry(word: "callstatement", keyword: .callStatement, isSignatureOnly: true),
      Entry(word: "call", keyword: .call, isSignatureOnly: true),
      Entry(word: "character", keyword: .character),
      Entry(word: "check", keyword: .check, isSignatureOnly: true),
      Entry(word: "class", keyword: .class),
      Entry(word: "codimension", keyword: .codimension),
      Entry(word: "common", keyword: .common),
      Entry(word: "complex", keyword: .complex),
      Entry(word: "contains", keyword: .contains),
      Entry(word: "contiguous", keyword: .contiguous),
      Entry(word: "data", keyword: .data),
      Entry(word: "depend", keyword: .depend, isSignatureOnly: true),
      Entry(word: "dimension", keyword: .dimension),
      Entry(word: "double complex", keyword: .doubleComplex),
      Entry(word: "double precision", keyword: .doublePrecision),
      Entry(word: "elemental", keyword: .prefix),
      Entry(word: "end", keyword: .end, isOpen: true),
      Entry(word: "entry", keyword: .entry),
      Entry(word: "enumerator", keyword: .enumerator),
      Entry(word: "enum", keyword: .enumeration),
      Entry(word: "equivalence", keyword: .equivalence),
      Entry(word: "external", keyword: .external),
      Entry(word: "final", keyword: .final),
      Entry(word: "format", keyword: .format),
      Entry(word: "fortranname", keyword: .fortranName, isSignatureOnly: true),
      Entry(word: "function", keyword: .function),
      Entry(word: "generic", keyword: .generic),
      Entry(word: "implicit", keyword: .implicit),
      Entry(word: "import", keyword: .import),
      Entry(word: "impure", keyword: .prefix),
      Entry(word: "include", keyword: .include),
      Entry(word: "integer", keyword: .integer),
      Entry(word: "intent", keyword: .intent),
      Entry(word: "interface", keyword: .interface),
      Entry(word: "intrinsic", keyword: .intrinsic),
      Entry(word: "logical", keyword: .logical),
      Entry(word: "module", keyword: .module),
      Entry(word: "namelist", keyword: .namelist),
      Entry(word: "non_recursive", keyword: .prefix),
      Entry(word: "note", keyword: .note, isSignatureOnly: true),
      Entry(word: "optional", keyword: .optional),
      Entry(word: "parameter", keyword: .parameter),
      Entry(word: "pointer", keyword: .pointer),
      Entry(word: "private", keyword: .private),
      Entry(word: "procedure", keyword: .procedure),
      Entry(word: "program", keyword: .program),
      Entry(word: "protected", keyword: .protected),
      Entry(word: "public", keyword: .public),
      Entry(word: "pure", keyword: .prefix),
      Entry(word: "pymethoddef", keyword: .pymethoddef, isSignatureOnly: true),
      Entry(word: "python module", keyword: .pythonModule, isSignatureOnly: true),
      Entry(word: "real", keyword: .real),
      Entry(word: "recursive", keyword: .prefix),
      Entry(word: "required", keyword: .required, isSignatureOnly: true),
      Entry(word: "save", keyword: .save),
      Entry(word: "sequence", keyword: .sequence),
      Entry(word: "simple", keyword: .prefix),
      Entry(word: "submodule", keyword: .submodule),
      Entry(word: "subroutine", keyword: .subroutine),
      Entry(word: "target", keyword: .target),
      Entry(word: "threadsafe", keyword: .threadsafe, isSignatureOnly: true),
      Entry(word: "type", keyword: .type),
      Entry(word: "usercode", keyword: .userCode, isSignatureOnly: true),
      Entry(word: "use", keyword: .use),
      Entry(word: "value", keyword: .value),
      Entry(word: "volatile", keyword: .volatile),
    ]
    var table = [[Entry]](repeating: [], count: 26)
    for entry in all {
      table[Int(entry.word.utf8Start.pointee - UInt8(ascii: "a"))].append(entry)
    }
    return table
  }()
}

extension Scanner {
  /// The keyword that the statement begins with, and where it ends.
  func leadingKeyword() -> (Keyword, end: Int)? {
    let first = byte
    guard first.isLetter else { return nil }
    for entry in Keyword.entries[Int(first.lowered - UInt8(ascii: "a"))] {
      if entry.isSignatureOnly, !isSignature { continue }
      if let stop = keywordEnd(entry.word, needsBoundary: !entry.isOpen) {
        return (entry.keyword, stop)
      }
    }
    return nil
  }

  /// Whether the statement assigns: `name = …`, `name(…) = …`, `name%part = …`, `name => …`.
  ///
  /// Keywords are not reserved, so that is what decides (`real(3) = 2`, `end = 5`).
  func isAssignment() -> Bool {
    var index = nameEnd(from: position)
    guard index > position else { return false }
    while true {
      while index < end, bytes[index].isBlank { index += 1 }
      guard index < end else { return false }
      switch bytes[index] {
      case UInt8(ascii: "="):
        return !(index + 1 < end && bytes[index + 1] == UInt8(ascii: "="))
      case UInt8(ascii: "%"):
        return !isSignature
      case UInt8(ascii: "("), UInt8(ascii: "["):
        guard let stop = matchingBracketEnd(from: index) else { return false }
        index = stop
      default: return false
      }
    }
  }
}
