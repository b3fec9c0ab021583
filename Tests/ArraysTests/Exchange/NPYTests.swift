import Arrays
import Testing

/// A file whose header is `text`, of format 1 if not told otherwise.
private func file(_ text: String, data: [UInt8] = [], version: UInt8 = 1) -> [UInt8] {
  [0x93] + "NUMPY".utf8 + [version, 0, UInt8(text.utf8.count & 255), UInt8(text.utf8.count >> 8)]
    + text.utf8 + data
}

private func header(
  _ descr: String = "'<f8'", _ order: String = "False", _ shape: String = "(2,)"
) -> String {
  "{'descr': \(descr), 'fortran_order': \(order), 'shape': \(shape), }\n"
}

/// The error that reading `bytes` as two doubles ends with.
private func failure(_ bytes: [UInt8]) throws -> ArrayError {
  try #require(throws: ArrayError.self) { try NDArray<Double, 1>(npy: bytes) }
}

@Suite struct NPYTests {
  @Test func otherTypesAndRanksAreRefused() throws {
    let bytes = NDArray<Float, 2>([[1, 2, 3]]).npy()
    let type = try #require(throws: ArrayError.self) { try NDArray<Double, 2>(npy: bytes) }
    #expect(type.code == .elementTypeMismatch)
    #expect(type.message == "the data holds elements of float32, not float64")
    let rank = try #require(throws: ArrayError.self) { try NDArray<Float, 3>(npy: bytes) }
    #expect(rank.code == .shapeMismatch)
    #expect(rank.message == "the data holds an array of shape (1, 3), not one of rank 3")
  }

  @Test func everyTruncationIsReported() throws {
    let bytes = NDArray<Double, 1>([1, 2]).npy()
    for count in 0..<bytes.count {
      #expect(try failure(Array(bytes[..<count])).code == .invalidData)
    }
    #expect(
      try failure(Array(bytes.dropLast())).message
        == "the data is truncated: float64 (2,) needs 16 bytes of data, there are 15")
  }

  @Test func claimsOfMoreThanTheFileHoldsTakeNoMemory() throws {
    let huge = file(header("'<f8'", "False", "(1000000000000,)"), data: [1, 2, 3])
    #expect(try failure(huge).message.contains("is truncated"))
    let overflowing = file(header("'<f8'", "False", "(\(Int.max), \(Int.max))"))
    let error = try #require(throws: ArrayError.self) { try NDArray<Double, 2>(npy: overflowing) }
    #expect(error.message.contains("more than memory can hold"))
    let long = file(header("'<f8'", "False", "(99999999999999999999,)"))
    #expect(try failure(long).message.contains("an extent that no machine can hold"))
    let empty = file(header("'<f8'", "False", "(0, \(Int.max))"))
    #expect(throws: ArrayError.self) { try NDArray<Double, 2>(npy: empty) }
  }

  @Test(arguments: [
    ("'|O'", "holds Python objects"), ("'<U5'", "holds strings"), ("'|S3'", "holds strings"),
    ("'<M8[ns]'", "holds times"), ("[('x', '<f8')]", "holds records"),
    ("'<f3'", "has the dtype '<f3'"), ("''", "has the dtype ''"),
  ])
  func elementsThatAreNoNumbersAreNamed(descr: String, message: String) throws {
    #expect(try failure(file(header(descr))).message.contains(message))
  }

  @Test(arguments: [
    "", "{", "{}", "{'descr'}", "{'descr': '<f8', 'fortran_order': False}",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} 1",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (-2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': [2]}",
    "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': 1}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (2,}", "((((((((((((((((((((((((((",
  ])
  func garbageInTheHeaderIsReportedWithItsPlace(text: String) throws {
    let error = try failure(file(text, data: [UInt8](repeating: 0, count: 16)))
    #expect(error.code == .invalidData)
    #expect(error.message.contains("broken .npy header"))
    #expect(error.message.contains("at byte"))
  }

  @Test func otherFilesAndVersionsAreRefused() throws {
    #expect(try failure(Array("PK\u{3}\u{4}12345678".utf8)).message.contains("is not a .npy file"))
    #expect(
      try failure(file(header(), version: 4)).message
        == "the data has .npy format 4.0; known are 1.0, 2.0 and 3.0")
  }

  @Test func headersOfPython2AreRead() throws {
    let bytes = file(
      "{\"descr\": \"<f8\", \"fortran_order\": False, \"shape\": (2L,)}",
      data: NDArray<Double, 1>([1, 2]).npy().suffix(16))
    #expect(try NDArray<Double, 1>(npy: bytes) == [1, 2])
  }

  @Test func bytesOtherThanOneAreTrueToo() throws {
    let bytes = file(header("'|b1'", "False", "(4,)"), data: [0, 1, 2, 255])
    #expect(try NDArray<Bool, 1>(npy: bytes) == [false, true, true, true])
  }

  @Test func aMissingFileIsNamed() throws {
    let error = try #require(throws: ArrayError.self) {
      try NDArray<Double, 1>(npyFile: "/nowhere/a.npy")
    }
    #expect(error.code == .fileAccess)
    #expect(error.message == "/nowhere/a.npy cannot be read: No such file or directory")
    #expect(throws: ArrayError.self) { try NDArray<Double, 1>([1]).writeNPY(toFile: "/nowhere/b") }
    #expect(throws: ArrayError.self) { try NDArray<Double, 1>(npyFile: "/tmp") }
  }

  @Test func pipesAreReadToo() async throws {
    try await NumPy.withFolder { folder in
      let a = NDArray<Double, 1>(shape: [100_000]) { Double($0[0]) }
      try a.writeNPY(toFile: folder + "/a.npy")
      async let writing: Void = NumPy.run(
        lines: """
          import os, shutil
          os.mkfifo(sys.argv[1] + '/making')
          os.rename(sys.argv[1] + '/making', sys.argv[1] + '/pipe')
          shutil.copyfileobj(open(sys.argv[1] + '/a.npy', 'rb'), open(sys.argv[1] + '/pipe', 'wb'))
          """, [folder])
      var read: NDArray<Double, 1>?
      for _ in 0..<200 where read == nil {
        try await Task.sleep(for: .milliseconds(50))
        read = try? NDArray(npyFile: folder + "/pipe")
      }
      try await writing
      #expect(read == a)
    }
  }

  @Test func slicesAreWrittenInCOrder() throws {
    let a = NDArray<Int16, 2>([[1, 2, 3], [4, 5, 6]])
    let slice = a[..., stride(by: -2)]
    #expect(try NPYHeader(npy: slice.npy()).isFortranOrder == false)
    #expect(try NDArray<Int16, 2>(npy: slice.npy()) == [[3, 1], [6, 4]])
    let transposed = try NDArray<Int16, 2>(npy: a.transposed().npy())
    #expect(transposed == a.transposed())
    #expect(transposed.isContiguous(.fortran))
  }

  @Test func aHeaderTellsWhatAFileHolds() throws {
    let header = try NPYHeader(npy: NDArray<Float, 3>(shape: [2, 0, 3]).npy())
    #expect(header == NPYHeader(elementType: .float32, shape: [2, 0, 3]))
    #expect(header.description == "float32 (2, 0, 3)")
  }
}
