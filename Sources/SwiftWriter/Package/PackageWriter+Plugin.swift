import CodePrinting

extension PackageWriter {
  /// The build-tool plugin that compiles the package's Fortran into assembly, which SwiftPM
  /// assembles and links as if it were C.
  ///
  /// Each source is a build command of its own, so that an edit compiles what depends on it. That a
  /// module must be there before it is used is said by making the assembly of the one an input of
  /// the other, because SwiftPM would put `.mod` files among the resources. Without `-g0` the
  /// assembly would hold debug information that clang's assembler does not take.
  var plugin: String {
    var list = CodePrinter()
    list.indentation = 1
    let opening = "static let sources: [Source] = ["
    let one = sources.count == 1 ? source(sources[0]) : ""
    if sources.count == 1, opening.count + one.count <= 97 {
      list.line("\(opening)\(one)]")
    } else {
      list.block(opening, "]") { c in
        for source in sources {
          let line = self.source(source)
          if line.count <= 95 {
            c.line(line + ",")
            continue
          }
          c.block("Source(", "),") { c in
            c.line("name: \(Self.quotedText(source.name)),")
            let needs = source.needs.map { Self.quotedText($0) }
            c.literal("needs: [", needs, "]" + (source.flags.isEmpty ? "" : ","))
            if !source.flags.isEmpty {
              c.literal("flags: [", source.flags.map { Self.quotedText($0) }, "]")
            }
          }
        }
      }
    }
    let folders = includeFolders.map { Self.quotedText($0) }.joined(separator: ", ")
    let flags = fortranFlags.map { Self.quotedText($0) }.joined(separator: ", ")
    return String(decoding: PackageResources.Plugin_swift_in, as: UTF8.self)
      .replacing("@PLUGIN@", with: pluginName)
      .replacing("@VERSION@", with: SwiftWriter.version)
      .replacing("  @SOURCES@\n", with: list.text)
      .replacing("@FLAGS@", with: flags)
      .replacing("@FOLDERS@", with: folders)
  }

  private func source(_ source: FortranSource) -> String {
    let needs = source.needs.map { Self.quotedText($0) }.joined(separator: ", ")
    let flags = source.flags.map { Self.quotedText($0) }.joined(separator: ", ")
    let tail = source.flags.isEmpty ? "" : ", flags: [\(flags)]"
    return "Source(name: \(Self.quotedText(source.name)), needs: [\(needs)]\(tail))"
  }
}
