// Tables as text, a row per line (RFC 4180).

extension NDArray where Rank == 2, Scalar: LosslessStringConvertible {
  /// A table of numbers, a row per line.
  ///
  /// Fields may stand in quotes; blanks around them and empty lines do not count.
  /// - Parameters:
  ///   - delimiter: what stands between fields, an ASCII character.
  ///   - skippingLines: how many lines of heading to pass over.
  ///   - missing: the value of empty fields; without it they are an error.
  ///
  /// Throws `ArrayError` with code `invalidData` and line and column in the message when a field is
  /// no number or missing, or when lines differ in length.
  public init(
    csv text: String, delimiter: Character = ",", skippingLines: Int = 0, missing: Scalar? = nil
  ) throws(ArrayError) {
    try self.init(
      table: Array(text.utf8), name: "the table", delimiter, skippingLines, missing)
  }

  /// A table of numbers in a file, see `init(csv:)`; also throws `fileAccess`.
  public init(
    csvFile path: String, delimiter: Character = ",", skippingLines: Int = 0,
    missing: Scalar? = nil
  ) throws(ArrayError) {
    var source = try FileSource(path)
    try self.init(table: source.readToEnd(), name: path, delimiter, skippingLines, missing)
  }

  /// The elements as text, a row per line, numbers as short as reading them back allows.
  /// - Parameter header: names of the columns for a first line; none if empty.
  public func csv(delimiter: Character = ",", header: [String] = []) -> String {
    let columns = shape[1]
    var text = ""
    if !header.isEmpty { text += csvLine(header, delimiter) }
    let elements = Array(self)
    for row in 0..<shape[0] {
      text += csvLine(
        (0..<columns).map { elements[row * columns + $0].description }, delimiter)
    }
    return text
  }

  /// Writes the elements to a file, see `csv(delimiter:header:)`.
  public func writeCSV(
    toFile path: String, delimiter: Character = ",", header: [String] = []
  ) throws(ArrayError) {
    try writeText(csv(delimiter: delimiter, header: header), path)
  }

  fileprivate init(
    table bytes: [UInt8], name: String, _ delimiter: Character, _ skippingLines: Int,
    _ missing: Scalar?
  ) throws(ArrayError) {
    let reader = try CSVReader(
      bytes, name: name, delimiter: delimiter, skippingLines: skippingLines)
    let (values, rows, columns) = try reader.table(missing: missing)
    self.init(values, shape: [rows, columns])
  }
}

extension NDArray where Rank == 1, Scalar: LosslessStringConvertible {
  /// A single row or column of numbers, see `init(csv:)` of matrices.
  public init(
    csv text: String, delimiter: Character = ",", skippingLines: Int = 0, missing: Scalar? = nil
  ) throws(ArrayError) {
    try self.init(
      table: NDArray<Scalar, 2>(
        csv: text, delimiter: delimiter, skippingLines: skippingLines, missing: missing),
      name: "the table")
  }

  /// A single row or column of numbers in a file, see `init(csvFile:)` of matrices.
  public init(
    csvFile path: String, delimiter: Character = ",", skippingLines: Int = 0,
    missing: Scalar? = nil
  ) throws(ArrayError) {
    try self.init(
      table: NDArray<Scalar, 2>(
        csvFile: path, delimiter: delimiter, skippingLines: skippingLines, missing: missing),
      name: path)
  }

  /// The elements as text, one per line.
  public func csv() -> String {
    Array(self).map { csvLine([$0.description], ",") }.joined()
  }

  /// Writes the elements to a file, one per line.
  public func writeCSV(toFile path: String) throws(ArrayError) { try writeText(csv(), path) }

  private init(table: NDArray<Scalar, 2>, name: String) throws(ArrayError) {
    guard table.shape[0] <= 1 || table.shape[1] <= 1 else {
      throw ArrayError(
        .shapeMismatch,
        "\(name) has shape \(table.shape.text), where one row or one column was expected")
    }
    self = table.flattened()
  }
}

/// The fields in one line; in quotes where they contain what has a meaning.
private func csvLine(_ fields: [String], _ delimiter: Character) -> String {
  let words = fields.map { field in
    let special = field.utf8.contains { byte in
      byte == delimiter.asciiValue || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard special else { return field }
    return "\"" + field.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
  return words.joined(separator: String(delimiter)) + "\n"
}

private func writeText(_ text: String, _ path: String) throws(ArrayError) {
  let bytes = Array(text.utf8)
  var failure: ArrayError?
  bytes.withUnsafeBytes { part in
    do throws(ArrayError) { try writeFile(path, [part]) } catch { failure = error }
  }
  if let failure { throw failure }
}
