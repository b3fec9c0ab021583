import CodePrinting
import Interface

/// How foreign code calls a procedure argument, and the closure that a Swift program gives for it.
///
/// ```
/// foreign code ──▶ trampoline (C) ──▶ thunk (Swift) ──▶ the caller's closure
///      ▲                 │ longjmp, over frames of C and Fortran only
///      └── entry (C) ◀───┘
/// ```
///
/// The thunk stores a closure's error and returns; the trampoline jumps to the C function that made
/// the call, which returns to Swift, which throws. Calls in progress are a stack for each thread, so
/// they nest and may run at the same time. A procedure argument of a closure has no counterpart: what
/// it calls could be another closure, whose error would skip frames of Swift.
struct CallbackInterface {
  /// What becomes of a dummy argument of the closure.
  enum Role {
    case given, changed, returned
    /// A size that the closure sees in its array's shape.
    case implied
  }

  struct Item {
    var argument: Argument
    var form: ArgumentForm
    var role: Role
    /// Swift's variable; the pointer's name is made from it.
    var name: String
    var type: CrossingType

    var pointer: String { "\(name)Pointer" }
    var length: String { "\(name)Length" }
    /// The bytes from the array's address to the end of the caller's array.
    var room: String { "\(name)Room" }
    var isSizeless: Bool { argument.isSizeless }
    /// Foreign code tells how long its characters are.
    var hasLength: Bool { form == .text || form == .textArray }
    var isByValue: Bool {
      !argument.isArray && (argument.isValue || argument.intent.contains(.c))
    }
  }

  let routine: Routine
  let items: [Item]
  let result: (argument: Argument, type: CrossingType)?
  /// Foreign code calls it by this symbol; nobody passes it. The C file defines the symbol, once for
  /// all routines that reach it; outside of their calls it returns 0.
  let symbol: String?
  /// The routine does without it where the caller gives none.
  let isOptional: Bool

  /// - Parameter owner: the routine that calls it.
  init(_ argument: Argument, of owner: Routine) throws(UserError) {
    let interface = argument.callback?.routine ?? Routine(name: argument.name)
    func refuse(_ name: String, _ reason: String) -> UserError {
      .unservable(
        owner, "its call-back '\(argument.name)' cannot be a closure: '\(name)' \(reason)",
        at: argument.location)
    }
    if argument.intent.contains(.callback) {
      symbol = interface.directives.isC ? argument.name : argument.name.lowercased() + "_"
    } else {
      symbol = nil
    }
    isOptional = symbol == nil && argument.isFortranOptional
    if symbol == nil, argument.mayBeOmitted, !isOptional {
      throw refuse(argument.name, "may be left out, and the routine calls it all the same")
    }
    var names = NameRegistry(reserved: SwiftNames.reserved + ["context", "value"])
    var items: [Item] = []
    for dummy in interface.arguments {
      if dummy.type == .procedure { throw refuse(dummy.name, "is a procedure") }
      guard let form = ArgumentForm(dummy), let type = CrossingType(dummy.type) else {
        throw refuse(dummy.name, "has a type without counterpart in Swift")
      }
      if form == .textArray, dummy.isSizeless {
        throw refuse(dummy.name, "is an array of texts that does not say how many there are")
      }
      let hasDescriptor =
        dummy.isAllocatable || dummy.isPointer || dummy.isFortranOptional
        || dummy.dimensions.contains { $0.extent == .assumedShape || $0.extent == .deferred }
      if hasDescriptor { throw refuse(dummy.name, "is passed by a descriptor") }
      // Names made from expressions, `e_w_1_1_e`, would keep underscores between numbers.
      let base = SwiftNames.member(dummy.name).filter { $0 != "_" }
      let name = SwiftNames.escaped(
        names.claim(base.isEmpty ? "x" : base, for: "argument \(dummy.name)"))
      items.append(
        Item(
          argument: dummy, form: form, role: Self.role(of: dummy, in: interface),
          name: name.filter { $0 != "`" }, type: type))
    }
    if let value = interface.result {
      guard !value.isArray, !value.type.isCharacter, let type = CrossingType(value.type) else {
        throw refuse(value.name, "is a result that is no number")
      }
      result = (value, type)
    } else {
      result = nil
    }
    routine = interface
    self.items = items
  }

  private static func role(of dummy: Argument, in interface: Routine) -> Role {
    if dummy.isHidden, dummy.isOutput { return .returned }
    if !dummy.intent.isDisjoint(with: [.inout, .inplace]) || dummy.isOutput { return .changed }
    if dummy.isArray, dummy.intent.isDisjoint(with: [.in, .copy, .cache]) { return .changed }
    guard dummy.type.isInteger, !dummy.isArray else { return .given }
    let isExtent = interface.arguments.contains { array in
      guard !(array.isHidden && array.isOutput) else { return false }
      return array.dimensions.contains { $0.size == .name(dummy.name) }
    }
    return isExtent ? .implied : .given
  }

  /// The closure's parameters: `_ x: NDArray<Double, 1>`.
  var parameters: [String] {
    items.compactMap { item in
      switch item.role {
      case .given: "_ \(item.name): \(swiftType(item))"
      case .changed: "_ \(item.name): inout \(swiftType(item))"
      case .returned, .implied: nil
      }
    }
  }

  /// The type of the closure, throwing what `effect` says: `throws(Failure)`.
  func closureType(throwing effect: String) -> String {
    "(\(parameters.joined(separator: ", "))) \(effect) -> \(returnType)"
  }

  func swiftType(_ item: Item) -> String {
    if item.form == .textArray { return "[String]" }
    return item.argument.isArray
      ? "NDArray<\(item.type.element), \(item.argument.rank)>" : item.type.scalar
  }

  /// What the closure returns: labels and types.
  var outputs: [(label: String, type: String)] {
    var list: [(String, String)] = []
    if let result { list.append((SwiftNames.member(result.argument.name), result.type.scalar)) }
    for item in items where item.role == .returned { list.append((item.name, swiftType(item))) }
    return list
  }

  var returnType: String {
    let outputs = self.outputs
    switch outputs.count {
    case 0: return "Void"
    case 1: return outputs[0].type
    default:
      return
        "(\(outputs.map { "\(SwiftNames.label($0.label)): \($0.type)" }.joined(separator: ", ")))"
    }
  }

  /// How large some array is only the caller's array says.
  var isSizeless: Bool { items.contains(where: \.isSizeless) }

  /// A closure's array may come back in another shape, its integer may be too large.
  var canFail: Bool {
    if result?.argument.type.isInt32 == true { return true }
    return items.contains { item in
      (item.role == .returned || item.role == .changed)
        && (item.argument.isArray || item.argument.type.isInt32)
    }
  }
}

extension Argument {
  /// An array whose extents its declaration leaves open: `y(*)`. To a closure it reaches to the end of
  /// the caller's array that it lies in, and is empty in other memory. Two of them may overlap, so
  /// only what the closure changed is written back.
  var isSizeless: Bool { dimensions.contains { $0.size == nil } }

  /// A call-back one of whose arrays is `isSizeless`.
  var callsBackSizeless: Bool {
    callback?.routine.arguments.contains(where: \.isSizeless) == true
  }
}
