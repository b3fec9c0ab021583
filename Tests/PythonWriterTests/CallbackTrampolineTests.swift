import Interface
import Testing

@testable import PythonWriter

@Suite struct CallbackTrampolineTests {
  private func context(_ routine: Routine, _ argument: Int) -> CallbackContext {
    CallbackContext(
      moduleName: "m", scope: nil, routine: routine, argument: argument,
      prefix: "swl_\(routine.name)_\(routine.arguments[argument].name)", object: "Py_None",
      extraArguments: "NULL", pointerType: "void *", label: "m.\(routine.name)() 1st argument (f)",
      options: PythonWriter.Options())
  }

  @Test func trampolineHasTheCallingConventionOfTheForeignCode() throws {
    var s = Argument(name: "s", type: .character(length: .assumed))
    s.intent = .in
    var v = Argument(name: "v", type: .doublePrecision)
    v.isValue = true
    var f = Argument(name: "f", type: .procedure)
    f.callback = Callback(
      routine: Routine(
        name: "f", arguments: [Argument(name: "i", type: .defaultInteger), s, v],
        result: Argument(name: "r", type: .complex(bytes: 8))))
    let emission = try CallbackWriter().emit(context(Routine(name: "t", arguments: [f]), 0))
    #expect(
      emission.fileScope.contains(
        """
        static double _Complex
        swl_t_f_run(int *a_i, char *a_s, double a_v, size_t a_s_length)
        """))
  }

  @Test func textResultComesThroughTwoHiddenArguments() throws {
    var f = Argument(name: "f", type: .procedure)
    f.callback = Callback(
      routine: Routine(
        name: "f", arguments: [],
        result: Argument(name: "r", type: .character(length: .fixed(.integer(5))))))
    let emission = try CallbackWriter().emit(context(Routine(name: "t", arguments: [f]), 0))
    #expect(
      emission.fileScope.contains("void\nswl_t_f_run(char *swl_text, size_t swl_text_length)"))
  }

  @Test func globalNameIsTheSymbolAndIsDefinedOnce() throws {
    var f = Argument(name: "global_f", type: .procedure)
    f.intent = [.callback, .hide]
    f.callback = Callback(
      routine: Routine(
        name: "global_f", arguments: [Argument(name: "a", type: .defaultInteger)],
        result: Argument(name: "r", type: .defaultInteger)))
    let emission = try CallbackWriter().emit(context(Routine(name: "t", arguments: [f]), 0))
    #expect(emission.fileScope.hasPrefix("#ifndef SWL_HAS_SYMBOL_global_f\n"))
    #expect(emission.fileScope.contains("\nint\nF_FUNC_US(global_f, GLOBAL_F)(int *a_a)\n"))
  }

  @Test func extentsAreComputedFromTheCallbacksOwnArguments() {
    var shape = CallbackShape(scalars: ["n": "*a_n"], constants: ["k": .integer(3)])
    shape.arrays["x"] = ("a_x_dims", 2)
    let n = Expression.name("n")
    #expect(shape.c(.binary(.add, n, .name("k"))) == "((npy_intp)*a_n + 3)")
    #expect(shape.c(.call("shape", [.name("x"), .integer(1)])) == "a_x_dims[1]")
    #expect(shape.c(.name("m")) == nil)
    #expect(
      shape.initializer([.count(n), Dimension(extent: .assumedSize), .count(.integer(2))])
        == "{swl_extent((npy_intp)*a_n), -1, 2}")
  }

  @Test func whatOnlyFortranCanPassIsRefusedWithItsName() {
    var x = Argument(name: "x", type: .doublePrecision)
    x.dimensions = [Dimension(extent: .assumedShape)]
    var f = Argument(name: "f", type: .procedure)
    var interface = Routine(name: "f", arguments: [x])
    interface.needsExplicitInterface = true
    f.callback = Callback(routine: interface)
    let routine = Routine(name: "t", arguments: [f])
    let error = #expect(throws: UserError.self) { try CallbackWriter().emit(context(routine, 0)) }
    #expect(
      error?.diagnostics.first?.message
        == "call-back 'f' of 't' cannot be called from Fortran: "
        + "'x' is passed by a descriptor that only Fortran knows")
  }
}
