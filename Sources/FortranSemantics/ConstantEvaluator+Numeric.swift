import Interface

/// Elemental numeric functions (F2018 16.9).
extension ConstantEvaluator {
  func numericFunction(
    _ name: String, _ given: IntrinsicArguments
  ) throws(Failure) -> ConstantValue? {
    switch name {
    case "int", "nint", "floor", "ceiling", "real", "dble", "float", "sngl", "cmplx", "dcmplx",
      "logical", "aint", "anint", "int2", "int8", "ifix", "idint", "idnint", "dfloat", "aimag",
      "dimag", "dreal", "conjg", "dconjg", "abs", "iabs", "dabs", "cabs", "zabs", "not":
      return try conversion(name, given)
    case "max", "min", "max0", "min0", "amax1", "amin1", "dmax1", "dmin1":
      return try extremum(given.positional, isMaximum: name.contains("max"))
    case "mod", "amod", "dmod", "modulo", "sign", "isign", "dsign", "dim", "idim", "iand", "ior",
      "ieor", "ishft", "shiftl", "shiftr", "shifta", "atan2", "datan2", "hypot", "ibset", "btest",
      "scale", "set_exponent", "nearest":
      return try pair(name, given)
    case "merge":
      guard let a = given[0, "tsource"], let b = given[1, "fsource"], let mask = given[2, "mask"]
      else { throw .invalid("merge needs three arguments") }
      guard case .logical(let isTrue, _) = try evaluate(mask) else {
        throw .invalid("the mask of merge is not a logical constant")
      }
      return try evaluate(isTrue ? a : b)
    default: break
    }
    var base = name
    if CMath.functions[base] == nil, base.hasPrefix("d") || base.hasPrefix("a") {
      base.removeFirst()  // dsqrt, dexp, alog, …
      guard
        [
          "sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh",
          "cosh", "tanh",
        ].contains(base)
      else { return nil }
    }
    guard let function = CMath.functions[base], let argument = given[0, "x"] else { return nil }
    if base == "atan", let x = given[1, "x"] {
      return try pair("atan2", IntrinsicArguments([argument, x]))
    }
    return try mapped(evaluate(argument)) { value throws(Failure) in
      guard case .real(let x, let kind) = value else {
        throw .invalid("\(name) of this type is not evaluated")
      }
      return .rounded(function(x), kind: kind)
    }
  }

  func mapped(
    _ value: ConstantValue, _ operation: (ConstantValue) throws(Failure) -> ConstantValue
  ) throws(Failure) -> ConstantValue {
    guard case .array(let elements, let shape, let bounds) = value else {
      return try operation(value)
    }
    var results: [ConstantValue] = []
    results.reserveCapacity(elements.count)
    for element in elements { results.append(try operation(element)) }
    return .array(results, shape: shape, lowerBounds: bounds)
  }

  private func conversion(
    _ name: String, _ given: IntrinsicArguments
  ) throws(Failure) -> ConstantValue {
    guard let argument = given[0, "a"] ?? given.named["x"] ?? given.named["i"] ?? given.named["l"]
    else { throw .invalid("\(name) needs an argument") }
    let isComplexMaker = name == "cmplx" || name == "dcmplx"
    var kind: Int?
    if let written = given[isComplexMaker ? 2 : 1, "kind"] { kind = try integer(written) }
    var imaginary = 0.0
    if isComplexMaker, let y = given[1, "y"] { imaginary = try Conversion.parts(evaluate(y)).0 }
    return try mapped(evaluate(argument)) { value throws(Failure) in
      try convert(name, value, kind: kind, imaginary: imaginary)
    }
  }

  private func convert(
    _ name: String, _ value: ConstantValue, kind: Int?, imaginary: Double
  ) throws(Failure) -> ConstantValue {
    if name == "logical" { return try Conversion.convert(value, to: .logical(bytes: kind ?? 4)) }
    if name == "not", case .integer(let bits, let own) = value { return .integer(~bits, kind: own) }
    let (re, im) = try Conversion.parts(value)
    let valueKind = value.realKind == 0 ? 4 : value.realKind
    switch name {
    case "int", "ifix", "idint", "int2", "int8":
      let fallback = name == "int2" ? 2 : name == "int8" ? 8 : 4
      return .integer(try Conversion.truncated(value), kind: kind ?? fallback)
    case "nint", "idnint":
      return .integer(
        try Conversion.integer(re.rounded(.toNearestOrAwayFromZero)), kind: kind ?? 4)
    case "floor": return .integer(try Conversion.integer(re.rounded(.down)), kind: kind ?? 4)
    case "ceiling": return .integer(try Conversion.integer(re.rounded(.up)), kind: kind ?? 4)
    case "aint": return .rounded(re.rounded(.towardZero), kind: kind ?? valueKind)
    case "anint": return .rounded(re.rounded(.toNearestOrAwayFromZero), kind: kind ?? valueKind)
    case "real":
      if case .complex = value { return .rounded(re, kind: kind ?? valueKind) }
      return .rounded(re, kind: kind ?? 4)
    case "float", "sngl": return .rounded(re, kind: 4)
    case "dble", "dfloat", "dreal": return .real(re, kind: 8)
    case "aimag", "dimag": return .rounded(im, kind: valueKind)
    case "conjg", "dconjg": return .roundedComplex(re, -im, kind: valueKind)
    case "cmplx":
      if case .complex = value { return .roundedComplex(re, im, kind: kind ?? 4) }
      return .roundedComplex(re, imaginary, kind: kind ?? 4)
    case "dcmplx": return .complex(re, im == 0 ? imaginary : im, kind: 8)
    default:  // abs and its specific names
      switch value {
      case .integer(let number, let own):
        guard number != Int.min else { throw .invalid("integer overflow") }
        return .integer(abs(number), kind: own)
      case .complex(let re, let im, let own):
        return .rounded((re * re + im * im).squareRoot(), kind: own)
      default: return .rounded(re.magnitude, kind: valueKind)
      }
    }
  }

  private func extremum(
    _ arguments: [Expression], isMaximum: Bool
  ) throws(Failure) -> ConstantValue {
    guard let first = arguments.first else { throw .invalid("max and min need arguments") }
    var best = try evaluate(first)
    for argument in arguments.dropFirst() {
      best = try better(best, evaluate(argument), isMaximum)
    }
    return best
  }

  private func better(
    _ a: ConstantValue, _ b: ConstantValue, _ isMaximum: Bool
  ) throws(Failure) -> ConstantValue {
    if a.isArray || b.isArray {
      return try elementwise(a, b) { x, y throws(Failure) in try better(x, y, isMaximum) }
    }
    let isBetter = try binary(isMaximum ? .greater : .less, b, a)
    return isBetter == .logical(true, kind: 4) ? b : a
  }

  private func pair(_ name: String, _ given: IntrinsicArguments) throws(Failure) -> ConstantValue {
    guard given.positional.count == 2 else { throw .invalid("\(name) needs two arguments") }
    let a = try evaluate(given.positional[0])
    let b = try evaluate(given.positional[1])
    return try a.isArray || b.isArray
      ? elementwise(a, b) { x, y throws(Failure) in try pair(name, x, y) } : pair(name, a, b)
  }

  private func pair(
    _ name: String, _ a: ConstantValue, _ b: ConstantValue
  ) throws(Failure) -> ConstantValue {
    if case .integer(let x, let kind) = a, case .integer(let y, _) = b {
      return try integerPair(name, x, y, kind: kind)
    }
    guard let x = a.asDouble, let y = b.asDouble else { throw .invalid("numbers were expected") }
    let kind = max(a.realKind, b.realKind)
    switch name {
    case "mod", "amod", "dmod":
      return .rounded(x.truncatingRemainder(dividingBy: y), kind: kind)
    case "modulo":
      let rest = x.truncatingRemainder(dividingBy: y)
      return .rounded(rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest, kind: kind)
    case "sign", "dsign":
      return .rounded(y.sign == .minus ? -x.magnitude : x.magnitude, kind: kind)
    case "dim": return .rounded(max(x - y, 0), kind: kind)
    case "atan2", "datan2": return .rounded(CMath.atan2(x, y), kind: kind)
    case "hypot": return .rounded((x * x + y * y).squareRoot(), kind: kind)
    case "scale": return .rounded(x * CMath.pow(2, y), kind: a.realKind)
    default: throw .invalid("\(name) of reals is not evaluated")
    }
  }

  private func integerPair(
    _ name: String, _ x: Int, _ y: Int, kind: Int
  ) throws(Failure) -> ConstantValue {
    switch name {
    case "mod", "modulo":
      guard y != 0 else { throw .invalid("division by zero") }
      let rest = x.remainderReportingOverflow(dividingBy: y).partialValue
      let isFloored = name == "modulo" && rest != 0 && (rest < 0) != (y < 0)
      return .integer(isFloored ? rest &+ y : rest, kind: kind)
    case "sign", "isign":
      let size = 0 &- x
      return .integer(y < 0 ? min(x, size) : max(x, size), kind: kind)
    case "dim", "idim": return .integer(max(x &- y, 0), kind: kind)
    case "iand": return .integer(x & y, kind: kind)
    case "ior": return .integer(x | y, kind: kind)
    case "ieor": return .integer(x ^ y, kind: kind)
    case "ishft", "shiftl": return .integer(x << y, kind: kind)
    case "shiftr", "shifta": return .integer(x >> y, kind: kind)
    case "ibset": return .integer(x | (1 << y), kind: kind)
    case "btest": return .logical((x >> y) & 1 == 1, kind: 4)
    default: throw .invalid("\(name) of integers is not evaluated")
    }
  }
}
