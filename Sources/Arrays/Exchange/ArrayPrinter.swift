/// Sets the words for the elements of an array in brackets and lines, as NumPy does.
struct ArrayPrinter {
  let shape: [Int]
  let options: PrintOptions
  /// Stands between elements: a blank, or a comma and a blank.
  let separator: String
  /// The width of what will be set before the first bracket; later lines are indented by it.
  let prefixWidth: Int
  /// Whether axes longer than twice `edgeItems` show their ends only.
  let isSummary: Bool
  /// The words in C order, of a summary only the ends.
  let words: [String]

  private var next = 0

  init(
    shape: [Int], words: [String], isSummary: Bool, options: PrintOptions, separator: String,
    prefixWidth: Int
  ) {
    self.shape = shape
    self.words = words
    self.isSummary = isSummary
    self.options = options
    self.separator = separator
    self.prefixWidth = prefixWidth
  }

  consuming func text() -> String {
    if words.isEmpty { return "[]" }
    return part(axis: 0, indent: prefixWidth + 1, width: options.lineWidth)
  }

  /// The text of one index of the axes before `axis`. Lines after the first begin with `indent`
  /// blanks; `width` is what is left after the closing brackets of the outer axes.
  private mutating func part(axis: Int, indent: Int, width: Int) -> String {
    guard axis < shape.count else { return nextWord() }
    let extent = shape[axis]
    let edge = options.edgeItems
    let isCut = isSummary && extent > 2 * edge
    let blanks = String(repeating: " ", count: indent)
    var text = ""
    if axis == shape.count - 1 {
      var line = blanks
      func add(_ word: String) {
        // A word that does not fit even alone stays where it is.
        if line.utf8.count + word.utf8.count > width - 1, line.utf8.count > indent {
          while line.last == " " { line.removeLast() }
          text += line + "\n"
          line = blanks
        }
        line += word
      }
      let shown = isCut ? 2 * edge : extent
      for i in 0..<shown {
        if isCut, i == edge {
          add("...")
          line += separator
        }
        add(nextWord())
        if i < shown - 1 { line += separator }
      }
      if isCut, edge == 0 { add("...") }
      text += line
    } else {
      let lineEnd =
        (separator == " " ? "" : ",") + String(repeating: "\n", count: shape.count - axis - 1)
      let shown = isCut ? 2 * edge : extent
      for i in 0..<shown {
        if isCut, i == edge { text += blanks + "..." + lineEnd }
        text += blanks + part(axis: axis + 1, indent: indent + 1, width: width - 1)
        if i < shown - 1 { text += lineEnd }
      }
    }
    return "[" + text.dropFirst(indent) + "]"
  }

  private mutating func nextWord() -> String {
    defer { next += 1 }
    return words[next]
  }
}
