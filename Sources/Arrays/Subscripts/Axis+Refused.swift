// Written by Scripts/array-subscripts, which says why; change that.
//
// Bounds of slices that are not of type `Int`. Nobody can call these.

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: Double) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: Double) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: Double) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: Double, stop: Double) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: Double, stop: Double) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: Float) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: Float) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: Float) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: Float, stop: Float) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: Float, stop: Float) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: Int8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: Int8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: Int8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: Int8, stop: Int8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: Int8, stop: Int8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: Int16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: Int16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: Int16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: Int16, stop: Int16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: Int16, stop: Int16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: Int32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: Int32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: Int32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: Int32, stop: Int32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: Int32, stop: Int32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: Int64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: Int64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: Int64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: Int64, stop: Int64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: Int64, stop: Int64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: UInt) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: UInt) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: UInt) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: UInt, stop: UInt) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: UInt, stop: UInt) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: UInt8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: UInt8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: UInt8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: UInt8, stop: UInt8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: UInt8, stop: UInt8) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: UInt16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: UInt16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: UInt16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: UInt16, stop: UInt16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: UInt16, stop: UInt16) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: UInt32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: UInt32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: UInt32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: UInt32, stop: UInt32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: UInt32, stop: UInt32) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public postfix func ... (start: UInt64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ... (stop: UInt64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public prefix func ..< (stop: UInt64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ... (start: UInt64, stop: UInt64) -> Axis { refused() }

@available(*, unavailable, message: "the bounds of a slice are of type Int")
public func ..< (start: UInt64, stop: UInt64) -> Axis { refused() }

private func refused() -> Never { trap(.invalidSlice, "the bounds of a slice are of type Int") }
