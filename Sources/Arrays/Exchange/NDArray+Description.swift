/// How `NDArray.formatted` prints; the defaults are NumPy's (`numpy.set_printoptions`).
public struct PrintOptions: Sendable, Hashable {
  /// The largest number of digits after the decimal point.
  public var precision = 8
  /// Arrays of more elements than this are summarised: long axes show their ends.
  public var threshold = 1000
  /// How many indices a summary shows at either end of an axis, at least 1.
  public var edgeItems = 3 {
    didSet { edgeItems = max(1, edgeItems) }
  }
  /// Lines are broken, between elements, to be no longer than this.
  public var lineWidth = 75
  /// Whether small numbers are printed as 0 rather than all numbers in scientific notation.
  public var suppressesSmall = false

  public init() {}
}

extension NDArray: CustomStringConvertible {
  /// The elements as NumPy's `str` prints them: eight digits after the point, aligned, more than
  /// 1000 summarised.
  ///
  /// ```
  /// [[0.  0.5]
  ///  [1.  1.5]]
  /// ```
  public var description: String { formatted() }

  /// The elements as NumPy's `str` prints them, with options.
  public func formatted(_ options: PrintOptions = PrintOptions()) -> String {
    if Rank == 0, let element = firstElement { return scalarText(element) }
    return bracketed(options, separator: " ", prefixWidth: 0)
  }
}

extension NDArray: CustomDebugStringConvertible {
  /// The array as NumPy's `repr` prints it, with type and shape where the elements do not tell
  /// them: `array([[1, 2], [3, 4]], dtype=int32)`. Python reads it back.
  public var debugDescription: String {
    var options = PrintOptions()
    let lineWidth = options.lineWidth
    options.lineWidth -= 1
    let prefix = "array("
    var text = prefix + bracketed(options, separator: ", ", prefixWidth: prefix.utf8.count)
    var extras: [String] = []
    let extents = shape.indices.map { shape[$0] }
    if isEmpty && extents != [0] || count > options.threshold {
      extras.append("shape=" + pythonTuple(extents))
    }
    let type = Scalar.self as? any PrintableElement.Type
    if isEmpty || !(type?.isImplied ?? false) {
      extras.append("dtype=" + (type?.numPyName ?? String(describing: Scalar.self)))
    }
    if !extras.isEmpty {
      text += ","
      let extra = extras.joined(separator: ", ") + ")"
      let lastLine = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
      let isTooLong = lastLine + extra.utf8.count + 1 > lineWidth
      return text + (isTooLong ? "\n" + String(repeating: " ", count: prefix.utf8.count) : " ")
        + extra
    }
    return text + ")"
  }
}

extension NDArray: CustomReflectable {
  /// Shape, strides and elements, not the storage.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "shape": shape.indices.map { shape[$0] },
        "strides": strides.indices.map { strides[$0] },
        "elements": description,
      ],
      displayStyle: .struct)
  }
}

extension NDArray {
  private var firstElement: Scalar? {
    isEmpty ? nil : withExtendedLifetime(storage) { base.pointee }
  }

  private func bracketed(
    _ options: PrintOptions, separator: String, prefixWidth: Int
  ) -> String {
    let isSummary = count > options.threshold
    let elements = shownElements(edge: isSummary ? options.edgeItems : nil)
    return ArrayPrinter(
      shape: shape.indices.map { shape[$0] }, words: words(elements, options),
      isSummary: isSummary, options: options, separator: separator, prefixWidth: prefixWidth
    ).text()
  }

  /// The elements in C order; with `edge` only so many at either end of each axis.
  private func shownElements(edge: Int?) -> [Scalar] {
    var elements: [Scalar] = []
    if isEmpty { return elements }
    var index = InlineArray<Rank, Int>(repeating: 0)
    while true {
      var position = layout.offset
      for axis in 0..<Rank { position += index[axis] * strides[axis] }
      elements.append(start[position])
      var axis = Rank - 1
      while axis >= 0 {
        index[axis] += 1
        if let edge, index[axis] == edge, shape[axis] > 2 * edge {
          index[axis] = shape[axis] - edge
        }
        if index[axis] < shape[axis] { break }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { break }
    }
    withExtendedLifetime(storage) {}
    return elements
  }

  private func words(_ elements: [Scalar], _ options: PrintOptions) -> [String] {
    func open<Element: PrintableElement>(_ type: Element.Type) -> [String]? {
      guard let elements = elements as? [Element] else { return nil }
      if Rank == 0, Element.self == Bool.self { return elements.map(\.scalarText) }
      return elements.map(Element.printer(for: elements, options))
    }
    if let type = Scalar.self as? any PrintableElement.Type, let words = open(type) { return words }
    let words = elements.map { String(describing: $0) }
    let width = words.map(\.utf8.count).max() ?? 0
    return words.map { $0.leftPadded(to: width) }
  }

  private func scalarText(_ element: Scalar) -> String {
    (element as? any PrintableElement)?.scalarText ?? String(describing: element)
  }
}
