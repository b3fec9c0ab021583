import CReader
import Interface
import Testing

@Suite struct MacroTests {
  private func macros(_ text: String, _ options: HeaderReader.Options = .init()) throws -> [String]
  {
    let found = try read(text, options)
    var only = CDeclarations()
    only.macros = found.macros
    return DeclarationsPrinter().print(only).split(separator: "\n").map(String.init)
  }

  @Test func literalsMeanTheirValues() throws {
    #expect(
      try macros(
        """
        #define A 42
        #define B (-1)
        #define C 0x1F
        #define D 017
        #define E 10UL
        #define F 18446744073709551615ULL
        #define G 1.5
        #define H (-1e-3)
        #define I .5f
        #define J 2.
        #define K "text"
        #define L "one" " two\\n"
        #define M 'a'
        #define N ((+7))
        #define O 0.1f
        #define P 1.0L
        """) == [
          "macro A = 42", "macro B = -1", "macro C = 31", "macro D = 15", "macro E = 10",
          "macro F = 18446744073709551615u", "macro G = 1.5", "macro H = -0.001", "macro I = 0.5",
          "macro J = 2.0", "macro K = \"text\"", "macro L = \"one two\\n\"", "macro M = 97",
          "macro N = 7", "macro O = \(Double(Float(0.1)))", "macro P = 1.0",
        ])
  }

  @Test func expressionsAreComputedByClang() throws {
    #expect(
      try macros(
        """
        #include <limits.h>
        #include <math.h>
        #define BASE 3
        #define SHIFTED (1 << BASE)
        #define SUM (BASE + 0x10)
        #define MASK (~0u)
        #define MINUS -BASE
        #define MOST INT_MAX
        #define LEAST LLONG_MIN
        #define CAST ((unsigned char)300)
        #define SIZE sizeof(double)
        #define RATIO (1.0 / 4)
        #define FOREVER INFINITY
        #define TEXT "version " NUMBER
        #define NUMBER "7"
        #define CHOICE (BASE > 2 ? 10 : 20)
        #define TWICE(x) (2 * (x))
        #define EIGHT TWICE(4)
        """) == [
          "macro BASE = 3", "macro SHIFTED = 8", "macro SUM = 19", "macro MASK = 4294967295",
          "macro MINUS = -3", "macro MOST = 2147483647", "macro LEAST = -9223372036854775808",
          "macro CAST = 44", "macro SIZE = 8", "macro RATIO = 0.25", "macro FOREVER = inf",
          "macro TEXT = \"version 7\"", "macro NUMBER = \"7\"", "macro CHOICE = 10",
          "macro EIGHT = 8",
        ])
  }

  @Test func declarationsOfTheHeaderServeInExpressions() throws {
    #expect(
      try macros(
        """
        enum { ONE = 1, TWO };
        typedef struct { double a[4]; } four;
        #define SECOND TWO
        #define THIRD (TWO + ONE)
        #define BYTES sizeof(four)
        """) == ["macro SECOND = 2", "macro THIRD = 3", "macro BYTES = 32"])
  }

  @Test func otherNamesOfFunctionsAreTold() throws {
    #expect(
      try macros(
        """
        int ffopen(void);
        #define fits_open_file ffopen
        #define open_it fits_open_file
        #define CALL ffopen()
        int (ffclos)(void);
        #define fits_close_file (ffclos)
        """) == [
          "macro fits_open_file = function ffopen", "macro open_it = function ffopen",
          "macro fits_close_file = function ffclos",
        ])
  }

  @Test func aMacroThatOnlyCallsAFunctionIsAFunction() throws {
    #expect(
      try printed(
        """
        /* Opens it. */
        int ffopentest(int version, void **file, const char *name, int *status);
        #define VERSION 10
        #define fits_open(A, B, C) ffopentest( VERSION, A, (B), C)
        #define reversed(n, f) (ffopentest((int)sizeof(long), f, n, 0)) /* backwards */
        #define two_times(f) ffopentest(1, f, f, 0)
        #define computed(f) ffopentest(1, f + 1, 0, 0)
        #define unused(f, g) ffopentest(1, f, 0, 0)
        #define fewer(f) ffopentest(f)
        #define more(f) ffopentest(1, f, 0, 0) + 1
        #define open_ended(f, ...) ffopentest(1, f, 0, 0)
        #define of_nothing(f) missing(f)
        """) == """
          macro VERSION = 10
          // Opens it.
          function int32_t ffopentest(int32_t version, void **file, const char *name, \
          int32_t *status)
          // Opens it.
          function int32_t fits_open(void **file, const char *name, int32_t *status) [macro]
          // backwards
          function int32_t reversed(const char *name, void **file) [macro]

          """)
  }

  @Test func whatIsNoConstantIsLeftOut() throws {
    #expect(
      try macros(
        """
        #include <stddef.h>
        #define GUARD
        #define EXPORT __attribute__((visibility("default")))
        #define BEGIN extern "C" {
        #define END }
        #define INTEGER long long
        #define SIZE_TYPE size_t
        #define NOTHING ((void *)0)
        #define CALLBACK ((int (*)(int))-1)
        #define BLOCK do { } while (0)
        #define LOOP LOOP
        #define PING PONG
        #define PONG PING
        #define UNKNOWN missing_name
        #define FUNCTION(x) x
        #define HALF (1
        extern int variable;
        #define ALIAS variable
        #define KEPT 1
        """) == ["macro KEPT = 1"])
  }

  @Test func aMacroThatSpoilsTheTextSpoilsNoOther() throws {
    // Each is well-formed by itself and opens a brace when it is expanded.
    #expect(
      try macros(
        """
        #define OPEN {
        #define BAD OPEN + 1
        #define GOOD (1 + 1)
        #define ALSO_GOOD (2 + 2)
        """) == ["macro GOOD = 2", "macro ALSO_GOOD = 4"])
  }

  @Test func theLastDefinitionHoldsAndUndefinedOnesAreGone() throws {
    #expect(
      try macros(
        """
        #define AGAIN 1
        #undef AGAIN
        #define AGAIN 2
        #define GONE 3
        #  undef GONE
        #define STAYS 4
        """) == ["macro AGAIN = 2", "macro STAYS = 4"])
  }

  @Test func macrosOfOthersAreNotTheirs() throws {
    #expect(
      try macros("#include <limits.h>\n#include <errno.h>\n#define MINE 1\n") == ["macro MINE = 1"])
  }

  @Test func commentsBesideMacrosAreTheirs() throws {
    #expect(
      try macros(
        """
        /* The answer. */
        #define ANSWER 42
        #define HALF 0.5 /* a half */
        #define THIRD 3 // third
        /// Two lines
        /// of words.
        #define FOURTH 4
        int x; /* about x */
        #define FIFTH 5

        /* a section */

        #define SIXTH 6
        """) == [
          "// The answer.", "macro ANSWER = 42", "// a half", "macro HALF = 0.5", "// third",
          "macro THIRD = 3", "// Two lines", "// of words.", "macro FOURTH = 4", "macro FIFTH = 5",
          "macro SIXTH = 6",
        ])
  }
}
