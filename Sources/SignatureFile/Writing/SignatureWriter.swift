import CodePrinting
import Interface

/// `Library` → `.pyf`, in the form that f2py prints and reads.
public struct SignatureWriter: Sendable {
  public init() {}

  public func write(_ library: Library) -> String {
    var printer = SignaturePrinter(library)
    return printer.print()
  }
}

/// The work of `SignatureWriter` on one library.
struct SignaturePrinter {
  let library: Library
  var code = CodePrinter(indentWidth: 4)
  var callbacks = CallbackModules()

  init(_ library: Library) {
    self.library = library
  }

  mutating func print() -> String {
    for routine in library.routines { callbacks.add(routine) }
    for scope in library.scopes {
      for routine in scope.routines { callbacks.add(routine) }
    }
    code.line("!    -*- f90 -*-")
    code.line("! Note: the context of this file is case sensitive.")
    code.line()
    for module in callbacks.modules { callbackModule(module) }
    pythonModule()
    code.line()
    code.line("! This file was auto-generated with swiftlet.")
    return code.text
  }

  private mutating func pythonModule() {
    code.line("python module \(library.name)")
    code.indentation += 1
    for text in library.userCode { multiline("usercode", text) }
    if let text = library.pymethoddef { multiline("pymethoddef", text) }
    code.line("interface  ! in :\(library.name)")
    code.indentation += 1
    for skipped in library.skipped {
      code.line("! '\(skipped.name)' is not wrapped: \(oneLine(skipped.reason))")
    }
    for routine in library.routines { self.routine(routine, in: nil) }
    for scope in library.scopes {
      switch scope.kind {
      case .module: module(scope)
      case .common: common(scope)
      }
    }
    code.indentation -= 1
    code.line("end interface")
    code.indentation -= 1
    code.line("end python module \(library.name)")
  }

  private mutating func module(_ scope: Scope) {
    code.line("module \(scope.name)\(origin(scope.location, in: nil))")
    code.indentation += 1
    for text in scope.userCode { multiline("usercode", text) }
    for variable in scope.variables { declare(variable) }
    for routine in scope.routines { self.routine(routine, in: scope) }
    code.indentation -= 1
    code.line("end module \(scope.name)")
  }

  /// A COMMON block stands in a BLOCK DATA of its own, since two of them may use one name.
  private mutating func common(_ scope: Scope) {
    code.line("block data")
    code.indentation += 1
    for variable in scope.variables { declare(variable) }
    let name = scope.name == "_blnk_" ? "" : "/\(scope.name)/ "
    code.line("common \(name)\(scope.variables.map(\.name).joined(separator: ","))")
    code.indentation -= 1
    code.line("end block data")
  }

  private mutating func callbackModule(_ module: CallbackModules.Module) {
    code.line("python module \(module.name)")
    code.indentation += 1
    code.line("interface")
    code.indentation += 1
    for routine in module.routines { self.routine(routine, in: nil) }
    code.indentation -= 1
    code.line("end interface")
    code.indentation -= 1
    code.line("end python module \(module.name)")
  }

  /// C text in triple quotes.
  mutating func multiline(_ keyword: String, _ text: String) {
    let indent = String(repeating: " ", count: code.indentation * code.indentWidth)
    code.verbatim("\(indent)\(keyword) '''\(text)'''")
  }

  /// ` ! in :module:file`, as f2py notes where a declaration was read.
  func origin(_ location: SourceLocation?, in scope: Scope?) -> String {
    guard let path = location?.file.path else { return "" }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let suffix = scope.map { ":\($0.name)" } ?? ""
    return " ! in :\(library.name):\(oneLine(file))\(suffix)"
  }

  func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
