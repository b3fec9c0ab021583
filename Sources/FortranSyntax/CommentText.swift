/// Comment lines as documentation: markers gone, banners dropped, common indentation removed.
struct CommentText {
  let source: UnsafeBufferPointer<UInt8>

  /// The text of comment lines; blank lines separate paragraphs and come as empty strings.
  func lines(_ ranges: [Range<Int>]) -> [String] {
    var texts: [Range<Int>] = []
    for range in ranges {
      guard let text = text(range) else { continue }
      if text.isEmpty, texts.last?.isEmpty ?? true { continue }
      texts.append(text)
    }
    while texts.last?.isEmpty == true { texts.removeLast() }
    let indentation = texts.filter { !$0.isEmpty }.map { blanks($0) }.min() ?? 0
    return texts.map { range in
      range.isEmpty ? "" : source[(range.lowerBound + indentation)..<range.upperBound].text
    }
  }

  func line(_ range: Range<Int>) -> String? {
    guard let text = text(range), !text.isEmpty else { return nil }
    return source[(text.lowerBound + blanks(text))..<text.upperBound].text
  }

  private func blanks(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, source[index].isBlank { index += 1 }
    return index - range.lowerBound
  }

  /// The range without its marker; nil for banners and compiler directives.
  private func text(_ range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty else { return range }
    var start = range.lowerBound + 1
    var end = range.upperBound
    while end > start, source[end - 1].isBlank { end -= 1 }
    // `!$omp`, `!dir$`, `!dec$`, `!gcc$`
    if start < end, source[start] == UInt8(ascii: "$") { return nil }
    if start + 4 <= end, source[start + 3] == UInt8(ascii: "$") { return nil }
    while start < end, source[start] == UInt8(ascii: "!") || source[start] == UInt8(ascii: "*") {
      start += 1
    }
    if start < end, source[start] == UInt8(ascii: ">") || source[start] == UInt8(ascii: "<") {
      start += 1
    }
    guard start < end else {
      // `C` alone separates paragraphs; `C*****` is a banner.
      return end - range.lowerBound <= 2 ? end..<end : nil
    }
    guard source[start..<end].contains(where: { $0.isNamePart && $0 != 0x5F || $0 >= 0x80 }) else {
      return nil
    }
    return start..<end
  }
}
