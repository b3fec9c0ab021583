import Interface

/// What the writer of one routine knows of the package around it.
struct RoutineContext {
  var scope: Scope?
  var call: ForeignCall
  /// The Swift function's name, unescaped.
  var name: String
  /// The name of the C function that Swift calls.
  var glueName: String
  /// Of all names in the package's C.
  var gluePrefix: String
  /// The name of the package's error type.
  var errorType: String
  /// Of an isolated declaration: the global actor, or nothing.
  var attribute: String
  var options: SwiftWriter.Options
}

/// One Swift function and the C beside it.
struct RoutineEmission {
  var swift: String
  /// Swift that stands outside of namespaces.
  var fileScope = ""
  /// For the header.
  var header: String
  /// For the C file: what cannot stand in a header.
  var source = ""
  /// C functions that foreign code calls by name, of which a program has one.
  var symbols: [SymbolEmission] = []
}

/// The function behind a symbol that foreign code calls; routines that reach it share it.
struct SymbolEmission: Equatable {
  var symbol: String
  var header: String
  var source: String
}

extension UserError {
  /// A routine that Swift cannot have.
  static func unservable(
    _ routine: Routine, _ reason: String, at location: SourceLocation? = nil
  ) -> UserError {
    UserError(reason, at: location ?? routine.location)
  }
}
