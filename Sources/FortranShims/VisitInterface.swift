import CodePrinting
import Interface

/// The parts that all procedures showing data share: the visitor's interface, the visit, and how an
/// address is taken.
enum VisitInterface {
  static let imports: Set<String> = ["c_int32_t", "c_int64_t", "c_loc", "c_ptr", "c_size_t"]

  /// What C passes as `visit`. Optional dummies left out reach C as NULL (F2018 18.3.6).
  static func print(to c: inout CodePrinter) {
    c.block("interface", "end interface") { c in
      c.line("subroutine visit(context, index, address, length, extents, strides) bind(C)")
      c.indented { c in
        c.line("import :: c_int32_t, c_int64_t, c_ptr, c_size_t")
        c.line("implicit none")
        c.line("type(c_ptr), value :: context, address")
        c.line("integer(c_int32_t), value :: index")
        c.line("integer(c_size_t), value :: length")
        c.line("integer(c_int64_t), intent(in), optional :: extents(*), strides(*)")
      }
      c.line("end subroutine visit")
    }
  }

  static func printVisit(
    index: Int, variable: Variable, local: String, to c: inout CodePrinter
  ) {
    let isArray = !variable.dimensions.isEmpty
    let address = isArray ? "address_of_array(\(local))" : "address_of_scalar(\(local))"
    let extents = isArray ? ", shape(\(local), kind=c_int64_t)" : ""
    c.statement(
      "call visit(context, \(index)_c_int32_t, \(address), \(length(variable, local))\(extents))")
  }

  static func length(_ variable: Variable, _ local: String) -> String {
    if case .character = variable.type { return "len(\(local), kind=c_size_t)" }
    return "0_c_size_t"
  }

  /// `type(*)` takes any datum by its address: no copy, and no TARGET attribute in the user's code.
  static func printHelpers(scalar: Bool, array: Bool, to c: inout CodePrinter) {
    if scalar { printHelper("address_of_scalar", shape: "", to: &c) }
    if scalar && array { c.line() }
    if array { printHelper("address_of_array", shape: "(*)", to: &c) }
  }

  private static func printHelper(_ name: String, shape: String, to c: inout CodePrinter) {
    c.line("function \(name)(datum) result(address)")
    c.indented { c in
      c.line("type(*), intent(in), target :: datum\(shape)")
      c.line("type(c_ptr) :: address")
      c.line("address = c_loc(datum)")
    }
    c.line("end function \(name)")
  }
}
