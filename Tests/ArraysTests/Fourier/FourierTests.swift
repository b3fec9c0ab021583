import Arrays
import ComplexModule
import Testing

@Suite struct FourierFrequencyTests {
  @Test func frequenciesAndShiftsNeedNoLibrary() {
    #expect(fftFrequencies(4, spacing: 0.5) == [0, 0.5, -1, -0.5])
    #expect(fftFrequencies(5, spacing: 0.2) == [0, 1, 2, -2, -1])
    #expect(rfftFrequencies(5, spacing: 0.2) == [0, 1, 2])
    let a: NDArray<Int, 1> = [0, 1, 2, -2, -1]
    #expect(a.fftShifted() == [-2, -1, 0, 1, 2])
    #expect(a.fftShifted().inverseFFTShifted() == a)
  }
}

#if FFTW
  /// Random arrays, axes, lengths and normalisations: what NumPy transforms to, we do.
  @Suite struct FourierTests {
    typealias Real3 = NDArray<Double, 3>
    typealias Complex3 = NDArray<Complex<Double>, 3>

    @Test func transformsAreNumPys() async throws {
      try await NumPy.withFolder { folder in
        let count = 60
        try await NumPy.run("fourier.py", [folder, String(count), "3"])
        for number in 0..<count { try compare(folder + "/\(number).") }
      }
    }

    private func compare(_ base: String) throws {
      func real(_ name: String) throws -> Real3 { try Real3(npyFile: base + name + ".npy") }
      func complex(_ name: String) throws -> Complex3 {
        try Complex3(npyFile: base + name + ".npy")
      }
      let choice = try NDArray<Int, 1>(npyFile: base + "choice.npy")
      let (axis, length) = (choice[0], choice[1])
      let normalization: FourierNormalization = [.backward, .ortho, .forward][choice[2]]
      let x = try real("real")
      let z = try complex("z")
      func expect(_ a: Complex3, _ name: String, at location: SourceLocation = #_sourceLocation)
        throws
      {
        #expect(
          a.allClose(to: try complex(name), relative: 1e-10, absolute: 1e-11), "\(base + name)",
          sourceLocation: location)
      }
      try expect(z.fft(axis: axis, normalization: normalization), "fft")
      try expect(z.ifft(axis: axis, normalization: normalization), "ifft")
      try expect(z.fft(count: length, axis: axis, normalization: normalization), "fftn")
      try expect(x.rfft(axis: axis, normalization: normalization), "rfft")
      try expect(x.rfft(count: length, axis: axis, normalization: normalization), "rfftn")
      try expect(x.fft(count: length, axis: axis, normalization: normalization), "realfft")
      try expect(z.fft2(normalization: normalization), "fft2")
      try expect(z.ifft2(normalization: normalization), "ifft2")
      let back = z.irfft(count: length, axis: axis, normalization: normalization)
      #expect(back.allClose(to: try real("irfft"), relative: 1e-10, absolute: 1e-11), "\(base)")
      #expect(
        fftFrequencies(length, spacing: 0.3).allClose(
          to: try NDArray(npyFile: base + "freq.npy"), relative: 1e-14, absolute: 0))
      #expect(
        rfftFrequencies(length, spacing: 0.3).allClose(
          to: try NDArray(npyFile: base + "rfreq.npy"), relative: 1e-14, absolute: 0))
      #expect(try x.fftShifted(axis: axis) == real("shift"))
      #expect(try x.inverseFFTShifted(axis: axis) == real("ishift"))
    }

    @Test func singlePrecisionGoesThereAndBack() {
      let x = NDArray<Float, 2>(shape: [30, 17]) { Float($0[0] * $0[1] % 13) }
      let there = x.rfft(axis: 0)
      #expect(there.irfft(axis: 0).allClose(to: x, relative: 1e-5, absolute: 1e-4))
      let z = NDArray<Complex<Float>, 2>(shape: [30, 17]) { Complex(x[$0[0], $0[1]], 1) }
      #expect(z.fft2().ifft2().allClose(to: z, relative: 1e-5, absolute: 1e-4))
      #expect(
        z[stride(by: -1), stride(by: 3)].fft(axis: 0).ifft(axis: 0)
          .allClose(to: z[stride(by: -1), stride(by: 3)], relative: 1e-5, absolute: 1e-4))
    }

    @Test func whatIsGivenIsNotChanged() {
      let x = NDArray<Double, 1>(shape: [16]) { Double($0[0]) }
      let z = x.fft()
      let before = (Array(x), Array(z))
      _ = (x.rfft(), z.irfft(count: 30), z.irfft(), z.ifft(), x[stride(by: 2)].rfft())
      #expect(Array(x) == before.0 && Array(z) == before.1)
    }

    @Test func tasksMayTransformAtTheSameTime() async {
      await withTaskGroup(of: Bool.self) { group in
        for task in 0..<8 {
          group.addTask {
            (1..<150).allSatisfy { length in
              let x = NDArray<Double, 1>(shape: [length]) { Double(($0[0] + task) % 7) }
              return x.fft().ifft().allClose(to: x.fft(count: length).ifft())
            }
          }
        }
        for await isRight in group { #expect(isRight) }
      }
    }
  }
#endif
