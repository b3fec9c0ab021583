import Interface

/// One SUBROUTINE or FUNCTION block of a template.
struct TemplateBlock {
  private let lines: [TemplateLine]

  init(_ lines: [TemplateLine]) {
    self.lines = lines
  }

  /// The copies of the block. Lists that it names are known to later blocks too.
  mutating func expanded(_ names: inout [String: TemplateList]) throws(UserError) -> [UInt8] {
    var local: [String: TemplateList] = [:]
    for line in lines {
      for (name, list) in line.definitions { local[name] = list }
    }
    var count: Int?
    var first = ""
    for line in lines {
      for piece in line.pieces {
        guard let (list, shown, location) = try Self.list(of: piece, local, names) else {
          continue
        }
        if let index = list.badIndex {
          throw UserError(
            "'\(index)' in '<\(list.text)>' names no entry before it", at: location,
            hint: "entries count from 0")
        }
        if let expected = count, expected != list.entries.count {
          throw UserError(
            "\(shown) has \(list.entries.count) entries, but \(first) in the same block has "
              + "\(expected)", at: location,
            hint: "write '\\<' and '\\>' where no list is meant")
        }
        if count == nil {
          count = list.entries.count
          first = shown
        }
      }
    }
    for (name, list) in local where names[name] == nil { names[name] = list }

    var result: [UInt8] = []
    for copy in 0..<(count ?? 1) {
      for line in lines {
        for piece in line.pieces {
          if case .text(let text) = piece {
            result += Self.unescaped(text)
          } else if let (list, _, _) = try Self.list(of: piece, local, names) {
            result += list.entries[copy]
          }
        }
        result.append(UInt8(ascii: "\n"))
      }
      if count != nil { result += [UInt8(ascii: "\n")] }
    }
    return result
  }

  private static func list(
    of piece: TemplateLine.Piece, _ local: [String: TemplateList], _ names: [String: TemplateList]
  ) throws(UserError) -> (TemplateList, shown: String, SourceLocation)? {
    switch piece {
    case .text: return nil
    case .list(let list, let location): return (list, "'<\(list.text)>'", location)
    case .definition(let name, _, let location), .reference(let name, let location):
      guard let list = local[name] ?? names[name] else {
        throw UserError(
          "no list is known for '<\(name)>'", at: location,
          hint: "define it before: '<\(name)=s,d,c,z>'; or write '\\<' where no list is meant")
      }
      return (list, "'<\(name)=\(list.text)>'", location)
    }
  }

  /// `\<` and `\>` become brackets.
  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = index + 1
      if text[index] == UInt8(ascii: "\\"), next < text.endIndex,
        [UInt8(ascii: "<"), UInt8(ascii: ">")].contains(text[next])
      {
        result.append(text[next])
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
