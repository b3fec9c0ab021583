public import ComplexModule

/// What an `NDArray` can hold: numbers and truth values of a fixed size.
///
/// A conforming type must be trivial (copied by its bytes, nothing to release) and its value of
/// all zero bits must be its zero, because `zeros` asks the kernel for zeroed pages. Both hold for
/// the types below. (`BitwiseCopyable` would say the first, but `Complex` does not conform.)
public protocol ArrayElement: Sendable, Hashable {}

extension Int: ArrayElement {}
extension Int8: ArrayElement {}
extension Int16: ArrayElement {}
extension Int32: ArrayElement {}
extension Int64: ArrayElement {}
extension UInt: ArrayElement {}
extension UInt8: ArrayElement {}
extension UInt16: ArrayElement {}
extension UInt32: ArrayElement {}
extension UInt64: ArrayElement {}
extension Float: ArrayElement {}
extension Double: ArrayElement {}
extension Bool: ArrayElement {}
extension Complex: ArrayElement where RealType: ArrayElement {}

#if !(os(Windows) || os(Android)) && (arch(i386) || arch(x86_64))
  extension Float80: ArrayElement {}
#endif
#if !((os(macOS) || targetEnvironment(macCatalyst)) && arch(x86_64))
  extension Float16: ArrayElement {}
#endif
