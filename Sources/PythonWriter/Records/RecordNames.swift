import CodePrinting
import Interface

/// A record and the C names of what stands for it in the generated file.
struct RecordSymbol: Sendable {
  var record: RecordType
  /// The `swl_record_definition`.
  var definition: String
  /// `void f(void *)`, which ends the life of one; `NULL` where none is known.
  var release: String
  /// A C type for a pointer to one: `struct tm *`.
  var pointer: String { "\(record.foreignName) *" }
}

/// The records of a library by name.
struct RecordSymbols: Sendable {
  private(set) var list: [RecordSymbol] = []
  private var indices: [String: Int] = [:]

  init(_ records: [RecordType], names: inout NameRegistry) {
    for record in records {
      let suffix = CNames.identifier(record.name)
      let definition = names.claim("record_\(suffix)", for: "record \(record.name)")
      let release =
        record.release == nil
        ? "NULL" : names.claim("release_\(suffix)", for: "release of \(record.name)")
      indices[record.name] = list.count
      list.append(RecordSymbol(record: record, definition: definition, release: release))
    }
  }

  /// As C writes them, by name.
  var foreignNames: [String: String] {
    Dictionary(
      list.map { ($0.record.name, $0.record.foreignName) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> RecordSymbol? { indices[name].map { list[$0] } }
}
