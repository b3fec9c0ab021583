/// The whole model as indented text, for `--show interface` and for tests that compare stages.
///
/// Every field that is not at its default is printed, so that two libraries with one text are equal
/// but for places.
public struct LibraryPrinter: Sendable {
  /// Places of declarations are printed too.
  public var showsLocations = false

  public init(showsLocations: Bool = false) {
    self.showsLocations = showsLocations
  }

  public func print(_ library: Library) -> String {
    var text = Lines()
    text.add("library \(library.name)")
    text.indented { text in
      for (index, code) in library.userCode.enumerated() {
        text.quote("usercode \(index)", code)
      }
      text.quote("pymethoddef", library.pymethoddef)
      text.quote("documentation", library.documentation)
      for header in library.headers { text.add("header \(header)") }
      for symbol in library.initializers { text.add("initializer \(symbol)") }
      printTypes(of: library, to: &text)
      for routine in library.routines { print(routine, to: &text) }
      for scope in library.scopes { print(scope, to: &text) }
      for skipped in library.skipped {
        text.add("skipped \(skipped.name): \(skipped.reason)\(place(skipped.location))")
      }
    }
    return text.text
  }

  private func print(_ scope: Scope, to text: inout Lines) {
    text.add("\(scope.kind) \(scope.name)\(place(scope.location))")
    text.indented { text in
      for (index, code) in scope.userCode.enumerated() { text.quote("usercode \(index)", code) }
      text.quote("documentation", scope.documentation)
      for variable in scope.variables { print(variable, to: &text) }
      for routine in scope.routines { print(routine, to: &text) }
    }
  }

  func print(_ variable: Variable, to text: inout Lines) {
    var words = describe(variable.type, variable.dimensions)
    if variable.isAllocatable { words.append("allocatable") }
    if variable.isPointer { words.append("pointer") }
    if variable.isReference { words.append("reference") }
    if variable.isConstant { words.append("constant") }
    if variable.isProtected { words.append("protected") }
    if let value = variable.value { words.append("= \(value)") }
    if let label = variable.bindingLabel { words.append("bind(\(label))") }
    text.add(
      "variable \(variable.name): \(words.joined(separator: " "))\(place(variable.location))")
    text.indented { $0.quote("documentation", variable.documentation) }
  }

  private func print(_ routine: Routine, to text: inout Lines) {
    text.add(
      "\(routine.isFunction ? "function" : "subroutine") \(routine.name)\(place(routine.location))")
    text.indented { text in
      text.add("linkage \(routine.linkage)", unless: routine.linkage == .fortranExternal)
      text.add("foreign name \(routine.foreignName)", unless: routine.foreignName == routine.name)
      text.add("aliases \(routine.aliases.joined(separator: " "))", unless: routine.aliases.isEmpty)
      text.add(
        "prefixes \(routine.prefixes.joined(separator: " "))", unless: routine.prefixes.isEmpty)
      text.add("entry of \(routine.entryOf ?? "")", unless: routine.entryOf == nil)
      text.add("needs an explicit interface", unless: !routine.needsExplicitInterface)
      for (name, value) in routine.constants.sorted(by: { $0.key < $1.key }) {
        text.add("constant \(name) = \(value)")
      }
      if let status = routine.status { print(status, to: &text) }
      print(routine.directives, to: &text)
      text.quote("documentation", routine.documentation)
      for argument in routine.arguments { print(argument, as: "argument", to: &text) }
      if let result = routine.result { print(result, as: "result", to: &text) }
      print(routine.callPlan, of: routine, to: &text)
    }
  }

  private func print(_ directives: Routine.Directives, to text: inout Lines) {
    text.add("threadsafe", unless: !directives.isThreadsafe)
    text.add("intent(c)", unless: !directives.isC)
    text.quote("callstatement", directives.callStatement)
    text.quote("callprotoargument", directives.callProtoArgument)
    for (index, code) in directives.userCode.enumerated() {
      text.quote("usercode \(index)", code)
    }
    text.quote("pymethoddef", directives.pymethoddef)
    text.quote("note", directives.note)
  }

  private func print(_ argument: Argument, as role: String, to text: inout Lines) {
    var words = describe(argument.type, argument.dimensions)
    if !argument.intent.isEmpty { words.append("intent(\(argument.intent))") }
    if let effect = argument.effect { words.append("body(\(effect))") }
    if let name = argument.outName { words.append("out=\(name)") }
    let flags: [(Bool, String)] = [
      (argument.isOptional, "optional"), (argument.isRequired, "required"),
      (argument.isFortranOptional, "Fortran-optional"), (argument.isAllocatable, "allocatable"),
      (argument.isPointer, "pointer"), (argument.isContiguous, "contiguous"),
      (argument.isValue, "value"), (argument.isReference, "reference"),
      (argument.isNullable, "nullable"), (argument.isRecordMember, "member"),
      (argument.isFlat, "flat"),
      (argument.isConsumed, "consumed"), (argument.isObject, "object"),
    ]
    words += flags.filter(\.0).map(\.1)
    words += argument.otherAttributes
    if let name = argument.enumeration { words.append("enum=\(name)") }
    if let room = argument.room { words.append("room=\(room)") }
    if argument.unitBytes != 1 { words.append("UTF-\(argument.unitBytes * 8)") }
    if let keeper = argument.keptBy { words.append("kept by \(keeper)") }
    if let index = argument.destructor { words.append("ended by argument \(index)") }
    if let symbol = argument.release { words.append("release=\(symbol)") }
    if let value = argument.initialValue { words.append("= \(value)") }
    text.add("\(role) \(argument.name): \(words.joined(separator: " "))\(place(argument.location))")
    text.indented { text in
      for check in argument.checks { text.add("check \(check.text)") }
      text.add(
        "depends on \(argument.dependencies.joined(separator: ", "))",
        unless: argument.dependencies.isEmpty)
      text.quote("note", argument.note)
      text.quote("documentation", argument.documentation)
      if let callback = argument.callback {
        let module = callback.moduleName.map { " from \($0)" } ?? ""
        text.add("call-back \(callback.localName)\(module)\(callback.context?.text ?? "")")
        text.indented { print(callback.routine, to: &$0) }
      }
    }
  }

  private func print(_ plan: CallPlan, of routine: Routine, to text: inout Lines) {
    func names(_ indices: [Int]) -> String {
      indices.map { routine.arguments[$0].name }.joined(separator: ", ")
    }
    var parts = ["required (\(names(plan.required)))"]
    if !plan.optional.isEmpty { parts.append("optional (\(names(plan.optional)))") }
    if !plan.hidden.isEmpty { parts.append("hidden (\(names(plan.hidden)))") }
    var outputs = names(plan.outputs)
    if let result = routine.result {
      outputs = outputs.isEmpty ? result.name : "\(result.name), \(outputs)"
    }
    if !outputs.isEmpty { parts.append("returns (\(outputs))") }
    text.add("call: \(parts.joined(separator: " "))")
  }

  func describe(_ type: ValueType, _ dimensions: [Dimension]) -> [String] {
    if dimensions.isEmpty { return ["\(type)"] }
    return ["\(type)(\(dimensions.map(\.description).joined(separator: ",")))"]
  }

  func place(_ location: SourceLocation?) -> String {
    guard showsLocations, let location else { return "" }
    return "  ! \(location)"
  }
}

/// Indented lines.
struct Lines {
  var text = ""
  private var depth = 0

  mutating func add(_ line: String, unless isDefault: Bool = false) {
    if isDefault { return }
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  /// Text of several lines under its label.
  mutating func quote(_ label: String, _ quoted: String?) {
    guard let quoted, !quoted.isEmpty else { return }
    let lines = quoted.split(separator: "\n", omittingEmptySubsequences: true)
    if lines.count == 1 {
      add("\(label): \(lines[0])")
    } else {
      add("\(label):")
      indented { text in
        for line in lines { text.add("| \(line)") }
      }
    }
  }

  mutating func indented(_ body: (inout Lines) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }
}

extension ValueType: CustomStringConvertible {
  /// `integer*4`, `unsigned integer*4`, `real*8`; complex counts both parts: `complex*16`.
  public var description: String {
    switch self {
    case .integer(let bytes, let signed): "\(signed ? "" : "unsigned ")integer*\(bytes)"
    case .real(let bytes): "real*\(bytes)"
    case .complex(let bytes): "complex*\(bytes * 2)"
    case .logical(let bytes): "logical*\(bytes)"
    case .character(.one): "character"
    case .character(.fixed(let length)): "character*(\(length))"
    case .character(.assumed): "character*(*)"
    case .character(.deferred): "character*(:)"
    case .character(.terminated): "text"
    case .derived(let name): "type(\(name))"
    case .procedure: "procedure"
    case .opaque: "pointer"
    }
  }
}

extension Dimension: CustomStringConvertible {
  /// As in a declaration: `n`, `0:n`, `*`, `:`.
  public var description: String {
    let lower = lowerBound.map { "\($0):" } ?? ""
    switch extent {
    case .upperBound(let upper): return lower + upper.description
    case .assumedSize: return lower + "*"
    case .assumedShape, .deferred: return lower.isEmpty ? ":" : lower
    }
  }
}

extension Intent: CustomStringConvertible {
  /// The words in f2py's spelling, separated by commas.
  public var description: String {
    let words: [(Intent, String)] = [
      (.in, "in"), (.inout, "inout"), (.inplace, "inplace"), (.out, "out"), (.hide, "hide"),
      (.copy, "copy"), (.overwrite, "overwrite"), (.cache, "cache"), (.c, "c"), (.aux, "aux"),
      (.callback, "callback"), (.aligned4, "aligned4"), (.aligned8, "aligned8"),
      (.aligned16, "aligned16"),
    ]
    return words.filter { contains($0.0) }.map(\.1).joined(separator: ",")
  }
}
