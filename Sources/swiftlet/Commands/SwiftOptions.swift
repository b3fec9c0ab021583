import ArgumentParser
import Wrapping

/// How a Swift package is written.
struct SwiftOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A name in Swift: a routine, module.routine, or the label routine.dummy.",
      valueName: "old=new"))
  var rename: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Arguments that report failure by a value other than 0, which is thrown.",
      valueName: "names"))
  var status: [String] = []

  @Flag(
    name: .long,
    help: "Let one task at a time call the routines: for code with SAVE or COMMON.")
  var isolate = false

  @Flag(
    name: .long, help: "Put compiled Fortran into the package, for machines without a compiler.")
  var prebuilt = false

  @Option(
    name: .customLong("arrays-package"),
    help: ArgumentHelp(
      "The package that NDArray comes from, so that arrays travel between wrapped packages.",
      valueName: "path or URL"))
  var arraysPackage: String?

  func apply(to request: inout WrapRequest) throws {
    for pair in rename {
      let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("'\(pair)' is not of the form old=new")
      }
      request.swift.renames[parts[0]] = parts[1]
    }
    for list in status {
      request.swift.statusArguments.formUnion(list.split(separator: ",").map(String.init))
    }
    request.swift.arraysPackage = arraysPackage
    request.swift.isIsolated = isolate
    request.isPrebuilt = prebuilt
  }
}
