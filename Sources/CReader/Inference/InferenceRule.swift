/// The rules, by the ids that `--explain` prints and the page `RULES.md` documents.
public enum InferenceRule: String, Sendable, Hashable, CaseIterable {
  // types that say all
  case enumeration
  case logical
  case record
  case recordValue = "record-value"
  case stream
  // handles
  case handleRelease = "handle-release"
  case handleOut = "handle-out"
  case handleResult = "handle-result"
  case handleEnd = "handle-end"
  case recordOut = "record-out"
  case recordComplex = "record-complex"
  case recordArray = "record-array"
  // direction
  case directionComment = "direction-comment"
  case directionDocumentation = "direction-documentation"
  case directionConst = "direction-const"
  case directionVerb = "direction-verb"
  // text
  case textIn = "text-in"
  case textLength = "text-length"
  case textWide = "text-wide"
  case textResult = "text-result"
  case textOwned = "text-owned"
  case textRoom = "text-room"
  case textLibraryRoom = "text-library-room"
  case textOut = "text-out"
  case textList = "text-list"
  case textHandle = "text-handle"
  // arrays
  case arrayCount = "array-count"
  case arrayStride = "array-stride"
  case arrayFixed = "array-fixed"
  case arrayShape = "array-shape"
  case arrayLeading = "array-leading-dimension"
  case arraySection = "array-section"
  case arrayRange = "array-range"
  case arrayResult = "array-result"
  case packedComplex = "packed-complex"
  case bytes
  case bytesResult = "bytes-result"
  case bytesHandedOver = "bytes-handed-over"
  case memory
  case object
  // arrays that plans keep
  case planShape = "plan-shape"
  case planStrides = "plan-strides"
  case planBatch = "plan-batch"
  case planHalfComplex = "plan-half-complex"
  case planArrays = "plan-arrays"
  // scalars behind pointers
  case scalarOut = "scalar-out"
  case scalarInOut = "scalar-inout"
  case scalarResult = "scalar-result"
  // failure
  case statusArgument = "status-argument"
  case statusVariant = "status-variant"
  case statusResult = "status-result"
  case statusDocumented = "status-documented"
  case errorHandler = "error-handler"
  // call-backs
  case callbackContext = "callback-context"
  case callbackRecord = "callback-record"
  case callbackPlain = "callback-plain"
  // names and data
  case readableName = "readable-name"
  case constant
  case variable
  /// A comment beside the declaration says so.
  case directive
  // nothing found
  case raw
}
