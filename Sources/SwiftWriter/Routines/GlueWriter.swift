import CodePrinting
import Interface

/// Writes the C between Swift and the foreign routine: its prototype, and an inline function that
/// takes scalars by value.
///
/// ```c
/// extern void total_(const double *a, const int32_t *n, double *s);
///
/// static inline void Demo_total(const double *a, int32_t n, double *s)
/// {
///   total_(a, &n, s);
/// }
/// ```
struct GlueWriter {
  struct Glue {
    var header: String
    var source = ""
    var symbols: [SymbolEmission] = []
    /// What Swift passes, in the order of the C function's parameters.
    var actuals: [String]
    var returnsValue: Bool
  }

  /// One parameter of the foreign call.
  private struct Crossing {
    /// In the prototype.
    var foreign: String
    /// Parameters of the inline function; none where the value is known.
    var parameters: [String] = []
    var actuals: [String] = []
    /// What the inline function passes on.
    var passed: String
  }

  private let writer: RoutineWriter
  private let routine: Routine

  init(_ writer: RoutineWriter) {
    self.writer = writer
    routine = writer.routine
  }

  func write() throws(UserError) -> Glue {
    var crossings: [Crossing] = []
    for parameter in writer.context.call.parameters {
      crossings.append(try crossing(parameter))
    }
    let call = writer.context.call
    let foreignList = crossings.map(\.foreign)
    var parameters = crossings.flatMap(\.parameters)
    let passed = crossings.map(\.passed).joined(separator: ", ")
    let returned = returnType
    let symbol = symbolName
    var actuals = crossings.flatMap(\.actuals)
    for callback in writer.callbacks where callback.interface.symbol != nil {
      parameters += closureParameters(callback)
      actuals += [callback.thunk, callback.state]
    }
    var prototype = CodePrinter()
    prototype.list(
      "extern \(returned.isEmpty ? "void" : returned) \(symbol)(",
      foreignList.isEmpty ? ["void"] : foreignList, ");")
    // Complex numbers are no type that C and Swift share; what calls back has its own way out.
    let storesResult =
      call.returnsByValue && !returned.isEmpty
      && (routine.result?.type.isComplex == true || !writer.callbacks.isEmpty)
    if storesResult {
      let type = routine.result?.type.isComplex == true ? "void" : returned
      parameters.append("\(type) *result")
      actuals.append(writer.resultActual)
    }
    let returnsValue = call.returnsByValue && !storesResult && !returned.isEmpty
    let head = "\(returnsValue ? returned : "void") \(writer.context.glueName)("
    if parameters.isEmpty { parameters = ["void"] }
    let prefix =
      storesResult ? "*(\(returned) *)result = " : returnsValue ? "return " : ""
    func writeCall(_ c: inout CodePrinter) {
      c.list("\(prefix)\(symbol)(", passed.isEmpty ? [] : crossings.map(\.passed), ");")
    }
    if !writer.callbacks.isEmpty {
      return calling(prototype, head, parameters, actuals, writeCall)
    }
    var c = prototype
    c.line()
    c.list("static inline \(head)", parameters, ")")
    c.block("{", "}") { writeCall(&$0) }
    c.line()
    return Glue(header: c.text, actuals: actuals, returnsValue: returnsValue)
  }

  /// A function in the C file, which an error of a closure leaves by `longjmp`.
  private func calling(
    _ prototype: CodePrinter, _ head: String, _ parameters: [String], _ actuals: [String],
    _ writeCall: (inout CodePrinter) -> Void
  ) -> Glue {
    var header = CodePrinter()
    var symbols: [SymbolEmission] = []
    var c = prototype
    c.line()
    for callback in writer.callbacks {
      let type = callback.trampoline.typeDeclaration
      if let symbol = callback.interface.symbol {
        var source = CodePrinter()
        callback.trampoline.write(into: &source)
        symbols.append(SymbolEmission(symbol: symbol, header: type, source: source.text))
      } else {
        header.verbatim(type)
        callback.trampoline.write(into: &c)
      }
    }
    header.list(head, parameters, ");")
    header.line()
    c.list(head, parameters, ")")
    let memory = writer.byteCounts.keys.sorted().map { index in
      "{\(cName(index)), \(cName(index))_size}"
    }
    c.block("{", "}") { c in
      c.line("jmp_buf escape;")
      if !memory.isEmpty { c.list("const swl_memory memory[] = {", memory, "};") }
      for callback in writer.callbacks {
        let name = cName(callback.index)
        let prefix = callback.trampoline.prefix
        c.line("swl_call \(name)_call;")
        c.list(
          "swl_begin(",
          [
            "&\(name)_call", "&\(prefix)_active", "&\(prefix)_newest",
            "(void (*)(void))\(name)", "\(name)_context", memory.isEmpty ? "NULL" : "memory",
            "\(memory.count)", "&escape",
          ], ");")
      }
      c.block("if (setjmp(escape) == 0) {", "}") { writeCall(&$0) }
      for callback in writer.callbacks.reversed() {
        let prefix = callback.trampoline.prefix
        c.line("swl_end(&\(cName(callback.index))_call, &\(prefix)_active, &\(prefix)_newest);")
      }
    }
    c.line()
    return Glue(
      header: header.text, source: c.text, symbols: symbols, actuals: actuals,
      returnsValue: false)
  }

  /// The thunk, and what it needs to find the closure.
  private func closureParameters(_ callback: RoutineCallback) -> [String] {
    let name = cName(callback.index)
    return ["\(callback.trampoline.prefix)_thunk \(name)", "void *\(name)_context"]
  }

  private var symbolName: String {
    switch writer.context.call.symbol {
    case .fortran(let name): name.lowercased() + "_"
    case .exact(let name): name
    }
  }

  private var returnType: String {
    guard writer.context.call.returnsByValue, let result = routine.result, result.type != .opaque
    else { return "" }
    return cType(result.type, isResult: true)
  }

  private func cType(_ type: ValueType, isResult: Bool = false) -> String {
    switch type {
    case .complex(4) where isResult: "float _Complex"
    case .complex where isResult: "double _Complex"
    default: CrossingType(type)?.c ?? "void"
    }
  }

  private func pointer(_ type: String, _ name: String, isConstant: Bool) -> String {
    "\(isConstant ? "const " : "")\(type) *\(name)"
  }

  private func crossing(_ parameter: ForeignCall.Parameter) throws(UserError) -> Crossing {
    switch parameter {
    case .pointer(let index): return pointerCrossing(index)
    case .value(let index):
      let name = cName(index)
      let actual = writer.actuals[index] ?? ""
      let type = routine.arguments[index].type
      guard type.isComplex else {
        return Crossing(
          foreign: "\(cType(type)) \(name)", parameters: ["\(cType(type)) \(name)"],
          actuals: [actual], passed: name)
      }
      let complex = cType(type, isResult: true)
      return Crossing(
        foreign: "\(complex) \(name)", parameters: ["const void *\(name)"], actuals: [actual],
        passed: "*(const \(complex) *)\(name)")
    case .characterLength(let index):
      let name = "\(cName(index))_len"
      let isPlain = writer.forms[index] == .scalar || writer.forms[index] == .array
      if isPlain { return Crossing(foreign: "size_t \(name)", passed: "1") }
      return Crossing(
        foreign: "size_t \(name)", parameters: ["size_t \(name)"],
        actuals: [writer.lengths[index] ?? "0"], passed: name)
    case .extent(let index, let dimension):
      let name = "\(cName(index))_n\(dimension + 1)"
      let texts = writer.extents[index] ?? []
      return Crossing(
        foreign: "int64_t \(name)", parameters: ["int64_t \(name)"],
        actuals: [texts.indices.contains(dimension) ? texts[dimension] : "0"], passed: name)
    case .callback(let index):
      guard let callback = writer.callbacks.first(where: { $0.index == index }) else {
        throw .unservable(
          routine, "its argument '\(routine.arguments[index].name)' is a procedure")
      }
      let name = cName(index)
      let trampoline = "(void (*)(void))\(callback.trampoline.prefix)"
      if callback.interface.isOptional {
        return Crossing(
          foreign: "void (*\(name))(void)",
          parameters: ["_Bool has_\(name)"] + closureParameters(callback),
          actuals: ["\(writer.names[index]) != nil", callback.thunk, callback.state],
          passed: "has_\(name) ? \(trampoline) : 0")
      }
      return Crossing(
        foreign: "void (*\(name))(void)",
        parameters: closureParameters(callback),
        actuals: [callback.thunk, callback.state],
        passed: trampoline)
    case .resultPointer:
      let type = routine.result.flatMap { CrossingType($0.type)?.c } ?? "void"
      return Crossing(
        foreign: "\(type) *result", parameters: ["\(type) *result"],
        actuals: [writer.resultActual], passed: "result")
    case .resultLength:
      guard let result = routine.result, result.type.isCharacter, !result.type.isSingleCharacter
      else { return Crossing(foreign: "size_t result_len", passed: "1") }
      return Crossing(
        foreign: "size_t result_len", parameters: ["size_t result_len"],
        actuals: [writer.resultLength], passed: "result_len")
    case .resultExtent(let dimension):
      let name = "result_n\(dimension + 1)"
      return Crossing(
        foreign: "int64_t \(name)", parameters: ["int64_t \(name)"],
        actuals: [writer.resultExtents[dimension]], passed: name)
    }
  }

  private func pointerCrossing(_ index: Int) -> Crossing {
    let argument = routine.arguments[index]
    let name = cName(index)
    let type = cType(argument.type)
    let actual = writer.actuals[index] ?? ""
    let isRead = writer.roles[index] == .given
    switch writer.forms[index] {
    case .scalar:
      if writer.mayBeAbsent(index) {
        let parts = actual.split(separator: ",", maxSplits: 1).map(String.init)
        let value = argument.type.isComplex ? "const void *\(name)" : "\(type) \(name)"
        let address = argument.type.isComplex ? name : "&\(name)"
        return Crossing(
          foreign: pointer(type, name, isConstant: true),
          parameters: ["_Bool has_\(name)", value],
          actuals: parts.map { $0.trimmingLeadingSpaces() },
          passed: "has_\(name) ? \(address) : 0")
      }
      if writer.roles[index].isWritten || argument.type.isComplex {
        let isConstant = !writer.roles[index].isWritten
        let parameter = pointer(type, name, isConstant: isConstant)
        return Crossing(
          foreign: parameter, parameters: [parameter], actuals: [actual], passed: name)
      }
      return Crossing(
        foreign: pointer(type, name, isConstant: true), parameters: ["\(type) \(name)"],
        actuals: [actual], passed: "&\(name)")
    case .array:
      let qualifier = writer.mayBeAbsent(index) ? "_Nullable " : ""
      let parameter = pointer(
        argument.type.isCharacter ? "uint8_t" : type, qualifier + name, isConstant: isRead)
      var crossing = Crossing(
        foreign: parameter, parameters: [parameter], actuals: [actual], passed: name)
      if let size = writer.byteCounts[index] {
        crossing.parameters.append("size_t \(name)_size")
        crossing.actuals.append(size)
      }
      return crossing
    case .text, .textArray:
      let parameter = pointer("char", name, isConstant: isRead)
      if writer.mayBeAbsent(index) {
        let parts = actual.split(separator: ",", maxSplits: 1).map(String.init)
        return Crossing(
          foreign: parameter, parameters: ["_Bool has_\(name)", parameter],
          actuals: parts.map { $0.trimmingLeadingSpaces() }, passed: "has_\(name) ? \(name) : 0")
      }
      return Crossing(
        foreign: parameter, parameters: [parameter], actuals: [actual], passed: name)
    case .procedure:
      return Crossing(foreign: "void (*\(name))(void)", passed: "0")  // never by pointer
    }
  }

  private func cName(_ index: Int) -> String { CNames.parameter(routine.arguments[index].name) }
}

extension String {
  func trimmingLeadingSpaces() -> String { String(drop { $0 == " " }) }
}
