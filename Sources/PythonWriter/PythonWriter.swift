import CodePrinting
import Interface

/// `Library` → one C file for the CPython and NumPy C API, and a `.pyi` stub.
public struct PythonWriter: Sendable {
  public enum Strictness: String, Sendable { case strict, legacy }

  public struct Options: Sendable {
    public var strictness: Strictness = .strict
    /// f2py's `--debug-capi`: the module prints what it does on stderr.
    public var tracesCalls = false
    /// Declares the module safe without the GIL.
    public var isFreeThreadingCompatible = false
    /// `false`: the support code is not repeated in the file but linked (our own builds, where it
    /// is compiled once and cached).
    public var isSelfContained = true
    /// A module with more routines is written as several files, which compile in parallel and of
    /// which an edit changes one. Not where files must stand alone, or hold C of the user's.
    public var routinesPerFile = 100
    public init() {}
  }

  public struct Output: Sendable {
    /// The module's C file.
    public var cSource: String
    /// Further C files to link with it: wrappers of a large module's routines.
    public var parts: [String] = []
    public var stub: String
    /// Routines that have no C call or a type without counterpart in NumPy; reported as warnings.
    public var skipped: [Skipped] = []
  }

  /// What modules say in `__version__`.
  public static let version = "1.0.0"

  public var options: Options
  public init(options: Options = Options()) { self.options = options }

  /// - Parameter calls: how each routine is called from C; a routine without one is skipped.
  public func write(_ library: Library, calls: ForeignCalls) throws(UserError) -> Output {
    var names = NameRegistry()
    var declarations = CodePrinter()
    var declared: [String: String] = [:]
    let hasGlobalCallbacks = library.hasGlobalCallbacks
    let keepsFunctions = library.keepsFunctions
    var skipped: [Skipped] = []
    let isSplit =
      !options.isSelfContained && !library.hasUserText && !hasGlobalCallbacks
      && library.routines.count + library.scopes.reduce(0) { $0 + $1.routines.count }
        > options.routinesPerFile
    let includesHeaders = !library.headers.isEmpty
    let records = RecordWriter(
      moduleName: library.name, records: RecordSymbols(library.records, names: &names),
      storage: isSplit ? "SWL_HIDDEN" : "static", routines: library.routinesBySymbol)
    let constants = ConstantsWriter(library)
    var bodies: [String] = [records.write()]
    var wrappers: [(symbol: String, text: String)] = []
    var definitions: [String] = []
    var initializers: [String] = []

    let unsupported = UnsupportedFeatures(
      records: records.records, includesHeaders: includesHeaders)

    func write(_ routine: Routine, in scope: Scope?) throws(UserError) -> String? {
      if let reason = unsupported.reason(in: routine) {
        skipped.append(Skipped(name: routine.name, reason: reason, location: routine.location))
        return nil
      }
      guard let call = calls[routine, in: scope] else {
        skipped.append(
          Skipped(
            name: routine.name, reason: "no way to call it from C is known",
            location: routine.location))
        return nil
      }
      let base = CNames.identifier(
        [scope?.name, routine.name].compactMap { $0 }.joined(separator: "_"))
      let suffix = names.claim(base, for: "routine \(routine.name)")
      var writer = RoutineWriter(
        routine, in: scope, call: call, moduleName: library.name, suffix: suffix,
        options: options, records: records.records, includesHeaders: includesHeaders)
      writer.mayFindException = hasGlobalCallbacks || keepsFunctions
      writer.isAlone = isSplit
      do throws(UserError) {
        var prototype = try Prototype(routine, call: call, isDeclared: includesHeaders)
        if writer.callsThroughAdapter { prototype.parameters = "void" }
        writer.isDeclaredOtherwise =
          (declared[prototype.symbol] ?? prototype.declaration) != prototype.declaration
        let text = try writer.write()
        if declared[prototype.symbol] == nil, !prototype.isDeclared {
          declared[prototype.symbol] = prototype.declaration
          declarations.line(prototype.declaration)
        }
        if isSplit {
          wrappers.append((prototype.symbol, text))
          bodies.append("extern SWL_HIDDEN swl_routine_def \(writer.definitionName);\n")
        } else {
          bodies.append(text)
        }
        return writer.definitionName
      } catch {
        guard let first = error.diagnostics.first else { throw error }
        skipped.append(
          Skipped(name: routine.name, reason: first.message, location: first.location))
        return nil
      }
    }

    for routine in library.routines {
      if let definition = try write(routine, in: nil) { definitions.append(definition) }
    }
    for scope in library.scopes {
      var routineDefinitions: [(routine: Routine, definition: String)] = []
      for routine in scope.routines {
        if let definition = try write(routine, in: scope) {
          routineDefinitions.append((routine, definition))
        }
      }
      let prefix = names.claim(
        "scope_\(CNames.identifier(scope.name))", for: "scope \(scope.name)")
      let emission = try NamespaceWriter().emit(
        NamespaceContext(
          library: library, scope: scope, prefix: prefix, routineDefinitions: routineDefinitions,
          options: options, data: calls[data: scope]))
      bodies.append(emission.fileScope)
      if let initializer = emission.initializer { initializers.append(initializer) }
    }

    var source = header(library, storage: isSplit ? "SWL_HIDDEN" : "static")
    source += declarations.text
    if library.userCode.count > 1 { source += "\n\(library.userCode[1])\n" }
    for body in bodies { source += body }
    source += constants.write()
    let variables = VariablesWriter(library, records: records)
    source += variables.write()
    let left = Set(skipped.map(\.name))
    let aliases = library.routines.filter { !left.contains($0.name) }.flatMap { routine in
      routine.aliases.map { (alias: $0, name: routine.name) }
    }
    source += ModuleInitialization(
      library: library, options: options, definitions: definitions, initializers: initializers,
      constants: constants, hasVariables: variables.isNeeded, aliases: aliases
    ).write()
    var written = library
    if includesHeaders { written.routines.removeAll { left.contains($0.name) } }
    let parts = stride(from: 0, to: wrappers.count, by: max(1, options.routinesPerFile)).map {
      let part = wrappers[$0..<min($0 + options.routinesPerFile, wrappers.count)]
      // No more than it needs: what changes elsewhere leaves it in the build cache.
      let symbols = Set(part.map(\.symbol)).sorted()
      let prototypes = symbols.compactMap { declared[$0].map { $0 + "\n" } }
      return header(library, storage: "extern SWL_HIDDEN") + records.declarations()
        + prototypes.joined()
        + part.map(\.text).joined()
    }
    return Output(
      cSource: source, parts: parts, stub: StubWriter().write(written), skipped: skipped)
  }

  /// Everything before the first declaration of a foreign function.
  /// - Parameter storage: of what the module's files share.
  private func header(_ library: Library, storage: String) -> String {
    var c = CodePrinter()
    let identifier = CNames.identifier(library.name)
    let files = sources(of: library).map { $0.replacingCommentEnds() }
    c.line("/* The Python extension module '\(library.name)'.")
    c.line()
    let origin = files.isEmpty ? "" : " from \(files.joined(separator: ", "))"
    c.line("   Generated by Swiftlet \(Self.version)\(origin).")
    c.line("   Build it with any C compiler, against Python and NumPy. */")
    c.line()
    // Says what is so anyway, but the warning about indentation, of which -Wall makes gcc look up
    // every line from the file's beginning, is not given for files with such a directive.
    c.line("/* Without a line directive, gcc -Wall takes quadratic time for a long file. */")
    let count = c.text.utf8.count { $0 == UInt8(ascii: "\n") }
    c.verbatim("#line \(count + 2)")
    c.line()
    if options.isSelfContained {
      c.line("#define SWL_SELF_CONTAINED")
      c.line()
      for file in Self.supportFiles where library.usesSupport(file.name) {
        c.verbatim(String(decoding: file.bytes, as: UTF8.self))
        c.line()
      }
    } else {
      c.line("#include \"swiftlet_support.h\"")
      c.line("#include \"swiftlet_callback.h\"")
      if library.usesSupport("swiftlet_records.h") { c.line("#include \"swiftlet_records.h\"") }
      if library.usesSupport("swiftlet_library.h") { c.line("#include \"swiftlet_library.h\"") }
      c.line("#include <stdio.h>")
      c.line()
    }
    if !library.headers.isEmpty {
      c.line("/* ---- The library. ---- */")
      c.line()
      for name in library.headers { c.verbatim("#include \(name)") }
      c.line()
    }
    c.line("\(storage) PyObject *\(identifier)_error SWL_UNUSED;")
    c.line("\(storage) PyObject *\(identifier)_module SWL_UNUSED;")
    c.line()
    if library.hasUserText { c.verbatim(Self.signatureFileMacros) }
    if let text = library.userCode.first {
      c.verbatim(text)
      c.line()
    }
    if library.headers.isEmpty {
      c.line("/* ---- Foreign functions. ---- */")
      c.line()
    }
    return c.text
  }

  /// Names of the files that the library was read from, in order.
  private func sources(of library: Library) -> [String] {
    var seen: Set<String> = []
    var result: [String] = []
    let routines = library.routines + library.scopes.flatMap(\.routines)
    for location in routines.compactMap(\.location) + library.scopes.compactMap(\.location) {
      let name = location.file.path.split(separator: "/").last.map(String.init) ?? ""
      if seen.insert(name).inserted { result.append(name) }
    }
    return result
  }

  /// The short names that C text in signature files uses.
  private static let signatureFileMacros = """
    #define len(x) f2py_len(x)
    #define slen(x) f2py_slen(x)
    #define flen(x) f2py_flen(x)
    #define shape(x, i) f2py_shape(x, i)
    #define fshape(x, i) f2py_fshape(x, i)
    #define rank(x) f2py_rank(x)
    #define size(...) f2py_size(__VA_ARGS__)

    """
}

extension Library {
  /// Records and texts are there only where C's headers are.
  func usesSupport(_ file: String) -> Bool {
    if file.hasPrefix("swiftlet_library") { return !headers.isEmpty }
    return !file.hasPrefix("swiftlet_records") || !headers.isEmpty || !records.isEmpty
      || !constants.isEmpty || !enumerations.isEmpty
  }

  /// C's functions by what they are called there.
  var routinesBySymbol: [String: Routine] {
    guard !headers.isEmpty else { return [:] }
    return Dictionary(
      routines.map { ($0.foreignName, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Any routine may call a function that an earlier call gave to the library.
  var keepsFunctions: Bool {
    routines.contains { routine in
      routine.arguments.contains { $0.callback?.context?.isKept ?? false }
    }
  }

  /// Some call-back is a symbol, which any routine may call, with or without our knowledge.
  var hasGlobalCallbacks: Bool {
    (routines + scopes.flatMap(\.routines)).contains { routine in
      routine.arguments.contains { $0.type == .procedure && $0.intent.contains(.callback) }
    }
  }

  /// C text of the user's stands somewhere in it.
  var hasUserText: Bool {
    !userCode.isEmpty
      || (routines + scopes.flatMap(\.routines)).contains { routine in
        routine.directives.callStatement != nil || !routine.directives.userCode.isEmpty
          || routine.arguments.contains { $0.hasVerbatimText }
      }
  }
}
