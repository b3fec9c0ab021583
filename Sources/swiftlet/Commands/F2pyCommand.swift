import ArgumentParser
import Toolchain
import Wrapping

struct F2pyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "f2py",
    abstract: "f2py's command line: existing build scripts change one word.",
    discussion: """
      Examples:
        swiftlet f2py -c fcopy.f -m fcopy           build the module
        swiftlet f2py fcopy.f -h fcopy.pyf -m fcopy write its signatures, to be edited
        swiftlet f2py -c fcopy.pyf fcopy.f          build it by them
        swiftlet f2py fcopy.pyf                     write fcopymodule.c for another build
        swiftlet f2py -c a.f b.f -m ab only: f g :  wrap only f and g

      f2py's spellings (-c, -v, -include<header>, --link-<resource>, only:, skip:, \
      joined -I -L -l -D -U) are all understood.
      """,
    helpNames: [.long])

  @OptionGroup(title: "What to make") var make: F2pyMakeOptions
  @OptionGroup(title: "Reading") var reading: F2pyReadingOptions
  @OptionGroup(title: "Building") var building: F2pyBuildOptions
  @OptionGroup(title: "Accepted without effect") var ignored: F2pyIgnoredOptions
  @OptionGroup(title: "Messages") var console: ConsoleOptions

  @Argument(
    help: "Fortran, C and signature files, objects and libraries; 'only:' and 'skip:' lists.",
    completion: .file())
  var files: [String] = []

  func run() async throws {
    if make.showsVersion { return print(Version.current) }
    if files.isEmpty && make.module == nil { throw CleanExit.helpRequest(self) }
    if ignored.asksForInformation { return Console.standard.say(ignored.information) }
    console.apply()
    if !console.quiet { ignored.notes.forEach(Console.standard.say) }
    let request = try self.request(Variables())
    let make = self.make
    if let file = make.signatureFile {
      try await SignatureOutput.write(
        request, console, to: file, overwrites: make.overwritesSignature)
    } else if make.compiles {
      _ = try await Session.run(request, console) { try await $0.wrap() }
    } else {
      _ = try await Session.run(request, console) {
        try await $0.writeSources(cName: make.coutput, shimName: make.wrapperOutput)
      }
    }
  }

  func request(_ variables: Variables) throws -> WrapRequest {
    var request = WrapRequest(inputs: files)
    try make.apply(to: &request, variables)
    reading.apply(to: &request)
    // f2py's rule: signature files say how names are spelled, unless another one is made of them.
    if reading.lower == nil, make.signatureFile == nil, request.hasSignatureFile {
      request.foldsCase = false
    }
    building.apply(to: &request)
    return request
  }
}
