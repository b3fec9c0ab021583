import Interface

/// `x_malloc`, `x_realloc`, `x_free`, `x_msize`: functions of one library that make and end memory.
/// What goes between them is a handle, for no wrapper knows what is in it.
struct MemoryFamily: Sendable {
  /// Of the record that stands for the memory.
  let name: String
  let release: String
  /// Functions that make memory, those that take it and keep it alive, those that consume it.
  let makers: Set<String>
  let readers: Set<String>
  let consumers: Set<String>

  static let id = "void *"

  init?(_ declarations: CDeclarations) {
    func last(_ function: CFunction) -> String {
      IdentifierWords(function.name).words.last { !$0.isNumeral } ?? ""
    }
    let ends = declarations.functions.filter { function in
      last(function) == "free" && function.type.result.type.isVoid
        && function.type.parameters.map(\.type.type) == [.memory]
    }
    guard ends.count == 1, let end = ends.first else { return nil }
    let stem = end.name.dropLast("free".count)
    let family = declarations.functions.filter { $0.name.hasPrefix(stem) }
    makers = Set(
      family.filter { function in
        ["malloc", "calloc"].contains(last(function)) && function.type.result.type == .memory
          && function.type.parameters.allSatisfy { $0.type.type.isInteger }
      }.map(\.name))
    guard !makers.isEmpty else { return nil }
    consumers = Set(
      family.filter { function in
        last(function) == "realloc" && function.type.result.type == .memory
          && function.type.parameters.count == 2 && function.type.parameters[0].type.type == .memory
      }.map(\.name) + [end.name])
    readers = Set(
      family.filter { function in
        last(function) == "msize" && function.type.parameters.map(\.type.type) == [.memory]
      }.map(\.name))
    release = end.name
    name = "\(stem)memory"
  }

  /// Whether the function makes, takes or ends memory.
  func contains(_ function: String) -> Bool {
    makers.contains(function) || readers.contains(function) || consumers.contains(function)
  }
}

extension CType {
  /// `void *`
  static let memory = CType.pointer(to: QualifiedType(.void))
}
