import Interface

/// A call found in an executable statement: `call f(x)`, or `f(x)` in an expression.
public struct ProcedureCall: Sendable {
  public var name: Name
  public var arguments: [SyntaxExpression]
  /// It stands in an expression, so it returns a value.
  public var isFunction: Bool
}

extension StatementParser {
  /// The calls of these procedures in an executable statement, in their order.
  ///
  /// The interface of a dummy procedure is often known only from how it is called. Executable
  /// statements are not kept, so this reads the statement's lines again; ask it only for routines
  /// that have such dummies. `names` are spelt as `Name.text`, and may be those of arrays: what a
  /// name means is the caller's to know.
  public func calls(of names: Set<String>, in statement: Statement) -> [ProcedureCall] {
    guard !names.isEmpty, case .executable = statement.kind, !statement.isDirective else {
      return []
    }
    let file = statement.location.file
    guard statement.lineStart >= 0, Int(statement.lineStart) < file.bytes.count else { return [] }
    return file.bytes.withUnsafeBufferPointer { source in
      let line = LogicalLine(file: file)
      var assembler = LineAssembler(
        source: source, form: form, lastColumn: lastFixedColumn ?? Int.max, line: line)
      assembler.position = Int(statement.lineStart)
      assembler.lineNumber = Int(statement.lineNumber)
      guard case .statements = assembler.next() else { return [] }
      var scanner = Scanner(
        line: line, from: 0, to: line.count, isFixed: form == .fixed, isSignature: false,
        foldsCase: foldsCase)
      return scanner.calls(
        of: names,
        in: statement
          .firstByte...max(
            statement.firstByte, statement.lastByte))
    }
  }
}

extension Scanner {
  fileprivate mutating func calls(
    of names: Set<String>, in range: ClosedRange<Int32>
  ) -> [ProcedureCall] {
    var calls: [ProcedureCall] = []
    var afterCall = false
    while position < end {
      let byte = bytes[position]
      guard byte.isNameStart else {
        position = byte == 0x27 || byte == 0x22 ? stringEnd(from: position) : position + 1
        if !byte.isBlank { afterCall = false }
        continue
      }
      let start = position
      position = nameEnd(from: start)
      let isComponent = start > 0 && bytes[start - 1] == UInt8(ascii: "%")
      if range.contains(line.origins[start]), !isComponent,
        let call = call(from: start, of: names, afterCall: afterCall)
      {
        calls.append(call)
      }
      afterCall = lowercased(start, min(position, start + 5)) == "call" && position == start + 4
    }
    return calls
  }

  /// The call whose name ends here. In fixed form `CALLF` has the keyword in front of the name.
  private func call(from start: Int, of names: Set<String>, afterCall: Bool) -> ProcedureCall? {
    var nameStart = start
    var isFunction = !afterCall
    if !names.contains(folded(start, position)) {
      guard isFixed, position - start > 4, beginsStatement(start),
        lowercased(start, start + 4) == "call",
        names.contains(folded(start + 4, position))
      else { return nil }
      nameStart = start + 4
      isFunction = false
    }
    var ahead = self
    var arguments: [SyntaxExpression] = []
    if ahead.accept("(") {
      if !ahead.accept(")") {
        repeat {
          ahead.skipBlanks()
          guard let argument = try? ahead.syntaxExpression() else { return nil }
          arguments.append(argument)
        } while ahead.accept(",")
        guard ahead.accept(")") else { return nil }
      }
    } else if isFunction {
      return nil
    }
    return ProcedureCall(
      name: makeName(nameStart, position), arguments: arguments, isFunction: isFunction)
  }

  /// Whether a statement can begin here: after `)` there may be one, as in `IF(X)CALLF`.
  private func beginsStatement(_ place: Int) -> Bool {
    place == 0 || bytes[place - 1] == UInt8(ascii: ";") || bytes[place - 1] == UInt8(ascii: ")")
  }
}
