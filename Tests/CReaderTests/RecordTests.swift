import CReader
import Interface
import Testing

@Suite struct RecordTests {
  @Test func membersComeWithTheLayoutThatClangComputes() throws {
    #expect(
      try printed(
        """
        typedef struct point {
          double x;
          int kind : 3, more : 5;
          int : 0;
          union { int i; float f; };
          struct { char c; } inner;
        } point;
        """) == """
          struct point (point), 24 bytes, aligned to 8
            0  double x
            8  int32_t kind : 3
            8  int32_t more : 5
            12  int32_t i
            12  float f
            16  point_inner inner
          struct point_inner, 1 bytes, aligned to 1
            0  char c

          """)
  }

  @Test func namelessRecordsWithinRecordsAreFlattenedAtAnyDepth() throws {
    #expect(
      try printed(
        """
        struct event {
          int kind;
          union {
            struct { int x, y; };
            struct { union { long code; double value; }; };
          };
        };
        """) == """
          struct event, 16 bytes, aligned to 8
            0  int32_t kind
            8  int32_t x
            12  int32_t y
            8  int64_t code
            8  double value

          """)
  }

  @Test func packedAndAlignedRecordsAreAsClangLaysThemOut() throws {
    #expect(
      try printed(
        """
        struct __attribute__((packed)) tight { char c; double x; };
        struct loose { char c; int x __attribute__((aligned(32))); };
        """) == """
          struct tight, 9 bytes, aligned to 1
            0  char c
            1  double x
          struct loose, 64 bytes, aligned to 32
            0  char c
            32  int32_t x

          """)
  }

  @Test func handlesAreOpaqueAndKnowTheirTypedefs() throws {
    #expect(
      try printed(
        """
        typedef struct database database;
        typedef struct statement *statement_handle;
        typedef struct { int size; } *buffer;
        int open_it(const char *name, database **result);
        int step(statement_handle s, buffer b);
        """) == """
          struct database (database), opaque
          struct statement (*statement_handle), opaque
          struct buffer (*buffer), 4 bytes, aligned to 4
            0  int32_t size
          function int32_t open_it(const char *name, database **result)
          function int32_t step(statement_handle s, buffer b)

          """)
  }

  @Test func recordsMayReferToOneAnother() throws {
    #expect(
      try printed(
        """
        struct node { struct node *next; struct tree *owner; };
        struct tree { struct node *root; int (*visit)(struct node *n, void *data); };
        """) == """
          struct node, 16 bytes, aligned to 8
            0  node *next
            8  tree *owner
          struct tree, 16 bytes, aligned to 8
            0  node *root
            8  int32_t (*visit)(node *n, void *data)

          """)
  }

  @Test func recordsOfTheSystemComeWhereTheyAreUsed() throws {
    let found = try read("#include <time.h>\nint hour(const struct tm *t);\n")
    #expect(found.records.map(\.spelling) == ["struct tm"])
    #expect(found.records[0].fields.contains { $0.name == "tm_hour" && $0.offset == 8 })
    #expect(found.functions.count == 1)
    #expect(try read("#include <time.h>\n").records.isEmpty)
  }

  @Test func idsAreUniqueWhereCHasSeveralNameSpaces() throws {
    let found = try read(
      """
      struct shape { int a; };
      typedef enum { ROUND } shape;
      shape kind(struct shape s);
      """)
    #expect(found.records.map(\.id) == ["shape"])
    #expect(found.enumerations.map(\.id) == ["shape_2"])
    #expect(found.functions[0].type.result.type == .enumeration("shape_2"))
  }

  @Test func enumerationsComeWithValuesAndSize() throws {
    #expect(
      try printed(
        """
        enum color { RED, GREEN = 5, BLUE };
        typedef enum { LOW = -1, HIGH = 1 } level;
        enum { SINGLE = 1 << 3 };
        enum wide { HUGE_ONE = 0x100000000 };
        struct s { enum inner { IN } kind; };
        level f(enum color c);
        """) == """
          struct s, 4 bytes, aligned to 4
            0  inner kind
          enum color, unsigned, 4 bytes
            RED = 0
            GREEN = 5
            BLUE = 6
          enum level (level), signed, 4 bytes
            LOW = -1
            HIGH = 1
          enum unnamed, unsigned, 4 bytes
            SINGLE = 8
          enum wide, unsigned, 8 bytes
            HUGE_ONE = 4294967296
          enum inner, unsigned, 4 bytes
            IN = 0
          function level f(color c)

          """)
  }
}
