import CodePrinting
import Interface

/// `Library` → `.pyi`.
struct StubWriter: Sendable {
  func write(_ library: Library) -> String { "" }
}
