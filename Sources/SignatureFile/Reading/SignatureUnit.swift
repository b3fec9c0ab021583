import FortranSemantics
import FortranSyntax
import Interface

/// A block of a signature file with what stands in it.
final class SignatureUnit {
  enum Kind {
    case file, pythonModule, interface, module, blockData, subroutine, function

    /// The words of its statement.
    var words: String {
      switch self {
      case .file: "file"
      case .pythonModule: "python module"
      case .interface: "interface"
      case .module: "module"
      case .blockData: "block data"
      case .subroutine: "subroutine"
      case .function: "function"
      }
    }
  }

  let kind: Kind
  let name: Name?
  let location: SourceLocation
  /// Of a subroutine or function.
  var header: ProcedureHeader?
  var entries: [ProcedureHeader] = []
  var part = SpecificationPart()
  var children: [SignatureUnit] = []

  init(_ kind: Kind, name: Name?, at location: SourceLocation) {
    self.kind = kind
    self.name = name
    self.location = location
  }

  var isRoutine: Bool { kind == .subroutine || kind == .function }

  /// Holds interfaces of call-backs only: `name__user__routines`.
  var isCallbackModule: Bool {
    kind == .pythonModule && (name?.text.contains("__user__") ?? false)
  }

  /// The routines in it and in its interface blocks.
  var routines: [SignatureUnit] {
    children.flatMap { child in
      if child.isRoutine { return [child] }
      return child.kind == .interface ? child.routines : []
    }
  }
}
