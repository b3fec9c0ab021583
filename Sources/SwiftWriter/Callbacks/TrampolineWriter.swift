import CodePrinting
import Interface

/// Writes the C that foreign code calls for a call-back.
struct TrampolineWriter {
  let interface: CallbackInterface
  /// Of everything in the C file that belongs to this call-back: `Demo_apply_f`.
  let prefix: String

  /// The function's name in C: its own, or the one by which foreign code calls it.
  var function: String { interface.symbol ?? prefix }

  /// The type of the Swift thunk, for the header.
  var typeDeclaration: String {
    var c = CodePrinter()
    c.list("typedef int32_t (*\(prefix)_thunk)(", ["void *context"] + parameters + tail, ");")
    return c.text
  }

  private var parameters: [String] { interface.items.map(parameter) }

  private func parameter(_ item: CallbackInterface.Item) -> String {
    let name = CNames.parameter(item.argument.name)
    if item.isByValue, item.type.c != "void" { return "\(item.type.c) \(name)" }
    return "\(item.type.c) *\(name)"
  }

  private var lengths: [String] {
    interface.items.filter { $0.argument.type.isCharacter }
      .map { "size_t \(CNames.parameter($0.argument.name))_len" }
  }

  /// What the thunk gets besides the arguments.
  private var tail: [String] {
    let texts = interface.items.filter(\.hasLength)
      .map { "ptrdiff_t \(CNames.parameter($0.argument.name))_len" }
    let rooms = interface.items.filter(\.isSizeless)
      .map { "ptrdiff_t \(CNames.parameter($0.argument.name))_room" }
    return texts + rooms + (interface.result.map { ["\($0.type.c) *value"] } ?? [])
  }

  private var resultType: String {
    guard let result = interface.result else { return "void" }
    switch result.argument.type {
    case .complex(4): return "float _Complex"
    case .complex: return "double _Complex"
    default: return result.type.c
    }
  }

  func write(into c: inout CodePrinter) {
    c.line("static _Thread_local swl_call *\(prefix)_active;")
    c.line("static swl_newest \(prefix)_newest;")
    c.line()
    // Characters' lengths come after all arguments; a function that does not look may get them.
    let list = parameters + (interface.routine.directives.isC ? [] : lengths)
    let access = interface.symbol == nil ? "static " : ""
    c.list("\(access)\(resultType) \(function)(", list.isEmpty ? ["void"] : list, ")")
    c.block("{", "}") { c in
      if interface.result != nil { c.line("\(resultType) value = 0;") }
      let leave = interface.result == nil ? "return;" : "return value;"
      for item in interface.items where !item.hasLength && item.argument.type.isCharacter {
        c.line("(void)\(CNames.parameter(item.argument.name))_len;")
      }
      c.line("swl_call *call = swl_enter(\(prefix)_active, &\(prefix)_newest);")
      c.line("if (!call) \(leave)")
      var arguments = ["call->context"]
      arguments += interface.items.map { CNames.parameter($0.argument.name) }
      arguments += interface.items.filter(\.hasLength)
        .map { "(ptrdiff_t)\(CNames.parameter($0.argument.name))_len" }
      arguments += interface.items.filter(\.isSizeless)
        .map { "swl_room(call, \(CNames.parameter($0.argument.name)))" }
      if interface.result != nil { arguments.append("&value") }
      c.list(
        "int32_t failed = ((\(prefix)_thunk)call->thunk)(", arguments, ");")
      c.line("swl_leave(call, \(prefix)_active != NULL, failed);")
      if interface.result != nil { c.line("return value;") }
    }
    c.line()
  }
}
