extension NDArray: Equatable {
  /// Whether shapes and all elements are equal, whatever the memory order. NaN equals nothing.
  @inlinable
  public static func == (lhs: NDArray, rhs: NDArray) -> Bool {
    guard lhs.shape.isEqual(to: rhs.shape) else { return false }
    var areEqual = true
    let left = lhs.base
    let right = rhs.base
    forEachRun(shape: lhs.shape, strides: [lhs.strides, rhs.strides]) { offsets, count, strides in
      guard areEqual else { return }
      for i in 0..<count
      where left[offsets[0] &+ i &* strides[0]] != right[offsets[1] &+ i &* strides[1]] {
        areEqual = false
        return
      }
    }
    withExtendedLifetime((lhs.storage, rhs.storage)) {}
    return areEqual
  }
}

extension NDArray: Hashable {
  @inlinable
  public func hash(into hasher: inout Hasher) {
    for axis in 0..<Rank { hasher.combine(shape[axis]) }
    withUnsafePointer(order: .c) { elements in
      for i in 0..<count { hasher.combine(elements[i]) }
    }
  }
}
