// One of two elements, by a truth value: NumPy's `where`.

extension NDArray {
  /// The elements of `chosen` where `mask` is true, of `other` where it is false.
  ///
  /// ```swift
  /// let root = NDArray(where: x .>= 0, sqrt(x), else: 0)
  /// ```
  @inlinable
  public init(
    where mask: NDArray<Bool, Rank>, _ chosen: NDArray, else other: NDArray
  ) {
    let shape = orTrap { () throws(ArrayError) in
      let common = Layout(
        shape: try chosen.layout.commonShape(with: other.layout),
        strides: InlineArray(repeating: 0), offset: 0)
      return try common.commonShape(with: mask.layout)
    }
    self.init(
      shape, mask, chosen.base, chosen.layout.repeated(to: shape), other.base,
      other.layout.repeated(to: shape))
    withExtendedLifetime(chosen.storage) {}
    withExtendedLifetime(other.storage) {}
  }

  /// The elements of `chosen` where `mask` is true, `other` where it is false.
  @inlinable
  public init(where mask: NDArray<Bool, Rank>, _ chosen: NDArray, else other: Scalar) {
    var other = other
    let shape = orTrap { () throws(ArrayError) in
      try chosen.layout.commonShape(with: mask.layout)
    }
    self.init(
      shape, mask, chosen.base, chosen.layout.repeated(to: shape), &other,
      InlineArray(repeating: 0))
    withExtendedLifetime(chosen.storage) {}
  }

  /// `chosen` where `mask` is true, the elements of `other` where it is false.
  @inlinable
  public init(where mask: NDArray<Bool, Rank>, _ chosen: Scalar, else other: NDArray) {
    var chosen = chosen
    let shape = orTrap { () throws(ArrayError) in
      try other.layout.commonShape(with: mask.layout)
    }
    self.init(
      shape, mask, &chosen, InlineArray(repeating: 0), other.base,
      other.layout.repeated(to: shape))
    withExtendedLifetime(other.storage) {}
  }

  /// `chosen` where `mask` is true, `other` where it is false.
  @inlinable
  public init(where mask: NDArray<Bool, Rank>, _ chosen: Scalar, else other: Scalar) {
    var chosen = chosen
    var other = other
    let none = InlineArray<Rank, Int>(repeating: 0)
    self.init(mask.shape, mask, &chosen, none, &other, none)
  }

  @inlinable
  init(
    _ shape: InlineArray<Rank, Int>, _ mask: NDArray<Bool, Rank>,
    _ chosen: UnsafeMutablePointer<Scalar>, _ chosenStrides: InlineArray<Rank, Int>,
    _ other: UnsafeMutablePointer<Scalar>, _ otherStrides: InlineArray<Rank, Int>
  ) {
    self.init(uninitialized: shape, order: mask.layout.preferredOrder)
    let out = base
    let choice = mask.base
    forEachRun(
      shape: shape,
      strides: [strides, mask.layout.repeated(to: shape), chosenStrides, otherStrides]
    ) { at, count, strides in
      let out = out + at[0]
      let choice = choice + at[1]
      let chosen = chosen + at[2]
      let other = other + at[3]
      let isDone = runChoice(
        size: MemoryLayout<Scalar>.stride, out, strides[0], choice, strides[1], chosen,
        strides[2], other, strides[3], count)
      if isDone { return }
      for i in 0..<count {
        out[i &* strides[0]] =
          choice[i &* strides[1]] ? chosen[i &* strides[2]] : other[i &* strides[3]]
      }
    }
    withExtendedLifetime(mask.storage) {}
  }

  /// This array with the elements of `other` where `mask` is true.
  @inlinable
  public func replacing(with other: NDArray, where mask: NDArray<Bool, Rank>) -> NDArray {
    NDArray(where: mask, other, else: self)
  }

  /// This array with `value` where `mask` is true.
  @inlinable
  public func replacing(with value: Scalar, where mask: NDArray<Bool, Rank>) -> NDArray {
    NDArray(where: mask, value, else: self)
  }
}
