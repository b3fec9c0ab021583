import FortranReader
import FortranSyntax
import Interface

extension FortranReader.FileSummary {
  /// What building needs to know of a file that is compiled but not wrapped, as its interface is in
  /// a signature file. Its faults are the compiler's to find.
  init(scanning file: SourceFile, form: SourceForm) {
    self.init(path: file.path)
    isFixedForm = form == .fixed
    var provided: Set<String> = []
    var used: Set<String> = []
    for statement in StatementParser(form: form).parse(file).statements {
      switch statement.kind {
      case .module(let name): provided.insert(name.text.lowercased())
      case .submodule(let name, let ancestor):
        used.insert(ancestor.text.lowercased())
        provided.insert("\(ancestor.text):\(name.text)".lowercased())
      case .use(let use) where use.nature != .intrinsic:
        used.insert(use.module.text.lowercased())
      case .include(let path): includes.append(path)
      default: break
      }
    }
    providesModules = provided.sorted()
    usesModules = used.subtracting(provided).sorted()
  }
}
