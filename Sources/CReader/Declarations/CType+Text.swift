extension QualifiedType {
  /// The declaration of a name as C writes it: `const double *x`, `int (*f)(int a)`, `char s[80]`.
  /// Where a typedef names the type, it stands there.
  public func declaring(_ name: String) -> String {
    let const = isConst ? "const " : ""
    if let typedefName { return Self.join(const + typedefName, name) }
    switch type {
    case .pointer(let target):
      let star = "*" + (isConst ? (name.isEmpty ? "const" : "const \(name)") : name)
      if target.typedefName == nil, target.type.bindsTighter {
        return target.declaring("(\(star))")
      }
      return target.declaring(star)
    case .array(let element, let count):
      return element.declaring("\(name)[\(count.map(String.init) ?? "")]")
    case .function(let signature):
      return signature.declaring(name)
    default:
      return Self.join(const + type.word, name)
    }
  }

  private static func join(_ type: String, _ name: String) -> String {
    name.isEmpty ? type : type + " " + name
  }
}

extension CFunctionType {
  /// `double f(double x, void *data)`
  public func declaring(_ name: String) -> String {
    var list = parameters.map(\.text)
    if isVariadic { list.append("...") }
    if list.isEmpty, hasPrototype { list = ["void"] }
    return result.declaring("\(name)(\(list.joined(separator: ", ")))")
  }
}

extension CParameter {
  /// As it was written, with brackets: `double a[2][3]`.
  public var text: String {
    guard !extents.isEmpty, case .pointer(let element) = type.type else {
      return type.declaring(name ?? "")
    }
    let brackets = extents.map { "[\($0.map(String.init) ?? "")]" }.joined()
    return element.declaring((name ?? "") + brackets)
  }
}

extension CType {
  /// Brackets and parentheses bind tighter than `*` in declarators.
  fileprivate var bindsTighter: Bool {
    switch self {
    case .array, .function: true
    default: false
    }
  }

  /// Of types that are one word or two.
  fileprivate var word: String {
    switch self {
    case .void: "void"
    case .bool: "bool"
    case .character: "char"
    case .integer(let bytes, let isSigned): "\(isSigned ? "int" : "uint")\(bytes * 8)_t"
    case .real(let bytes): Self.real(bytes)
    case .complex(let bytes): "\(Self.real(bytes)) _Complex"
    case .record(let id), .enumeration(let id): id
    case .unsupported(let spelling): "/* \(spelling) */"
    case .pointer, .array, .function: ""
    }
  }

  private static func real(_ bytes: Int) -> String {
    switch bytes {
    case 4: "float"
    case 8: "double"
    case 10: "long double"
    default: "_Float\(bytes * 8)"
    }
  }
}
