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
    list.indentation = 2
    for source in sources {
      let needs = source.needs.map { Self.quotedText($0) }
      let head = "Source(name: \(Self.quotedText(source.name)), needs: ["
      let line = head + needs.joined(separator: ", ") + "]),"
      if line.count <= 96 {
        list.line(line)
      } else {
        list.line("Source(")
        list.line("  name: \(Self.quotedText(source.name)),")
        list.block("  needs: [", "  ]),") { c in for need in needs { c.line("  \(need),") } }
      }
    }
    let flags = fortranFlags.map { Self.quotedText($0) }.joined(separator: ", ")
    return String(decoding: PackageResources.Plugin_swift_in, as: UTF8.self)
      .replacing("@PLUGIN@", with: pluginName)
      .replacing("@VERSION@", with: SwiftWriter.version)
      .replacing("    @SOURCES@\n", with: list.text)
      .replacing("@FLAGS@", with: flags)
  }
}
