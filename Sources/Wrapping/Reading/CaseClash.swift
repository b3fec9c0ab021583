import Interface

extension Library {
  /// Compilers write Fortran's symbols in lower case, however a signature file spells the names.
  ///
  /// C functions keep their case, and so does C text such as `fortranname F_FUNC(isamax,ISAMAX)`.
  mutating func foldForeignNames() {
    func fold(_ routines: inout [Routine]) {
      for index in routines.indices {
        let routine = routines[index]
        guard routine.linkage == .fortranExternal, !routine.directives.isC,
          !routine.foreignName.contains("(")
        else { continue }
        routines[index].foreignName = routine.foreignName.lowercased()
      }
    }
    fold(&routines)
    for index in scopes.indices { fold(&scopes[index].routines) }
  }
}

/// An argument whose name a signature file spells in two ways, in one routine.
///
/// Fortran sees one name there; f2py, which keeps the case of signature files, sees two, and writes
/// C that does not compile or takes the argument for undeclared.
struct CaseClash {
  var routine: Routine
  var spellings: [String]

  /// - Parameter library: what `file` says with all names in lower case.
  static func first(in file: SourceFile, _ library: Library) -> CaseClash? {
    let routines = (library.routines + library.scopes.flatMap(\.routines))
      .filter { $0.location?.file.path == file.path }
      .sorted { line(of: $0) < line(of: $1) }
    let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, routine) in routines.enumerated() {
      let isLast = index + 1 == routines.count
      let start = min(lines.count, line(of: routine))
      let end = isLast ? lines.count : min(lines.count, line(of: routines[index + 1]))
      let names = Set(routine.arguments.map(\.name))
      let found = spellings(of: names, in: lines[start..<max(start, end)])
      let clashes = found.values.filter { $0.count > 1 }.map { $0.sorted() }
      if let first = clashes.min(by: { $0[0] < $1[0] }) {
        return CaseClash(routine: routine, spellings: first)
      }
    }
    return nil
  }

  /// The index of the line where the routine begins.
  private static func line(of routine: Routine) -> Int {
    max(0, Int(routine.location?.line ?? 1) - 1)
  }

  /// How the names, given in lower case, are written outside comments and strings.
  private static func spellings(
    of names: Set<String>, in lines: ArraySlice<ArraySlice<UInt8>>
  ) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for line in lines {
      var word: [UInt8] = []
      var quote: UInt8?
      for byte in line + [UInt8(ascii: " ")] {
        if let open = quote {
          if byte == open { quote = nil }
          continue
        }
        if isNamePart(byte) {
          word.append(byte)
          continue
        }
        let text = String(decoding: word, as: UTF8.self)
        word.removeAll()
        let name = text.lowercased()
        if names.contains(name) { found[name, default: []].insert(text) }
        if byte == UInt8(ascii: "!") { break }
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { quote = byte }
      }
    }
    return found
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return UInt8(ascii: "a") <= letter && letter <= UInt8(ascii: "z")
      || UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_")
  }
}
