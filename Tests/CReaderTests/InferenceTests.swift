import CReader
import Interface
import Testing

/// Infers from one header in a text.
func infer(
  _ text: String, _ options: LibraryInference.Options = .init()
) throws -> LibraryInference.Output {
  let output = try LibraryInference(options).infer(try read(text), name: "sample")
  try output.library.verify(after: "inference")
  return output
}

@Suite struct InferenceTests {
  @Test(arguments: RuleCase.all) func theRuleMakesWhatItsDocumentationSays(_ item: RuleCase) throws
  {
    let output = try infer(item.header)
    #expect(
      output.explanations.contains { $0.rule == item.rule },
      "\(item.rule.rawValue) is not among \(output.explanations.map(\.rule.rawValue))")
    let text = LibraryPrinter().print(output.library)
    for line in item.expected {
      #expect(text.contains(line), "'\(line)' is not in\n\(text)")
    }
  }

  @Test func everyRuleHasACase() {
    let missing = Set(InferenceRule.allCases).subtracting(RuleCase.all.map(\.rule))
    #expect(missing.isEmpty, "\(missing.map(\.rawValue))")
  }

  @Test func functionsThatCannotBeWrappedAreLeftOutWithTheirReason() throws {
    var options = LibraryInference.Options()
    options.exportedSymbols = ["known", "log_all", "vlog_all"]
    let output = try infer(
      """
      #include <stdarg.h>
      int known(int a);
      int missing(int a);
      static inline int twice(int a) { return 2 * a; }
      void log_all(const char *format, ...);
      void vlog_all(const char *format, va_list values);
      """, options)
    #expect(output.library.routines.map(\.name) == ["known", "twice"])
    #expect(
      output.library.skipped.map { "\($0.name): \($0.reason)" } == [
        "missing: the library does not export it",
        "log_all: it takes a variable number of arguments",
        "vlog_all: it takes a type that only C can make (va_list)",
      ])
    #expect(output.summary.exported == 4)
    #expect(output.summary.callable == 2)
  }

  @Test func onlyAndSkipTakeReadableNames() throws {
    let header = "int ffopen(int a); int ffclos(int a);\n#define fits_open ffopen\n"
    var options = LibraryInference.Options()
    options.only = ["fits_open"]
    #expect(try infer(header, options).library.routines.map(\.name) == ["fits_open"])
    options.only = []
    options.skip = ["fits_open"]
    #expect(try infer(header, options).library.routines.map(\.name) == ["ffclos"])
    options.skip = ["nothing"]
    #expect(throws: UserError.self) { try infer(header, options) }
  }

  @Test func explanationsArePrintedByRoutineWithTheCounts() throws {
    let output = try infer(
      """
      #define LIMIT 4
      struct table;
      struct table *table_new(int rows);
      void table_free(struct table *t);
      int table_read(struct table *t, double *values, int count);
      void table_peek(struct table *t, void *p);
      """)
    #expect(
      ExplanationPrinter().print(output) == """
        table  (sample.h:2)
          ended by table_free, the only function that takes one and is named so  [handle-release]
        table_new  (sample.h:3)
          result: a new table, which the caller owns and table_free ends  [handle-result]
        table_free  (sample.h:4)
          t: a table, which ends here  [handle-end]
        table_read  (sample.h:5)
          t: a table by its address  [record]
          values: output, as the name of the function says  [direction-verb]
          values: an array(count) that comes back, counted by 'count'  [array-count]
        table_peek  (sample.h:6)
          t: a table by its address  [record]
          p: void *, and nothing says how much memory there is  [raw]

        1 constants  [constant]

        functions: 4 declared, 4 wrapped
        callable without raw pointers: 3 of 4 wrapped (75.0 %), of 4 that were asked for (75.0 %)

        """)
  }
}
