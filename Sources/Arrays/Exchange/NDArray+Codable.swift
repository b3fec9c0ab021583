// {"shape": [2, 3], "elements": [1, 2, 3, 4, 5, 6]}; in Fortran order with "order": "fortran" and
// the elements in that order, so that decoding needs no copy and keeps the order.

private enum CodingKeys: String, CodingKey {
  case shape, order, elements
}

extension NDArray: Encodable where Scalar: Encodable {
  /// Encodes the extents and the elements, as they lie in memory if that is without gaps.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(shape.indices.map { shape[$0] }, forKey: .shape)
    let order = layout.preferredOrder
    if order == .fortran { try container.encode("fortran", forKey: .order) }
    var elements = container.nestedUnkeyedContainer(forKey: .elements)
    try withUnsafePointer(order: order) { start in
      for i in 0..<count { try elements.encode(start[i]) }
    }
  }
}

extension NDArray: Decodable where Scalar: Decodable {
  /// Throws `DecodingError.dataCorrupted` when the number of extents is not the rank, or the number
  /// of elements not their product.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let extents = try container.decode([Int].self, forKey: .shape)
    guard extents.count == Rank else {
      throw DecodingError.dataCorruptedError(
        forKey: .shape, in: container,
        debugDescription: "shape \(extents) has \(extents.count) axes, the array \(Rank)")
    }
    let orderName = try container.decodeIfPresent(String.self, forKey: .order) ?? "c"
    guard let order = ["c": MemoryOrder.c, "fortran": .fortran][orderName] else {
      throw DecodingError.dataCorruptedError(
        forKey: .order, in: container,
        debugDescription: "order '\(orderName)' is neither c nor fortran")
    }
    let elements = try container.decode([Scalar].self, forKey: .elements)
    var shape = InlineArray<Rank, Int>(repeating: 0)
    for axis in 0..<Rank { shape[axis] = extents[axis] }
    do throws(ArrayError) {
      try checkShape(shape, elementSize: MemoryLayout<Scalar>.stride)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .shape, in: container, debugDescription: error.message)
    }
    guard Layout(shape: shape, order: order).count == elements.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements, in: container,
        debugDescription: "\(elements.count) elements for shape \(shape.text)")
    }
    self.init(elements, shape: shape, order: order)
  }
}
