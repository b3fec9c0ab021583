import Arrays
import ComplexModule
import Testing

/// Random arrays of all types and of ranks 0 to 6: what NumPy writes and prints, we do.
@Suite struct NumPyAgreementTests {
  @Test(arguments: [1, 2])
  func filesAndTextAreNumPys(seed: Int) async throws {
    try await NumPy.withFolder { folder in
      let count = 600
      try await NumPy.run("printing.py", [folder, String(count), String(seed)])
      for number in 0..<count { try compare(folder + "/\(number)") }
    }
  }

  private func compare(_ base: String) throws {
    switch try NPYHeader(npyFile: base + ".npy").elementType {
    case .bool: try compare(base, Bool.self)
    case .int8: try compare(base, Int8.self)
    case .int16: try compare(base, Int16.self)
    case .int32: try compare(base, Int32.self)
    case .int64: try compare(base, Int.self)
    case .uint8: try compare(base, UInt8.self)
    case .uint16: try compare(base, UInt16.self)
    case .uint32: try compare(base, UInt32.self)
    case .uint64: try compare(base, UInt64.self)
    case .float16: try compare(base, Float16.self)
    case .float32: try compare(base, Float.self)
    case .float64: try compare(base, Double.self)
    case .complex64: try compare(base, Complex<Float>.self)
    case .complex128: try compare(base, Complex<Double>.self)
    #if arch(x86_64)
      case .longdouble: try compare(base, Float80.self)
      case .clongdouble: try compare(base, Complex<Float80>.self)
    #else
      case .longdouble, .clongdouble: break
    #endif
    }
  }

  private func compare<Scalar: NPYElement>(_ base: String, _ type: Scalar.Type) throws {
    switch try NPYHeader(npyFile: base + ".npy").shape.count {
    case 0: try compare(base, NDArray<Scalar, 0>.self)
    case 1: try compare(base, NDArray<Scalar, 1>.self)
    case 2: try compare(base, NDArray<Scalar, 2>.self)
    case 3: try compare(base, NDArray<Scalar, 3>.self)
    case 4: try compare(base, NDArray<Scalar, 4>.self)
    case 5: try compare(base, NDArray<Scalar, 5>.self)
    default: try compare(base, NDArray<Scalar, 6>.self)
    }
  }

  private func compare<Scalar: NPYElement, let Rank: Int>(
    _ base: String, _ type: NDArray<Scalar, Rank>.Type
  ) throws {
    var bytes = try NumPy.read(base + ".npy")
    let a = try NDArray<Scalar, Rank>(npyFile: base + ".npy")
    #expect(try a.description == NumPy.text(base + ".str"))
    #expect(try a.debugDescription == NumPy.text(base + ".repr"))
    // Six bytes of each longdouble are filling, in NumPy's file whatever lay in memory.
    if [.longdouble, .clongdouble].contains(Scalar.npyType) {
      let data = bytes.count - a.count * MemoryLayout<Scalar>.stride
      for i in data..<bytes.count where (i - data) % 16 >= 10 { bytes[i] = 0 }
    }
    #expect(a.npy() == bytes)
    #expect(try NDArray<Scalar, Rank>(npy: bytes).npy() == bytes)
    // The same array in another version of the format, and perhaps in the other byte order.
    #expect(try NDArray<Scalar, Rank>(npyFile: base + ".other.npy").npy() == bytes)
    try a.writeNPY(toFile: base + ".written.npy")
    #expect(try NumPy.read(base + ".written.npy") == bytes)
  }
}
