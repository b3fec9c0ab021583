import FortranSyntax

/// How a procedure's body uses some names: called, or handed on to another procedure.
struct CallFinder {
  struct Call {
    var isSubroutine: Bool
    /// The actual arguments as written.
    var arguments: [String]
  }

  struct Use {
    var calls: [Call] = []
    /// It is an actual argument of `callee`, at this place from 0.
    var handedTo: [(callee: String, index: Int)] = []
  }

  private(set) var uses: [String: Use] = [:]
  private let text: [UInt8]
  private let names: Set<String>
  private let isFixed: Bool

  /// Words that stand before parentheses without being called.
  static let statementWords: Set<String> = [
    "if", "elseif", "while", "write", "read", "open", "close", "inquire", "print", "format",
    "select", "case", "where", "forall", "allocate", "deallocate", "nullify", "rewind",
    "backspace", "endfile", "return", "goto", "data", "associate", "concurrent", "rank", "flush",
  ]

  init(_ body: BodyText, names: Set<String>, form: SourceForm) {
    text = body.bytes
    self.names = names
    isFixed = form == .fixed
    scan()
  }

  private mutating func scan() {
    // Open parentheses: the name before each and the number of the argument being read.
    var open: [(name: Range<Int>, argument: Int)] = []
    var index = 0
    var previous = 0..<0
    var quote: UInt8 = 0
    while index < text.count {
      let byte = text[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
      case UInt8(ascii: "\n"):
        open.removeAll(keepingCapacity: true)
        previous = index..<index
      case UInt8(ascii: "("):
        open.append((previous.upperBound == contentEnd(before: index) ? previous : 0..<0, 0))
      case UInt8(ascii: ")"): _ = open.popLast()
      case UInt8(ascii: ","):
        if !open.isEmpty { open[open.count - 1].argument += 1 }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
        let start = index
        while index < text.count, text[index].isNamePart { index += 1 }
        let isComponent = start > 0 && text[start - 1] == UInt8(ascii: "%")
        if !isComponent { word(start..<index, previous, open.last) }
        previous = start..<index
        continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        // `1d0` is no name.
        while index < text.count, text[index].isNamePart { index += 1 }
        continue
      default: break
      }
      index += 1
    }
  }

  private func contentEnd(before index: Int) -> Int {
    var end = index
    while end > 0, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end
  }

  private mutating func word(
    _ range: Range<Int>, _ previous: Range<Int>, _ open: (name: Range<Int>, argument: Int)?
  ) {
    var range = range
    var isSubroutine = false
    let call = Array("call".utf8)
    if isFixed, open == nil, range.count > 4, text[range.prefix(4)].elementsEqual(call),
      names.contains(String(decoding: text[range.dropFirst(4)], as: UTF8.self))
    {
      range = (range.lowerBound + 4)..<range.upperBound
      isSubroutine = true
    } else if previous.count == 4, text[previous].elementsEqual(call),
      contentEnd(before: range.lowerBound) == previous.upperBound
    {
      isSubroutine = true
    }
    let name = String(decoding: text[range], as: UTF8.self)
    guard names.contains(name) else { return }
    var next = range.upperBound
    while next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
    let hasParenthesis = next < text.count && text[next] == UInt8(ascii: "(")
    if isSubroutine || hasParenthesis {
      uses[name, default: Use()].calls.append(
        Call(
          isSubroutine: isSubroutine, arguments: hasParenthesis ? arguments(from: next + 1) : []))
    } else if let open, !open.name.isEmpty {
      var callee = String(decoding: text[open.name], as: UTF8.self)
      if isFixed, callee.hasPrefix("call"), callee.utf8.count > 4 { callee.removeFirst(4) }
      uses[name, default: Use()].handedTo.append((callee, open.argument))
    }
  }

  /// The texts between commas up to the closing parenthesis.
  private func arguments(from start: Int) -> [String] {
    var arguments: [String] = []
    var depth = 0
    var quote: UInt8 = 0
    var first = start
    var index = start
    func finish() {
      let text = String(decoding: text[first..<index], as: UTF8.self)
      arguments.append(text.trimmingBlanks())
    }
    while index < text.count, text[index] != UInt8(ascii: "\n") {
      let byte = text[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"):
          if depth == 0 {
            finish()
            return arguments == [""] ? [] : arguments
          }
          depth -= 1
        case UInt8(ascii: ",") where depth == 0:
          finish()
          first = index + 1
        default: break
        }
      }
      index += 1
    }
    return arguments
  }
}

extension String {
  func trimmingBlanks() -> String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
