/// Brings f2py's command line into a form that the argument parser reads: every option long, its
/// value after `=`, lists of names taken apart.
///
/// ```
/// -c -m x -Iinc only: a b : x.f90  →  --compile --module=x --include=inc --only=a --only=b x.f90
/// ```
/// f2py reads most of its options itself, by prefix, and in three passes; this is the one place that
/// knows its spellings. What an option means is not decided here, and unknown options pass through,
/// so that the parser reports them.
struct F2pyArguments {
  private(set) var words: [String] = []

  /// f2py's options whose value is the next word.
  private static let valued: [String: String] = [
    "-m": "--module",
    "-h": "--signature-file",
    "--build-dir": "--build-dir",
    "--f2cmap": "--f2cmap",
    "--coutput": "--coutput",
    "--f2py-wrapper-output": "--f2py-wrapper-output",
    "--dep": "--dep",
    "--backend": "--backend",
    "--include-paths": "--include-paths",
    "--include_paths": "--include-paths",
  ]

  /// Options of one letter whose value follows at once or as the next word, as compilers take them.
  private static let joined: [Character: String] = [
    "I": "--include", "L": "--library-folder", "l": "--library", "D": "--define",
    "U": "--undefine",
  ]

  /// Which list a name belongs to, after `only:` and `skip:`.
  private enum List { case files, only, skip }

  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments).flatMap(Self.apart)[...]
    var list = List.files
    while let word = rest.popFirst() {
      switch word {
      case "": continue
      case "only:": list = .only
      case "skip:": list = .skip
      case ":": list = .files
      default:
        if word.hasPrefix("-") && word != "-" {
          translate(word, &rest)
        } else {
          switch list {
          case .files: words.append(word)
          case .only: words.append("--only=\(word)")
          case .skip: words.append("--skip=\(word)")
          }
        }
      }
    }
  }

  /// Build tools give an option and its value as one argument with a blank in it.
  private static func apart(_ word: String) -> [String] {
    guard word.hasPrefix("--include"), let blank = word.firstIndex(of: " ") else { return [word] }
    return [
      String(word[..<blank]), String(word[blank...].drop { $0 == " " }),
    ]
  }

  private mutating func translate(_ word: String, _ rest: inout ArraySlice<String>) {
    if let name = Self.valued[word] {
      appendOption(name, rest.popFirst())
      return
    }
    if word.hasPrefix("--include_paths=") {
      words.append("--include-paths=\(word.dropFirst(16))")
      return
    }
    switch word {
    case "-c": words.append("--compile")
    case "-v": words.append("--f2py-version")
    case "--help-link":
      // Names of resources may follow; they mean nothing here.
      words.append(word)
    default:
      if word.hasPrefix("--") {
        translateLong(word)
      } else if word.hasPrefix("-include") {
        words.append("--header=\(word.dropFirst(8))")
      } else if word.hasPrefix("-Wl,") {
        words.append("--linker-flag=\(word)")
      } else if let letter = word.dropFirst().first, let name = Self.joined[letter] {
        let value = String(word.dropFirst(2))
        if !value.isEmpty {
          words.append("\(name)=\(value)")
        } else {
          appendOption(name, rest.popFirst())
        }
      } else {
        words.append(word)
      }
    }
  }

  /// Without a value the parser says what is missing; an empty one must stand alone.
  private mutating func appendOption(_ name: String, _ value: String?) {
    switch value {
    case nil: words.append(name)
    case "": words += [name, ""]
    case let value?: words.append("\(name)=\(value)")
    }
  }

  private mutating func translateLong(_ word: String) {
    if word.hasPrefix("--link-"), word != "--link-" {
      words.append("--link-resource=\(word.dropFirst(7))")
    } else if word.hasPrefix("--debug-"), word != "--debug-capi" {
      words.append("--debug-other=\(word.dropFirst(8))")
    } else {
      words.append(word)
    }
  }
}
