import CReader
import Interface
import Testing

@Suite struct CommentTests {
  private func documentation(_ text: String) throws -> [String] {
    try read(text).functions.map(\.documentation)
  }

  @Test func commentsBeforeAFunctionLoseTheirMarkers() throws {
    #expect(
      try documentation(
        """
        /** Adds two numbers.
         *
         *  \\param a the first
         *    indented
         */
        int add(int a, int b);
        /* plain */
        int plain(void);
        // One line
        // and another.
        int lines(void);
        /*
        ** CAPI: as sqlite writes
        **
        ** More.
        */
        int stars(void);
        /*------------------*/
        /*  ruled           */
        /*------------------*/
        int ruled(void);
        /* bare
             first
               second
           third */
        int bare(void);
        """) == [
          "Adds two numbers.\n\n \\param a the first\n   indented", "plain",
          "One line\nand another.", "CAPI: as sqlite writes\n\nMore.", "ruled",
          "bare\n  first\n    second\nthird",
        ])
  }

  @Test func commentsBehindBelongToTheirLine() throws {
    #expect(
      try documentation(
        """
        int first(void);  /* about first */
        int second(void);
        int third(void);  ///< about third
        int fourth(void);
        """) == ["about first", "", "about third", ""])
  }

  @Test func anOrdinaryCommentMustStandDirectlyBefore() throws {
    #expect(
      try documentation(
        """
        /* A section of its own. */

        int first(void);

        /** Documentation. */

        int second(void);
        """) == ["", "Documentation."])
  }

  @Test func membersAndCasesAreDocumented() throws {
    #expect(
      try printed(
        """
        /** A point. */
        typedef struct {
          double x;  /* across */
          /* up */
          double y;
        } point;
        /* What to do. */
        enum action {
          GO,    /* on */
          STOP,  /* at once */
          /** Later. */
          WAIT
        };
        """) == """
          // A point.
          struct point (point), 16 bytes, aligned to 8
            // across
            0  double x
            // up
            8  double y
          // What to do.
          enum action, unsigned, 4 bytes
            // on
            GO = 0
            // at once
            STOP = 1
            // Later.
            WAIT = 2

          """)
  }

  @Test func bytesThatAreNoTextDoNoHarm() throws {
    let bytes = Array("/* caf".utf8) + [0xE9] + Array(" */\nint f(void);\n".utf8)
    var options = HeaderReader.Options()
    options.unsavedFiles = [SourceFile(path: "/memory/latin.h", bytes: bytes)]
    let found = try HeaderReader(options).read(["/memory/latin.h"])
    #expect(found.functions.first?.documentation == "caf\u{FFFD}")
  }
}
