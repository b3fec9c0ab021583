import Interface

extension CExpressionPrinter {
  /// A call of an extent function: arrays with their numbers of elements, and the size of integers.
  func printExtent(_ function: ExtentFunction, _ arguments: [Expression], depth: Int) -> String? {
    let values = arguments.map { print($0, depth: depth + 1) }
    func counted(_ index: Int) -> String? {
      guard index < arguments.count, case .name(let name) = arguments[index],
        let variable = variables[name], variable.isArray
      else { return nil }
      return "\(variable.cName), \(variable.cName)_Dims[0]"
    }
    func width(_ index: Int) -> String { "(int)sizeof *\(values[index])" }
    switch function {
    case .product, .halvedProduct:
      guard let n = counted(0) else { return nil }
      return "swl_extent_product(\(n), \(width(0)), \(function == .halvedProduct ? 1 : 0))"
    case .section:
      guard let first = counted(0), let last = counted(1) else { return nil }
      let step = arguments.count > 2 ? counted(2) : "NULL, 0"
      return step.map { "swl_extent_section(\(first), \(last), \($0), \(width(0)))" }
    case .reach:
      guard arguments.count == 4, let dims = counted(0), let more = counted(1),
        case .string(let field) = arguments[2], case .name(let name) = arguments[0],
        case .derived(let record)? = variables[name]?.type, let type = foreignNames[record]
      else { return nil }
      let stride = String(decoding: field, as: UTF8.self)
      return "swl_extent_reach(\(dims), \(more), sizeof(\(type)), offsetof(\(type), n), "
        + "offsetof(\(type), \(stride)), (int)sizeof((\(type) *)0)->n, "
        + "\(values[3]))"
    case .embedded:
      guard arguments.count == 6, let n = counted(0), counted(2) != nil else { return nil }
      return "swl_extent_embedded(\(n), \(values[2]), \(width(0)), \(values[1]), \(values[3]), "
        + "\(values[4]), \(values[5]))"
    case .kept:
      guard arguments.count == 2, case .name(let name) = arguments[0],
        let handle = variables[name]
      else { return nil }
      return "swl_extent_kept(\(handle.cName)_capi, \(values[1]))"
    }
  }
}

extension Expression {
  /// Some extent function is called in it.
  var callsExtentFunction: Bool {
    switch self {
    case .call(let name, let parts):
      ExtentFunction(rawValue: name) != nil || parts.contains(where: \.callsExtentFunction)
    case .unary(_, let a): a.callsExtentFunction
    case .binary(_, let a, let b), .complex(let a, let b):
      a.callsExtentFunction || b.callsExtentFunction
    case .conditional(let a, let b, let c):
      a.callsExtentFunction || b.callsExtentFunction || c.callsExtentFunction
    case .array(let parts): parts.contains(where: \.callsExtentFunction)
    default: false
    }
  }
}
