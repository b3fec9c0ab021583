// Jacobi and Gauss-Seidel sweeps through the loop idioms of the manual, beside the same loops in C.
//
// usage: stencils libstencils.so   (see ../run)

import Arrays

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let size = 500
let sweeps = 100
let rounds = 15

/// Row by row: three spans to read, one to write. Bounds are checked once per row.
func jacobi(_ start: NDArray<Double, 2>, sweeps: Int) -> NDArray<Double, 2> {
  var u = start
  var next = start
  for _ in 0..<sweeps {
    for i in 1..<u.shape[0] - 1 {
      let above = u.row(i - 1)
      let here = u.row(i)
      let below = u.row(i + 1)
      var row = next.mutableRow(i)
      for j in 1..<here.count - 1 {
        row[j] = 0.25 * (above[j] + here[j &- 1] + here[j &+ 1] + below[j])
      }
    }
    swap(&u, &next)
  }
  return u
}

/// In place: the left neighbour, which was just computed, stays in a register.
func gaussSeidel(_ start: NDArray<Double, 2>, sweeps: Int) -> NDArray<Double, 2> {
  var u = start
  u.withMutableView { u in
    for _ in 0..<sweeps {
      for i in 1..<u.shape[0] - 1 {
        var left = u[i, 0]
        for j in 1..<u.shape[1] - 1 {
          left = 0.25 * (u[i &- 1, j] + left + u[i, j &+ 1] + u[i &+ 1, j])
          u[i, j] = left
        }
      }
    }
  }
  return u
}

typealias CJacobi =
  @convention(c) (
    UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, Int, Int, Int
  ) -> Void
typealias CGaussSeidel = @convention(c) (UnsafeMutablePointer<Double>, Int, Int, Int) -> Void

guard CommandLine.arguments.count == 2, let library = dlopen(CommandLine.arguments[1], RTLD_NOW),
  let jacobiAddress = dlsym(library, "jacobi"),
  let gaussSeidelAddress = dlsym(library, "gauss_seidel")
else {
  print("usage: stencils libstencils.so")
  exit(1)
}
let cJacobi = unsafeBitCast(jacobiAddress, to: CJacobi.self)
let cGaussSeidel = unsafeBitCast(gaussSeidelAddress, to: CGaussSeidel.self)

/// Hot on the left and upper side, wavy inside.
let start = NDArray<Double, 2>(shape: [size, size]) { index in
  index[0] == 0 || index[1] == 0 ? 1 : Double((index[0] * 7 + index[1] * 3) % 11) / 11
}

func milliseconds(_ body: () -> NDArray<Double, 2>) -> (Double, NDArray<Double, 2>) {
  var result = start
  let time = ContinuousClock().measure { result = body() }
  return (time / .milliseconds(1), result)
}

func cResult(jacobi isJacobi: Bool) -> NDArray<Double, 2> {
  var u = start
  var next = start
  u.withUnsafeMutablePointer(order: .c) { u in
    if isJacobi {
      next.withUnsafeMutablePointer(order: .c) { cJacobi(u, $0, size, size, sweeps) }
    } else {
      cGaussSeidel(u, size, size, sweeps)
    }
  }
  return u
}

var areEqual = true
for isJacobi in [true, false] {
  var best = (swift: Double.infinity, c: Double.infinity)
  for _ in 0..<rounds {
    let swift = milliseconds {
      isJacobi ? jacobi(start, sweeps: sweeps) : gaussSeidel(start, sweeps: sweeps)
    }
    let c = milliseconds { cResult(jacobi: isJacobi) }
    best = (min(best.swift, swift.0), min(best.c, c.0))
    areEqual = areEqual && swift.1 == c.1
  }
  func text(_ x: Double) -> String { String((x * 100).rounded() / 100) }
  print(
    isJacobi ? "Jacobi      " : "Gauss-Seidel", "\(size)×\(size)×\(sweeps):",
    "Swift \(text(best.swift)) ms, gcc -O3 -march=native \(text(best.c)) ms,",
    "ratio \(text(best.swift / best.c))")
}
print(areEqual ? "results equal to the last bit" : "RESULTS DIFFER")
exit(areEqual ? 0 : 1)
