#if FFTW
  public import ComplexModule
  public import RealModule

  /// The real types of FFTW, single and double precision.
  public protocol FourierReal: Real, ArrayElement {}

  extension Float: FourierReal {}
  extension Double: FourierReal {}

  extension NDArray {
    /// The discrete Fourier transform along an axis, `Σ x[j] exp(-2πi jk/n)`, as NumPy's `fft.fft`.
    /// - Parameters:
    ///   - count: how many elements of the axis to take; more than there are means zeros after them.
    ///   - axis: from the end if negative.
    ///
    /// Stops when the axis does not exist or `count` is less than 1.
    @inlinable
    public func fft<RealType: FourierReal>(
      count: Int? = nil, axis: Int = -1, normalization: FourierNormalization = .backward
    ) -> NDArray where Scalar == Complex<RealType> {
      transformed(count: count, axis: axis, normalization, isInverse: false)
    }

    /// The inverse of `fft`, as NumPy's `fft.ifft`.
    @inlinable
    public func ifft<RealType: FourierReal>(
      count: Int? = nil, axis: Int = -1, normalization: FourierNormalization = .backward
    ) -> NDArray where Scalar == Complex<RealType> {
      transformed(count: count, axis: axis, normalization, isInverse: true)
    }

    /// The transform along several axes in turn, by default the last two, as NumPy's `fft.fftn`.
    @inlinable
    public func fft<RealType: FourierReal>(
      axes: [Int], normalization: FourierNormalization = .backward
    ) -> NDArray where Scalar == Complex<RealType> {
      axes.reduce(self) { $0.fft(axis: $1, normalization: normalization) }
    }

    /// The inverse of `fft(axes:)`.
    @inlinable
    public func ifft<RealType: FourierReal>(
      axes: [Int], normalization: FourierNormalization = .backward
    ) -> NDArray where Scalar == Complex<RealType> {
      axes.reduce(self) { $0.ifft(axis: $1, normalization: normalization) }
    }

    /// The transform along the last two axes, as NumPy's `fft.fft2`.
    @inlinable
    public func fft2<RealType: FourierReal>(
      normalization: FourierNormalization = .backward
    ) -> NDArray where Scalar == Complex<RealType> {
      fft(axes: [-2, -1], normalization: normalization)
    }

    /// The inverse of `fft2`.
    @inlinable
    public func ifft2<RealType: FourierReal>(
      normalization: FourierNormalization = .backward
    ) -> NDArray where Scalar == Complex<RealType> {
      ifft(axes: [-2, -1], normalization: normalization)
    }

    /// The real numbers that have this transform's first half, whose other half is the conjugate:
    /// the inverse of `rfft`, as NumPy's `fft.irfft`.
    /// - Parameter count: how many real numbers, by default `2 (n - 1)`; for an odd number it must be
    ///   given.
    @inlinable
    public func irfft<RealType: FourierReal>(
      count: Int? = nil, axis: Int = -1, normalization: FourierNormalization = .backward
    ) -> NDArray<RealType, Rank> where Scalar == Complex<RealType> {
      let axis = checkedAxis(axis)
      let count = checkedCount(count ?? 2 &* (shape[axis] &- 1))
      // FFTW overwrites what it reads.
      let half = resized(axis, to: count / 2 &+ 1) { $0 }
      var target = shape
      target[axis] = count
      let result = NDArray<RealType, Rank>(uninitialized: target, order: .c)
      FourierPlan(
        kind: .toReal, isDouble: RealType.self == Double.self, shape: target, axis: axis,
        inputStrides: half.strides, outputStrides: result.strides
      ).run(half.start, result.start)
      withExtendedLifetime(half.storage) {}
      result.scale(by: normalization.scale(count, isInverse: true))
      return result
    }
  }

  extension NDArray where Scalar: FourierReal {
    /// The transform of real numbers, as NumPy's `fft.fft` of them.
    @inlinable
    public func fft(
      count: Int? = nil, axis: Int = -1, normalization: FourierNormalization = .backward
    ) -> NDArray<Complex<Scalar>, Rank> {
      let axis = checkedAxis(axis)
      return resized(axis, to: checkedCount(count ?? shape[axis])) { Complex($0) }
        .transformed(count: nil, axis: axis, normalization, isInverse: false)
    }

    /// The first half of the transform of real numbers, whose other half is the conjugate:
    /// `n / 2 + 1` elements. As NumPy's `fft.rfft`.
    @inlinable
    public func rfft(
      count: Int? = nil, axis: Int = -1, normalization: FourierNormalization = .backward
    ) -> NDArray<Complex<Scalar>, Rank> {
      let axis = checkedAxis(axis)
      let count = checkedCount(count ?? shape[axis])
      let input = count == shape[axis] ? self : resized(axis, to: count) { $0 }
      var half = shape
      half[axis] = count / 2 &+ 1
      let result = NDArray<Complex<Scalar>, Rank>(uninitialized: half, order: .c)
      FourierPlan(
        kind: .fromReal, isDouble: Scalar.self == Double.self, shape: input.shape, axis: axis,
        inputStrides: input.strides, outputStrides: result.strides
      ).run(input.base, result.start)
      withExtendedLifetime(input.storage) {}
      result.scale(by: normalization.scale(count, isInverse: false))
      return result
    }
  }

  extension NDArray {
    @inlinable
    func transformed<RealType: FourierReal>(
      count: Int?, axis: Int, _ normalization: FourierNormalization, isInverse: Bool
    ) -> NDArray where Scalar == Complex<RealType> {
      let axis = checkedAxis(axis)
      let count = checkedCount(count ?? shape[axis])
      let input = count == shape[axis] ? self : resized(axis, to: count) { $0 }
      let result = NDArray(uninitialized: input.shape, order: input.layout.preferredOrder)
      FourierPlan(
        kind: isInverse ? .backward : .forward, isDouble: RealType.self == Double.self,
        shape: input.shape, axis: axis, inputStrides: input.strides, outputStrides: result.strides
      ).run(input.base, result.start)
      withExtendedLifetime(input.storage) {}
      result.scale(by: normalization.scale(count, isInverse: isInverse))
      return result
    }

    @inlinable
    func checkedCount(_ count: Int) -> Int {
      guard count >= 1 else {
        trap(.invalidShape, "a Fourier transform of \(count) elements does not exist")
      }
      return count
    }

    /// A copy with the first `count` elements of an axis, or with zeros after its elements.
    @inlinable
    func resized<Result: ArrayElement>(
      _ axis: Int, to count: Int, _ convert: (Scalar) -> Result
    ) -> NDArray<Result, Rank> {
      var target = shape
      target[axis] = count
      let result =
        count > shape[axis]
        ? NDArray<Result, Rank>(shape: target)
        : NDArray<Result, Rank>(uninitialized: target, order: .c)
      var common = shape
      common[axis] = Swift.min(count, shape[axis])
      forEachRun(shape: common, strides: [result.strides, strides]) { offsets, count, strides in
        let to = result.start + offsets[0]
        let from = base + offsets[1]
        for i in 0..<count { to[i &* strides[0]] = convert(from[i &* strides[1]]) }
      }
      withExtendedLifetime((storage, result.storage)) {}
      return result
    }

    /// Multiplies a new array's reals, which lie without gaps, in place.
    @inlinable
    func scale(by factor: Double?) {
      guard let factor else { return }
      let raw = UnsafeMutableRawPointer(start)
      if Scalar.self == Double.self || Scalar.self == Complex<Double>.self {
        let reals = raw.assumingMemoryBound(to: Double.self)
        for i in 0..<(count &* MemoryLayout<Scalar>.size / 8) { reals[i] *= factor }
      } else {
        let reals = raw.assumingMemoryBound(to: Float.self)
        let factor = Float(factor)
        for i in 0..<(count &* MemoryLayout<Scalar>.size / 4) { reals[i] *= factor }
      }
      withExtendedLifetime(storage) {}
    }
  }

  extension FourierNormalization {
    /// Nil when there is nothing to multiply by.
    @usableFromInline
    func scale(_ count: Int, isInverse: Bool) -> Double? {
      let factor = factor(count: count, isInverse: isInverse)
      return factor == 1 ? nil : factor
    }
  }
#endif
