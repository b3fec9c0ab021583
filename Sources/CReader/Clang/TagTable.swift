import _ClangShims

/// The structs, unions and enumerations met so far, each under an id of its own.
///
/// They are entered when first referred to, and filled in later from a queue, so that structs that
/// refer to one another need no recursion.
final class TagTable {
  private let unit: TranslationUnit
  private(set) var records: [CRecord] = []
  private(set) var enumerations: [CEnumeration] = []
  /// By clang's canonical declaration.
  private var recordIndex: [UnsafeRawPointer: Int] = [:]
  private var enumerationIndex: [UnsafeRawPointer: Int] = [:]
  private var recordOfID: [String: Int] = [:]
  private var enumerationOfID: [String: Int] = [:]
  private var pendingRecords: [(index: Int, declaration: ClangCursor)] = []
  private var pendingEnumerations: [(index: Int, declaration: ClangCursor)] = []

  init(_ unit: TranslationUnit) {
    self.unit = unit
  }

  /// The id of a struct or union; `nil` for the compiler's own behind `va_list`.
  ///
  /// - Parameter owner: what it is called after where C gives it no name.
  func record(_ declaration: ClangCursor, type: ClangType, owner: String?) -> String? {
    let canonical = unit.clang.functions.getCanonicalCursor(declaration)
    guard let key = canonical.data.0 else { return nil }
    if let index = recordIndex[key] { return records[index].id }
    let spelling = self.spelling(of: canonical)
    if spelling == "struct __va_list_tag" || spelling == "__va_list_tag" { return nil }
    let id = makeID(spelling, owner: owner)
    var record = CRecord(id: id, spelling: Self.isNamed(spelling) ? spelling : "")
    record.isUnion = canonical.kind == UInt32(ClangCursor_UnionDecl)
    recordIndex[key] = records.count
    recordOfID[id] = records.count
    pendingRecords.append((records.count, canonical))
    records.append(record)
    return id
  }

  func enumeration(_ declaration: ClangCursor, type: ClangType, owner: String?) -> String {
    let canonical = unit.clang.functions.getCanonicalCursor(declaration)
    let spelling = self.spelling(of: canonical)
    if let key = canonical.data.0, let index = enumerationIndex[key] {
      return enumerations[index].id
    }
    let id = makeID(spelling, owner: owner)
    if let key = canonical.data.0 { enumerationIndex[key] = enumerations.count }
    enumerationOfID[id] = enumerations.count
    pendingEnumerations.append((enumerations.count, canonical))
    enumerations.append(
      CEnumeration(id: id, spelling: Self.isNamed(spelling) ? spelling : ""))
    return id
  }

  /// Whether C can write the type: it has a tag, or a typedef at its definition.
  func isNamed(_ declaration: ClangCursor) -> Bool { Self.isNamed(spelling(of: declaration)) }

  private static func isNamed(_ spelling: String) -> Bool {
    // `struct (unnamed at x.h:1:1)`, `struct (anonymous at …)`
    !spelling.isEmpty && !spelling.utf8.contains(UInt8(ascii: "("))
  }

  private func spelling(of declaration: ClangCursor) -> String {
    let functions = unit.clang.functions
    return unit.clang.text(functions.getTypeSpelling(functions.getCursorType(declaration)))
  }

  // MARK: Names

  private func makeID(_ spelling: String, owner: String?) -> String {
    var wish = owner ?? "unnamed"
    if Self.isNamed(spelling) {
      // `struct tm` → `tm`
      wish = spelling.split(separator: " ").last.map(String.init) ?? spelling
    }
    var id = wish
    var number = 2
    while recordOfID[id] != nil || enumerationOfID[id] != nil {
      id = "\(wish)_\(number)"
      number += 1
    }
    return id
  }

  func name(record id: String, _ typedef: String) {
    guard let index = recordOfID[id], !records[index].typedefNames.contains(typedef) else { return }
    records[index].typedefNames.append(typedef)
  }

  func name(pointerTo id: String, _ typedef: String) {
    guard let index = recordOfID[id], !records[index].pointerTypedefNames.contains(typedef) else {
      return
    }
    records[index].pointerTypedefNames.append(typedef)
  }

  func name(enumeration id: String, _ typedef: String) {
    guard let index = enumerationOfID[id], !enumerations[index].typedefNames.contains(typedef)
    else { return }
    enumerations[index].typedefNames.append(typedef)
  }

  // MARK: Filling in

  /// Takes all that are still to be filled in; filling may enter more.
  func nextRecord() -> (index: Int, declaration: ClangCursor)? { pendingRecords.popLast() }

  func nextEnumeration() -> (index: Int, declaration: ClangCursor)? {
    pendingEnumerations.popLast()
  }

  func fill(record index: Int, _ body: (inout CRecord) -> Void) { body(&records[index]) }

  func fill(enumeration index: Int, _ body: (inout CEnumeration) -> Void) {
    body(&enumerations[index])
  }

  /// A comment before the typedef of a struct says what the struct is.
  func document(_ id: String, _ documentation: String) {
    if documentation.isEmpty { return }
    if let index = recordOfID[id], records[index].documentation.isEmpty {
      records[index].documentation = documentation
    } else if let index = enumerationOfID[id], enumerations[index].documentation.isEmpty {
      enumerations[index].documentation = documentation
    }
  }
}
