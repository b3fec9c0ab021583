/// What one argument of a subscript does: takes one index of an axis, which thereby vanishes,
/// keeps a part of an axis, or adds an axis of extent 1.
@usableFromInline
@frozen
enum Cut: Sendable {
  case at(Int)
  case keep(AxisRange)
  case insert

  @inlinable
  static func keep(_ axis: Axis) -> Cut { .keep(axis(WholeAxis())) }
}

extension Layout {
  /// The layout of what is left after the cuts, of which there is one per axis, and one more per
  /// axis to insert. `Kept` is known to the caller; the engine of all rank-changing subscripts.
  @inlinable
  func sliced<let Cuts: Int, let Kept: Int>(
    _ cuts: InlineArray<Cuts, Cut>
  ) throws(ArrayError) -> Layout<Kept> {
    var result = Layout<Kept>(
      shape: InlineArray(repeating: 1), strides: InlineArray(repeating: 0), offset: offset)
    var axis = 0
    var kept = 0
    for cut in 0..<Cuts {
      switch cuts[cut] {
      case .at(let index):
        let extent = shape[axis]
        let position = index < 0 ? index &+ extent : index
        guard UInt(bitPattern: position) < UInt(bitPattern: extent) else {
          throw indexOutOfRange(cuts, axis: axis, shape: shape)
        }
        result.offset &+= position &* strides[axis]
        axis &+= 1
      case .keep(let range):
        guard let part = range.resolved(extent: shape[axis]) else {
          throw indexOutOfRange(cuts, axis: axis, shape: shape)
        }
        result.shape[kept] = part.count
        result.strides[kept] = strides[axis] &* range.step
        result.offset &+= part.start &* strides[axis]
        axis &+= 1
        kept &+= 1
      case .insert:
        kept &+= 1
      }
    }
    return result
  }

  /// The distance of an element from the storage's start; nil when the index lies outside.
  @inlinable
  @inline(__always)
  func position(of index: InlineArray<Rank, Int>) -> Int? {
    var position = offset
    for axis in 0..<Rank {
      let extent = shape[axis]
      let i = index[axis] < 0 ? index[axis] &+ extent : index[axis]
      guard UInt(bitPattern: i) < UInt(bitPattern: extent) else { return nil }
      position &+= i &* strides[axis]
    }
    return position
  }
}

extension Layout {
  /// The distance of an element from the storage's start; stops when the index lies outside.
  @inlinable
  @inline(__always)
  func checkedPosition(_ index: InlineArray<Rank, Int>) -> Int {
    guard let position = position(of: index) else { trap(indexOutOfRange(index, shape: shape)) }
    return position
  }
}

@usableFromInline
@inline(never)
func indexOutOfRange<let Rank: Int>(
  _ index: InlineArray<Rank, Int>, shape: InlineArray<Rank, Int>
) -> ArrayError {
  ArrayError(.indexOutOfRange, "index \(index.text) is out of range for shape \(shape.text)")
}

@usableFromInline
@inline(never)
func indexOutOfRange<let Cuts: Int, let Rank: Int>(
  _ cuts: InlineArray<Cuts, Cut>, axis: Int, shape: InlineArray<Rank, Int>
) -> ArrayError {
  let parts = cuts.indices.map { position in
    switch cuts[position] {
    case .at(let index): String(index)
    case .keep(let range): range.description
    case .insert: "newAxis"
    }
  }
  let text = "[" + parts.joined(separator: ", ") + "]"
  if cuts.indices.contains(where: { if case .keep(let r) = cuts[$0] { r.step == 0 } else { false } }
  ) {
    return ArrayError(.invalidSlice, "slice \(text) has a step of 0")
  }
  return ArrayError(
    .indexOutOfRange, "slice \(text) is out of range for shape \(shape.text) in axis \(axis)")
}
