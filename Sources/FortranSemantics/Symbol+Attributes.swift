import FortranSyntax
import Interface

extension Symbol {
  /// Adds one attribute. An f2py directive adds to an INTENT and replaces a shape.
  mutating func apply(_ attribute: Attribute, isDirective: Bool) {
    switch attribute {
    case .dimension(let shape): setShape(shape, isDirective: isDirective)
    case .codimension: flags.insert(.codimension)
    case .intent(let words):
      let (more, name) = SpecificationPart.intent(words)
      intent.formUnion(more)
      if let name { outName = name }
    case .parameter: flags.insert(.parameter)
    case .optional:
      flags.insert(isDirective ? .optionalByDirective : .optional)
    case .required: flags.insert(.required)
    case .allocatable: flags.insert(.allocatable)
    case .pointer: flags.insert(.pointer)
    case .target: flags.insert(.target)
    case .contiguous: flags.insert(.contiguous)
    case .value: flags.insert(.value)
    case .external: flags.insert(.external)
    case .intrinsic: flags.insert(.intrinsic)
    case .save: flags.insert(.save)
    case .public: flags.insert(.isPublic)
    case .private: flags.insert(.isPrivate)
    case .protected: flags.insert(.protected)
    case .volatile: flags.insert(.volatile)
    case .asynchronous: flags.insert(.asynchronous)
    case .bind(let label): bindingLabel = label
    case .check(let conditions): checks += conditions
    case .depend(let names):
      for name in names where !dependencies.contains(name) { dependencies.append(name) }
    case .note(let text): notes.append(text)
    case .other(let text): otherAttributes.append(text)
    }
  }

  /// `CF2PY REAL A(N)` before `REAL A(*)` or after it: the directive is the one that was meant.
  mutating func setShape(_ shape: [DimensionSyntax], isDirective: Bool) {
    if isDirective {
      flags.insert(.shapedByDirective)
    } else if flags.contains(.shapedByDirective) {
      return
    }
    dimensions = shape
  }
}
