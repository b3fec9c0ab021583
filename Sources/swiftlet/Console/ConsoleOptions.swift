import ArgumentParser

enum ColorMode: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// What every command takes.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: .long, help: "Only warnings and errors.")
  var quiet = false

  @Flag(name: .long, help: "Show every command that is run, and compilers' warnings.")
  var verbose: Int

  @Option(name: .long, help: "Colours in messages.")
  var color: ColorMode = .auto

  func apply() {
    Console.standard.configure { settings in
      settings.isQuiet = quiet
      settings.isVerbose = verbose > 0
      switch color {
      case .auto: break
      case .always: settings.usesColor = true
      case .never: settings.usesColor = false
      }
    }
  }
}
