import _ClangShims

/// Clang's types → ours. Each is read once: GSL's 5,400 functions use some 600.
///
/// Types nest without limit in C (`int ****…`, call-backs that take call-backs), so both the depth
/// and the number of parts are bounded; what is beyond is `unsupported`.
final class TypeReader {
  /// A type and how large it is.
  struct Reading {
    var type: QualifiedType
    var depth = 1
    /// Parts of parts counted each time, as a printer or a hash would meet them.
    var parts = 1
  }

  private static let deepest = 64
  private static let mostParts = 10_000

  private let unit: TranslationUnit
  private let functions: ClangFunctions
  private let tags: TagTable
  private var known: [UnsafeMutableRawPointer: Reading] = [:]

  init(_ unit: TranslationUnit, tags: TagTable) {
    self.unit = unit
    functions = unit.clang.functions
    self.tags = tags
  }

  /// - Parameter owner: what a struct without any name would be called after.
  func read(_ type: ClangType, owner: String? = nil) -> QualifiedType {
    reading(type, owner, 0).type
  }

  private func reading(_ type: ClangType, _ owner: String?, _ level: Int) -> Reading {
    if let key = type.data.0, let found = known[key] { return found }
    if level > Self.deepest { return unsupported(type) }
    var result = readNew(type, owner, level)
    if functions.isConstQualifiedType(type) != 0 { result.type = Self.const(result.type) }
    if result.depth > Self.deepest || result.parts > Self.mostParts { result = unsupported(type) }
    if let key = type.data.0 { known[key] = result }
    return result
  }

  /// C17 6.7.3p9: the elements of an array are const, not the array.
  private static func const(_ type: QualifiedType) -> QualifiedType {
    var type = type
    if case .array(let element, let count) = type.type {
      type.type = .array(of: const(element), count: count)
    } else {
      type.isConst = true
    }
    return type
  }

  private func readNew(_ type: ClangType, _ owner: String?, _ level: Int) -> Reading {
    if let basic = basic(type) { return Reading(type: QualifiedType(basic)) }
    switch Int(type.kind) {
    case ClangType_Elaborated:
      return reading(functions.Type_getNamedType(type), owner, level + 1)
    case ClangType_Typedef:
      return typedef(type, level)
    case ClangType_Pointer:
      let target = reading(functions.getPointeeType(type), owner, level + 1)
      return wrap(target) { .pointer(to: $0) }
    case ClangType_Complex:
      guard
        case .real(let bytes) = reading(functions.getElementType(type), nil, level + 1).type.type
      else { return unsupported(type) }
      return Reading(type: QualifiedType(.complex(bytes: bytes)))
    case ClangType_Record:
      return tags.record(functions.getTypeDeclaration(type), type: type, owner: owner)
        .map { Reading(type: QualifiedType(.record($0))) } ?? unsupported(type)
    case ClangType_Enum:
      let id = tags.enumeration(functions.getTypeDeclaration(type), type: type, owner: owner)
      return Reading(type: QualifiedType(.enumeration(id)))
    case ClangType_ConstantArray:
      let element = reading(functions.getArrayElementType(type), owner, level + 1)
      let count = Int(functions.getArraySize(type))
      return wrap(element) { .array(of: $0, count: count) }
    case ClangType_IncompleteArray, ClangType_VariableArray:
      let element = reading(functions.getArrayElementType(type), owner, level + 1)
      return wrap(element) { .array(of: $0, count: nil) }
    case ClangType_FunctionProto, ClangType_FunctionNoProto:
      return function(type, level)
    default:
      // Parentheses, attributes, `typeof`. A function's parts can be asked for through them, with the
      // names of typedefs; the rest only of the canonical type, without.
      let canonical = functions.getCanonicalType(type)
      switch Int(canonical.kind) {
      case ClangType_FunctionProto, ClangType_FunctionNoProto:
        return function(type, level)
      case ClangType_Unexposed, ClangType_Invalid: return unsupported(type)
      default:
        if canonical.kind == type.kind { return unsupported(type) }
        return reading(canonical, owner, level + 1)
      }
    }
  }

  private func wrap(_ inner: Reading, _ make: (QualifiedType) -> CType) -> Reading {
    Reading(
      type: QualifiedType(make(inner.type)), depth: inner.depth + 1, parts: inner.parts + 1)
  }

  private func unsupported(_ type: ClangType) -> Reading {
    let text = unit.clang.text(functions.getTypeSpelling(type))
    // A spelling can be as long as a file.
    let short = text.utf8.count > 200 ? text.prefix(200) + "…" : text[...]
    return Reading(type: QualifiedType(.unsupported(String(short))))
  }

  func size(of type: ClangType) -> Int { max(0, Int(functions.Type_getSizeOf(type))) }

  // MARK: Typedefs

  private static let argumentLists: Set<String> = [
    "va_list", "__builtin_va_list", "__gnuc_va_list", "__va_list",
  ]

  private func typedef(_ type: ClangType, _ level: Int) -> Reading {
    let declaration = functions.getTypeDeclaration(type)
    let name = unit.spelling(of: declaration)
    if Self.argumentLists.contains(name) {
      return Reading(type: QualifiedType(.unsupported("va_list"), typedefName: name))
    }
    let underlying = functions.getTypedefDeclUnderlyingType(declaration)
    var result = reading(underlying, name, level + 1)
    result.type = naming(result.type, declaration)
    result.type.typedefName = name
    switch result.type.type {
    case .record(let id): tags.name(record: id, name)
    case .enumeration(let id): tags.name(enumeration: id, name)
    case .pointer(let target):
      if case .record(let id) = target.type { tags.name(pointerTo: id, name) }
    default: break
    }
    return result
  }

  // MARK: Functions

  private func function(_ type: ClangType, _ level: Int) -> Reading {
    let result = reading(functions.getResultType(type), nil, level + 1)
    var depth = result.depth
    var parts = result.parts + 1
    var parameters: [CParameter] = []
    let count = Int(functions.getNumArgTypes(type))
    if count > 0 {
      for index in 0..<count {
        let parameter = reading(functions.getArgType(type, UInt32(index)), nil, level + 1)
        depth = max(depth, parameter.depth)
        parts += parameter.parts
        // Not even the hidden parts of an unsupported type may pile up.
        if parts > Self.mostParts { return unsupported(type) }
        parameters.append(Self.parameter(named: nil, parameter.type))
      }
    }
    let canonical = functions.getCanonicalType(type)
    let signature = CFunctionType(
      result: result.type, parameters: parameters,
      isVariadic: functions.isFunctionTypeVariadic(type) != 0
        && canonical.kind == UInt32(ClangType_FunctionProto),
      hasPrototype: canonical.kind != UInt32(ClangType_FunctionNoProto))
    return Reading(type: QualifiedType(.function(signature)), depth: depth + 1, parts: parts)
  }

  /// The type of a function that is declared, with the names of its parameters and their extents.
  ///
  /// - Parameter declaration: of kind `FunctionDecl`.
  func function(_ declaration: ClangCursor) -> CFunctionType? {
    let type = functions.getCursorType(declaration)
    guard case .function(var signature) = read(type).type else { return nil }
    let count = Int(functions.Cursor_getNumArguments(declaration))
    guard count == signature.parameters.count else { return signature }
    for index in signature.parameters.indices {
      var found = parameter(functions.Cursor_getArgument(declaration, UInt32(index)))
      // A function declared by a typedef has no names but the typedef's.
      if found.name == nil { found.name = signature.parameters[index].name }
      signature.parameters[index] = found
    }
    return signature
  }

  private func parameter(_ declaration: ClangCursor) -> CParameter {
    let name = unit.spelling(of: declaration)
    let type = functions.getCursorType(declaration)
    return Self.parameter(
      named: name.isEmpty ? nil : name, naming(read(type), declaration))
  }

  /// C17 6.7.6.3p7 and p8: an array becomes a pointer to its element, a function one to itself.
  private static func parameter(named name: String?, _ type: QualifiedType) -> CParameter {
    switch type.type {
    case .array:
      var extents: [Int?] = []
      var element = type
      while case .array(let inner, let count) = element.type {
        extents.append(count)
        element = inner
      }
      var parameter = CParameter(name: name, type: QualifiedType(.pointer(to: element)))
      parameter.extents = extents
      return parameter
    case .function:
      return CParameter(name: name, type: QualifiedType(.pointer(to: type)))
    default:
      return CParameter(name: name, type: type)
    }
  }

  /// The type of a declaration, with the names that it gives to the parameters of the function it
  /// points to: they belong to the declaration, not to the type.
  func named(_ declaration: ClangCursor, owner: String? = nil) -> QualifiedType {
    let type = functions.getCursorType(declaration)
    return naming(read(type, owner: owner), declaration)
  }

  private func naming(_ type: QualifiedType, _ declaration: ClangCursor) -> QualifiedType {
    // Under a typedef, the typedef's declaration has the names.
    if type.typedefName != nil { return type }
    switch type.type {
    case .function(var signature):
      guard signature.parameters.contains(where: { $0.name == nil }) else { return type }
      var declarations: [ClangCursor] = []
      unit.clang.visitChildren(of: declaration) { child in
        if child.kind == UInt32(ClangCursor_ParmDecl) { declarations.append(child) }
      }
      // More than expected: the result is a pointer to a function, too, and has its own.
      guard declarations.count == signature.parameters.count else { return type }
      for (index, declaration) in declarations.enumerated() {
        let name = unit.spelling(of: declaration)
        signature.parameters[index].name = name.isEmpty ? nil : name
      }
      var named = type
      named.type = .function(signature)
      return named
    case .pointer(let target):
      guard case .function = target.type else { return type }
      var named = type
      named.type = .pointer(to: naming(target, declaration))
      return named
    default: return type
    }
  }
}
