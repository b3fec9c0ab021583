import FortranSyntax

/// READ, WRITE, INQUIRE, ALLOCATE: lists of which some items get values.
extension BodyScan {
  private static let outputs: Set<String> = [
    "iostat", "iomsg", "size", "newunit", "stat", "errmsg", "id",
  ]

  /// `(unit, iostat=k) items`, from the parenthesis.
  func controlStatement(_ range: Range<Int>, isWrite: Bool = false) {
    let items = control(range, isWrite: isWrite)
    if !items.isEmpty { expression(items) }
  }

  /// What is in the parentheses; answers what follows them.
  private func control(_ range: Range<Int>, isWrite: Bool) -> Range<Int> {
    let close = closing(range.lowerBound, range.upperBound)
    let list = min(range.lowerBound + 1, close)..<close
    for (index, part) in parts(list).enumerated() {
      let (key, value) = keyword(part)
      if let key, Self.outputs.contains(key) {
        store(value, isCertain: false)
      } else if key == "err" || key == "end" || key == "eor" {
        assignment.jump()
      } else if isWrite, key == "unit" || (key == nil && index == 0), isDesignator(value) {
        // An internal file, if it is a text.
        let name = value.lowerBound..<nameEnd(value.lowerBound, value.upperBound)
        if let entry = names.find(text[name]), !entry.isCharacter {
          expression(value)
        } else {
          store(value, isCertain: false)
        }
      } else {
        expression(value)
      }
    }
    return min(close + 1, range.upperBound)..<range.upperBound
  }

  func isDesignator(_ range: Range<Int>) -> Bool {
    guard let first = range.first, text[first].isLetter else { return false }
    return designatorEnd(first, range.upperBound) == range.upperBound
  }

  /// After READ.
  func readStatement(_ range: Range<Int>) {
    if has("(", at: range.lowerBound, before: range.upperBound) {
      var items = control(range, isWrite: false)
      if has(",", at: items.lowerBound, before: items.upperBound) { items = items.dropFirst() }
      return input(items)
    }
    // `read *, x`; the first part is the format.
    for part in parts(range).dropFirst() { input(part) }
  }

  private func input(_ range: Range<Int>) {
    for part in parts(range) {
      let (key, value) = keyword(part)
      if key != nil {
        // `i=1` of an implied DO.
        store(part.lowerBound..<nameEnd(part.lowerBound, part.upperBound), isCertain: false)
        expression(value)
      } else if has("(", at: part.lowerBound, before: part.upperBound) {
        guard depth < Self.deepestNesting else { return loseAll(part) }
        depth += 1
        input((part.lowerBound + 1)..<closing(part.lowerBound, part.upperBound))
        depth -= 1
      } else if isDesignator(part) {
        store(part, isCertain: false)
      } else {
        expression(part)
      }
    }
  }

  /// All that INQUIRE is not asked by.
  func inquiry(_ range: Range<Int>) {
    let close = closing(range.lowerBound, range.upperBound)
    for part in parts(min(range.lowerBound + 1, close)..<close) {
      let (key, value) = keyword(part)
      switch key {
      case nil, "unit", "file", "id": expression(value)
      case "err": assignment.jump()
      default: store(value, isCertain: false)
      }
    }
    if close + 1 < range.upperBound { expression((close + 1)..<range.upperBound) }
  }

  /// ALLOCATE and DEALLOCATE.
  func allocation(_ range: Range<Int>) {
    let close = closing(range.lowerBound, range.upperBound)
    for part in parts(min(range.lowerBound + 1, close)..<close) {
      let (key, value) = keyword(part)
      if key == nil || Self.outputs.contains(key ?? "") {
        store(value, isCertain: false)
      } else {
        expression(value)
      }
    }
  }
}

extension Range<Int> {
  func dropFirst() -> Range<Int> { isEmpty ? self : (lowerBound + 1)..<upperBound }
}
