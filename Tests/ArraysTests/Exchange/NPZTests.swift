#if NPZ
  import Arrays
  import Testing

  @Suite struct NPZTests {
    private let a = NDArray<Double, 2>(shape: [200, 30]) { Double($0[0] * $0[1] % 7) }
    private let b: NDArray<Int16, 1> = [1, -2, 3]

    @Test(arguments: [false, true])
    func numPyLoadsOurArchives(isCompressed: Bool) async throws {
      try await NumPy.withFolder { folder in
        var writer = NPZWriter()
        writer.add(b, as: "a")
        writer.add(a.transposed(), as: "a")
        writer.add(b, as: "βeta")
        try writer.write(toFile: folder + "/x.npz", isCompressed: isCompressed)
        try await NumPy.run(
          lines: """
            x = np.load(sys.argv[1] + '/x.npz')
            assert sorted(x.files) == ['a', 'βeta'], x.files
            i = np.arange(200)[:, None]; j = np.arange(30)
            assert np.array_equal(x['a'], (i * j % 7).T.astype(float)), x['a']
            assert x['βeta'].tolist() == [1, -2, 3] and x['βeta'].dtype == 'i2'
            """, [folder])
        let size = try NumPy.read(folder + "/x.npz").count
        #expect(isCompressed ? size < 10_000 : size > 48_000)
      }
    }

    @Test(arguments: ["savez", "savez_compressed"])
    func archivesOfNumPyAreRead(function: String) async throws {
      try await NumPy.withFolder { folder in
        try await NumPy.run(
          lines: """
            i = np.arange(200)[:, None]; j = np.arange(30)
            np.\(function)(sys.argv[1] + '/x.npz', a=(i * j % 7).astype('>f8'), b=np.int16([1, -2, 3]))
            """, [folder])
        let archive = try NPZArchive(file: folder + "/x.npz")
        #expect(archive.names == ["a", "b"])
        #expect(try archive.header("a").description == "float64 (200, 30)")
        #expect(try archive.array("a") == a)
        #expect(try archive.array("b") == b)
        let type = try #require(throws: ArrayError.self) {
          try archive.array("b", as: NDArray<Int32, 1>.self)
        }
        #expect(type.code == .elementTypeMismatch)
        let name = try #require(throws: ArrayError.self) {
          try archive.array("c", as: NDArray<Int32, 1>.self)
        }
        #expect(name.message == "\(folder)/x.npz has no array 'c'")
      }
    }

    @Test func damageIsReported() async throws {
      try await NumPy.withFolder { folder in
        var writer = NPZWriter()
        writer.add(a, as: "a")
        let path = folder + "/x.npz"
        try writer.write(toFile: path)
        try await NumPy.run(
          lines: """
            data = bytearray(open(sys.argv[1], 'rb').read())
            data[20_000] ^= 255
            open(sys.argv[1], 'wb').write(data)
            open(sys.argv[1] + 'x', 'wb').write(b'no archive')
            """, [path])
        let damage = try #require(throws: ArrayError.self) {
          try NPZArchive(file: path).array("a", as: NDArray<Double, 2>.self)
        }
        #expect(damage.code == .invalidData)
        #expect(damage.message.contains("is damaged"))
        let other = try #require(throws: ArrayError.self) { try NPZArchive(file: path + "x") }
        #expect(other.code == .invalidData)
        let absent = try #require(throws: ArrayError.self) { try NPZArchive(file: path + "y") }
        #expect(absent.code == .fileAccess)
        #expect(throws: ArrayError.self) { try writer.write(toFile: "/nowhere/x.npz") }
        #expect(throws: ArrayError.self) { try NPZWriter().write(toFile: path) }
      }
    }
  }
#endif
