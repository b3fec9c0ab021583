import FortranSyntax
import Interface

/// What the specification statements of one scope say, gathered name by name and not yet judged.
///
/// Order of statements does not matter for most of Fortran's specifications: `real*8 x`,
/// `dimension x(3)` and `intent(in) x` may come in any order. So everything is gathered first.
public struct SpecificationPart: Sendable {
  public struct CommonBlock: Sendable {
    /// `nil` for blank common.
    public var name: Name?
    public var members: [Name]
    public var location: SourceLocation
  }

  public private(set) var symbols: [String: Symbol] = [:]
  /// Names in order of first mention.
  public private(set) var order: [String] = []
  public var implicit = ImplicitTyping()
  public var uses: [UseStatement] = []
  public var commons: [CommonBlock] = []
  /// `intent(…)` of a directive that names nobody: for all dummies.
  public var intentOfAll: Intent = []
  /// PRIVATE without a list.
  public var isPrivateByDefault = false
  public var derivedTypes: Set<String> = []
  public var directives = Routine.Directives()
  /// `fortranname`; the empty string for none.
  public var fortranName: String?
  public var hasImport = false
  /// DATA statements and what else initialises by parts.
  public var data: [(objects: [SyntaxExpression], values: [SyntaxExpression])] = []

  public init() {}

  public subscript(name: String) -> Symbol? { symbols[name] }

  /// Changes what is known of a name, a new one if need be.
  public mutating func update(_ name: Name, _ change: (inout Symbol) -> Void) {
    if symbols[name.text] == nil {
      symbols[name.text] = Symbol(name: name)
      order.append(name.text)
    }
    change(&symbols[name.text]!)
  }

  /// Takes in one statement; answers whether it was one of specification.
  @discardableResult
  public mutating func add(_ statement: Statement) -> Bool {
    let isDirective = statement.isDirective
    switch statement.kind {
    case .use(let use): uses.append(use)
    case .import: hasImport = true
    case .implicit(let rules): implicit.add(rules)
    case .declaration(let type, let attributes, let entities):
      declare(entities, attributes, isDirective: isDirective) { $0.type = type }
      document(entities, statement)
    case .procedureDeclaration(let interface, let attributes, let entities):
      declare(entities, attributes, isDirective: isDirective) {
        $0.flags.insert(.procedure)
        $0.procedureInterface = interface
      }
      document(entities, statement)
    case .attribute(let attribute, let entities):
      if entities.isEmpty {
        switch attribute {
        case .private: isPrivateByDefault = true
        case .public: isPrivateByDefault = false
        case .intent(let words): intentOfAll.formUnion(Self.intent(words).intent)
        default: break
        }
      }
      declare(entities, [attribute], isDirective: isDirective) { _ in }
    case .parameter(let list):
      for (name, value) in list {
        update(name) {
          $0.flags.insert(.parameter)
          $0.initialValue = value
        }
      }
    case .common(let blocks): addCommon(blocks, at: statement.location)
    case .data(let sets): data += sets
    case .derivedType(let name, _): derivedTypes.insert(name.text)
    case .enumerators(let entities): addEnumerators(entities, at: statement.location)
    case .enumStart: nextEnumerator = nil
    case .callStatement(let text): directives.callStatement = text
    case .callProtoArgument(let text): directives.callProtoArgument = text
    case .threadsafe: directives.isThreadsafe = true
    case .fortranName(let name): fortranName = name
    case .userCode(let text): directives.userCode.append(text)
    case .pymethoddef(let text): directives.pymethoddef = text
    case .note(let text):
      directives.note = directives.note.map { $0 + "\n" + text } ?? text
    case .equivalence, .namelist, .ignored, .include, .preprocessor, .typeBound: break
    default: return false
    }
    return true
  }

  // MARK: - Attributes

  private mutating func declare(
    _ entities: [Entity], _ attributes: [Attribute], isDirective: Bool,
    _ change: (inout Symbol) -> Void
  ) {
    for entity in entities {
      update(entity.name) { symbol in
        change(&symbol)
        for attribute in attributes { symbol.apply(attribute, isDirective: isDirective) }
        if let shape = entity.dimensions { symbol.setShape(shape, isDirective: isDirective) }
        if let length = entity.length { symbol.length = length }
        if let value = entity.initialValue {
          symbol.initialValue = value
          if isDirective { symbol.flags.insert(.initializedByDirective) }
        }
        if entity.isCoarray { symbol.flags.insert(.codimension) }
        if entity.isPointerInitialized { symbol.flags.insert(.pointerInitialized) }
      }
    }
  }

  private mutating func document(_ entities: [Entity], _ statement: Statement) {
    guard let comment = statement.trailingComment, !statement.isDirective else { return }
    let text = comment.trimmedOfBlanks
    guard !text.isEmpty else { return }
    for entity in entities {
      update(entity.name) { if $0.documentation.isEmpty { $0.documentation = text } }
    }
  }

  private mutating func addCommon(
    _ blocks: [(block: Name?, entities: [Entity])], at location: SourceLocation
  ) {
    for (block, entities) in blocks {
      for entity in entities {
        update(entity.name) {
          $0.flags.insert(.inCommon)
          if let dimensions = entity.dimensions { $0.dimensions = dimensions }
        }
      }
      let names = entities.map(\.name)
      // A block may be continued by a later statement (F2018 8.10.2.1).
      if let index = commons.firstIndex(where: { $0.name?.text == block?.text }) {
        commons[index].members += names
      } else {
        commons.append(
          CommonBlock(name: block, members: names, location: block?.location ?? location))
      }
    }
  }

  // MARK: - Enumerators

  /// The expression that the next enumerator without a value gets: the last value plus one.
  private var nextEnumerator: SyntaxExpression?

  private mutating func addEnumerators(_ entities: [Entity], at location: SourceLocation) {
    for entity in entities {
      let value =
        entity.initialValue ?? nextEnumerator
        ?? SyntaxExpression(.integer(0), text: "0", at: location)
      update(entity.name) {
        $0.type = TypeSpecification(.integer, at: location)
        $0.flags.insert(.parameter)
        $0.initialValue = value
      }
      nextEnumerator = SyntaxExpression(
        .binary(.add, .name(entity.name.text), .integer(1)), text: entity.name.spelling,
        at: entity.name.location)
    }
  }

  // MARK: - Words of INTENT

  /// The words inside `intent(…)`; `in out` and `in, out` are told apart by the caller's splitting.
  public static func intent(_ words: [String]) -> (intent: Intent, outName: String?) {
    var intent: Intent = []
    var outName: String?
    for word in words {
      let compact = word.filter { $0 != " " && $0 != "\t" }
      switch compact {
      case "in": intent.insert(.in)
      case "out": intent.insert(.out)
      case "inout": intent.insert(.inout)
      case "inplace": intent.insert(.inplace)
      case "hide": intent.insert(.hide)
      case "cache": intent.insert(.cache)
      case "copy": intent.insert(.copy)
      case "overwrite": intent.insert(.overwrite)
      case "aux": intent.insert(.aux)
      case "c": intent.insert(.c)
      case "callback": intent.insert(.callback)
      case "aligned4": intent.insert(.aligned4)
      case "aligned8": intent.insert(.aligned8)
      case "aligned16": intent.insert(.aligned16)
      default:
        if compact.hasPrefix("out=") {
          intent.insert(.out)
          outName = String(compact.dropFirst(4))
        }
      }
    }
    return (intent, outName)
  }
}

extension String {
  /// Without blanks and tabs at both ends.
  var trimmedOfBlanks: String {
    var bytes = self[...]
    while let first = bytes.first, first == " " || first == "\t" { bytes.removeFirst() }
    while let last = bytes.last, last == " " || last == "\t" || last == "\r" { bytes.removeLast() }
    return String(bytes)
  }
}
