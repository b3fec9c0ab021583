public import RealModule

// Operands of different rank: the one with fewer axes is repeated along the leading axes of the
// other, as in NumPy. The larger rank is the result's, and which of two is larger cannot be said in
// a generic signature; so these are declared per pair of ranks, up to 4, and not more, because
// every overload costs time in type checking. Others are written `a + b.broadcast(to: a.shape)`.

extension NDArray {
  /// This array under new leading axes of extent 1.
  @inlinable
  func lifted<let NewRank: Int>() -> NDArray<Scalar, NewRank> {
    view(layout.lifted(to: InlineArray<NewRank, Int>.self))
  }
}

extension NDArray where Rank == 2, Scalar: AdditiveArithmetic {
  @inlinable
  public static func + (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), adding)
  }
  @inlinable
  public static func + (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, adding)
  }
  @inlinable
  public static func - (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), subtracting)
  }
  @inlinable
  public static func - (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, subtracting)
  }
}

extension NDArray where Rank == 3, Scalar: AdditiveArithmetic {
  @inlinable
  public static func + (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), adding)
  }
  @inlinable
  public static func + (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, adding)
  }
  @inlinable
  public static func + (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), adding)
  }
  @inlinable
  public static func + (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, adding)
  }
  @inlinable
  public static func - (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), subtracting)
  }
  @inlinable
  public static func - (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, subtracting)
  }
  @inlinable
  public static func - (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), subtracting)
  }
  @inlinable
  public static func - (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, subtracting)
  }
}

extension NDArray where Rank == 4, Scalar: AdditiveArithmetic {
  @inlinable
  public static func + (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), adding)
  }
  @inlinable
  public static func + (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, adding)
  }
  @inlinable
  public static func + (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), adding)
  }
  @inlinable
  public static func + (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, adding)
  }
  @inlinable
  public static func + (left: NDArray, right: NDArray<Scalar, 3>) -> NDArray {
    NDArray(left, right.lifted(), adding)
  }
  @inlinable
  public static func + (left: NDArray<Scalar, 3>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, adding)
  }
  @inlinable
  public static func - (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), subtracting)
  }
  @inlinable
  public static func - (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, subtracting)
  }
  @inlinable
  public static func - (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), subtracting)
  }
  @inlinable
  public static func - (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, subtracting)
  }
  @inlinable
  public static func - (left: NDArray, right: NDArray<Scalar, 3>) -> NDArray {
    NDArray(left, right.lifted(), subtracting)
  }
  @inlinable
  public static func - (left: NDArray<Scalar, 3>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, subtracting)
  }
}

extension NDArray where Rank == 2, Scalar: Numeric {
  @inlinable
  public static func * (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), multiplying)
  }
  @inlinable
  public static func * (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, multiplying)
  }
}

extension NDArray where Rank == 3, Scalar: Numeric {
  @inlinable
  public static func * (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), multiplying)
  }
  @inlinable
  public static func * (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, multiplying)
  }
  @inlinable
  public static func * (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), multiplying)
  }
  @inlinable
  public static func * (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, multiplying)
  }
}

extension NDArray where Rank == 4, Scalar: Numeric {
  @inlinable
  public static func * (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), multiplying)
  }
  @inlinable
  public static func * (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, multiplying)
  }
  @inlinable
  public static func * (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), multiplying)
  }
  @inlinable
  public static func * (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, multiplying)
  }
  @inlinable
  public static func * (left: NDArray, right: NDArray<Scalar, 3>) -> NDArray {
    NDArray(left, right.lifted(), multiplying)
  }
  @inlinable
  public static func * (left: NDArray<Scalar, 3>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, multiplying)
  }
}

extension NDArray where Rank == 2, Scalar: AlgebraicField {
  @inlinable
  public static func / (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), dividing)
  }
  @inlinable
  public static func / (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, dividing)
  }
}

extension NDArray where Rank == 3, Scalar: AlgebraicField {
  @inlinable
  public static func / (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), dividing)
  }
  @inlinable
  public static func / (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, dividing)
  }
  @inlinable
  public static func / (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), dividing)
  }
  @inlinable
  public static func / (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, dividing)
  }
}

extension NDArray where Rank == 4, Scalar: AlgebraicField {
  @inlinable
  public static func / (left: NDArray, right: NDArray<Scalar, 1>) -> NDArray {
    NDArray(left, right.lifted(), dividing)
  }
  @inlinable
  public static func / (left: NDArray<Scalar, 1>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, dividing)
  }
  @inlinable
  public static func / (left: NDArray, right: NDArray<Scalar, 2>) -> NDArray {
    NDArray(left, right.lifted(), dividing)
  }
  @inlinable
  public static func / (left: NDArray<Scalar, 2>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, dividing)
  }
  @inlinable
  public static func / (left: NDArray, right: NDArray<Scalar, 3>) -> NDArray {
    NDArray(left, right.lifted(), dividing)
  }
  @inlinable
  public static func / (left: NDArray<Scalar, 3>, right: NDArray) -> NDArray {
    NDArray(left.lifted(), right, dividing)
  }
}
