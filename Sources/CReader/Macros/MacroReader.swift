import Interface
import _ClangShims

/// What macros without parameters mean.
///
/// A literal and another macro's or function's name are read off; all else is computed by clang, see
/// `MacroBatch`.
struct MacroReader {
  /// What a macro's text says before anything is computed.
  private enum Reading {
    case value(CMacro.Meaning)
    /// Nothing but a name.
    case name(String)
    case expression
    /// A type, an attribute, a piece of syntax, nothing.
    case nothing
  }

  private struct Definition {
    var name: String
    var reading: Reading
    /// What replaces the name, as it stands in the header.
    var body: ArraySlice<UInt8>
    /// An `#undef` is near.
    var isDoubtful: Bool
    var documentation: String
    var location: SourceLocation?
  }

  private let unit: TranslationUnit
  private let files: UnitFiles
  private let functionNames: Set<String>
  /// Enumerators.
  private let constants: [String: Int]
  private var definitions: [Definition] = []
  private var index: [String: Int] = [:]

  init(_ unit: TranslationUnit, _ files: UnitFiles, _ declarations: CDeclarations) {
    self.unit = unit
    self.files = files
    functionNames = Set(declarations.functions.lazy.map(\.name))
    var constants: [String: Int] = [:]
    for enumeration in declarations.enumerations {
      for constant in enumeration.cases { constants[constant.name] = constant.value }
    }
    self.constants = constants
  }

  /// - Parameters:
  ///   - cursors: the definitions, in order.
  ///   - batch: computes those that need it.
  mutating func read(_ cursors: [ClangCursor], _ batch: MacroBatch) -> [CMacro] {
    var undefined = UndefinedNames(files)
    for cursor in cursors { define(cursor, &undefined) }
    var unknown: [String] = []
    for definition in definitions where needsClang(definition) { unknown.append(definition.name) }
    let computed = unknown.isEmpty ? [:] : batch.evaluate(unknown, definitions: replacements)
    var macros: [CMacro] = []
    for definition in definitions {
      guard let meaning = computed[definition.name] ?? meaning(of: definition) else { continue }
      var macro = CMacro(name: definition.name, meaning: meaning)
      macro.documentation = definition.documentation
      macro.location = definition.location
      macros.append(macro)
    }
    return macros
  }

  private mutating func define(_ cursor: ClangCursor, _ undefined: inout UndefinedNames) {
    let functions = unit.clang.functions
    if functions.Cursor_isMacroFunctionLike(cursor) != 0 { return }
    let extent = functions.getCursorExtent(cursor)
    let start = unit.place(functions.getRangeStart(extent))
    let end = unit.place(functions.getRangeEnd(extent))
    guard let file = start.file else { return }
    let bytes = files.source(of: file).bytes
    let name = unit.spelling(of: cursor)
    let bodyStart = start.offset + name.utf8.count
    guard bodyStart <= end.offset, end.offset <= bytes.count else { return }
    let body = bytes[bodyStart..<end.offset]
    var reading = self.reading(MacroTokens.cut(body), of: name)
    let isDoubtful = undefined.contains(name, in: file)
    if isDoubtful {
      switch reading {
      case .nothing: break
      default: reading = .expression
      }
    }
    let definition = Definition(
      name: name, reading: reading, body: body, isDoubtful: isDoubtful,
      documentation: NearbyComment.ofMacro(bytes, from: start.offset, to: end.offset),
      location: files.location(start))
    if let known = index[name] {
      definitions[known] = definition
    } else {
      index[name] = definitions.count
      definitions.append(definition)
    }
  }

  /// The definitions that others may build upon, as a text of their own.
  private var replacements: String {
    var text: [UInt8] = []
    for definition in definitions where !definition.isDoubtful {
      if case .nothing = definition.reading { continue }
      text += "#define \(definition.name) ".utf8
      text += definition.body
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Reading the text

  /// Words of declarations and statements: a macro with one of them is no expression.
  private static let syntax: Set<String> = [
    "extern", "static", "inline", "__inline", "__inline__", "typedef", "register", "auto", "return",
    "if", "else", "for", "while", "do", "switch", "case", "default", "goto", "break", "continue",
    "restrict", "__restrict", "__attribute__", "__declspec", "__extension__", "_Noreturn",
    "_Static_assert", "__asm__", "asm", "constexpr", "noexcept", "virtual", "namespace", "class",
    "template", "__cdecl", "__stdcall", "void", "_Thread_local", "__thread",
  ]

  private static let typeWords: Set<String> = [
    "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool", "bool",
    "const", "volatile", "struct", "union", "enum", "_Complex", "size_t", "__restrict__",
  ]

  private func reading(_ tokens: [MacroToken], of name: String) -> Reading {
    let body = MacroTokens.unwrapped(tokens[...])
    if body.isEmpty { return .nothing }
    if let value = MacroLiteral.value(body) { return .value(value) }
    if body.count == 1, let only = body.first, only.kind == .identifier {
      let word = String(decoding: only.text, as: UTF8.self)
      if Self.syntax.contains(word) || Self.typeWords.contains(word) || word == name {
        return .nothing
      }
      return .name(word)
    }
    return isExpression(tokens) ? .expression : .nothing
  }

  private func isExpression(_ tokens: [MacroToken]) -> Bool {
    var depth = 0
    var hasOperand = false
    for (position, token) in tokens.enumerated() {
      switch token.kind {
      case .number, .string, .character: hasOperand = true
      case .identifier:
        let word = String(decoding: token.text, as: UTF8.self)
        if Self.syntax.contains(word) { return false }
        if !Self.typeWords.contains(word) { hasOperand = true }
        // A call has a value at run time only.
        if functionNames.contains(word), position + 1 < tokens.count,
          tokens[position + 1].isPunctuator("(")
        {
          return false
        }
      case .punctuator:
        if token.isPunctuator("(") { depth += 1 }
        if token.isPunctuator(")") { depth -= 1 }
        if depth < 0 { return false }
        // Braces and brackets, the end of a statement, and `#`, have no place in a constant.
        let byte = token.text.first ?? 0
        if "{}[];#@\\`$,".utf8.contains(byte) { return false }
      }
    }
    return depth == 0 && hasOperand
  }

  // MARK: Meanings

  /// Follows names through other macros; as many steps as there are macros at most.
  private func target(of definition: Definition) -> (reading: Reading, name: String) {
    var current = definition
    for _ in 0..<64 {
      guard case .name(let name) = current.reading else { return (current.reading, current.name) }
      guard let next = index[name], definitions[next].name != current.name else {
        return (current.reading, name)
      }
      current = definitions[next]
    }
    return (.nothing, definition.name)
  }

  private func needsClang(_ definition: Definition) -> Bool {
    let target = target(of: definition)
    switch target.reading {
    case .value, .nothing: return false
    case .expression: return true
    case .name: return !functionNames.contains(target.name) && constants[target.name] == nil
    }
  }

  private func meaning(of definition: Definition) -> CMacro.Meaning? {
    let target = target(of: definition)
    switch target.reading {
    case .value(let value): return value
    case .name:
      if functionNames.contains(target.name) { return .function(target.name) }
      return constants[target.name].map { .integer($0) }
    case .expression, .nothing: return nil
    }
  }
}
