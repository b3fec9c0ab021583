/// Which parts of the support code are compiled together.
enum SupportUnits {
  /// Two lists of `.c` files of about the same size, each in the order in which they came.
  static func split(_ files: [(name: String, bytes: [UInt8])]) -> [[String]] {
    let sources = files.filter { $0.name.hasSuffix(".c") }
    var sizes = [0, 0]
    var unit: [String: Int] = [:]
    for file in sources.sorted(by: { ($1.bytes.count, $0.name) < ($0.bytes.count, $1.name) }) {
      let smaller = sizes[0] <= sizes[1] ? 0 : 1
      sizes[smaller] += file.bytes.count
      unit[file.name] = smaller
    }
    return (0..<2).map { number in
      sources.map(\.name).filter { unit[$0] == number }
    }.filter { !$0.isEmpty }
  }
}
