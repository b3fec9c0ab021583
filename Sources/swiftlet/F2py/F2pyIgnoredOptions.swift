import ArgumentParser

/// f2py's options that mean nothing here: accepted, with a note of one line.
struct F2pyIgnoredOptions: ParsableArguments {
  @Option(name: .long, help: "We build by ourselves.")
  var backend: String?

  @Option(name: .long, help: "Set FC instead.")
  var fcompiler: String?

  @Option(name: .long, help: "Set CC instead.")
  var compiler: String?

  @Option(name: .long, help: "Set FC instead.")
  var f77exec: String?

  @Option(name: .long, help: "Set FC instead.")
  var f90exec: String?

  @Flag(name: .long, help: "No flags for the architecture are added anyway.")
  var noarch = false

  @Option(name: .customLong("link-resource"), help: "Use --dep or -l (f2py's --link-<resource>).")
  var linkResources: [String] = []

  @Option(name: .customLong("debug-other"), help: "f2py's --debug-<part>.")
  var debugged: [String] = []

  @Flag(
    name: .customLong("latex-doc"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Docstrings are the documentation.")
  var latexDoc = false

  @Flag(
    name: .customLong("rest-doc"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Docstrings are the documentation.")
  var restDoc = false

  @Flag(name: .customLong("short-latex"), help: "Docstrings are the documentation.")
  var shortLatex = false

  @Flag(
    name: .customLong("wrap-functions"), inversion: .prefixedNo, exclusivity: .chooseLast,
    help: "Functions are called as the standard demands.")
  var wrapsFunctions = true

  @Flag(name: .customLong("skip-empty-wrappers"), help: "No empty files are written anyway.")
  var skipsEmptyWrappers = false

  @Flag(name: .customLong("help-link"), help: "Says what stands in for f2py's system_info.")
  var helpLink = false

  @Flag(
    name: [
      .customLong("help-fcompiler"), .customLong("help-compiler"), .customLong("show-compilers"),
    ],
    help: "See 'swiftlet doctor'.")
  var helpCompiler = false

  var asksForInformation: Bool { helpLink || helpCompiler }

  var information: String {
    helpCompiler
      ? "compilers are chosen by FC, CC and CXX; 'swiftlet doctor' shows those that were found"
      : "link system libraries with '--dep PACKAGE' (pkg-config) or '-lNAME -LFOLDER'"
  }

  /// One line for each option that was given and does nothing.
  ///
  /// `--backend` has none: every build script of today gives it, and we do what it asks for.
  var notes: [String] {
    var notes: [String] = []
    func note(_ option: String, _ reason: String) {
      notes.append("note: \(option) has no effect: \(reason)")
    }
    if let fcompiler { note("--fcompiler=\(fcompiler)", "set FC to choose the Fortran compiler") }
    if let compiler { note("--compiler=\(compiler)", "set CC to choose the C compiler") }
    if let f77exec { note("--f77exec=\(f77exec)", "set FC to choose the Fortran compiler") }
    if let f90exec { note("--f90exec=\(f90exec)", "set FC to choose the Fortran compiler") }
    if noarch { note("--noarch", "no flags for the architecture are added") }
    for resource in linkResources {
      note("--link-\(resource)", "give --dep, or -l and -L")
    }
    for part in debugged { note("--debug-\(part)", "there is no such part") }
    if latexDoc || shortLatex {
      note("--latex-doc", "docstrings and the stub are the documentation")
    }
    if restDoc { note("--rest-doc", "docstrings and the stub are the documentation") }
    if !wrapsFunctions {
      note("--no-wrap-functions", "functions are called as the standard demands")
    }
    return notes
  }
}
