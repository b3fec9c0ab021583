import PythonWriter
import Testing

@testable import Wrapping

@Suite struct SupportUnitsTests {
  private var names: [String] { PythonWriter.supportFiles.map(\.name) }

  private func sources(for module: String) -> [String] {
    SupportUnits.needed(of: names, by: [module]).flatMap(\.sources)
  }

  @Test func plainRoutinesNeedNeitherCallbacksNorNamespaces() {
    let plain = sources(for: "swl_get_int(a, b);")
    #expect(plain.contains("swiftlet_support.c"))
    #expect(!plain.contains("swiftlet_callback.c") && !plain.contains("swiftlet_namespace.c"))
  }

  @Test func whatEveryModuleNeedsIsOneUnit() {
    #expect(SupportUnits.needed(of: names, by: [""]).count == 1)
  }

  @Test func aModuleThatUsesEverythingGetsEverySource() {
    let all = sources(
      for: """
        #include "swiftlet_library.h"
        swl_callback_begin(c); swl_namespace_add(m, &n); swl_record_wrap(d, p, f, o);
        """)
    #expect(all.sorted() == names.filter { $0.hasSuffix(".c") }.sorted())
  }
}
