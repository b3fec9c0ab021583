import CReader
import Interface
import Testing

/// splitmix64: the same bytes in every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private let seed = """
  #include <stddef.h>
  /** A vector. */
  typedef struct vec { double x, y; /* both */ int a : 3, b : 5; union { int i; float f; }; } vec;
  typedef struct handle *handle; // a handle
  enum color { RED, GREEN = 5, /* last */ BLUE };
  double sum(const double *x, size_t n); /* adds */
  void each(double m[2][3], int (*visit)(void *data, int value), handle h, ...);
  static inline int twice(int x) { return 2 * x; }
  extern const char *const names[4];
  #define COUNT 42
  #define SHIFTED (1 << 4) /* sixteen */
  #define TEXT "a" "b\\n"
  #define ALIAS sum
  #undef COUNT
  int old() __attribute__((deprecated("gone")));
  """

@Suite struct RobustnessTests {
  private let pieces = [
    "struct", "union {", "}", "(", ")", "*", "[3]", ";", "#define X ", "#undef X\n", "/*", "*/",
    "//", "\"", "'", "\\\n", "0x7fffffffffffffff", "18446744073709551616", "[1 << 40]", ":0", "-",
    "__attribute__((packed))", "_Atomic", "__int128", "va_list", "\0", "struct s { struct s *p; };",
  ].map { Array($0.utf8) }

  /// Whatever the bytes are, the answer is declarations or an error, and both can be printed.
  @Test func mutatedHeadersNeverTrap() throws {
    let clang = try LibclangFinder().find()
    var generator = Generator(state: 2026)
    var (read, refused) = (0, 0)
    for _ in 0..<150 {
      var bytes = Array(seed.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let piece = pieces.randomElement(using: &generator) ?? []
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.insert(contentsOf: piece, at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        case 3: for _ in 0..<300 { bytes.insert(contentsOf: piece, at: place) }
        default: bytes.removeSubrange(place...)
        }
      }
      var options = HeaderReader.Options()
      options.language = Bool.random(using: &generator) ? .c : .cxx
      options.unsavedFiles = [SourceFile(path: "/memory/mutant.h", bytes: bytes)]
      do throws(UserError) {
        let found = try HeaderReader(options).read(["/memory/mutant.h"], with: clang)
        _ = DeclarationsPrinter(showsLocations: true).print(found)
        read += 1
      } catch {
        #expect(!error.diagnostics.isEmpty)
        _ = DiagnosticRenderer().render(error.diagnostics)
        refused += 1
      }
    }
    #expect(read > 10 && refused > 10)
  }
}
