import CodePrinting
import Interface

/// The procedures that show C the data of one module or COMMON block.
struct DataShim {
  let scope: Scope
  private(set) var access = DataAccess()
  private(set) var skipped: [Skipped] = []
  /// The local name of each variable, by its index; a COMMON block's members that are not shown
  /// have one too, for the layout.
  private var locals: [Int: String] = [:]

  init(scope: Scope, names: inout ShimNames) {
    self.scope = scope
    let isModule = scope.kind == .module
    let origin = "data of \(scope.name)"
    var local = LocalNames()
    for (index, variable) in scope.variables.enumerated() {
      do {
        access.storage[index] = try Self.storage(of: variable, isModule: isModule) {
          names.claim(["data", scope.name, variable.name], for: origin)
        }
        locals[index] = local.claim(variable.name, for: origin)
      } catch {
        skipped.append(
          Skipped(
            name: "\(scope.name).\(variable.name)", reason: error.reason,
            location: error.location ?? variable.location ?? scope.location))
        // What follows it in a COMMON block lies at an offset that only its type tells.
        if !isModule { break }
      }
    }
    if access.storage.values.contains(where: { $0 == .fixed || $0 == .constant }) {
      access.symbol = names.claim([isModule ? "data" : "common", scope.name], for: origin)
    }
  }

  private static func storage(
    of variable: Variable, isModule: Bool, symbol: () -> String
  ) throws(Unservable) -> DataAccess.Storage {
    if let reason = variable.type.unservable { throw Unservable("it \(reason)") }
    switch variable.type {
    case .procedure: throw Unservable("it is a procedure pointer")
    case .opaque: throw Unservable("its type is not known")
    default: break
    }
    if variable.isConstant { return .constant }
    if variable.isAllocatable { return .allocatable(symbol: symbol()) }
    if variable.isPointer {
      if variable.type == .character(length: .deferred) {
        throw Unservable("it is a pointer with a deferred length")
      }
      return .pointer(symbol: symbol())
    }
    guard isModule else {
      for dimension in variable.dimensions where FortranText.bounds(dimension) == nil {
        throw Unservable("its shape is not known")
      }
      if case .character(let length) = variable.type, FortranText.length(length) == nil {
        throw Unservable("its length is not known")
      }
      return .fixed
    }
    return .fixed
  }

  func print(to c: inout CodePrinter) {
    if let symbol = access.symbol { printVisitor(symbol, to: &c) }
    for (index, variable) in scope.variables.enumerated() {
      guard let local = locals[index] else { continue }
      let shim = DeferredShim(scope: scope, variable: variable, index: index, local: local)
      switch access.storage[index] {
      case .allocatable(let symbol): shim.printAllocatable(symbol, to: &c)
      case .pointer(let symbol): shim.printPointer(symbol, to: &c)
      case .fixed, .constant, nil: break
      }
    }
  }

  private var shown: [(index: Int, variable: Variable, local: String)] {
    scope.variables.enumerated().compactMap { index, variable in
      guard let storage = access.storage[index], storage == .fixed || storage == .constant,
        let local = locals[index]
      else { return nil }
      return (index, variable, local)
    }
  }

  private func printVisitor(_ symbol: String, to c: inout CodePrinter) {
    let what = scope.kind == .module ? "the module" : "the COMMON block"
    let location = scope.location.map { ", \($0.shortDescription)" } ?? ""
    c.comment("The data of \(what) '\(scope.name)'\(location)")
    c.statement("subroutine \(symbol)(visit, context) bind(C, name=\"\(symbol)\")")
    c.indented { c in
      c.useBinding(VisitInterface.imports)
      if scope.kind == .module {
        let names = shown.map { FortranText.renamed($0.variable.name, as: $0.local) }
        c.statement("use \(scope.name), only: \(names.joined(separator: ", "))")
      }
      c.line("implicit none")
      VisitInterface.print(to: &c)
      c.line("type(c_ptr), value :: context")
      if scope.kind == .common { printCommon(to: &c) }
      c.line()
      for (index, variable, local) in shown {
        VisitInterface.printVisit(index: index, variable: variable, local: local, to: &c)
      }
    }
    c.line("contains")
    c.indented { c in
      VisitInterface.printHelpers(
        scalar: shown.contains { $0.variable.dimensions.isEmpty },
        array: shown.contains { !$0.variable.dimensions.isEmpty }, to: &c)
    }
    c.line("end subroutine \(symbol)")
    c.line()
  }

  private func printCommon(to c: inout CodePrinter) {
    for (_, variable, local) in shown {
      c.statement("\(FortranText.type(variable.type)) :: \(local)\(FortranText.shape(variable))")
    }
    let name = scope.name == "_blnk_" ? "" : "/\(scope.name)/ "
    c.statement("common \(name)\(shown.map(\.local).joined(separator: ", "))")
  }
}
