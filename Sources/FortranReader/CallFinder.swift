import FortranSyntax

/// How a procedure's body uses some names: called, or handed on to another procedure.
struct CallFinder {
  struct Call {
    var isSubroutine: Bool
    /// The actual arguments as written.
    var arguments: [String]
  }

  /// The name is an actual argument.
  struct Handing {
    var callee: String
    /// It stands in a CALL statement; else `callee` may be an array as well.
    var isCall: Bool
    /// From 0.
    var index: Int
    /// `f` of `f=name`.
    var keyword: String?
  }

  struct Use {
    var calls: [Call] = []
    var handedTo: [Handing] = []
  }

  private struct Parenthesis {
    /// What stands before it; empty for one of an expression.
    var callee: Range<Int>
    var isCall = false
    /// The number of the argument being read.
    var argument = 0
  }

  private(set) var uses: [String: Use] = [:]
  private let text: [UInt8]
  private let names: Set<String>
  /// Tells of other names whether they are to be noted where they are handed on.
  private let isProcedure: (String) -> Bool
  private let isFixed: Bool

  /// Words that stand before parentheses without being called.
  static let statementWords: Set<String> = [
    "if", "elseif", "while", "write", "read", "open", "close", "inquire", "print", "format",
    "select", "case", "where", "forall", "allocate", "deallocate", "nullify", "rewind",
    "backspace", "endfile", "return", "goto", "data", "associate", "concurrent", "rank", "flush",
  ]

  init(
    _ body: BodyText, names: Set<String>, form: SourceForm,
    isProcedure: @escaping (String) -> Bool = { _ in false }
  ) {
    text = body.bytes
    self.names = names
    self.isProcedure = isProcedure
    isFixed = form == .fixed
    scan()
  }

  private mutating func scan() {
    var open: [Parenthesis] = []
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
        let isCallee = previous.upperBound == contentEnd(before: index)
        open.append(parenthesis(after: isCallee ? previous : 0..<0))
      case UInt8(ascii: ")"): _ = open.popLast()
      case UInt8(ascii: ","):
        if !open.isEmpty { open[open.count - 1].argument += 1 }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
        let start = index
        while index < text.count, text[index].isNamePart { index += 1 }
        let isComponent = start > 0 && text[start - 1] == UInt8(ascii: "%")
        if !isComponent { word(start..<index, previous, open.last) }
        // A component is no procedure that could be found by its name.
        previous = isComponent ? 0..<0 : start..<index
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

  private func isCall(at start: Int) -> Bool {
    start >= 0 && start + 4 <= text.count && text[start] == UInt8(ascii: "c")
      && text[start + 1] == UInt8(ascii: "a") && text[start + 2] == UInt8(ascii: "l")
      && text[start + 3] == UInt8(ascii: "l")
  }

  /// In fixed form, whose blanks mean nothing, CALL and the name are one word.
  private func beginsWithCall(_ range: Range<Int>) -> Bool {
    guard isFixed, range.count > 4, isCall(at: range.lowerBound) else { return false }
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : UInt8(ascii: "\n")
    return before == UInt8(ascii: "\n") || before == UInt8(ascii: ")")
  }

  private func parenthesis(after name: Range<Int>) -> Parenthesis {
    if beginsWithCall(name) {
      return Parenthesis(callee: (name.lowerBound + 4)..<name.upperBound, isCall: true)
    }
    let end = contentEnd(before: name.lowerBound)
    let isCall =
      end < name.lowerBound && isCall(at: end - 4) && (end == 4 || !text[end - 5].isNamePart)
    return Parenthesis(callee: name, isCall: isCall)
  }

  private mutating func word(
    _ range: Range<Int>, _ previous: Range<Int>, _ open: Parenthesis?
  ) {
    var range = range
    var isSubroutine = false
    if open == nil, beginsWithCall(range),
      names.contains(String(decoding: text[range.dropFirst(4)], as: UTF8.self))
    {
      range = (range.lowerBound + 4)..<range.upperBound
      isSubroutine = true
    } else if previous.count == 4, isCall(at: previous.lowerBound),
      contentEnd(before: range.lowerBound) == previous.upperBound
    {
      isSubroutine = true
    }
    let name = String(decoding: text[range], as: UTF8.self)
    var next = range.upperBound
    while next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
    let byte = next < text.count ? text[next] : UInt8(ascii: "\n")
    let isArgument =
      open?.callee.isEmpty == false && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")"))
    guard names.contains(name) || (isArgument && isProcedure(name)) else { return }
    let hasParenthesis = byte == UInt8(ascii: "(")
    if isSubroutine || hasParenthesis {
      uses[name, default: Use()].calls.append(
        Call(
          isSubroutine: isSubroutine, arguments: hasParenthesis ? arguments(from: next + 1) : []))
    } else if let open, isArgument {
      handOn(name, at: range.lowerBound, open)
    }
  }

  private mutating func handOn(_ name: String, at start: Int, _ open: Parenthesis) {
    let end = contentEnd(before: start)
    guard end > 0 else { return }
    var keyword: String?
    switch text[end - 1] {
    case UInt8(ascii: "("), UInt8(ascii: ","): break
    case UInt8(ascii: "="):
      let last = contentEnd(before: end - 1)
      var first = last
      while first > 0, text[first - 1].isNamePart { first -= 1 }
      guard first < last else { return }
      keyword = String(decoding: text[first..<last], as: UTF8.self)
    default: return  // part of an expression
    }
    let callee = String(decoding: text[open.callee], as: UTF8.self)
    uses[name, default: Use()].handedTo.append(
      Handing(callee: callee, isCall: open.isCall, index: open.argument, keyword: keyword))
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
