import Interface
import Testing

@testable import CReader

@Suite struct LibclangTests {
  @Test func theNewestOfSeveralComesFirst() {
    #expect(
      LibclangFinder.newestFirst(["llvm-9", "llvm-19", "llvm-14"])
        == ["llvm-19", "llvm-14", "llvm-9"])
  }

  @Test func theVersionTellsWhoseHeadersBelongToIt() {
    #expect(ResourceFolder.majorVersion(in: "Debian clang version 19.1.7 (3~deb12u1)") == "19")
    #expect(ResourceFolder.majorVersion(in: "clang version 21.0.0 (https://…)") == "21")
    #expect(ResourceFolder.majorVersion(in: "something else") == nil)
  }

  @Test func whatIsFoundHasItsHeaders() throws {
    let clang = try LibclangFinder().find()
    #expect(clang.version.contains("clang version"))
    #expect(!clang.version.contains("("))
    #expect(FolderSearch.exists(clang.resourceFolder + "/include/stddef.h"))
  }

  @Test func withNoneTheErrorNamesThePackage() throws {
    // Nothing is found beside a `swift` that is not there; what is installed may still be.
    #expect(LibclangFinder.remedy.contains("install"))
    do throws(Libclang.Failure) {
      _ = try Libclang(path: "/no/such/libclang.so")
      Issue.record("it was loaded")
    } catch {
      #expect(error.reason.contains("/no/such/libclang.so"))
    }
  }

  /// What we declare of libclang's interface, beside LLVM's own header where it is installed.
  @Suite(.enabled(if: LLVMHeader.folder != nil)) struct InterfaceTests {
    private let ours = "\(packageFolder)/Sources/_ClangShims/include"

    @Test func valuesSizesAndOffsetsAreLLVMs() throws {
      let header = "\(ours)/clang_shims.h"
      let found = try HeaderReader().read([header])
      var text = "#include <clang-c/Index.h>\n#include \"\(header)\"\n"
      var checks = 0
      for constant in found.enumerations.flatMap(\.cases) {
        let name = constant.name.replacing("ClangStorage_", with: "CX_SC_")
          .replacing("Clang", with: "CX")
        text += "_Static_assert((int)\(constant.name) == (int)\(name), \"\(name)\");\n"
        checks += 1
      }
      for (name, theirs) in LLVMHeader.structs {
        let record = try #require(
          found.records.first { $0.typedefNames == [name] || $0.id == name })
        let own = record.typedefNames.isEmpty ? "struct \(name)" : name
        text += "_Static_assert(sizeof(\(own)) == sizeof(\(theirs)), \"\(name)\");\n"
        for field in record.fields {
          let field = field.name
          // `filename` of ours is `Filename` of an unsaved file.
          let other =
            theirs.hasPrefix("struct") ? field.prefix(1).uppercased() + field.dropFirst() : field
          text += "_Static_assert(offsetof(\(own), \(field)) == offsetof(\(theirs), \(other)) "
          text += "&& sizeof(((\(own) *)0)->\(field)) == sizeof(((\(theirs) *)0)->\(other)), "
          text += "\"\(name).\(field)\");\n"
          checks += 1
        }
      }
      #expect(checks >= 80)
      #expect(try LLVMHeader.errors(in: text) == [])
      #expect(try LLVMHeader.errors(in: text + "_Static_assert(0, \"seen\");") != [])
    }

    @Test func signaturesAreLLVMs() throws {
      let header = "\(ours)/clang_shims.h"
      let found = try HeaderReader().read([header])
      let table = try #require(found.records.first { $0.id == "ClangFunctions" })
      #expect(table.fields.count > 60)
      var text = "#include <clang-c/Index.h>\n#define SWIFTLET_CLANG_TYPES\n"
      for (ours, theirs) in LLVMHeader.names { text += "typedef \(theirs) \(ours);\n" }
      text += "#define ClangUnsavedFile CXUnsavedFile\n#include \"\(header)\"\n"
      text += "const struct ClangFunctions table = {\n"
      for field in table.fields { text += "  .\(field.name) = clang_\(field.name),\n" }
      text += "};\n"
      #expect(try LLVMHeader.errors(in: text) == [])
      let wrong = text.replacing(
        ".getCursorType = clang_getCursorType", with: ".getCursorType = clang_getCursorSpelling")
      #expect(try LLVMHeader.errors(in: wrong).count == 1)
    }
  }
}

private let packageFolder = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

/// LLVM's header, and how its names relate to ours.
private enum LLVMHeader {
  /// What `clang-c/Index.h` lies in.
  static let folder: String? = {
    for name in LibclangFinder.newestFirst(FolderSearch.names(in: "/usr/lib"))
    where FolderSearch.exists("/usr/lib/\(name)/include/clang-c/Index.h") {
      return "/usr/lib/\(name)/include"
    }
    return nil
  }()

  static let structs = [
    ("ClangString", "CXString"), ("ClangCursor", "CXCursor"), ("ClangType", "CXType"),
    ("ClangLocation", "CXSourceLocation"), ("ClangRange", "CXSourceRange"),
    ("ClangUnsavedFile", "struct CXUnsavedFile"),
  ]

  static let names = [
    ("ClangIndex", "CXIndex"), ("ClangUnit", "CXTranslationUnit"), ("ClangFile", "CXFile"),
    ("ClangDiagnostic", "CXDiagnostic"), ("ClangDiagnosticSet", "CXDiagnosticSet"),
    ("ClangEvaluation", "CXEvalResult"), ("ClangClientData", "CXClientData"),
    ("ClangPlatformAvailability", "CXPlatformAvailability"), ("ClangString", "CXString"),
    ("ClangCursor", "CXCursor"), ("ClangType", "CXType"), ("ClangLocation", "CXSourceLocation"),
    ("ClangRange", "CXSourceRange"), ("ClangVisitor", "CXCursorVisitor"),
  ]

  /// What clang says against a text that includes the header.
  static func errors(in text: String) throws -> [String] {
    var options = HeaderReader.Options()
    options.includeFolders = [folder ?? ""]
    options.unsavedFiles = [SourceFile(path: "/memory/check.h", text: text)]
    options.flags = [
      "-Werror=incompatible-pointer-types", "-Werror=incompatible-function-pointer-types",
    ]
    do throws(UserError) {
      _ = try HeaderReader(options).read(["/memory/check.h"])
      return []
    } catch {
      return error.diagnostics.map(\.message)
    }
  }
}
