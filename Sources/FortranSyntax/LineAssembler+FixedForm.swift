/// Fixed form (F2018 6.3.3): labels in columns 1 to 5, continuation by column 6, text from 7 on.
extension LineAssembler {
  private enum FixedLine {
    case blank, comment, directive, preprocessor
    case statement(bodyStart: Int, bodyEnd: Int, isContinuation: Bool)
  }

  /// Says what a line is by its first columns.
  private func classify(_ start: Int, _ end: Int) -> FixedLine {
    guard start < end else { return .blank }
    switch source[start] {
    case UInt8(ascii: "C"), UInt8(ascii: "c"), UInt8(ascii: "*"), UInt8(ascii: "!"):
      return isDirective(start, end) ? .directive : .comment
    case UInt8(ascii: "D"), UInt8(ascii: "d"):
      // A debug line, if it has the columns of a statement after it.
      return .comment
    case UInt8(ascii: "#"): return .preprocessor
    case UInt8(ascii: "&"):
      // DEC's continuation mark; the text follows at once.
      return .statement(bodyStart: start + 1, bodyEnd: end, isContinuation: true)
    default: break
    }
    // Columns 1 to 6, or a tab in them.
    var index = start
    let fieldEnd = min(start + 5, end)
    var isPlain = true
    while index < fieldEnd {
      let byte = source[index]
      if byte == 0x09 { return classifyTabbed(start, tab: index, end) }
      if byte == UInt8(ascii: "!") { return comment(index, end) }
      if !byte.isBlank, !byte.isDigit {
        isPlain = false
        break
      }
      index += 1
    }
    guard isPlain else {
      // Text in the label field: sloppy, but it can only be a statement.
      return .statement(
        bodyStart: index, bodyEnd: min(end, start + lastColumn), isContinuation: false)
    }
    if end <= start + 5 {
      return firstNonBlank(start, end) == end
        ? .blank : .statement(bodyStart: end, bodyEnd: end, isContinuation: false)
    }
    let mark = source[start + 5]
    let limit = min(end, start + lastColumn)
    if mark == 0x09 { return classifyTabbed(start, tab: start + 5, end) }
    if mark.isBlank || mark == UInt8(ascii: "0") {
      let first = firstNonBlank(start, limit)
      guard first < limit else { return .blank }
      if source[first] == UInt8(ascii: "!") { return comment(first, end) }
      return .statement(bodyStart: start + 6, bodyEnd: limit, isContinuation: false)
    }
    return .statement(bodyStart: start + 6, bodyEnd: max(start + 6, limit), isContinuation: true)
  }

  private func comment(_ start: Int, _ end: Int) -> FixedLine {
    isDirective(start, end) ? .directive : .comment
  }

  /// DEC's tab form: after the tab a digit 1 to 9 continues; else the statement field starts,
  /// as if in column 7.
  private func classifyTabbed(_ start: Int, tab: Int, _ end: Int) -> FixedLine {
    let first = firstNonBlank(tab + 1, end)
    guard first < end else { return .blank }
    if source[first] == UInt8(ascii: "!") { return comment(first, end) }
    let limit = lastColumn == Int.max ? end : min(end, tab + 1 + (lastColumn - 6))
    if tab + 1 < end, source[tab + 1] &- 0x31 < 9 {
      return .statement(bodyStart: tab + 2, bodyEnd: max(tab + 2, limit), isContinuation: true)
    }
    return .statement(bodyStart: tab + 1, bodyEnd: limit, isContinuation: false)
  }

  mutating func nextFixed() -> Item? {
    while position < source.count {
      var start = position
      let (end, next) = lineEnd(start)
      // A form feed starts a page, not a statement.
      while start < end, source[start] == 0x0C { start += 1 }
      switch classify(start, end) {
      case .blank:
        if comments.last?.isEmpty == false { addComment(start, start) }
        advance(to: next)
      case .comment:
        addComment(firstNonBlank(start, end), end)
        advance(to: next)
      case .preprocessor:
        return preprocessorLine(start, end, next)
      case .directive:
        startStatement(at: start)
        joinFixedDirective(firstNonBlank(start, end), end, next)
        return .directive
      case .statement(let bodyStart, let bodyEnd, _):
        // A continuation of nothing is read as a statement.
        startStatement(at: start)
        let label = labelField(start, bodyStart)
        line.beginLine(offset: start, number: lineNumber, room: bodyEnd - bodyStart + 1)
        appendFixed(bodyStart, bodyEnd, lineEnd: end)
        advance(to: next)
        joinFixedContinuations(columnsLeft: lastColumn - (bodyEnd - start))
        return .statements(label: label)
      }
    }
    return nil
  }

  private func labelField(_ start: Int, _ end: Int) -> Int? {
    var label: Int?
    for index in start..<min(end, start + 5) where source[index].isDigit {
      label = (label ?? 0) * 10 + Int(source[index] - 0x30)
    }
    return label
  }

  /// Takes continuation lines, with comments between them.
  private mutating func joinFixedContinuations(columnsLeft: Int) {
    var columnsLeft = columnsLeft
    while true {
      var ahead = position
      var number = lineNumber
      var directives: [(position: Int, lineNumber: Int)] = []
      var found: (start: Int, body: Range<Int>, end: Int, next: Int)?
      search: while ahead < source.count {
        let (end, next) = lineEnd(ahead)
        switch classify(ahead, end) {
        case .statement(let bodyStart, let bodyEnd, true):
          found = (ahead, bodyStart..<max(bodyStart, bodyEnd), end, next)
          break search
        case .statement: break search
        case .directive: directives.append((ahead, number))
        case .blank, .comment, .preprocessor: break
        }
        ahead = next
        number += 1
      }
      guard let found else { return }
      line.beginLine(
        offset: found.start, number: number,
        room: found.body.count + 1 + max(0, padding(columnsLeft)))
      if quote != 0 {
        // The string goes on; the short line before counts as filled with blanks.
        for _ in 0..<padding(columnsLeft) {
          line.append(0x20, from: found.start)
        }
      }
      trailingComment = nil
      appendFixed(found.body.lowerBound, found.body.upperBound, lineEnd: found.end)
      columnsLeft = lastColumn - (found.body.upperBound - found.start)
      position = found.next
      lineNumber = number + 1
      enqueue(directives)
    }
  }

  private func padding(_ columnsLeft: Int) -> Int {
    quote == 0 || lastColumn == Int.max ? 0 : min(max(0, columnsLeft), 132)
  }

  /// Adds the statement field of one line: blanks go, strings and Holleriths stay.
  private mutating func appendFixed(_ start: Int, _ end: Int, lineEnd: Int) {
    var index = start
    var quote = self.quote
    while index < end {
      let byte = source[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
        line.append(byte, from: index)
      } else if byte.isBlank {
        // Means nothing here.
      } else {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
          quote = byte
          line.append(byte, from: index)
        case UInt8(ascii: "!"):
          trailingComment = index..<lineEnd
          self.quote = 0
          return
        case UInt8(ascii: ";"): line.appendSeparator(from: index)
        case UInt8(ascii: "H"), UInt8(ascii: "h"):
          line.append(byte, from: index)
          var length = hollerithLength()
          while length > 0, index + 1 < end {
            index += 1
            length -= 1
            line.append(source[index], from: index)
          }
        default: line.append(byte, from: index)
        }
      }
      index += 1
    }
    self.quote = quote
  }

  /// The count of the Hollerith constant whose H was appended last, 0 if it is none.
  private func hollerithLength() -> Int {
    var index = line.count - 2
    guard index >= 0, line.bytes[index].isDigit else { return 0 }
    var length = 0
    var scale = 1
    while index >= 0, line.bytes[index].isDigit, scale <= 1000 {
      length += Int(line.bytes[index] - 0x30) * scale
      scale *= 10
      index -= 1
    }
    guard index >= 0 else { return 0 }
    switch line.bytes[index] {
    case UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "="): return length
    case UInt8(ascii: "*"):
      // A repeat count in DATA (3*4HABCD), not a size (REAL*8 H).
      return index > 0 && line.bytes[index - 1].isDigit ? length : 0
    case UInt8(ascii: "X"), UInt8(ascii: "x"):
      // FORMAT(1X5HHELLO)
      return index > 0 && line.bytes[index - 1].isDigit ? length : 0
    default: return 0
    }
  }

  /// A directive's text starts after `f2py`; column 6 may continue it, as may `&`.
  private mutating func joinFixedDirective(_ start: Int, _ end: Int, _ next: Int) {
    var isGoingOn = appendDirective(start, start + 5, end, next)
    while position < source.count {
      let ahead = position
      let (aheadEnd, aheadNext) = lineEnd(ahead)
      guard case .directive = classify(ahead, aheadEnd) else { return }
      let marker = firstNonBlank(ahead, aheadEnd)
      var body = marker + 5
      let hasMark = body < aheadEnd && !source[body].isBlank && isContinuationMark(source[body])
      guard isGoingOn || hasMark else { return }
      if hasMark { body += 1 }
      isGoingOn = appendDirective(ahead, body, aheadEnd, aheadNext)
    }
  }

  /// Text that follows `f2py` at once is text: `cf2pyintent(in) a`. Marks are what is no letter.
  private func isContinuationMark(_ byte: UInt8) -> Bool {
    !byte.isLetter && byte != UInt8(ascii: "0")
  }
}
