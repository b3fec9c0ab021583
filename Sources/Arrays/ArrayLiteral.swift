/// The value of a nested literal, `[[1, 2], [3, 4]]`, before its rank is checked.
///
/// Swift allows one element type per literal, so an element is either a number or a list. Literals
/// hold literals only: for values in variables there is `NDArray([[x, y], [z, w]])`.
public indirect enum ArrayLiteral<Scalar: ArrayElement>: Sendable {
  case element(Scalar)
  case list([ArrayLiteral])
}

extension ArrayLiteral: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: ArrayLiteral...) { self = .list(elements) }
}

extension ArrayLiteral: ExpressibleByIntegerLiteral where Scalar: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Scalar.IntegerLiteralType) {
    self = .element(Scalar(integerLiteral: value))
  }
}

extension ArrayLiteral: ExpressibleByFloatLiteral where Scalar: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Scalar.FloatLiteralType) {
    self = .element(Scalar(floatLiteral: value))
  }
}

extension ArrayLiteral: ExpressibleByBooleanLiteral where Scalar: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Scalar.BooleanLiteralType) {
    self = .element(Scalar(booleanLiteral: value))
  }
}

extension ArrayLiteral where Scalar: FloatingPoint {
  /// Not a number, as in `[1, .nan, 3]`.
  public static var nan: ArrayLiteral { .element(.nan) }
  public static var infinity: ArrayLiteral { .element(.infinity) }
  public static var pi: ArrayLiteral { .element(.pi) }
}

extension NDArray: ExpressibleByArrayLiteral {
  /// An array from a nested literal, whose depth must be the rank and whose lists of one level must
  /// have one length.
  public init(arrayLiteral elements: ArrayLiteral<Scalar>...) {
    self.init(nested: .list(elements))
  }

  init(nested literal: ArrayLiteral<Scalar>) {
    var shape = InlineArray<Rank, Int>(repeating: 0)
    var level = literal
    for axis in 0..<Rank {
      guard case .list(let list) = level else { break }
      shape[axis] = list.count
      guard let first = list.first else { break }
      level = first
    }
    var flat: [Scalar] = []
    orTrap { () throws(ArrayError) in
      try Self.flatten(literal, axis: 0, shape: shape, into: &flat)
    }
    self.init(flat, shape: shape)
  }

  private static func flatten(
    _ literal: ArrayLiteral<Scalar>, axis: Int, shape: InlineArray<Rank, Int>,
    into flat: inout [Scalar]
  ) throws(ArrayError) {
    switch literal {
    case .element(let element):
      guard axis == Rank else {
        throw ArrayError(
          .invalidShape, "an array literal of depth \(axis) for an array of rank \(Rank)")
      }
      flat.append(element)
    case .list(let list):
      guard axis < Rank else {
        throw ArrayError(
          .invalidShape, "an array literal deeper than \(Rank) for an array of rank \(Rank)")
      }
      guard list.count == shape[axis] else {
        throw ArrayError(
          .invalidShape,
          "ragged array literal: lists of \(shape[axis]) and of \(list.count) at depth \(axis)")
      }
      for part in list { try flatten(part, axis: axis + 1, shape: shape, into: &flat) }
    }
  }
}

extension NDArray where Rank == 2 {
  /// The rows of a matrix, all of one length.
  public init(_ rows: [[Scalar]]) {
    self.init(nested: .list(rows.map { .list($0.map { .element($0) }) }))
  }
}

extension NDArray where Rank == 3 {
  /// The planes of rows, all of one shape.
  public init(_ planes: [[[Scalar]]]) {
    self.init(
      nested: .list(planes.map { .list($0.map { .list($0.map { .element($0) }) }) }))
  }
}
