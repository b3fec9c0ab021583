import Arrays
import RealModule

/// Elements with which random expressions compute.
protocol DifferentialScalar: ArrayElement, Comparable, SignedNumeric {
  static var dtype: String { get }
  /// Whether there are quotients, means and functions; integers have their own.
  static var isFloating: Bool { get }
  init(_ numerator: Int, over denominator: Int)
  var asDouble: Double { get }
  static func quotient<let Rank: Int>(
    _ x: NDArray<Self, Rank>, _ y: NDArray<Self, Rank>
  ) -> NDArray<Self, Rank>
  static func function<let Rank: Int>(
    _ name: String, _ x: NDArray<Self, Rank>
  ) -> NDArray<Self, Rank>
  static func mean<let Rank: Int>(_ x: NDArray<Self, Rank>, axes: [Int]) -> NDArray<Self, Rank>
}

extension DifferentialScalar where Self: Real & BinaryFloatingPoint {
  static var isFloating: Bool { true }
  init(_ numerator: Int, over denominator: Int) {
    self = Self(Double(numerator) / Double(denominator))
  }
  var asDouble: Double { Double(self) }
  static func quotient<let Rank: Int>(
    _ x: NDArray<Self, Rank>, _ y: NDArray<Self, Rank>
  ) -> NDArray<Self, Rank> { x / y }
  static func function<let Rank: Int>(
    _ name: String, _ x: NDArray<Self, Rank>
  ) -> NDArray<Self, Rank> {
    switch name {
    case "sqrt": Arrays.sqrt(x)
    case "exp": Arrays.exp(x)
    case "sin": Arrays.sin(x)
    case "arctan": Arrays.atan(x)
    case "tanh": Arrays.tanh(x)
    case "log1p": Arrays.log1p(x)
    case "floor": Arrays.floor(x)
    case "rint": x.rounded(.toNearestOrEven)
    default: preconditionFailure("no function \(name)")
    }
  }
  static func mean<let Rank: Int>(_ x: NDArray<Self, Rank>, axes: [Int]) -> NDArray<Self, Rank> {
    axes.count == 1 ? x.mean(keepingAxes: axes[0]) : x.mean(keepingAxes: axes[0], axes[1])
  }
}

extension Double: DifferentialScalar { static var dtype: String { "f8" } }
extension Float: DifferentialScalar { static var dtype: String { "f4" } }
extension Int64: DifferentialScalar {
  static var dtype: String { "i8" }
  static var isFloating: Bool { false }
  init(_ numerator: Int, over denominator: Int) { self = Int64(numerator / 100) }
  var asDouble: Double { Double(self) }
  static func quotient<let Rank: Int>(
    _ x: NDArray<Self, Rank>, _ y: NDArray<Self, Rank>
  ) -> NDArray<Self, Rank> { preconditionFailure("integers have no quotients here") }
  static func function<let Rank: Int>(
    _ name: String, _ x: NDArray<Self, Rank>
  ) -> NDArray<Self, Rank> { preconditionFailure("integers have no functions here") }
  static func mean<let Rank: Int>(_ x: NDArray<Self, Rank>, axes: [Int]) -> NDArray<Self, Rank> {
    preconditionFailure("integers have no means here")
  }
}

/// An array of a rank that is known only when it runs.
enum RankedArray<Scalar: DifferentialScalar> {
  case one(NDArray<Scalar, 1>)
  case two(NDArray<Scalar, 2>)
  case three(NDArray<Scalar, 3>)
  case four(NDArray<Scalar, 4>)

  var shape: [Int] {
    func list<let Rank: Int>(_ shape: InlineArray<Rank, Int>) -> [Int] {
      shape.indices.map { shape[$0] }
    }
    return switch self {
    case .one(let a): list(a.shape)
    case .two(let a): list(a.shape)
    case .three(let a): list(a.shape)
    case .four(let a): list(a.shape)
    }
  }

  var elements: [Scalar] {
    switch self {
    case .one(let a): Array(a)
    case .two(let a): Array(a)
    case .three(let a): Array(a)
    case .four(let a): Array(a)
    }
  }

  init(_ elements: [Scalar], shape s: [Int], order: MemoryOrder) {
    let flat = NDArray<Scalar, 1>(elements)
    self =
      switch s.count {
      case 1: .one(flat)
      case 2: .two(flat.reshaped([s[0], s[1]]).asContiguous(order: order))
      case 3: .three(flat.reshaped([s[0], s[1], s[2]]).asContiguous(order: order))
      default: .four(flat.reshaped([s[0], s[1], s[2], s[3]]).asContiguous(order: order))
      }
  }
}

/// What works for every rank.
protocol RankedFunction<Scalar> {
  associatedtype Scalar: DifferentialScalar
  func callAsFunction<let Rank: Int>(_ x: NDArray<Scalar, Rank>) -> NDArray<Scalar, Rank>
}

/// What works for two operands of every rank.
protocol RankedOperation<Scalar> {
  associatedtype Scalar: DifferentialScalar
  func callAsFunction<let Rank: Int>(
    _ x: NDArray<Scalar, Rank>, _ y: NDArray<Scalar, Rank>
  ) -> NDArray<Scalar, Rank>
}

extension RankedArray {
  func applying(_ function: some RankedFunction<Scalar>) -> RankedArray {
    switch self {
    case .one(let a): .one(function(a))
    case .two(let a): .two(function(a))
    case .three(let a): .three(function(a))
    case .four(let a): .four(function(a))
    }
  }

  /// nil unless both have the same rank.
  func combining(_ other: RankedArray, _ operation: some RankedOperation<Scalar>) -> RankedArray? {
    switch (self, other) {
    case (.one(let a), .one(let b)): .one(operation(a, b))
    case (.two(let a), .two(let b)): .two(operation(a, b))
    case (.three(let a), .three(let b)): .three(operation(a, b))
    case (.four(let a), .four(let b)): .four(operation(a, b))
    default: nil
    }
  }

  /// + - * by the operators for operands of different rank.
  func mixing(_ other: RankedArray, _ symbol: String) -> RankedArray? {
    switch (self, other) {
    case (.two(let a), .one(let b)): .two(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.one(let a), .two(let b)): .two(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.three(let a), .one(let b)): .three(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.one(let a), .three(let b)): .three(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.three(let a), .two(let b)): .three(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.two(let a), .three(let b)): .three(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.four(let a), .two(let b)): .four(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    case (.two(let a), .four(let b)): .four(symbol == "+" ? a + b : symbol == "-" ? a - b : a * b)
    default: nil
    }
  }

  /// A part with an axis for an axis.
  func sliced(_ axes: [Axis]) -> RankedArray {
    switch self {
    case .one(let a): .one(a[axes[0]])
    case .two(let a): .two(a[axes[0], axes[1]])
    case .three(let a): .three(a[axes[0], axes[1], axes[2]])
    case .four(let a): .four(a[axes[0], axes[1], axes[2], axes[3]])
    }
  }

  /// The part at one index of the first axis; nil for rank 1.
  func selected(_ index: Int) -> RankedArray? {
    switch self {
    case .one: nil
    case .two(let a): .one(a[index, ...])
    case .three(let a): .two(a[index, ..., ...])
    case .four(let a): .three(a[index, ..., ..., ...])
    }
  }

  /// `self[part] += other[part]`, in place.
  func adding(_ other: RankedArray, within axes: [Axis]) -> RankedArray? {
    switch (self, other) {
    case (.one(var a), .one(let b)):
      a[axes[0]] += b[axes[0]]
      return .one(a)
    case (.two(var a), .two(let b)):
      a[axes[0], axes[1]] += b[axes[0], axes[1]]
      return .two(a)
    case (.two(var a), .one(let b)):
      a[axes[0], axes[1]] -= b[axes[1]]
      return .two(a)
    case (.three(var a), .three(let b)):
      a[axes[0], axes[1], axes[2]] *= b[axes[0], axes[1], axes[2]]
      return .three(a)
    default: return nil
    }
  }

  /// The reduction along one axis, which is removed; nil for rank 1.
  func reduced(_ name: String, axis: Int) -> RankedArray? {
    switch self {
    case .one: nil
    case .two(let a):
      switch name {
      case "sum": .one(a.sum(axis: axis))
      case "prod": .one(a.product(axis: axis))
      case "max": .one(a.max(axis: axis))
      case "min": .one(a.min(axis: axis))
      default: .one(a.argMax(axis: axis).mapped { Scalar(exactly: $0)! })
      }
    case .three(let a):
      switch name {
      case "sum": .two(a.sum(axis: axis))
      case "prod": .two(a.product(axis: axis))
      case "max": .two(a.max(axis: axis))
      case "min": .two(a.min(axis: axis))
      default: .two(a.argMin(axis: axis).mapped { Scalar(exactly: $0)! })
      }
    case .four(let a):
      switch name {
      case "sum": .three(a.sum(axis: axis))
      case "prod": .three(a.product(axis: axis))
      case "max": .three(a.max(axis: axis))
      case "min": .three(a.min(axis: axis))
      default: .three(a.argMax(axis: axis).mapped { Scalar(exactly: $0)! })
      }
    }
  }
}
