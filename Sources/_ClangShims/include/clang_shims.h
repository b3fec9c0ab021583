// The part of libclang's C interface that we use, declared by us: the library is found at run time,
// and nobody needs LLVM's headers to build. The interface is stable: LLVM only adds to it. A test
// compares what stands here with LLVM's own header, layouts, values and signatures.
#ifndef SWIFTLET_CLANG_SHIMS_H
#define SWIFTLET_CLANG_SHIMS_H

#include <stddef.h>

// The test of the signatures gives LLVM's types these names.
#ifndef SWIFTLET_CLANG_TYPES
typedef void *ClangIndex;
typedef void *ClangUnit;
typedef void *ClangFile;
typedef void *ClangDiagnostic;
typedef void *ClangDiagnosticSet;
typedef void *ClangEvaluation;
typedef void *ClangClientData;
typedef struct ClangPlatformAvailability ClangPlatformAvailability;

typedef struct {
  const void *data;
  unsigned private_flags;
} ClangString;

typedef struct {
  unsigned kind;
  int xdata;
  const void *data[3];
} ClangCursor;

typedef struct {
  unsigned kind;
  void *data[2];
} ClangType;

typedef struct {
  const void *ptr_data[2];
  unsigned int_data;
} ClangLocation;

typedef struct {
  const void *ptr_data[2];
  unsigned begin_int_data;
  unsigned end_int_data;
} ClangRange;

/// A file that is only in memory.
struct ClangUnsavedFile {
  const char *filename;
  const char *contents;
  unsigned long length;
};

typedef unsigned (*ClangVisitor)(ClangCursor cursor, ClangCursor parent, ClangClientData data);
#endif

// Values of LLVM's enumerations, by LLVM's names without `CX`.
enum {
  ClangCursor_UnexposedDecl = 1,
  ClangCursor_StructDecl = 2,
  ClangCursor_UnionDecl = 3,
  ClangCursor_ClassDecl = 4,
  ClangCursor_EnumDecl = 5,
  ClangCursor_FieldDecl = 6,
  ClangCursor_EnumConstantDecl = 7,
  ClangCursor_FunctionDecl = 8,
  ClangCursor_VarDecl = 9,
  ClangCursor_ParmDecl = 10,
  ClangCursor_TypedefDecl = 20,
  ClangCursor_LinkageSpec = 23,
  ClangCursor_TypeAliasDecl = 36,
  ClangCursor_MacroDefinition = 501,
  ClangCursor_InclusionDirective = 503,
};

enum {
  ClangType_Invalid = 0,
  ClangType_Unexposed = 1,
  ClangType_Void = 2,
  ClangType_Bool = 3,
  ClangType_Char_U = 4,
  ClangType_UChar = 5,
  ClangType_Char16 = 6,
  ClangType_Char32 = 7,
  ClangType_UShort = 8,
  ClangType_UInt = 9,
  ClangType_ULong = 10,
  ClangType_ULongLong = 11,
  ClangType_Char_S = 13,
  ClangType_SChar = 14,
  ClangType_WChar = 15,
  ClangType_Short = 16,
  ClangType_Int = 17,
  ClangType_Long = 18,
  ClangType_LongLong = 19,
  ClangType_Float = 21,
  ClangType_Double = 22,
  ClangType_LongDouble = 23,
  ClangType_Float128 = 30,
  ClangType_Complex = 100,
  ClangType_Pointer = 101,
  ClangType_Record = 105,
  ClangType_Enum = 106,
  ClangType_Typedef = 107,
  ClangType_FunctionNoProto = 110,
  ClangType_FunctionProto = 111,
  ClangType_ConstantArray = 112,
  ClangType_IncompleteArray = 114,
  ClangType_VariableArray = 115,
  ClangType_Auto = 118,
  ClangType_Elaborated = 119,
};

enum {
  ClangTranslationUnit_DetailedPreprocessingRecord = 0x01,
  ClangTranslationUnit_SkipFunctionBodies = 0x40,
  ClangError_Success = 0,
  ClangError_Crashed = 2,
  ClangChildVisit_Break = 0,
  ClangChildVisit_Continue = 1,
  ClangChildVisit_Recurse = 2,
  ClangStorage_Static = 3,
  ClangAvailability_Deprecated = 1,
  ClangDiagnostic_Warning = 2,
  ClangDiagnostic_Error = 3,
  ClangDiagnostic_Fatal = 4,
  ClangEval_Int = 1,
  ClangEval_Float = 2,
  ClangEval_StrLiteral = 4,
};

// X(result, name, parameters) for each function, named as LLVM does after `clang_`.
#define SWIFTLET_CLANG_FUNCTIONS(X)                                                               \
  X(ClangString, getClangVersion, (void))                                                         \
  X(const char *, getCString, (ClangString))                                                      \
  X(void, disposeString, (ClangString))                                                           \
  X(ClangIndex, createIndex, (int, int))                                                          \
  X(void, disposeIndex, (ClangIndex))                                                             \
  X(unsigned, parseTranslationUnit2,                                                              \
    (ClangIndex, const char *, const char *const *, int, struct ClangUnsavedFile *, unsigned,     \
     unsigned, ClangUnit *))                                                                      \
  X(void, disposeTranslationUnit, (ClangUnit))                                                    \
  X(unsigned, getNumDiagnostics, (ClangUnit))                                                     \
  X(ClangDiagnostic, getDiagnostic, (ClangUnit, unsigned))                                        \
  X(void, disposeDiagnostic, (ClangDiagnostic))                                                   \
  X(unsigned, getDiagnosticSeverity, (ClangDiagnostic))                                           \
  X(ClangLocation, getDiagnosticLocation, (ClangDiagnostic))                                      \
  X(ClangString, getDiagnosticSpelling, (ClangDiagnostic))                                        \
  X(ClangDiagnosticSet, getChildDiagnostics, (ClangDiagnostic))                                   \
  X(unsigned, getNumDiagnosticsInSet, (ClangDiagnosticSet))                                       \
  X(ClangDiagnostic, getDiagnosticInSet, (ClangDiagnosticSet, unsigned))                          \
  X(ClangCursor, getTranslationUnitCursor, (ClangUnit))                                           \
  X(unsigned, visitChildren, (ClangCursor, ClangVisitor, ClangClientData))                        \
  X(ClangString, getCursorSpelling, (ClangCursor))                                                \
  X(ClangType, getCursorType, (ClangCursor))                                                      \
  X(ClangLocation, getCursorLocation, (ClangCursor))                                              \
  X(ClangRange, getCursorExtent, (ClangCursor))                                                   \
  X(ClangCursor, getCanonicalCursor, (ClangCursor))                                               \
  X(ClangCursor, getCursorDefinition, (ClangCursor))                                              \
  X(unsigned, isCursorDefinition, (ClangCursor))                                                  \
  X(ClangLocation, getRangeStart, (ClangRange))                                                   \
  X(ClangLocation, getRangeEnd, (ClangRange))                                                     \
  X(void, getFileLocation,                                                                        \
    (ClangLocation, ClangFile *, unsigned *, unsigned *, unsigned *))                             \
  X(ClangString, getFileName, (ClangFile))                                                        \
  X(const char *, getFileContents, (ClangUnit, ClangFile, size_t *))                              \
  X(ClangFile, getIncludedFile, (ClangCursor))                                                    \
  X(int, Location_isInSystemHeader, (ClangLocation))                                              \
  X(ClangString, Cursor_getRawCommentText, (ClangCursor))                                         \
  X(ClangRange, Cursor_getCommentRange, (ClangCursor))                                            \
  X(unsigned, Cursor_isMacroFunctionLike, (ClangCursor))                                          \
  X(unsigned, Cursor_isMacroBuiltin, (ClangCursor))                                               \
  X(unsigned, Cursor_isFunctionInlined, (ClangCursor))                                            \
  X(unsigned, Cursor_getStorageClass, (ClangCursor))                                              \
  X(ClangString, Cursor_getMangling, (ClangCursor))                                               \
  X(unsigned, Cursor_isAnonymousRecordDecl, (ClangCursor))                                        \
  X(int, Cursor_getNumArguments, (ClangCursor))                                                   \
  X(ClangCursor, Cursor_getArgument, (ClangCursor, unsigned))                                     \
  X(unsigned, getCursorAvailability, (ClangCursor))                                               \
  X(int, getCursorPlatformAvailability,                                                           \
    (ClangCursor, int *, ClangString *, int *, ClangString *, ClangPlatformAvailability *, int))  \
  X(ClangEvaluation, Cursor_Evaluate, (ClangCursor))                                              \
  X(unsigned, EvalResult_getKind, (ClangEvaluation))                                              \
  X(long long, EvalResult_getAsLongLong, (ClangEvaluation))                                       \
  X(unsigned, EvalResult_isUnsignedInt, (ClangEvaluation))                                        \
  X(unsigned long long, EvalResult_getAsUnsigned, (ClangEvaluation))                              \
  X(double, EvalResult_getAsDouble, (ClangEvaluation))                                            \
  X(const char *, EvalResult_getAsStr, (ClangEvaluation))                                         \
  X(void, EvalResult_dispose, (ClangEvaluation))                                                  \
  X(ClangType, getTypedefDeclUnderlyingType, (ClangCursor))                                       \
  X(ClangType, getEnumDeclIntegerType, (ClangCursor))                                             \
  X(long long, getEnumConstantDeclValue, (ClangCursor))                                           \
  X(unsigned long long, getEnumConstantDeclUnsignedValue, (ClangCursor))                          \
  X(int, getFieldDeclBitWidth, (ClangCursor))                                                     \
  X(long long, Cursor_getOffsetOfField, (ClangCursor))                                            \
  X(ClangCursor, getTypeDeclaration, (ClangType))                                                 \
  X(ClangString, getTypeSpelling, (ClangType))                                                    \
  X(ClangType, getCanonicalType, (ClangType))                                                     \
  X(ClangType, getPointeeType, (ClangType))                                                       \
  X(ClangType, getArrayElementType, (ClangType))                                                  \
  X(long long, getArraySize, (ClangType))                                                         \
  X(ClangType, getElementType, (ClangType))                                                       \
  X(ClangType, getResultType, (ClangType))                                                        \
  X(int, getNumArgTypes, (ClangType))                                                             \
  X(ClangType, getArgType, (ClangType, unsigned))                                                 \
  X(unsigned, isFunctionTypeVariadic, (ClangType))                                                \
  X(unsigned, isConstQualifiedType, (ClangType))                                                  \
  X(ClangType, Type_getNamedType, (ClangType))                                                    \
  X(long long, Type_getSizeOf, (ClangType))                                                       \
  X(long long, Type_getAlignOf, (ClangType))                                                      \
  X(long long, Type_getOffsetOf, (ClangType, const char *))

/// libclang's functions.
struct ClangFunctions {
#define SWIFTLET_FIELD(result, name, parameters) result(*name) parameters;
  SWIFTLET_CLANG_FUNCTIONS(SWIFTLET_FIELD)
#undef SWIFTLET_FIELD
};

/// Loads the library at `path` and fills `functions`.
///
/// Returns NULL, or the reason why it cannot be used: the loader's words, or the name of a function
/// that it lacks. The text lives until this thread's next call.
const char *swiftlet_clang_load(const char *path, struct ClangFunctions *functions);

#endif
