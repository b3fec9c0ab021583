/// Which part of an axis a slice keeps: `1 ..< -1`, `2...`, `..<n`, `...`,
/// `stride(from: 0, to: -1, by: 2)`.
///
/// Negative bounds count from the end of the axis, -1 being its last element. `1 ..< -1` cannot be
/// a `Range`, and the `...` of a whole axis is in Swift a reference to an operator; so `Axis` is a
/// function type, and the operators below make values of it. They are disfavored: outside of
/// subscripts `0..<n` stays a `Range`. A `Range` in a variable is said to be an axis: `a[axis(r), 0]`.
public typealias Axis = (WholeAxis) -> AxisRange

/// What a bare `...` is applied to.
@frozen
public struct WholeAxis: Sendable {
  @inlinable init() {}
}

/// The part of an axis, before the extent is known.
@frozen
public struct AxisRange: Sendable, Hashable {
  /// The first index, from the end if negative; nil means the axis's first, or last if `step < 0`.
  @usableFromInline let start: Int?
  /// The bound in the step's direction, from the end if negative; nil means the axis's end.
  @usableFromInline let stop: Int?
  /// Whether the element at `stop` belongs to the part.
  @usableFromInline let includesStop: Bool
  @usableFromInline let step: Int

  @inlinable
  init(start: Int? = nil, stop: Int? = nil, includesStop: Bool = false, step: Int = 1) {
    self.start = start
    self.stop = stop
    self.includesStop = includesStop
    self.step = step
  }

  /// The part as first index, number of elements and step; nil when it does not lie in the axis.
  ///
  /// Bounds must lie in the axis (its end included), as everywhere in Swift; bounds that cross
  /// mean no element, because `1 ..< -1` is meant to work for every extent.
  @inlinable
  func resolved(extent: Int) -> (start: Int, count: Int)? {
    guard step != 0 else { return nil }
    let isForward = step > 0
    var first = isForward ? 0 : extent &- 1
    if let start {
      first = start < 0 ? start &+ extent : start
      guard first >= 0, first < extent || (first == extent && isForward) else { return nil }
    }
    var end = isForward ? extent : -1
    if let stop {
      end = stop < 0 ? stop &+ extent : stop
      guard end <= extent, end >= 0 || (end == -1 && extent == 0) else { return nil }
      if includesStop {
        guard end < extent else { return nil }
        end &+= isForward ? 1 : -1
      }
    }
    let span = isForward ? end &- first : first &- end
    if span <= 0 { return (min(first, max(extent &- 1, 0)), 0) }
    return (first, Int((UInt(span) &- 1) / step.magnitude) &+ 1)
  }
}

extension AxisRange: CustomStringConvertible {
  public var description: String {
    if step != 1 {
      let from = start.map(String.init) ?? "start"
      let to = stop.map(String.init) ?? "end"
      return "stride(from: \(from), \(includesStop ? "through" : "to"): \(to), by: \(step))"
    }
    if start == nil, stop == nil { return "..." }
    let bound = includesStop || stop == nil ? "..." : "..<"
    return (start.map(String.init) ?? "") + bound + (stop.map(String.init) ?? "")
  }
}

/// A whole axis.
@inlinable
public postfix func ... (_: WholeAxis) -> AxisRange { AxisRange() }

/// From an index to the end.
@inlinable
@_disfavoredOverload
public postfix func ... (start: Int) -> Axis { { _ in AxisRange(start: start) } }

/// From an index counted from the end: Swift reads `-2...` as `-(2...)`.
@inlinable
@_disfavoredOverload
public prefix func - (range: PartialRangeFrom<Int>) -> Axis {
  { _ in AxisRange(start: -range.lowerBound) }
}

/// From the beginning to before an index.
@inlinable
@_disfavoredOverload
public prefix func ..< (stop: Int) -> Axis { { _ in AxisRange(stop: stop) } }

/// From the beginning to an index, which belongs to the part.
@inlinable
@_disfavoredOverload
public prefix func ... (stop: Int) -> Axis {
  { _ in AxisRange(stop: stop, includesStop: true) }
}

/// From an index to before another.
@inlinable
@_disfavoredOverload
public func ..< (start: Int, stop: Int) -> Axis {
  { _ in AxisRange(start: start, stop: stop) }
}

/// From an index to another, which belongs to the part.
@inlinable
@_disfavoredOverload
public func ... (start: Int, stop: Int) -> Axis {
  { _ in AxisRange(start: start, stop: stop, includesStop: true) }
}

infix operator ..<- : RangeFormationPrecedence

/// `a ..<- b` is `a ..< -b`, so that `1..<-1` can be written without spaces.
@inlinable
public func ..<- (start: Int, stop: Int) -> Axis {
  { _ in AxisRange(start: start, stop: -stop) }
}

/// Every `step`-th index from `start` to before `stop`.
@inlinable
@_disfavoredOverload
public func stride(from start: Int, to stop: Int, by step: Int) -> Axis {
  { _ in AxisRange(start: start, stop: stop, step: step) }
}

/// Every `step`-th index from `start` to `stop`, which belongs to the part if it is met.
@inlinable
@_disfavoredOverload
public func stride(from start: Int, through stop: Int, by step: Int) -> Axis {
  { _ in AxisRange(start: start, stop: stop, includesStop: true, step: step) }
}

/// Every `step`-th index of the whole axis; from the end if `step` is negative.
@inlinable
public func stride(by step: Int) -> Axis {
  { _ in AxisRange(step: step) }
}

/// A range of indices that was computed elsewhere.
@inlinable
public func axis(_ range: Range<Int>) -> Axis {
  { _ in AxisRange(start: range.lowerBound, stop: range.upperBound) }
}

/// A range of indices that was computed elsewhere.
@inlinable
public func axis(_ range: ClosedRange<Int>) -> Axis {
  { _ in AxisRange(start: range.lowerBound, stop: range.upperBound, includesStop: true) }
}
