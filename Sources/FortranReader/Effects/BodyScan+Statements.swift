import FortranSyntax

extension BodyScan {
  func statement(_ line: Range<Int>) {
    let end = line.upperBound
    var start = line.lowerBound
    while start < end, text[start].isDigit { start += 1 }
    guard start < end, text[start].isLetter else { return }
    var head = start..<nameEnd(start, end)
    if has(":", at: head.upperBound, before: end), !has(":", at: head.upperBound + 1, before: end) {
      // The name of a construct.
      start = head.upperBound + 1
      guard start < end, text[start].isLetter else { return }
      head = start..<nameEnd(start, end)
    }
    let equals = designatorEnd(start, end)
    if has("=", at: equals, before: end), !has("=", at: equals + 1, before: end) {
      if head.upperBound == equals, begins(head, "do"), parts(equals..<end).count > 1 {
        return loop(start..<end)
      }
      return assign(start..<equals, equals..<end)
    }
    keywordStatement(start..<end, head)
  }

  private func assign(_ target: Range<Int>, _ rest: Range<Int>) {
    if has(">", at: rest.lowerBound + 1, before: rest.upperBound) {
      // A pointer: from now on the target has another name.
      let value = rest.dropFirst(2)
      let last = nameEnd(value.startIndex, rest.upperBound)
      if let entry = names.find(text[value.startIndex..<last]) { lose(entry) }
      expression(value.startIndex..<rest.upperBound)
    } else {
      expression((rest.lowerBound + 1)..<rest.upperBound)
    }
    store(target)
  }

  /// Something gets a value.
  func store(_ target: Range<Int>, isCertain: Bool = true) {
    let name = target.lowerBound..<nameEnd(target.lowerBound, target.upperBound)
    if name.upperBound < target.upperBound { expression(name.upperBound..<target.upperBound) }
    if let entry = names.find(text[name]) {
      write(entry, isWhole: isCertain && name.upperBound == target.upperBound)
    } else if has("(", at: name.upperBound, before: target.upperBound) {
      let function = word(name)
      if unit.part[function]?.dimensions == nil { statementFunctions.insert(function) }
    }
  }

  /// `do 10 i = 1, n`, after its label or without one.
  private func loop(_ line: Range<Int>) {
    var start = line.lowerBound + 2
    let label = start
    while start < line.upperBound, text[start].isDigit { start += 1 }
    let isLabelled = start > label
    if has(",", at: start, before: line.upperBound) { start += 1 }
    let name = start..<nameEnd(start, line.upperBound)
    guard has("=", at: name.upperBound, before: line.upperBound) else {
      return isLabelled ? assignment.jump() : ()
    }
    expression((name.upperBound + 1)..<line.upperBound)
    store(name)
    // Its end is a label, which the text has no more.
    if isLabelled { assignment.jump() } else { assignment.begin() }
  }

  // MARK: - Statements with keywords

  private func keywordStatement(_ line: Range<Int>, _ head: Range<Int>) {
    let end = line.upperBound
    func after(_ count: Int) -> Range<Int> { min(line.lowerBound + count, end)..<end }
    switch text[line.lowerBound] {
    case UInt8(ascii: "a"):
      if begins(line, "allocate(") {
        allocation(after(8))
      } else if begins(line, "associate(") {
        aliases(after(9))
      } else if begins(line, "assign") {
        assignLabel(line)
      } else if begins(line, "accept") {
        // DEC's READ *
        loseAll(after(6))
      }
    case UInt8(ascii: "b"):
      if begins(line, "backspace(") {
        controlStatement(after(9))
      } else if begins(line, "block"), head.count == line.count, head.count == 5 {
        assignment.giveUp()
      }
    case UInt8(ascii: "c"):
      if begins(line, "call") {
        subroutineCall(after(4))
      } else if begins(line, "case") {
        assignment.nextBranch(isRest: begins(line, "casedefault"))
        expression(after(4))
      } else if begins(line, "close(") {
        controlStatement(after(5))
      } else if begins(line, "cycle") {
        leaveLoop(after(5))
      } else if begins(line, "common") {
        loseAll(after(6))
      }
    case UInt8(ascii: "d"): statementD(line, head)
    case UInt8(ascii: "e"): statementE(line)
    case UInt8(ascii: "f"):
      if begins(line, "forall(") {
        masked(after(6))
      } else if begins(line, "flush(") {
        controlStatement(after(5))
      }
    case UInt8(ascii: "g"):
      if begins(line, "goto") {
        expression(after(4))
        assignment.jump()
      }
    case UInt8(ascii: "i"):
      if head.count == 2, begins(line, "if(") {
        condition(after(2))
      } else if begins(line, "inquire(") {
        inquiry(after(7))
      }
    case UInt8(ascii: "n"):
      if begins(line, "namelist") {
        loseAll(after(8))
      } else if begins(line, "nullify(") {
        loseAll(after(7))
      }
    case UInt8(ascii: "o"): if begins(line, "open(") { controlStatement(after(4)) }
    case UInt8(ascii: "p"): if begins(line, "print") { expression(after(5)) }
    case UInt8(ascii: "r"):
      if begins(line, "return") {
        expression(after(6))
        assignment.leave()
      } else if begins(line, "read") {
        readStatement(after(4))
      } else if begins(line, "rewind(") {
        controlStatement(after(6))
      }
    case UInt8(ascii: "s"):
      if begins(line, "selectcase(") {
        expression(after(10))
        assignment.begin(isSelect: true)
      } else if begins(line, "selecttype(") || begins(line, "selectrank(") {
        aliases(after(10))
      } else if begins(line, "stop") {
        assignment.stop()
      } else if begins(line, "sync") {
        loseAll(after(4))
      }
    case UInt8(ascii: "w"):
      if begins(line, "write(") {
        controlStatement(after(5), isWrite: true)
      } else if begins(line, "where(") {
        masked(after(5))
      } else if begins(line, "wait(") {
        controlStatement(after(4))
      }
    default: break
    }
  }

  private func statementD(_ line: Range<Int>, _ head: Range<Int>) {
    let end = line.upperBound
    if begins(line, "dowhile(") {
      expression((line.lowerBound + 7)..<end)
      assignment.begin()
    } else if begins(line, "doconcurrent(") {
      expression((line.lowerBound + 12)..<end)
      assignment.begin()
    } else if begins(line, "deallocate(") {
      allocation((line.lowerBound + 10)..<end)
    } else if begins(line, "decode(") {
      // DEC's internal READ
      loseAll((line.lowerBound + 6)..<end)
    } else if begins(line, "data") {
      loseAll((line.lowerBound + 4)..<end)
    } else if begins(line, "do") {
      if head.count == 2, head.upperBound == end { return assignment.begin() }
      let afterLabel = head.dropFirst(2).drop { text[$0].isDigit }
      if afterLabel.isEmpty, head.count > 2 {
        // `do 10, i = 1, n` and `do 10 while (…)`, `do 10`.
        loop(line)
      } else if head.count > 2, word(afterLabel.startIndex..<head.upperBound) == "while" {
        expression(head.upperBound..<end)
        assignment.jump()
      }
    }
  }

  private func statementE(_ line: Range<Int>) {
    let end = line.upperBound
    if begins(line, "elseif(") {
      assignment.nextBranch(isRest: false)
      expression((line.lowerBound + 6)..<end)
    } else if begins(line, "elsewhere") {
      expression((line.lowerBound + 9)..<end)
    } else if begins(line, "else") {
      assignment.nextBranch(isRest: true)
    } else if begins(line, "endif") || begins(line, "enddo") || begins(line, "endselect") {
      assignment.end()
    } else if begins(line, "endfile(") {
      controlStatement((line.lowerBound + 7)..<end)
    } else if begins(line, "equivalence(") {
      loseAll((line.lowerBound + 11)..<end)
    } else if begins(line, "exit") {
      leaveLoop((line.lowerBound + 4)..<end)
    } else if begins(line, "encode(") {
      // DEC's internal WRITE
      loseAll((line.lowerBound + 6)..<end)
    } else if begins(line, "errorstop") {
      assignment.stop()
    }
  }

  private func leaveLoop(_ name: Range<Int>) {
    if name.isEmpty { assignment.stop() } else { assignment.jump() }
  }

  /// `if (…) …`, from its parenthesis.
  private func condition(_ range: Range<Int>) {
    let close = closing(range.lowerBound, range.upperBound)
    expression(range.lowerBound..<close)
    let rest = min(close + 1, range.upperBound)..<range.upperBound
    guard let first = rest.first else { return }
    if text[first].isDigit {
      assignment.jump()
    } else if rest.count == 4, begins(rest, "then") {
      assignment.begin()
    } else {
      assignment.begin()
      statement(rest)
      assignment.end()
    }
  }

  /// `where (…) …` and `forall (…) …`, from the parenthesis.
  private func masked(_ range: Range<Int>) {
    let close = closing(range.lowerBound, range.upperBound)
    expression(range.lowerBound..<close)
    let rest = min(close + 1, range.upperBound)..<range.upperBound
    guard !rest.isEmpty else { return }
    assignment.begin()
    statement(rest)
    assignment.end()
  }

  /// `a => x`: what happens to `a` then happens to `x`.
  private func aliases(_ range: Range<Int>) {
    assignment.giveUp()
    let close = closing(range.lowerBound, range.upperBound)
    for part in parts((range.lowerBound + 1)..<max(close, range.lowerBound + 1)) {
      loseAll(part)
      expression(part)
    }
  }

  /// `assign 10 to next`
  private func assignLabel(_ line: Range<Int>) {
    let label = (line.lowerBound + 6)..<line.upperBound
    let rest = label.drop { text[$0].isDigit }
    guard !rest.isEmpty, rest.startIndex > label.lowerBound,
      begins(rest.startIndex..<line.upperBound, "to")
    else { return }
    store((rest.startIndex + 2)..<line.upperBound)
  }
}
