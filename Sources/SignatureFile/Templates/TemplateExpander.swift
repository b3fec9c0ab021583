import Interface

/// `.pyf.src` → `.pyf`: repeats blocks over `<prefix=s,d,c,z>` lists.
///
/// The form is that of NumPy's `from_template`: every SUBROUTINE or FUNCTION block that holds
/// `<…>` is repeated, once for each entry of its lists. A list is written in place, `<s,d,c,z>`, or
/// has a name, `<prefix=s,d,c,z>`, in the block or before it, and is used as `<prefix>`. Inside a
/// list `\,` is a comma and `\0` repeats the entry number 0; `\<` and `\>` are no brackets.
/// Lines `include 'name.src'` bring in other templates.
public struct TemplateExpander: Sendable {
  /// Reads the file of an INCLUDE line, by its path beside the including file. Where it fails, the
  /// line stays.
  public var readFile: @Sendable (_ path: String) throws -> SourceFile

  public init(
    readFile: @escaping @Sendable (_ path: String) throws -> SourceFile = { path in
      throw UserError("cannot open '\(path)'")
    }
  ) {
    self.readFile = readFile
  }

  /// The file that results is named after the template, and says that it is the expanded one.
  public func expand(_ file: SourceFile) throws(UserError) -> SourceFile {
    let lines = try lines(of: file, including: [])
    var names = TemplateLists.predefined
    var output: [UInt8] = []
    var diagnostics: [Diagnostic] = []
    var index = 0
    while index < lines.count {
      guard lines[index].startsRoutine else {
        let line = TemplateLine(lines[index])
        for (name, list) in line.definitions { names[name] = list }
        output += line.withoutDefinitions + [UInt8(ascii: "\n")]
        index += 1
        continue
      }
      let end = lines[(index + 1)...].firstIndex { $0.endsRoutine } ?? lines.count - 1
      var block = TemplateBlock(lines[index...max(index, end)].map(TemplateLine.init))
      do {
        output += try block.expanded(&names)
      } catch {
        diagnostics += error.diagnostics
      }
      index = max(index, end) + 1
    }
    if !diagnostics.isEmpty { throw UserError(diagnostics) }
    return SourceFile(path: "\(file.path) (expanded)", bytes: output)
  }

  private func lines(
    of file: SourceFile, including outer: [String]
  ) throws(UserError) -> [SourceLine] {
    var result: [SourceLine] = []
    let parts = file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.isEmpty { break }
      let line = SourceLine(file: file, number: index + 1, bytes: part)
      guard let name = line.includedTemplate else {
        result.append(line)
        continue
      }
      let path = Self.path(name, beside: file.path)
      if outer.contains(path) || path == file.path {
        throw UserError(
          "template '\(name)' includes itself",
          at: SourceLocation(file: file, line: index + 1, column: 1, length: part.count))
      }
      if let included = try? readFile(path) {
        result += try lines(of: included, including: outer + [file.path])
      } else {
        result.append(line)
      }
    }
    return result
  }

  private static func path(_ name: String, beside file: String) -> String {
    guard !name.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return name }
    return file[...slash] + name
  }
}

/// A line of a template and where it stands.
struct SourceLine {
  var file: SourceFile
  var number: Int
  var bytes: ArraySlice<UInt8>

  /// The line begins with SUBROUTINE or FUNCTION, also after a fixed-form continuation mark.
  var startsRoutine: Bool {
    var rest = bytes
    if rest.count > 6, rest.prefix(5).allSatisfy({ $0 == UInt8(ascii: " ") }),
      [UInt8(ascii: "$"), UInt8(ascii: "*")].contains(rest[rest.startIndex + 5])
    {
      rest = rest.dropFirst(6)
    }
    rest = rest.drop { $0.isBlank }
    return rest.hasWord("subroutine") != nil || rest.hasWord("function") != nil
  }

  var endsRoutine: Bool {
    let rest = bytes.drop { $0.isBlank }
    guard rest.hasPrefix("end") else { return false }
    let unit = rest.dropFirst(3).drop { $0.isBlank }
    return unit.hasWord("subroutine") != nil || unit.hasWord("function") != nil
  }

  /// The name in `include 'name.src'`.
  var includedTemplate: String? {
    let rest = bytes.drop { $0.isBlank }
    guard rest.hasPrefix("include") else { return nil }
    let quoted = rest.dropFirst(7).drop { $0.isBlank }
    guard let quote = quoted.first, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(quote),
      let end = quoted.dropFirst().firstIndex(of: quote)
    else { return nil }
    let name = String(decoding: quoted[(quoted.startIndex + 1)..<end], as: UTF8.self)
    return name.hasSuffix(".src") ? name : nil
  }
}
