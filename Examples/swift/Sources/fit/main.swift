// A decaying exponential on a background, fitted to noisy data: Swift closures in Fortran's
// Levenberg-Marquardt method.
import Fit

/// What the data were made with.
let truth: (amplitude: Double, rate: Double, background: Double) = (2.5, 1.3, 0.5)

let t = NDArray<Double, 1>.linspace(0, 4, count: 40)
let noise = NDArray<Double, 1>.normal([40], seed: 1)
let y = truth.amplitude * exp(-truth.rate * t) + truth.background + 0.01 * noise

func model(_ x: NDArray<Double, 1>) -> NDArray<Double, 1> { x[0] * exp(-x[1] * t) + x[2] }

func jacobian(_ x: NDArray<Double, 1>) -> NDArray<Double, 2> {
  let decay = exp(-x[1] * t)
  return NDArray(shape: [t.count, 3]) { index in
    switch index[1] {
    case 0: decay[index[0]]
    case 1: -t[index[0]] * x[0] * decay[index[0]]
    default: 1
    }
  }
}

var x: NDArray<Double, 1> = [1, 1, 0]
do {
  let fit = try LeastSquares.levenbergMarquardt(
    residuals: { _, x in model(x) - y }, jacobian: { _, x in jacobian(x) },
    m: t.count, x: &x, tolerance: 1e-12, limit: 100)
  print("after \(fit.steps) steps:", x)
  print("root mean square of the residuals:", (fit.r * fit.r).mean().squareRoot())
} catch {
  print("error: \(error)")
}

/// What a model may say about numbers that make no sense to it.
struct NegativeRate: Error {
  var rate: Double
}

// An error that a closure throws ends the Fortran routine, and arrives here.
do {
  var x: NDArray<Double, 1> = [1, -1, 0]
  _ = try LeastSquares.levenbergMarquardt(
    residuals: { _, x in
      guard x[1] >= 0 else { throw NegativeRate(rate: x[1]) }
      return model(x) - y
    }, jacobian: { _, x in jacobian(x) },
    m: t.count, x: &x, tolerance: 1e-12, limit: 100)
} catch let error as NegativeRate {
  print("the closure refused a rate of \(error.rate)")
}
