// Nanoseconds of calls through the generated Swift and of the C calls beneath, and allocations.
//
// Prints a line for each: name, Swift, C, allocations per call.
import CCalls
import Calls
import CountingMalloc

let calls = 1_000_000
let turns = 25

/// What the calls return is added up here, so that none is left out.
nonisolated(unsafe) var sink = 0.0

struct Timing {
  var nanoseconds = Double.infinity
  var allocations = 0.0

  /// The best of several turns.
  @inline(never)
  mutating func measure(_ body: () -> Double) {
    let before = allocation_count()
    let clock = ContinuousClock()
    var sum = 0.0
    let time = clock.measure { for _ in 0..<calls { sum += body() } }
    sink += sum
    allocations = Double(allocation_count() - before) / Double(calls)
    let (seconds, attoseconds) = time.components
    let each = (Double(seconds) * 1e9 + Double(attoseconds) * 1e-9) / Double(calls)
    nanoseconds = min(nanoseconds, each)
  }
}

/// Both in turn, so that a slow spell of the machine hits both.
@inline(__always)
func compare(_ name: String, _ swift: () -> Double, _ c: () -> Double) {
  var ours = Timing()
  var theirs = Timing()
  for _ in 0..<turns {
    ours.measure(swift)
    theirs.measure(c)
  }
  print(name, ours.nanoseconds, theirs.nanoseconds, ours.allocations, separator: "\t")
}

// Known at run time only.
let ten = CommandLine.arguments.count > 1 ? 11 : 10
let a = NDArray<Double, 1>.ones([ten])
let b = NDArray<Double, 2>.ones([ten, ten]).asContiguous(order: .fortran)
let m = Int32(ten)

compare(
  "no argument",
  {
    noArgument()
    return 0
  },
  {
    no_argument_()
    return 0
  })

let x = Double(ten) / 4
compare(
  "double → double", { half(x: x) },
  {
    var value = x
    return half_(&value)
  })

// Swift's Int has more values than Fortran's integer: the call checks it.
compare(
  "integer → integer", { Double((try? successor(i: ten)) ?? 0) },
  {
    var value = m
    return Double(successor_(&value))
  })

compare(
  "10-element array in", { first(a: a) },
  {
    a.withUnsafePointer(order: .fortran) { pointer in
      var s = 0.0
      var n = m
      first_(pointer, &n, &s)
      return s
    }
  })

compare(
  "10×10 Fortran-order array in", { corner(a: b) },
  {
    b.withUnsafePointer(order: .fortran) { pointer in
      var s = 0.0
      var rows = m
      var columns = m
      corner_(pointer, &rows, &columns, &s)
      return s
    }
  })

compare(
  "10-element array out", { (try? ones(n: ten))?[0] ?? 0 },
  {
    // A C program would have to have the memory from somewhere, too.
    let pointer = UnsafeMutablePointer<Double>.allocate(capacity: ten)
    var n = m
    ones_(&n, pointer)
    let value = pointer[0]
    pointer.deallocate()
    return value
  })
