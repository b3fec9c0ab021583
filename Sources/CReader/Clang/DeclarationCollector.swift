import Interface
import _ClangShims

/// Goes through a translation unit and takes what the user's headers declare.
final class DeclarationCollector {
  let unit: TranslationUnit
  let functions: ClangFunctions
  let files: UnitFiles
  let comments: CommentReader
  let tags: TagTable
  let types: TypeReader
  private let language: HeaderReader.Language
  private(set) var declarations = CDeclarations()
  /// Definitions of macros in the user's headers, in order.
  private(set) var macros: [ClangCursor] = []
  /// By clang's canonical declaration.
  private var functionIndex: [UnsafeRawPointer: Int] = [:]
  private var variableIndex: [UnsafeRawPointer: Int] = [:]

  init(_ unit: TranslationUnit, files: UnitFiles, language: HeaderReader.Language) {
    self.unit = unit
    functions = unit.clang.functions
    self.files = files
    self.language = language
    comments = CommentReader(unit, files)
    tags = TagTable(unit)
    types = TypeReader(unit, tags: tags)
  }

  /// Which headers are the user's; comes first.
  func collectIncludes() {
    unit.clang.visitChildren(of: unit.root) { cursor in
      if cursor.kind == UInt32(ClangCursor_InclusionDirective) { files.include(cursor) }
    }
  }

  /// Everything but the macros' meanings.
  func collect() {
    unit.clang.visitChildren(of: unit.root) { visit($0) }
    declarations.records = tags.records
    declarations.enumerations = tags.enumerations
  }

  private func visit(_ cursor: ClangCursor) {
    switch Int(cursor.kind) {
    case ClangCursor_MacroDefinition:
      if functions.Cursor_isMacroBuiltin(cursor) == 0, isUsers(cursor) { macros.append(cursor) }
    case ClangCursor_FunctionDecl: if isUsers(cursor) { function(cursor) }
    case ClangCursor_VarDecl: if isUsers(cursor) { variable(cursor) }
    case ClangCursor_TypedefDecl, ClangCursor_TypeAliasDecl: if isUsers(cursor) { typedef(cursor) }
    case ClangCursor_StructDecl, ClangCursor_UnionDecl, ClangCursor_EnumDecl:
      if isUsers(cursor) { tag(cursor) }
    case ClangCursor_LinkageSpec, ClangCursor_UnexposedDecl:
      // `extern "C" { … }`, which libclang did not expose before LLVM 16.
      if language == .cxx { unit.clang.visitChildren(of: cursor) { visit($0) } }
    default: break
    }
    fillIn()
  }

  private func isUsers(_ cursor: ClangCursor) -> Bool {
    files.isUsers(unit.place(of: cursor).file)
  }

  func location(of cursor: ClangCursor) -> SourceLocation? {
    files.location(unit.place(of: cursor))
  }

  // MARK: Functions

  private func function(_ cursor: ClangCursor) {
    if language == .cxx, !hasLinkageOfC(cursor) { return }
    guard let key = functions.getCanonicalCursor(cursor).data.0 else { return }
    if let index = functionIndex[key] {
      redeclare(index, cursor)
      return
    }
    guard let type = types.function(cursor) else { return }
    var function = CFunction(name: unit.spelling(of: cursor), type: type)
    function.isInline = functions.Cursor_getStorageClass(cursor) == UInt32(ClangStorage_Static)
    function.deprecation = deprecation(of: cursor)
    function.documentation = comments.documentation(ofFunction: cursor, name: function.name)
    function.location = location(of: cursor)
    functionIndex[key] = declarations.functions.count
    declarations.functions.append(function)
  }

  /// A function may be declared again, with what the first declaration lacks.
  private func redeclare(_ index: Int, _ cursor: ClangCursor) {
    if declarations.functions[index].documentation.isEmpty {
      declarations.functions[index].documentation = comments.documentation(
        ofFunction: cursor, name: declarations.functions[index].name)
    }
    if declarations.functions[index].deprecation == nil {
      declarations.functions[index].deprecation = deprecation(of: cursor)
    }
    let known = declarations.functions[index].type
    guard !known.hasPrototype || known.parameters.contains(where: { $0.name == nil }),
      let type = types.function(cursor), type.hasPrototype
    else { return }
    if !known.hasPrototype {
      declarations.functions[index].type = type
      return
    }
    for (place, parameter) in zip(known.parameters.indices, type.parameters)
    where known.parameters[place].name == nil {
      declarations.functions[index].type.parameters[place].name = parameter.name
    }
  }

  /// Nothing else can be called from C by its name.
  private func hasLinkageOfC(_ cursor: ClangCursor) -> Bool {
    unit.clang.text(functions.Cursor_getMangling(cursor)) == unit.spelling(of: cursor)
  }

  private func deprecation(of cursor: ClangCursor) -> String? {
    guard functions.getCursorAvailability(cursor) == UInt32(ClangAvailability_Deprecated) else {
      return nil
    }
    var (isDeprecated, isUnavailable): (Int32, Int32) = (0, 0)
    var (message, other) = (ClangString(), ClangString())
    _ = functions.getCursorPlatformAvailability(
      cursor, &isDeprecated, &message, &isUnavailable, &other, nil, 0)
    functions.disposeString(other)
    return unit.clang.text(message)
  }

  // MARK: Variables

  private func variable(_ cursor: ClangCursor) {
    if language == .cxx, !hasLinkageOfC(cursor) { return }
    guard let key = functions.getCanonicalCursor(cursor).data.0 else { return }
    if let index = variableIndex[key] {
      // `extern double x[];` may be followed by `extern double x[3];`.
      if case .array(_, nil) = declarations.variables[index].type.type {
        declarations.variables[index].type = types.named(cursor)
      }
      return
    }
    let name = unit.spelling(of: cursor)
    let type = types.named(cursor, owner: name)
    let isStatic = functions.Cursor_getStorageClass(cursor) == UInt32(ClangStorage_Static)
    if isStatic {
      // No library exports it. Where it has a value for good, it is a constant like a macro.
      guard type.isConst, let meaning = Evaluation.meaning(of: cursor, unit.clang) else { return }
      var constant = CMacro(name: name, meaning: meaning)
      constant.documentation = comments.documentation(of: cursor)
      constant.location = location(of: cursor)
      declarations.macros.append(constant)
      return
    }
    var variable = CVariable(name: name, type: type)
    variable.documentation = comments.documentation(of: cursor)
    variable.location = location(of: cursor)
    variableIndex[key] = declarations.variables.count
    declarations.variables.append(variable)
  }

  // MARK: Types

  private func typedef(_ cursor: ClangCursor) {
    // The type of a typedef's declaration is the typedef: reading it names what it stands for.
    switch types.read(functions.getCursorType(cursor)).type {
    case .record(let id), .enumeration(let id):
      tags.document(id, comments.documentation(of: cursor))
    default: break
    }
  }

  private func tag(_ cursor: ClangCursor) {
    let type = functions.getCursorType(cursor)
    if cursor.kind == UInt32(ClangCursor_EnumDecl) {
      _ = tags.enumeration(cursor, type: type, owner: nil)
    } else if tags.isNamed(cursor) {
      // One without a name is met again in the declaration that uses it, which gives it one.
      _ = tags.record(cursor, type: type, owner: nil)
    }
  }

  private func fillIn() {
    while true {
      if let (index, declaration) = tags.nextRecord() {
        fill(record: index, declaration)
      } else if let (index, declaration) = tags.nextEnumeration() {
        fill(enumeration: index, declaration)
      } else {
        return
      }
    }
  }
}
