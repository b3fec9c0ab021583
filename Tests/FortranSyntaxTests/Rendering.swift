import FortranSyntax
import Interface
import Testing

/// Statements in one line of text each, so that tests read as tables.
func render(_ kind: Statement.Kind) -> String {
  switch kind {
  case .module(let name): "module \(name.text)"
  case .submodule(let name, let ancestor): "submodule \(name.text) of \(ancestor.text)"
  case .program(let name): "program \(name?.text ?? "-")"
  case .blockData(let name): "blockdata \(name?.text ?? "-")"
  case .subroutine(let header): "subroutine \(render(header))"
  case .function(let header): "function \(render(header))"
  case .separateProcedure(let name): "separate \(name.text)"
  case .entry(let header): "entry \(render(header))"
  case .contains: "contains"
  case .interface(let header):
    (header.isAbstract ? "abstract " : "") + "interface \(header.genericName ?? "-")"
  case .moduleProcedure(let names): "procedures \(render(names))"
  case .end(let unit, let name): "end \(unit ?? "-") \(name?.text ?? "-")"
  case .use(let use): render(use)
  case .import(let names): "import \(render(names))"
  case .implicit(let rules):
    "implicit \(rules.map { $0.map(render).joined(separator: " ") } ?? "none")"
  case .declaration(let type, let attributes, let entities):
    "\(render(type))\(render(attributes)) :: \(render(entities))"
  case .procedureDeclaration(let interface, let attributes, let entities):
    "procedure(\(render(interface)))\(render(attributes)) :: \(render(entities))"
  case .attribute(let attribute, let entities):
    "\(render(attribute)) :: \(render(entities))"
  case .parameter(let values):
    "parameter " + values.map { "\($0.name.text)=\(render($0.value))" }.joined(separator: " ")
  case .common(let blocks):
    "common "
      + blocks.map { "/\($0.block?.text ?? "")/ \(render($0.entities))" }.joined(separator: " ")
  case .equivalence(let sets):
    "equivalence " + sets.map { "(\($0.map(render).joined(separator: " ")))" }.joined()
  case .data(let sets):
    "data "
      + sets.map {
        $0.objects.map(render).joined(separator: " ") + " / "
          + $0.values.map(render).joined(separator: " ")
      }.joined(separator: "; ")
  case .namelist: "namelist"
  case .derivedType(let name, let attributes): "type\(render(attributes)) \(name.text)"
  case .typeBound: "typebound"
  case .enumerators(let entities): "enumerators \(render(entities))"
  case .enumStart: "enum"
  case .include(let path): "include \(path)"
  case .preprocessor(let text): "preprocessor \(text)"
  case .pythonModule(let name): "python module \(name.text)"
  case .callStatement(let text): "callstatement \(text)"
  case .callProtoArgument(let text): "callprotoargument \(text)"
  case .threadsafe: "threadsafe"
  case .fortranName(let text): "fortranname \(text)"
  case .userCode(let text): "usercode \(text)"
  case .pymethoddef(let text): "pymethoddef \(text)"
  case .note(let text): "note \(text)"
  case .directiveAssignment(let target, let value): "\(render(target)) := \(render(value))"
  case .directiveCall(let name, let arguments):
    "call \(name.text)(\(arguments.map(render).joined(separator: " ")))"
  case .executable: "executable"
  case .ignored: "ignored"
  }
}

func render(_ expression: Expression) -> String {
  switch expression {
  case .integer(let value): "\(value)"
  case .real(let digits, let bytes): "\(digits)r\(bytes)"
  case .complex(let re, let im): "<\(render(re)) \(render(im))>"
  case .logical(let value): value ? "T" : "F"
  case .string(let bytes): "\"\(String(decoding: bytes, as: UTF8.self))\""
  case .name(let name): name
  case .unary(let sign, let operand): "(\(sign.rawValue)\(render(operand)))"
  case .binary(let sign, let left, let right):
    "(\(render(left)) \(sign.rawValue) \(render(right)))"
  case .call(let name, let arguments):
    "\(name)(\(arguments.map(render).joined(separator: ", ")))"
  case .conditional(let condition, let first, let second):
    "(\(render(condition)) ? \(render(first)) : \(render(second)))"
  case .array(let items): "[\(items.map(render).joined(separator: ", "))]"
  case .verbatim(let text, let names): "{\(text)|\(names.joined(separator: ","))}"
  }
}

func render(_ expression: SyntaxExpression) -> String { render(expression.expression) }

private func render(_ names: [Name]) -> String { names.map(\.text).joined(separator: " ") }

private func render(_ header: ProcedureHeader) -> String {
  var text = header.prefixes.map { $0 + " " }.joined()
  if let type = header.type { text += render(type) + " " }
  text += "\(header.name.text)(\(render(header.dummies)))"
  if let result = header.result { text += " result \(result.text)" }
  if let label = header.bindingLabel { text += " bind '\(label)'" }
  return text
}

private func render(_ use: UseStatement) -> String {
  var text = "use \(use.module.text)"
  if let nature = use.nature { text += " \(nature)" }
  if use.isOnly { text += " only" }
  return text
    + use.renames.map {
      $0.local.text == $0.original.text
        ? " \($0.local.text)" : " \($0.local.text)=>\($0.original.text)"
    }.joined()
}

private func render(_ rule: ImplicitRule) -> String {
  let ranges = rule.ranges.map {
    "\(Unicode.Scalar($0.lowerBound))-\(Unicode.Scalar($0.upperBound))"
  }
  return "\(render(rule.type))[\(ranges.joined(separator: ","))]"
}

private func render(_ type: TypeSpecification) -> String {
  var text = "\(type.base)"
  if case .derived(let name, let isClass) = type.base {
    text = (isClass ? "class " : "type ") + name
  }
  if let size = type.starSize { text += "*\(render(size))" }
  if let length = type.length { text += "*\(render(length))" }
  if let kind = type.kind { text += " kind \(render(kind))" }
  return text
}

private func render(_ length: TypeSpecification.Length) -> String {
  switch length {
  case .expression(let value): render(value)
  case .assumed: "(*)"
  case .deferred: "(:)"
  }
}

private func render(_ interface: TypeOrInterface) -> String {
  switch interface {
  case .type(let type): render(type)
  case .interface(let name): name.text
  case .none: ""
  }
}

private func render(_ attributes: [Attribute]) -> String {
  attributes.map { ", \(render($0))" }.joined()
}

private func render(_ attribute: Attribute) -> String {
  switch attribute {
  case .dimension(let dimensions): "dimension\(render(dimensions))"
  case .intent(let words): "intent(\(words.joined(separator: ",")))"
  case .check(let conditions): "check(\(conditions.map(render).joined(separator: ", ")))"
  case .depend(let names): "depend(\(names.joined(separator: ",")))"
  case .note(let text): "note(\(text))"
  case .bind(let label): "bind '\(label)'"
  case .other(let text): "other(\(text))"
  default: "\(attribute)"
  }
}

private func render(_ dimensions: [DimensionSyntax]) -> String {
  let parts = dimensions.map { dimension in
    let lower = dimension.lower.map { render($0) + ":" } ?? ""
    switch dimension.upper {
    case .expression(let upper): return lower + render(upper)
    case .assumedSize: return lower + "*"
    case .colon: return lower + ":"
    case .assumedRank: return ".."
    }
  }
  return "(\(parts.joined(separator: ",")))"
}

private func render(_ entities: [Entity]) -> String {
  entities.map { entity in
    var text = entity.name.text
    if let dimensions = entity.dimensions { text += render(dimensions) }
    if let length = entity.length { text += "*\(render(length))" }
    if let value = entity.initialValue {
      text += (entity.isPointerInitialized ? "=>" : "=") + render(value)
    }
    return text
  }.joined(separator: " ")
}

/// The statements of a text and its diagnostics as `severity line:column+length message`.
func read(_ text: String, _ form: SourceForm) -> (statements: [String], diagnostics: [String]) {
  let parsed = StatementParser(form: form).parse(SourceFile(path: "t", text: text))
  let diagnostics = parsed.diagnostics.map { diagnostic in
    let place = diagnostic.location.map { "\($0.line):\($0.column)+\($0.length) " } ?? ""
    return "\(diagnostic.severity) \(place)\(diagnostic.message)"
  }
  let statements = parsed.statements.map { statement in
    let text = render(statement.kind)
    return text.last == " " ? String(text.dropLast()) : text
  }
  return (statements, diagnostics)
}

/// A text in fixed form: each line indented to column 7, unless it begins with a mark.
func fixed(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }
    .joined(separator: "\n")
}

/// The expression of a text, or the error as `column+length message`.
func parse(_ text: String, _ language: ExpressionParser.Language) -> String {
  let place = SourceLocation(file: SourceFile(path: "t", text: text), line: 1)
  do throws(UserError) {
    return render(try ExpressionParser(language).parse(text, at: place))
  } catch {
    return error.diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.column)+\($0.length) " } ?? ""
      return place + diagnostic.message
    }.joined(separator: "; ")
  }
}

/// A source text and what is expected of it.
struct Example: Sendable, CustomTestStringConvertible {
  var source: String
  var expected: String
  var testDescription: String { source }
}

/// Examples from a table: a source line, then `-> what is expected`. `#` begins a heading.
func cases(_ table: String) -> [Example] {
  var examples: [Example] = []
  var source = ""
  for line in table.split(separator: "\n") {
    let text = line.drop { $0 == " " }
    if text.hasPrefix("# ") { continue }
    if text.hasPrefix("-> ") || text == "->" {
      examples.append(Example(source: source, expected: String(text.dropFirst(3))))
    } else {
      source = String(text)
    }
  }
  return examples
}
