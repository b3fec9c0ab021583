import ArgumentParser
import Interface
import SwiftWriter
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
      "Arguments that report failure by a value other than 0, or than others that mean success, "
        + "as in 'info:1...3'; it is thrown.",
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
      for item in list.split(separator: ",") {
        let parts = item.split(separator: ":", maxSplits: 1).map(String.init)
        guard let name = parts.first, item.first != ":", item.last != ":" else {
          throw ValidationError("'\(item)' is not of the form name or name:values")
        }
        request.swift.statusArguments.insert(name)
        if parts.count == 1 { continue }
        guard let values = SuccessValues(parts[1]) else {
          throw ValidationError(
            "'\(parts[1])' is no list of values of \(name): write 1...3, 0..., ...0 or 1")
        }
        request.swift.successValues[name] = values
      }
    }
    request.swift.arraysPackage = arraysPackage
    request.swift.isIsolated = isolate
    request.isPrebuilt = prebuilt
  }
}
