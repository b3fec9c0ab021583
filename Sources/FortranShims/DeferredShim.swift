import CodePrinting
import Interface

/// The procedures for one allocatable or pointer: its place and shape change during the run.
struct DeferredShim {
  let scope: Scope
  let variable: Variable
  let index: Int
  let local: String

  private var rank: Int { variable.dimensions.count }
  private var isArray: Bool { rank > 0 }

  private func origin(_ kind: String) -> String {
    let location = (variable.location ?? scope.location).map { ", \($0.shortDescription)" } ?? ""
    return "The \(kind) '\(variable.name)' of the module '\(scope.name)'\(location)"
  }

  // MARK: Allocatables

  func printAllocatable(_ symbol: String, to c: inout CodePrinter) {
    c.comment(origin("allocatable"))
    c.statement(
      "function \(symbol)(action, new_shape, visit, context) result(status) "
        + "bind(C, name=\"\(symbol)\")")
    c.indented { c in
      c.useBinding(VisitInterface.imports)
      c.statement("use \(scope.name), only: \(FortranText.renamed(variable.name, as: local))")
      c.line("implicit none")
      VisitInterface.print(to: &c)
      c.line("integer(c_int32_t), value :: action")
      c.line("integer(c_int64_t), intent(in) :: new_shape(\(rank + 1))")
      c.line("type(c_ptr), value :: context")
      c.line("integer(c_int32_t) :: status")
      c.line()
      c.line("status = 0")
      c.line("if (action == \(DataAccess.allocate) .and. any(new_shape < 0)) then")
      c.indented { $0.line("status = 1") }
      c.line("else if (action /= \(DataAccess.query) .and. allocated(\(local))) then")
      c.indented { $0.line("deallocate(\(local), stat=status)") }
      c.line("end if")
      c.line("if (action == \(DataAccess.allocate) .and. status == 0) then")
      c.indented { $0.statement("allocate(\(allocation), stat=status)") }
      c.line("end if")
      c.line("if (allocated(\(local))) then")
      c.indented { c in
        VisitInterface.printVisit(index: index, variable: variable, local: local, to: &c)
      }
      c.line("end if")
    }
    c.line("contains")
    c.indented { c in VisitInterface.printHelpers(scalar: !isArray, array: isArray, to: &c) }
    c.line("end function \(symbol)")
    c.line()
  }

  private var allocation: String {
    var text = ""
    if case .character(.deferred) = variable.type {
      text = "character(len=new_shape(\(rank + 1))) :: "
    }
    text += local
    if isArray {
      text += "(\((1...rank).map { "new_shape(\($0))" }.joined(separator: ", ")))"
    }
    return text
  }

  // MARK: Pointers

  /// The target may be a section of an array, so the strides are measured between its elements.
  func printPointer(_ symbol: String, to c: inout CodePrinter) {
    c.comment(origin("pointer"))
    c.statement("subroutine \(symbol)(visit, context) bind(C, name=\"\(symbol)\")")
    c.indented { c in
      c.useBinding(VisitInterface.imports.union(isArray ? ["c_intptr_t"] : []))
      c.statement("use \(scope.name), only: \(FortranText.renamed(variable.name, as: local))")
      c.line("implicit none")
      VisitInterface.print(to: &c)
      c.line("type(c_ptr), value :: context")
      if isArray { c.line("integer(c_int64_t) :: strides(\(rank))") }
      c.line()
      if isArray {
        printStridedVisit(to: &c)
      } else {
        c.statement("if (.not. associated(\(local))) return")
        VisitInterface.printVisit(index: index, variable: variable, local: local, to: &c)
      }
    }
    c.line("contains")
    c.indented { c in
      VisitInterface.printHelpers(scalar: true, array: false, to: &c)
      if isArray { printDistance(to: &c) }
    }
    c.line("end subroutine \(symbol)")
    c.line()
  }

  /// The first element, or the one after it in a dimension (from 1).
  private func element(next dimension: Int? = nil) -> String {
    let subscripts = (1...rank).map {
      "lbound(\(local), \($0))" + ($0 == dimension ? " + 1" : "")
    }
    return "\(local)(\(subscripts.joined(separator: ", ")))"
  }

  private func printStridedVisit(to c: inout CodePrinter) {
    c.statement("if (.not. associated(\(local))) return")
    c.line("strides = 0")
    c.line("if (size(\(local)) == 0) return")
    for dimension in 1...rank {
      c.block("if (size(\(local), \(dimension)) > 1) then", "end if") { c in
        c.statement(
          "strides(\(dimension)) = distance(\(element()), \(element(next: dimension)))")
      }
    }
    c.statement(
      "call visit(context, \(index)_c_int32_t, address_of_scalar(\(element())), "
        + "\(VisitInterface.length(variable, local)), shape(\(local), kind=c_int64_t), strides)")
  }

  private func printDistance(to c: inout CodePrinter) {
    c.line()
    c.line("function distance(from, to) result(bytes)")
    c.indented { c in
      c.line("type(*), intent(in), target :: from, to")
      c.line("integer(c_int64_t) :: bytes")
      c.statement(
        "bytes = transfer(c_loc(to), 0_c_intptr_t) - transfer(c_loc(from), 0_c_intptr_t)")
    }
    c.line("end function distance")
  }
}
