import Arrays
import Testing

/// An array that was computed here, and the Python expression that computes it with NumPy.
struct Traced<Scalar: DifferentialScalar> {
  var value: RankedArray<Scalar>
  var python: String
}

struct Mapping<Scalar: DifferentialScalar>: RankedFunction {
  let name: String
  var scalar: Scalar = 2
  var axes: [Int] = []

  func callAsFunction<let Rank: Int>(_ x: NDArray<Scalar, Rank>) -> NDArray<Scalar, Rank> {
    switch name {
    case "negative": -x
    case "abs": abs(x)
    case "plus": x + scalar
    case "minus": scalar - x
    case "times": scalar * x
    case "clip": x.clipped(to: -scalar...scalar)
    case "transpose": x.transposed()
    case "swap": x.swappingAxes(0, -1)
    case "keepSum": x.sum(keepingAxes: axes[0])
    // NumPy's order of additions over two axes with gaps depends on the sizes of its buffers.
    case "keepSum2": x.asContiguous(order: .c).sum(keepingAxes: axes[0], axes[1])
    case "keepMax": x.max(keepingAxes: axes[0])
    case "mean": Scalar.mean(x, axes: axes)
    case "cumsum": x.cumulativeSum(axis: axes[0])
    default: Scalar.function(name, x)
    }
  }
}

struct Combination<Scalar: DifferentialScalar>: RankedOperation {
  let name: String

  func callAsFunction<let Rank: Int>(
    _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
  ) -> NDArray<Scalar, Rank> {
    switch name {
    case "+": x + y
    case "-": x - y
    case "*": x * y
    case "/": Scalar.quotient(x, y)
    case "minimum": minimum(x, y)
    case "maximum": maximum(x, y)
    case "where<": NDArray(where: x .< y, x, else: 0)
    case "where>=": NDArray(where: (x .>= y) .| (x .== 0), y, else: x)
    case "less": NDArray(where: .!(x .< y) .& (y .!= 0), 1, else: 0)
    default: preconditionFailure("no operation \(name)")
    }
  }
}

/// Makes expressions, the same ones for the same seed.
struct ExpressionMaker<Scalar: DifferentialScalar> {
  var random: SeededGenerator
  var leaves = 0

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }

  /// An operand: a formula that both sides compute alike.
  mutating func leaf(_ shape: [Int]) -> Traced<Scalar> {
    leaves += 1
    let seed = pick(1...9999)
    let order: MemoryOrder = chance(30) ? .fortran : .c
    let count = shape.reduce(1, *)
    let elements = (0..<count).map { Scalar(($0 * 7919 + seed * 37) % 1999 - 999, over: 70) }
    let list = shape.map(String.init).joined(separator: ", ")
    return Traced(
      value: RankedArray(elements, shape: shape, order: order),
      python: "leaf(\(seed), (\(list),), '\(order == .c ? "C" : "F")')")
  }

  mutating func shape() -> [Int] {
    switch pick(1...100) {
    case 1...10: return [pick(200...3000)]
    case 11...20: return [pick(2...40), pick(20...300)]
    case 21...23: return [pick(0...3), 0]
    default: return (0..<pick(1...4)).map { _ in pick(1...7) }
    }
  }

  /// A shape that fits another: some axes 1, some leading axes missing.
  mutating func partner(_ shape: [Int]) -> [Int] {
    var partner = shape
    for axis in partner.indices where chance(25) { partner[axis] = 1 }
    if partner.count > 1, chance(25) { partner.removeFirst() }
    return partner
  }

  /// Parts of axes, in Swift and in Python.
  mutating func axes(_ shape: [Int]) -> ([Axis], String) {
    var axes: [Axis] = []
    var texts: [String] = []
    for extent in shape {
      let low = pick(0...extent)
      let high = pick(low...extent)
      switch pick(1...6) {
      case 1:
        axes.append(low..<high)
        texts.append("\(low):\(high)")
      case 2 where high < extent && low < extent:
        axes.append((low - extent)..<(high - extent))
        texts.append("\(low - extent):\(high - extent)")
      case 3:
        axes.append(stride(by: -1))
        texts.append("::-1")
      case 4:
        axes.append(stride(by: 2))
        texts.append("::2")
      case 5:
        axes.append(stride(from: low, to: high, by: 3))
        texts.append("\(low):\(high):3")
      default:
        axes.append(...)
        texts.append(":")
      }
    }
    return (axes, texts.joined(separator: ", "))
  }

  /// One more step around an expression.
  mutating func step(_ x: Traced<Scalar>) -> Traced<Scalar> {
    let shape = x.value.shape
    let rank = shape.count
    switch pick(1...12) {
    case 1, 2:
      let other = leaf(partner(shape))
      let names = ["+", "-", "*"] + (Scalar.isFloating ? ["/"] : [])
      let name = names[pick(0...(names.count - 1))]
      let isLeft = chance(50)
      let (a, b) = isLeft ? (x, other) : (other, x)
      let python = "(\(a.python) \(name) \(b.python))"
      if let value = a.value.combining(b.value, Combination(name: name))
        ?? (name == "/" ? nil : a.value.mixing(b.value, name))
      {
        return Traced(value: value, python: python)
      }
      return x
    case 3:
      let other = leaf(shape)
      let forms = [
        ("minimum", "np.minimum(X, Y)"), ("maximum", "np.maximum(X, Y)"),
        ("where<", "np.where(X < Y, X, zero)"),
        ("where>=", "np.where((X >= Y) | (X == 0), Y, X)"),
        ("less", "(~(X < Y) & (Y != 0)).astype(dtype)"),
      ]
      let (name, form) = forms[pick(0...(forms.count - 1))]
      guard let value = x.value.combining(other.value, Combination(name: name)) else { return x }
      return Traced(
        value: value, python: "(lambda X, Y: \(form))(\(x.python), \(other.python))")
    case 4, 5:
      let forms = [
        ("negative", "(-X)"), ("abs", "abs(X)"), ("plus", "(X + two)"), ("minus", "(two - X)"),
        ("times", "(two * X)"), ("clip", "np.clip(X, -two, two)"), ("transpose", "X.T"),
        ("swap", "np.swapaxes(X, 0, -1)"),
      ]
      let (name, form) = forms[pick(0...(forms.count - 1))]
      return Traced(
        value: x.value.applying(Mapping(name: name)),
        python: "(lambda X: \(form))(\(x.python))")
    case 6, 7:
      let (axes, text) = axes(shape)
      return Traced(value: x.value.sliced(axes), python: "\(x.python)[\(text)]")
    case 8:
      guard rank > 1, shape[0] > 0 else { return x }
      let index = pick(-shape[0]...(shape[0] - 1))
      guard let value = x.value.selected(index) else { return x }
      return Traced(value: value, python: "\(x.python)[\(index)]")
    case 9:
      let (axes, text) = axes(shape)
      let isRow = rank == 2 && chance(30)
      let other = leaf(isRow ? [shape[1]] : shape)
      guard let value = x.value.adding(other.value, within: axes) else { return x }
      let part = isRow ? String(text.split(separator: ", ")[1]) : text
      let operation = isRow ? "-" : rank == 3 ? "*" : "+"
      return Traced(
        value: value,
        python: "inplace(\(x.python), \(other.python), np.s_[\(text)], np.s_[\(part)], "
          + "'\(operation)')")
    default:
      return reduction(x)
    }
  }

  mutating func reduction(_ x: Traced<Scalar>) -> Traced<Scalar> {
    let shape = x.value.shape
    let axis = pick(0...(shape.count - 1))
    if !shape.contains(0), chance(50) {
      let name = ["sum", "prod", "max", "min", "arg"][pick(0...(Scalar.isFloating ? 4 : 0))]
      let isGreatest = shape.count != 3
      if let value = x.value.reduced(name, axis: axis) {
        let call = name == "arg" ? (isGreatest ? "argmax" : "argmin") : name
        return Traced(
          value: value, python: "\(x.python).\(call)(axis=\(axis)).astype(dtype)")
      }
      return x
    }
    var names = ["keepSum", "cumsum"]
    if !shape.contains(0) { names.append("keepMax") }
    if Scalar.isFloating, !shape.contains(0) { names.append("mean") }
    if shape.count > 1 { names.append("keepSum2") }
    let name = names[pick(0...(names.count - 1))]
    let second = (axis + 1) % shape.count
    let form: String =
      switch name {
      case "keepSum": "sum(axis=\(axis), keepdims=True)"
      case "keepSum2": "sum(axis=(\(axis), \(second)), keepdims=True)"
      case "keepMax": "max(axis=\(axis), keepdims=True)"
      case "mean": "mean(axis=\(axis), keepdims=True)"
      default: "cumsum(axis=\(axis))"
      }
    return Traced(
      value: x.value.applying(
        Mapping(name: name, axes: name == "keepSum2" ? [axis, second] : [axis])),
      python: name == "keepSum2"
        ? "np.ascontiguousarray(\(x.python)).\(form)" : "\(x.python).\(form)")
  }

  mutating func expression() -> (Traced<Scalar>, isExact: Bool) {
    var x = leaf(shape())
    for _ in 0..<pick(1...5) { x = step(x) }
    guard Scalar.isFloating, chance(25) else { return (x, true) }
    // Functions stand outermost, where differences in their last bits cannot grow.
    let names = ["sqrt", "exp", "sin", "arctan", "tanh", "log1p", "floor", "rint"]
    let name = names[pick(0...(names.count - 1))]
    let bounded = Traced(
      value: x.value.applying(Mapping(name: "clip")), python: "np.clip(\(x.python), -two, two)")
    let positive = Traced(
      value: bounded.value.applying(Mapping(name: "abs")), python: "abs(\(bounded.python))")
    return (
      Traced(
        value: positive.value.applying(Mapping(name: name)),
        python: "np.\(name)(\(positive.python))"),
      ["sqrt", "floor", "rint"].contains(name)
    )
  }
}

@Suite struct DifferentialTests {
  /// 2,000 expressions of slices, broadcasts and reductions, evaluated here and by NumPy.
  ///
  /// Equal means equal in every bit (not-a-number is equal to itself, 0 to -0); functions such as
  /// sin may differ by 4 units in the last place.
  @Test(arguments: [UInt64(1), 2])
  func randomExpressionsAreWhatNumPyComputes(seed: UInt64) async throws {
    try await compare(400, Double.self, seed)
    try await compare(400, Float.self, seed)
    try await compare(200, Int64.self, seed)
  }

  func compare<Scalar: DifferentialScalar>(
    _ count: Int, _ type: Scalar.Type, _ seed: UInt64
  ) async throws {
    var maker = ExpressionMaker<Scalar>(seed: seed)
    let expressions = (0..<count).map { _ in maker.expression() }
    let lines = expressions.map { $0.0.python }.joined(separator: "\n")
    let answers = try await NumPy.withFolder { folder in
      try NumPy.write(lines, to: folder + "/expressions")
      try await NumPy.run(
        "expressions.py", [folder + "/expressions", Scalar.dtype, folder + "/out"])
      return (
        try NumPy.text(folder + "/out.shapes").split(separator: "\n").map {
          $0.split(separator: " ").dropFirst().map { Int($0) ?? -1 }
        },
        Array(try NDArray<Double, 1>(npyFile: folder + "/out.npy"))
      )
    }
    try #require(answers.0.count == count)
    var next = 0
    for (index, (expression, isExact)) in expressions.enumerated() {
      let ours = expression.value.elements.map(\.asDouble)
      try #require(expression.value.shape == answers.0[index], "\(expression.python)")
      let theirs = answers.1[next..<(next + ours.count)]
      next += ours.count
      let unit = Scalar.dtype == "f4" ? Double(Float.ulpOfOne) : .ulpOfOne
      for (our, their) in zip(ours, theirs) where !(our == their || (our.isNaN && their.isNaN)) {
        let isNear = !isExact && (our - their).magnitude <= 4 * unit * their.magnitude
        #expect(isNear, "\(our), NumPy \(their): \(expression.python)")
        if !isNear { break }
      }
    }
    #expect(next == answers.1.count)
  }
}
