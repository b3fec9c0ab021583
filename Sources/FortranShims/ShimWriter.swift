import CodePrinting
import Interface

/// Writes the `bind(C)` Fortran that makes any procedure and any module datum reachable from C.
public struct ShimWriter: Sendable {
  public struct Output: Sendable {
    /// Free-form Fortran; empty where no shim is needed.
    public var source: String = ""
    /// The calls of all routines, shims and direct ones, and the access to the data of all scopes.
    public var calls = ForeignCalls()
    /// Routines and variables that no shim can serve; reported as warnings.
    public var skipped: [Skipped] = []
  }

  public init() {}

  /// What cannot be served goes to `Output.skipped`; it stops nothing else.
  public func write(_ library: Library) throws(UserError) -> Output {
    var output = Output()
    var printer = CodePrinter()
    var names = ShimNames()
    for routine in library.routines {
      serve(routine, in: nil, &output, &printer, &names)
    }
    for scope in library.scopes {
      for routine in scope.routines {
        serve(routine, in: scope, &output, &printer, &names)
      }
      let data = DataShim(scope: scope, names: &names)
      output.skipped += data.skipped
      if !data.access.storage.isEmpty {
        output.calls[data: scope] = data.access
        data.print(to: &printer)
      }
    }
    if !printer.text.isEmpty {
      output.source = Self.heading(library.name) + printer.text
    }
    return output
  }

  private func serve(
    _ routine: Routine, in scope: Scope?, _ output: inout Output, _ printer: inout CodePrinter,
    _ names: inout ShimNames
  ) {
    do {
      try routine.checkServable()
      if let call = routine.directCall {
        output.calls[routine, in: scope] = call
        return
      }
      let shim = try RoutineShim(routine, in: scope, names: &names)
      output.calls[routine, in: scope] = shim.call
      shim.print(to: &printer)
    } catch {
      let name = scope.map { "\($0.name).\(routine.name)" } ?? routine.name
      output.skipped.append(
        Skipped(name: name, reason: error.reason, location: error.location ?? routine.location))
    }
  }

  private static func heading(_ library: String) -> String {
    """
    ! Written by Swiftlet: procedures that C can call, for the module '\(library)'.
    ! Each calls the procedure, or shows the data, that its comment names.


    """
  }
}

/// Why a declaration cannot be served: the rest of "'name' is not wrapped: …".
struct Unservable: Error {
  var reason: String
  var location: SourceLocation?

  init(_ reason: String, at location: SourceLocation? = nil) {
    self.reason = reason
    self.location = location
  }
}
