public import RealModule

/// Which of a transform and its inverse divides by the number of elements `n`, named as NumPy names
/// it.
public enum FourierNormalization: Sendable, Hashable {
  /// The inverse divides by `n`. The default everywhere.
  case backward
  /// Both divide by the root of `n`.
  case ortho
  /// The transform divides by `n`, the inverse by nothing.
  case forward

  /// What a transform of `count` elements is multiplied by.
  func factor(count: Int, isInverse: Bool) -> Double {
    switch self {
    case .backward: isInverse ? 1 / Double(count) : 1
    case .forward: isInverse ? 1 : 1 / Double(count)
    case .ortho: 1 / Double(count).squareRoot()
    }
  }
}

/// The frequencies that belong to the elements of `fft`, in cycles per unit of `spacing`:
/// 0, 1, …, then the negative ones, …, -1, divided by `count * spacing`. As NumPy's `fft.fftfreq`.
@inlinable
public func fftFrequencies<Scalar: Real & ArrayElement>(
  _ count: Int, spacing: Scalar = 1
) -> NDArray<Scalar, 1> {
  NDArray(shape: [count]) { index in
    let k = index[0] <= (count &- 1) / 2 ? index[0] : index[0] &- count
    return Scalar(k) * (1 / (Scalar(count) * spacing))
  }
}

/// The frequencies that belong to the elements of `rfft` of `count` numbers, none of them negative.
/// As NumPy's `fft.rfftfreq`.
@inlinable
public func rfftFrequencies<Scalar: Real & ArrayElement>(
  _ count: Int, spacing: Scalar = 1
) -> NDArray<Scalar, 1> {
  NDArray(shape: [count / 2 &+ 1]) { Scalar($0[0]) * (1 / (Scalar(count) * spacing)) }
}

extension NDArray {
  /// The elements rotated along an axis so that frequency 0 is in the middle, as NumPy's
  /// `fft.fftshift`.
  @inlinable
  public func fftShifted(axis: Int = -1) -> NDArray {
    rotated(by: shape[checkedAxis(axis)] / 2, axis: axis)
  }

  /// Undoes `fftShifted`, as NumPy's `fft.ifftshift`.
  @inlinable
  public func inverseFFTShifted(axis: Int = -1) -> NDArray {
    rotated(by: (shape[checkedAxis(axis)] &+ 1) / 2, axis: axis)
  }

  /// Element `i` becomes element `i + shift`, what goes beyond the end comes in at the beginning.
  @inlinable
  func rotated(by shift: Int, axis: Int) -> NDArray {
    let axis = checkedAxis(axis)
    let extent = shape[axis]
    let result = NDArray(uninitialized: shape, order: .c)
    for (from, to, count) in [(0, shift, extent &- shift), (extent &- shift, 0, shift)] {
      var part = shape
      part[axis] = count
      result.start.copyElements(
        at: to &* result.strides[axis], result.strides, from: start,
        at: layout.offset &+ from &* strides[axis], strides, part)
    }
    withExtendedLifetime(storage) {}
    return result
  }
}
