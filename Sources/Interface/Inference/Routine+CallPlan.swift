extension Routine {
  /// How the routine is called; computed from the arguments at each use.
  public var callPlan: CallPlan {
    var plan = CallPlan()
    for (index, argument) in arguments.enumerated() {
      if argument.isHidden {
        plan.hidden.append(index)
      } else if argument.mayBeOmitted {
        plan.optional.append(index)
      } else {
        plan.required.append(index)
      }
      if argument.type == .procedure, !argument.isHidden, argument.callback?.context == nil {
        plan.extraArguments.append(index)
        plan.extras.append(.extraArguments(argument: index))
      } else if argument.isArray, !argument.intent.contains(.aux) {
        if argument.intent.contains(.overwrite) {
          plan.extras.append(.overwrite(argument: index, isOnByDefault: true))
        }
        if argument.intent.contains(.copy) {
          plan.extras.append(.overwrite(argument: index, isOnByDefault: false))
        }
      }
      if argument.isOutput { plan.outputs.append(index) }
    }
    plan.returnsResult = result != nil && status?.source != .result
    (plan.evaluationOrder, plan.cycle) = evaluationOrder()
    return plan
  }

  /// The arguments sorted so that each comes after what it depends on; otherwise independent ones
  /// first, then in the order of the list, as f2py evaluates them.
  ///
  /// What `depend(…)` and the default name must come before. What the shape and the checks name
  /// should: `x(n)` with `n = len(x)` is a ring that is opened by computing `x` first.
  private func evaluationOrder() -> (order: [Int], cycle: [Int]) {
    var indices: [String: Int] = [:]
    for (index, argument) in arguments.enumerated() { indices[argument.name] = index }
    func others(_ names: [String], than index: Int) -> Set<Int> {
      Set(names.compactMap { indices[$0] }.filter { $0 != index })
    }
    var strong: [Set<Int>] = []
    var weak: [Set<Int>] = []
    for (index, argument) in arguments.enumerated() {
      let defaultNames = argument.initialValue?.names ?? []
      strong.append(others(argument.dependencies + defaultNames, than: index))
      weak.append(others(argument.namesInShapeAndChecks, than: index))
    }
    for index in weak.indices where !weak[index].isEmpty {
      weak[index] = weak[index].filter { !Self.reaches(index, from: $0, along: strong) }
    }

    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: arguments.count)
    func place(_ index: Int) {
      order.append(index)
      isPlaced[index] = true
    }
    let isAuxiliary = arguments.map { $0.intent.contains(.aux) }
    let listed =
      arguments.indices.filter { isAuxiliary[$0] } + arguments.indices.filter { !isAuxiliary[$0] }
    for index in listed where strong[index].isEmpty && weak[index].isEmpty { place(index) }

    var remaining = listed.filter { !isPlaced[$0] }
    while !remaining.isEmpty {
      let count = order.count
      for index in remaining
      where strong[index].allSatisfy({ isPlaced[$0] }) && weak[index].allSatisfy({ isPlaced[$0] }) {
        place(index)
      }
      if order.count == count {
        guard let index = remaining.first(where: { strong[$0].allSatisfy { isPlaced[$0] } }) else {
          return (order + remaining, remaining)
        }
        place(index)
      }
      remaining.removeAll { isPlaced[$0] }
    }
    return (order, [])
  }

  /// Whether `target` is among what `start` needs, directly or through others.
  private static func reaches(_ target: Int, from start: Int, along edges: [Set<Int>]) -> Bool {
    var pending = [start]
    var visited: Set<Int> = [start]
    while let next = pending.popLast() {
      if edges[next].contains(target) { return true }
      for index in edges[next] where visited.insert(index).inserted { pending.append(index) }
    }
    return false
  }
}

extension Argument {
  /// The names that its dimensions, length, room and checks use.
  var namesInShapeAndChecks: [String] {
    var names: [String] = []
    for dimension in dimensions {
      names += dimension.lowerBound?.names ?? []
      if case .upperBound(let bound) = dimension.extent { names += bound.names }
    }
    if case .character(.fixed(let length)) = type { names += length.names }
    if let room { names += room.names }
    for check in checks { names += check.condition.names }
    return names
  }
}
