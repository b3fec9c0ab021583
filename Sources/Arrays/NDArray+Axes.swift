// Functions that add or remove one axis. `Rank - 1` cannot be written, so each has a thin overload
// per rank, all over the two functions with underscores. No copies.

extension NDArray {
  /// One index of an axis, which thereby vanishes.
  @inlinable
  func _select<let Less: Int>(
    _ index: Int, axis: Int
  ) throws(ArrayError) -> NDArray<Scalar, Less> {
    let axis = try layout.axis(axis)
    let extent = shape[axis]
    let position = index < 0 ? index &+ extent : index
    guard UInt(bitPattern: position) < UInt(bitPattern: extent) else {
      throw ArrayError(
        .indexOutOfRange, "index \(index) is out of range in axis \(axis) of shape \(shape.text)")
    }
    var result = Layout<Less>(
      shape: InlineArray(repeating: 1), strides: InlineArray(repeating: 0),
      offset: layout.offset &+ position &* strides[axis])
    for kept in 0..<Less {
      let from = kept < axis ? kept : kept &+ 1
      result.shape[kept] = shape[from]
      result.strides[kept] = strides[from]
    }
    return view(result)
  }

  /// A new axis of extent 1 before axis `axis`; the rank of the result counts negative ones.
  @inlinable
  func _expanded<let More: Int>(axis: Int) -> NDArray<Scalar, More> {
    let new = axis < 0 ? axis &+ More : axis
    guard new >= 0, new < More else {
      trap(.invalidAxis, "no place \(axis) for a new axis in shape \(shape.text)")
    }
    var result = Layout<More>(
      shape: InlineArray(repeating: 1), strides: InlineArray(repeating: 0), offset: layout.offset)
    for axis in 0..<Rank {
      let to = axis < new ? axis : axis &+ 1
      result.shape[to] = shape[axis]
      result.strides[to] = strides[axis]
    }
    return view(result)
  }

  @inlinable
  func checkedSqueeze(_ axis: Int) throws(ArrayError) -> Int {
    guard shape[try layout.axis(axis)] == 1 else {
      throw ArrayError(
        .invalidShape, "axis \(axis) of shape \(shape.text) cannot vanish: its extent is not 1")
    }
    return axis
  }
}

extension NDArray where Rank == 0 {
  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 1> { _expanded(axis: axis) }
}

extension NDArray where Rank == 1 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 0> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 0> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 0> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }

  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 2> { _expanded(axis: axis) }
}

extension NDArray where Rank == 2 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 1> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 1> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 1> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }

  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 3> { _expanded(axis: axis) }
}

extension NDArray where Rank == 3 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 2> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 2> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 2> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }

  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 4> { _expanded(axis: axis) }
}

extension NDArray where Rank == 4 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 3> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 3> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 3> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }

  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 5> { _expanded(axis: axis) }
}

extension NDArray where Rank == 5 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 4> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 4> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 4> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }

  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 6> { _expanded(axis: axis) }
}

extension NDArray where Rank == 6 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 5> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 5> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 5> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }

  /// The array with a new axis of extent 1, which becomes axis `axis` of the result.
  @inlinable
  public func expanded(axis: Int) -> NDArray<Scalar, 7> { _expanded(axis: axis) }
}

extension NDArray where Rank == 7 {
  /// The part at one index of an axis, which thereby vanishes.
  @inlinable
  public func select(_ index: Int, axis: Int) -> NDArray<Scalar, 6> {
    orTrap { () throws(ArrayError) in try _select(index, axis: axis) }
  }

  /// Like `select`, throwing `ArrayError` when the index lies outside.
  @inlinable
  public func trySelect(_ index: Int, axis: Int) throws(ArrayError) -> NDArray<Scalar, 6> {
    try _select(index, axis: axis)
  }

  /// The array without an axis of extent 1.
  @inlinable
  public func squeezed(axis: Int) -> NDArray<Scalar, 6> {
    orTrap { () throws(ArrayError) in try _select(0, axis: checkedSqueeze(axis)) }
  }
}

// MARK: New axes in subscripts

/// Stands for a new axis of extent 1: `x[newAxis, ...]` is a row, `x[..., newAxis]` a column.
@frozen
public struct NewAxis: Sendable {
  @inlinable init() {}
}

/// Stands for a new axis of extent 1: `x[newAxis, ...]` is a row, `x[..., newAxis]` a column.
@inlinable public var newAxis: NewAxis { NewAxis() }

extension NDArray where Rank == 1 {
  @inlinable
  public subscript(_: NewAxis, j: Axis) -> NDArray<Scalar, 2> {
    self[cuts: [.insert, .keep(j)]]
  }

  @inlinable
  public subscript(i: Axis, _: NewAxis) -> NDArray<Scalar, 2> {
    self[cuts: [.keep(i), .insert]]
  }
}

extension NDArray where Rank == 2 {
  @inlinable
  public subscript(_: NewAxis, j: Axis, k: Axis) -> NDArray<Scalar, 3> {
    self[cuts: [.insert, .keep(j), .keep(k)]]
  }

  @inlinable
  public subscript(i: Axis, _: NewAxis, k: Axis) -> NDArray<Scalar, 3> {
    self[cuts: [.keep(i), .insert, .keep(k)]]
  }

  @inlinable
  public subscript(i: Axis, j: Axis, _: NewAxis) -> NDArray<Scalar, 3> {
    self[cuts: [.keep(i), .keep(j), .insert]]
  }
}
