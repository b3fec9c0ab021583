import _ClangShims

/// Macros with parameters that only call a function: `#define fits_open_file(A, B, C, D)
/// ffopentest(CFITSIO_SONAME, A, B, C, D)`.
///
/// Each is a function whose types are those of the function behind it. Every parameter must be one of
/// its arguments, as it is and once; the others must not depend on parameters. C calls it by name
/// where the header is included.
struct MacroFunctions {
  private let unit: TranslationUnit
  private let files: UnitFiles
  private let functions: [String: CFunction]

  init(_ unit: TranslationUnit, _ files: UnitFiles, _ functions: [CFunction]) {
    self.unit = unit
    self.files = files
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
  }

  /// - Parameter cursors: definitions of macros, in order.
  func read(_ cursors: [ClangCursor]) -> [CFunction] {
    var undefined = UndefinedNames(files)
    var found: [CFunction] = []
    var index: [String: Int] = [:]
    for cursor in cursors where unit.clang.functions.Cursor_isMacroFunctionLike(cursor) != 0 {
      let name = unit.spelling(of: cursor)
      guard let function = function(cursor, name, &undefined) else { continue }
      if let known = index[name] {
        found[known] = function
      } else {
        index[name] = found.count
        found.append(function)
      }
    }
    return found
  }

  private func function(
    _ cursor: ClangCursor, _ name: String, _ undefined: inout UndefinedNames
  ) -> CFunction? {
    if functions[name] != nil { return nil }
    let extent = unit.clang.functions.getCursorExtent(cursor)
    let start = unit.place(unit.clang.functions.getRangeStart(extent))
    let end = unit.place(unit.clang.functions.getRangeEnd(extent))
    guard let file = start.file, !undefined.contains(name, in: file) else { return nil }
    let bytes = files.source(of: file).bytes
    let bodyStart = start.offset + name.utf8.count
    guard bodyStart <= end.offset, end.offset <= bytes.count else { return nil }
    guard let call = Call(MacroTokens.cut(bytes[bodyStart..<end.offset])),
      let target = functions[call.function], !target.type.isVariadic,
      call.places.count == call.parameterCount,
      call.argumentCount == target.type.parameters.count
    else { return nil }
    var function = CFunction(
      name: name,
      type: CFunctionType(
        result: target.type.result,
        parameters: call.places.map { target.type.parameters[$0] }))
    function.isInline = true
    function.isMacro = true
    function.deprecation = target.deprecation
    function.documentation = NearbyComment.ofMacro(bytes, from: start.offset, to: end.offset)
    if function.documentation.isEmpty { function.documentation = target.documentation }
    function.location = files.location(start)
    return function
  }

  /// A macro's text, taken apart.
  private struct Call {
    var function: String
    var parameterCount: Int
    var argumentCount: Int
    /// For each parameter, which argument it is.
    var places: [Int]

    /// - Parameter tokens: `(A, B) f(1, A, B)`. `nil` for all else.
    init?(_ tokens: [MacroToken]) {
      guard tokens.first?.isPunctuator("(") == true,
        let close = tokens.firstIndex(where: { $0.isPunctuator(")") })
      else { return nil }
      var parameters: [ArraySlice<UInt8>] = []
      for token in tokens[1..<close] where !token.isPunctuator(",") {
        guard token.kind == .identifier else { return nil }
        parameters.append(token.text)
      }
      let body = MacroTokens.unwrapped(tokens[(close + 1)...])
      guard body.count >= 3, let name = body.first, name.kind == .identifier,
        MacroTokens.isWrapped(body.dropFirst())
      else { return nil }
      let arguments = Self.arguments(body.dropFirst(2).dropLast())
      var places: [Int?] = parameters.map { _ in nil }
      for (place, argument) in arguments.enumerated() {
        let plain = MacroTokens.unwrapped(argument)
        if plain.isEmpty { return nil }
        if plain.count == 1, let token = plain.first, token.kind == .identifier,
          let parameter = parameters.firstIndex(of: token.text)
        {
          guard places[parameter] == nil else { return nil }
          places[parameter] = place
        } else if plain.contains(where: { $0.kind == .identifier && parameters.contains($0.text) })
        {
          return nil
        }
      }
      function = String(decoding: name.text, as: UTF8.self)
      parameterCount = parameters.count
      argumentCount = arguments.count
      self.places = places.compactMap { $0 }
    }

    /// Cut at the commas that are in no parentheses.
    private static func arguments(_ tokens: ArraySlice<MacroToken>) -> [ArraySlice<MacroToken>] {
      if tokens.isEmpty { return [] }
      var found: [ArraySlice<MacroToken>] = []
      var start = tokens.startIndex
      var depth = 0
      for index in tokens.indices {
        if tokens[index].isPunctuator("(") { depth += 1 }
        if tokens[index].isPunctuator(")") { depth -= 1 }
        if depth == 0, tokens[index].isPunctuator(",") {
          found.append(tokens[start..<index])
          start = index + 1
        }
      }
      return found + [tokens[start...]]
    }
  }
}
