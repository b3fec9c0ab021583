import Interface
import Toolchain

/// Asks Python what a built module offers.
public struct ModuleInformation: Sendable {
  private let toolchain: Toolchain

  public init(toolchain: Toolchain) {
    self.toolchain = toolchain
  }

  /// Prints the docstrings of the routines. The module's place is put on the path, its name imported.
  private static let script = """
    import importlib, os, re, sys
    import numpy
    sys.path.insert(0, sys.argv[1])
    name, wanted = sys.argv[2], sys.argv[3]
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        sys.exit(f'{error}')
    routine = type(None)
    def is_routine(value):
        return callable(value) and hasattr(value, '_cpointer')
    def with_dtypes(text):  # array('d') says little to those who never used f2py
        return re.sub(r"array\\('([a-zA-Z])'\\)",
                      lambda m: f"array('{m[1]}', {numpy.dtype(m[1]).name})", text)
    def show(title, value):
        print(title)
        print('=' * len(title))
        print(with_dtypes((value.__doc__ or '(no documentation)').strip()))
        print()
    def members(scope):
        return [(n, getattr(scope, n)) for n in dir(scope) if not n.startswith('_')]
    if wanted:
        value = module
        for part in wanted.split('.'):
            if not hasattr(value, part):
                offered = ', '.join(n for n, _ in members(value)) or 'nothing'
                sys.exit(f"'{name}' has no '{wanted}'; it offers: {offered}")
            value = getattr(value, part)
        show(f'{name}.{wanted}', value)
    else:
        print((module.__doc__ or name).strip())
        print()
        for n, value in members(module):
            if is_routine(value):
                show(f'{name}.{n}', value)
            elif type(value).__module__ == 'builtins' and not hasattr(value, '__dict__'):
                continue
            elif not callable(value) and type(value).__name__ != 'module':
                show(f'{name}.{n}', value)
                for m, inner in members(value):
                    if is_routine(inner):
                        show(f'{name}.{n}.{m}', inner)
    """

  /// - Parameters:
  ///   - module: a name to import or the path of an extension module.
  ///   - routine: `name` or `scope.name`; nil for all.
  public func text(of module: String, routine: String?) async throws -> String {
    guard let python = try await toolchain.pythons.find() else {
      throw UserError(
        "no Python was found", hint: "install one with 'apt-get install python3-dev python3-numpy'")
    }
    var folder = Files.currentDirectory
    var name = module
    if module.contains("/") || module.hasSuffix(".so") {
      guard Files.exists(module) else { throw UserError("cannot open '\(module)': no such file") }
      folder = Files.folder(of: Files.absolute(module))
      name = String(Files.lastComponent(of: module).prefix { $0 != "." })
    }
    let output = try await toolchain.runner.run(
      Command(python.executable, ["-c", Self.script, folder, name, routine ?? ""]))
    guard output.isSuccess else {
      let last = output.standardError.split(whereSeparator: \.isNewline).last.map(String.init)
      throw UserError(
        "cannot show '\(module)': \(last ?? "Python ended without a word")",
        hint: "the module is looked for in '\(folder)' and where \(python.executable) looks")
    }
    return output.standardOutput
  }
}
