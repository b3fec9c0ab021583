import Arrays
import RealModule

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Operands as the driver makes them in NumPy, of one and of two axes.
final class Operands<Scalar: Real & ArrayElement & BinaryFloatingPoint> {
  var a: NDArray<Scalar, 1>
  let b: NDArray<Scalar, 1>
  let mixed: NDArray<Scalar, 1>
  let mask: NDArray<Bool, 1>
  let m: NDArray<Scalar, 2>
  let n: NDArray<Scalar, 2>
  let row: NDArray<Scalar, 1>
  var generator = SeededGenerator(seed: 1)

  init(count: Int) {
    a = NDArray(shape: [count]) { 1 + Scalar($0[0] % 97) / 97 }
    b = NDArray(shape: [count]) { 1 + Scalar($0[0] % 89) / 89 }
    mixed = NDArray(shape: [count]) { Scalar($0[0] * 7919 % 1_000_003) / 1_000_003 }
    mask = (a .< b)
    let rows = count == 10 ? 2 : count == 1000 ? 25 : 1000
    m = a.reshaped([rows, -1])
    n = b.reshaped([rows, -1])
    row = n[0, ...]
  }
}

/// Keeps a result from being optimized away.
@inline(never)
@_optimize(none)
func use<Value>(_ value: Value) {}

func evaluation<Scalar: Real & ArrayElement & BinaryFloatingPoint>(
  _ name: String, _ o: Operands<Scalar>
) -> (() -> Void)? {
  let (a, b, m, n) = (o.a, o.b, o.m, o.n)
  let (mask, row) = (o.mask, o.row)
  let c = a * 1
  o.a = a + 0
  return switch name {
  case "add": { use(a + b) }
  case "multiply": { use(a * b) }
  case "divide": { use(a / b) }
  case "scalar": { use(2 * a) }
  case "polynomial": { use(2 * a * a + 3 * b - 1) }
  case "in-place": { increase(&o.a, by: b) }
  case "sqrt": { use(sqrt(a)) }
  case "abs": { use(abs(a)) }
  case "maximum": { use(maximum(a, b)) }
  case "less": { use(a .< b) }
  case "where": { use(NDArray(where: mask, a, else: b)) }
  case "exp": { use(exp(a)) }
  case "log": { use(log(a)) }
  case "sin": { use(sin(a)) }
  case "tanh": { use(tanh(a)) }
  case "pow": { use(pow(a, b)) }
  case "pow-scalar": { use(pow(a, 2.5)) }
  case "pow-negative": { use(pow(-a, 3)) }
  case "sum": { use(a.sum()) }
  case "mean": { use(a.mean()) }
  case "variance": { use(a.variance()) }
  case "product": { use(a.product()) }
  case "max": { use(a.max()) }
  case "argmax": { use(a.argMax()) }
  case "any": { use(mask.all()) }
  case "count": { use(mask.countTrue()) }
  case "cumsum": { use(a.cumulativeSum()) }
  case "sum0": { use(m.sum(axis: 0)) }
  case "sum1": { use(m.sum(axis: 1)) }
  case "max0": { use(m.max(axis: 0)) }
  case "equal": { use(a == c) }
  case "sort": { use(o.mixed.sorted()) }
  case "normal": { use(NDArray<Scalar, 1>.normal([a.count], using: &o.generator)) }
  case "row": { use(m + row) }
  case "slice": { use(a[1 ..< -1]) }
  case "slices": { use(m[..., 1 ..< -1] + n[..., 1 ..< -1]) }
  case "steps": { use(a[stride(by: 2)] * b[stride(by: 2)]) }
  case "transposed": { use(m.transposed() + n.transposed()) }
  case "transposed-one": { use(m.transposed().asContiguous(order: .c)) }
  default: nil
  }
}

func flushOutput() { fflush(nil) }

@inline(__always)
func increase<Scalar: Real & ArrayElement>(_ a: inout NDArray<Scalar, 1>, by b: NDArray<Scalar, 1>)
{
  a += b
}
