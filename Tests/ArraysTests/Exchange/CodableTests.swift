import Arrays
import FoundationEssentials
import Testing

@Suite struct CodableTests {
  @Test func arraysPassThroughJSON() throws {
    let a: NDArray<Double, 2> = [[1, 2.5, 3], [4, 5, 6]]
    let json = try JSONEncoder().encode(a)
    #expect(try JSONDecoder().decode(NDArray<Double, 2>.self, from: json) == a)
    let slice = a[..., stride(by: -2)]
    let part = try JSONDecoder().decode(
      NDArray<Double, 2>.self, from: JSONEncoder().encode(slice))
    #expect(part == [[3, 1], [6, 4]])
  }

  @Test func fortranOrderIsKept() throws {
    let a = NDArray<Int, 2>([[1, 2, 3], [4, 5, 6]]).asContiguous(order: .fortran)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(a)
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"{"elements":[1,4,2,5,3,6],"order":"fortran","shape":[2,3]}"#)
    let b = try JSONDecoder().decode(NDArray<Int, 2>.self, from: json)
    #expect(b == a)
    #expect(b.isContiguous(.fortran))
  }

  @Test(arguments: [
    #"{"shape": [3], "elements": [1, 2]}"#, #"{"shape": [1, 2], "elements": [1, 2]}"#,
    #"{"shape": [-2], "elements": [1, 2]}"#, #"{"shape": [2], "elements": [1, 2.5]}"#,
    #"{"shape": [2], "order": "x", "elements": [1, 2]}"#, #"{"elements": [1, 2]}"#,
  ])
  func whatDoesNotFitIsRefused(json: String) throws {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(NDArray<Int, 1>.self, from: Data(json.utf8))
    }
  }
}
