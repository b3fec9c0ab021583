import CodePrinting
import Interface

/// `Library` → the files of a Swift package.
public struct SwiftWriter: Sendable {
  public struct Options: Sendable {
    /// Names in Swift for names in the source: `routine`, `module.routine`, `routine.dummy`.
    public var renames: [String: String] = [:]
    /// Scalars that report success by 0: they become errors.
    public var statusArguments: Set<String> = []
    /// Other values that mean success, for some of them; these come back as well.
    public var successValues: [String: SuccessValues] = [:]
    /// Everything is called on one global actor: for libraries that are not safe to call from
    /// several threads.
    public var isIsolated = false
    /// The module's name; `nil`: the library's.
    public var module: String?
    /// Where the target `Arrays` comes from; `nil`: its sources go into the package.
    public var arraysPackage: String?
    /// The C module between Swift and the foreign code; `nil`: the module's name after a `C`.
    public var foreignModule: String?
    public init() {}
  }

  /// A file of the package.
  public struct File: Sendable, Hashable {
    /// Inside the package: `Sources/Minpack/Lmder.swift`.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, text: String) {
      self.init(path: path, bytes: Array(text.utf8))
    }

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  public struct Output: Sendable {
    public var files: [File] = []
    /// Routines that Swift cannot have; reported as warnings.
    public var skipped: [Skipped] = []
  }

  public static let version = "1.0.0"

  public var options: Options
  public init(options: Options = Options()) { self.options = options }

  /// The Swift and C of the routines and data; what builds them is `PackageWriter`'s.
  ///
  /// - Parameter calls: how each routine is called from C; a routine without one is skipped.
  public func write(_ library: Library, calls: ForeignCalls) throws(UserError) -> Output {
    var output = Output()
    let module = Self.moduleName(for: library.name)
    var glueNames = NameRegistry()
    let arraysModule = options.arraysPackage == nil ? "\(module)Arrays" : "Arrays"
    let foreignModule = options.foreignModule ?? "C\(module)"
    // Both targets of the plugin's know the C module alone.
    let gluePrefix = options.foreignModule ?? module
    var files = SourceFiles(
      module: module, foreignModule: foreignModule, arraysModule: arraysModule)
    var header = CodePrinter()
    var source = CodePrinter()
    var symbols: [String: SymbolEmission] = [:]

    func write(
      _ routine: Routine, in scope: Scope?, _ names: inout NameRegistry
    ) throws(UserError) -> RoutineEmission? {
      guard let call = calls[routine, in: scope] else {
        output.skipped.append(
          Skipped(
            name: routine.name, reason: "no way to call it from C is known",
            location: routine.location))
        return nil
      }
      let qualified = (scope.map { "\($0.name)." } ?? "") + routine.name
      let name = options.name(of: qualified, routine.name)
      let context = RoutineContext(
        scope: scope, call: call, name: names.claim(name, for: "routine \(qualified)"),
        glueName: glueNames.claim(
          "\(gluePrefix)_\(SwiftNames.identifier(qualified))",
          for: "routine \(qualified)"),
        gluePrefix: gluePrefix, errorType: Self.errorType(module),
        attribute: options.isolation(of: module),
        options: options)
      do throws(UserError) {
        var writer = try RoutineWriter(routine, context)
        var emission = try writer.write()
        for symbol in emission.symbols {
          if let known = symbols[symbol.symbol], known != symbol {
            throw UserError.unservable(
              routine, "it calls '\(symbol.symbol)' otherwise than others do")
          }
          if symbols.updateValue(symbol, forKey: symbol.symbol) == nil {
            header.verbatim(symbol.header)
            source.verbatim(symbol.source)
          }
        }
        header.verbatim(emission.header)
        var overload = try RoutineWriter(routine, context, takesSpans: true)
        if !overload.spans.isEmpty { emission.swift += "\n" + (try overload.write().swift) }
        if !emission.source.isEmpty { source.verbatim(emission.source) }
        return emission
      } catch {
        guard let first = error.diagnostics.first else { throw error }
        output.skipped.append(
          Skipped(name: routine.name, reason: first.message, location: first.location))
        return nil
      }
    }

    var names = NameRegistry(
      reserved: SwiftNames.reserved + [Self.errorType(module), "\(SwiftNames.type(module))Actor"])
    for routine in library.routines {
      guard let emission = try write(routine, in: nil, &names) else { continue }
      files.add(emission.swift, of: routine)
      if !emission.fileScope.isEmpty { files.add(emission.fileScope, of: routine) }
    }
    var usesData = false
    for scope in library.scopes {
      let type = SwiftNames.type(options.name(of: scope.name, scope.name))
      let typeName = names.claim(type, for: "scope \(scope.name)")
      var members = NameRegistry(reserved: SwiftNames.reserved + ["data"])
      let namespace = NamespaceWriter(
        scope: scope, name: typeName, module: module, gluePrefix: gluePrefix,
        data: calls[data: scope], options: options)
      let data = namespace.data(&members)
      output.skipped += data.skipped
      if !data.header.isEmpty { header.verbatim(data.header + "\n") }
      usesData = usesData || data.usesData
      var texts = data.members
      var fileScope: [String] = []
      for routine in scope.routines {
        guard let emission = try write(routine, in: scope, &members) else { continue }
        texts.append(emission.swift)
        if !emission.fileScope.isEmpty { fileScope.append(emission.fileScope) }
      }
      if let text = namespace.write(texts) {
        for part in [text] + fileScope { files.add(part, of: scope, named: typeName) }
      }
    }
    output.files = files.files
    let support = Self.support(
      module: module, arraysModule: arraysModule,
      usesComplex: output.files.contains { $0.text.contains("Complex<") })
    output.files.append(File(path: "Sources/\(module)/Fortran.swift", text: support))
    if options.isIsolated {
      let actor = String(options.isolation(of: module).dropFirst())
      let text = Self.actor(actor, module: module)
      output.files.append(File(path: "Sources/\(module)/\(actor).swift", text: text))
    }
    var calls = ""
    if !source.text.isEmpty {
      let support = Self.callSupport(module: module, arraysModule: arraysModule)
      output.files.append(File(path: "Sources/\(module)/FortranCalls.swift", text: support.swift))
      calls = support.c
    }
    if usesData {
      let text = Self.dataSupport(
        gluePrefix: gluePrefix, modules: [arraysModule, foreignModule])
      output.files.append(File(path: "Sources/\(module)/FortranData.swift", text: text))
    }
    let visit = usesData ? visitType(gluePrefix) : ""
    output.files.append(
      File(
        path: "Sources/\(foreignModule)/include/\(foreignModule).h",
        text: headerText(visit + header.text)))
    output.files.append(
      File(
        path: "Sources/\(foreignModule)/\(foreignModule).c",
        text: sourceText(foreignModule, calls + source.text)))
    return output
  }

  /// The Swift module of a library.
  public static func moduleName(for library: String) -> String { SwiftNames.identifier(library) }

  static func errorType(_ module: String) -> String { "\(SwiftNames.type(module))Error" }

  private func headerText(_ text: String) -> String {
    """
    // What Swift calls: the foreign procedures, and functions that pass scalars by value.
    // Generated by Swiftlet \(Self.version).

    #pragma once

    #include <stddef.h>
    #include <stdint.h>

    #ifndef __clang__
    #define _Nullable
    #endif

    #pragma clang assume_nonnull begin

    \(text)#pragma clang assume_nonnull end

    """
  }

  /// What the shims show data to.
  private func visitType(_ prefix: String) -> String {
    """
    typedef void (*\(prefix)_visit)(
        void *_Nullable context, int32_t index, void *_Nullable address, size_t length,
        const int64_t *_Nullable extents, const int64_t *_Nullable strides);


    """
  }

  private func sourceText(_ module: String, _ text: String) -> String {
    "#include \"\(module).h\"\n" + (text.isEmpty ? "" : "\n\(text)")
  }
}

extension SwiftWriter.Options {
  /// The Swift name of a routine or scope.
  func name(of qualified: String, _ name: String) -> String {
    renames[qualified] ?? renames[name] ?? SwiftNames.member(name)
  }

  /// The attribute of an isolated declaration, or nothing.
  func isolation(of module: String) -> String {
    isIsolated ? "@\(SwiftNames.type(module))Actor" : ""
  }

  /// The argument label for a dummy argument.
  func label(of dummy: String, in routine: String) -> String {
    renames["\(routine).\(dummy)"] ?? SwiftNames.member(dummy)
  }
}
