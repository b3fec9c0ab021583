import CReader
import Interface
import Toolchain

/// C and C++ headers among the inputs.
extension Wrapper {
  /// What the headers declare, with clang's warnings reported.
  func readHeaders(_ inputs: InputFiles) throws(UserError) -> CDeclarations {
    if inputs.headers.isEmpty {
      throw UserError("no C header among the inputs", hint: "name at least one file such as name.h")
    }
    report(.reading(files: inputs.headers.count))
    let declarations = try HeaderReader(headerOptions(inputs)).read(inputs.headers)
    for warning in declarations.warnings { report(.warning(warning)) }
    return declarations
  }

  private func headerOptions(_ inputs: InputFiles) -> HeaderReader.Options {
    var options = HeaderReader.Options()
    options.language = inputs.hasCxxHeaders ? .cxx : .c
    options.includeFolders = request.includeFolders
    options.definitions = request.definitions
    options.undefinitions = request.undefinitions
    let variables = toolchain.variables
    options.finder = LibclangFinder(variable: { variables[$0] })
    return options
  }
}
