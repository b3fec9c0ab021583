/// Free form (F2018 6.3.2) and signature files: `&` continues, `!` comments, `;` separates.
extension LineAssembler {
  var isSignature: Bool { form == .signature }

  mutating func nextFree() -> Item? {
    while position < source.count {
      let start = position
      let (end, next) = lineEnd(start)
      let first = firstNonBlank(start, end)
      guard first < end else {
        if comments.last?.isEmpty == false { addComment(start, start) }
        advance(to: next)
        continue
      }
      switch source[first] {
      case UInt8(ascii: "!") where isDirective(first, end):
        startStatement(at: start)
        joinDirective(first, end, next)
        return .directive
      case UInt8(ascii: "!"):
        addComment(first, end)
        advance(to: next)
      case UInt8(ascii: "#") where first == start:
        return preprocessorLine(start, end, next)
      default:
        startStatement(at: start)
        joinFree(start, first, end, next)
        return .statements(label: nil)
      }
    }
    return nil
  }

  private mutating func joinFree(_ start: Int, _ first: Int, _ end: Int, _ next: Int) {
    line.beginLine(offset: start, number: lineNumber, room: end - first + 1)
    advance(to: next)
    var isGoingOn = appendFree(first, end, isSignature: isSignature)
    var directives: [(position: Int, lineNumber: Int)] = []
    while isGoingOn, position < source.count {
      let start = position
      let (end, next) = lineEnd(start)
      var first = firstNonBlank(start, end)
      if first == end || (source[first] == UInt8(ascii: "#") && first == start) {
        advance(to: next)
        continue
      }
      if source[first] == UInt8(ascii: "!"), quote == 0 {
        if isDirective(first, end) { directives.append((start, lineNumber)) }
        advance(to: next)
        continue
      }
      if source[first] == UInt8(ascii: "&") {
        first += 1
      } else {
        // Without a leading `&` the blanks in front count; one will do outside strings.
        first = quote != 0 || first == start ? start : first - 1
      }
      line.beginLine(offset: start, number: lineNumber, room: end - first + 1)
      advance(to: next)
      isGoingOn = appendFree(first, end, isSignature: isSignature)
    }
    line.removeTrailingBlanks()
    enqueue(directives)
  }

  /// Adds the text of one line; true if it ends with `&`.
  ///
  /// In a signature file a `'''` block may run over many lines, and `position` follows it.
  private mutating func appendFree(_ start: Int, _ lineEnd: Int, isSignature: Bool) -> Bool {
    var index = start
    var end = lineEnd
    while index < end {
      let byte = source[index]
      if quote != 0 {
        if byte == quote {
          quote = 0
        } else if byte == UInt8(ascii: "&"), firstNonBlank(index + 1, end) == end {
          return true
        } else if isSignature, byte == UInt8(ascii: "\\"), index + 1 < end {
          line.append(byte, from: index)
          index += 1
          line.append(source[index], from: index)
          index += 1
          continue
        }
        line.append(byte, from: index)
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if isSignature, byte == UInt8(ascii: "'"), isTriple(index, end) {
          (index, end) = appendBlock(index, end)
          continue
        }
        quote = byte
        line.append(byte, from: index)
      case UInt8(ascii: "!"):
        if isSignature, isNegation(index, end) {
          line.append(byte, from: index)
        } else {
          trailingComment = index..<end
          return false
        }
      case UInt8(ascii: "&"):
        let rest = firstNonBlank(index + 1, end)
        if rest == end { return true }
        if source[rest] == UInt8(ascii: "!"),
          !(isSignature && bracketDepth > 0 && rest == index + 1)
        {
          trailingComment = rest..<end
          return true
        }
        line.append(byte, from: index)
      case UInt8(ascii: ";"):
        if bracketDepth <= 0 {
          line.appendSeparator(from: index)
        } else {
          line.append(byte, from: index)
        }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        bracketDepth += 1
        line.append(byte, from: index)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        bracketDepth -= 1
        line.append(byte, from: index)
      default:
        line.append(byte.isBlank ? 0x20 : byte, from: index)
      }
      index += 1
    }
    // Not continued: a string that is still open ends with its line.
    quote = 0
    return false
  }

  /// In C text `!` negates: inside brackets, where no `&` went before and no blank follows.
  private func isNegation(_ index: Int, _ end: Int) -> Bool {
    bracketDepth > 0 && index + 1 < end && !source[index + 1].isBlank
      && source[index + 1] != UInt8(ascii: "!")
  }

  private func isTriple(_ index: Int, _ end: Int) -> Bool {
    index + 2 < end && source[index + 1] == UInt8(ascii: "'")
      && source[index + 2] == UInt8(ascii: "'")
  }

  /// Copies a `'''` block as it stands. Returns where the text goes on and where its line ends.
  private mutating func appendBlock(_ start: Int, _ end: Int) -> (Int, Int) {
    var index = start + 3
    while index + 2 < source.count {
      if source[index] == UInt8(ascii: "'"), isTriple(index, source.count) { break }
      index += 1
    }
    guard index + 2 < source.count else {
      unclosedBlock = start
      line.append(UInt8(ascii: "'"), from: start)
      line.append(UInt8(ascii: "'"), from: start + 1)
      line.append(UInt8(ascii: "'"), from: start + 2)
      return (start + 3, end)
    }
    let stop = index + 3
    var current = start
    line.reserve(stop - start)
    while current < stop {
      line.append(source[current], from: current)
      if source[current] == newline {
        line.beginLine(offset: current + 1, number: lineNumber, room: stop - current)
        lineNumber += 1
      }
      current += 1
    }
    guard stop > end else { return (stop, end) }
    let (newEnd, next) = lineEnd(stop)
    position = next
    line.reserve(newEnd - stop + 1)
    return (stop, newEnd)
  }

  // MARK: Directives

  private mutating func joinDirective(_ first: Int, _ end: Int, _ next: Int) {
    var isGoingOn = appendDirective(position, first + 5, end, next)
    while isGoingOn, position < source.count {
      let start = position
      let (end, next) = lineEnd(start)
      let first = firstNonBlank(start, end)
      guard first < end, source[first] == UInt8(ascii: "!"), isDirective(first, end) else { return }
      var body = firstNonBlank(first + 5, end)
      body = body < end && source[body] == UInt8(ascii: "&") ? body + 1 : first + 5
      isGoingOn = appendDirective(start, body, end, next)
    }
  }

  /// Adds the text of one directive line; true if the next directive line belongs to it: because
  /// of `&`, or because a `'''` block is open.
  mutating func appendDirective(_ start: Int, _ body: Int, _ end: Int, _ next: Int) -> Bool {
    line.beginLine(offset: start, number: lineNumber, room: max(0, end - body) + 2)
    advance(to: next)
    if isInBlock {
      line.append(0x0A, from: max(0, body - 1))
      appendBlockLine(body, end)
      return isInBlock
    }
    if hasBlockMark(body, end) {
      appendBlockLine(body, end)
      return isInBlock
    }
    let isGoingOn = appendFree(body, end, isSignature: true)
    line.removeTrailingBlanks()
    return isGoingOn
  }

  private func hasBlockMark(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index + 2 < end {
      if source[index] == UInt8(ascii: "'"), isTriple(index, end) { return true }
      index += 1
    }
    return false
  }

  /// Copies a line as it stands; each `'''` in it opens or closes a block.
  private mutating func appendBlockLine(_ start: Int, _ end: Int) {
    var index = start
    while index < end {
      if source[index] == UInt8(ascii: "'"), isTriple(index, end) {
        isInBlock.toggle()
        line.append(source[index], from: index)
        line.append(source[index + 1], from: index + 1)
        index += 2
      }
      line.append(source[index], from: index)
      index += 1
    }
  }
}
