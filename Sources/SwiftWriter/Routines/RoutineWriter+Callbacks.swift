import CodePrinting
import Interface

extension RoutineWriter {
  /// A procedure argument: a closure, and what stands between it and the foreign code.
  mutating func writeProcedure(_ index: Int) throws(UserError) {
    let argument = routine.arguments[index]
    let interface = try CallbackInterface(argument, of: routine)
    let own = "\(context.glueName)_\(SwiftNames.identifier(argument.name))"
    // The glue's name is unique; its first part is the module's.
    let unique = own.dropFirst(context.gluePrefix.count + 1)
    let prefix = interface.symbol.map { "\(context.gluePrefix)_symbol_\($0)" } ?? own
    let thunk = SwiftNames.member("\(unique)_thunk")
    let writer = ThunkWriter(
      interface: interface, name: thunk, qualifiedRoutine: qualifiedName,
      bodyType: SwiftNames.type("\(unique)_body"), constants: routine.constants, owner: routine)
    fileScope += (fileScope.isEmpty ? "" : "\n") + (try writer.write())
    callbacks.append(
      RoutineCallback(
        index: index, interface: interface,
        trampoline: TrampolineWriter(interface: interface, prefix: prefix), thunk: thunk,
        bodyType: writer.bodyType,
        state: helper(index, "Call")))
  }

  /// The closures' parameters; known when it is known whether anything else can fail.
  ///
  /// With one closure and nothing else that fails, the function throws what the closure throws, and
  /// nothing if that does not throw.
  mutating func declareClosures() {
    guard let first = callbacks.first else { return }
    let isTyped =
      callbacks.count == 1 && !canThrow && !first.interface.canFail && !first.interface.isOptional
    if isTyped { genericParameters = ["Failure: Error"] }
    let effect = isTyped ? "throws(Failure)" : "throws"
    for callback in callbacks {
      let type = callback.interface.closureType(throwing: effect)
      parameters[callback.index] =
        callback.interface.isOptional
        ? parameter(callback.index, "(\(type))?", "nil") : parameter(callback.index, type, nil)
    }
    effects = " \(effect)"
    let scopes = callbacks.enumerated().flatMap { place, callback in
      let name = names[callback.index]
      let isLast = place == callbacks.count - 1
      let function = "Fortran.\(isLast ? "calling" : "nesting")"
      if callback.interface.isOptional {
        let body = "optional: \(name) as \(callback.bodyType)?"
        return [PointerScope(opening: "\(function)(\(body)) { \(callback.state) in")]
      }
      return [
        PointerScope(opening: "withoutActuallyEscaping(\(name)) { \(name) in"),
        PointerScope(
          opening: "\(function)(\(name) as \(callback.bodyType)) { \(callback.state) in"),
      ]
    }
    pointers = scopes + pointers
  }
}

/// One closure of a routine.
struct RoutineCallback {
  var index: Int
  var interface: CallbackInterface
  var trampoline: TrampolineWriter
  /// The Swift function that C calls.
  var thunk: String
  /// The closure's type to the thunk.
  var bodyType: String
  /// The variable with the address of the closure's state.
  var state: String
}
