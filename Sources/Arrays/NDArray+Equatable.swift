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
      let x = left + offsets[0]
      let y = right + offsets[1]
      if let type = KernelType(Scalar.self) {
        areEqual = type.areAlike(x, strides[0], y, strides[1], count)
        return
      }
      // Whole blocks are compared before the answer is looked at: such loops are vectorized.
      var first = 0
      while first < count, areEqual {
        let end = Swift.min(first &+ 1024, count)
        var unequal = 0
        if strides[0] == 1, strides[1] == 1 {
          for i in first..<end { unequal &+= x[i] == y[i] ? 0 : 1 }
        } else {
          for i in first..<end {
            unequal &+= x[i &* strides[0]] == y[i &* strides[1]] ? 0 : 1
          }
        }
        areEqual = unequal == 0
        first = end
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
